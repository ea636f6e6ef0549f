"""What lies on the secretary's desk, who is known there, and what is known of whoever wrote."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.orders import ORDER
from game.rules.units import DAYS
from game.session.game import Game
from game.session.record import SeasonRecord
from game.session.telling.accountant import accountant_note
from game.session.telling.directive import directive_paper
from game.session.telling.letter_fields import MONTHS
from game.session.telling.letter_houses import Home, homes
from game.session.telling.letter_writers import ABOVE, HEADS, HOUSE, POST, SECRETARIES
from game.session.telling.letters import Sent, place_name, post, writer_name, written
from game.session.telling.words import in_t, long_date, number, opening_day, season_title, short_date
from game.text import N_, _, ngettext

LETTER, ORDER_PAPER, NOTE = "letter", "scroll", "book"
"""Icons of what lies there."""


@dataclass(frozen=True)
class Item:
    """Something that lies on the desk. `kind`: letter, order or note."""

    key: str
    kind: str
    name: str
    under: str
    icon: str
    sent: Sent | None = None


@dataclass(frozen=True)
class Known:
    """Somebody known by office. `row`: of a brigade's head, else -1."""

    key: str
    name: str
    office: str
    row: int = -1


@dataclass(frozen=True)
class About:
    """What is known of whoever wrote a letter: name, place, office, then lines of (what, how much) and of people."""

    name: str
    where: str
    what: str
    heading: str
    lines: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    """of a household's register: (name and kin, what became of him or her)"""


# ------------------------------------------------------------------------- what lies there
def lying(game: Game) -> tuple[Item, ...]:
    """What came with the open season: letters, the county's order, the accountant's note."""
    found = [_letter(game, sent) for sent in post(game) if sent.season == len(game.records) - 1]
    if game.stage != "over" and game.in_office:
        paper = directive_paper(game)
        found.append(Item("order", "order", _("County’s order"), paper.number, ORDER_PAPER))
    if game.records:
        title = season_title(game.rules.calendar.ask(len(game.records) - 1))
        found.append(Item("note", "note", _("Accountant’s note"), title, NOTE))
    return tuple(found)


def earlier(game: Game) -> tuple[Item, ...]:
    """Letters of earlier seasons, the newest first."""
    kept = [sent for sent in post(game) if sent.season < len(game.records) - 1]
    return tuple(_letter(game, sent) for sent in reversed(kept))


def unread(game: Game) -> int:
    """How many letters of the open season have not been read."""
    return sum(sent.season == len(game.records) - 1 and sent.id not in game.read for sent in post(game))


def _letter(game: Game, sent: Sent) -> Item:
    past = sent.season < len(game.records) - 1
    under = _("letter, {date}").format(date=long_date(sent.day) if past else short_date(sent.day))
    return Item(sent.id, "letter", _list_name(game, sent), under, LETTER, sent)


def _list_name(game: Game, sent: Sent) -> str:
    kind, _colon, key = sent.writer.partition(":")
    if not sent.letter.signed:
        return _("Not signed")
    sender = writer_name(game, sent)
    if kind == "head" and key not in HEADS:
        return _("Head, {brigade}").format(brigade=_(key))
    if kind == "neighbour" and sender == _("the secretary"):
        return _("{name} Commune").format(name=_(key))
    return sender


# ----------------------------------------------------------------------------- who is known
def known(game: Game) -> tuple[Known, ...]:
    """People with an office, in the order of their nearness."""
    found = [Known(f"post:{key}", _(POST[key].name), _(POST[key].office)) for key in ("fan", "lu", "qiu")]
    for row, brigade in enumerate(game.brigade_names):
        name = _(HEADS[brigade]) if brigade in HEADS else _("Head, {brigade}").format(brigade=_(brigade))
        office = _("head of {brigade}").format(brigade=_(brigade)) if brigade in HEADS else _("head of the brigade")
        found.append(Known(f"head:{brigade}", name, office, row))
    rest = [key for key, item in POST.items() if key not in ("fan", "lu", "qiu") and item.row < game.places]
    found += [Known(f"post:{key}", _(POST[key].name), _(POST[key].office)) for key in rest]
    led = {claim.name: claim.in_office for claim in game.claims() if claim.commune}
    for commune, name in SECRETARIES.items():
        if led.get(commune, commune in game.world.commune_names):
            office = _("secretary of {name} Commune").format(name=_(commune))
            found.append(Known(f"neighbour:{commune}", _(name), office))
    return tuple(found)


