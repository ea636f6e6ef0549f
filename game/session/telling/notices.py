"""Plain notices after a season: who died and where, what came down, what the county did. Told once, without judging."""

# ruff: noqa: E501
from __future__ import annotations

from dataclasses import dataclass

from game.rules.places import FILE_KINDS
from game.rules.units import DAYS, KG_PER_T
from game.session.causes import cause_label
from game.session.game import Game
from game.session.record import SeasonRecord
from game.session.telling.county import year_levy
from game.session.telling.words import closing_day, in_tonnes, long_date, number, season_title
from game.text import N_, _, ngettext

ENOUGH = 450.0
"""Grain in the kitchens, g a head and day, from which on it is not told beside the dead."""
ORDINARY = 1.25
"""Deaths up to so many times the ordinary number stand in the register alone, without a notice."""

DIED_LINES = {
    "spring": (
        N_("In {name} {count} people died this spring. In an ordinary spring it is about {usual}."),
        N_("In an ordinary spring about {usual} children are born here. This spring it was {births}."),
    ),
    "summer": (
        N_("In {name} {count} people died this summer. In an ordinary summer it is about {usual}."),
        N_("In an ordinary summer about {usual} children are born here. This summer it was {births}."),
    ),
    "autumn": (
        N_("In {name} {count} people died this autumn. In an ordinary autumn it is about {usual}."),
        N_("In an ordinary autumn about {usual} children are born here. This autumn it was {births}."),
    ),
    "winter": (
        N_("In {name} {count} people died this winter. In an ordinary winter it is about {usual}."),
        N_("In an ordinary winter about {usual} children are born here. This winter it was {births}."),
    ),
}
AT_WORK = ("works and furnaces", "accidents")
FELL = {
    "dam": (N_("a dam failed"), N_("{count} dams and ponds failed")),
    "canteen": (N_("a canteen came down"), N_("{count} canteens came down")),
    "shed": (N_("a shed came down"), N_("{count} sheds came down")),
}
LOOKED = (
    N_("A team from the county came to look at the stores. It found what is in the books, and left."),
    N_("A team from the county stayed two days, knocked on the bins, read the books and ate with the cadres."),
    N_("A team from the county came unannounced and went through the barns by lamplight. It took nothing away."),
)
LABELS = {
    1: N_("You were criticised before the assembled cadres of the county."),
    2: N_("You were made to criticise yourself before the assembled cadres of the county, and to do it again, because the first time was found shallow."),
}  # fmt: skip


LEAST_CHANGE = {"births": 0.15}
"""How far a matter must have moved since it was last told to be told again; the others: by half, or to something else."""

Matter = tuple[object, float]
"""What it is about, and how much of it."""


@dataclass(frozen=True)
class NoticeText:
    """One notice. `causes` names the row of the accountant's page that explains it; `distressing`: may be folded."""

    key: str
    title: str
    paragraphs: tuple[str, ...]
    last: str = ""
    causes: str = ""
    distressing: bool = False


def season_notices(game: Game, index: int = -1) -> tuple[NoticeText, ...]:
    """What has to be said of a season that has been played, in order; often nothing."""
    record = game.records[index]
    found = [_season(game, record), _county(game, record), _removed(game, record)]
    return tuple(notice for notice in found if notice is not None)


# ------------------------------------------------------------------ the season
def _season(game: Game, record: SeasonRecord) -> NoticeText | None:
    ask = game.rules.calendar.ask(record.index)
    died, usual = _usual_deaths(record)
    more = _many(record)
    fresh = _fresh(game, record.index)
    parts = _deaths(game, record, died, usual, fresh) if more else []
    fell = _collapses(record) if "fell" in fresh else ""
    if fell:
        parts.append(fell)
    if not parts:
        return None
    last = _("Fan Zhiming has entered the names.") if more else ""
    title = season_title(ask)
    return NoticeText("season", title, tuple(parts), last, "died" if more else "hurt", distressing=more)


