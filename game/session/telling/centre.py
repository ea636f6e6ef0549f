"""The line from above as a commune secretary knows it: what has changed since last season, and why, as far as is told.

He reads circulars and hears what is said at the county. He knows no figure of the centre's, no date to come, and
nothing of what happens to others but by rumour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.rules.calendar import SEASONS, SeasonAsk
from game.session.country.asks import directives
from game.session.country.chronicle import Chronicle
from game.session.country.nation import nation
from game.session.game import Game
from game.session.setup import country_of
from game.session.telling.words import pick
from game.text import N_, _

MOST_LINES = 2
"""Changes named on one order; the weightiest come first."""

RECALL = (
    N_("All this is recalled, from the top. The provinces had written, it is said, and were read."),
    N_("The top has recalled what was begun. Letters from the provinces are given as the reason."),
)  # fmt: skip
ADMISSION = (
    N_("The leader has admitted failure. All are to examine themselves, you first in your commune."),
    N_("It was read out that the plans have failed and the centre is at fault. Everyone is to write his page."),
)
REVERSAL = (
    N_("The line has turned: a meeting in the mountains has condemned doubt. What spring allowed is evidence now."),
    N_("Since the meeting in the mountains doubt is an offence. What was said in spring is being gone through."),
)  # fmt: skip
HARDER = (
    N_("The county presses harder than last season. Others have promised more, it says."),
    N_("The line is harder than last season. The prefecture compares counties, and the county communes."),
)
EASIER = (
    N_("The county presses less than last season. Nobody says for how long."),
    N_("The tone is easier. The prefecture is said to have been told to be."),
)
TRUTH = (
    N_("True figures, says a letter from the top. The county has read it once and put it away."),
    N_("A letter asks for true figures. How far the county stands by it, it does not say."),
)
TRUTH_OVER = (
    N_("Of the letter that asked for true figures there is no more talk."),
    N_("True figures are no longer asked for in so many words."),
)
FORGIVEN_MORE = (
    N_("Of a levy that cannot be met {part} is let off. It was less."),
    N_("Whoever falls short and can show it is let off {part}; before, it was less."),
)
FORGIVEN_LESS = (
    N_("Of a shortfall {part} at most is let off. It was more."),
    N_("Less is let off to those who fall short: {part} at most."),
)
RELIEF_MORE = (
    N_("Requests for relief are read again at the county."),
    N_("Relief may be asked for. Some who asked have been answered."),
)
RELIEF_LESS = (
    N_("Requests for relief are put at the bottom of the pile."),
    N_("Whoever asks for relief is asked about his claim."),
)
OPENING = {
    True: N_("A leap has been called for. The county has doubled what the prefecture asked."),
    False: N_("The county asks what it asked in other years."),
}
"""The first season: under a line that presses, and under one that does not."""

OUTCRY_STEPS = (0.04, 0.18, 0.42)
OUTCRY_WORDS: tuple[tuple[str, ...], ...] = (
    (
        N_("Nobody at the county asks how the villages eat."),
        N_("Read on the bench outside the committee. Nothing in it about bowls."),
        N_("A driver says the bins are low over the river too. He said it to the horse."),
    ),
    (
        N_("On the way home two men on the cart spoke of their villages, and stopped when I turned."),
        N_("Somebody at the county has written upward. One knows it by the number of times it is denied."),
        N_("The clerk who sorts the post says he has never seen so many letters for the capital."),
    ),
    (
        N_("Letters go up from every county, it is said. They are counted, if not read."),
        N_("At the county they close the door now to speak of the villages. They used not to speak."),
        N_("A man from the prefecture asked what people eat. He wrote down the answer."),
    ),
)
"""By how loud the villages are heard at the centre; below the first step nothing is sensed."""
SILENT_PRESSURE = 0.8
"""Under so hard a line only a loud outcry is heard of."""

PRESTIGE_STEPS = (93.0, 82.0, 60.0)
PRESTIGE_WORDS: tuple[tuple[str, ...], ...] = (
    (
        N_("The portrait hangs where it hung. People look at it when they are watched."),
        N_("They clapped at the right places. The old men were a little late."),
        N_("His words are still read out. They are read faster."),
    ),
    (
        N_("In the meeting they say his name. On the road they say “the centre”."),
        N_("The red paper round the portrait has faded. Nobody has asked for new."),
        N_("At the reading they asked which of the two letters holds now. Nobody used to ask."),
    ),
    (
        N_("A cadre laughed at the wrong place in the reading, and nobody noted it."),
        N_("They no longer say that he has not been told."),
        N_("An old soldier said aloud what he thought. The others went on eating."),
    ),
)
"""By how far the leader's standing has fallen among those he sees, from the first step down."""


LEVY_BEFORE = {"summer": 3, "autumn": 1}
"""Seasons since grain was levied last."""
CANTEENS_LEFT = 0.1
"""In the season of the recall some canteens are still asked for; after it none."""
COMPARED = ("honest", "furnaces", "works", "depth", "canteens", "feast", "plots", "unit", "recalled")
"""Asks by which a season is known for history's own; pressure and searches answer to the state of the country."""


