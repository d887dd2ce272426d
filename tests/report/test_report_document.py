"""A comparison as JSON and back, and what is refused on the way."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

import comparison_factory as factory
import pytest
from comparison_strategies import comparisons
from hypothesis import given, settings

from compare.errors import FormatError
from compare.report.document import from_json, read_document, to_json
from compare.report.manifest import portable, to_manifest
from compare.report.tally import Tally

if TYPE_CHECKING:
    from pathlib import Path

    from compare.records import Comparison


@given(comparisons())
@settings(max_examples=50, deadline=None)
def test_a_round_trip_loses_nothing(comparison: Comparison) -> None:
    """JSON out and in again is equal, and out again the same bytes."""
    text = to_json(comparison)
    assert from_json(text) == comparison
    assert to_json(from_json(text)) == text


@pytest.mark.parametrize("name", ["moscow", "hostile", "empty"])
def test_hand_made_comparisons_survive_a_round_trip(name: str) -> None:
    """Every field that is ever filled comes back."""
    comparison: Comparison = getattr(factory, name)()
    assert from_json(to_json(comparison)) == comparison


def test_a_record_stands_on_a_line() -> None:
    """Two documents can be compared line by line."""
    comparison = factory.moscow()
    lines = to_json(comparison).splitlines()
    assert sum(line.startswith('{"story_id"') for line in lines) == (
        len(comparison.judgements) + len(comparison.differences)
    )


def _changed(change: dict[str, Any]) -> str:
    data = json.loads(to_json(factory.moscow()))
    return json.dumps(data | change)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not JSON"),
        ("[1, 2", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ('{"a": NaN}', "nan is no number"),
        ('{"a": 1e999}', "1e999 is out of range"),
        ("[]", "is not a narrative-compare comparison"),
        ('{"format": "other", "version": 1}', "is not a narrative-compare comparison"),
        (_changed({"version": 2}), "has version 2 .* update narrative-compare"),
        (_changed({"version": "1"}), "has version '1'"),
        (_changed({"facts": 5}), "facts: input should be a valid"),
        (_changed({"articles": []}), "names an unknown article"),
        (_changed({"claims": []}), "names an unknown claim"),
        (_changed({"facts": []}), "names an unknown fact"),
        (_changed({"stories": []}), "names an unknown story"),
    ],
)
def test_what_is_no_comparison_is_refused_by_name(text: str, message: str) -> None:
    """One clear line says what is wrong, whatever the text."""
    with pytest.raises(FormatError, match=f"^the document .*{message}") as caught:
        from_json(text)
    assert "\n" not in str(caught.value)


def test_ids_that_would_leave_the_folder_are_refused() -> None:
    """A page is named by its story, so a stranger's document must not choose a path."""
    comparison = factory.moscow()
    story = dataclasses.replace(comparison.stories[1], id="../../evil")
    text = to_json(dataclasses.replace(comparison, stories=(comparison.stories[0], story)))
    with pytest.raises(FormatError, match=r"story id '../../evil' is not made of letters"):
        from_json(text)


def test_evidence_must_be_the_words_of_its_article() -> None:
    """A document whose quotes were altered is not rendered."""
    text = to_json(factory.moscow()).replace('"text": "sent condolences"', '"text": "sent regret"')
    with pytest.raises(FormatError, match="has other words than its article"):
        from_json(text)


def test_offsets_and_probabilities_out_of_range_are_refused() -> None:
    """Numbers that no run gives are named."""
    comparison = factory.moscow()
    claim = dataclasses.replace(comparison.claims[0], sentence=(5, 9999))
    judgement = dataclasses.replace(comparison.judgements[0], probability=1.5)
    changed = dataclasses.replace(
        comparison,
        claims=(claim, *comparison.claims[1:]),
        judgements=(judgement, *comparison.judgements[1:]),
    )
    with pytest.raises(FormatError, match=r"points outside .* probability outside 0 to 1"):
        from_json(to_json(changed))


def test_a_number_that_is_not_finite_is_not_saved() -> None:
    """What could not be read again is not written."""
    comparison = factory.moscow()
    broken = dataclasses.replace(comparison.judgements[0], similarity=float("nan"))
    with pytest.raises(FormatError, match="not finite"):
        to_json(dataclasses.replace(comparison, judgements=(broken,)))


def test_unreadable_files_are_named(tmp_path: Path) -> None:
    """A missing and a binary file each give one line."""
    with pytest.raises(FormatError, match="cannot be read"):
        read_document(tmp_path / "comparison.json")
    (tmp_path / "comparison.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FormatError, match="is not UTF-8"):
        read_document(tmp_path / "comparison.json")


def test_the_manifest_names_no_machine() -> None:
    """Absolute paths in settings and files shrink to their last name."""
    comparison = dataclasses.replace(
        factory.moscow(), settings=(("encode.model", "/home/someone/models/mine"),)
    )
    manifest = to_manifest(comparison, Tally(comparison), "")
    assert "someone" not in manifest
    assert json.loads(manifest)["settings"] == {"encode.model": "mine"}
    assert portable("C:\\Users\\someone\\model") == "model"
    assert portable("corpora/a.txt") == "corpora/a.txt"


def test_settings_without_effect_leave_the_hash_alone() -> None:
    """Two runs that can only be equal have one hash of settings; others have not."""
    comparison = factory.moscow()

    def hashed(*more: tuple[str, str]) -> str:
        changed = dataclasses.replace(comparison, settings=(*comparison.settings, *more))
        found: str = json.loads(to_manifest(changed, Tally(changed), ""))["settings_sha256"]
        return found

    assert hashed() == hashed(("encode.workers", "4"))
    assert hashed() != hashed(("judge.include_threshold", "0.4"))
