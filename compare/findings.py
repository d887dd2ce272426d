"""Stories in, what is found in all of them out, in their order and whoever reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.steps import ReadStory, Work
from compare.story import read_story
from compare.story_cache import StoryCache, StoryFindings, code_stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.models import Models
    from compare.records import Article, Claim, Difference, Fact, Judgement, Sentiment, Story
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
        Who reads the stories, and where what is found in each is kept as soon as it is found.
    """

    def __init__(
        self,
        settings: Settings,
        models: Models,
        progress: Progress | None = None,
        work: Work | None = None,
    ) -> None:
        self.claims: list[Claim] = []
        self.facts: list[Fact] = []
        self.judgements: list[Judgement] = []
        self.differences: list[Difference] = []
        self.sentiments: list[Sentiment] = []
        self._settings = settings
        self._models = models
        self._tell = progress or (lambda _stage, _done, _all: None)
        self._work = work or Work()
        self._done = 0
        self._total = 0

    def read_stories(self, stories: Sequence[Story], articles: Sequence[Article]) -> None:
        """Read every story that two sources or more tell; the others have nobody to omit."""
        by_id = {article.id: article for article in articles}
        told = [(story, [by_id[i] for i in story.article_ids]) for story in stories]
        shared = [piece for piece in told if len({a.source for a in piece[1]}) > 1]
        self._done, self._total = 0, sum(len(members) for _, members in shared)
        models = self._models
        cache = getattr(models.encoder, "cache", None) or self._work.kept
        kept = StoryCache(cache, self._settings, models.encoder, models.verifier, models.stance)
        found: list[StoryFindings | None] = [kept.get(*piece) for piece in shared]
        missing = [number for number, known in enumerate(found) if known is None]
        for number, known in enumerate(found):
            if known is not None:
                self._count(shared[number])
        pieces = (shared[number] for number in missing)
        for place, outcome in self._work.crew.carry_out(self._step(), pieces):
            kept.put(*shared[missing[place]], outcome)
            found[missing[place]] = outcome
            self._count(shared[missing[place]])
        for one in found:
            if one is not None:
                self._add(one)

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

    def _count(self, piece: Piece) -> None:
        self._done += len(piece[1])
        self._tell("reading stories", self._done, self._total)

    def _add(self, found: StoryFindings) -> None:
        self.claims.extend(found.claims)
        self.facts.extend(found.facts)
        self.judgements.extend(found.judgements)
        self.differences.extend(found.differences)
        self.sentiments.extend(found.sentiments)
