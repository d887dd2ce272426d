"""Articles in, a comparison out: reading, stories, and what :mod:`compare.story` finds in each."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from threadpoolctl import threadpool_limits

from compare.cache import content_key
from compare.cluster import cluster, passages
from compare.findings import Findings
from compare.frame import frame
from compare.models import Models, Recipe, default_encoder, default_stance, default_verifier
from compare.provenance import flat_settings, versions
from compare.read import from_frame, read_corpus
from compare.records import Comparison, Corpus
from compare.settings import Settings
from compare.shelf import Held, Keeping
from compare.steps import EncodeArticles, Work, encode_articles
from compare.story_cache import StoryCache, code_stamp
from compare.work import ALONE, Keeper, carry_out_once, cluster_crew, process_crew

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from compare.cache import ContentCache
    from compare.encode import Encoder
    from compare.records import Article, Story
    from compare.work import Crew

    Progress = Callable[[str, int, int], None]

__all__ = [
    "Findings",
    "article_vectors",
    "default_encoder",
    "default_stance",
    "default_verifier",
    "find_stories",
    "run",
    "run_into",
    "run_stories",
]

_ENCODED_AT_ONCE = 64


def run(
    corpus: Any,  # noqa: ANN401  paths, a DataFrame or a Corpus; told apart at once
    settings: Settings | None = None,
    *,
    encoder: Encoder | None = None,
    cache: bool = True,
    progress: Progress | None = None,
    workers: int = 1,
    scheduler: Any = None,  # noqa: ANN401  an address or a distributed.Client
    kept: ContentCache | None = None,
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
        settings name. Where work is shared out, it must go through pickle.
    cache
        Whether what files gave, vectors, the verifier's outcomes, stories and findings are kept
        on disk between runs.
    progress
        Called with (stage, done, all).
    workers
        Processes on this machine that share the work; 1 keeps it in this one.
    scheduler
        The address of a Dask scheduler (``tcp://host:8786``) or a ``distributed.Client``, whose
        workers share the work instead.
    kept
        Where finished steps are kept, should the run be stopped; see
        :func:`compare.work.work_cache`.

    Returns
    -------
    The same comparison for the same articles and settings, whatever the order of files, the
    number of processors, workers and machines, or the state of the cache.

    Raises
    ------
    CompareError
        Its children say what is wrong: the corpus, the settings, the model.
    """
    held = Held()
    head = run_into(
        held,
        corpus,
        settings,
        encoder=encoder,
        cache=cache,
        progress=progress,
        workers=workers,
        scheduler=scheduler,
        kept=kept,
    )
    found = held.joined(head.stories)
    return replace(
        head,
        claims=found.claims,
        facts=found.facts,
        judgements=found.judgements,
        differences=found.differences,
        sentiments=found.sentiments,
    )


def run_into(
    found: Keeping,
    corpus: Any,  # noqa: ANN401  see run
    settings: Settings | None = None,
    *,
    encoder: Encoder | None = None,
    cache: bool = True,
    progress: Progress | None = None,
    workers: int = 1,
    scheduler: Any = None,  # noqa: ANN401  see run
    kept: ContentCache | None = None,
) -> Comparison:
    """Compare a corpus, and keep texts and findings elsewhere, so that memory holds few of them.

    Parameters and errors are those of :func:`run`.

    Parameters
    ----------
    found
        Where texts of articles read from files, and findings of stories, are kept: a
        :class:`compare.shelf.Shelf`.

    Returns
    -------
    The comparison without what is found inside stories; a
    :class:`compare.shelf.ShelvedComparison` of it and the shelf has that too.
    """
    settings = settings or Settings()
    frame((), (), {}, {}, {}, settings.frame)  # an unknown lens is said before any work is done
    with _crew(workers, scheduler) as crew:
        work = Work(crew, Recipe(settings, cache, encoder), kept)
        encoder = encoder or default_encoder(settings, cache=cache)
        known = getattr(encoder, "cache", None) or kept
        read = _read(corpus, settings, progress, crew, known, found)
        verifier = default_verifier(settings, cache=cache)
        models = Models(encoder, verifier, default_stance(settings))
        with threadpool_limits(1, user_api="blas"):
            stories = find_stories(read.articles, settings, encoder, progress, work)
            Findings(settings, models, progress, work, found).read_stories(stories, read.articles)
    return _comparison(read, stories, settings, models)


