"""Judgements in, what each source or side alone tells, or alone leaves out, out.

A *speciality* is a fact that one group alone tells; a *blind spot* is one that every other group
tells and it leaves out. A group is a source, or all sources with one value in a column that the
corpus carries (country, owner, leaning): a group tells a fact where one of its sources does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from compare.records import Fact, Judgement

Kind = Literal["speciality", "blind spot"]

TELLS = frozenset({"included", "partial", "contradicted"})
"""Who contradicts a fact has a telling of the matter, and leaves nothing out."""


@dataclass(frozen=True, slots=True)
class Selected:
    """One fact that a group alone tells, or alone leaves out.

    Attributes
    ----------
    kind
        ``speciality`` or ``blind spot``.
    group
        The group that stands alone.
    n_groups, n_sources
        How many groups could have told the fact, and how many sources tell it.
    """

    story_id: str
    fact_id: str
    kind: Kind
    group: str
    n_groups: int
    n_sources: int


@dataclass(frozen=True, slots=True)
class Groups:
    """Who tells a fact and who leaves it out, by group; who could not know it is in neither."""

    tell: tuple[str, ...]
    omit: tuple[str, ...]
    n_sources: int


def groups_of(
    judgements: Sequence[Judgement], group_of: Callable[[Judgement], str | None]
) -> Groups:
    """Return the groups that tell one fact and those that leave it out, each sorted.

    Parameters
    ----------
    judgements
        Of one fact.
    group_of
        The group of a judgement's source; None leaves the judgement out.
    """
    tell: set[str] = set()
    omit: set[str] = set()
    n_sources = 0
    for judgement in judgements:
        group = group_of(judgement)
        if group is None:
            continue
        if judgement.verdict in TELLS:
            tell.add(group)
            n_sources += 1
        elif judgement.verdict == "omitted":
            omit.add(group)
    return Groups(tuple(sorted(tell)), tuple(sorted(omit - tell)), n_sources)


def select(
    facts: Iterable[Fact],
    judgements: Mapping[str, Sequence[Judgement]],
    group_of: Callable[[Judgement], str | None],
) -> tuple[Selected, ...]:
    """Return every speciality and blind spot, in the order of the facts.

    Parameters
    ----------
    facts
        Of any stories.
    judgements
        By fact id.
    group_of
        See :func:`groups_of`.

    Returns
    -------
    A fact that one group tells and one other leaves out is the speciality of the first alone:
    two groups are too few for the second to stand out.
    """
    found = []
    for fact in facts:
        groups = groups_of(judgements.get(fact.id, ()), group_of)
        n_groups = len(groups.tell) + len(groups.omit)
        kind: Kind
        if len(groups.tell) == 1 and groups.omit:
            kind, group = "speciality", groups.tell[0]
        elif len(groups.omit) == 1 and len(groups.tell) > 1:
            kind, group = "blind spot", groups.omit[0]
        else:
            continue
        found.append(Selected(fact.story_id, fact.id, kind, group, n_groups, groups.n_sources))
    return tuple(found)
