"""What pasting an article brings along from the page around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE = re.compile(
    r"(?:no comments|\d+ comments?|post a comment|leave a (?:comment|reply)|add a comment"
    r"|share (?:this|on|to)\b.{0,60}|email this.{0,80}|blogthis!?|tweet|print|labels: .{0,120}"
    r"|(?:newer|older) posts?|home|subscribe to: .{0,60}|advertisement|sponsored|read more"
    r"|related (?:articles|stories|posts|news)|you (?:may|might) also like.{0,30}"
    r"|posted (?:by|at) .{1,60}|all rights reserved\.?|(?:©|\(c\)) .{0,80}"
    r"|view my complete profile)[:.]?",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"(?:\d+ comments?|no comments|comments \(\d+\)):?", re.IGNORECASE)
# Glued to the last paragraph where the paste lost its line breaks. With the capital and the
# colon, or with what follows, so that 'officials had "no comments"' stays.
_GLUED = re.compile(
    r"\s*(?:(?:No comments|\d+ comments?):\s*(?:Post a Comment\s*)?"
    r"|(?:No comments\s*)?Post a Comment\s*)$"
)
_ANYWHERE = re.compile(r"advertisement|story continues below(?: advertisement)?", re.IGNORECASE)


def without_leftovers(paragraphs: Sequence[str]) -> list[str]:
    """Return the paragraphs less a blog's or a page's leftovers at their end.

    Readers' comments below a line that counts them go as well; a line that is nothing but
    "Advertisement" goes wherever it stands.
    """
    kept = [text for text in paragraphs if not _ANYWHERE.fullmatch(text)]
    for number, text in enumerate(kept):
        if number and _COMMENTS.fullmatch(text):
            kept = kept[:number]
            break
    while kept and _LINE.fullmatch(kept[-1]):
        kept.pop()
    if kept and (last := _GLUED.sub("", kept[-1])) != kept[-1]:
        kept[-1:] = [last] if last else []
    return kept
