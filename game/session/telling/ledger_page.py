"""The accountant's page of a season: rows reported and true, each with terms that add up, and a note in his voice.

What was weighed or counted is one figure; what is only believed is a range and marked so. Figures are rounded so that
the terms shown sum exactly to the total shown.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from game.rules.calendar import SeasonAsk
from game.rules.units import DAYS, KG_PER_T
from game.session.causes import cause_label
from game.session.game import Game
from game.session.record import SeasonRecord, Stock
from game.session.telling.accountant import accountant_note
from game.session.telling.words import closing_day, food_until, in_range, in_t, long_date, number, season_title
from game.text import N_, _, ngettext

NOTHING = "—"
TERMS_MOST = 8
"""Terms shown by name; smaller ones are put together."""

ON_PAPER_FROM = ("summer", "autumn")


@dataclass(frozen=True)
class PageTerm:
    """One term of a row. `amount` is in the unit shown, so that the amounts sum to the total's."""

    name: str
    amount: float
    shown: str
    total: bool = False


@dataclass(frozen=True)
class PageRow:
    """One row: what was reported, what is true, and what it is made of."""

    key: str
    name: str
    reported: str
    true: str
    terms: tuple[PageTerm, ...] = ()
    measured: bool = True
    """weighed or counted; else a range that is believed"""
    part: bool = False
    """belongs to the row above it"""


@dataclass(frozen=True)
class LedgerPage:
    """The accountant's page."""

    title: str
    keeper: str
    date: str
    season: str
    rows: tuple[PageRow, ...]
    note: str


def ledger_page(game: Game, index: int = -1) -> LedgerPage:
    """The page of a season that has been played; the last one by default. Raises IndexError before the first."""
    record = game.records[index]
    ask = game.rules.calendar.ask(record.index)
    latest = record is game.records[-1]
    rows = [
        _harvest(game, record, ask, latest),
        _delivered(record),
        _store(game, record),
        _food(game, record, ask),
        _plain("seed", _("Seed in the barn"), record.figures["seed_t"]),
        _hidden(game) if latest else None,
        _aside(record),
        *_iron(record),
        _hurt(record),
        _died(game, record),
        _people(record, ask),
        *_things(record, ask),
    ]
    return LedgerPage(
        title=_("The second ledger"),
        keeper=_("kept by Fan Zhiming, accountant"),
        date=long_date(closing_day(ask)),
        season=season_title(ask),
        rows=tuple(row for row in rows if row is not None),
        note=accountant_note(game, record.index),
    )


# ------------------------------------------------------------------ adding up
def whole_terms(amounts: Iterable[float], unit: float) -> list[int]:
    """Amounts in whole units whose sum is the rounded sum of the amounts (largest remainders are rounded up)."""
    parts = [amount / unit for amount in amounts]
    low = [math.floor(part) for part in parts]
    # A half that the sum misses by a hair is a half still, as it is in the figure itself.
    left = round(round(sum(parts), 6)) - sum(low)
    by_rest = sorted(range(len(parts)), key=lambda k: (low[k] - parts[k], k))
    for k in by_rest[:left]:
        low[k] += 1
    return low


def page_terms(
    named: Iterable[tuple[str, float]], unit: float, total: str, shown: Callable[[float], str] = number
) -> tuple[PageTerm, ...]:
    """Terms of an account in a unit, the small ones put together, with the total under them.

    named: (name, amount) in base units, in order; the first is where the account starts and is always shown.
    """
    terms = [(name, amount) for name, amount in named if amount]
    if not terms:
        return ()
    first, rest = terms[0], terms[1:]
    largest = max((abs(amount) for _name, amount in rest), default=0.0)
    by_size = sorted(rest, key=lambda term: -abs(term[1]))[:TERMS_MOST]
    kept = [term for term in rest if term in by_size and abs(term[1]) >= max(0.5 * unit, 0.012 * largest)]
    small = sum(amount for name, amount in rest if (name, amount) not in kept)
    if small:
        kept.append((_("Smaller causes"), small))
    names = [first[0], *(name for name, _amount in kept)]
    whole = whole_terms([first[1], *(amount for _name, amount in kept)], unit)
    lines = [
        PageTerm(name, amount, _signed(shown(amount), amount if k else 0))
        for k, (name, amount) in enumerate(zip(names, whole, strict=True))
    ]
    lines = [line for k, line in enumerate(lines) if line.amount or not k]
    return (*lines, PageTerm(total, sum(whole), shown(sum(whole)), total=True))


def _signed(text: str, amount: float) -> str:
    return f"+{text}" if amount > 0 else text


def _causes(terms: dict[str, int]) -> list[tuple[str, float]]:
    return [(cause_label(cause), float(amount)) for cause, amount in terms.items()]


CROP_LABELS = {"private plots": N_("Land from private plots")}
"""Causes of a harvest that elsewhere, as of food or of trust, are called by a shorter name."""


def _crop_causes(terms: dict[str, int]) -> list[tuple[str, float]]:
    return [
        (_(CROP_LABELS[cause]) if cause in CROP_LABELS else cause_label(cause), float(amount))
        for cause, amount in terms.items()
    ]


