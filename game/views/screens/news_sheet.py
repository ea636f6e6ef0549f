"""Setting a page of a newspaper: masthead, headline, two columns with a photograph or a table, news in brief.

The county's paper and the capital's are set alike. What the reader has written in the margin comes last, in pencil.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pygame

from game.session.telling.national_page import NationalPage, Plate
from game.session.telling.newspaper import Page
from game.text import _
from game.views.look import Look
from game.views.pen import Pen

GUTTER = 20.0
LINE = 25.0
PHOTO_SHARE = 0.575
"""Height of the photograph over its width."""
TWO_COLUMNS = 430.0
"""Below this width the page is set in one column."""

Photo = Callable[[float, float], pygame.Surface | None]
"""Given a size in logical pixels, the print to set in it; None where there is none."""
Sheet = Page | NationalPage
ROW = 24.0
MARGIN_LINE = 20.0
HEAD_BASE, HEAD_RULE = 37.0, 49.0
"""Where the masthead stands and where its rule begins: clear of what hangs under the line."""
ENOUGH = 3
"""Matters below which the capital's page does not go before its news in brief is one item."""


def _body(page: Sheet) -> tuple[str, float]:
    """Style and line height of the running text: the capital's paper is set closer."""
    return ("reported_small", 20.5) if isinstance(page, NationalPage) else ("reading", LINE)


@dataclass(frozen=True)
class _Line:
    """A line of the running text; an empty one parts two paragraphs."""

    text: str
    bold: bool = False


@dataclass
class _Column:
    x: float
    top: float
    lines: list[_Line]


def news_height(look: Look, page: Sheet, width: float, photo: Photo) -> float:
    """The height that a page takes at a width."""
    blind = Pen(look, pygame.Surface((1, 1)))
    return set_news(blind, page, 0, 0, width, photo)


def fitted(look: Look, page: Sheet, width: float, height: float, photo: Photo) -> Sheet:
    """The page as long as stands in a height; the first paragraphs matter most. Two are kept whatever the height.

    The county's paper drops its last paragraphs. The capital's first gives of its lesser matters a sentence each.
    """
    found = page
    for found in _shorter(page):
        if news_height(look, found, width, photo) <= height:
            break
    else:
        return page if isinstance(page, Page) else found
    if isinstance(page, NationalPage) and isinstance(found, NationalPage):
        # What room is left goes to whole paragraphs, the weightiest first.
        for place in range(1, len(found.body)):
            body = (*found.body[:place], page.body[place], *found.body[place + 1 :])
            longer = replace(found, body=body)
            if news_height(look, longer, width, photo) <= height:
                found = longer
    return found


def _shorter(page: Sheet) -> Iterator[Sheet]:
    if isinstance(page, Page):
        for count in range(len(page.body), 1, -1):
            yield replace(page, body=page.body[:count])
        return
    body = list(page.body)
    yield page
    for last in range(len(body) - 1, 0, -1):
        body[last] = page.decks[last]
        yield replace(page, body=tuple(body))
    for count in range(len(body) - 1, 1, -1):
        yield replace(page, body=tuple(body[:count]))
        if count <= ENOUGH:
            yield replace(page, body=tuple(body[:count]), brief=page.briefs[0])


def set_news(
    pen: Pen, page: Sheet, x: float, y: float, w: float, photo: Photo, *, bottom: float | None = None
) -> float:
    """Set a page from (x, y) down; news in brief end at `bottom` if the page is shorter. Returns the y under it."""
    y = _head(pen, page, x, y, w)
    y = _columns(pen, page, x, y, w, photo)
    note = page.margin if isinstance(page, NationalPage) else ""
    below = MARGIN_LINE * len(pen.look.type.wrap(note, w - 14, "forecast")) + 12 if note else 0.0
    brief = 22.0 * len(_brief_lines(pen, page.brief, w)) + 12 + below
    y = max(y + 16, (bottom or 0) - brief)
    pen.line((x, y), (x + w, y), "ink", 4)
    y = _brief(pen, page.brief, x, y + 10, w)
    if note:
        pen.line((x, y + 9), (x, y + below - 3), "pencil", 3)
        pen.paragraph(note, x + 14, y + 8, w - 14, "forecast", "pencil", line=MARGIN_LINE)
    return y + below


