"""Tests of this folder share one loaded parser, and can import its short ways."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
