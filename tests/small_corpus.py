"""Four short invented articles on one event, and one on another, for tests that need real runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "harbour-daily.txt": """Saturday, March 1, 2025

Ferry sinks off Port Vale, killing 12

By Anna Reed

A ferry sank off Port Vale on Friday and 12 people died. The harbour master said that the boat
was overloaded.

Divers searched the wreck through the night and found two survivors in the hold.
""",
    "kestrel.txt": """Saturday, March 1, 2025

Fourteen die as ferry goes down at Port Vale

Fourteen people died when a ferry sank off Port Vale on Friday. The boat left the harbour at noon
and went down within minutes.

The company denied that the boat was overloaded.
""",
    "northgate.html": """<!doctype html><html lang="en"><head>
<title>Port Vale ferry disaster: what we know</title>
<meta property="og:site_name" content="Northgate Wire">
<meta property="og:title" content="Port Vale ferry disaster: what we know">
<meta property="article:published_time" content="2025-03-02T08:00:00+02:00"></head>
<body><article><h1>Port Vale ferry disaster: what we know</h1>
<p>A ferry sank off Port Vale on Friday, and at least 12 people died, the coastguard said on
Sunday. The vessel had been built in 1983 and was last inspected in January.</p>
<p>The harbour master said that the boat was overloaded, and the company denied it.</p>
</article></body></html>
""",
    "others.jsonl": """\
{"outlet": "Plains Tribune", "headline": "Ferry owner had been warned twice", \
"publish_date": "2025-03-02", "content": "The owner of the ferry that sank off Port Vale on \
Friday had been warned twice about overloading, documents show. Twelve people died when the boat \
went down within minutes of leaving the harbour."}
{"outlet": "Plains Tribune", "headline": "Orchard growers expect a late harvest", \
"publish_date": "2025-07-11", "content": "Growers in the Tamsel valley expect to pick their \
apples two weeks later than usual after a cold spring, the orchard union said on Thursday. Prices \
are likely to rise a little before they fall again."}
{"outlet": "Plains Tribune", "headline": "Too short", "publish_date": "", "content": "No words."}
""",
}
"""File names and what stands in them: five articles of four sources, and one record refused."""


def write(folder: Path, *, reverse: bool = False) -> list[Path]:
    """Write the files, first to last or last to first, and return their paths in that order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in sorted(FILES.items(), reverse=reverse):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths
