"""The county's order of a season as text: number and date, what is asked, the campaign, what the neighbours claim."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.calendar import SeasonAsk
from game.session.game import Game
from game.session.telling.centre import CANTEENS_LEFT, as_dated, as_told, centre_line, run_of
from game.session.telling.words import in_t, number, opening_day, short_date
from game.text import N_, _

NUMBERS = {"spring": 61, "summer": 188, "autumn": 317, "winter": 402}
"""Papers sent since New Year, by season: a county wrote some four hundred a year."""

CAMPAIGNS: dict[tuple[int, str], tuple[str, ...]] = {
    (1958, "spring"): (
        N_("Small cooperatives merge. Ponds are to be dug before the rains."),
        N_("Rats, flies, sparrows: send the tally each week."),
    ),
    (1958, "summer"): (
        N_("Be one commune by September. Wheat figures are to be telephoned on the day they are known."),
    ),
    (1958, "autumn"): (
        N_("Plough {depth} cm deep. Fires burn day and night."),
        N_("Meals in the canteens are without limit and without pay."),
    ),
    (1958, "winter"): (
        N_("Dams are to close before the spring flood. Sow a tenth less."),
    ),
    (1959, "spring"): (
        N_("Reckon the accounts of 1958. What was taken without pay is to be entered and returned."),
        N_("Cadres are to say what is so."),
    ),
    (1959, "summer"): (
        N_("Canteens may be joined by choice; small plots may be kept. Steel is made where it pays."),
    ),
    (1959, "autumn"): (
        N_("The danger is right deviation. Canteens are to be held."),
        N_("The levy comes first. Weather is no excuse."),
    ),
    (1959, "winter"): (
        N_("A new leap: reservoirs and pig farms. Spare hands go to the dams."),
        N_("People on the road without papers are to be turned back."),
    ),
    (1960, "spring"): (
        N_("A commune is known by its canteens. Make the grain go further in the pot."),
        N_("Seed is to be watched day and night."),
    ),
    (1960, "summer"): (
        N_("New wheat goes to the railway first; the cities are short. From August all hands to the fields."),
    ),
    (1960, "autumn"): (
        N_("Ration standards are lowered. What is served is weighed and written on the wall."),
        N_("The levy is brought in before the frost."),
    ),
    (1960, "winter"): (
        N_("Works begun are carried on. Canteens are to use greens and stalks."),
    ),
}  # fmt: skip
"""What the county's paper says of the campaign, by year and season."""
SEARCHED = N_("Grain is being hidden. Examine the stock of every team.")
"""Of no date: it is said whenever the centre has concluded it from what was claimed and is not there."""
SEARCHED_FROM = 0.5
"""How hard searches have to be asked before a circular speaks of them."""

RECALLED = (
    N_("Plots are given back, what was taken is returned. Nobody is made to eat in a canteen."),
    N_("Answer to the team."),
)
AFTER_RECALL = (
    N_("Each cadre examines himself, in writing. Seed may be borrowed. Work is to spare the weak."),
)  # fmt: skip


@dataclass(frozen=True)
class OrderPaper:
    """One paper of the county."""

    number: str
    """ "No. 317, 2 Sept" """
    sender: str
    asks: tuple[tuple[str, str], ...]
    """what is asked, and how much"""
    paragraphs: tuple[str, ...]
    """the campaign, then what the neighbours claim"""
    stamp: str
    """ "URGENT", "CIRCULAR" or nothing"""
    note: str = ""
    """what its reader has written under it: what has changed in the line, and why as far as he knows"""


def directive_paper(game: Game) -> OrderPaper:
    """The order that lies on the desk in the open season."""
    directive = game.directive()
    ask = as_told(run_of(game), directive.ask)
    day = opening_day(ask).replace(day=2 + (game.setup.seed + game.season) % 5)
    count = NUMBERS[ask.season] + (game.setup.seed * 7 + game.season * 3) % 20
    hands = sum(brigade.hands for brigade in game.brigades())
    asks: list[tuple[str, str]] = []
    if directive.levy_t > 0:
        name = _("Grain, summer levy") if ask.season == "summer" else _("Grain, autumn levy")
        asks.append((name, in_t(directive.levy_t)))
    else:
        asks.append((_("Grain, year's plan"), in_t(directive.expected_t)))
    if directive.arrears_t >= 1:
        asks.append((_("Grain still owed"), in_t(directive.arrears_t)))
    if directive.iron_t >= 1:
        asks.append((_("Pig iron"), in_t(directive.iron_t)))
    if directive.furnaces:
        asks.append((_("Furnaces lit"), number(directive.furnaces)))
    if directive.works_share > 0:
        asks.append((_("Hands, dams and ponds"), number(round(directive.works_share * hands, -1))))
    return OrderPaper(
        number=_("No. {number}, {date}").format(number=count, date=short_date(day)),
        sender=_("{county} COUNTY COMMITTEE").format(county=_(game.scenario.place.county).upper()),
        asks=tuple(asks),
        paragraphs=tuple(part for part in (campaign(ask), _neighbours(game)) if part),
        stamp=_stamp(ask, directive.pressure),
        note="\n".join(centre_line(game)),
    )


def campaign(ask: SeasonAsk) -> str:
    """The season's campaign in the county's words; from what is asked where the calendar is not history's."""
    if ask.recalled:
        lines: tuple[str, ...] = RECALLED if ask.canteens > CANTEENS_LEFT else AFTER_RECALL
    else:
        found = CAMPAIGNS.get((ask.year, ask.season)) if as_dated(ask) else None
        lines = found or _from_what_is_asked(ask)
        if ask.searches >= SEARCHED_FROM:
            lines = (SEARCHED, *lines)
    return "\n".join(_(line).format(depth=round(ask.depth)) for line in lines)


def _from_what_is_asked(ask: SeasonAsk) -> tuple[str, ...]:
    lines = []
    if ask.depth >= 30:
        lines.append(N_("Plough {depth} cm deep. Fires burn day and night."))
    if ask.works >= 0.3:
        lines.append(N_("Dams are to close before the spring flood."))
    if ask.canteens >= 0.9:
        lines.append(N_("Canteens are to be held."))
    if ask.pests >= 0.8:
        lines.append(N_("Rats, flies, sparrows: send the tally each week."))
    if ask.honest >= 0.25:
        lines.append(N_("Figures are to be sent as they were weighed."))
    return tuple(lines or (N_("Carry out the year's plan."),))


def _stamp(ask: SeasonAsk, pressure: int) -> str:
    if ask.recalled or ask.honest >= 0.25:
        return _("CIRCULAR")
    return _("URGENT") if pressure >= 3 else ""


def _neighbours(game: Game) -> str:
    """The two highest claims of the last table."""
    others = sorted((c for c in game.claims() if c.commune), key=lambda claim: -claim.claim_t)
    lines = [_("{commune} claims {amount}.").format(commune=_(c.name), amount=in_t(c.claim_t)) for c in others[:2]]
    return "\n".join(lines)
