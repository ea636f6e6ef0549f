"""The epilogue's page of causes: what each accounts for in the model, beside what has been published."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from game.session.country.causes import Cause, CauseSplit
from game.text import N_, _
from game.views.figures import EN_DASH, number
from game.views.pen import Pen
from game.views.screens.form import FormScreen, Item, Put, Section
from game.views.widgets import Drawing

NAMES = {
    "no-furnaces": N_("Hands at the furnaces"),
    "honest-reports": N_("False reports"),
    "flexible-procurement": N_("A levy that did not bend"),
    "optional-canteens": N_("Canteens by order"),
    "timely-relief": N_("Relief late or refused"),
    "no-exports": N_("Grain sold abroad"),
    "no-lushan": N_("The turn of autumn 1959"),
    "no-drive": N_("The rest of the drive: works, hours, planting"),
    "fair-weather": N_("Weather"),
    "weather": N_("Weather"),
}
"""What is taken away when a what-if removes it."""

ROW = 47.0
SCALE = 30.0
"""The height of the scale under the bars."""
LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Shares that are marked on it."""
NOTE = N_(
    "Deaths above the usual in 1958–62 on the same weather and luck. The mark is a cause’s share, averaged over all "
    "orders of taking causes away; the hatching runs from taken away last to taken away first. It is long because "
    "causes need each other: no single one accounts for it."
)


@dataclass(frozen=True)
class Published:
    """A figure from the literature: what share of what, and where it stands."""

    share: str
    of: str
    source: str


PUBLISHED = (
    Published(
        N_("33 %"),
        N_("of the fall in grain output: hands and land diverted"),
        N_("Li and Yang 2005"),
    ),
    Published(
        N_("28.3 %"),
        N_("of the fall in grain output: workers weakened by what was procured"),
        N_("Li and Yang 2005"),
    ),
    Published(N_("12.9 %"), N_("of the fall in grain output: weather"), N_("Li and Yang 2005")),
    Published(
        N_("32–43 %"),
        N_("of famine deaths: procurement that was set in advance and could not follow the harvest"),
        N_("Meng, Qian and Yared 2015"),
    ),
    Published(N_("15 %"), N_("of famine deaths: grain exports"), N_("Kasahara and Li 2020")),
    Published(
        N_("about 70 %"),
        N_("of famine deaths: national policy; the rest, weather"),
        N_("Houser, Sands and Xiao 2009"),
    ),
)
PUBLISHED_NOTE = N_(
    "These measure different things by different means, and cannot be added. The model’s shares rest on its own rules, "
    "of which each names its source and how sure it is."
)


def columns(screen: FormScreen, split: CauseSplit) -> list[list[Section]]:
    """The bars; the published figures."""
    total = _("{amount} million deaths").format(amount=f"{split.total_m:.1f}")
    ours = [_bars(screen, split), screen.words(_(NOTE), "body", "ink2")]
    theirs = [*(_published(screen, found) for found in PUBLISHED), screen.words(_(PUBLISHED_NOTE), "body", "ink2")]
    return [[Section(_("In the model"), ours, total)], [Section(_("As published"), theirs, "")]]


def shown(cause: Cause) -> str:
    """A cause's share, and its range."""
    low, high = sorted((cause.first, cause.last))
    return _("{share} %  ({low}{dash}{high})").format(
        share=number(cause.share * 100), low=number(low * 100), high=number(high * 100), dash=EN_DASH
    )


def _bars(screen: FormScreen, split: CauseSplit) -> Item:
    causes = sorted(split.causes, key=lambda cause: -cause.share)
    low = min(0.0, *(min(c.first, c.last, c.share) for c in causes))
    high = max(0.05, *(max(c.first, c.last, c.share) for c in causes))
    names = [_(NAMES.get(cause.name, cause.name)) for cause in causes]
    levels = [level for level in LEVELS if level <= high]

    def label_lines(w: float) -> list[list[str]]:
        wrap = screen.look.type.wrap
        return [wrap(n, w - _room(screen, causes), "body") for n in names]

    def height(w: float) -> float:
        return sum(ROW + 20 * (len(found) - 1) for found in label_lines(w)) + SCALE

    def build(put: Put, x: float, y: float, w: float) -> None:
        def place(value: float) -> float:
            return 4 + (w - 8) * (value - low) / (high - low)

        def paint(pen: Pen, cause: Cause, found: list[str]) -> None:
            for number_, line in enumerate(found):
                pen.text(line, 0, 17 + 20 * number_, "body", "ink")
            pen.text(shown(cause), w - 4, 17, "forecast", "pencil", align="right")
            bar = 24.0 + 20 * (len(found) - 1)
            start, end = sorted((place(cause.first), place(cause.last)))
            for level in levels:
                pen.line((place(level), bar - 3), (place(level), bar + 17), "axis" if not level else "hair", 1)
            pen.hatch(start, bar, max(2.0, end - start), 14, "pencil", 4, "pencil")
            pen.box(place(cause.share) - 2.5, bar - 3, 5, 20, "ink")

        def paint_scale(pen: Pen) -> None:
            for level in levels:
                share = number(level * 100)
                words = _("{share} %").format(share=share) if level == levels[-1] else share
                align = "left" if not level else "centre"
                pen.text(words, place(level) - (3 if not level else 0), 15, "caption", "ink2", align=align)

        # Each cause by itself, so that an edge of the page shows it with its bar or not at all.
        for cause, found in zip(causes, label_lines(w), strict=True):
            high_ = ROW + 20 * (len(found) - 1)
            show = functools.partial(paint, cause=cause, found=found)
            put(Drawing, (x, y, w, high_), show, whole=True)
            y += high_
        put(Drawing, (x, y, w, SCALE), paint_scale)

    return Item(height, build)


def _room(screen: FormScreen, causes: list[Cause]) -> float:
    return max(screen.ruler().measure(shown(cause), "forecast") for cause in causes) + 20


def _published(screen: FormScreen, found: Published) -> Item:
    label = max(screen.ruler().measure(_(each.share), "reported_bold") for each in PUBLISHED) + 16

    def height(w: float) -> float:
        return screen.ruler().height(_(found.of), w - label, "body") + 20 + 8

    def build(put: Put, x: float, y: float, w: float) -> None:
        def paint(pen: Pen) -> None:
            pen.text(_(found.share), 0, 17, "reported_bold", "ink")
            under = pen.paragraph(_(found.of), label, 0, w - label, "body", "ink")
            pen.text(_(found.source), label, under + 14, "caption", "ink2", room=w - label)

        put(Drawing, (x, y, w, height(w)), paint)

    return Item(height, build)
