"""Stories in, what is found in each kept, whoever reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.shelf import Held, Keeping, whole
from compare.steps import ReadStory, Work
from compare.story import read_story
from compare.story_cache import StoryCache, StoryFindings, code_stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from compare.models import Models
    from compare.records import Article, Story
    from compare.settings import Settings

    Piece = tuple[Story, Sequence[Article]]
    Progress = Callable[[str, int, int], None]


class Findings:
    """What is found story by story.

    Parameters
    ----------
    settings, models
        Of the run.
    progress
        Called with (stage, done, all).
    work
        Who reads the stories, and where what is found in each is kept as soon as it is found,
        for a run that comes after.
    found
        Where it is kept for this run; by default in memory.
    """

    def __init__(
        self,
        settings: Settings,
        models: Models,
        progress: Progress | None = None,
        work: Work | None = None,
        found: Keeping | None = None,
    ) -> None:
        self.found = found or Held()
        self._settings = settings
        self._models = models
        self._tell = progress or (lambda _stage, _done, _all: None)
        self._work = work or Work()
        self._done = 0
        self._total = 0

    def read_stories(self, stories: Sequence[Story], articles: Sequence[Article]) -> None:
        """Read every story that two sources or more tell; the others have nobody to omit."""
        by_id = {article.id: article for article in articles}
        shared = [one for one in stories if len({by_id[i].source for i in one.article_ids}) > 1]
        self._done, self._total = 0, sum(len(story.article_ids) for story in shared)
        models = self._models
        cache = getattr(models.encoder, "cache", None) or self._work.kept
        kept = StoryCache(cache, self._settings, models.encoder, models.verifier, models.stance)
        given: list[Story] = []

        def members(story: Story) -> list[Article]:
            return [whole(by_id[i]) for i in story.article_ids]

        def missing() -> Iterator[Piece]:
            for story in shared:
                piece = (story, members(story))
                known = kept.get(*piece)
                if known is None:
                    given.append(story)
                    yield piece
                else:
                    self._take(story, known)

        for number, found in self._work.crew.carry_out(self._step(), missing()):
            kept.put(given[number], members(given[number]), found)
            self._take(given[number], found)

    def _step(self) -> Callable[[Piece], StoryFindings]:
        """Return how one story is read, there or here."""
        if self._work.crew.shares and self._work.recipe:
            return ReadStory(self._work.recipe, code_stamp())
        return self._read

    def _read(self, piece: Piece) -> StoryFindings:
        """Read a story here, and tell how far within it."""
        return read_story(
            *piece,
            self._settings,
            self._models,
            lambda read, _all: self._tell("reading stories", self._done + read, self._total),
            lambda done, n: self._tell("encoding a story", done, n),
        )

    def _take(self, story: Story, found: StoryFindings) -> None:
        self.found.put(story.id, found)
        self._done += len(story.article_ids)
        self._tell("reading stories", self._done, self._total)
