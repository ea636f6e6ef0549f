"""What the eight heads say beside what came in, and what is to be said of it: the table on the Paper sitting's desk."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.units import KG_PER_T
from game.session.game import Game
from game.session.telling.words import in_range, in_tonnes, number, pick
from game.text import N_, _

LOUD, LOW = 0.12, -0.10
"""A head's word over what came in, less one, that is worth a remark."""


@dataclass(frozen=True)
class HeadLine:
    """One brigade: what its head says, what came in (or is believed to stand), what lies in its bin."""

    name: str
    says: float
    """t"""
    low: float
    high: float
    """t: both the same where it was weighed"""
    store: float
    """t, weighed"""

    @property
    def shown(self) -> str:
        """What came in or is believed, without its unit."""
        if round(self.low) == round(self.high):
            return number(self.low)
        return _("{low}–{high}").format(low=number(round(self.low, -1)), high=number(round(self.high, -1)))


@dataclass(frozen=True)
class HeadsPage:
    """The table, its headings and a remark on it."""

    title: str
    caption: str
    said: str
    known: str
    lines: tuple[HeadLine, ...]
    total: HeadLine
    remark: str
    harvest: bool
    """whether a crop came in; else words are for the coming year"""


def heads_page(game: Game) -> HeadsPage:
    """The table of the open season. Words on a crop that came in follow what the head said last of his crops."""
    brigades = game.brigades()
    ask = game.rules.calendar.ask(game.season)
    harvest = ask.season in ("summer", "autumn") and game.turn is not None
    lines = []
    for row, brigade in enumerate(brigades):
        middle = brigade.crop_t.middle
        if harvest and game.turn is not None:
            crop = float(game.turn.flow["crop"][row]) / KG_PER_T
            word = float(game.turn.state.real("word_bias")[row])
            lines.append(HeadLine(_(brigade.name), round(crop * (1.0 + word), -1), crop, crop, brigade.grain_t))
        else:
            low, high = brigade.crop_t.low, brigade.crop_t.high
            lines.append(
                HeadLine(_(brigade.name), round(brigade.head_word_t, -1) or middle, low, high, brigade.grain_t)
            )
    believed = game.believed_crop()
    total = HeadLine(
        _("All eight") if len(lines) == 8 else _("All"),
        sum(line.says for line in lines),
        sum(line.low for line in lines) if harvest else believed.low,
        sum(line.high for line in lines) if harvest else believed.high,
        sum(line.store for line in lines),
    )
    return HeadsPage(
        title=_("What the heads say"),
        caption=_("in tonnes of grain"),
        said=_("Says"),
        known=_("Came in") if harvest else _("Believed"),
        lines=tuple(lines),
        total=total,
        remark=_remark(game, lines, harvest),
        harvest=harvest,
    )


def known_crop(game: Game) -> tuple[float, float]:
    """What is known of the figure to be claimed, t: weighed (both ends the same) or a range of belief."""
    ask = game.rules.calendar.ask(game.season)
    if ask.season in ("summer", "autumn") and game.turn is not None:
        crop = float(game.turn.flow["crop"][: game.places].sum()) / KG_PER_T
        return crop, crop
    if ask.season == "winter" and game.state["year_crop"][0]:
        crop = float(game.state["year_crop"][0]) / KG_PER_T
        return crop, crop
    believed = game.believed_crop()
    return believed.low, believed.high


LOUD_LINES = (
    N_("{name}: the head says {says}, the scales {known}. It is said as if read out."),
    N_("{name} gives {says}. What came over the scales was {known}. Nobody at the table looked up."),
    N_("“{says},” says the head of {name}, and looks at the door. It was {known}."),
)
LOW_LINES = (
    N_("{name} gives {says}; {known} came over the scales. The head asks that it be left at that."),
    N_("The head of {name} says {says}. The scales say {known}. That house has children to feed, as all have."),
)
LEVEL_LINES = (
    N_("The heads’ figures and the scales are close this time. They wait to hear what you will make of them."),
    N_("Eight figures, and none far from the scales. Now there is yours."),
)
BELIEF_LINES = (
    N_("{name} promises {says} for the year. Fan believes in {known}."),
    N_("For the year the head of {name} says {says}. Fan has written {known}, in pencil."),
)


def _remark(game: Game, lines: list[HeadLine], harvest: bool) -> str:
    over = [line.says / max((line.low + line.high) / 2, 1.0) - 1.0 for line in lines]
    loud = max(range(len(lines)), key=lambda k: over[k])
    low = min(range(len(lines)), key=lambda k: over[k])
    choices: tuple[str, ...]
    if not harvest:
        choices, row = BELIEF_LINES, loud
    elif over[loud] >= LOUD:
        choices, row = LOUD_LINES, loud
    elif over[low] <= LOW:
        choices, row = LOW_LINES, low
    else:
        choices, row = LEVEL_LINES, loud
    line = lines[row]
    known = (
        in_tonnes(line.low)
        if round(line.low) == round(line.high)
        else in_range(round(line.low, -1), round(line.high, -1))
    )
    said = pick(choices, game.setup.seed, game.season)
    return _(said).format(name=line.name, says=in_tonnes(line.says), known=known)