PRESSING = 0.3
"""From this pressure on records are pressed for."""


def recall_of(run: Chronicle) -> int | None:
    """The season of the recall as it is told: none where the season before it asked nothing that could be recalled."""
    if run.recall is None or run.recall <= run.calendar.first:
        return run.recall
    return run.recall if run.calendar.ask(run.recall - 1).pressure >= PRESSING else None


def run_of(game: Game) -> Chronicle:
    """The country of a game without its maps: what it was asked follows from the same run, so it is at hand."""
    return nation(country_of(game.setup.seed), game.setup.what_if)


def as_told(run: Chronicle, ask: SeasonAsk) -> SeasonAsk:
    """A season's asks as they are told: a recall of nothing is not."""
    return replace(ask, recalled=0.0) if ask.recalled and recall_of(run) is None else ask


def as_dated(ask: SeasonAsk) -> bool:
    """Whether a season asks what the dated directives ask of it: no what-if has changed it, no recall has come."""
    season = (ask.year - 1958) * 4 + SEASONS.index(ask.season)
    dated = directives().dated
    if not dated.first <= season < dated.end:
        return False
    told = dated.ask(season)
    return all(abs(getattr(ask, name) - getattr(told, name)) < 1e-6 for name in COMPARED)


def centre_line(game: Game) -> list[str]:
    """What has changed in the line since last season, the weightiest first; empty where nothing has."""
    calendar, season = game.rules.calendar, game.season
    if season >= calendar.end:
        return []
    now = calendar.ask(season)
    seed = game.setup.seed
    if season <= 0:
        return [_(OPENING[now.pressure >= 0.4])]
    run = run_of(game)
    back = LEVY_BEFORE.get(now.season)
    levied = calendar.ask(season - back) if back is not None and season - back >= calendar.first else None
    changes = changed(calendar.ask(season - 1), now, recall_of(run) == season, run.admission == season, levied)
    return [_(pick(lines, seed, season)).format(part=part_words(now.forgive)) for lines in changes[:MOST_LINES]]


def changed(
    before: SeasonAsk, now: SeasonAsk, recall: bool, admission: bool, levied: SeasonAsk | None = None
) -> list[tuple[str, ...]]:
    """Wordings for each change between two seasons, the weightiest first.

    levied: in a season of the levy, the one in which it was taken last; what is let off is compared with it.
    """
    rise = now.pressure - before.pressure
    found: list[tuple[str, ...]] = []
    if recall:
        found.append(RECALL)
    if admission:
        found.append(ADMISSION)
    if rise >= 0.25 and before.honest > 0 and not now.recalled:
        found.append(REVERSAL)
    elif rise >= 0.15:
        found.append(HARDER)
    elif rise <= -0.15 and not recall:
        found.append(EASIER)
    if now.honest - before.honest >= 0.1 and not recall:
        found.append(TRUTH)
    elif before.honest > 0 and now.honest <= 0 and rise < 0.25:
        found.append(TRUTH_OVER)
    if levied is not None and abs(now.forgive - levied.forgive) >= 0.045:
        found.append(FORGIVEN_MORE if now.forgive > levied.forgive else FORGIVEN_LESS)
    if abs(now.relief - before.relief) >= 0.13:
        found.append(RELIEF_MORE if now.relief > before.relief else RELIEF_LESS)
    return found


PARTS = (
    (0.13, N_("a tenth")),
    (0.22, N_("a fifth")),
    (0.29, N_("a quarter")),
    (0.40, N_("a third")),
    (0.56, N_("half")),
    (0.70, N_("more than half")),
    (0.95, N_("most of it")),
    (2.00, N_("all of it")),
)


def part_words(share: float) -> str:
    """A share of 0-1 as a circular would name it."""
    return _(next(words for most, words in PARTS if share < most))


def sensed(game: Game, season: int) -> list[str]:
    """What a secretary senses at a season's end of outcry and of the leader's standing: words, one line."""
    return sensed_in(run_of(game), season, game.setup.seed)


def sensed_in(run: Chronicle, season: int, seed: int) -> list[str]:
    """The same of a run of the country. Nothing where there is nothing to sense, or where nobody would speak."""
    totals, ask = run.totals(season), run.calendar.ask(season)
    loud = sum(totals.outcry >= least for least in OUTCRY_STEPS)
    # Where there was nothing to recall, nothing is held against anybody.
    calm = run.recall is not None and recall_of(run) is None
    low = 0 if calm else sum(totals.prestige <= most for most in PRESTIGE_STEPS)
    heard = loud >= (2 if ask.pressure >= SILENT_PRESSURE else 1)
    # One line a season: in turn of the villages and of the portrait, where both have something to say.
    if low and (season % 2 or not heard):
        return [_turn(PRESTIGE_WORDS[low - 1], seed, season)]
    return [_turn(OUTCRY_WORDS[loud - 1], seed, season)] if heard else []


def _turn(words: Sequence[str], seed: int, season: int) -> str:
    """Wordings in turn from a place that the seed gives: none twice running."""
    return _(words[(seed + season) % len(words)])
