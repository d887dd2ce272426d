"""Clauses in, claims out: the words, voice, mentions and place of every statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.records import Claim
from compare.segment.blocks import article_blocks, looks_english
from compare.segment.boundaries import plain_sentences
from compare.segment.carrying import subject_of
from compare.segment.drafts import Draft
from compare.segment.mentions import find_mentions
from compare.segment.negation import is_negated
from compare.segment.parser import load_parser
from compare.segment.quotation import find_quotations
from compare.segment.speakers import settle_voices
from compare.segment.statements import MIN_WORDS, find_statements, token_runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.tokens import Doc

    from compare.records import Article, Mention, Span
    from compare.segment.blocks import Block
    from compare.segment.clauses import Clause
    from compare.segment.parser import Parser


def segment(
    articles: Sequence[Article],
    parser: Parser | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Claim, ...]:
    """Return the claims of all articles: articles as given, claims in reading order.

    Parameters
    ----------
    articles
        Any number of articles; each is segmented by itself, so that neither their order nor
        their company changes a claim.
    parser
        The dependency parser; loaded where none is given.
    progress
        Called after every article with the number done and the number of all.

    Raises
    ------
    ModelError
        Where no parser is given and the pinned one cannot be loaded.
    """
    parser = parser or load_parser()
    claims: list[Claim] = []
    for done, article in enumerate(articles, start=1):
        claims.extend(_claims_of(article, parser))
        if progress is not None:
            progress(done, len(articles))
    return tuple(claims)


def _claims_of(article: Article, parser: Parser) -> Iterator[Claim]:
    """Give the claims of one article."""
    blocks = article_blocks(article)
    english = looks_english(blocks)
    parsed = [block for block in blocks if block.states and block.parsable and english]
    docs = dict(zip((b.span for b in parsed), parser.parse([b.text for b in parsed]), strict=True))
    found = find_mentions(
        list(docs.values()), [span[0] for span in docs], article.text, article.published
    )
    mentions = dict(zip(docs, found, strict=True))
    drafts: list[Draft] = []
    for block in blocks:
        if not block.states:
            continue
        doc = docs.get(block.span)
        if doc is None:
            drafts.extend(_plain_drafts(article, block))
        else:
            drafts.extend(_block_drafts(article, block, doc, mentions[block.span]))
    voices = settle_voices(drafts, article.text)
    length = max(1, len(article.text))
    ordered = sorted(
        zip(drafts, voices, strict=True), key=lambda pair: (pair[0].start, pair[0].spans)
    )
    for number, (draft, voice) in enumerate(ordered):
        yield Claim(
            id=f"{article.id}-{number}",
            article_id=article.id,
            spans=draft.spans,
            text=words_of(article.text, draft.spans),
            sentence=draft.sentence,
            part=draft.block.part,
            paragraph=draft.block.paragraph,
            position=round(draft.spans[0][0] / length, 6),
            voice=voice,
            mentions=draft.mentions,
            negated=draft.negated,
        )


def words_of(text: str, spans: Sequence[Span]) -> str:
    """Return the words of some spans of a text, joined by single spaces."""
    return " ".join(word for start, end in spans for word in text[start:end].split())


def _plain_drafts(article: Article, block: Block) -> Iterator[Draft]:
    """Make every sentence a claim in the outlet's voice, without a parse."""
    for start, end in plain_sentences(block.text):
        span = (block.span[0] + start, block.span[0] + end)
        words = article.text[span[0] : span[1]]
        if len(words.split()) >= MIN_WORDS and not words.endswith(("?", "?”", '?"')):
            yield Draft(block, span, (span,), start=span[0])


def _block_drafts(
    article: Article, block: Block, doc: Doc, mentions: Sequence[Mention]
) -> Iterator[Draft]:
    """Give the claims of one parsed block, without the voices that other sentences decide."""
    offset = block.span[0]
    names = tuple(mention for mention in mentions if mention.kind in {"name", "place"})
    quotations = tuple(find_quotations(article.text, block.span))
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        if not tokens:
            continue
        span = (offset + tokens[0].idx, offset + tokens[-1].idx + len(tokens[-1]))
        for clause, attribution, kept in find_statements(
            tokens, doc, headline=block.part == "headline"
        ):
            spans = _spans(kept, doc, offset)
            inside = tuple(
                mention
                for mention in mentions
                if any(start <= mention.start and mention.end <= end for start, end in spans)
            )
            allowed = set(clause.own) | set(clause.carried) if clause else {t.i for t in tokens}
            head = doc[clause.head] if clause else sentence.root
            yield Draft(
                block,
                span,
                spans,
                doc=doc,
                attribution=attribution,
                subject=_subject(clause, doc),
                quotations=quotations,
                mentions=inside,
                negated=is_negated(head, allowed),
                start=offset + doc[clause.start(kept)].idx if clause else spans[0][0],
                names=names,
            )


def _subject(clause: Clause | None, doc: Doc) -> tuple[int, ...]:
    """Return the subject of a main clause; what is said in passing makes nobody a topic."""
    if clause is None or clause.kind not in {"root", "conjunct"}:
        return ()
    return tuple(subject_of(clause, doc) or clause.carried)


def _spans(numbers: Sequence[int], doc: Doc, offset: int) -> tuple[Span, ...]:
    """Return the spans of the article that some tokens cover."""
    return tuple(
        (offset + doc[run[0]].idx, offset + doc[run[-1]].idx + len(doc[run[-1]]))
        for run in token_runs(numbers, doc)
    )
