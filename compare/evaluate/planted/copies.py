"""Article in, a copy with planted errors out, and what is true of each of its claims."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from random import Random
from typing import TYPE_CHECKING

from compare.evaluate.planted.kinds import KINDS, edits, seed_of
from compare.evaluate.planted.names import names_pool
from compare.records import Article
from compare.segment.blocks import SAME_LENGTH, article_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span as SpacySpan

    from compare.records import Claim, Span, Verdict
    from compare.segment import Parser

EXPECTED: dict[str, Verdict] = {
    **dict.fromkeys(
        (k for k, label in KINDS.items() if label == "contradiction" and k != "reattributed"),
        "contradicted",
    ),
    "deleted": "omitted",
    "dropped": "partial",
    "addition": "included",
    "paraphrase": "included",
    "reattributed": "included",
}  # fmt: skip
"""What the copy does with a claim whose words an edit of this kind touches.

What is reattributed is still told: whose voice tells it is a difference, not a verdict.
"""

UNTOUCHED = "untouched"
_SHARE = 0.5
_RESTATED = 0.5
_GONE = 0.8
_MIN_LETTERS = 4
_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")


@dataclass(frozen=True, slots=True)
class Plant:
    """One edited sentence: its span in the untouched article, and the spans of changed words."""

    kind: str
    sentence: Span
    edited: str
    changed: tuple[Span, ...]


def planted_copy(article: Article, source: str, parser: Parser) -> tuple[Article, list[Plant]]:
    """Return a copy of an article under another source, about half of its sentences edited.

    Only sentences of the body are, and none that another sentence says half of: a headline that
    says it again would make the answer wrong. Kinds are drawn evenly from those that a sentence
    allows, by the article's own words: the same article gives the same copy.
    """
    plants = _plants(article, parser)
    text, at = [], article.body_start
    for plant in plants:
        text += [article.text[at : plant.sentence[0]], plant.edited]
        at = plant.sentence[1]
    text.append(article.text[at:])
    copy = Article.compose(
        source=source,
        title=article.title,
        standfirst=article.standfirst,
        body="".join(text).strip() or article.text[article.body_start :],
    )
    return copy, plants


def truth(claim: Claim, text: str, plants: Sequence[Plant]) -> tuple[str, Verdict]:
    """Return the kind of edit that touched a claim of an untouched text, and its verdict."""
    for plant in plants:
        if not _meets(plant.sentence, claim.sentence):
            continue
        words = [
            (start + word.start(), start + word.end())
            for start, end in claim.spans
            for word in _WORD.finditer(text[start:end])
        ]
        touched = sum(any(_meets(word, span) for span in plant.changed) for word in words)
        if not touched:
            return UNTOUCHED, "included"
        if plant.kind == "dropped" and touched >= _GONE * len(words):
            return plant.kind, "omitted"
        return plant.kind, EXPECTED[plant.kind]
    return UNTOUCHED, "included"


def _plants(article: Article, parser: Parser) -> list[Plant]:
    blocks = [block for block in article_blocks(article) if block.states and block.parsable]
    docs = parser.parse([block.text for block in blocks])
    pool = names_pool(docs)
    sentences = [
        (block.part == "body", block.span[0], sentence)
        for block, doc in zip(blocks, docs, strict=True)
        for sentence in doc.sents
    ]
    words = [_content(sentence) for _, _, sentence in sentences]
    rng = Random(seed_of(article.text))  # noqa: S311  # no secret
    plants = []
    for number, (in_body, offset, sentence) in enumerate(sentences):
        chosen = rng.random() < _SHARE
        if not in_body or not chosen or _is_restated(number, words):
            continue
        near = [one for _, _, one in sentences[max(0, number - 8) : number + 9]]
        others = [one for one in near if one is not sentence]
        plant = _plant(sentence, offset, rng, pool, others)
        if plant is not None:
            plants.append(plant)
    return plants


def _plant(
    sentence: SpacySpan,
    offset: int,
    rng: Random,
    pool: dict[str, tuple[str, ...]],
    others: list[SpacySpan],
) -> Plant | None:
    text = sentence.text.rstrip()
    span = (offset + sentence.start_char, offset + sentence.start_char + len(text))
    found = [one for one in edits(sentence, rng, pool, others) if one.kind in EXPECTED]
    if not found:
        return None
    kind = rng.choice(sorted({one.kind for one in found} | {"deleted"}))
    if kind == "deleted":
        return Plant(kind, span, "", (span,))
    edited = rng.choice([one for one in found if one.kind == kind]).edited
    changed = _changed(text, edited, span[0])
    return Plant(kind, span, edited, changed) if changed else None


def _changed(text: str, edited: str, offset: int) -> tuple[Span, ...]:
    """Return the words that an edit replaced or left out, or that stand before an insertion."""
    before = list(_WORD.finditer(text.translate(SAME_LENGTH)))
    after = [word.group().lower() for word in _WORD.finditer(edited)]
    matcher = SequenceMatcher(None, [w.group().lower() for w in before], after, autojunk=False)
    spans = []
    for operation, start, end, _, _ in matcher.get_opcodes():
        if operation == "insert" and before:
            spans.append(before[max(0, start - 1)].span())
        elif operation != "equal":
            spans += [word.span() for word in before[start:end]]
    return tuple((offset + start, offset + end) for start, end in spans)


def _content(sentence: SpacySpan) -> frozenset[str]:
    return frozenset(
        token.lemma_.lower()
        for token in sentence
        if token.is_alpha and not token.is_stop and len(token) >= _MIN_LETTERS
    )


def _is_restated(number: int, words: Sequence[frozenset[str]]) -> bool:
    """Tell whether another sentence has half of a sentence's words of content."""
    own = words[number]
    return not own or any(
        len(own & other) >= _RESTATED * min(len(own), max(1, len(other)))
        for n, other in enumerate(words)
        if n != number and other
    )


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
