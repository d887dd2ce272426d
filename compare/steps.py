"""The steps of a run that can be carried out anywhere, and who carries them out.

A step goes to another process, or another machine, by name, with the settings; what it needs of
models is loaded there, once. It makes sure that the code there is the code here: the same
articles give the same bytes only by the same version of everything.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from compare.cluster import passages, pool
from compare.encode import sentence_vectors
from compare.errors import CompareError
from compare.story import read_story
from compare.story_cache import code_stamp
from compare.work import ALONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from compare.cache import ContentCache
    from compare.encode import Encoder
    from compare.models import Recipe
    from compare.records import Article, Story
    from compare.story_cache import StoryFindings
    from compare.work import Crew

_ONE_AT_A_TIME = threading.Lock()
"""A Dask worker has threads; limits on those of libraries are the whole process's."""


@dataclass(frozen=True, slots=True)
class Work:
    """How a run's work is done.

    Attributes
    ----------
    crew
        Who carries out its steps.
    recipe
        How another process comes by its models; needed where the crew shares.
    kept
        Where finished steps are kept, should the run be stopped.
    """

    crew: Crew = ALONE
    recipe: Recipe | None = None
    kept: ContentCache | None = None


@dataclass(frozen=True, slots=True)
class EncodeArticles:
    """Articles in, ``(n, d)`` float32 out: the vectors that they are clustered by."""

    recipe: Recipe
    code: str

    def __call__(self, articles: Sequence[Article]) -> NDArray[np.float32]:
        """Encode the passages of each and pool them."""
        with _as_here(self.code):
            return encode_articles(articles, self.recipe.models().encoder)


@dataclass(frozen=True, slots=True)
class ReadStory:
    """A story and its articles in, what is found in it out."""

    recipe: Recipe
    code: str

    def __call__(self, piece: tuple[Story, Sequence[Article]]) -> StoryFindings:
        """Read the story; see :func:`compare.story.read_story`."""
        with _as_here(self.code):
            # Who shares work out has a worker for every processor.
            encode = replace(self.recipe.settings.encode, workers=1)
            settings = replace(self.recipe.settings, encode=encode)
            return read_story(*piece, settings, self.recipe.models())


def encode_articles(articles: Sequence[Article], encoder: Encoder) -> NDArray[np.float32]:
    """Return ``(n, d)``: the pooled vectors of the articles' passages."""
    parts = [passages(article) for article in articles]
    found = iter(sentence_vectors(encoder, [text for texts in parts for text in texts]))
    return np.stack([pool([next(found) for _ in texts]) for texts in parts])


@contextmanager
def _as_here(code: str) -> Iterator[None]:
    """Hold a worker to the code and to the order of sums of the run.

    Raises
    ------
    CompareError
        Where the worker has another version of anything that a result follows from.
    """
    if code_stamp() != code:
        message = "a worker has another version of narrative-compare, of Python or of a library "
        message += "than this machine; install the same on all"
        raise CompareError(message)
    with _ONE_AT_A_TIME, threadpool_limits(1, user_api="blas"):
        yield
