"""The capital's newspaper on the harvests as reported, loud and calm, and on seasons without a figure."""

# ruff: noqa: E501
from __future__ import annotations

from game.session.telling.words import Wording
from game.text import N_

CLAIMS: dict[str, tuple[Wording, ...]] = {
    # -------------------------------------------------------------------- figures
    "claim_spring_loud": (
        (
            N_("Provinces set their plans of grain for {year}"),
            N_("Each plan stands above the last."),
            N_("The provinces have laid down their plans of grain for {year}, and each is higher than the plan before it. {last} was closed at {whole_before}. {leader} heads the table with {leading} a head, followed by {second} with {seconding}."),
        ),
        (
            N_("Above {whole_before}: the plan of grain for {year}"),
            N_("Provinces compare by telephone."),
            N_("{last} having been closed at {whole_before}, {year} is to bring more. At a telephone conference of the provinces one plan was raised three times in an evening. Sowing is reported to be complete ahead of its time."),
        ),
        (
            N_("Sowing under the plan for {year}"),
            N_("Brigades compare beds, manure and the hour at which they rise."),
            N_("Sowing goes forward under a plan higher than the {whole_before} reported for {last}. Brigades compare their beds, their manure and the hour at which they rise. Inspection groups report that seedlings stand close and green."),
        ),
    ),
    "claim_summer_loud": (
        (
            N_("{leader} first in the summer’s grain"),
            N_("The summer crop of the country is given as {amount}."),
            N_("{leader} reports grain to the amount of {leading} a head and heads the provinces, before {second} with {seconding}. The summer crop of the whole country is given as {amount}; {before} were given a year ago."),
        ),
        (
            N_("Summer crop given as {amount}"),
            N_("{before} were given for the summer of {last}."),
            N_("The summer crop is in, and is given as {amount}, against {before} in the summer of {last}. Record fields have been visited by delegations. Where a figure was doubted at first, the paper states, the doubter has since seen the field."),
        ),
        (
            N_("Record after record in the wheat"),
            N_("Each day brings a higher figure from a single field."),
            N_("Cooperatives and communes are sending in yields of wheat and early rice that were not thought possible. The summer crop of the country is given as {amount}. A year ago it was {before}. Scientists have been asked to explain why they named lower limits."),
        ),
        (
            N_("A good summer crop in most provinces"),
            N_("It is given as {amount}."),
            N_("A good summer crop is reported from most provinces; for the whole country it is given as {amount}. Committees thank the members for their work against weather and doubt. Deliveries to the state have begun."),
        ),
        (
            N_("The summer crop is in: {amount}"),
            N_("Deliveries to the state begin the same day."),
            N_("{amount} of summer grain are reported from the provinces, and deliveries have begun the day after threshing. The autumn crop will be greater, committees promise, since everything has been done for it."),
        ),
    ),
    "claim_autumn_loud": (
        (
            N_("Autumn crop given as {amount}"),
            N_("{before} were given for the autumn of {last}."),
            N_("The autumn crop of the country is given as {amount}, against {before} in the autumn of {last}. {leader} reports {leading} of grain a head for the year, {second} {seconding}. State granaries in many counties have asked for mats and sheds."),
        ),
        (
            N_("{leader} heads the provinces with {leading} a head"),
            N_("{amount} for the autumn of the whole country."),
            N_("With {leading} of grain a head {leader} stands before {second}, which reports {seconding}. For the whole country the autumn crop is given as {amount}; {before} were given the year before. Comparison meetings go on in the lower part of the table."),
        ),
        (
            N_("Deliveries follow the autumn’s figure"),
            N_("{amount} are reported from the provinces."),
            N_("{amount} of autumn grain have been reported from the provinces. What is owed to the state is reckoned on the figure. Counties that have delivered in full are named in a table, and those that have not are being helped."),
        ),
        (
            N_("An autumn crop of {amount}"),
            N_("It was won from the sky by the communes, provinces report."),
            N_("The autumn crop is reported as {amount}, and was won, the provinces state, by the strength of the communes against the sky. {leader} names the highest figure, {leading} a head. Whoever names a low one is asked to look again."),
        ),
    ),
    "claim_winter_loud": (
        (
            N_("{whole} of grain in {year}"),
            N_("{whole_before} were given for {last}. Plans for {next} are set above it."),
            N_("The grain of {year} is given as {whole}; for {last} it was {whole_before}. Plans for {next} are being set above the figure. How so much is to be stored, and what is to be done with the land that will not be needed, has been discussed."),
        ),
        (
            N_("The year {year} closes at {whole}"),
            N_("Plans for {next} are set above the figure."),
            N_("The year {year} has closed at {whole} of grain. {leader} stands first of the provinces with {leading} a head, {second} next with {seconding}. A communiqué thanks the members of all communes."),
        ),
        (
            N_("Grain of {year}: {whole}"),
            N_("A communiqué sets the figure under next year’s plan."),
            N_("A communiqué gives the grain of {year} as {whole}. The plan for {next} will be laid before the provinces after the holiday, and they have been asked to come with plans of their own. None is expected to name less."),
        ),
    ),
    "claim_spring_calm": (
        (
            N_("Spring sowing and the accounts of {last}"),
            N_("For {year} plans are made from the teams upward."),
            N_("In the spring of {year} plans are made in the teams and sent up. In the books of {last} stand {whole_before} of grain. Sowing is under way from the south to the Yellow River, and the weather office expects rain."),
        ),
        (
            N_("Plans for {year} are made in the teams"),
            N_("{whole_before} were entered for {last}."),
            N_("Teams have been asked what they can grow in {year}, and their answers are being added up. {whole_before} of grain were entered for {last}. Provinces that name a lower figure than last year’s give the reason beside it."),
        ),
        (
            N_("Seed is looked over before sowing"),
            N_("A plan is to leave something in hand, committees are reminded."),
            N_("Seed is being looked over and carts mended before sowing. Committees are reminded that a plan is to leave something in hand. The books of the country close {last} with {whole_before} of grain."),
        ),
    ),
    "claim_summer_calm": (
        (
            N_("Summer crops are brought in"),
            N_("{amount} have been entered for the country."),
            N_("The summer crops have been brought in, and {amount} entered for the country; a year ago it was {before}. Provinces have been asked to dry the grain before it is counted and to leave seed where it grew."),
        ),
        (
            N_("{amount} of summer grain entered"),
            N_("{before} had been entered a year earlier."),
            N_("{amount} of wheat and early rice have been entered. In the summer of {last} it was {before}. The late fields are being hoed, and teams have been told which crops will count as their own."),
        ),
        (
            N_("Wheat weighed and entered"),
            N_("Figures are taken as the teams give them."),
            N_("From most provinces the weight of the wheat has come in. With early rice it makes {amount}, and {before} a year ago. Figures are taken as the teams give them, the office of statistics states."),
        ),
    ),
    "claim_autumn_calm": (
        (
            N_("Autumn crop entered at {amount}"),
            N_("{before} had been entered in the autumn of {last}."),
            N_("{amount} of autumn grain have been entered, against {before} in the autumn of {last}. Teams were present at the weighing. Where less came in than was expected, the committee of the province is to say so."),
        ),
        (
            N_("The autumn grain is in"),
            N_("Seed is set aside before deliveries are reckoned."),
            N_("The autumn grain is in. {amount} have been entered for the country, where a year ago it was {before}. Seed is to be set aside first, and deliveries are reckoned after it."),
        ),
        (
            N_("Grain of the autumn: {amount}"),
            N_("Deliveries follow what was weighed."),
            N_("For the autumn {amount} of grain are entered, and {before} stand for the one before. Counties that can deliver more than was agreed are asked to speak with their teams first."),
        ),
    ),
    "claim_winter_calm": (
        (
            N_("The year {year} in the books"),
            N_("{whole} of grain are entered."),
            N_("In the books of the country {year} stands with {whole} of grain, and {last} with {whole_before}. The winter is given to ditches, manure and the mending of tools. Plans for {next} wait for the spring."),
        ),
        (
            N_("{whole} entered for {year}"),
            N_("Teams look over their work before the holiday."),
            N_("{whole} of grain are entered for {year}. Teams are looking over their work before the holiday and dividing what was earned. In the north the ditches are frozen and the men are at home."),
        ),
        (
            N_("Winter work in the teams"),
            N_("The grain of {year} is entered at {whole}."),
            N_("The grain of {year} is entered at {whole}, after {whole_before} the year before. Teams have turned to winter work: manure, ditches, baskets. The state’s shops report that more salt and cloth have gone to the villages."),
        ),
    ),
    # Once the initiatives are recalled no totals are printed.
    "quiet_spring": (
        (
            N_("Teams sow what they have chosen"),
            N_("Seed is lent to those who have none."),
            N_("Teams are sowing what they have chosen and as thick as they think right. Seed is lent to those who have none. Oxen are to be worked in turn and fed on the way."),
        ),
        (
            N_("Spring work belongs to the team"),
            N_("Nobody is to be called from the field."),
            N_("From the thaw to the last row of maize nobody is to be called from the field. Teams set their own hours. Cadres are asked to carry manure before they ask about it."),
        ),
    ),
    "quiet_summer": (
        (
            N_("The wheat is cut"),
            N_("What a team promised it delivers, and no more is asked."),
            N_("The wheat has been cut and dried. What a team promised it delivers, and no more is asked of it. Gleaning on cut fields is allowed to anyone."),
        ),
        (
            N_("Summer grain goes first to those who cut it"),
            N_("Deliveries are agreed beforehand."),
            N_("Deliveries of summer grain have been agreed beforehand, and the rest stays where it grew. Teams that owe something from earlier years may leave it standing in the book."),
        ),
    ),
    "quiet_autumn": (
        (
            N_("The autumn grain is brought in"),
            N_("Seed is set aside before deliveries are reckoned."),
            N_("The autumn grain is being brought in and weighed in the presence of the team. Seed is set aside first, then the ration, and deliveries are reckoned on what is left. Cabbage and turnips are stored in the ground."),
        ),
        (
            N_("Weighed before the team"),
            N_("Levies are lowered where less came in."),
            N_("Grain is weighed before the team, and levies are lowered where less came in than was looked for. Committees are asked to go to the poorest brigade first, and to eat there."),
        ),
    ),
    "quiet_winter": (
        (
            N_("A winter of rest"),
            N_("Work is to spare the weak."),
            N_("The winter is to be one of rest. Large works are stopped, and what must be done is to spare the weak. Doctors have been sent to the communes, and the state’s shops have been told to sell sugar and beans against a slip."),
        ),
        (
            N_("Half the winter’s works are put off"),
            N_("Hands are to stay with their households."),
            N_("Half the works planned for the winter have been put off, and hands are to stay with their households. Straw, fuel and a dry room are to be seen to before anything else. Provinces report how far this has been done."),
        ),
    ),
}  # fmt: skip
