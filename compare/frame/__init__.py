"""Tellings of one fact in, the differences between them out: one small module a lens."""

from compare.frame.differences import frame
from compare.frame.lenses import LENSES, register
from compare.frame.scrutiny import ClaimScrutiny
from compare.frame.stances import sentiments
from compare.frame.telling import Found, Lens, Telling

__all__ = [
    "LENSES",
    "ClaimScrutiny",
    "Found",
    "Lens",
    "Telling",
    "frame",
    "register",
    "sentiments",
]
