"""What happens in a season, in plain lines, from the turn's own ledger: seen, counted or weighed, nothing added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from game.rules.order_table import PROJECTS
from game.rules.units import KG_PER_T
from game.text import N_, _, ngettext, pgettext
from game.views.figures import number, tonnes
from game.views.weather import GOOD_YEAR

if TYPE_CHECKING:
    from game.rules.turn import Turn
    from game.session.game import Game

SMALL = (
    N_("No one"), N_("One"), N_("Two"), N_("Three"), N_("Four"), N_("Five"), N_("Six"), N_("Seven"), N_("Eight"),
    N_("Nine"), N_("Ten"), N_("Eleven"), N_("Twelve"),
)  # fmt: skip
CAME_DOWN = {
    "dam": N_("The dam at {brigade} failed."),
    "canteen": N_("Canteen roof at {brigade} came down."),
    "shed": N_("A shed at {brigade} came down."),
}
SEVERAL_CAME_DOWN = {
    "dam": N_("{count} dams at {brigade} failed."),
    "canteen": N_("{count} canteen roofs at {brigade} came down."),
    "shed": N_("{count} sheds at {brigade} came down."),
}
BUILT = {
    "canal": (N_("New ditches {where}."), N_("New ditches {where}.")),
    "pond": (N_("A pond is closed {where}."), N_("Ponds are closed {where}.")),
    "reservoir": (N_("A reservoir is closed {where}."), N_("Reservoirs are closed {where}.")),
    "houses": (N_("New houses {where}."), N_("New houses {where}.")),
    "pig_farm": (N_("A pig farm opens {where}."), N_("Pig farms open {where}.")),
}
"""What is finished: in one brigade, in several."""
OPENING = {
    "spring": N_("Sowing begins. {count} of {hands} hands are in the fields."),
    "summer": N_("The wheat is yellow. {count} of {hands} hands are in the fields."),
    "autumn": N_("Harvest begins. {count} of {hands} hands are in the fields."),
    "winter": N_("The ground freezes. {count} of {hands} hands are in the fields."),
}




@dataclass(frozen=True)
class Happening:
    """Something that happens a part (0-1) of the way through the season."""

    at: float
    text: str
    sound: str = ""
    """what is heard of it"""


class _Season:
    """The player's rows of a turn."""

    def __init__(self, game: Game, turn: Turn) -> None:
        self.n = game.places
        self.turn = turn
        self.names = [_(name) for name in game.brigade_names]

    def flow(self, name: str) -> np.typing.NDArray[np.float64]:
        return np.asarray(self.turn.flow[name][: self.n], dtype=np.float64)

    def posted(self, quantity: str, cause: str) -> np.typing.NDArray[np.int64]:
        """Amounts of one cause by brigade."""
        total = np.zeros(self.n, dtype=np.int64)
        for entry in self.turn.ledger.entries:
            if entry.quantity == quantity and entry.cause == cause:
                total += entry.amount[..., : self.n].reshape(-1, self.n).sum(axis=0)
        return total

    def where(self, amounts: np.typing.NDArray[np.int64] | np.typing.NDArray[np.bool_]) -> str:
        """Where it is: "at Temple Gate", "at Three Wells and Far Ford", "in 5 brigades", "in all brigades"."""
        rows = [row for row in range(self.n) if amounts[row]]
        if len(rows) == self.n:
            return _("in all brigades")
        if len(rows) > 3:
            return ngettext("in {count} brigade", "in {count} brigades", len(rows)).format(count=len(rows))
        names = [self.names[row] for row in rows]
        if not names:
            return ""
        if len(names) == 1:
            return _("at {brigade}").format(brigade=names[0])
        first = pgettext("between names", ", ").join(names[:-1])
        return _("at {brigades} and {brigade}").format(brigades=first, brigade=names[-1])


def happenings(game: Game) -> list[Happening]:
    """The season being worked, in order of time. Raises LookupError where none is."""
    if game.turn is None:
        raise LookupError("no season is being worked")
    season = _Season(game, game.turn)
    found = [*_hands(season), *_weather(season), *_steel(season), *_harvest(season), *_works(season), *_people(season)]
    return sorted(found, key=lambda line: line.at)


def _hands(season: _Season) -> list[Happening]:
    hands = season.flow("hands")
    fields = float((np.asarray(season.turn.flow["share"]["fields"][: season.n]) * hands).sum())
    text = _(OPENING[season.turn.ask.season])
    return [Happening(0.01, text.format(count=number(round(fields, -1)), hands=number(round(float(hands.sum()), -1))))]


def _weather(season: _Season) -> list[Happening]:
    if season.turn.ask.season == "winter":
        return []
    factor = float(season.flow("weather").mean())
    if factor >= GOOD_YEAR:
        thunder = "thunder" if season.turn.ask.season == "summer" else "thunder_low"
        return [Happening(0.3, _("Rain and sun come when they should."), thunder)]
    if factor < 0.92:
        return [Happening(0.3, _("It has not rained for weeks."))]
    return []


