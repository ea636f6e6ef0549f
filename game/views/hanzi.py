"""What Chinese setting asks for beyond glyphs: signs that share their blanks, and air between hanzi and letters.

A full-width sign of punctuation is half blank. Where two of them meet, at the beginning of a line and at its end, that
blank would be a hole, so it is left out. Between hanzi and letters or figures stands an eighth of the size, unless the
text has a space there; not within a date.
"""

from __future__ import annotations

from dataclasses import dataclass

BEFORE = frozenset("（《〈「『【〔“‘")
"""Signs whose left half is blank."""
AFTER = frozenset("，。、；：）》〉」』】〕”’")
"""Signs whose right half is blank."""
HALF = 0.5
AIR = 0.125
FULL = 0.9
"""A sign narrower than this share of the size has no blank half to give."""

MEASURES = tuple("年月日号吨亩克斤公千万亿人户天座头只棵岁个名张次点时里米厘元分期季页版")
"""What counts and dates are followed by, without a space: it stays on the line of its number."""
NUMERALS = frozenset("〇零一二两三四五六七八九十百千万亿")
DATES = frozenset("年月日号")


def is_hanzi(char: str) -> bool:
    """Whether a character belongs to Chinese setting: hanzi, full-width forms, Chinese punctuation."""
    code = ord(char)
    return 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0xFE30 <= code <= 0xFE4F or 0xFF00 <= code <= 0xFFEF


def is_ideograph(char: str) -> bool:
    """Whether a character is a hanzi, not a sign."""
    return 0x3400 <= ord(char) <= 0x9FFF or 0xF900 <= ord(char) <= 0xFAFF


@dataclass(frozen=True)
class Fit:
    """How a character is fitted to its neighbours, as shares of its size."""

    left: float = 0.0
    """taken away before it"""
    right: float = 0.0
    """taken away after it"""
    air: float = 0.0
    """put in after it"""


PLAIN = Fit()


def fits(text: str, hanzi: list[bool]) -> list[Fit]:
    """How each character of a line is fitted; `hanzi` tells which are set in Chinese."""
    found: list[Fit] = []
    for i, char in enumerate(text):
        last, after = i + 1 == len(text), text[i + 1 : i + 2]
        if hanzi[i] and char in AFTER and (last or (hanzi[i + 1] and (after in AFTER or after in BEFORE))):
            found.append(Fit(right=HALF))
        elif hanzi[i] and char in BEFORE and (i == 0 or (hanzi[i - 1] and text[i - 1] in BEFORE)):
            found.append(Fit(left=HALF))
        elif not last and _apart(char, after):
            found.append(Fit(air=AIR))
        else:
            found.append(PLAIN)
    return found


def _apart(one: str, other: str) -> bool:
    """Whether one of two neighbours is a hanzi and the other a letter, a figure or a per cent sign."""
    if one in DATES or other in DATES:
        return one in DATES and other.isalpha() and _is_latin(other)
    return (is_ideograph(one) and _is_latin(other)) or (_is_latin(one) and is_ideograph(other))


def holds(text: str, index: int) -> bool:
    """Whether the character at `index` stays on the line of the one before: a number, what it counts, a date."""
    before, char = text[index - 1], text[index]
    if before.isascii() and before.isdigit():
        return char in MEASURES
    if char.isascii() and char.isdigit():
        return before == "第" or (before in "年月" and text[index - 2 : index - 1].isdigit())
    return (before in NUMERALS or before == "第") and (char in NUMERALS or char in MEASURES)


def _is_latin(char: str) -> bool:
    return char == "%" or (char.isalnum() and ord(char) < 0x250)
