"""The newspaper's wordings by season and line. Whole sentences, so that each language can turn them as it must.

Fields: name, commune (with its kind), amount (own claim), before (a year earlier, entered), year, last (that year), iron,
furnaces, levy, hands (at the dams), leader, leading (highest claim of another commune), count (communes).
"""

# ruff: noqa: E501
from __future__ import annotations

from game.text import N_

Lines = dict[str, tuple[str, ...]]

HEADLINES: Lines = {
    "spring": (N_("{name} pledges {amount}"), N_("{amount}: the word of {name}")),
    "summer": (N_("{name} brings in {amount} of wheat"), N_("Wheat: {name} reports {amount}")),
    "autumn": (N_("{name} brings in {amount}"), N_("{name} reports {amount}")),
    "winter": (N_("{name} closes its year at {amount}"), N_("{amount} for the year at {name}")),
}
HEADLINES_FIRST: Lines = {
    "spring": (N_("{name} leads the county with its pledge"),),
    "summer": (N_("{name} first in the county’s wheat"),),
    "autumn": (N_("{name} leads the county with {amount}"),),
    "winter": (N_("{name} stands first at the year’s end"),),
}
HEADLINES_LOW: Lines = {
    "spring": (N_("{leader} pledges {leading}"),),
    "summer": (N_("{leader} reports {leading} of wheat"), N_("Wheat: {leading} at {leader}")),
    "autumn": (N_("{leader} brings in {leading}"), N_("{leader} shows the way with {leading}")),
    "winter": (N_("{leader} closes its year at {leading}"),),
}
HEADLINES_CALM: Lines = {
    "spring": (N_("Communes reckon the year 1958"), N_("Accounts before sowing")),
    "summer": (N_("{name} enters {amount} of wheat"),),
    "autumn": (N_("Weighed and entered: {amount}"), N_("{name} enters {amount}")),
    "winter": (
        N_("Cadres examine the work of three years"),
        N_("{name} closes its books at {amount}"),
        N_("A winter of accounts at {name}"),
    ),
}

DECK_STEPS: dict[str, tuple[tuple[float, str], ...]] = {
    "loud": (
        (2.05, N_("More than twice the figure of {last}.")),
        (1.75, N_("Nearly twice the figure of {last}.")),
        (1.30, N_("Half as much again as in {last}.")),
        (1.03, N_("More than in {last}.")),
        (0.0, N_("The figure of {last} is held to be within reach.")),
    ),
    "low": (
        (1.03, N_("{name} reports {amount}; the county looks for more.")),
        (0.0, N_("{name} stays with {amount} and is asked to compare.")),
    ),
    "calm": (
        (1.03, N_("{amount} stand in the book.")),
        (0.0, N_("{amount} stand in the book, {before} a year ago.")),
    ),
}
DECK_SEASON: dict[str, dict[str, str]] = {
    "spring": {"works": N_("Ponds and sowing go on side by side."), "quiet": N_("Sowing is under way.")},
    "summer": {"full": N_("Levy delivered in full."), "short": N_("Carts still on the road.")},
    "autumn": {"full": N_("Levy delivered in full."), "short": N_("Levy to be completed.")},
    "winter": {"works": N_("{hands} hands at the dams."), "quiet": N_("The winter’s work is in order.")},
}

