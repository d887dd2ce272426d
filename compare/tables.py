"""Records to pandas: the only door between a comparison and a data frame.

Every function gives one tidy frame whose first columns, and their order, are a contract with
users; later versions may add columns after them. Types do not depend on the content: text is
``string``, counts ``int64``, probabilities ``float64``, an offset that may be missing ``Int64``.
An empty comparison gives empty frames with all columns. Rows are in the comparison's order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Literal

from compare.counting import count_verdict, count_verdicts, verdict_columns
from compare.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from compare.records import Comparison

_ARTICLES = "article_id source title published url path story_id words record"
_STORIES = (
    "story_id title n_articles n_sources first_published last_published n_facts n_differences"
)
_FACTS = (
    "story_id fact_id text n_included n_partial n_contradicted n_omitted "
    "n_not_yet_known n_unsure n_claims"
)
_JUDGEMENTS = (
    "story_id fact_id source article_id verdict probability evidence start end nearest "
    "unsure similarity nearest_start nearest_end spans reasons"
)
_DIFFERENCES = (
    "story_id fact_id kind source_a value_a source_b value_b evidence_a evidence_b "
    "relation strength article_id_a start_a end_a article_id_b start_b end_b direction"
)
_SOURCES = (
    "source n_articles n_stories n_included n_omitted n_contradicted "
    "n_partial n_not_yet_known n_unsure"
)
_REFUSED = "path record reason"

_TYPES = {
    **dict.fromkeys(("words", "record", "start_a", "end_a", "start_b", "end_b"), "int64"),
    **dict.fromkeys(("start", "end", "nearest_start", "nearest_end"), "Int64"),
    **dict.fromkeys(("probability", "similarity", "strength", "log_odds", "z"), "float64"),
    "unsure": "bool",
}
"""Types of the columns that are not text; a column named ``n_...`` is a count."""


def articles_frame(comparison: Comparison) -> pd.DataFrame:
    """Articles in, one row an article out.

    Further columns of the corpus (``metadata``) follow the fixed ones, named ``meta_<name>`` and
    sorted; missing ones are missing values.
    """
    story_of = {
        article_id: story.id for story in comparison.stories for article_id in story.article_ids
    }
    extra = sorted({name for article in comparison.articles for name, _ in article.metadata})
    return make_frame(
        [*_ARTICLES.split(), *(f"meta_{name}" for name in extra)],
        (
            {
                "article_id": article.id,
                "source": article.source,
                "title": article.title,
                "published": article.published,
                "url": article.url,
                "path": article.path,
                "story_id": story_of.get(article.id, ""),
                "words": article.words,
                "record": article.record,
            }
            | {f"meta_{name}": value for name, value in article.metadata}
            for article in comparison.articles
        ),
    )


def stories_frame(comparison: Comparison) -> pd.DataFrame:
    """Stories in, one row a story out; an article on its own is a story of one."""
    source_of = {article.id: article.source for article in comparison.articles}
    n_facts = Counter(fact.story_id for fact in comparison.facts)
    n_differences = Counter(difference.story_id for difference in comparison.differences)
    return make_frame(
        _STORIES.split(),
        (
            {
                "story_id": story.id,
                "title": story.title,
                "n_articles": len(story.article_ids),
                "n_sources": len({source_of[article_id] for article_id in story.article_ids}),
                "first_published": story.first_published,
                "last_published": story.last_published,
                "n_facts": n_facts[story.id],
                "n_differences": n_differences[story.id],
            }
            for story in comparison.stories
        ),
    )


def facts_frame(comparison: Comparison) -> pd.DataFrame:
    """Facts in, one row a fact out, with the number of sources a verdict."""
    of_fact = defaultdict[tuple[str, str], Counter[str]](Counter)
    for judgement in comparison.judgements:
        count_verdict(judgement, of_fact[judgement.story_id, judgement.fact_id])
    return make_frame(
        _FACTS.split(),
        (
            {"story_id": fact.story_id, "fact_id": fact.id, "text": fact.text}
            | {"n_claims": len(fact.claim_ids)}
            | verdict_columns(of_fact[fact.story_id, fact.id])
            for fact in comparison.facts
        ),
    )


def judgements_frame(comparison: Comparison) -> pd.DataFrame:
    """Judgements in, one row a fact and source out.

    ``evidence`` joins its stretches by `` … ``; ``start`` is where the first begins, ``end`` where
    the last ends, and ``spans`` has all of them (``10-25 40-52``). ``reasons`` are joined by
    ``; ``. An omission has no evidence and so no offsets.
    """
    return make_frame(
        _JUDGEMENTS.split(),
        (
            {
                **{name: getattr(judgement, name) for name in _JUDGEMENTS.split()[:6]},
                "evidence": " … ".join(evidence.text for evidence in judgement.evidence),
                "start": min((one.start for one in judgement.evidence), default=None),
                "end": max((one.end for one in judgement.evidence), default=None),
                "nearest": judgement.nearest.text if judgement.nearest else "",
                "unsure": judgement.unsure,
                "similarity": judgement.similarity,
                "nearest_start": judgement.nearest.start if judgement.nearest else None,
                "nearest_end": judgement.nearest.end if judgement.nearest else None,
                "spans": " ".join(f"{one.start}-{one.end}" for one in judgement.evidence),
                "reasons": "; ".join(judgement.reasons),
            }
            for judgement in comparison.judgements
        ),
    )


def differences_frame(comparison: Comparison) -> pd.DataFrame:
    """Differences in, one row a pair of tellings out."""
    return make_frame(
        _DIFFERENCES.split(),
        (
            {
                **{
                    name: getattr(difference, name)
                    for name in (*_DIFFERENCES.split()[:7], "relation", "strength", "direction")
                },
                "evidence_a": difference.evidence_a.text,
                "evidence_b": difference.evidence_b.text,
                "article_id_a": difference.evidence_a.article_id,
                "start_a": difference.evidence_a.start,
                "end_a": difference.evidence_a.end,
                "article_id_b": difference.evidence_b.article_id,
                "start_b": difference.evidence_b.start,
                "end_b": difference.evidence_b.end,
            }
            for difference in comparison.differences
        ),
    )


def sources_frame(
    comparison: Comparison, verdicts: Mapping[str, Counter[str]] | None = None
) -> pd.DataFrame:
    """Return one row a source, in alphabetical order.

    ``verdicts`` are its judgements counted already, where the comparison does not hold them; see
    :func:`compare.counting.count_verdicts`.
    """
    of_source = count_verdicts(comparison.judgements) if verdicts is None else verdicts
    story_of = {
        article_id: story.id for story in comparison.stories for article_id in story.article_ids
    }
    n_articles = Counter(article.source for article in comparison.articles)
    stories = defaultdict[str, set[str]](set)
    for article in comparison.articles:
        if article.id in story_of:
            stories[article.source].add(story_of[article.id])
    return make_frame(
        _SOURCES.split(),
        (
            {"source": source, "n_articles": n_articles[source], "n_stories": len(stories[source])}
            | verdict_columns(of_source.get(source, Counter()))
            for source in sorted(n_articles)
        ),
    )


def refused_frame(comparison: Comparison) -> pd.DataFrame:
    """Refusals in, one row a record that gave no article out."""
    return make_frame(
        _REFUSED.split(),
        (
            {name: getattr(refusal, name) for name in _REFUSED.split()}
            for refusal in comparison.refusals
        ),
    )


def matrix_frame(
    comparison: Comparison,
    story_id: str,
    values: Literal["verdict", "probability"] = "verdict",
) -> pd.DataFrame:
    """Return the matrix of one story: a row a fact, a column a source, a judgement a cell.

    Parameters
    ----------
    comparison, story_id
        The story to show; its first characters are enough where they fit one story only.
    values
        What a cell holds: the ``verdict``, or its ``probability`` (0 to 1).

    Returns
    -------
    pandas.DataFrame
        Indexed by ``fact_id`` and ``fact`` (its words), columns named ``source`` in alphabetical
        order. A cell without a judgement is a missing value.

    Raises
    ------
    InputError
        Where no story, or more than one, has that id.
    """
    import pandas as pd  # noqa: PLC0415 - heavy, and not needed to import this package

    story_id = find_story_id(comparison, story_id)
    facts = [fact for fact in comparison.facts if fact.story_id == story_id]
    judgements = [one for one in comparison.judgements if one.story_id == story_id]
    sources = sorted({judgement.source for judgement in judgements})
    of_cell = {(one.fact_id, one.source): getattr(one, values) for one in judgements}
    index = pd.MultiIndex.from_tuples(
        [(fact.id, fact.text) for fact in facts], names=["fact_id", "fact"]
    )
    cells = [[of_cell.get((fact.id, source)) for source in sources] for fact in facts]
    columns = pd.Index(sources, name="source", dtype=object)
    return pd.DataFrame(cells, index=index, columns=columns, dtype=object).astype(
        "string" if values == "verdict" else "float64"
    )


def find_story_id(comparison: Comparison, story_id: str) -> str:
    """Return the id of the one story whose id is, or begins with, ``story_id``.

    Raises
    ------
    InputError
        Where no story, or more than one, has that id.
    """
    ids = [story.id for story in comparison.stories]
    found = [one for one in ids if one == story_id] or [
        one for one in ids if story_id and one.startswith(story_id)
    ]
    if len(found) == 1:
        return found[0]
    fault = "fits more than one story" if found else "is no story of this comparison"
    message = f"{story_id!r} {fault}; the table of stories has their ids"
    raise InputError(message)


def make_frame(columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """Make a frame of rows, with exactly the given columns and their types."""
    import pandas as pd  # noqa: PLC0415 - heavy, and not needed to import this package

    frame = pd.DataFrame(list(rows), columns=pd.Index(columns), dtype=object)
    return frame.astype({name: _type(name) for name in columns})


def _type(name: str) -> str:
    """Return the pandas type of a column."""
    if name.startswith("n_"):
        return "int64"
    if name.rpartition("_")[2] in {"share", "low", "high"}:
        return "float64"
    return _TYPES.get(name, "string")
