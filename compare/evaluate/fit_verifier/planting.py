"""Articles in, examples with planted errors out: what annotators' sets hold too few of."""

from __future__ import annotations

from collections import defaultdict
from random import Random
from typing import TYPE_CHECKING

from compare.evaluate.fit_verifier.examples import (
    CONTRADICTION,
    ENTAILMENT,
    NEUTRAL,
    NOT_ENTAILMENT,
    Example,
)
from compare.evaluate.held_out import bucket
from compare.evaluate.planted import article_edits, seed_of
from compare.evaluate.rows import read_rows
from compare.segment import load_parser

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from compare.evaluate.planted import Planted

ARTICLES = 1_500
SENTENCES_PER_ARTICLE = 4
EDITS = {"contradiction": 3, "neutral": 1, "entailment": 2}
"""At most this many edits of one sentence by label, each of another kind."""

_TARGETS = {"contradiction": CONTRADICTION, "neutral": NEUTRAL, "entailment": ENTAILMENT}
_CHARACTERS = 2_400
_PARAGRAPH_WORDS = 5
_SELFSAME = 0.2
"""Share of edits other than negations after which sentences are paired with themselves: without
that a negation in the hypothesis is taken for a contradiction, whatever the premise says."""

_PARAPHRASED, _TURNED, _WITH_NEIGHBOURS = 0.4, 0.25, 0.5


def planted_examples(folder: Path) -> Iterator[Example]:
    """Give pairs of a real sentence and an edit of it, one event in twelve held out.

    So that a changed premise, a paraphrased one and company are no surprise, four premises in ten
    are paraphrased first where that is safe, some pairs are turned round, and half of the
    premises stand among their neighbours.
    """
    rows = [row for row in read_rows(folder / "stories.jsonl.gz") if row.get("text")]
    Random(3).shuffle(rows)  # noqa: S311  no secret
    parser = load_parser()
    for row in rows[:ARTICLES]:
        text = str(row["text"])[:_CHARACTERS].rsplit(".", 1)[0] + "."
        paragraphs = [p.strip() for p in text.split("\n") if len(p.split()) >= _PARAGRAPH_WORDS]
        docs = list(parser.parse(paragraphs or [text]))
        sentences = [" ".join(s.text.split()) for doc in docs for s in doc.sents]
        rng = Random(seed_of(text))  # noqa: S311
        edited = [(" ".join(span.text.split()), found) for span, found in article_edits(docs)]
        rng.shuffle(edited)
        held_out = bucket(row["event_id"], 12) == 0
        for sentence, found in edited[:SENTENCES_PER_ARTICLE]:
            for planted in _chosen(found, rng):
                premise, hypothesis, target = _turned(planted, found, rng)
                premise = _among(premise, sentence, sentences, rng)
                yield Example("planted", "relation", premise, hypothesis, target, held_out)
                if planted.kind == "negation" or rng.random() < _SELFSAME:
                    for text in (planted.original, planted.edited):
                        yield Example("selfsame", "relation", text, text, ENTAILMENT, held_out)


def _chosen(found: Sequence[Planted], rng: Random) -> Iterator[Planted]:
    """Give a few edits of one sentence, each of another kind."""
    by_kind: dict[str, list[Planted]] = defaultdict(list)
    for planted in found:
        by_kind[planted.kind].append(planted)
    for label, number in EDITS.items():
        kinds = [kind for kind, members in by_kind.items() if members[0].label == label]
        rng.shuffle(kinds)
        for kind in kinds[:number]:
            yield rng.choice(by_kind[kind])


def _turned(
    planted: Planted, found: Sequence[Planted], rng: Random
) -> tuple[str, str, tuple[int, ...]]:
    """Return premise, hypothesis and target of one edit, perhaps paraphrased or turned round."""
    premise, hypothesis, target = planted.original, planted.edited, _TARGETS[planted.label]
    chance = rng.random()
    paraphrases = [one.edited for one in found if one.kind == "paraphrase"]
    leaves_out = planted.kind in {"paraphrase", "extracted", "dropped"}
    if paraphrases and not leaves_out and chance < _PARAPHRASED:
        premise = rng.choice(paraphrases)
    elif chance > 1 - _TURNED and planted.label == "contradiction":
        premise, hypothesis = hypothesis, premise
    elif chance > 1 - _TURNED and planted.kind == "dropped":
        premise, hypothesis, target = hypothesis, premise, NEUTRAL
    # Two speakers may both have said it.
    return premise, hypothesis, NOT_ENTAILMENT if planted.kind == "reattributed" else target


def _among(premise: str, sentence: str, sentences: Sequence[str], rng: Random) -> str:
    """Return a premise, perhaps with the sentences before and after it."""
    if sentence not in sentences or rng.random() >= _WITH_NEIGHBOURS:
        return premise
    number = sentences.index(sentence)
    before, after = sentences[max(0, number - 1) : number], sentences[number + 1 : number + 2]
    side = rng.randrange(3)
    if side == 0:
        after = []
    elif side == 1:
        before = []
    return " ".join([*before, premise, *after])
