"""Emphasis within a text: `<i>` and `</i>` around the title of a book or a newspaper, or a foreign word.

The marks stand in the texts themselves, so that a translator moves them with the words, or leaves them out. Inside the
typesetter each is one sign that no font has, so that no line can break within a mark. What is recorded of a text, and
what is read aloud, is without them.
"""

from __future__ import annotations

import re

OPEN, CLOSE = "\ue000", "\ue001"
_PAIR = re.compile(r"<i>(.+?)</i>", re.DOTALL)
_SIGNS = {ord(OPEN): None, ord(CLOSE): None}


def signed(text: str) -> str:
    """The text with each pair of marks as two signs; a mark without its other half is text like any other."""
    return _PAIR.sub(f"{OPEN}\\1{CLOSE}", text) if "<i>" in text else text


def plain(text: str) -> str:
    """The text without marks."""
    return signed(text).translate(_SIGNS)


def parted(text: str) -> tuple[str, list[bool]]:
    """The text without marks, and of each of its characters whether it is marked."""
    text = signed(text)
    if OPEN not in text and CLOSE not in text:
        return text, [False] * len(text)
    bare: list[str] = []
    marked: list[bool] = []
    within = False
    for char in text:
        if char in (OPEN, CLOSE):
            within = char == OPEN
        else:
            bare.append(char)
            marked.append(within)
    return "".join(bare), marked


def joined(bare: str, marked: list[bool]) -> str:
    """A text from `parted`, with the signs set again."""
    made: list[str] = []
    within = False
    for char, mark in zip(bare, marked, strict=True):
        if mark != within:
            made.append(OPEN if mark else CLOSE)
            within = mark
        made.append(char)
    return "".join(made) + (CLOSE if within else "")
