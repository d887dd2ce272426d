"""One story in, all that is found in it out: the stages after clustering, in their order."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from compare.affinity import claim_affinities
from compare.align import align, likely_pairs, near_claims, same_fact_probabilities
from compare.frame import ClaimScrutiny, frame, sentiments
from compare.judge import Passages, Reading, StoryClaims, judge
from compare.segment import ParsedGrammar, load_parser, segment
from compare.story_cache import StoryFindings
from compare.verifier import KeptStance

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from compare.encode import Encoder, Encoding
    from compare.models import Models
    from compare.records import Article, Claim, Story
    from compare.settings import Settings

    Progress = Callable[[int, int], None]


def read_story(
    story: Story,
    members: Sequence[Article],
    settings: Settings,
    models: Models,
    read: Progress | None = None,
    encoded: Progress | None = None,
) -> StoryFindings:
    """Story and its articles in, claims, facts, judgements and differences out.

    Nothing of another story touches it, so that stories can be read in any order and anywhere.

    Parameters
    ----------
    story, members
        A story of two sources or more, and its articles in its order.
    settings, models
        Of the run.
    read, encoded
        Called with (done, all): articles cut into claims, texts encoded.

    Raises
    ------
    ModelError
        Where the parser is missing, or is not the one that was pinned.
    """
    parser = load_parser()
    claims = segment(members, parser, read)
    articles = {article.id: article for article in members}
    readings, encodings, sentences = _encode(members, claims, models.encoder, encoded)
    vectors = [encodings[claim.id] for claim in claims]
    threads = settings.encode.workers or os.cpu_count() or 1
    affinities = claim_affinities(claims, vectors, threads)
    probabilities = same_fact_probabilities(
        claims, vectors, [sentences[claim.id] for claim in claims], affinities
    )
    grammar = ParsedGrammar(parser)
    known = StoryClaims(
        {claim.id: claim for claim in claims},
        encodings,
        affinities,
        probabilities,
        ClaimScrutiny(articles, encodings, grammar),
    )
    facts = align(
        story,
        claims,
        vectors,
        {article.id: article.source for article in members},
        settings.align,
        probabilities,
    )
    judgements = judge(facts, readings, known, settings.judge, models.verifier, threads)
    # One story's mentions are read together, and before the lens asks for them two by two.
    stance = KeptStance(models.stance) if models.stance is not None else None
    stances = sentiments(story.id, claims, articles, encodings, stance)
    near = near_claims(facts, claims, probabilities)
    differences = frame(
        facts,
        judgements,
        articles,
        known.claims,
        encodings,
        settings.frame,
        grammar,
        stance,
        likely_pairs(facts, claims, probabilities, near),
        near,
    )
    return StoryFindings(tuple(claims), facts, tuple(judgements), differences, stances)


def _encode(
    members: Sequence[Article],
    claims: Sequence[Claim],
    encoder: Encoder,
    progress: Progress | None,
) -> tuple[list[Reading], dict[str, Encoding], dict[str, tuple[str, Encoding]]]:
    """Encode a story's sentences and claims, equal texts once.

    Returns
    -------
    What was read of each article, the vectors of each claim, and its sentence with its vectors,
    by its id.
    """
    articles = {article.id: article for article in members}
    spans = {
        article.id: sorted({c.sentence for c in claims if c.article_id == article.id})
        or [(0, len(article.text))]
        for article in members
    }
    sentences = {
        article.id: tuple(article.text[start:end] for start, end in spans[article.id])
        for article in members
    }
    texts = [claim.text for claim in claims]
    texts += [sentence for article in members for sentence in sentences[article.id]]
    encodings = encoder.encode(texts, progress)
    encoded = dict(zip(texts, encodings, strict=True))
    readings = [
        Reading(
            article=article,
            sentences=tuple(spans[article.id]),
            passages=Passages(
                sentences[article.id], tuple(encoded[s] for s in sentences[article.id])
            ),
            claims=tuple(c for c in claims if c.article_id == article.id),
        )
        for article in members
    ]
    of_claims = {claim.id: encoded[claim.text] for claim in claims}
    around = {claim.id: _sentence(claim, articles) for claim in claims}
    return readings, of_claims, {one: (text, encoded[text]) for one, text in around.items()}


def _sentence(claim: Claim, articles: Mapping[str, Article]) -> str:
    start, end = claim.sentence
    return articles[claim.article_id].text[start:end]
