"""Writing a report: whole or not at all, and no page of an earlier run left."""

from __future__ import annotations

import dataclasses
import errno
import hashlib
import json
import os
from typing import TYPE_CHECKING

import comparison_factory as factory
import pytest

from compare.errors import FormatError, OutputError
from compare.parted import Whole
from compare.records import Comparison
from compare.report import load, write_parts, write_report
from compare.report.folder import write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def _bytes(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(directory.iterdir())}


def test_a_report_has_all_its_files(tmp_path: Path) -> None:
    """Pages, tables, document and manifest; the page to open first in front."""
    comparison = factory.moscow()
    written = write_report(comparison, tmp_path / "new" / "report")
    assert written[0].name == "index.html"
    names = {path.name for path in written}
    assert names == {path.name for path in (tmp_path / "new" / "report").iterdir()}
    assert {f"story-{story.id}.html" for story in comparison.stories} < names
    assert {"comparison.json", "manifest.json", "judgements.csv"} < names


def test_a_file_is_on_disk_before_the_next_is_made(tmp_path: Path) -> None:
    """Texts are asked for one at a time, and none takes its name before all are written."""
    seen: list[tuple[list[str], bool]] = []

    def texts() -> Iterator[tuple[str, str]]:
        for name in ("first", "second"):
            parts = tmp_path / ".narrative-compare" / "report"
            seen.append((sorted(part.name for part in parts.iterdir()), any(tmp_path.glob("f*"))))
            yield name, name

    assert write_files(texts(), tmp_path) == (tmp_path / "first", tmp_path / "second")
    assert seen == [([], False), (["first"], False)]


def test_the_same_comparison_gives_the_same_bytes(tmp_path: Path) -> None:
    """Written twice, and read back and written, nothing differs."""
    write_report(factory.moscow(), tmp_path / "a")
    write_report(load(tmp_path / "a"), tmp_path / "b")
    write_report(load(tmp_path / "a" / "comparison.json"), tmp_path / "a")
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")


def test_the_manifest_has_the_hash_of_the_document(tmp_path: Path) -> None:
    """A reader can check that both belong together."""
    write_report(factory.moscow(), tmp_path)
    document = (tmp_path / "comparison.json").read_bytes()
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["comparison_sha256"] == hashlib.sha256(document).hexdigest()


def test_pages_of_an_earlier_run_go_and_those_of_others_stay(tmp_path: Path) -> None:
    """Only a page that carries our mark is removed."""
    write_report(factory.moscow(), tmp_path)
    (tmp_path / "story-mine.html").write_text("<p>my own", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    write_report(factory.hostile(), tmp_path)
    pages = {path.name for path in tmp_path.glob("story-*.html")}
    assert pages == {"story-mine.html", f"story-{factory.hostile().stories[0].id}.html"}
    assert (tmp_path / "notes.txt").exists()


def test_without_pages_there_are_none(tmp_path: Path) -> None:
    """Pages that no longer fit the tables beside them are removed."""
    write_report(factory.moscow(), tmp_path)
    written = write_report(factory.moscow(), tmp_path, page=False)
    assert written[0].name == "comparison.json"
    assert not list(tmp_path.glob("*.html"))


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    """A file where the folder should be gives one line."""
    (tmp_path / "report").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match=r"cannot be written to .*report .*; choose another"):
        write_report(factory.empty(), tmp_path / "report")


def test_a_folder_in_the_way_leaves_everything_as_it_was(tmp_path: Path) -> None:
    """Nothing is half renewed where one of the files cannot be."""
    write_report(factory.empty(), tmp_path)
    (tmp_path / "manifest.json").unlink()
    (tmp_path / "manifest.json").mkdir()
    before = (tmp_path / "index.html").read_bytes()
    with pytest.raises(OutputError, match="a folder is in the way"):
        write_report(factory.moscow(), tmp_path)
    assert (tmp_path / "index.html").read_bytes() == before
    assert not list(tmp_path.glob(".*"))


def test_a_full_disk_leaves_the_earlier_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fills at the third file: one line, no leftovers, the old files whole."""
    write_report(factory.empty(), tmp_path)
    before = _bytes(tmp_path)
    calls = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="no space left on device"):
        write_report(factory.moscow(), tmp_path)
    assert _bytes(tmp_path) == before


def test_a_folder_without_a_report_is_named(tmp_path: Path) -> None:
    """Loading what is not there says what to give."""
    with pytest.raises(FormatError, match=r"give a report's folder or its comparison\.json"):
        load(tmp_path)


@dataclasses.dataclass
class _ByStory:
    """A comparison as one that lies on disk gives it: a story a part, and a bare head."""

    comparison: Comparison

    @property
    def head(self) -> Comparison:
        return dataclasses.replace(
            self.comparison, claims=(), facts=(), judgements=(), differences=(), sentiments=()
        )

    def parts(self) -> Iterator[Comparison]:
        whole = self.comparison
        of_fact = {fact.id: fact.story_id for fact in whole.facts}
        for story in whole.stories:
            yield Comparison(
                articles=tuple(one for one in whole.articles if one.id in story.article_ids),
                stories=(story,),
                claims=tuple(one for one in whole.claims if one.article_id in story.article_ids),
                facts=tuple(one for one in whole.facts if one.story_id == story.id),
                judgements=tuple(j for j in whole.judgements if of_fact[j.fact_id] == story.id),
                differences=tuple(d for d in whole.differences if of_fact[d.fact_id] == story.id),
                settings=whole.settings,
                sentiments=tuple(one for one in whole.sentiments if one.story_id == story.id),
            )


@pytest.mark.parametrize("make", [factory.moscow, factory.hostile, factory.large])
def test_story_by_story_gives_the_same_bytes(
    make: Callable[[], Comparison], tmp_path: Path
) -> None:
    """Written a story at a time, no file differs, nor what the run ends with."""
    comparison = make()
    whole = write_parts(Whole(comparison), tmp_path / "whole")
    parted = write_parts(_ByStory(comparison), tmp_path / "parted")
    assert _bytes(tmp_path / "whole") == _bytes(tmp_path / "parted")
    assert whole.omission == parted.omission
