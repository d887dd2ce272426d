"""Articles in, a comparison out: the only module that knows the order of the stages."""

from __future__ import annotations

import platform
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from threadpoolctl import threadpool_limits

from compare.align import align
from compare.cache import VectorCache, default_directory
from compare.cluster import cluster, passages, pool
from compare.encode import CachedEncoder, SentenceTransformerEncoder
from compare.frame import frame
from compare.judge import Passages, Reading, StoryClaims, judge
from compare.read import from_frame, read_corpus
from compare.records import Comparison, Corpus
from compare.segment import load_parser, segment
from compare.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoder, Encoding
    from compare.records import Article, Claim, Difference, Fact, Judgement, Story

    Progress = Callable[[str, int, int], None]

VERSIONED = ("numpy", "scikit-learn", "scipy", "sentence-transformers", "spacy", "torch")
"""Packages whose versions can change a result, and so go into the manifest."""

_ENCODED_AT_ONCE = 64


def run(
    corpus: Any,  # noqa: ANN401  paths, a DataFrame or a Corpus; told apart at once
    settings: Settings | None = None,
    *,
    encoder: Encoder | None = None,
    cache: bool = True,
    progress: Progress | None = None,
) -> Comparison:
    """Compare a corpus: read it, find its stories, claims and facts, and judge them.

    Parameters
    ----------
    corpus
        A path or several, a pandas DataFrame with one article a row, or a
        :class:`compare.records.Corpus`.
    settings
        Settings of every stage.
    encoder
        Any object of the shape of :class:`compare.encode.Encoder`; by default the model that the
        settings name.
    cache
        Whether vectors are kept on disk between runs.
    progress
        Called with (stage, done, all).

    Returns
    -------
    The same comparison for the same articles and settings, whatever the order of files, the
    number of processors or the state of the cache.

    Raises
    ------
    CompareError
        Its children say what is wrong: the corpus, the settings, the model.
    """
    settings = settings or Settings()
    read = _read(corpus, settings, progress)
    encoder = encoder or default_encoder(settings, cache=cache)
    with threadpool_limits(1, user_api="blas"):
        stories = find_stories(read.articles, settings, encoder, progress)
        found = Findings(settings, encoder, progress)
        found.read_stories(stories, read.articles)
    return _comparison(read, stories, settings, encoder, found)


def run_stories(
    corpus: Any,  # noqa: ANN401  see run
    settings: Settings | None = None,
    *,
    encoder: Encoder | None = None,
    cache: bool = True,
    progress: Progress | None = None,
) -> Comparison:
    """Find the stories of a corpus and stop there; parameters and errors as for :func:`run`."""
    settings = settings or Settings()
    read = _read(corpus, settings, progress)
    encoder = encoder or default_encoder(settings, cache=cache)
    with threadpool_limits(1, user_api="blas"):
        stories = find_stories(read.articles, settings, encoder, progress)
    return _comparison(read, stories, settings, encoder)


def find_stories(
    articles: Sequence[Article],
    settings: Settings,
    encoder: Encoder,
    progress: Progress | None = None,
) -> tuple[Story, ...]:
    """Cluster articles into stories."""
    tell = progress or (lambda _stage, _done, _all: None)
    return cluster(articles, article_vectors(articles, encoder, tell), settings.cluster)


def article_vectors(
    articles: Sequence[Article], encoder: Encoder, progress: Progress | None = None
) -> NDArray[np.float32]:
    """Return ``(n, d)``: the vector that each article is clustered by.

    Articles are encoded a few at a time: their token vectors, which clustering does not need,
    would fill the memory.
    """
    vectors: list[NDArray[np.float32]] = []
    for start in range(0, len(articles), _ENCODED_AT_ONCE):
        parts = [passages(article) for article in articles[start : start + _ENCODED_AT_ONCE]]
        encodings = iter(encoder.encode([text for texts in parts for text in texts]))
        vectors += [pool([next(encodings).vector for _ in texts]) for texts in parts]
        if progress is not None:
            progress("encoding articles", len(vectors), len(articles))
    return np.stack(vectors)


