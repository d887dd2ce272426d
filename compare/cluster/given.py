"""Articles in, the stories that the user says they are of out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.records import Article
    from compare.settings import ClusterSettings


def given_groups(
    articles: Sequence[Article], settings: ClusterSettings
) -> list[NDArray[np.intp]] | None:
    """Return the numbers of the articles of each story that the user has given.

    Parameters
    ----------
    articles
        n articles.
    settings
        Says whether all are of one story, or which column of theirs names it.

    Returns
    -------
    Groups that partition ``range(n)``, each in ascending order, by their first article; an
    article whose column is empty stands alone. None where the user has given nothing, and stories
    are to be found.

    Raises
    ------
    SettingsError
        Where no article has the column.
    """
    if settings.one_story:
        return [np.arange(len(articles))]
    column = settings.story_column
    if not column:
        return None
    named = [dict(article.metadata).get(column, "").strip() for article in articles]
    if not any(named):
        columns = sorted({name for article in articles for name, _ in article.metadata})
        known = f"known columns are {', '.join(columns)}" if columns else "none has any column"
        message = f"no article has a column {column} that names its story; {known}"
        raise SettingsError(message)
    groups: dict[tuple[str, int], list[int]] = {}
    for number, name in enumerate(named):
        groups.setdefault((name, -1 if name else number), []).append(number)
    return [np.array(group) for group in groups.values()]
