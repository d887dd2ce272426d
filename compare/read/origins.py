"""Which outlet a text is from, where the text itself does not say so in words."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from compare.read.paragraphs import one_line

_HOST = re.compile(r"^(?:[a-z0-9-]+\.)+[a-z]{2,}$", re.IGNORECASE)
_LONGEST = 100


def host_of(url: str) -> str:
    """Return the host of a web address without ``www.``, or an empty string."""
    text = url.strip()
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""
    host = re.sub(r"^(?:www\d?|m|amp|mobile)\.(?=[^.]+\.)", "", host.rstrip("."))
    return host if _HOST.fullmatch(host) else ""


def outlet_name(value: str) -> str:
    """Return a source's name as shown: an address gives its host, too long a text gives nothing."""
    name = one_line(value)
    if name.startswith(("http://", "https://", "//")) or _HOST.fullmatch(name):
        return host_of(name)
    return name if len(name) <= _LONGEST else ""


def outlet_of_path(path: str) -> str:
    """Return the name of the folder a file lies in, or of the file where it lies in none.

    Parameters
    ----------
    path
        Relative to the corpus, with forward slashes.
    """
    place = PurePosixPath(path)
    if len(place.parts) > 1:
        return place.parts[-2]
    stem = place.name
    while "." in stem.strip("."):
        stem = stem.rpartition(".")[0]
    return stem
