"""One small comparison rendered, kept as files that can be opened and read.

``tests/golden/report`` holds what a report looks like; open its ``index.html`` in a browser. After
a change that is meant, write it anew with ``UPDATE_GOLDEN=1 pytest tests/report`` and look at it.
"""

from __future__ import annotations

import os
from pathlib import Path

import comparison_factory as factory
import pytest

from compare.report import write_report

GOLDEN = Path(__file__).parents[1] / "golden" / "report"


def test_the_report_is_what_it_was(tmp_path: Path) -> None:
    """Every file of a report has the bytes that were looked at and kept."""
    if os.environ.get("UPDATE_GOLDEN") == "1":
        write_report(factory.moscow(), GOLDEN)
        pytest.skip("the golden report was written anew; look at it before you keep it")
    written = write_report(factory.moscow(), tmp_path)
    names = sorted(path.name for path in written)
    assert names == sorted(path.name for path in GOLDEN.iterdir())
    changed = [n for n in names if (tmp_path / n).read_bytes() != (GOLDEN / n).read_bytes()]
    assert changed == [], "a report changed; if that is meant, set UPDATE_GOLDEN=1"