def last_said(game: Game, person: Known) -> str:
    """What somebody said last: of the accountant his note, of others their last letter, of a neighbour his claim."""
    if person.key == "post:fan" and game.records:
        return accountant_note(game, len(game.records) - 1)
    for sent in reversed(post(game)):
        if sent.writer == person.key and sent.letter.signed:
            parts = written(game, sent).paragraphs
            said = parts[1] if len(parts) > 1 else parts[0]
            # after the address a letter goes on in small letters; here its first sentence stands alone
            return said[:1].upper() + said[1:]
    return ""


def last_letter(game: Game, person: Known) -> Sent | None:
    """The last letter that somebody wrote."""
    return next((s for s in reversed(post(game)) if s.writer == person.key and s.letter.signed), None)


def seasons_line(game: Game, person: Known) -> list[tuple[str, str]]:
    """One line a season of what is known through somebody, the newest first: (season, figures)."""
    found = []
    for record in reversed(game.records):
        said = _of_season(record, person)
        if said:
            found.append((season_title(game.rules.calendar.ask(record.index)), said))
    return found


def _of_season(record: SeasonRecord, person: Known) -> str:
    kind, _colon, key = person.key.partition(":")
    figures = record.figures
    if kind == "head":
        row = record.brigades[person.row]
        grams = row["eaten"] * 1000.0 / max(row["people"], 1.0) / DAYS
        line = _("{people} people, {grams} g a day")
        return line.format(people=number(row["people"]), grams=number(round(grams, -1)))
    if kind == "neighbour":
        claim = next((c for c in record.claims if c.name == key), None)
        if claim is None:
            return ""
        return _("{amount}, place {rank}").format(amount=in_t(claim.claim_t), rank=claim.rank)
    if key == "fan":
        return _("{amount} in store").format(amount=in_t(float(figures["store_t"])))
    if key == "lu":
        return _("{amount} reported").format(amount=in_t(float(figures["claim_t"])))
    if key == "qiu":
        if float(figures["levy_due_t"]) < 1.0:
            return ""
        asked, given = in_t(float(figures["levy_due_t"])), in_t(float(figures["procured_t"]))
        return _("{asked} asked, {given} sent").format(asked=asked, given=given)
    if key == "geng":
        return _("{amount} of iron, {usable} of use").format(
            amount=in_t(float(figures["iron_t"])), usable=in_t(float(figures["iron_usable_t"]))
        )
    if key == "ruan":
        births, deaths = int(figures["births"]), int(figures["deaths"])
        return _("{births} born, {deaths} died").format(births=number(births), deaths=number(deaths))
    if key == "yan":
        hands = sum(row["share_works"] * row["hands"] for row in record.brigades)
        return _("{count} hands at works").format(count=number(round(hands, -1)))
    if key == "shen":
        swollen = int(figures["swollen"])
        return ngettext("{count} with swollen legs", "{count} with swollen legs", swollen).format(count=number(swollen))
    if key == "kang":
        return ngettext("{count} left", "{count} left", int(figures["left"])).format(count=number(figures["left"]))
    if key == "pan":
        row = record.brigades[POST[key].row]
        grams = row["eaten"] * 1000.0 / max(row["people"], 1.0) / DAYS
        return _("{grams} g a head and day").format(grams=number(round(grams, -1)))
    return ""


