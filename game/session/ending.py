"""What the ending lays side by side: facts of the five columns, and where the grain went, in terms that add up."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from game.rules.units import KG_PER_T
from game.session.counterfactual import Column, column, country, from_record
from game.session.game import Game, play
from game.session.national import national
from game.session.telling.centre import run_of
from game.text import N_

CROP_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Fields less tended"), ("hands in the field",)),
    (
        N_("Left uncut"),
        ("hands at the furnaces", "hands at the works", "hands in kitchens", "hands kept idle", "weak and unwilling",
         "worn tools", "ploughing deep"),
    ),
    (N_("Less sown"), ("area sown", "seed short")),
    (N_("Manure, tools"), ("manure", "oxen", "tools", "waterworks")),
    (N_("Insects"), ("insects",)),
)  # fmt: skip
"""Terms of the crop's account, as the ending groups them; what is in none of them stands under OTHER."""
OTHER = N_("Plots, planting")
SEED_AND_FEED = ("sown for autumn", "sown for summer", "fed to animals")
TAKEN = ("levy", "found and levied")
EATEN = ("eaten", "eaten from hiding")
LOST = ("spoiled",)
BY_THE_WAY = ("wasted", "skimmed")
"""Parts of what left the store as eaten and was not."""


@dataclass(frozen=True)
class GrainStep:
    """A step from one harvest to the bowl, kg. A total is a sum so far."""

    label: str
    kg: int
    total: bool = False


@dataclass(frozen=True)
class Ending:
    """The five columns, the lowest season's food in each, and the grain."""

    columns: tuple[Column, ...]
    lowest_kcal: tuple[int, ...]
    """of the record the lowest year's: it has no seasons"""
    country_people_per_mille: float
    """in this run, spring 1958 to winter 1960"""
    record_people_per_mille: float
    """from the end of 1957 to that of 1960"""
    grain: tuple[GrainStep, ...]


def ending_of(game: Game) -> Ending:
    """Play the same seed under a median leader and without the Leap, and compare."""
    seasons = len(game.records) or game.last_season
    again = msgspec.structs.replace(game.setup, policy="median", sets=(), what_if="", seasons=seasons)
    median = play(again)
    calm = play(msgspec.structs.replace(again, what_if="no-leap"))
    games = (game, median, calm)
    kcal = [min((int(record.figures["kcal"]) for record in each.records), default=0) for each in games]
    run = run_of(game)
    first, last = run.totals(-1), run.totals(game.scenario.seasons - 1)
    kcal.append(round(min(run.totals(season).kcal for season in range(game.scenario.seasons))))
    kcal.append(round(min(national("kcal_per_capita_day", year) for year in (1958, 1959, 1960))))
    return Ending(
        (column("yours", game), column("median", median), column("no_leap", calm), country(run), from_record()),
        tuple(kcal),
        (last.rural_m + last.urban_m) * 1000 / (first.rural_m + first.urban_m),
        national("population_m", 1960) * 1000 / national("population_m", 1957),
        tuple(grain_steps(game, calm)),
    )


def grain_steps(game: Game, calm: Game) -> list[GrainStep]:
    """From the harvests without the Leap to this game's, cause by cause, and from there to what was eaten.

    Each cause is the difference of its term in the two games' accounts of the crop; terms sum exactly.
    """
    ours, theirs = _sums(game, "crop"), _sums(calm, "crop")
    difference = {cause: ours.get(cause, 0) - theirs.get(cause, 0) for cause in {*ours, *theirs} - {"brought in"}}
    start, harvest = -theirs.get("brought in", 0), -ours.get("brought in", 0)
    steps = [GrainStep(N_("Without the Leap"), start, True)]
    for label, causes in CROP_GROUPS:
        steps.append(GrainStep(label, sum(difference.pop(cause, 0) for cause in causes)))
    steps.append(GrainStep(OTHER, sum(difference.values())))
    steps.append(GrainStep(N_("Your harvest"), harvest, True))
    return steps + _to_the_bowl(game, harvest)


def _to_the_bowl(game: Game, harvest: int) -> list[GrainStep]:
    moved: dict[str, int] = {}
    for record in game.records:
        for cause, amount in record.stocks["grain"].terms.items():
            moved[cause] = moved.get(cause, 0) + amount
    bowl = _sums(game, "eaten")

    def total(causes: tuple[str, ...]) -> int:
        return sum(moved.get(cause, 0) for cause in causes)

    aside = sum(bowl.get(cause, 0) for cause in BY_THE_WAY)
    eaten = -total(EATEN) - aside
    steps = [
        GrainStep(N_("Taken by the state"), total(TAKEN)),
        GrainStep(N_("Sold back"), moved.get("resold", 0)),
        GrainStep(N_("Seed and feed"), total(SEED_AND_FEED)),
        GrainStep(N_("Spoiled, wasted"), total(LOST) - aside),
    ]
    stores = eaten - harvest - sum(step.kg for step in steps)
    steps.append(GrainStep(N_("Stores, gleaned"), stores))
    return [*steps, GrainStep(N_("Eaten"), eaten, True)]


def _sums(game: Game, account: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for record in game.records:
        for cause, amount in record.accounts[account].items():
            found[cause] = found.get(cause, 0) + amount
    return found


def whole_tonnes(steps: tuple[GrainStep, ...]) -> list[tuple[str, int, bool]]:
    """The steps in whole tonnes that still add up: each is the difference of the rounded sums around it."""
    found = []
    level = 0
    for step in steps:
        after = step.kg if step.total else level + step.kg
        shown = round(after / KG_PER_T) - (0 if step.total else round(level / KG_PER_T))
        found.append((step.label, shown, step.total))
        level = after
    return found
