"""The capital's newspaper on communes, iron, canteens, works and fields."""

# ruff: noqa: E501
from __future__ import annotations

from game.session.telling.words import Wording
from game.text import N_

WORK: dict[str, tuple[Wording, ...]] = {
    # ------------------------------------------------------------------ campaigns
    "communes": (
        (
            N_("People’s communes in every province"),
            N_("Field, workshop, school and militia come under one roof."),
            N_("Within weeks nearly all households of the countryside have entered people’s communes. Land, animals and tools are held in common, meals are taken together, and members go to the field in companies. A resolution sets out how the great change is to be made."),
        ),
        (
            N_("Communes take the place of cooperatives"),
            N_("Some have ten thousand households, and a few a whole county."),
            N_("The cooperatives of the villages are joining to form communes, which see to field and workshop, school, shop and militia. Some have ten thousand households. Members have brought their oxen and their pots, correspondents write, before they were asked."),
        ),
    ),
    "pooling": (
        (
            N_("Small cooperatives become large"),
            N_("Thousands of households choose one committee."),
            N_("In many provinces small cooperatives are joining to form large ones of several thousand households, so that ponds and roads can be dug across old boundaries. In some places it was settled in one evening."),
        ),
        (
            N_("Cooperatives join hands"),
            N_("Old boundaries are ploughed over."),
            N_("Cooperatives of a few hundred households are joining with their neighbours, and old boundaries are being ploughed over. Oxen and carts are lent from village to village. A resolution on the matter is to follow."),
        ),
    ),
    "communes_good": (
        (
            N_("The people’s communes are good, provinces report"),
            N_("Sign boards are painted before the harvest is in."),
            N_("From several provinces come reports of communes in which land, animals and tools are held in common. Visitors have found them good. Elsewhere meetings are asking to follow, and sign boards are being painted."),
        ),
        (
            N_("Meetings ask for people’s communes"),
            N_("One committee for field, shop, school and militia."),
            N_("In villages of many provinces meetings have asked for a people’s commune, with one committee for field, shop, school and militia. Where it has been granted, drums went round until morning."),
        ),
    ),
    "steel": (
        (
            N_("{furnaces} native furnaces are at work"),
            N_("Steel is the key link. Hands have come from every trade."),
            N_("{furnaces} native furnaces are at work in the country. Steel is the key link, and field, school and office have given it their hands. Pots, railings and locks are carried to the yards. What the furnaces give is added to the figure of each province by day and by night."),
        ),
        (
            N_("A night of fires from the sea to the western mountains"),
            N_("Iron of the communes is counted by the hour."),
            N_("On the day that was set for it the furnaces of all provinces were tapped together. Students and clerks worked beside members of the communes, and many did not leave their place for two nights. The iron is counted by the hour and telegraphed to the capital."),
        ),
    ),
    "steel_met": (
        (
            N_("The year’s target for steel is reported met"),
            N_("Small furnaces are to be fewer and better."),
            N_("The target for steel is reported met, native steel included. From now on small furnaces are to be fewer and better, and to stand where ore and coal are found. Many have been put out for the winter. The hands who tended them are wanted elsewhere."),
        ),
        (
            N_("Steel: the target is met before the year is out"),
            N_("Native furnaces are gone over one by one."),
            N_("Before the year was out the target for steel was reported met, the iron of the communes included. Native furnaces are now gone over one by one. Those that stand far from coal are put out, and their bricks used for sties."),
        ),
    ),
    "steel_lower": (
        (
            N_("Iron where it pays"),
            N_("Plans for steel are set lower."),
            N_("Plans for steel have been set lower than was announced. Iron is to be made where ore, coal and skilled hands are together; coke is not to be burned in any amount. Charcoal burning has been stopped in some mountain districts to spare the woods."),
        ),
        (
            N_("Plans for steel are brought into line"),
            N_("Quality comes before weight."),
            N_("The plan for steel has been brought into line with coal and transport. Quality is to come before weight, and iron that the works cannot use is no longer to be counted. Hands from small furnaces are going back to the field."),
        ),
    ),
    "steel_begins": (
        (
            N_("Twice last year’s steel"),
            N_("The target is raised; counties receive their part of it."),
            N_("The target for steel has been raised to twice last year’s. Counties have received their part of it and are passing it on. Native furnaces of brick and clay, it has been found, can be built in a week by anyone who has seen one."),
        ),
        (
            N_("Furnaces for every county"),
            N_("Smiths and students draw up the plans."),
            N_("Every county is to make iron. Smiths and students have drawn up plans of small furnaces, which can be had by post. Scrap is being collected at schools. The target for the year has been raised again."),
        ),
    ),
    "steel_on": (
        (
            N_("Small plants keep up their fires"),
            N_("Communes add their iron to that of the great works."),
            N_("Small plants keep up their fires, and their iron is added to that of the great works. Trials with new linings are reported from several communes. The furnaces of last year that were only of clay have been taken down."),
        ),
        (
            N_("Iron from small plants rises again"),
            N_("Coal and ore go to them by cart."),
            N_("In the season’s figures iron from small plants rises again. Coal and ore go to them by cart, and the carts return to the field at night. A plant that keeps its fire without a break for a month is named on the wall of the county."),
        ),
    ),
    "feast": (
        (
            N_("Meals without payment"),
            N_("Canteens are to be run well, and members to eat their fill."),
            N_("Canteens are to be run well, and members are to eat their fill in them without payment. Stoves at home have gone cold. Wayfarers who stop at a canteen are fed like its own members, correspondents write from several provinces, and nobody writes anything down."),
        ),
        (
            N_("Three meals a day in the canteens"),
            N_("The scales have been put away."),
            N_("In the canteens of the communes three meals a day are served, and the scales have been put away. Cooks compare the number of their dishes. Women who used to stand at the stove, it is reckoned, have been set free for the field by the ten million."),
        ),
    ),
    "canteens": (
        (
            N_("A commune is known by its canteens"),
            N_("Eight households in ten are to be served the year round."),
            N_("Canteens are praised as the ground that has to be held. At least eight households in ten are to be served the year round. New ways of steaming are taught, by which the same grain comes to more in the bowl."),
        ),
        (
            N_("Canteens hold their ground"),
            N_("Members return to the common table."),
            N_("From the provinces it is reported that canteens hold their ground and that members who had left are returning to them. Each canteen is to have its vegetable field and its pigs. Cooking at home is described as a habit of the past."),
        ),
        (
            N_("Cooks meet to compare their methods"),
            N_("More bowls from the same grain."),
            N_("Cooks of many counties have met to compare their methods. More bowls are being had from the same grain by soaking, grinding fine and steaming twice. The methods are to be brought to all canteens before the busy season."),
        ),
    ),
    "choice": (
        (
            N_("Canteens by choice, plots by the house"),
            N_("Members may eat in common for the busy season only."),
            N_("Members may join a canteen or leave it, and a canteen may be open for the busy season only. Grain is to be given out to households and what is saved is theirs. Small plots, pigs and hens by the house are allowed again."),
        ),
        (
            N_("Households may keep a plot and a pig"),
            N_("The common table is for those who wish it."),
            N_("It has been laid down that households may keep a plot, a pig and hens, and that nobody is to be made to eat in a canteen. What grows by ditches, ponds and walls belongs to those who planted it."),
        ),
    ),
    "kitchens": (
        (
            N_("Families cook again"),
            N_("Canteens are a matter of choice."),
            N_("Canteens have become a matter of choice. In many places the pots have been shared out and families cook again. Where a canteen stays, its members choose the cook and see the scales."),
        ),
        (
            N_("Stoves are built up again"),
            N_("Pots are returned or new ones lent."),
            N_("In the teams stoves are being built up again. Foundries have been asked for pots, which are in short supply, and communes lend what they have. Nothing is to be kept back from the ration of those who cook at home."),
        ),
    ),
    "searches": (
        (
            N_("Grain held back is brought to light"),
            N_("Provinces report what teams had put aside."),
            N_("From several provinces it is reported that teams had put grain aside and shared it among themselves. Meetings have been held, and amounts brought to light. The shortage of which some spoke is thereby explained, the reports state."),
        ),
        (
            N_("Deliveries are made good from hidden stocks"),
            N_("Cadres go from team to team."),
            N_("Where deliveries lag, cadres are going from team to team to find what has been kept back. A county that was behind has become the first of its prefecture. The method is recommended to others."),
        ),
    ),
    "works": (
        (
            N_("Tens of millions at reservoirs and canals"),
            N_("The frost does not stop the work."),
            N_("Tens of millions of members are at reservoirs and canals. They sleep by the dam in sheds of reed, and the frost does not stop them. Earth is counted by the million cubic metres, and what is to be held by the dams is already entered as watered land."),
        ),
        (
            N_("Winter at the dams"),
            N_("Ditch by ditch the land is to be spared drought."),
            N_("More hands are at the dams than in any winter before. Where machines are wanting, earth is carried in baskets. Engineers who asked for more time have come to share the members’ view."),
        ),
    ),
    "works_again": (
        (
            N_("Another leap in waterworks"),
            N_("New reservoirs, roads and pig farms are to be ready by spring."),
            N_("Another leap is reported from the waterworks. New reservoirs, roads and pig farms are to be ready by spring. Communes lend one another hands, carts and grain without reckoning, and what each has lent will be settled later."),
        ),
        (
            N_("A new leap begins at the reservoirs"),
            N_("Sites for pig farms of ten thousand head are marked."),
            N_("At the reservoirs a new leap has begun, and the lines of baskets are longer than a year ago. Sites are being marked for roads and for pig farms of ten thousand head. What the dams of last year hold is not yet measured; it is entered."),
        ),
    ),
    "ponds": (
        (
            N_("Ponds and ditches before the sowing"),
            N_("Water is to be held where it falls."),
            N_("Before the sowing ponds and ditches are being dug in every province. Water is to be held where it falls. A record of the number of hands is kept by the week, and that of the winter has been surpassed in several places."),
        ),
        (
            N_("New ditches bring water to the spring fields"),
            N_("Work goes on beside the sowing."),
            N_("New ditches are reported to have brought water to spring fields from the Huai to the Wei. The digging goes on beside the sowing, by lamplight where days are too short."),
        ),
    ),
    "ploughing": (
        (
            N_("Plough deep, plant close"),
            N_("A foot of soil is to be turned, and more where it can be done."),
            N_("A foot of soil is to be turned everywhere, and more where it can be done. On the turned land seed is sown several times as thick as before. The harvest of a wide field, it is explained, can be had from a narrow one."),
        ),
        (
            N_("Deeper and closer"),
            N_("Eight rules for the field are taught in the teams."),
            N_("Eight rules for the field are being taught in the teams, on soil, manure, water, seed, planting, pests, tools and care. Planting is to be close and ploughing deep. Old members who shook their heads have been invited to see the trial plots."),
        ),
    ),
    "less_land": (
        (
            N_("Less land, higher yields"),
            N_("Fields that are not needed may lie under grass and trees."),
            N_("Since yields have risen so far, less land need be sown. A tenth is to be left out this year, and in time a third may lie under grain, a third rest and a third bear trees. Surveyors are marking which fields can be spared."),
        ),
        (
            N_("Fewer fields are sown, and better"),
            N_("Manure and labour go to the best land."),
            N_("Manure and labour are being gathered on the best land, and outlying fields are left unsown. The area under grain is reported smaller than in {last}, which is accounted a success of close planting."),
        ),
    ),
    "pests": (
        (
            N_("War on rats, sparrows, flies and mosquitoes"),
            N_("Cities have set days on which no bird may rest."),
            N_("Rats, sparrows, flies and mosquitoes are to be done away with, in some cities by this summer. On days that were set whole districts beat pans and drums until the birds fell from the air. The tally of each school is on its wall."),
        ),
        (
            N_("Sparrows are counted by the million"),
            N_("Districts without the four pests ask to be examined."),
            N_("Districts that hold themselves free of the four pests are asking to be examined. Sparrows are counted by the million. How much grain each of them would have eaten has been worked out."),
        ),
    ),
    "pests_off": (
        (
            N_("Sparrows are taken off the list of pests"),
            N_("Bedbugs take their place."),
            N_("Sparrows are no longer to be killed; bedbugs stand in their place on the list of the four pests. Zoologists had written that the birds feed their young on insects. Growers report caterpillars in rice and cotton and are gathering them by hand."),
        ),
    ),
    "fields_spring": (
        (
            N_("Spring work from the south northward"),
            N_("Rice beds are green; wheat is weeded a second time."),
            N_("Rice beds are green in the south, wheat is being weeded a second time on the plain, and north of the wall the soil has thawed to the depth of a hand. Mended tools have reached most counties."),
        ),
        (
            N_("Rain on the spring fields"),
            N_("Cotton and maize go in."),
            N_("After rain in the middle of the season cotton and maize are going in. The supply offices report that seed and tools are on the road. Schools in the countryside have moved their holiday to help with the planting."),
        ),
    ),
    "fields_summer": (
        (
            N_("The wheat road runs north"),
            N_("Harvest begins on the Yangzi and ends beyond the wall."),
            N_("The wheat is cut from the Yangzi northward, a day’s walk in a day. Behind it come millet, beans and sweet potato slips. Threshing floors are rolled hard, and children keep the hens from them."),
        ),
        (
            N_("Between two harvests"),
            N_("Early rice is cut, and late rice set in its place."),
            N_("Early rice is being cut, and late rice set in its place within the same week. On the plain the maize stands to the shoulder. River guards have been doubled for the season of floods."),
        ),
    ),
    "fields_autumn": (
        (
            N_("Harvest and sowing in the same weeks"),
            N_("Winter wheat goes in behind maize and potatoes."),
            N_("Maize, millet, late rice and sweet potatoes are being brought in, and winter wheat goes in behind them. Cotton has been picked twice. Committees ask that nothing be left in the ground when the frost comes."),
        ),
        (
            N_("Wheat for the coming year"),
            N_("Sowing is finished north of the Yellow River."),
            N_("The sowing of winter wheat is finished north of the Yellow River and under way on the Huai. Seed is soaked and sorted. Ox houses are being roofed before the cold."),
        ),
    ),
    "fields_winter": (
        (
            N_("Winter in the villages"),
            N_("Manure, ditches, lessons by lamplight."),
            N_("Manure is taken to the fields on frozen roads. In the evening there are lessons by lamplight; characters for the names of tools and crops come first. The spring festival is to be kept with thrift."),
        ),
        (
            N_("Manure goes out before the thaw"),
            N_("Tools are mended and oxen counted."),
            N_("Before the thaw manure is going out by sledge and basket. Tools are mended in the workshops and oxen counted. Where snow has fallen it is being heaped on the wheat."),
        ),
    ),
}  # fmt: skip