def _tonnes_terms(named: list[tuple[str, float]], total: str) -> tuple[PageTerm, ...]:
    """kg to t: whole tonnes, tenths where all is less than a hundred tonnes."""
    if abs(sum(amount for _name, amount in named)) >= 100 * KG_PER_T:
        return page_terms(named, KG_PER_T, total, in_t)
    return page_terms(named, KG_PER_T / 10, total, lambda value: _("{amount} t").format(amount=_tenths(value)))


def _tenths(value: float) -> str:
    if not value:
        return "0"
    text = f"{abs(value) / 10:.1f}"
    return f"–{text}" if value < 0 else text


def _t(value: float) -> str:
    """An amount in tonnes, with tenths below a hundred, as its terms have them."""
    if abs(value) >= 100 or not value:
        return in_t(value)
    return _("{amount} t").format(amount=_tenths(round(value * 10)))


# ----------------------------------------------------------------------- rows
def _plain(key: str, name: str, tonnes: float) -> PageRow:
    return PageRow(key, name, NOTHING, in_t(tonnes))


def _harvest(game: Game, record: SeasonRecord, ask: SeasonAsk, latest: bool) -> PageRow | None:
    figures = record.figures
    if ask.season in ON_PAPER_FROM:
        terms = {cause: amount for cause, amount in record.accounts["crop"].items() if cause != "brought in"}
        name = _("Summer harvest") if ask.season == "summer" else _("Autumn harvest")
        lines = _tonnes_terms(_crop_causes(terms), _("Brought in"))
        return PageRow("harvest", name, in_t(figures["grain_reported_t"]), _t(figures["grain_true_t"]), lines)
    if ask.season == "winter":
        crops = [r for r in game.records[: record.index] if r.index >= record.index - 2]
        named = [
            (_season_crop(r), float(r.figures["grain_true_t"]) * KG_PER_T) for r in crops if r.figures["grain_true_t"]
        ]
        lines = _tonnes_terms(named, _("Brought in")) if len(named) == 2 else ()
        return PageRow(
            "harvest", _("Harvest of the year"), in_t(figures["claim_t"]), _t(figures["claim_true_t"]), lines
        )
    if not latest:
        return None
    crop = game.believed_crop()
    believed = in_range(round(crop.low, -1), round(crop.high, -1))
    return PageRow("harvest", _("Pledged for the year"), in_t(figures["claim_t"]), believed, measured=False)


def _season_crop(record: SeasonRecord) -> str:
    return _("Summer harvest") if record.figures["season"] == "summer" else _("Autumn harvest")


def _delivered(record: SeasonRecord) -> PageRow | None:
    figures = record.figures
    asked, due, given = (float(figures[name]) for name in ("quota_grain_t", "levy_due_t", "procured_t"))
    if asked < 0.5 and given < 0.5:
        return None
    over = given - due
    named = [
        (_("Asked of this crop"), asked * KG_PER_T),
        (_("Let off after the harvest"), (due - asked) * KG_PER_T),
        (_("More than was asked") if over > 0 else _("Not delivered"), over * KG_PER_T),
    ]
    lines = page_terms(named, KG_PER_T, _("Delivered"))
    return PageRow("delivered", _("Delivered to the state"), in_t(given), in_t(given), lines)


STORE_FROM_HIDING = ("eaten from hiding", "gleaned by the hungry")
SOWN = ("sown for summer", "sown for autumn")


def _store(game: Game, record: SeasonRecord) -> PageRow:
    """What is in the bins on the scales. What the brigades keep back shows only as what is not there."""
    figures, stock = record.figures, record.stocks["grain"]
    if record.index:
        before = game.records[record.index - 1].figures
        opened, seed = float(before["store_t"]) * KG_PER_T, float(before["seed_t"]) * KG_PER_T
    else:
        opened, seed = (float(game.world.state[name][: game.places].sum()) for name in ("grain", "seed"))
    closed = float(figures["store_t"]) * KG_PER_T
    sown = sum(amount for cause, amount in stock.terms.items() if cause in SOWN)
    to_seed = float(figures["seed_t"]) * KG_PER_T - seed - sown
    inside = {cause: amount for cause, amount in stock.terms.items() if cause not in (*STORE_FROM_HIDING, *SOWN)}
    missing = closed - opened - sum(inside.values()) + to_seed
    named = [
        (_("In store before"), opened),
        *_causes(inside),
        (_("To the seed barn") if to_seed > 0 else _("From the seed barn"), -to_seed),
        (_("Not in the bin: kept back") if missing < 0 else _("Brought back to the bin"), missing),
    ]
    reported = in_t(paper_store(game, record)) if _paper_crops(game, record) else NOTHING
    return PageRow(
        "store", _("Left in store"), reported, _t(figures["store_t"]), _tonnes_terms(named, _("In store now"))
    )


