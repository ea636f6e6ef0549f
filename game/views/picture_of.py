"""From a game to what the landscape shows. Everything seen follows the state; before the seal, the plan's intent."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from game.rules.order_table import HANDS
from game.rules.phases.growth import crop_factors, normal_crop
from game.rules.places import STRUCTURES, State
from game.rules.units import MICRO
from game.session.game import Game
from game.views.diorama.picture import CANTEENS, HOUSES, SEASONS, Picture
from game.views.weather import birds_left, rain_at

DAM, CANTEEN = STRUCTURES.index("dam"), STRUCTURES.index("canteen")
VILLAGE = 0  # the brigade of the village that the landscape shows near by: the dam above it is this one's
CRACKS = 0.5  # of a flaw that shows: from here on there are cracks to be seen
FULL_STORE_DAYS = 150.0
"""A store that lasts so long at the custom of 1957 fills the granaries to the eye."""
PLAIN_GRAVES = 3
"""Graves of ordinary years that the hill shows."""

# In the order of CROPS: bare, sown, growing, ripe, cut, rotting.
STANDING = {
    "spring": (0.15, 0.40, 0.45, 0.0, 0.0, 0.0),
    "summer": (0.10, 0.0, 0.45, 0.45, 0.0, 0.0),
    "autumn": (0.12, 0.0, 0.0, 0.88, 0.0, 0.0),
    "winter": (0.45, 0.55, 0.0, 0.0, 0.0, 0.0),
}
"""How the land lies when a season opens: winter wheat and spring sowing, wheat ripe, autumn crops ripe, wheat sown."""
RIPE, CUT, ROTTING, BARE, SOWN = 3, 4, 5, 0, 1


def picture_of(game: Game) -> Picture:
    """The commune as it stands now: in the Plan sitting with the draft's furnaces and hands, after it as it was."""
    if game.stage == "over" or game.turn is not None:
        return picture_after(game)
    return picture_planned(game)


def picture_planned(game: Game) -> Picture:
    """The season about to begin, under the open draft."""
    n, state = game.places, game.state
    values = game.draft.orders().values
    shares = _shares(values["hands"], _hands(game))
    return _picture(
        game,
        state,
        STANDING[_season(game)],
        values["furnaces_lit"][:n],
        shares,
        values["canteens"][:n],
        _dam(game, state),
        _fell_before(game),
    )


def picture_after(game: Game) -> Picture:
    """The season's work done, or, when the game is over, the commune at its end."""
    turn = game.turn
    if turn is None:
        state, n = game.state, game.places
        shares = _shares(np.array([[70], [0], [0], [2], [3], [5], [20]]).repeat(n, axis=1), _hands(game))
        none = np.zeros(n, dtype=np.int64)
        return _picture(game, state, STANDING[_season(game)], none, shares, none, _dam(game, state), _fell_before(game))
    n, state = game.places, turn.state
    share = np.stack([turn.flow["share"][task][:n] for task in HANDS]) * 100.0
    shares = _shares(share, turn.flow["hands"][:n])
    lit = turn.orders["furnaces_lit"][:n]
    canteens = turn.orders["canteens"][:n]
    return _picture(game, state, crops_at(game, 1.0), lit, shares, canteens, _dam(game, state), _fell_now(game))


def crops_at(game: Game, done: float) -> tuple[float, ...]:
    """How the land lies when a part (0-1) of the season's work is done, from what was really cut and left."""
    season, opening = _season(game), STANDING[_season(game)]
    turn = game.turn
    land = list(opening)
    if turn is None:
        return opening
    if season in ("summer", "autumn"):
        n = game.places
        crop, uncut = int(turn.flow["crop"][:n].sum()), int(turn.flow["uncut"][:n].sum())
        left = uncut / (crop + uncut) if crop + uncut else 0.0
        ripe = opening[RIPE]
        # What is cut goes on through the season; what is left stands ripe until its last third, then rots.
        cut = ripe * (1.0 - left) * min(1.0, done / 0.8)
        rotten = ripe * left * max(0.0, (done - 0.6) / 0.4)
        land[RIPE], land[CUT], land[ROTTING] = max(0.0, ripe - cut - rotten), cut, rotten
    elif season == "spring":
        land[BARE], land[SOWN] = opening[BARE] * (1.0 - done), opening[SOWN] + opening[BARE] * done
    return tuple(land)


def next_season(last: Picture) -> Picture:
    """What will be seen after a season's last picture, as far as it can be told: the land of the next season."""
    season = SEASONS[(SEASONS.index(last.season) + 1) % len(SEASONS)]
    return replace(last, season=season, phase="day", crops=STANDING[season])