def _head(pen: Pen, page: Sheet, x: float, y: float, w: float) -> float:
    aside = max(pen.measure(page.date, "reported_small"), pen.measure(page.price, "reported_small"))
    beside = pen.measure(page.masthead, "masthead") + aside + 24 <= w
    style = "masthead" if beside or w >= TWO_COLUMNS else "page"
    pen.text(page.masthead, x, y + HEAD_BASE, style, "ink", room=w)
    if beside:
        pen.text(page.date, x + w, y + 18, "reported_small", "ink_on_news", align="right")
        pen.text(page.price, x + w, y + 38, "reported_small", "ink_on_news", align="right")
    y = pen.news_rule(x, y + HEAD_RULE, w) + 8
    if not beside:
        pen.text(page.date, x, y + 12, "reported_small", "ink_on_news")
        y += 22
    # A headline stays on one line if a smaller cut allows it.
    size = "page" if pen.measure(page.headline, "page") <= w < pen.measure(page.headline, "headline") else "headline"
    close = isinstance(page, NationalPage)
    y = pen.paragraph(page.headline, x, y, w, "page" if close else size, line=33 if close else None, level=True)
    y = pen.paragraph(page.deck, x, y + 2, w, "reading", line=22 if close else LINE, level=True)
    pen.line((x, y + 7), (x + w, y + 7), "ink", 1)
    return y + 18


def _columns(pen: Pen, page: Sheet, x: float, y: float, w: float, photo: Photo) -> float:
    one = w < TWO_COLUMNS
    width = w if one else (w - GUTTER) / 2
    right = x if one else x + width + GUTTER
    under = _picture(pen, page, right, y, width, photo)
    lines = _lines(pen, page, width)
    style, step = _body(page)
    if one:
        return _set(pen, _Column(x, under, lines), width, style, step)
    # Both columns end as level as the lines allow; the left one begins higher, beside the picture.
    best = min(range(len(lines) + 1), key=lambda k: max(y + _run(lines[:k], step), under + _run(lines[k:], step)))
    best = _no_orphan(lines, best)
    columns = (_Column(x, y, lines[:best]), _Column(right, under, lines[best:]))
    return max(_set(pen, column, width, style, step) for column in columns)


def _set(pen: Pen, column: _Column, width: float, style: str, step: float) -> float:
    """One column, line under line; returns the y under it."""
    bold = replace(pen.look.type.style(style), weight=700)
    place = column.top
    for line in _trimmed(column.lines):
        if line.text:
            shown = bold if line.bold else style
            pen.text(line.text, column.x, place + step / 2 + 6.5, shown, "ink", room=width + 4)
        place += step if line.text else step / 2
    return place


def _lines(pen: Pen, page: Sheet, width: float) -> list[_Line]:
    """The body in lines, an empty one between paragraphs; the capital's lesser matters have headings."""
    style = _body(page)[0]
    heads = page.heads if isinstance(page, NationalPage) else ()
    lines: list[_Line] = []
    for number, part in enumerate(page.body):
        if number:
            lines.append(_Line(""))
            if number < len(heads):
                # Bold runs wider than what the lines are measured with.
                lines += [_Line(text, True) for text in pen.look.type.wrap(heads[number], width * 0.95, style)]
        lines += [_Line(text) for text in pen.look.type.wrap(part, width, style)]
    return lines


def _run(lines: list[_Line], step: float) -> float:
    return sum(step if line.text else step / 2 for line in _trimmed(lines))


def _trimmed(lines: list[_Line]) -> list[_Line]:
    return lines[1:] if lines and not lines[0].text else lines