def _steel(season: _Season) -> list[Happening]:
    found = []
    built = season.posted("furnaces", "built")
    if built.any():
        count = int(built.sum())
        words = ngettext("A furnace is raised {where}.", "{count} furnaces are raised {where}.", count)
        found.append(Happening(0.1, words.format(count=number(count), where=season.where(built))))
    pots = -season.posted("pots", "melted")
    if pots.any():
        words = _("{count} cooking pots are carried to the stacks {where}.")
        found.append(Happening(0.22, words.format(count=number(pots.sum()), where=season.where(pots))))
    tools = -season.posted("tools", "melted")
    if tools.any():
        words = _("{count} farm tools go into the stacks.")
        found.append(Happening(0.27, words.format(count=number(tools.sum()))))
    timber = -season.posted("timber", "charcoal")
    if int(timber.sum()) >= 20:
        words = _("{amount} of timber has been burnt to charcoal.")
        found.append(Happening(0.5, words.format(amount=tonnes(timber.sum()))))
    beams = season.posted("houses_lost", "beams for the stacks")
    if int(beams.max()) >= 5:
        found.append(Happening(0.55, _("Doors and beams burn {where}.").format(where=season.where(beams >= 5))))
    cracked = -season.posted("furnaces", "cracked")
    if cracked.any():
        count = int(cracked.sum())
        words = ngettext("A stack cracks {where}.", "{count} stacks crack {where}.", count)
        found.append(Happening(0.62, words.format(count=number(count), where=season.where(cracked)), "stack_cracks"))
    iron = season.flow("iron").sum() / KG_PER_T
    if iron >= 1:
        found.append(Happening(0.93, _("{amount} of iron lies in the yards.").format(amount=tonnes(iron))))
    return found


def _harvest(season: _Season) -> list[Happening]:
    if season.turn.ask.season not in ("summer", "autumn"):
        return []
    crop, uncut = season.flow("crop"), season.flow("uncut")
    stood = np.maximum(crop + uncut, 1.0)
    left = float(uncut.sum() / stood.sum())
    half = float(crop.sum()) * 0.5 / KG_PER_T
    found = [Happening(0.45, _("{amount} is on the threshing floors.").format(amount=tonnes(round(half, -1))))]
    worst = season.names[int(np.argmax(uncut / stood))]
    if left >= 0.04:
        parts = round(1.0 / left)
        words = _("One part in {parts} of the crop stands uncut, most of it at {brigade}.")
        found.append(Happening(0.74, words.format(parts=number(parts), brigade=worst)))
        if season.turn.ask.season == "autumn":
            found.append(Happening(0.86, _("Frost comes to what is still in the ground.")))
    elif left >= 0.005:
        found.append(Happening(0.78, _("The crop is in, but for some fields at {brigade}.").format(brigade=worst)))
    else:
        found.append(Happening(0.78, _("The crop is in.")))
    gleaned = season.posted("hidden", "gleaned by the hungry")
    if gleaned.any():
        words = _("People glean after dark {where}.")
        found.append(Happening(0.89, words.format(where=season.where(gleaned))))
    return found


def _works(season: _Season) -> list[Happening]:
    found = []
    halls = season.posted("structures", "canteen built") + season.posted("structures.1", "canteen built")
    down = {
        kind: -season.posted(f"structures.{part}", f"{kind} came down")
        for part, kind in enumerate(("dam", "canteen", "shed"))
    }
    if int(halls.sum()) > int(down["canteen"].sum()):
        count = int(halls.sum())
        words = ngettext("A canteen opens {where}.", "{count} canteens open {where}.", count)
        found.append(Happening(0.18, words.format(count=number(count), where=season.where(halls))))
    projects = season.turn.orders["works_project"][: season.n]
    finished = -season.posted("works_done", "finished")
    for number_, name in enumerate(PROJECTS):
        done = (projects == number_) & (finished > 0)
        if done.any() and name in BUILT:
            words = _(BUILT[name][int(done.sum()) > 1])
            found.append(Happening(0.66, words.format(where=season.where(done))))
    hurt, dead = season.flow("collapse_hurt"), season.flow("collapse_dead")
    for row in range(season.n):
        lines = []
        for kind, amounts in down.items():
            count = int(amounts[row])
            if count == 1:
                lines.append(_(CAME_DOWN[kind]).format(brigade=season.names[row]))
            elif count:
                lines.append(_(SEVERAL_CAME_DOWN[kind]).format(count=_count(count), brigade=season.names[row]))
        if lines:
            lines += _casualties(int(hurt[row]), int(dead[row]))
            heard = "dam_breaks" if int(down["dam"][row]) else "collapse"
            found.append(Happening(0.56 + 0.035 * row, pgettext("between sentences", " ").join(lines), heard))
    return found


def _people(season: _Season) -> list[Happening]:
    found = []
    asleep = int(season.flow("asleep").sum())
    if asleep >= 30:
        found.append(Happening(0.69, _("{count} people have fallen asleep at work.").format(count=number(asleep))))
    hurt = int((season.flow("injured") - season.flow("collapse_hurt")).sum())
    if hurt >= 20:
        found.append(Happening(0.83, _("{count} people have been hurt at work.").format(count=number(hurt))))
    dead = int((season.flow("accident_dead") - season.flow("collapse_dead")).sum())
    if dead > 0:
        words = ngettext("One of them has died.", "{count} people have died in accidents at work.", dead)
        found.append(Happening(0.835, words.format(count=_count(dead))))
    swollen = season.turn.state["swollen"][: season.n]
    if int(swollen.sum()) >= 50:
        found.append(Happening(0.4, _("Swollen legs are seen {where}.").format(where=season.where(swollen >= 10))))
    return found


def _casualties(hurt: int, dead: int) -> Sequence[str]:
    lines = []
    if hurt:
        lines.append(ngettext("{count} hurt.", "{count} hurt.", hurt).format(count=_count(hurt)))
    if dead:
        lines.append(ngettext("{count} died.", "{count} died.", dead).format(count=_count(dead)))
    return lines


def _count(count: int) -> str:
    return _(SMALL[count]) if count < len(SMALL) else number(count)