# ----------------------------------------------------------------------- who wrote a letter
WHAT = {
    "head": N_("His word goes up to you, and what you do with it comes back to him."),
    "neighbour": N_("Secretary of a neighbouring commune, in the same table as you."),
    "fan": N_("He keeps the second ledger in a school copybook."),
    "lu": N_("If you go, the desk is his."),
    "qiu": N_("He sets your levy and reads your file."),
    "pan": N_("Her ladle is level."),
    "geng": N_("He puts his mark on iron that holds."),
    "ruan": N_("She keeps her own count, in knots."),
    "yan": N_("Dams, ponds and building are his."),
    "ji": N_("He may write to nobody above you."),
    "shen": N_("Nurseries and the women’s labour are hers."),
    "bai": N_("What lies there is not yours."),
    "kang": N_("What is written here goes through his hands."),
}
UNSIGNED = N_("It lay under the door in the morning. No name, and a hand that has been turned the other way.")


def about(game: Game, sent: Sent) -> About:
    """What is known of the writer of a letter now."""
    kind, _colon, key = sent.writer.partition(":")
    if not sent.letter.signed:
        return About(_("Not signed"), "", _(UNSIGNED), "", (), ())
    name, where = writer_name(game, sent), place_name(game, sent)
    if kind == "head" and key not in HEADS:
        name = _("Head, {brigade}").format(brigade=_(key))
    if kind == "neighbour" and name == _("the secretary"):
        name = _("The secretary")
    if kind == "house":
        home = homes(game.setup.seed, game.records, game.places)[key]
        heading = _("House of {name}, in the register").format(name=_(HOUSE[key].name))
        lines = _brigade_lines(game, sent.row)
        return About(name, where, _(HOUSE[key].about), heading, lines, _register(game, home, sent.member))
    what = _(WHAT[kind if kind in WHAT else key])
    if kind == "head":
        return About(name, where, what, _("The brigade"), _brigade_lines(game, sent.row, full=True), ())
    person = Known(sent.writer, name, where)
    lines = tuple(seasons_line(game, person)[:6])
    heading = "" if not lines else _("The county, by season") if key in ABOVE else _("Season by season")
    return About(name, where, what, heading, lines, ())


def _brigade_lines(game: Game, row: int, full: bool = False) -> tuple[tuple[str, str], ...]:
    """What is counted in a brigade and bears on its people."""
    brigade = game.brigades()[row]
    lines = [(_("People in the brigade"), number(brigade.people))]
    lines.append((_("Eat in canteens"), _("{amount} %").format(amount=number(brigade.canteen_share * 100))))
    if brigade.swollen:
        lines.append((_("Swollen with hunger"), number(brigade.swollen)))
    if full:
        lines.append((_("Hands"), number(brigade.hands)))
        lines.append((_("Oxen"), number(brigade.oxen)))
        lines.append((_("Grain in store"), in_t(brigade.grain_t)))
    return tuple(lines)


def _register(game: Game, home: Home, writer: str) -> tuple[tuple[str, str], ...]:
    """The household's page of the register: who, and who has died or is away."""
    found = []
    for member in home.house.members:
        fate = home.fates[member.key]
        if fate.state == "unborn":
            continue
        who = _(member.name)
        if member.key != writer:
            who = _("{name}, {kin}").format(name=_(member.name), kin=_(member.kin))
        if fate.state == "here":
            found.append((who, ""))
            continue
        ask = game.rules.calendar.ask(fate.season)
        year = opening_day(ask).year + (ask.season == "winter" and fate.month < 3)
        line = N_("died, {month} {year}") if fate.state == "dead" else N_("away since {month} {year}")
        found.append((who, _(line).format(month=_(MONTHS[fate.month - 1]), year=year)))
    return tuple(found)


def about_known(game: Game, person: Known, seasons: bool = False) -> About:
    """What somebody known by office is to the commune; `seasons`: with what is known through him, season by season."""
    kind, _colon, key = person.key.partition(":")
    what = _(WHAT[kind if kind in WHAT else key])
    if kind == "head":
        lines = _brigade_lines(game, person.row, full=True)
        return About(person.name, person.office, what, _("The brigade"), lines, ())
    lines = tuple(seasons_line(game, person)) if seasons else ()
    return About(person.name, person.office, what, _("Season by season") if lines else "", lines, ())


def bears(sent: Sent) -> str:
    """The order that bears on what a letter asks, by name; "" for none."""
    name = sent.letter.order
    return name if name in ORDER else ""

