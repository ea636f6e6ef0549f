"""The capital's newspaper on the great turns: the recall, the admission, struggle and line, the programme."""

# ruff: noqa: E501
from __future__ import annotations

from game.session.telling.words import Wording
from game.text import N_

TURNS: dict[str, tuple[Wording, ...]] = {
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
}  # fmt: skip