def _usual_deaths(record: SeasonRecord) -> tuple[int, int]:
    """Who died, and who would have in an ordinary season."""
    died = int(record.figures["deaths"])
    return died, died - int(record.figures["excess_deaths"])


def _many(record: SeasonRecord) -> bool:
    died, usual = _usual_deaths(record)
    return died > max(usual * ORDINARY, usual + 20)


def _matters(record: SeasonRecord) -> dict[str, Matter]:
    """What could be told of a season beside the number of the dead, and how it stands."""
    found: dict[str, Matter] = {}
    if _many(record):
        if record.brigades:
            worst, grams = _worst(record)
            found["where"] = ((worst, None if grams >= ENOUGH else int(grams // 100)), 0.0)
        if _at_work(record) >= 3:
            found["at work"] = (None, float(_at_work(record)))
        ordinary, born = record.accounts["births"].get("normal year", 0), int(record.figures["births"])
        if ordinary and born < 0.75 * ordinary:
            found["births"] = (None, born / ordinary)
    fell = _fallen(record)
    if fell:
        found["fell"] = (tuple(fell), float(sum(fell.values())))
    if "drought_refused" in record.events:
        found["weather refused"] = (None, 0.0)
    return found


def _changed(name: str, before: Matter, now: Matter) -> bool:
    if before[0] != now[0]:
        return True
    if name in LEAST_CHANGE:
        return abs(now[1] - before[1]) >= LEAST_CHANGE[name]
    low, high = sorted((before[1], now[1]))
    return high >= 1.5 * low and high > low


def _fresh(game: Game, index: int) -> set[str]:
    """The matters of a season that are new or have changed since they were last told; one that ends is forgotten."""
    last: dict[str, Matter] = {}
    fresh: set[str] = set()
    for record in game.records[: index + 1]:
        now = _matters(record)
        fresh = {name for name, matter in now.items() if name not in last or _changed(name, last[name], matter)}
        last = {name: matter if name in fresh else last[name] for name, matter in now.items()}
    return fresh


def _deaths(game: Game, record: SeasonRecord, died: int, usual: int, fresh: set[str]) -> list[str]:
    season = record.figures["season"]
    name = _(game.scenario.title)
    first, births = DIED_LINES[season]
    parts = [_(first).format(name=name, count=number(died), usual=number(usual))]
    if "where" in fresh:
        parts.append(_where(game, record))
    at_work = _at_work(record)
    if "at work" in fresh:
        line = ngettext(
            "{count} person died at work, at the dams and the furnaces.",
            "{count} people died at work, at the dams and the furnaces.",
            at_work,
        )
        parts.append(line.format(count=number(at_work)))
    ordinary_births = record.accounts["births"].get("normal year", 0)
    born = int(record.figures["births"])
    if "births" in fresh:
        parts.append(_(births).format(usual=number(ordinary_births), births=number(born)))
    return parts


def _at_work(record: SeasonRecord) -> int:
    return sum(record.accounts["deaths"].get(cause, 0) for cause in AT_WORK)


def _worst(record: SeasonRecord) -> tuple[int, float]:
    """The brigade where most died for its size, and the grain in its kitchens, g a head and day."""
    rows = record.brigades
    rates = [row["deaths"] / max(row["people"], 1.0) for row in rows]
    worst = max(range(len(rows)), key=lambda k: (rates[k], -k))
    return worst, rows[worst].get("eaten", 0.0) * 1000.0 / max(rows[worst]["people"], 1.0) / DAYS


def _where(game: Game, record: SeasonRecord) -> str:
    """Where most died for its size, and what was eaten there."""
    rows, (worst, grams) = record.brigades, _worst(record)
    if grams >= ENOUGH:
        line = _("Most for its size were at {brigade}: {count}.")
    else:
        line = _(
            "Most for its size were at {brigade}: {count}. Its kitchens had {grams} grams of grain a head and day."
        )
    return line.format(
        brigade=_(game.brigade_names[worst]), count=number(rows[worst]["deaths"]), grams=number(round(grams, -1))
    )


def _fallen(record: SeasonRecord) -> dict[str, int]:
    """What came down, by kind, in the order of FELL."""
    by_kind: dict[str, int] = {}
    for cause, count in record.accounts["collapses"].items():
        kind = cause.split(":")[0]
        by_kind[kind] = by_kind.get(kind, 0) + count
    return {kind: by_kind[kind] for kind in FELL if by_kind.get(kind, 0) > 0}


def _collapses(record: SeasonRecord) -> str:
    told = [ngettext(*FELL[kind], count).format(count=number(count)) for kind, count in _fallen(record).items()]
    if not told:
        return ""
    listed = told[0] if len(told) == 1 else _("{first}; {rest}").format(first=told[0], rest="; ".join(told[1:]))
    hurt = record.accounts["injured"].get("what came down", 0)
    if hurt:
        line = ngettext(
            "This season {what}. {count} person was hurt.", "This season {what}. {count} people were hurt.", hurt
        )
        return line.format(what=listed, count=number(hurt))
    return _("This season {what}.").format(what=listed)


# ------------------------------------------------------------------ the county
FILE_WORDS = {
    "modest_claim": N_("figures lower than those of others"),
    "few_furnaces": N_("too few furnaces"),
    "closed_canteen": N_("canteens opened and plots left"),
    "refused_search": N_("houses not searched"),
    "doubted_1958": N_("the figure of 1958 called false"),
    "asked_relief": N_("grain asked for"),
    "opened_depot": N_("the depot opened"),
    "searched": N_("houses searched"),
    "hid_grain": N_("grain set aside"),
}
"""What stands in a secretary's file, as it is read out."""

AGAINST = {
    "claim": FILE_WORDS["modest_claim"],
    "furnaces": FILE_WORDS["few_furnaces"],
    "canteens": FILE_WORDS["closed_canteen"],
    "plots": FILE_WORDS["closed_canteen"],
    "searches": FILE_WORDS["refused_search"],
    "relief": FILE_WORDS["asked_relief"],
    "iron": N_("iron below the quota"),
    "works": N_("too few hands at the dams"),
    "weeks": N_("furnaces cold through the harvest"),
    "melt": N_("pots left in the houses"),
    "idle": N_("hands at rest"),
    "hours": N_("short hours"),
    "closeness": N_("wide rows"),
    "area": N_("more sown than was asked"),
    "pests": N_("too few sparrows"),
    "pooling": N_("slow pooling"),
    "seed": N_("seed kept from the levy"),
    "deaths told": N_("the register sent up"),
    "levy short": N_("the levy not delivered in full"),
}
"""A season's breaches, as they are read out."""


def held_against(game: Game, record: SeasonRecord, most: int = 3) -> list[str]:
    """What weighed most with the county this season, in words, the weightiest first; the file by its entries."""
    terms = {cause: amount for cause, amount in record.accounts["risk"].items() if cause != "the office" and amount > 0}
    total = sum(terms.values())
    found: list[str] = []
    for cause in sorted(terms, key=lambda cause: -terms[cause]):
        if terms[cause] < 0.1 * total:
            continue
        told = (
            _in_the_file(game)
            if cause == "file" and record is game.records[-1]
            else [_(AGAINST[cause]) if cause in AGAINST else cause_label(cause)]
        )
        found += [words for words in told if words not in found]
    return found[:most]


def _in_the_file(game: Game) -> list[str]:
    entries = game.state["file"][:, 0]
    order = sorted(range(len(entries)), key=lambda kind: (-int(entries[kind]), kind))
    return [_(FILE_WORDS[FILE_KINDS[kind]]) for kind in order[:3] if entries[kind] > 0]


def _county(game: Game, record: SeasonRecord) -> NoticeText | None:
    events = record.events
    parts = []
    if "inspected" in events:
        if "aside_found" in events:
            found = sum(brigade.get("aside_found", 0.0) for brigade in record.brigades) / KG_PER_T
            parts.append(
                _(
                    "A team from the county came to look at the stores. It found {amount} that were set aside, and took them."
                ).format(amount=in_tonnes(found))
            )
        else:
            # Each time in other words: the visits so far are counted on from a place the seed gives.
            visits = sum(
                "inspected" in earlier.events and "aside_found" not in earlier.events
                for earlier in game.records[: record.index]
            )
            parts.append(_(LOOKED[(game.setup.seed + visits) % len(LOOKED)]))
    if "criticised" in events:
        parts.append(_(LABELS.get(int(record.figures["label"]), LABELS[1])))
        against = held_against(game, record)
        if against:
            parts.append(_("It was about: {matters}.").format(matters="; ".join(against)))
    if "line_eases" in events:
        parts.append(_("The criticism of you has been struck from the list. It stays in the file."))
    if "drought_believed" in events:
        parts.append(_("The county has put part of the shortfall down to the weather."))
    if "weather refused" in _fresh(game, record.index):
        parts.append(_("The county does not believe in your weather."))
    serious = {"inspected", "criticised", "line_eases"} & set(events)
    if not parts or not serious or not record.figures["in_office"]:
        return None
    return NoticeText("county", _("From the county committee"), tuple(parts))


def kept_from_levy(game: Game, index: int) -> float:
    """Grain that was asked for and stayed, in the seasons led so far, t: undelivered levy, less what was owed back."""
    return sum(
        max(float(r.figures["levy_due_t"]) - float(r.figures["procured_t"]), 0.0) for r in game.records[: index + 1]
    )


def _lower_levy(game: Game) -> str:
    """What lower figures kept: the levy of the county's book beside that of a commune of this size among the others."""
    state, n = game.state, game.places
    people = float(state.population()[:n].sum())
    others = float(state.population()[n:].sum())
    believed = float(state["expected"][1:].sum()) / max(others, 1.0) * people
    own, usual = year_levy(game, float(state["expected"][0])), year_levy(game, believed)
    days = (usual - own) / max(people * game.rules.p.ration_kg / DAYS, 1.0)
    if days < 2:
        return ""
    line = _(
        "In the county’s book your commune is down for a levy of {own} a year. For another of its size it is {usual}. "
        "The difference is what {people} people eat in {days} days."
    )
    return line.format(
        own=in_tonnes(own / KG_PER_T), usual=in_tonnes(usual / KG_PER_T), people=number(people), days=number(days)
    )


def _removed(game: Game, record: SeasonRecord) -> NoticeText | None:
    if "removed" not in record.events:
        return None
    ask = game.rules.calendar.ask(record.index)
    parts = [
        _(
            "On {date} the county committee relieved you of the office of secretary. Lu Changhai, your deputy, has the desk and the seal."
        ).format(date=long_date(closing_day(ask)))
    ]
    against = held_against(game, record)
    if against:
        parts.append(_("It was about: {matters}.").format(matters="; ".join(against)))
    kept = kept_from_levy(game, record.index)
    people = int(record.figures["people"])
    days = kept * KG_PER_T / max(people * game.rules.p.ration_kg / DAYS, 1.0)
    if days >= 2:
        parts.append(
            _(
                "While you led, {amount} that were asked for stayed in the commune. That is what {people} people eat in {days} days."
            ).format(amount=in_tonnes(kept), people=number(people), days=number(days))
        )
    spared = _lower_levy(game) if record is game.records[-1] else ""
    if spared:
        parts.append(spared)
    return NoticeText(
        "removed", _("You have been removed"), tuple(parts), _("The key to the grain store is still on your ring.")
    )