def run_stories(
    corpus: Any,  # noqa: ANN401  see run
    settings: Settings | None = None,
    *,
    encoder: Encoder | None = None,
    cache: bool = True,
    progress: Progress | None = None,
    workers: int = 1,
    scheduler: Any = None,  # noqa: ANN401  see run
) -> Comparison:
    """Find the stories of a corpus and stop there; parameters and errors as for :func:`run`."""
    settings = settings or Settings()
    with _crew(workers, scheduler) as crew:
        read = _read(corpus, settings, progress, crew)
        work = Work(crew, Recipe(settings, cache, encoder))
        encoder = encoder or default_encoder(settings, cache=cache)
        with threadpool_limits(1, user_api="blas"):
            stories = find_stories(read.articles, settings, encoder, progress, work)
    return _comparison(read, stories, settings, Models(encoder))


def find_stories(
    articles: Sequence[Article],
    settings: Settings,
    encoder: Encoder,
    progress: Progress | None = None,
    work: Work | None = None,
) -> tuple[Story, ...]:
    """Cluster articles into stories."""
    work = work or Work()
    known = StoryCache(getattr(encoder, "cache", None) or work.kept, settings, encoder)
    return known.stories(
        articles,
        lambda: cluster(
            articles, article_vectors(articles, encoder, progress, work), settings.cluster
        ),
    )


def article_vectors(
    articles: Sequence[Article],
    encoder: Encoder,
    progress: Progress | None = None,
    work: Work | None = None,
) -> NDArray[np.float32]:
    """Return ``(n, d)``: the vector that each article is clustered by.

    Articles are encoded a few at a time: their token vectors, which clustering does not need,
    would fill the memory.
    """
    work = work or Work()
    step: Callable[[Sequence[Article]], NDArray[np.float32]]
    if work.crew.shares and work.recipe:
        step = EncodeArticles(work.recipe, code_stamp())
    else:
        step = lambda piece: encode_articles(piece, encoder)  # noqa: E731  one of two
    starts = range(0, len(articles), _ENCODED_AT_ONCE)
    pieces = [articles[start : start + _ENCODED_AT_ONCE] for start in starts]
    vectors: list[NDArray[np.float32]] = [np.empty(0, np.float32)] * len(pieces)
    # An encoder with a cache keeps its vectors there, text by text.
    keeper: Keeper[Sequence[Article], NDArray[np.float32]] = Keeper(
        None if getattr(encoder, "cache", None) else work.kept,
        lambda piece: _vectors_key(piece, encoder),
        lambda rows: len(rows).to_bytes(4, "little") + rows.astype(np.float32).tobytes(),
        _unpack_rows,
    )
    done = 0
    for number, rows in carry_out_once(work.crew, step, pieces, keeper):
        vectors[number] = rows
        done += len(rows)
        if progress is not None:
            progress("encoding articles", done, len(articles))
    return np.concatenate(vectors)


def _vectors_key(articles: Sequence[Article], encoder: Encoder) -> bytes:
    model = (encoder.name, encoder.revision, str(getattr(encoder, "kernel", "")))
    texts = [text for article in articles for text in (article.id, *passages(article))]
    return content_key("articles", code_stamp(), *model, *texts)


def _unpack_rows(value: bytes) -> NDArray[np.float32]:
    return np.frombuffer(value, np.float32, offset=4).reshape(
        int.from_bytes(value[:4], "little"), -1
    )


@contextmanager
def _crew(workers: int, scheduler: Any) -> Iterator[Crew]:  # noqa: ANN401  see run
    """Give who does the work: the cluster, processes, or this process alone."""
    if scheduler is not None:
        with cluster_crew(scheduler) as crew:
            yield crew
    elif workers > 1:
        with process_crew(workers) as crew:
            yield crew
    else:
        yield ALONE


def _comparison(
    read: Corpus,
    stories: tuple[Story, ...],
    settings: Settings,
    models: Models,
) -> Comparison:
    """Put together what was read, and the stories of it."""
    return Comparison(
        articles=read.articles,
        stories=stories,
        claims=(),
        facts=(),
        judgements=(),
        differences=(),
        refusals=read.refusals,
        duplicates=read.duplicates,
        files=read.files,
        n_records=read.n_records,
        settings=flat_settings(settings),
        versions=(*versions(), *models.versions),
    )


def _read(
    corpus: Any,  # noqa: ANN401  see run
    settings: Settings,
    progress: Progress | None,
    crew: Crew,
    kept: ContentCache | None = None,
    found: Keeping | None = None,
) -> Corpus:
    """Read whatever the caller has; texts of files are kept where findings are."""
    shelve = (found or Held()).article
    if isinstance(corpus, Corpus):
        return corpus
    if isinstance(corpus, (str, Path)):
        return read_corpus([corpus], settings.read, progress, crew, kept, shelve)
    if hasattr(corpus, "columns") and hasattr(corpus, "iterrows"):
        return from_frame(corpus, settings.read)
    return read_corpus(list(corpus), settings.read, progress, crew, kept, shelve)
