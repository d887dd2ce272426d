"""A corpus of any size: invented outlets report invented events, or real articles in turn.

Made-up articles are made of sentences with places for names and numbers; outlets leave some out
and put some values otherwise. Events come a fixed number a day, so that a larger corpus is a longer
one, as a collection that grows is. The same seed gives the same articles.
"""

from __future__ import annotations

import gzip
import json
import random
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from compare.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

DATA = Path(__file__).parents[3] / "shared" / "data"
OUTLETS = [
    f"{place} {kind}"
    for place in ("Harbour", "Kestrel", "Northern")
    for kind in ("Daily", "Post", "Wire", "Courier")
]
PER_EVENT = 4
EVENTS_A_DAY = 25

_START = date(2024, 1, 1)
_SYLLABLES = "ba den kor lis mar ne ol pra rin sa tel ul ver wen yos zar gim hol fa tir".split()
_LEADS = (
    "A ferry carrying {n} passengers sank off {place} on {day}.",
    "The high court in {place} struck down a law on {topic} on {day}.",
    "Workers at the {firm} plant in {place} walked out on {day} in a dispute over {topic}.",
    "{firm} agreed on {day} to buy a rival in {place} for {n} million dollars.",
    "Floods around {place} drove {n} people from their homes on {day}.",
    "Voters in {place} went to the polls on {day} after a campaign about {topic}.",
    "A fire destroyed a warehouse of {firm} in {place} on {day}.",
    "Police in {place} arrested {n} people on {day} in an inquiry into {topic}.",
)
_BODIES = (
    "{person}, who leads the authority there, said that the number could rise.",
    "At least {n} people were hurt, hospitals in {place} said.",
    "The government promised {n} million dollars for those affected.",
    "{person} called the events of {day} a disgrace and asked for an inquiry.",
    "Opposition leaders said that warnings about {topic} had been ignored for {m} years.",
    "{firm} declined to comment, and its shares fell {m} percent.",
    "Residents described how they had waited {m} hours for help.",
    "A report from last year had found {m} faults, none of which was mended.",
    "“We were told nothing,” said {person}, who has lived in {place} for {m} years.",
    "Officials denied that {topic} had played a part.",
    "Experts said that a similar case in {other} had taken {m} months to settle.",
    "Trains between {place} and {other} were stopped until the evening.",
    "A spokesman for {firm} said that it would work with the authorities.",
    "The mayor of {place}, {person}, is to speak on the matter next week.",
    "Neighbouring {other} offered to send {n} helpers.",
    "Lawyers expect that a decision on {topic} will take {m} weeks.",
)
_TOPICS = "wages fisheries asylum pensions water rail housing tariffs schools grain".split()


def articles(n: int, kind: str = "templates", seed: int = 1) -> list[Article]:
    """Return n articles: ``templates`` makes them up, ``shared`` takes real ones in turn."""
    source = _made_up(seed) if kind == "templates" else _real()
    return [next(source) for _ in range(n)]


def vectors(n: int, seed: int = 1, width: int = 384) -> NDArray[np.float32]:
    """Return unit vectors for n made-up articles: near their event's, less near their kind's."""
    generator = np.random.default_rng(seed)
    kinds = generator.standard_normal((len(_LEADS), width))
    rows = np.empty((n, width), np.float32)
    for start in range(0, n, PER_EVENT):
        event = start // PER_EVENT
        own = 0.7 * kinds[event % len(_LEADS)] + 0.9 * generator.standard_normal(width)
        block = own + 0.6 * generator.standard_normal((min(PER_EVENT, n - start), width))
        rows[start : start + PER_EVENT] = block / np.linalg.norm(block, axis=1, keepdims=True)
    return rows


def write(found: list[Article], path: Path) -> None:
    """Write articles as JSON lines that every pipeline reads."""
    with path.open("w", encoding="utf-8") as stream:
        for one in found:
            row = {"source": one.source, "title": one.title, "published": one.published}
            body = one.text[one.body_start :]
            stream.write(json.dumps({**row, "text": body}) + "\n")


def _name(chance: random.Random, parts: int = 3) -> str:
    return "".join(chance.choices(_SYLLABLES, k=parts)).title()


def _made_up(seed: int) -> Iterator[Article]:
    event = 0
    while True:
        chance = random.Random(f"{seed} {event}")  # noqa: S311  repeatable, guards nothing
        day = _START + timedelta(days=event // EVENTS_A_DAY)
        values = {
            "place": _name(chance),
            "other": _name(chance),
            "firm": f"{_name(chance, 2)} {chance.choice(['Group', 'Holdings', 'Industries'])}",
            "person": f"{_name(chance, 2)} {_name(chance)}",
            "topic": chance.choice(_TOPICS),
            "n": str(chance.randint(3, 900)),
            "m": str(chance.randint(2, 30)),
            "day": f"{day:%A}",
        }
        bodies = chance.sample(_BODIES, 12)
        for outlet in chance.sample(OUTLETS, PER_EVENT):
            told = {**values, "n": str(int(values["n"]) + chance.choice([0, 0, 0, 1]))}
            lead = _LEADS[event % len(_LEADS)].format(**told)
            kept = [text.format(**told) for text in bodies if chance.random() < 0.75]
            yield Article.compose(
                source=outlet,
                title=f"{values['place']}: {lead.split(' on ')[0]}",
                body="\n\n".join([lead, *kept]),
                published=day.isoformat(),
            )
        event += 1


def _real() -> Iterator[Article]:
    """Real articles beside the project, in turn; from the second round on, marked as another."""
    rows = []
    for name in ("stories.jsonl.gz", "unlinked_articles.jsonl.gz"):
        with gzip.open(DATA / name, "rt", encoding="utf-8") as stream:
            rows += [json.loads(line) for line in stream]
    random.Random(1).shuffle(rows)  # noqa: S311  repeatable, guards nothing
    turn = 0
    while True:
        for row in rows:
            body = f"{row['text']}\n\nEdition {turn + 1}." if turn else row["text"]
            yield Article.compose(
                source=str(row.get("source") or "outlet"),
                title=str(row.get("title") or ""),
                body=body,
                published=str(row.get("date") or "")[:10],
            )
        turn += 1
