"""What a report was made of: versions, settings, model and input files, with their hashes.

There is no clock and no absolute path in it, so the same articles, settings and versions give
the same bytes, and two reports are of one making exactly where their manifests are equal.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.records import Comparison
    from compare.report.tally import Tally

FORMAT = "narrative-compare manifest"
VERSION = 1

_CHANGES_NO_RESULT = frozenset({"encode.workers", "workers"})
_ABSOLUTE = re.compile(r"(?:[/\\~]|[A-Za-z]:[/\\])")


def to_manifest(comparison: Comparison, tally: Tally, document_sha256: str) -> str:
    """Return the manifest as JSON.

    Parameters
    ----------
    comparison
        What the report shows; what is found inside its stories is not looked at.
    tally
        Counts of that.
    document_sha256
        The hash of its ``comparison.json``.
    """
    settings = {name: portable(value) for name, value in comparison.settings}
    return (
        json.dumps(
            {
                "format": FORMAT,
                "version": VERSION,
                "versions": dict(sorted(comparison.versions)),
                "settings": dict(sorted(settings.items())),
                "settings_sha256": settings_sha256(comparison),
                "comparison_sha256": document_sha256,
                "n_records": comparison.n_records,
                "n_articles": len(comparison.articles),
                "n_refused": len(comparison.refusals),
                "n_duplicates": len(comparison.duplicates),
                "n_stories": len(comparison.stories),
                "n_facts": tally.n["facts"],
                "n_judgements": tally.n["judgements"],
                "n_differences": tally.n["differences"],
                "files": [
                    {"path": portable(file.path), "sha256": file.sha256}
                    for file in sorted(comparison.files, key=lambda file: file.path)
                ],
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def settings_sha256(comparison: Comparison) -> str:
    """Return the hash of every setting that can change a result."""
    return sha256(
        json.dumps(
            sorted(
                (name, portable(value))
                for name, value in comparison.settings
                if name not in _CHANGES_NO_RESULT
            )
        )
    )


def sha256(text: str) -> str:
    """Return the SHA-256 of a text as it is written to a file."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def portable(path: str) -> str:
    """Return a path that says nothing of the machine: the last name of an absolute one."""
    return re.split(r"[/\\]", path.rstrip("/\\"))[-1] if _ABSOLUTE.match(path) else path
