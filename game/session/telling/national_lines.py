"""Wordings of the capital's newspaper: for each matter a headline, the line under it, and a paragraph.

The voice is that of an official paper of the time; the wording is the game's own, and nobody is quoted. The only
slogan is the general line's of May 1958. Such a paper printed what had been decided and what was claimed; what it did
not print is not here either.

Fields: year, last (the year before), next (the year after), amount (grain reported for the season), before (for the
same season a year earlier), whole and whole_before (for the year), leader, leading, second, seconding (provinces that
report the most a head), furnaces (shown in the whole country).
"""

# ruff: noqa: E501
from __future__ import annotations

from game.session.telling.national_claims import CLAIMS
from game.session.telling.national_state import STATE
from game.session.telling.national_turns import TURNS
from game.session.telling.national_work import WORK
from game.session.telling.words import Wording
from game.text import N_

TOLD: dict[str, tuple[Wording, ...]] = {**TURNS, **CLAIMS, **WORK, **STATE}
"""Every matter, each by the file of its subject."""

BRIEFS: dict[str, tuple[str, ...]] = {
    "militia": (
        N_("Militia companies in all provinces drill before work; everyone is a soldier."),
    ),
    "chairman": (
        N_("The People’s Congress has elected Liu Shaoqi Chairman of the Republic; Mao Zedong remains Chairman of the Party."),
    ),
    "hiring": (
        N_("Mines, mills and railways have taken on hands from the countryside."),
        N_("Works under construction are taking on hands; families may follow later."),
    ),
    "returning": (
        N_("People who came to the cities in these years are returning to their teams."),
        N_("Cities report that newcomers are going back to the land."),
    ),
    "lower_target": (
        N_("The figures announced for last year have been gone over again and are set lower."),
    ),
    "roads": (
        N_("Railway stations have opened offices for travellers without papers, who are helped to return home."),
    ),
    "letters": (
        N_("Letters of readers about figures have been passed to the offices they concern."),
    ),
    "driven": (
        N_("Other comrades have taken up the work of county secretary in many places; the plans there are being gone over."),
        N_("County committees that had fallen behind have been strengthened from above."),
    ),
    "quieter": (
        N_("Other comrades have taken up the work of county secretary in many places; they have begun with visits to the teams."),
        N_("County committees have been strengthened, and the new secretaries eat where the teams eat."),
    ),
    "pages": (
        N_("The directive is on sale at post offices."),
    ),
    "spring": (
        N_("Swallows were seen in the capital eight days before their usual time."),
        N_("Ten thousand trees were planted along the road to the western hills."),
        N_("A primer for evening schools has been printed in a large edition."),
    ),
    "summer": (
        N_("The weather office warns of high water on the lower Yellow River."),
        N_("A bridge for road and rail is being tested under load."),
        N_("A swimming course for the militia has been opened at the summer lake."),
    ),
    "autumn": (
        N_("An exhibition of tools made in communes is open in the capital until the holiday."),
        N_("The first frost is expected north of the wall in the coming week."),
        N_("A film on the growing of cotton is being shown in the villages."),
    ),
    "winter": (
        N_("Coal for the schools of the capital has arrived."),
        N_("The railways have put on slow trains for the spring festival."),
        N_("A new map of the country’s rivers has been printed for schools."),
    ),
}  # fmt: skip

POINTS: dict[str, str] = {
    "plots": N_("Plots are given back."),
    "unit": N_("Brigades keep the books."),
    "canteens": N_("Canteens are by choice."),
    "searches": N_("No house is searched."),
    "works": N_("Lent hands come home."),
    "hours": N_("Eight hours are for sleep."),
    "returned": N_("What was taken is paid."),
    "rest": N_("The weak are spared."),
}
"""What the recall says, in the order in which the page lists it."""

POINTS_AFTER = (
    N_("Goods are given back."),
    N_("Debts are settled."),
    N_("Brigades grow smaller."),
    N_("Seed stays with the team."),
    N_("Nobody is named for it."),
)
"""What is still to be done in the seasons after it."""
