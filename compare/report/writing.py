"""A comparison, a few stories at a time, into the files of a report.

Findings are gone through twice: first for document, tables and counts, then, once the document
has its hash, by which pages are cited, for the pages. Nothing of one part is held when the next
comes, but for counts and a line a story of the first page.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from compare.parted import FOUND
from compare.report.document import document, records
from compare.report.folder import encoded, remove_stale_pages, write_files
from compare.report.manifest import to_manifest
from compare.report.page import story_pages
from compare.report.page.corpus import Overview
from compare.report.page.render import index_page
from compare.report.spool import Spools
from compare.report.spreadsheet import PART_TABLES, WHOLE_TABLES, to_csv
from compare.report.tally import Tally
from compare.work.folder import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from hashlib import _Hash as HASH
    from pathlib import Path

    from compare.parted import Parted

DOCUMENT, MANIFEST, FIRST = "comparison.json", "manifest.json", "index.html"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written.

    Attributes
    ----------
    paths
        The files, the one to open first in front.
    tally
        Counts over all stories.
    omission
        The strongest omission in two or three lines of a terminal; empty where there is none, or
        no page was made. See :class:`compare.report.closing.Strongest`.
    """

    paths: tuple[Path, ...]
    tally: Tally
    omission: tuple[str, ...]


def write_parts(parted: Parted, directory: Path, *, page: bool = True) -> Written:
    """Write a comparison to a folder; see :func:`compare.report.write_report`."""
    tally, overview = Tally(parted.head), Overview(parted.head)
    files = _files(parted, tally, overview if page else None, directory / FOLDER)
    written = write_files(files, directory)
    remove_stale_pages(directory, written)
    paths = tuple(sorted(written, key=lambda path: path.name != FIRST))
    return Written(paths, tally, overview.strongest.lines())


def _files(
    parted: Parted, tally: Tally, overview: Overview | None, work: Path
) -> Iterator[tuple[str, Iterable[str]]]:
    """Give each file's name and text, to be taken in this order; a text comes piece by piece."""
    digest = sha256()
    with Spools(work) as spools:
        for number, part in enumerate(parted.parts()):
            tally.add(part)
            for field in FOUND:
                pieces = records(getattr(part, field), first=field not in spools)
                spools.add(field, "".join(pieces))
            for name, table in PART_TABLES.items():
                spools.add(name, to_csv(table(part), header=not number))
        found = {field: spools.text(field) for field in FOUND}
        yield DOCUMENT, _hashed(document(parted.head, found), digest)
        yield MANIFEST, [to_manifest(parted.head, tally, digest.hexdigest())]
        for name in PART_TABLES:
            yield name, spools.text(name)
    for name, whole in WHOLE_TABLES.items():
        yield name, [to_csv(whole(tally))]
    if overview is not None:
        yield from story_pages(parted, overview, digest.hexdigest())
        view = overview.view(tally.habits.habits(), digest.hexdigest())
        yield FIRST, [index_page(view)]


def _hashed(text: Iterable[str], digest: HASH) -> Iterator[str]:
    """Give a text on, and put it into a hash as it will be written."""
    for piece in text:
        digest.update(encoded(piece))
        yield piece
