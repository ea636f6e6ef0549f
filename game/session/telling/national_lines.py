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

from game.text import N_

Wording = tuple[str, str, str]
"""Headline, line under it, paragraph."""

TOLD: dict[str, tuple[Wording, ...]] = {
    # ------------------------------------------------------------ the great turns
    "recall": (
        (
            N_("Urgent directive to every commune"),
            N_("It is to be read aloud in every team."),
            N_("An urgent directive of the Central Committee has gone out to all communes. What was taken from brigades and households without payment is to be returned or paid for. Strips by the house are given back, and what grows on them is the household’s own."),
        ),
        (
            N_("Central Committee recalls the measures of these years"),
            N_("Brigades keep their own books, and what was taken is returned."),
            N_("By urgent directive the Central Committee has recalled what was begun in haste. The brigade is master of its land, animals and tools. Labour drawn off to building sites is to come home. Cadres are to read out the text and leave nothing out."),
        ),
        (
            N_("An urgent directive changes the work of the communes"),
            N_("Plots, animals and small trade are allowed again. Cadres answer to the team."),
            N_("An urgent directive has been telegraphed to all provinces. Households may keep plots and small animals. Pots, timber, carts and labour used without payment are to be made good. Whoever keeps the text from the teams will answer for it."),
        ),
    ),
    "admission": (
        (
            N_("Failure admitted at the head of the Party"),
            N_("Everyone is called on to examine himself."),
            N_("Before the Central Committee the leader of the Party has admitted that the initiatives of these years have failed and that the first fault is the centre’s. He has asked everyone, from the ministries to the teams, to examine his own part in them."),
        ),
        (
            N_("Leader of the Party names the plans a failure"),
            N_("The fault is placed first with the centre. Self-examination is asked of all."),
            N_("The leader of the Party has said before the Central Committee that the plans were set too high and have failed, and that he is to be named first among those at fault. From ministry to team everyone is called on to examine himself."),
        ),
        (
            N_("An admission before the Central Committee"),
            N_("The initiatives have failed, the leader states; all are to examine themselves."),
            N_("It is made known that the leader of the Party has admitted the failure of the initiatives and has asked the whole Party to examine itself, himself included. The text is to be studied in small meetings. No label is to be given for what is said there."),
        ),
    ),
    "struggle": (
        (
            N_("Right deviation is the chief danger"),
            N_("Doubts about the harvest, the canteens and the communes are answered."),
            N_("The Central Committee has condemned those who made use of passing difficulties to cast doubt on the general line. In every province committees are meeting to learn who has spoken in the same way. Canteens that were closed are to be opened again."),
        ),
        (
            N_("Meetings in every province answer the doubters"),
            N_("Whoever lowered a plan is called on to explain himself."),
            N_("Meetings in every province are looking into who lowered plans, who let members cook at home, and with what thought in mind. They last until late in the night. Plans that had been lowered are being raised, and those who lowered them thank the meeting for its help."),
        ),
    ),
    "line": (
        (
            N_("A general line for building the country"),
            N_("“More, faster, better, more economical”: the Congress calls for a leap."),
            N_("The Congress of the Party has adopted a general line for building the country, and with it a leap in field and workshop. In fifteen years Britain is to be passed in steel. In all offices units are compared on the wall, red flag beside white."),
        ),
        (
            N_("The Congress proclaims a great leap"),
            N_("Plans are compared from province to province, and raised."),
            N_("A leap in all branches of work has been proclaimed by the Congress of the Party under the line of “more, faster, better, more economical”. Two plans are drawn up everywhere, one that must be met and one that is hoped for; the second is the one that is read out."),
        ),
    ),
    "honest": (
        (
            N_("Cadres are to say what is so"),
            N_("Plans are to be such as can be carried out."),
            N_("A letter to cadres at six levels asks that yields be named as they are, that planting be neither too close nor too thin, and that nothing be promised which cannot be done. It is being read in the teams. Many have asked to hear it twice."),
        ),
        (
            N_("A letter on figures and planting"),
            N_("High words are to be taken down to what the field bears."),
            N_("Cadres of all levels have been written to on the matter of figures. A plan is to leave something in hand, and a report is to give what was weighed. In several provinces teams have already put down a second figure beside the first."),
        ),
    ),
    "accounts": (
        (
            N_("Communes reckon their accounts"),
            N_("What was taken over without payment is to be entered and settled."),
            N_("Under a resolution of the Central Committee the accounts of the communes are being gone through from the top to the teams. The brigade becomes the unit in which income is shared. Pots, timber and animals that were taken over without payment are to be entered and settled."),
        ),
        (
            N_("Three levels of ownership, with the brigade as the base"),
            N_("Old accounts are opened again."),
            N_("The commune is to be owned at three levels, with the brigade as the base. Old accounts are opened again and debts written in. The levelling of rich brigades with poor ones, it is explained, was ahead of its time."),
        ),
    ),
    "home": (
        (
            N_("All hands to agriculture, to grain"),
            N_("Labour lent to works and plants goes back to the fields."),
            N_("The whole Party is called to agriculture, and in agriculture to grain. Hands lent to reservoirs, railways and plants are going back to their teams with their bedding. Ministries have sent clerks to help bring in the crop."),
        ),
        (
            N_("Grain comes first"),
            N_("Building sites give up their labour to the teams."),
            N_("By order of the Central Committee building sites are giving up their labour to the teams. A team is to have most of its hands in the field. Offices in the towns have been thinned, and those who leave them are seen off with drums."),
        ),
    ),
    "programme": (
        (
            N_("People’s Congress adopts the programme for agriculture"),
            N_("Twelve years’ work is laid down in forty articles."),
            N_("The People’s Congress has adopted the programme for agriculture over twelve years. Yields are set for the land north of the Yellow River, down to the Huai, and south of it. Delegates spoke of reservoirs and canteens."),
        ),
    ),
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
