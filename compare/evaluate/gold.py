"""Gold files: facts x sources with verdicts, and differences, written by hand beside a corpus.

::

    {"format": "narrative-compare gold 1",
     "stories": [{"name": ..., "title": ..., "articles": ["outlet/file.txt", "feed.jsonl#2"],
                  "facts": [{"name": ..., "text": ...,
                             "verdicts": {source: verdict},
                             "quotes": {source: "words of its article"}}],
                  "differences": [{"fact": name, "kind": "quantity",
                                   "values": {"41": [source, ...], "39": [source]}}]}],
     "singles": ["outlet/other.txt"]}

An article is named by its path in the corpus, in tables with ``#`` and the record's number.

A difference is about one aspect of one fact; a fact may have several of a kind. Every two sources
under different values differ, sources under one value do not, and a source that stands under none
is left open. Only sources that tell the fact, some of it or its contrary stand there, and one that
told less only since it appeared earlier. Values are short and as printed; forms of one value are
parted by ``/``. They are written by reading the articles alone:

- ``quantity``, ``date``, ``place``, ``name``: the value. Spellings of one name do not differ.
- ``polarity``: what one affirms and another denies, ``certainty``: hedged, conditional or doubted
  in one and flat in another.
- ``wording``: the expressions in one position.
- ``voice``: who states it (``outlet``; ``named: Trump``, a person or body; ``unnamed: officials``;
  ``document: figures``), or the form (``direct quote``, ``part quote``, ``paraphrase``), or the
  verb's stance (``said``, ``insisted``).
- ``agency``: how the verb treats its doer, then the words: ``active``, ``passive`` (with the doer),
  ``agentless passive``, ``nominalised``, ``intransitive``.
- ``weight``: ``lead`` where the fact is first told in headline, standfirst or first paragraph,
  ``end`` where first in the last third of the text; what lies between is not listed.
- ``sentiment``: towards a person, body or place in the telling and the remarks that go with it:
  ``Araghchi: negative``, ``neutral`` or ``positive``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from compare.errors import FormatError, InputError
from compare.records import Verdict  # noqa: TC001  pydantic reads it from the annotations

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".gold.json"


@dataclass(frozen=True)
class GoldFact:
    """One fact, what each source does with it, and the words it does it in."""

    name: str
    text: str
    verdicts: dict[str, Verdict]
    quotes: dict[str, str]


@dataclass(frozen=True)
class GoldDifference:
    """One kind of difference in a fact: which sources give which value."""

    fact: str
    kind: str
    values: dict[str, list[str]]


@dataclass(frozen=True)
class GoldStory:
    """One story: its articles, facts and differences."""

    name: str
    title: str
    articles: list[str]
    facts: list[GoldFact]
    differences: list[GoldDifference]


@dataclass(frozen=True)
class Gold:
    """A whole gold file."""

    format: Literal["narrative-compare gold 1"]
    stories: list[GoldStory]
    singles: list[str]


def gold_path(corpus: Path) -> Path:
    """Return the gold file that belongs to a corpus: ``corpus.gold.json`` beside the folder.

    Raises
    ------
    InputError
        Where there is none.
    """
    path = corpus.resolve().with_name(corpus.resolve().name + SUFFIX)
    if not path.is_file():
        message = (
            f"no gold file {path.name} beside the folder {corpus}; see the README for its form"
        )
        raise InputError(message)
    return path


def read_gold(path: Path) -> Gold:
    """Read a gold file.

    Raises
    ------
    FormatError
        Where it has another form; the first fault is named.
    """
    try:
        return TypeAdapter(Gold).validate_json(path.read_bytes())
    except OSError as error:
        message = f"gold file {path} cannot be read; check the path"
        raise InputError(message) from error
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(map(str, fault["loc"])) or "the whole file"
        message = f"gold file {path} has another form ({where}: {fault['msg'].lower()})"
        raise FormatError(message) from error
