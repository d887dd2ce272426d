"""Dates, words, records, settings: the rooms that everything stands on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare import dates, lexicon
from compare.errors import SettingsError
from compare.records import Article, content_id
from compare.settings import Settings, read_toml

if TYPE_CHECKING:
    from pathlib import Path


def test_times_are_kept_in_utc_and_days_as_days() -> None:
    """Zones are turned to UTC, a missing one is taken for it, a date stays a day."""
    istanbul = timezone(timedelta(hours=3))
    assert dates.canonical(datetime(2025, 6, 22, 1, tzinfo=istanbul)) == "2025-06-21T22:00:00+00:00"
    assert dates.canonical(datetime(2025, 6, 22, 1)) == "2025-06-22T01:00:00+00:00"  # noqa: DTZ001
    assert dates.canonical(date(2025, 6, 22)) == "2025-06-22"


def test_only_a_certain_order_counts_as_before() -> None:
    """A day holds all of its hours, so a time in it is neither before nor after."""
    assert dates.appeared_before("2025-06-21", "2025-06-22")
    assert not dates.appeared_before("2025-06-22", "2025-06-22T18:00:00+00:00")
    assert not dates.appeared_before("2025-06-22T18:00:00+00:00", "2025-06-22")
    assert not dates.appeared_before("", "2025-06-22")


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_canonical_time_is_one_moment(moment: datetime) -> None:
    """What is written can be read back to the second."""
    found = dates.interval(dates.canonical(moment))
    assert found == (moment.replace(microsecond=0),) * 2


def test_words_numbers_and_weights() -> None:
    """Words are folded, numbers are digits, and rare words tell more."""
    assert lexicon.words("Élysée's 1,200 men") == ["elysee's", "1,200", "men"]
    assert lexicon.numbers("twelve of 1,200; one man, 3.5 m") == {"12", "1200", "3.5"}
    assert lexicon.information("the") < lexicon.information("minister")
    assert lexicon.information("minister") < lexicon.information("qwertyuiop")


@given(st.text(), st.text(), st.text())
def test_headline_standfirst_and_body_lie_where_they_are_said_to(a: str, b: str, c: str) -> None:
    """The parts of an article can be cut out of its text again."""
    article = Article.compose(source="s", title=a, standfirst=b, body=c)
    assert article.text.startswith(a)
    start = article.standfirst_start
    assert article.text[start : start + len(b)] == b
    assert article.text[article.body_start :] == (c if c or b or not a else "")


def test_identifiers_mind_the_boundaries_of_their_parts() -> None:
    """Two ways to cut the same letters are two things."""
    assert content_id("ab", "c") != content_id("a", "bc")
    assert content_id("ab", "c") == content_id("ab", "c")


def test_settings_come_from_toml_and_faults_are_named_together(tmp_path: Path) -> None:
    """Every fault stands in one message; a good file is read."""
    path = tmp_path / "s.toml"
    path.write_text("[judge]\nunsure_threshold = 0.8\n", encoding="utf-8")
    assert Settings.from_mapping(read_toml(path)).judge.unsure_threshold == 0.8
    path.write_text("[judge]\nunsure_threshold = 8\nbold = 1\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"judge\.unsure_threshold.*judge\.bold"):
        Settings.from_mapping(read_toml(path))
    path.write_text("no toml", encoding="utf-8")
    with pytest.raises(SettingsError, match="is not TOML"):
        read_toml(path)
    with pytest.raises(SettingsError, match="cannot be read"):
        read_toml(tmp_path / "none.toml")


def test_the_number_of_workers_is_no_part_of_the_settings_hash() -> None:
    """What cannot change a result does not change the hash."""
    one = Settings.from_mapping({"encode": {"workers": 1}})
    two = Settings.from_mapping({"encode": {"workers": 2}})
    other = Settings.from_mapping({"judge": {"unsure_threshold": 0.5}})
    assert one.sha256 == two.sha256 != other.sha256
