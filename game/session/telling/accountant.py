"""What the accountant writes under his page: one note a season, chosen by what the season was, none twice running."""

# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.rules.units import DAYS, KG_PER_T
from game.session.game import Game
from game.session.record import SeasonRecord
from game.session.telling.words import closing_day, food_until, in_t, next_harvest, number, pick, short_date
from game.text import N_, _

REST = 3
"""Seasons before the same matter is noted again."""


@dataclass(frozen=True)
class _Matter:
    """Something worth a note: when, and how he says it."""

    name: str
    holds: Callable[[_Facts], bool]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class _Facts:
    """What he has in front of him."""

    season: str
    claim: float
    true: float
    store_days: float
    days_to_harvest: float
    seed: float
    seed_asked: bool
    uncut: float
    crop: float
    iron: float
    usable: float
    deaths: int
    excess: int
    aside: float
    short: float
    label: int
    events: tuple[str, ...]
    tools_lost: int
    pots_lost: int
    calm: bool
    first: bool


MATTERS: tuple[_Matter, ...] = (
    _Matter("removed", lambda f: "removed" in f.events, (
        N_("There is to be one ledger from now on, I am told. This one goes home with me, under the school books."),
    )),
    _Matter("dying", lambda f: f.excess > 150, (
        N_("I have entered {deaths} names. The form has a column for the cause. I was told to leave it empty, and I have left it empty in theirs."),
        N_("{deaths} names. I write them smaller now, to keep the season on one page."),
        N_("Ruan reads me the names and I write. Neither of us reads the total aloud."),
    )),
    _Matter("no seed", lambda f: f.seed_asked and f.seed < 30, (
        N_("The seed barn holds {seed}. I looked twice. It is a small barn."),
        N_("Two keys, two keepers, {seed} of seed. I do not know what the keys are for."),
    )),
    _Matter("gap", lambda f: f.store_days < f.days_to_harvest - 45 and not f.calm, (
        N_("The bin lasts until {until}. The first crop is cut on {cutting}. Between the two, both columns are empty."),
        N_("At the ladle of 1957 we eat until {until}. I have made the sum with a smaller ladle. It does not help as much as one would think."),
    )),
    _Matter("first", lambda f: f.first, (
        N_("I have two columns. Tell me which one you are asking about, and I will know which one to bring."),
    )),
    _Matter("uncut", lambda f: f.uncut > 0.05 * max(f.crop, 1.0), (
        N_("{uncut} are still in the field. I have no line for grain that is neither ours nor lost, so I have put it under weather."),
        N_("{uncut} stayed in the ground while the hands were elsewhere. The rain will have entered it before I do."),
    )),
    _Matter("claim", lambda f: f.season != "spring" and f.claim > 1.6 * f.true > 0 and not f.calm, (
        N_("The page says {claim}. The scales say {true}. There is no bin for the difference, but there will be a levy on it."),
        N_("{claim} on the page. I measured the bin with my own pole: {true}. A third figure would be a kindness; I have none."),
        N_("They telephoned for {claim} and I said it clearly. Then I weighed again. {true}."),
    )),
    _Matter("iron", lambda f: f.iron > 20 and f.usable < 0.35 * f.iron, (
        N_("Of {iron} of iron Geng has put {usable} on his side of the yard. The rest, he says, is what iron leaves behind."),
        N_("{iron} of iron went to the scales. {usable} of it would hold a nail. The cart fetched everything."),
    )),
    _Matter("pots", lambda f: f.pots_lost > 500, (
        N_("{pots} cooking pots came off the hearths. They are entered under scrap, by weight, since nobody gave a receipt."),
    )),
    _Matter("found", lambda f: "aside_found" in f.events, (
        N_("What we had set aside has been found. They praised the hiding place and took the grain."),
    )),
    _Matter("searched", lambda f: "searched" in f.events, (
        N_("The searchers brought in grain from under beds. It is good grain. I have entered it as found, since nobody would say it was lost."),
    )),
    _Matter("aside", lambda f: f.aside > 5, (
        N_("{aside} stand in my book as sundries. Nobody at the county has asked what sundries are."),
    )),
    _Matter("short", lambda f: f.short > 10, (
        N_("{short} of the levy did not leave the yard. They wrote the figure down in front of me, which they need not have done."),
    )),
    _Matter("label", lambda f: f.label > 0 and "criticised" in f.events, (
        N_("After the meeting nobody walked home beside you. I had the lamp to see to."),
    )),
    _Matter("tools", lambda f: f.tools_lost > 800, (
        N_("{tools} hoes and sickles fewer than in the last count. The new ones are lighter, and do not last the row."),
    )),
    _Matter("plain", lambda f: f.season != "spring" and 0 < f.claim <= 1.06 * f.true, (
        N_("Both columns say the same this season. I drew the line between them anyway, from habit."),
        N_("One figure, twice. It took less ink and more courage. The courage was not mine."),
    )),
    _Matter("dead", lambda f: f.excess > 20, (
        N_("{deaths} names in the register. In an ordinary season I would have written two thirds of them."),
    )),
    _Matter("calm", lambda f: f.calm, (
        N_("They ask for true figures now. I have some, going back three years."),
        N_("The form is the same as last year’s. The voice on the telephone is not."),
    )),
)  # fmt: skip
QUIET = (
    N_("{seed} of seed lie behind two keys. Nobody at the county has asked about it."),
    N_("The scales were tested against Bai’s in the depot. They agree. We do not discuss what they weigh."),
    N_("The copybook is from the school: Ji ruled it for arithmetic. It will do."),
)