FIGURE_LINES: Lines = {
    "spring": (
        N_("{commune} has pledged {amount} of grain for {year}. For {last} {before} were entered. The pledge was read out in the hall of the county committee."),
        N_("In the hall of the county committee {commune} has given its word on {amount} for {year}, against {before} entered for {last}."),
    ),
    "summer": (
        N_("{commune} has reported {amount} of wheat. In the summer of {last} {before} were entered. The county committee has taken the figure into the table."),
        N_("The wheat is in at {commune}: {amount}, against {before} in the summer of {last}. The figure was telephoned before midnight."),
    ),
    "autumn": (
        N_("{commune} has reported an autumn crop of {amount}, against {before} in the autumn of {last}. The county committee has entered the figure."),
        N_("An autumn crop of {amount} has been reported by {commune}. {before} were entered for the autumn of {last}. Team leaders from four communes came to see the fields."),
    ),
    "winter": (
        N_("{commune} has closed the year {year} at {amount}. Its neighbours have been invited to compare. The figure will stand over next year’s plan."),
        N_("The books of {commune} for {year} show {amount} of grain. The county committee has entered the figure and set next year’s plan above it."),
    ),
}  # fmt: skip
FIGURE_LOW: Lines = {
    "spring": (
        N_("With a pledge of {leading} {leader} has opened the year. {commune} has named {amount}. Its leading group has been asked to speak again."),
    ),
    "summer": (
        N_("{leader} reports {leading} of wheat. {commune}, on like soil, reports {amount}, and its leading group has been asked to say why."),
        N_("{leader} has telephoned {leading}. From {commune} came {amount}. A comparison meeting will be held on its threshing floor."),
    ),
    "autumn": (
        N_("{leader} has reported an autumn crop of {leading}. {commune} has entered {amount}. The county committee finds the difference too great for one sky."),
        N_("An autumn crop of {leading} stands to the name of {leader}. {commune} remains at {amount}; comrades from the county will help it to look again."),
    ),
    "winter": (
        N_("{leader} has closed its year at {leading}. {commune} has sent {amount}. Its cadres will attend a study class at the county seat."),
    ),
}  # fmt: skip
FIGURE_CALM: Lines = {
    "spring": (
        N_("In the teams of {commune} the accounts of last year are being gone through, line by line. For this year {amount} have been named, and no meeting was held over it."),
        N_("{commune} names {amount} for {year}. The county committee reminds all cadres that a figure is to be sent as it was weighed."),
    ),
    "summer": (
        N_("{commune} has entered {amount} of wheat. The county committee asks that it be dried before it is counted."),
    ),
    "autumn": (
        N_("{commune} has entered an autumn crop of {amount}. A year ago {before} were entered. Figures are again taken as they are weighed, the county committee states."),
        N_("An autumn crop of {amount} has been weighed in the presence of the teams, {commune} reports."),
    ),
    "winter": (
        N_("{commune} closes the year at {amount}. Plans for the coming year are to be made by the teams and sent up, not down."),
    ),
}  # fmt: skip

CAMPAIGN_LINES: dict[tuple[int, str], tuple[str, ...]] = {
    (1958, "spring"): (
        N_("Members dig at the ponds by lamplight and sow by day. Schools have brought in sparrows by the basket; the tally hangs at the county gate."),
        N_("Small cooperatives are joining into large ones, in places within a single evening. Ponds are dug by lamplight, the sowing by day."),
    ),
    (1958, "summer"): (
        N_("In every village meetings have asked to be one commune. The first sign boards are being painted, and oxen led to a common yard."),
        N_("From the coming month one commune will see to field, workshop, school and militia. Members have handed over their animals, the county office reports."),
    ),
    (1958, "autumn"): (
        N_("Canteens serve three meals a day and nobody is asked to pay. At night members go from the field to the furnace with songs."),
        N_("Members of eight brigades worked through the night. Children carried ore. The canteens have put away their scales."),
    ),
    (1958, "winter"): (
        N_("{hands} hands from {commune} are at the dams. Teams are examining their stock, and grain put aside by a few is being brought to light."),
        N_("The frost has not stopped the dams, where {hands} hands from {commune} stand in line. A tenth less is to be sown and far more cut."),
    ),
    (1959, "spring"): (
        N_("Goods taken over last autumn without pay are being entered, pot by pot, and will be settled. Members have spoken freely at these meetings."),
    ),
    (1959, "summer"): (
        N_("Members may join the canteens by choice this summer and keep a strip of beans at the door. Steel is made where ore and coal lie close."),
        N_("After a dry spring the county counts on its wells. Canteens are open to those who wish them."),
    ),
    (1959, "autumn"): (
        N_("Meetings in all communes have answered the talk that the harvest is poor and the canteens a burden. Three comrades have corrected themselves in the hall."),
        N_("The drought has been met with buckets. Those who measured it in tonnes were answered at meetings in every commune."),
    ),
    (1959, "winter"): (
        N_("{hands} hands from {commune} have gone to the reservoirs with their bedding. Pig farms are to be ready by the holiday."),
        N_("New reservoirs will hold what the sky withheld. {commune} has sent {hands} hands. Comrades on the roads are helping travellers to return home."),
    ),
    (1960, "spring"): (
        N_("Cooks at {commune} have shown how the same flour, steamed twice, fills more bowls. Every canteen of the county is to learn the method."),
        N_("Leaves, stalks and pond weed have been found to be good food, a meeting of cooks reports. Seed lies under guard."),
    ),
    (1960, "summer"): (
        N_("New wheat went to the railway before the straw was stacked. From August hands lent to building sites are to come back to the land."),
    ),
    (1960, "autumn"): (
        N_("Ration standards have been set lower; canteens weigh what they serve and write it on the wall. The levy is to be in before the frost."),
    ),
    (1960, "winter"): (
        N_("{hands} hands from {commune} carry on the works begun last year. Cooks compare what can be made of stalks and greens."),
    ),
}  # fmt: skip
RECALL_CAMPAIGN = (
    N_(
        "Strips of land are being measured out to households again. An urgent directive is read aloud in every team, and read again where it was asked for."
    ),
    N_(
        "What was taken is to be returned or paid for, an urgent directive states. In the teams lots are drawn for plots."
    ),
)
AFTER_RECALL_CAMPAIGN = (
    N_(
        "In small meetings cadres speak of five faults of the past years. Doctors have been sent to the communes. Work is to spare the weak."
    ),
    N_(
        "Accounts with the teams are being settled, some in kind and some in paper. Meetings are short and held by day."
    ),
)
PLAIN_CAMPAIGN = (N_("Work goes forward in all brigades of {commune}."),)