class Findings:
    """What is found story by story."""

    def __init__(
        self, settings: Settings, encoder: Encoder, progress: Progress | None = None
    ) -> None:
        self.claims: list[Claim] = []
        self.facts: list[Fact] = []
        self.judgements: list[Judgement] = []
        self.differences: list[Difference] = []
        self._settings = settings
        self._encoder = encoder
        self._tell = progress or (lambda _stage, _done, _all: None)

    def read_stories(self, stories: Sequence[Story], articles: Sequence[Article]) -> None:
        """Read every story that two sources or more tell; the others have nobody to omit."""
        by_id = {article.id: article for article in articles}
        told = [[by_id[i] for i in story.article_ids] for story in stories]
        shared = [
            (story, members)
            for story, members in zip(stories, told, strict=True)
            if len({article.source for article in members}) > 1
        ]
        if not shared:
            return
        parser = load_parser()
        total = sum(len(members) for _, members in shared)
        done = 0
        for story, members in shared:
            start = done

            def count(read: int, _all: int, start: int = start) -> None:
                self._tell("reading stories", start + read, total)

            self._read_story(story, members, segment(members, parser, count))
            done += len(members)

    def _read_story(
        self, story: Story, members: Sequence[Article], claims: Sequence[Claim]
    ) -> None:
        articles = {article.id: article for article in members}
        readings, encodings = self._encode(members, claims)
        known = StoryClaims({claim.id: claim for claim in claims}, encodings)
        facts = align(
            story,
            claims,
            [encodings[claim.id] for claim in claims],
            {article.id: article.source for article in members},
            self._settings.align,
        )
        judgements = judge(facts, readings, known, self._settings.judge)
        self.differences.extend(
            frame(facts, judgements, articles, known.claims, encodings, self._settings.frame)
        )
        self.claims.extend(claims)
        self.facts.extend(facts)
        self.judgements.extend(judgements)

    def _encode(
        self, members: Sequence[Article], claims: Sequence[Claim]
    ) -> tuple[list[Reading], dict[str, Encoding]]:
        """Encode a story's sentences and claims, equal texts once."""
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
        encodings = self._encoder.encode(
            texts, lambda done, n: self._tell("encoding a story", done, n)
        )
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
        return readings, {claim.id: encoded[claim.text] for claim in claims}


def _comparison(
    read: Corpus,
    stories: tuple[Story, ...],
    settings: Settings,
    encoder: Encoder,
    found: Findings | None = None,
) -> Comparison:
    """Put together what was read and found."""
    return Comparison(
        articles=read.articles,
        stories=stories,
        claims=tuple(found.claims) if found else (),
        facts=tuple(found.facts) if found else (),
        judgements=tuple(found.judgements) if found else (),
        differences=tuple(found.differences) if found else (),
        refusals=read.refusals,
        duplicates=read.duplicates,
        files=read.files,
        n_records=read.n_records,
        settings=_flat(settings),
        versions=(*_versions(), ("model", encoder.name), ("model_sha256", encoder.revision)),
    )


def default_encoder(settings: Settings | None = None, *, cache: bool = True) -> Encoder:
    """Return the encoder that the settings name, with the cache on disk before it."""
    settings = settings or Settings()
    kept = VectorCache(default_directory()) if cache else None
    return CachedEncoder(SentenceTransformerEncoder(settings.encode), kept)


def _read(corpus: Any, settings: Settings, progress: Progress | None) -> Corpus:  # noqa: ANN401  see run
    """Read whatever the caller has."""
    if isinstance(corpus, Corpus):
        return corpus
    if isinstance(corpus, (str, Path)):
        return read_corpus([corpus], settings.read, progress)
    if hasattr(corpus, "columns") and hasattr(corpus, "iterrows"):
        return from_frame(corpus, settings.read)
    return read_corpus(list(corpus), settings.read, progress)


def _flat(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Return settings as sorted (name, value) pairs of text, those without effect left out."""
    return tuple(sorted(_pairs(settings.to_mapping())))


def _pairs(mapping: Mapping[str, Mapping[str, Any]]) -> Iterable[tuple[str, str]]:
    for stage, values in mapping.items():
        for name, value in values.items():
            if (stage, name) == ("encode", "model") and Path(value).is_dir():
                yield "encode.model", Path(value).resolve().name  # a machine's paths stay on it
            elif (stage, name) != ("encode", "workers"):
                yield f"{stage}.{name}", str(value)


def _versions() -> tuple[tuple[str, str], ...]:
    """Return the versions of this package, of Python and of what computes."""
    packages = [(name, metadata.version(name)) for name in VERSIONED]
    own = ("narrative-compare", metadata.version("narrative-compare"))
    return (own, ("python", platform.python_version()), *packages)
