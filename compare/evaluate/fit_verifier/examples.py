"""Rows of the labelled sets in, examples of three tasks out, the held-out ones apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from compare.evaluate.held_out import bucket, is_held_out, is_held_out_edit
from compare.evaluate.rows import read_rows
from compare.judge.windows import windows
from compare.pairs import plain_passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from compare.encode import Encoder

ENTAILMENT, NEUTRAL, CONTRADICTION = (1, 0, 0), (0, 1, 0), (0, 0, 1)
NOT_ENTAILMENT = (0, 1, 1)
"""Labels as sets of outcomes: any of those marked is right."""

_LABELS = {
    "entailment": ENTAILMENT,
    "neutral": NEUTRAL,
    "contradiction": CONTRADICTION,
    "not_entailment": NOT_ENTAILMENT,
    "include": ENTAILMENT,
    "partial": NEUTRAL,
    "omit": NEUTRAL,
    "contradict": CONTRADICTION,
    "paraphrase": ENTAILMENT,
    "addition": NEUTRAL,
}


@dataclass(frozen=True, slots=True)
class Example:
    """One input and what should come of it.

    Attributes
    ----------
    source
        The labelled set; the mix is by source.
    task
        ``relation``, ``sentiment`` or ``loaded``.
    text, other
        Premise and hypothesis; for the other tasks the sentence, and nothing.
    target
        Outcomes that are right (``relation``, ``sentiment``); for ``loaded`` 1, 0, or -1 where
        the set does not say.
    held_out
        Whether it is only measured on.
    span
        For ``sentiment``, where the mention stands.
    """

    source: str
    task: str
    text: str
    other: str
    target: tuple[int, ...]
    held_out: bool
    span: tuple[int, int] = (0, 0)


def relation_examples(folder: Path, encoder: Encoder) -> Iterator[Example]:
    """Give pairs of premise and hypothesis; the ``dev`` split of inclusion is held out."""
    for row in read_rows(folder / "nli.jsonl.gz"):
        premise, hypothesis = str(row["premise"]), str(row["hypothesis"])
        yield _relation(
            f"nli_{row['corpus']}", premise, hypothesis, row["label"], bucket(premise, 20) == 0
        )
    for row, premise in _windowed(read_rows(folder / "inclusion.jsonl.gz"), encoder):
        yield _relation(
            f"inclusion_{row['corpus']}",
            premise,
            row["fact"],
            row["label"],
            is_held_out("inclusion", row),
        )
    for row in read_rows(folder / "contradiction_edits.jsonl.gz"):
        first, second = str(row["text1"]), str(row["text2"])
        held_out = is_held_out_edit(first)
        yield _relation("edits", first, second, row["label"], held_out)
        if not held_out:  # the other way round an addition is what is left out
            label = "entailment" if row["label"] == "addition" else row["label"]
            yield _relation("edits", second, first, label, held_out)
    for row in read_rows(folder / "paraphrase_mrpc.jsonl.gz"):
        label = "paraphrase" if int(row["label"]) else "neutral"
        held_out = bucket(row["text1"], 20) == 0
        yield _relation("paraphrase", row["text1"], row["text2"], label, held_out)


def sentiment_examples(folder: Path) -> Iterator[Example]:
    """Give sentences with a mention and the sentiment towards it."""
    for row in read_rows(folder / "framing_newsmtsc_train.jsonl.gz"):
        target = [0, 0, 0]
        target[int(row["polarity"]) + 1] = 1
        article = "_".join(str(row["id"]).split("_")[:3])
        yield Example(
            source="sentiment",
            task="sentiment",
            text=str(row["sentence"]),
            other="",
            target=tuple(target),
            held_out=bucket(article, 12) == 0,
            span=(int(row["from"]), int(row["to"])),
        )


def loaded_examples(folder: Path) -> Iterator[Example]:
    """Give sentences, and whether BABE's or BASIL's annotators saw loaded wording."""
    for row in read_rows(folder / "framing_babe.jsonl.gz"):
        biased = int(row["label_bias"] == "Biased")
        held_out = is_held_out("loaded-wording", row)
        yield Example("babe", "loaded", str(row["text"]), "", (biased, -1), held_out)
    for row in read_rows(folder / "framing_basil_sentences.jsonl.gz"):
        lexical = int(str(row["lexical"]) == "True")
        held_out = bucket(row["event_id"], 6) == 0
        yield Example("basil", "loaded", str(row["text"]), "", (-1, lexical), held_out)


def _relation(source: str, premise: str, hypothesis: str, label: str, held_out: bool) -> Example:  # noqa: FBT001  private, and always named by its caller
    return Example(source, "relation", premise, hypothesis, _LABELS[label], held_out)


def _windowed(rows: Iterable[Any], encoder: Encoder) -> Iterator[tuple[Any, str]]:
    """Give each row with the sentences of its text that late interaction picks."""
    by_text: dict[str, list[Any]] = {}
    for row in rows:
        by_text.setdefault(str(row["text"]), []).append(row)
    for text, members in by_text.items():
        facts = [str(row["fact"]) for row in members]
        encodings, read = plain_passages(facts, text, encoder)
        for row, chosen in zip(members, windows(facts, encodings, read.encodings), strict=True):
            yield row, " ".join(read.texts[number] for number in chosen)