LEVY_LINES: Lines = {
    "full": (
        N_("The levy of {levy} has been delivered in full and ahead of its day."),
        N_("Carts from {commune} brought {levy} to the state granary. The levy is complete."),
    ),
    "part": (
        N_("{levy} have reached the state granary. What is wanting to the levy will follow; comrades from the county are helping to find it."),
        N_("{commune} has so far delivered {levy}. The county committee expects the rest."),
    ),
}  # fmt: skip
IRON_LINES: Lines = {
    "drive": (
        N_(
            "Iron is given as {iron} from {furnaces} furnaces. Three members were lightly burned and did not leave their places."
        ),
        N_(
            "{furnaces} furnaces burn at {commune}; iron is given as {iron}. Old pots and gates have been brought to them."
        ),
    ),
    "few": (
        N_("Iron is given as {iron}."),
        N_("From the furnaces {iron} of iron have been entered."),
    ),
}

BRIEF_EVENTS: dict[str, str] = {
    "removed": N_("Comrade Lu Changhai has taken up the work of secretary at {name}."),
    "criticised": N_("The county committee has helped the leading group of {name} to see its shortcomings."),
    "depot_opened": N_("Irregularities at the state depot in {name} are being looked into."),
    "inspected": N_("A work team of the county has visited {name} and was received in the hall."),
    "drought_believed": N_("The county has taken note of dry weather at {name}."),
    "drought_refused": N_("The weather at {name}, the county office states, was that of its neighbours."),
    "line_eases": N_("Matters raised last year at {name} are regarded as settled."),
    "collapse": N_("Roofs and banks at {name} are being strengthened."),
}
"""What the paper makes of an event, the weightiest first."""

CAPTIONS: dict[str, dict[str, str]] = {
    "furnaces": {
        "spring": N_("The furnace yard at {name}, April. Photograph by the county office."),
        "summer": N_("The furnace yard at {name}, July. Photograph by the county office."),
        "autumn": N_("The furnaces at {name}, October. Photograph by the county office."),
        "winter": N_("The furnaces at {name} in the frost. Photograph by the county office."),
    },
    "harvest": {
        "summer": N_("Wheat at {name}, June. Photograph by the county office."),
        "autumn": N_("The crop at {name}, September. Photograph by the county office."),
    },
    "works": {"winter": N_("Winter work at {name}. Photograph by the county office.")},
    "hall": {"winter": N_("The commune’s hall, January. Photograph by the county office.")},
    "sowing": {"spring": N_("Spring work at {name}. Photograph by the county office.")},
}  # fmt: skip