def pictures_of_season(game: Game, count: int) -> list[Picture]:
    """The season that was sealed, lived through in so many pictures from its first day to its last.

    Raises LookupError where no season is being worked.
    """
    if game.turn is None:
        raise LookupError("no season is being worked")
    n = game.places
    before, after = game.state, picture_after(game)
    opening = _picture(
        game,
        before,
        STANDING[_season(game)],
        game.turn.orders["furnaces_lit"][:n] * 0,
        after.labour,
        game.turn.orders["canteens"][:n],
        _dam(game, before),
        _fell_before(game),
    )
    steel = after.labour[HANDS.index("furnaces")] + after.labour[HANDS.index("scrap")]
    hours = NIGHTS if steel > 0.1 or after.lamplit else EVENINGS
    made = []
    raised = max(0, int(game.turn.state["furnaces"][:n].sum()) - int(before["furnaces"][:n].sum()))
    for number in range(count):
        done = number / max(1, count - 1)
        burning = round(after.furnaces_lit * min(1.0, 0.25 + 1.5 * done))
        building = min(after.furnaces_lit - burning, raised)
        halls = _halls(opening, after, done)
        made.append(
            replace(
                after,
                phase=hours[number * (len(hours) - 1) // max(1, count - 1)],
                crops=crops_at(game, done),
                birds=birds_left(game, done),
                rain=rain_at(game, done),
                furnaces_lit=burning,
                furnaces_building=building,
                furnaces_cold=after.furnaces_cold + after.furnaces_lit - burning - building,
                furnaces_ruined=after.furnaces_ruined if done > FALL else opening.furnaces_ruined,
                forest=opening.forest + (after.forest - opening.forest) * done,
                granary=opening.granary + (after.granary - opening.granary) * done,
                canteens_open=halls[0],
                canteens_shut=halls[1],
                canteens_collapsed=halls[2],
                dam=after.dam if done > 0.8 or after.dam == "building" else opening.dam,
                doors_gone=after.doors_gone if done > 0.5 else opening.doors_gone,
                buildings_ruined=after.buildings_ruined if done > FALL else opening.buildings_ruined,
                moment=number,
            )
        )
    return made


def _halls(opening: Picture, after: Picture, done: float) -> tuple[int, int, int]:
    """Canteens open, shut and fallen at a part (0-1) of the season: in its first third halls open and are raised again,
    and what it brings down stands until FALL.
    """
    if done <= 0.3:
        return opening.canteens_open, opening.canteens_shut, opening.canteens_collapsed
    if done <= FALL and after.canteens_open:
        return after.canteens_open + after.canteens_collapsed, after.canteens_shut, 0
    return after.canteens_open, after.canteens_shut, after.canteens_collapsed


FALL = 0.7
"""The part of the season after which what cracks or falls in it lies in ruins."""
NIGHTS = ("day", "day", "dusk", "night", "day", "dusk", "night", "day")
"""Fires burn day and night where there are many hands at them, and long hours go on by lamplight."""
EVENINGS = ("day", "day", "dusk", "day", "day", "dusk", "day", "day")
LAMPLIT_HOURS = 13
"""Hours of work a day that no day of the year holds between its twilights, with meals."""


def _picture(
    game: Game,
    state: State,
    crops: tuple[float, ...],
    lit: np.typing.NDArray[np.int64],
    shares: tuple[float, ...],
    canteens: np.typing.NDArray[np.int64],
    dam: str,
    fallen: int,
) -> Picture:
    """`fallen`: canteens that lie in ruins."""
    n = game.places
    ask = game.rules.calendar.ask(min(game.season, game.last_season - 1))
    people = state.population()[:n]
    standing = int(state["furnaces"][:n].sum())
    burning = int(lit.sum())
    halls = state["structures"][CANTEEN][:n]
    collapsed = math.ceil(CANTEENS * fallen / (fallen + int(halls.sum()))) if fallen else 0
    closed = canteens == 3
    health = float((np.minimum(state.real("health")[:n], 1.0) * people).sum() / max(1, int(people.sum())))
    eaters = state.real("canteen")[:n]
    pots = _ratio(state, "pots", n)
    stripped, ruined = homes_lost(float((state["houses_lost"][:n] * people).sum() / max(1, int(people.sum()))) / 1000.0)
    a_day = float(people.sum()) * game.rules.p.ration_kg / 91.25
    days = float(state["grain"][:n].sum()) / a_day if a_day else 0.0
    deaths = sum(max(0, record.figures["excess_deaths"]) for record in game.records)
    return Picture(
        landscape=game.scenario.landscape,
        season=ask.season,
        year=ask.year,
        furnaces_lit=burning,
        furnaces_cold=max(0, standing - burning),
        furnaces_ruined=int(state["furnaces_ruined"][:n].sum()),
        lit_by_brigade=(tuple(int(count) for count in lit) + (0,) * 8)[:8],
        labour=shares,
        hands=round(float(np.sum(_hands(game)))),
        crops=crops,
        yields=_yields(game, state),
        forest=min(1.0, _ratio(state, "timber", n)),
        canteens_open=min(CANTEENS - collapsed, int(((halls > 0) & ~closed).sum())),
        canteens_shut=min(CANTEENS - collapsed, int(((halls > 0) & closed).sum())),
        canteens_collapsed=collapsed,
        buildings_ruined=ruined,
        doors_gone=stripped / max(1, HOUSES - ruined),
        dam=dam,
        oxen=min(1.0, _ratio(state, "oxen", n)),
        pigs=min(1.0, _ratio(state, "pigs", n)),
        granary=min(1.0, days / FULL_STORE_DAYS),
        hearths=float(min(1.0, pots * (1.0 - float((eaters * people).sum() / max(1, int(people.sum())))))),
        health=health,
        graves=PLAIN_GRAVES + min(9, deaths // 150),
        quiet=min(1.0, max(0.0, (0.75 - health) / 0.5)),
        boast=_boast(game),
        birds=birds_left(game, 1.0),
        lamplit=_lamplit(game),
        fed=_fed(state, n),
        harvest=_harvest(game, n),
    )


def homes_lost(share: float) -> tuple[int, int]:
    """Of the landscape's homes, how many stand without doors and beams, and how many lie in ruins, for a share lost.

    The rules count a home once, whether its timber went into the stacks or it was cleared for a canteen, and keep no
    doors apart from it. So each is shown once: it stands stripped, and the half that was lost first has fallen in.
    """
    lost = min(HOUSES, round(share * HOUSES))
    return lost - lost // 2, lost // 2


CROP_OF = {"spring": "summer", "summer": "summer", "autumn": "autumn", "winter": "summer"}
"""The crop that stands in a season: the wheat, cut in summer, or what is cut in autumn."""
OF_THE_AREA = ("area sown", "private plots")


def _yields(game: Game, state: State) -> tuple[float, ...]:
    """What stands on the land of each brigade, of a normal year's crop of the same land: grain in the field is seen.

    Until it is ripe, by all that it has had but the weather to come; then as it stood before it was cut.
    """
    season, n = _season(game), game.places
    year = game.rules.calendar.ask(min(game.season, game.last_season - 1)).year
    plots = np.zeros(state.places) if game.turn is None else np.asarray(game.turn.orders["plots"], np.float64)
    factors = crop_factors(state, game.rules, CROP_OF[season], plots, year)
    found = np.prod([np.broadcast_to(factor, state.places)[:n] for cause, factor in factors
                     if cause not in OF_THE_AREA], axis=0)
    if game.turn is not None and season in ("summer", "autumn"):
        area = np.prod([np.broadcast_to(factor, state.places)[:n] for cause, factor in factors
                        if cause in OF_THE_AREA], axis=0)
        stood = (game.turn.flow["crop"] + game.turn.flow["uncut"])[:n]
        found = stood / np.maximum(1.0, normal_crop(state, game.rules, season, year)[:n] * area)
    every = (*(max(0.0, float(part)) for part in found), *Picture.yields)
    return every[: len(Picture.yields)]


def _fed(state: State, places: int) -> float:
    """What the animals got in the season just ended, of what they need."""
    head = (state["oxen"] + state["pigs"])[:places]
    got = np.broadcast_to(state.real("fed"), state["oxen"].shape)[:places]
    return float((got * head).sum() / head.sum()) if head.sum() else 0.0


def _harvest(game: Game, places: int) -> float:
    """What each field that was sown bears this season, of what it bore in 1957; as usual where nothing is harvested."""
    season, turn = _season(game), game.turn
    if turn is None or season not in ("summer", "autumn"):
        return 1.0
    state, p = turn.state, game.rules.p
    share = p.summer_share if season == "summer" else 1.0 - p.summer_share
    usual = state.real("yield_1957")[:places] * state.real("people_1957")[:places] * share
    sown = np.broadcast_to(state.real(f"sown_{season}"), state["oxen"].shape)[:places]
    grown = float((turn.flow["crop"] + turn.flow["uncut"])[:places].sum())
    return min(1.0, grown / max(1.0, float((usual * sown).sum())))


def _boast(game: Game) -> float:
    """By what share the last harvest that was reported was claimed larger than it was."""
    for record in reversed(game.records):
        claimed, true = (float(record.figures[name]) for name in ("grain_reported_t", "grain_true_t"))
        if claimed and true:
            return max(0.0, claimed / true - 1.0)
    return 0.0


def _fell_now(game: Game) -> int:
    """Canteens that came down in the season being worked."""
    assert game.turn is not None
    entries = game.turn.ledger.entries
    return -sum(int(e.amount[: game.places].sum()) for e in entries if e.cause == "canteen came down")


def _fell_before(game: Game) -> int:
    """Canteens that came down in the season before this one: they lie there until halls are raised again."""
    if not game.records:
        return 0
    return sum(n for cause, n in game.records[-1].accounts["collapses"].items() if cause.startswith("canteen:"))


def _lamplit(game: Game) -> float:
    """The share of the commune's hands whose brigades work longer than any day is light; the draft's until sealed."""
    if game.stage == "over":
        return 0.0
    orders = game.draft.orders().values if game.turn is None else game.turn.orders
    hands = _hands(game)
    late = np.asarray(orders["hours"][: game.places]) >= LAMPLIT_HOURS
    return float((late * hands).sum() / max(1.0, hands.sum()))


def _season(game: Game) -> str:
    return game.rules.calendar.ask(min(game.season, game.last_season - 1)).season


def _hands(game: Game) -> np.typing.NDArray[np.float64]:
    if game.turn is not None:
        return np.asarray(game.turn.flow["hands"][: game.places], dtype=np.float64)
    return np.array([brigade.hands for brigade in game.brigades()], dtype=np.float64)


def _shares(by_brigade: np.typing.NDArray[np.number], hands: np.typing.NDArray[np.float64]) -> tuple[float, ...]:
    """Shares of the commune's hands at each task, in the order of HANDS; by_brigade: (7, places) per cent."""
    total = float(hands.sum()) or 1.0
    return tuple(float((np.asarray(row, dtype=np.float64) * hands).sum() / total / 100.0) for row in by_brigade)


def _ratio(state: State, name: str, places: int) -> float:
    before = int(state[f"{name}_1957"][:places].sum())
    return int(state[name][:places].sum()) / before if before else 0.0


def _dam(game: Game, state: State) -> str:
    """The dam above the village: what its brigade's works have come to; a breach gapes through the next season."""
    standing = int(state["structures"][DAM][VILLAGE])
    fell = [_dams_down(game, index) for index in range(len(game.records))]
    if game.turn is not None and state is game.turn.state:
        entries = game.turn.ledger.entries
        fell.append(-sum(int(e.amount[VILLAGE]) for e in entries if e.cause == "dam came down"))
    if (fell and fell[-1]) or (any(fell) and not standing):
        return "failed"
    if standing:
        return "cracked" if flaw_seen(game, state) >= CRACKS else "whole"
    busy = int(state["works_done"][VILLAGE]) > 0
    if game.stage == "plan" and game.in_office:
        values = game.draft.orders().values
        share = values["hands"][HANDS.index("works")][VILLAGE]
        busy = busy and bool(values["works_project"][VILLAGE] <= 2 and share > 0)
    return "building" if busy else "none"


def _dams_down(game: Game, index: int) -> int:
    """Dams of the village's brigade that came down in a season of the record."""
    accounts = game.records[index].brigade_accounts
    return sum(n for cause, n in accounts[VILLAGE]["collapses"].items() if cause.startswith("dam:")) if accounts else 0


def flaw_seen(game: Game, state: State) -> float:
    """What whoever walks along the village's dam is sure to see of the flaws that were built into it.

    How bad they are is hidden: the foreman believes it only within his doubt, from which the forecasts are drawn. The
    picture says no more than the least he must believe, and of that the part that has come out at the wall's age.
    """
    shape = state["structures"].shape
    flaw, age = (float(np.broadcast_to(state[name], shape)[DAM][VILLAGE]) / MICRO for name in ("flaw", "structure_age"))
    doubt = float(np.broadcast_to(state["flaw_doubt"], state["oxen"].shape)[VILLAGE]) / MICRO
    return flaw * max(0.0, 1.0 - doubt) * float(game.rules.tables["flaw_age"](np.array([age]))[0])
