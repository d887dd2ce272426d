"""A few stories of two sources each, told in nearly the same words, for runs that are stopped."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from fake_encoder import FakeEncoder

from compare.records import Article, Comparison, Story
from compare.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.encode import Encoding

EVENTS = (
    ("Ferry sinks off Port Vale", "2025-03-01", "12 people died when a ferry sank off Port Vale",
     "The harbour master said that the boat was overloaded", "Divers searched the wreck all night"),
    ("Orchards expect a late harvest", "2025-07-11", "growers in Tamsel will pick apples 2 weeks "
     "late", "The orchard union blamed a cold spring", "Prices may rise before they fall again"),
    ("Bridge at Kelm closes", "2024-10-05", "the old bridge at Kelm will close for 6 months",
     "Engineers found cracks in three of its piers", "Buses take the northern road meanwhile"),
    ("Observatory finds a comet", "2023-01-20", "the Lestria observatory found a comet with 2 "
     "tails", "Astronomers expect it to be seen in April", "Its orbit takes about 800 years"),
)  # fmt: skip
SETTINGS = Settings.from_mapping({"judge": {"verifier": "none"}})


def write(folder: Path) -> Path:
    """Write two articles on each event and return the folder."""
    folder.mkdir()
    for number, (title, day, *sentences) in enumerate(EVENTS):
        for source in ("Harbour Daily", "Kestrel"):
            text = ". ".join(sentence[0].upper() + sentence[1:] for sentence in sentences)
            more = "The mayor thanked everyone." if source == "Kestrel" else "Nobody was charged."
            path = folder / source / f"{number}.md"
            path.parent.mkdir(exist_ok=True)
            path.write_text(
                f"---\ntitle: {title}\ndate: {day}\nsource: {source}\n---\n\n{text}. {more}\n"
            )
    return folder


def comparison(words: int) -> Comparison:
    """Return a comparison of one article of so many words."""
    article = Article.compose(source="Kestrel", title="A ferry sank", body="ferry " * words)
    story = Story("s1", article.title, (article.id,), "", "")
    return Comparison((article,), (story,), (), (), (), (), n_records=1)


class ToldEncoder(FakeEncoder):
    """Tells of every text that it is asked for, and may take its time."""

    def __init__(self, tell: Callable[[str], None] | None = None, seconds: float = 0.0) -> None:
        self._tell = tell
        self._seconds = seconds

    def encode(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> list[Encoding]:
        """Return one encoding a text, in order."""
        time.sleep(self._seconds)
        if self._tell:
            self._tell("\x1f".join(texts))
        return super().encode(texts, progress)


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the bytes of a report by file name; a hidden folder would be an error."""
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}