def _no_orphan(lines: list[_Line], cut: int) -> int:
    """Keep a heading with its text, a paragraph's first line with its second, and its last with the one before."""
    while 0 < cut < len(lines) and lines[cut - 1].bold:
        cut -= 1
    if 0 < cut < len(lines) and lines[cut].text and lines[cut - 1].text:
        if cut + 1 == len(lines) or not lines[cut + 1].text:
            return cut + 1
    if 2 <= cut < len(lines) and lines[cut].text and not lines[cut - 2].text and not lines[cut].bold:
        return cut - 1
    return cut


def _picture(pen: Pen, page: Sheet, x: float, y: float, w: float, photo: Photo) -> float:
    """What the page is illustrated with; returns the y under it."""
    if isinstance(page, NationalPage):
        return _table(pen, page.plate, x, y, w)
    return _photograph(pen, page, x, y, w, photo)


def _table(pen: Pen, plate: Plate, x: float, y: float, w: float) -> float:
    """A framed table of reported figures, each with its bar, or a list of points."""
    bold = replace(pen.look.type.style("reported_small"), weight=700)
    inner, left = w - 24, x + 12
    figures = any(row.value for row in plate.rows)
    labels = max(pen.measure(row.label, "reported_small") for row in plate.rows) + 10
    # Where a name leaves no room for its bar, the bars stand under the names.
    beside = labels + 44 + 60 <= inner
    wrapped = [pen.look.type.wrap(row.label, inner - 18, "reported_small") for row in plate.rows]
    heights = [ROW if figures and beside else ROW + 14 if figures else 20.0 * len(lines) + 4 for lines in wrapped]
    height = 36 + sum(heights) + 4
    pen.frame(x, y, w, height, "ink", 1)
    pen.text(plate.title, left, y + 23, bold, "ink", room=inner)
    pen.line((left, y + 31), (left + inner, y + 31), "ink", 1)
    place = y + 35
    for row, lines, high in zip(plate.rows, wrapped, heights, strict=True):
        if not figures:
            pen.box(left, place + 8, 6, 6, "ink")
            for number, line in enumerate(lines):
                pen.text(line, left + 16, place + 16 + 20 * number, "reported_small", "ink", room=inner - 14)
        else:
            start, top = (left + labels, place + 5) if beside else (left, place + 22)
            run = inner - (labels if beside else 0) - 46
            pen.text(row.label, left, place + 17, "reported_small", "ink", room=inner)
            pen.box(start, top, max(2.0, run * row.share), 13, "ink")
            pen.text(row.value, left + inner, top + 12, bold, "ink", align="right")
        place += high
    small = pen.look.type.style("caption")
    style = replace(pen.look.type.style("caption_print"), size=small.size, line=small.line)
    return pen.paragraph(plate.caption, x, y + height + 3, w, style, "ink_on_news") + 8


def _photograph(pen: Pen, page: Page, x: float, y: float, w: float, photo: Photo) -> float:
    height = round(w * PHOTO_SHARE)
    print_ = photo(w, height)
    if print_ is None:
        return y
    rect = pen.look.scale.rect(x, y, w, height)
    pen.surface.blit(print_, rect)
    pen.frame(x, y, w, height, "ink", 1)
    small = pen.look.type.style("caption")
    style = replace(pen.look.type.style("caption_print"), size=small.size, line=small.line)
    under = pen.paragraph(page.caption, x, y + height + 3, w, style, "ink_on_news")
    return under + 8


def _brief_lines(pen: Pen, text: str, w: float) -> list[str]:
    # The bold words run a little wider than those the lines are measured with.
    return pen.look.type.wrap(f"{_('In brief.')} {text}", w * 0.975, "reported_small")


def _brief(pen: Pen, text: str, x: float, y: float, w: float) -> float:
    """News in brief: the first words bold, the rest running on."""
    name, step = _("In brief."), 22.0
    bold = replace(pen.look.type.style("reported_small"), weight=700)
    for number, line in enumerate(_brief_lines(pen, text, w)):
        place, baseline = x, y + step / 2 + 6
        if number == 0 and line.startswith(name):
            place += pen.text(name, x, baseline, bold, "ink") + 5
            line = line[len(name) :].lstrip()
        pen.text(line, place, baseline, "reported_small", "ink", room=w - (place - x) + 2)
        y += step
    return y
