"""The capital's newspaper on cities, rations, weather, relief, inquiries and exports."""

# ruff: noqa: E501
from __future__ import annotations

from game.session.telling.words import Wording
from game.text import N_

STATE: dict[str, tuple[Wording, ...]] = {
    "cities": (
        (
            N_("New grain goes first to the railway"),
            N_("Cities and works are to be supplied without delay."),
            N_("New grain is to go first to the railway, so that cities and works are supplied without delay. Counties on the lines have been told on which days wagons will stand ready. Carts travel by night, when it is cool."),
        ),
        (
            N_("Wagons are waiting at the stations"),
            N_("Deliveries are made before the straw is stacked."),
            N_("Wagons are waiting at the stations for the new crop, and in many counties it is delivered before the straw is stacked. Drying will be done at the other end of the line. Loading crews compare their times."),
        ),
    ),
    "rations": (
        (
            N_("Standards of grain are set lower"),
            N_("Planned use, and vegetables and melons for a part of it."),
            N_("The standards of grain for town and country have been set lower. Use is to be planned by the month, and melons, greens and other foods are to stand for a part of it. Canteens are to weigh what they serve and to write it on the wall."),
        ),
        (
            N_("Leaves, stalks and water plants as food"),
            N_("Academies have tried them and publish directions."),
            N_("Academies have tried leaves, stalks, maize husks and water plants and find that they can be made into food. Directions are being published. Gathering groups are to be led by somebody who knows the plants, since some are not fit to be eaten."),
        ),
    ),
    "weather": (
        (
            N_("Dry weather in many provinces"),
            N_("Wells are dug, and water carried to the field."),
            N_("Dry weather is reported from many provinces, and floods from some. Wells are being dug in the beds of rivers, and members carry water to the rows in buckets. The commune has shown itself stronger than the sky, committees report."),
        ),
        (
            N_("Against drought and flood"),
            N_("Provinces speak of weather such as old people do not remember."),
            N_("Provinces speak of drought and flood such as old people do not remember. Committees have moved to the fields. What the weather has taken from one crop is to be made up by the next, and buckwheat and turnips are being sown."),
        ),
    ),
    "relief": (
        (
            N_("Grain for places that fell short"),
            N_("Provinces lend to one another."),
            N_("Provinces are lending grain to one another, and the state is sending some to places where the harvest fell short. Requests are to be answered in the week in which they come. The first carts have left."),
        ),
        (
            N_("Requests are to be answered within the week"),
            N_("Granaries of the state open to teams that have none."),
            N_("Granaries of the state have been told to open to teams that have no grain, against a signature. A request is to be answered in the week in which it comes and is no blot on him who makes it."),
        ),
    ),
    "settling": (
        (
            N_("What was taken is being returned"),
            N_("Teams draw up lists; communes pay in kind and in notes."),
            N_("Teams are drawing up lists of what was taken in these years, and communes pay in kind or in notes to be redeemed. Timber that has become a canteen is entered at the price of its day."),
        ),
        (
            N_("Smaller brigades, and books of their own"),
            N_("Readjustment goes on."),
            N_("Readjustment goes on. Brigades are being made smaller and keep books of their own. A good part of the works begun in these years has been stopped, and their sheds are used to dry grain."),
        ),
        (
            N_("Five winds are named"),
            N_("Cadres are to correct them in their own work."),
            N_("Five winds that blew in these years are named in a resolution: levelling, boasting, blind orders, hardness and privilege of cadres. Each is to be corrected where it blew. Members are invited to speak first."),
        ),
    ),
    "examining": (
        (
            N_("Cadres write down their part"),
            N_("From ministry to team all examine themselves."),
            N_("In offices and teams all are writing down their part in what went wrong. The pages are to be short and to the matter, and are to be read aloud in the unit that they concern and not in another."),
        ),
        (
            N_("Self-examination in the ministries"),
            N_("Those who were labelled may ask that it be looked at again."),
            N_("Ministries have held meetings of self-examination which lasted several days. Those who were given a label for what they said may ask that it be looked at again. Committees are drawing up the lists."),
        ),
    ),
    # --------------------------------------------------------------------- always
    "exports": (
        (
            N_("Trade with friendly countries"),
            N_("Contracts are kept to the day."),
            N_("Grain, oil, eggs and pork are leaving the ports for friendly countries, and contracts are kept to the day. In return come machines for works under construction. A trade fair has been held in Canton."),
        ),
        (
            N_("Ships leave with grain and oil"),
            N_("Ports report the plan of the season met."),
            N_("From Dalian to Canton ports report the plan of the season met. Grain and oil are going out under contracts with friendly countries, and the goods are praised for being clean and dry."),
        ),
        (
            N_("Contracts with friendly countries are met"),
            N_("Grain, oil and ore go out, machines come in."),
            N_("Contracts with friendly countries for grain, oil and ore have been met in the season. Machines are coming in under the same contracts. A delegation that came to see the ports was shown a commune as well."),
        ),
    ),
}  # fmt: skip
