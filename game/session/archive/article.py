"""What an article is made of.

A footnote stands in a text as `[2]`: the second of the article's sources; two as `[2, 5]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

Mark = Literal["A", "B", "C"]
MARK = re.compile(r"\[(\d+(?:, \d+)*)\]")


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A heading of the index."""

    id: str
    title: str


class Grade(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How sure a part of the article is: A well established, B published and fairly sure, C contested or one hand."""

    grade: Mark
    what: str


class Estimate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of a chart of estimates: one figure, or from `low` to `high`; `open`: at least so much."""

    name: str
    low: float
    grade: Mark
    high: float | None = None
    open: bool = False


class Series(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line or row of bars through the years: a series of `assets/history/national.toml`, or figures of its own."""

    name: str
    voice: Literal["reported", "true", "part"] = "true"
    key: str = ""
    by_year: dict[str, float] = {}


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A chart. `estimates` uses rows, ticks, band and centre; `bars` and `lines` use series and years."""

    kind: Literal["estimates", "bars", "lines"]
    title: str
    note: str = ""
    rows: tuple[Estimate, ...] = ()
    ticks: tuple[float, ...] = ()
    band: tuple[float, float] | None = None
    centre: float | None = None
    series: tuple[Series, ...] = ()
    years: tuple[int, int] = (1957, 1962)
    after: int = 1
    """the paragraph that it follows"""


class Article(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One article. `sources` are keys of the language's `sources.toml`, in the order of their numbers.

    `orders`, `screens` and `topics` say from where F1 leads here: orders by name, screens by name, and figures: a row
    of the accountant's page or a measure of the country's maps.
    """

    id: str
    title: str
    subtitle: str
    group: str
    order: int
    text: tuple[str, ...]
    sure: str
    grades: tuple[Grade, ...]
    sources: tuple[str, ...]
    also: str = ""
    related: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    screens: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    figure: Figure | None = None

    def marked(self) -> Iterator[str]:
        """Every text in which footnotes may stand."""
        yield from self.text
        yield self.sure
        yield self.also
        yield from (grade.what for grade in self.grades)
        if self.figure is not None:
            yield self.figure.note

    def words(self) -> int:
        """How many words the paragraphs have."""
        return sum(len(without_marks(part).split()) for part in self.text)


def marks_in(text: str) -> list[int]:
    """The numbers of the footnotes in a text."""
    return [int(number) for mark in MARK.findall(text) for number in mark.split(", ")]


def without_marks(text: str) -> str:
    """A text without its footnotes."""
    return MARK.sub("", text)
