"""Setting a page of the county's newspaper: masthead, headline, two columns with a photograph, news in brief."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pygame

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


@dataclass
class _Column:
    x: float
    top: float
    lines: list[str]


def news_height(look: Look, page: Page, width: float, photo: Photo) -> float:
    """The height that a page takes at a width."""
    blind = Pen(look, pygame.Surface((1, 1)))
    return set_news(blind, page, 0, 0, width, photo)


def fitted(look: Look, page: Page, width: float, height: float, photo: Photo) -> Page:
    """The page with as many of its paragraphs as stand in a height, two at least; the first ones matter most."""
    for count in range(len(page.body), 1, -1):
        shorter = replace(page, body=page.body[:count])
        if news_height(look, shorter, width, photo) <= height:
            return shorter
    return page


def set_news(pen: Pen, page: Page, x: float, y: float, w: float, photo: Photo, *, bottom: float | None = None) -> float:
    """Set a page from (x, y) down; news in brief end at `bottom` if the page is shorter. Returns the y under it."""
    y = _head(pen, page, x, y, w)
    y = _columns(pen, page, x, y, w, photo)
    brief = 22.0 * len(_brief_lines(pen, page.brief, w)) + 12
    y = max(y + 16, (bottom or 0) - brief)
    pen.line((x, y), (x + w, y), "ink", 4)
    return _brief(pen, page.brief, x, y + 10, w)


def _head(pen: Pen, page: Page, x: float, y: float, w: float) -> float:
    aside = max(pen.measure(page.date, "reported_small"), pen.measure(page.price, "reported_small"))
    beside = pen.measure(page.masthead, "masthead") + aside + 24 <= w
    style = "masthead" if beside or w >= TWO_COLUMNS else "page"
    pen.text(page.masthead, x, y + 39, style, "ink", room=w)
    if beside:
        pen.text(page.date, x + w, y + 18, "reported_small", "ink_on_news", align="right")
        pen.text(page.price, x + w, y + 38, "reported_small", "ink_on_news", align="right")
    y = pen.news_rule(x, y + 46, w) + 8
    if not beside:
        pen.text(page.date, x, y + 12, "reported_small", "ink_on_news")
        y += 22
    # A headline stays on one line if a smaller cut allows it.
    size = "page" if pen.measure(page.headline, "page") <= w < pen.measure(page.headline, "headline") else "headline"
    y = pen.paragraph(page.headline, x, y, w, size)
    y = pen.paragraph(page.deck, x, y + 2, w, "reading", line=LINE)
    pen.line((x, y + 7), (x + w, y + 7), "ink", 1)
    return y + 18


def _columns(pen: Pen, page: Page, x: float, y: float, w: float, photo: Photo) -> float:
    if w < TWO_COLUMNS:
        y = _photograph(pen, page, x, y, w, photo)
        for number, part in enumerate(page.body):
            y = pen.paragraph(part, x, y + (8 if number else 0), w, "reading", line=LINE)
        return y
    width = (w - GUTTER) / 2
    right = x + width + GUTTER
    under = _photograph(pen, page, right, y, width, photo)
    lines = _lines(pen, page, width)
    # Both columns end as level as the lines allow; the left one begins higher, beside the photograph.
    best = min(range(len(lines) + 1), key=lambda k: max(y + _run(lines[:k]), under + _run(lines[k:])))
    best = _no_orphan(lines, best)
    end = y
    for column in (_Column(x, y, lines[:best]), _Column(right, under, lines[best:])):
        place = column.top
        for line in _trimmed(column.lines):
            if line:
                pen.text(line, column.x, place + LINE / 2 + 6.5, "reading", "ink", room=width + 4)
            place += LINE if line else LINE / 2
        end = max(end, place)
    return end


def _lines(pen: Pen, page: Page, width: float) -> list[str]:
    """The body in lines, an empty one between paragraphs."""
    lines: list[str] = []
    for number, part in enumerate(page.body):
        if number:
            lines.append("")
        lines += pen.look.type.wrap(part, width, "reading")
    return lines


def _run(lines: list[str]) -> float:
    return sum(LINE if line else LINE / 2 for line in _trimmed(lines))


def _trimmed(lines: list[str]) -> list[str]:
    return lines[1:] if lines and not lines[0] else lines


def _no_orphan(lines: list[str], cut: int) -> int:
    """Keep a paragraph's first line with its second, and its last with the one before."""
    if 0 < cut < len(lines) and lines[cut] and lines[cut - 1] and (cut + 1 == len(lines) or not lines[cut + 1]):
        return cut + 1
    if 2 <= cut < len(lines) and lines[cut] and not lines[cut - 2]:
        return cut - 1
    return cut


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
