"""What lies over the commune while the plan is made: tags on its places, and the county's paper."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from game.session.forecast import Forecast as Outlook
from game.session.telling.directive import directive_paper
from game.text import _, ngettext
from game.views.figures import number, tonnes_span
from game.views.screens.plan_words import harvest
from game.views.screens.world_view import PlaceTag
from game.views.widgets import Order as Paper
from game.views.widgets import OrderSlip

if TYPE_CHECKING:
    from game.session.game import Game
    from game.views.look import Look


def plan_tags(game: Game, now: Outlook, own: Collection[int], every: bool) -> list[PlaceTag]:
    """Slips over places, the most telling first.

    Villages with orders of their own (`own`, by row) are named; all of them (`every`) where the landscape is all
    there is to see.
    """
    tags = []
    lit = game.draft.total("furnaces_lit") if game.draft.is_open("furnaces_lit") else 0
    if lit:
        words = ngettext("{count} to be lit", "{count} to be lit", lit).format(count=lit)
        tags.append(PlaceTag("yard", _("Iron yard"), words))
    commune = now.commune
    if harvest(game):
        low, high = (getattr(commune["crop_t"], end) + getattr(commune["uncut_t"], end) for end in ("low", "high"))
        tags.append(PlaceTag("fields", _("Ripe"), tonnes_span(low, high)))
    elif "coming_summer_t" in commune:
        band = commune["coming_summer_t"]
        tags.append(PlaceTag("fields", _("Winter wheat"), tonnes_span(band.low, band.high)))
    for row, name in enumerate(game.brigade_names):
        if row in own or every:
            tags.append(PlaceTag(f"brigade:{row + 1}", _(name), _("orders of its own") if row in own else ""))
    store = sum(brigade.grain_t for brigade in game.brigades())
    tags.append(PlaceTag("granary", _("Granaries"), tonnes_span(store, store)))
    halls = sum(brigade.structures["canteen"] for brigade in game.brigades())
    if halls:
        words = ngettext("{count} hall", "{count} halls", halls).format(count=halls)
        tags.append(PlaceTag("canteen:1", _("Canteens"), words))
    days = sum(brigade.works_done for brigade in game.brigades())
    if days:
        tags.append(PlaceTag("dam", _("Works"), _("{count} days put in").format(count=number(days))))
    return tags


def county_paper(game: Game) -> Paper:
    """What the county asks, as its paper says it."""
    told = directive_paper(game)
    return Paper(told.number, told.sender, told.asks, told.paragraphs, told.stamp, told.note)


def fitting(look: Look, paper: Paper, width: float, room: float, height: float) -> tuple[Paper, float]:
    """The paper and its width where the window is low: wider, then without what others claim, then less noted."""
    short = replace(paper, paragraphs=paper.paragraphs[:1])
    brief = replace(short, note=paper.note.partition("\n")[0])
    for tried, wide in ((paper, width), (paper, room), (short, room), (brief, room)):
        if OrderSlip.height_for(look, tried, wide) <= height:
            return tried, wide
    return replace(brief, note=""), room
