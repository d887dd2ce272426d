"""A stream of bytes in, decoded lines out, never more than one line in memory."""

from __future__ import annotations

import codecs
import io
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from compare.read.decode import SAMPLE_BYTES, encoding_of, refuse_binary
from compare.read.draft import UnusableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_UTF8_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class TooLong:
    """A line that was longer than allowed."""

    quotes: int
    """Quotation marks in it: an odd number opens or closes a quoted cell."""


def too_long(max_bytes: int) -> str:
    """Return the reason for refusing a line that was longer than allowed."""
    return f"its line is longer than {max_bytes:,} bytes (setting read.max_record_bytes)"


def table_encoding(stream: IO[bytes]) -> str:
    """Return the encoding of a table, read to its end in small pieces.

    A fault while reading ends it: what was read tells, and the records before the fault count.

    Raises
    ------
    compare.read.draft.UnusableError
        Where it is binary or no encoding fits.
    """
    head = _next_piece(stream, SAMPLE_BYTES)
    refuse_binary(head)
    decoder = codecs.getincrementaldecoder("utf-8")()
    piece = head
    while piece:
        try:
            decoder.decode(piece)
        except UnicodeDecodeError as error:
            # The first bytes tell marks and byte order, those at fault tell the letters.
            if not head.isascii() and error.object[:64] == head[:64]:
                return encoding_of(head)
            return encoding_of(error.object[max(0, error.start - 200) :][:SAMPLE_BYTES])
        piece = _next_piece(stream, _UTF8_CHUNK)
    return encoding_of(head) if b"\0" in head[:512] else "utf-8"


def _next_piece(stream: IO[bytes], size: int) -> bytes:
    try:
        return stream.read(size)
    except (OSError, EOFError, zlib.error):
        return b""


def decoded_lines(stream: IO[bytes], encoding: str, max_bytes: int) -> Iterator[str | TooLong]:
    """Yield the lines of a table with their line breaks, and marks in the place of too long ones.

    Parameters
    ----------
    stream
        At its start.
    encoding
        As :func:`table_encoding` gave it. A line that is UTF-8 is taken as UTF-8 whatever the
        others are, and in a UTF-8 file a line that is not has its own guessed; bytes that an
        encoding lacks become U+FFFD.
    max_bytes
        A longer line is not kept in memory.
    """
    quotes = 0
    first = True
    for piece in _pieces(stream, encoding, max_bytes):
        whole = piece.endswith(b"\n") or len(piece) < max_bytes
        if quotes or not whole:
            quotes += piece.count(b'"') + (0 if quotes else 1)
            if whole:
                yield TooLong(quotes - 1)
                quotes = 0
            continue
        data = piece.removeprefix(codecs.BOM_UTF8) if first else piece
        first = False
        try:
            yield data.decode("utf-8")
        except UnicodeDecodeError:
            own = _encoding_of_line(data) if encoding.startswith("utf-8") else encoding
            yield data.decode(own, errors="replace")
    if quotes:
        yield TooLong(quotes - 1)


def _encoding_of_line(line: bytes) -> str:
    try:
        return encoding_of(line)
    except UnusableError:
        return "utf-8"


def _pieces(stream: IO[bytes], encoding: str, limit: int) -> Iterator[bytes]:
    """Yield lines, or what of a line is at most ``limit`` bytes long."""
    if encoding.startswith(("utf-16", "utf-32")):
        text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n")
        while line := text.readline(limit // 4):
            data = line.encode("utf-8", "replace")
            # A piece of a line must look as long as it is in the file to be told from a line.
            yield data if line.endswith("\n") or len(line) < limit // 4 else data.ljust(limit)
        text.detach()
        return
    while piece := stream.readline(limit):
        yield piece