def accountant_note(game: Game, index: int) -> str:
    """His note under the page of a season."""
    noted: list[str] = []
    matter: _Matter | None = None
    for k in range(index + 1):
        facts = _facts(game, game.records[k])
        matter = next((m for m in MATTERS if m.name not in noted[-REST:] and m.holds(facts)), None)
        noted.append(matter.name if matter else "")
    record = game.records[index]
    lines = matter.lines if matter else QUIET
    # Each time a matter comes up again he says it in other words, as long as he has any.
    again = noted[:-1].count(matter.name) if matter else index
    line = lines[(again + len(pick(("", "a", "aa"), game.setup.seed))) % len(lines)]
    return _("Fan: {note}").format(note=_(line).format(**_fields(game, record)))


def _facts(game: Game, record: SeasonRecord) -> _Facts:
    figures = record.figures
    ask = game.rules.calendar.ask(record.index)
    a_day = float(figures["people"]) * game.rules.p.ration_kg / DAYS
    aside = sum(brigade.get("aside", 0.0) for brigade in record.brigades) / KG_PER_T
    return _Facts(
        season=ask.season,
        claim=float(figures["claim_t"]),
        true=float(figures["claim_true_t"]),
        store_days=float(figures["store_t"]) * KG_PER_T / max(a_day, 1.0),
        days_to_harvest=float((next_harvest(ask) - closing_day(ask)).days),
        seed=float(figures["seed_t"]),
        seed_asked=ask.season in ("autumn", "winter"),
        uncut=float(figures["unharvested_t"]),
        crop=float(figures["grain_true_t"]),
        iron=float(figures["iron_t"]),
        usable=float(figures["iron_usable_t"]),
        deaths=int(figures["deaths"]),
        excess=int(figures["excess_deaths"]),
        aside=aside,
        short=float(figures["levy_due_t"]) - float(figures["procured_t"]),
        label=int(figures["label"]),
        events=record.events,
        tools_lost=record.stocks["tools"].open - record.stocks["tools"].close,
        pots_lost=record.stocks["pots"].open - record.stocks["pots"].close,
        calm=bool(ask.recalled),
        first=record.index == 0,
    )


def _fields(game: Game, record: SeasonRecord) -> dict[str, str]:
    facts, ask = _facts(game, record), game.rules.calendar.ask(record.index)
    return {
        "deaths": number(facts.deaths),
        "seed": in_t(facts.seed),
        "until": food_until(ask, facts.store_days),
        "cutting": short_date(next_harvest(ask)),
        "uncut": in_t(facts.uncut),
        "claim": in_t(facts.claim),
        "true": in_t(facts.true),
        "iron": in_t(facts.iron),
        "usable": in_t(facts.usable),
        "pots": number(facts.pots_lost),
        "aside": in_t(facts.aside),
        "short": in_t(facts.short),
        "tools": number(facts.tools_lost),
    }