def _paper_crops(game: Game, record: SeasonRecord) -> list[SeasonRecord]:
    """The harvests since the last summer began, whose claims stand over the store."""
    found: list[SeasonRecord] = []
    for earlier in reversed(game.records[: record.index + 1]):
        season = earlier.figures["season"]
        if season in ON_PAPER_FROM:
            found.append(earlier)
        if season == "summer" or len(found) == 2:
            break
    return found


def paper_store(game: Game, record: SeasonRecord) -> float:
    """What would be in store had the claims been true, t."""
    store = float(record.figures["store_t"])
    for crop in _paper_crops(game, record):
        store += float(crop.figures["grain_reported_t"]) - float(crop.figures["grain_true_t"])
    return max(store, 0.0)


def store_lasts(game: Game, record: SeasonRecord, tonnes: float) -> float:
    """Days that so much grain lasts the people of the season at the custom of 1957."""
    a_day = float(record.figures["people"]) * game.rules.p.ration_kg / DAYS
    return tonnes * KG_PER_T / max(a_day, 1.0)


def _food(game: Game, record: SeasonRecord, ask: SeasonAsk) -> PageRow:
    true = food_until(ask, store_lasts(game, record, float(record.figures["store_t"])))
    reported = NOTHING
    if _paper_crops(game, record):
        reported = food_until(ask, store_lasts(game, record, paper_store(game, record)))
    return PageRow("food", _("Food lasts until"), reported, true, part=True)


def _hidden(game: Game) -> PageRow | None:
    known = [brigade.hidden_t for brigade in game.brigades()]
    middle = sum(believed.middle for believed in known)
    half = math.sqrt(sum((believed.high - believed.middle) ** 2 for believed in known))
    if middle < 0.5:
        return None
    believed_range = in_range(max(middle - half, 0.0), middle + half)
    return PageRow("hidden", _("Kept back in the villages"), _("none"), believed_range, measured=False, part=True)


def _aside(record: SeasonRecord) -> PageRow | None:
    aside = sum(brigade.get("aside", 0.0) for brigade in record.brigades) / KG_PER_T
    return PageRow("aside", _("Set aside by you"), _("none"), in_t(aside), part=True) if aside >= 0.5 else None


def _iron(record: SeasonRecord) -> list[PageRow]:
    figures = record.figures
    if figures["iron_t"] < 0.05 and figures["iron_reported_t"] < 0.5:
        return []
    lines = _tonnes_terms(_causes(record.accounts["iron"]), _("Made"))
    said = in_t(figures["iron_reported_t"]) if figures["iron_reported_t"] else NOTHING
    return [
        PageRow("iron", _("Pig iron"), said, _t(figures["iron_t"]), lines),
        PageRow(
            "usable",
            _("of it usable"),
            _("all") if said != NOTHING else NOTHING,
            _t(figures["iron_usable_t"]),
            part=True,
        ),
    ]


def _hurt(record: SeasonRecord) -> PageRow:
    hurt = int(record.figures["injured"])
    terms = page_terms(_causes(record.accounts["injured"]), 1, _("Hurt"))
    return PageRow("hurt", _("Hurt at work"), NOTHING, number(hurt), terms)


def _died(game: Game, record: SeasonRecord) -> PageRow:
    died = int(record.figures["deaths"])
    said = NOTHING
    for sealed in game.sealed:
        if sealed.season == record.index and sealed.sitting == "paper":
            said = (NOTHING, _("old age, swelling"), number(died))[int(sealed.orders["deaths_report"][0])]
    lines = page_terms(_causes(record.accounts["deaths"]), 1, _("In the register"))
    return PageRow("died", _("Died, all causes"), said, number(died), lines)


def _people(record: SeasonRecord, ask: SeasonAsk) -> PageRow:
    stock, died = record.stocks["people"], int(record.figures["deaths"])
    causes = {cause: a for cause, a in stock.terms.items() if cause not in record.accounts["deaths"]}
    rest = stock.close - stock.open - sum(causes.values()) + died
    named = [
        (_("Before {season}").format(season=season_title(ask)), float(stock.open)),
        *_causes(causes),
        (_("Died"), -float(died)),
    ]
    if rest:
        named.append((_("Came and went"), float(rest)))
    return PageRow("people", _("People"), NOTHING, number(stock.close), page_terms(named, 1, _("Now")))


def _things(record: SeasonRecord, ask: SeasonAsk) -> list[PageRow]:
    names = {
        "tools": _("Farm tools"), "pots": _("Cooking pots in homes"), "oxen": _("Oxen"), "pigs": _("Pigs"),
        "timber": _("Standing timber"),
    }  # fmt: skip
    rows = []
    for key, name in names.items():
        stock: Stock = record.stocks[key]
        named = [(_("Before {season}").format(season=season_title(ask)), float(stock.open)), *_causes(stock.terms)]
        shown = in_t(stock.close) if key == "timber" else _head(key, stock.close)
        rows.append(PageRow(key, name, NOTHING, shown, page_terms(named, 1, _("Now")) if stock.terms else ()))
    return rows


def _head(key: str, count: int) -> str:
    if key in ("oxen", "pigs"):
        return ngettext("{count} head", "{count} head", count).format(count=number(count))
    return number(count)
