"""Bytes of unknown encoding in, clean text out."""

from __future__ import annotations

import codecs
import re
import unicodedata

from compare.read.draft import UnusableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_FORMATS = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive"),
    (b"\x7fELF", "a program"),
)

SAMPLE_BYTES = 65_536
"""How much of a text is looked at to tell its encoding."""

_CONTROL_SHARE = 0.05
"""More control characters than this among the first bytes, and it is no text."""

_ENCODINGS = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "cp874", "koi8_r", "koi8_u", "iso8859_2", "iso8859_5", "cp932", "euc_jp", "iso2022_jp",
    "gb18030", "big5", "cp949",
)  # fmt: skip
"""What the web was written in; of a hundred encodings, a short text fits dozens by chance."""

_LATIN = "cp1252"
_CALLED_LATIN = frozenset({"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "iso8859-1"})
_FEW_SHARE = 0.025
_LETTERS_PER_DAMAGE = 2
_FEW = 4

_CONTROLS = re.compile(r"[^\n\t\x20-\x7e\xa0-\U0010ffff]")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Soft hyphens and byte-order marks print nothing and split words; marks of writing direction stay.
_INVISIBLE = re.compile("[\xad\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def refuse_binary(data: bytes) -> None:
    """Raise where bytes under a text's name are no text.

    Raises
    ------
    UnusableError
        Naming the format where it is a well-known one.
    """
    for magic, name in _FORMATS:
        if data.startswith(magic):
            message = f"it is {name}, not text; convert it to text first"
            raise UnusableError(message)
    if any(data.startswith(mark) for mark, _ in _MARKS[1:]) or _wide(data):
        return
    sample = data[:SAMPLE_BYTES]
    controls = sum(sample.count(byte) for byte in range(32) if byte not in b"\t\n\r\x0b\x0c\x1b")
    if controls > _CONTROL_SHARE * len(sample):
        message = "it is binary data, not text"
        raise UnusableError(message)


def encoding_of(data: bytes, declared: str = "") -> str:
    """Return the name of the encoding of a text.

    A byte-order mark decides, then UTF-8 where the bytes are valid UTF-8 (chance all but rules
    that out for any other encoding with letters beyond ASCII) or nearly so, then ``declared``,
    then charset-normalizer's guess from the first 64 KiB that hold such letters.

    Raises
    ------
    UnusableError
        Where no encoding fits.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return "utf-8-sig" if name == "utf-8" else name
    if wide := _wide(data):
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        sample = data[max(0, error.start - 200) :][:SAMPLE_BYTES]
    else:
        return "utf-8"
    if _nearly_utf8(sample):
        return "utf-8"
    # As browsers do: what calls itself Latin-1 is Windows-1252.
    declared = _LATIN if declared.lower() in _CALLED_LATIN else declared
    if declared and _decodes(data, declared):
        return declared
    return _guessed(sample)


def _nearly_utf8(sample: bytes) -> bool:
    """Tell UTF-8 with a few damaged bytes from another encoding."""
    text = sample.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    letters = sum(not char.isascii() for char in text) - damaged
    return letters > _LETTERS_PER_DAMAGE * damaged


def _guessed(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - most corpora never need it

    guesses = list(from_bytes(sample, cp_isolation=list(_ENCODINGS)))
    if not guesses:
        message = "its encoding cannot be told; save it as UTF-8"
        raise UnusableError(message)
    best = guesses[0]
    # A few accented names in an English text fit many encodings equally: take the commonest.
    letters = sum(byte > 0x7F for byte in sample)  # noqa: PLR2004 - ASCII ends there
    if letters < _FEW and _decodes(sample, _LATIN):
        return _LATIN
    few = letters < _FEW_SHARE * len(sample)
    for guess in guesses:
        if guess.encoding == _LATIN and guess.chaos <= best.chaos + 0.02:
            return _LATIN if few or guess.coherence >= best.coherence else best.encoding
    return best.encoding


def decode(data: bytes, declared: str = "") -> str:
    """Return the clean text of bytes; bytes that their encoding lacks become U+FFFD.

    Raises
    ------
    UnusableError
        Where the bytes are no text.
    """
    refuse_binary(data)
    return clean(data.decode(encoding_of(data, declared), errors="replace"))


def clean(text: str) -> str:
    """Return ``text`` in NFC, with one line feed for every line break, less control characters.

    Tabs and marks of writing direction stay; half characters (lone surrogates) become U+FFFD, so
    that every text can be written as UTF-8.
    """
    text = _BREAKS.sub("\n", text)
    text = _CONTROLS.sub("", text) if _CONTROLS.search(text) else text
    text = _INVISIBLE.sub("", text)
    text = _SURROGATES.sub("\ufffd", text)
    return unicodedata.normalize("NFC", text)


def _wide(data: bytes) -> str:
    """Return UTF-16 and its byte order where ASCII letters alternate with zero bytes."""
    sample = data[:512]
    half = len(sample) // 2
    if half < 8:  # noqa: PLR2004 - too short to tell
        return ""
    for name, zeros, letters in (
        ("utf-16-le", sample[1::2], sample[::2]),
        ("utf-16-be", sample[::2], sample[1::2]),
    ):
        if zeros.count(0) > 0.7 * half and letters.count(0) == 0:
            return name
    return ""


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return False
    return True
