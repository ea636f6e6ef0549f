"""What a brigade's head says, by the state of the brigade: what is asked, what grows, hunger, trust, fear."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.rules.order_table import WEEKS
from game.rules.orders import Orders
from game.text import N_, _
from game.views.screens.plan_words import harvest

if TYPE_CHECKING:
    from game.session.game import Game
    from game.session.known import BrigadeKnown

HEADS = {"Three Wells": N_("Du Fa, brigade head")}
"""Heads who are known by name."""


@dataclass(frozen=True)
class _Moment:
    """What a head may speak of."""

    game: Game
    row: int
    brigade: BrigadeKnown

    def order(self, name: str) -> int:
        """An order of the plan for this brigade: the draft's, or the sealed plan's once the work is done."""
        if self.game.stage == "plan":
            value = self.game.draft.get(name, self.row)
            return value if isinstance(value, int) else 0
        values = self._sealed()[name]
        return int(values[self.row if len(values) > 1 else 0])

    def _sealed(self) -> Orders:
        return next(sealed.orders for sealed in reversed(self.game.sealed) if sealed.sitting == "plan")

    @property
    def furnaces(self) -> int:
        """Furnaces ordered lit."""
        return self.order("furnaces_lit")

    @property
    def asked(self) -> float:
        """The grain quota over what the accountant believes the year brings."""
        return self.order("quota_grain") / max(self.brigade.crop_t.middle, 1.0)

    @property
    def boast(self) -> float:
        """The head's word over what is believed."""
        return self.brigade.head_word_t / max(self.brigade.crop_t.middle, 1.0)

    @property
    def searched(self) -> int:
        """How hard houses are to be searched, %."""
        return self.order("searches")

    @property
    def through_harvest(self) -> bool:
        """Whether the furnaces burn while the crop stands."""
        return harvest(self.game) and self.order("furnace_weeks") in (WEEKS.index("through"), WEEKS.index("all"))

    @property
    def away(self) -> int:
        """Hands that furnaces and works take, to the nearest ten."""
        if self.game.stage == "plan":
            parts = self.game.draft.get("hands", self.row)
            assert isinstance(parts, tuple)
        else:
            parts = tuple(int(part) for part in self._sealed()["hands"][:, self.row])
        return round((parts[1] + parts[2] + parts[3]) * self.brigade.hands / 1000) * 10

    @property
    def store_days(self) -> float:
        """Days that the weighed store lasts at 600 g of raw grain a head."""
        return self.brigade.grain_t * 1000 / max(self.brigade.people, 1) / 0.6


Lines = Sequence[str]

SPEECH: tuple[tuple[Callable[[_Moment], bool], Lines], ...] = (
    # Hunger, said plainly where there is trust and sideways where there is fear.
    (lambda m: m.brigade.swollen * 50 > m.brigade.people and m.brigade.fear >= 3, (
        N_("“Some legs are thick this month. It is the damp. Nobody here says anything else.”"),
        N_("“The old ones keep to their beds. We tell them to get up when somebody comes.”"),
        N_("“Everything is in order. If you walk through, walk in the morning.”"),
            N_("“The school is quiet. The teacher says they are attentive.”"),
            N_("“We have stopped work at noon. For the heat, in the record.”"),
    )),
    (lambda m: m.brigade.swollen * 50 > m.brigade.people, (
        N_("“Press a thumb into a shin here and the dent stays. I can show you forty.”"),
        N_("“They are too light for the pole. I have put the strongest at the pot and the rest in the sun.”"),
        N_("“Ask the midwife, not me. She keeps a knot for each one.”"),
            N_("“I let them lie. If that is a mistake, write it beside my name and not beside theirs.”"),
            N_("“They do not complain any more. I liked it better when they did.”"),
    )),
    (lambda m: m.store_days < 40 and m.brigade.trust >= 2, (
        N_("“You can see the boards of the bin. I count it each evening, as if that made it more.”"),
        N_("“We have reckoned it by the bowl. It does not reach. Tell me which week you want to hear about.”"),
        N_("“The children know which day the ladle goes deep. They come early on that day.”"),
            N_("“I have sent the young ones to the river for duckweed. It is not in the plan, and it is in the pot.”"),
            N_("“There is a week in it, and a second week if nobody works. You want them to work.”"),
    )),
    (lambda m: m.store_days < 40, (
        N_("“We manage.”"),
        N_("“There is grain. There is always some grain.”"),
        N_("“What is in the bin is in the book, and the book is with you.”"),
            N_("“You will hear no word of hunger from this brigade. You may hear it elsewhere.”"),
            N_("“We eat. I would not call it more than that, and I would not call it less to anyone.”"),
    )),
    # Searches.
    (lambda m: m.searched >= 40 and m.brigade.trust <= 2, (
        N_("“They have been under every bed. They found what an old woman keeps for her own burial.”"),
        N_("“Search again, by all means. The doors are open. There are fewer doors.”"),
        N_("“People here have stopped lending each other a bowl. It might be seen.”"),
            N_("“The militia were polite. They wiped their feet before they took up the floor.”"),
            N_("“What was hidden is found, and what was not hidden is found too. Now there is nothing to find.”"),
    )),
    # Furnaces while the crop stands.
    (lambda m: m.through_harvest and m.furnaces >= 3 and m.brigade.fear >= 3, (
        N_("“The fires come first. We all understand that the fires come first.”"),
        N_("“The crop is standing very well. One can see it from the furnaces.”"),
        N_("“We shall have the iron. As to the roots, frost may not come early.”"),
            N_("“Everybody is at the stacks, so nobody is behind with anything that is looked at.”"),
            N_("“Please put down that we asked for more furnaces. I shall think of where we asked.”"),
    )),
    (lambda m: m.through_harvest and m.furnaces >= 3, (
        N_("“The sweet potato is ready and I have old people and school children to lift it. "
           "Give me back {away} hands for twelve days.”"),
        N_("“A stack takes ninety of us and asks no questions. A field asks once, and then it rots.”"),
        N_("“You have put my best men where there is nothing to eat. I only say it to you.”"),
            N_("“Ninety to a stack, and grandmothers to the sickle. They are willing. They are slow.”"),
            N_("“Come at dusk and stand between the fire and the field. You can hear both of them crackle.”"),
    )),
    # Quotas far over what can be.
    (lambda m: m.asked > 1.25 and m.brigade.fear >= 3, (
        N_("“If that is the figure, that is the figure. I have written it down.”"),
        N_("“We shall fulfil it. Please tell me afterwards from what.”"),
        N_("“My neighbour said yes at once. So I said yes sooner.”"),
            N_("“The figure was read out and people clapped. I counted who clapped last. It was nobody.”"),
            N_("“I have divided it among the teams. Each has divided it among the others.”"),
    )),
    (lambda m: m.asked > 1.25, (
        N_("“You ask for one and a quarter of what the land has ever given. The land is not at the meeting.”"),
        N_("“I can give you the number or the grain. You did not say which.”"),
        N_("“Put it a fifth lower and I will deliver the whole of it, and you will have one brigade that does.”"),
            N_("“I have walked it row by row. Your figure begins where my last row ends.”"),
            N_("“My father had this land in a good year and did not know how good it could be asked to be.”"),
    )),
    # The word and the field.
    (lambda m: m.boast > 1.12, (
        N_("“{brigade} can always do a little more than it is asked.”"),
        N_("“Write {word} t. If it comes out lower, it was lower in transport.”"),
        N_("“A modest figure is a sad thing. It makes everybody look at their feet.”"),
            N_("“The county read my figure aloud. I am told it was a very clear reading.”"),
            N_("“Nobody was ever walked home from a meeting for being too high.”"),
    )),
    (lambda m: m.boast < 0.92 and m.brigade.trust <= 2, (
        N_("“It is a thin year by us. I would not lean on {brigade}.”"),
        N_("“The ears look long from the road. Weigh them and they are short.”"),
        N_("“We are a poor brigade. We have always been a poor brigade.”"),
            N_("“There was hail on our side. It was narrow hail.”"),
            N_("“Sparrows, worms, and a low corner that floods. I would plan on little.”"),
    )),
    (lambda m: m.boast < 0.92, (
        N_("“I tell you less than I hope, so that one of us can be pleased in autumn.”"),
        N_("“About {word} t, and some of it is where you would expect it to be. I trust you not to expect aloud.”"),
        N_("“Call it a low figure. It is a figure I can carry to you on a cart.”"),
            N_("“I keep a handful back in my mouth and you hear it in my voice. Let us leave it there.”"),
            N_("“If I say it low and it comes high, you will be surprised. I have never seen a secretary angry "
               "at that.”"),
    )),
    # Ordinary talk, by trust and fear.
    (lambda m: m.brigade.trust >= 3 and m.brigade.fear <= 1, (
        N_("“We have {hands} hands and know them by name. Tell us what is wanted and leave us the how.”"),
        N_("“{word} t in a year like the last. I say it to you as I say it at home.”"),
        N_("“Come and walk the rows. You can see more in an hour than I can write.”"),
            N_("“The wells are clean and the seed is dry. That is the news. I wish it were always so long.”"),
            N_("“Send the order early and I can do it well. Send it late and I can only do it.”"),
    )),
    (lambda m: m.brigade.fear >= 3, (
        N_("“As the commune decides.”"),
        N_("“There are no difficulties at {brigade}.”"),
        N_("“I have nothing to add to what the others said.”"),
            N_("“The minutes are correct. I have read them twice to be sure of what I think.”"),
            N_("“People are in good spirits and go to bed early.”"),
    )),
    (lambda m: m.brigade.trust <= 1, (
        N_("“You will do as you are told, and so shall we. It need not take long.”"),
        N_("“People here have begun to count for themselves. They do not show me the sum.”"),
        N_("“They came to the meeting. They sat at the back.”"),
            N_("“I call them at five and they come at five. That is all I can call them to.”"),
            N_("“They used to argue with me. I knew then what they would do.”"),
    )),
    (lambda m: True, (
        N_("“Oxen, seed and hands: give me two of the three and I shall not complain of the third.”"),
        N_("“It goes as it goes at {brigade}. A dry week would help, and a quiet one.”"),
        N_("“We can sow it or we can carry earth. In the same week we can do one of them well.”"),
            N_("“Nothing is wrong that a month without visitors would not mend.”"),
            N_("“The old men look at the sky and the young ones at the road. I look at the ox.”"),
    )),
)  # fmt: skip
"""The first row whose state holds speaks; which of its lines, by season and brigade: none comes twice running."""


def head_name(brigade: BrigadeKnown) -> str:
    """Who speaks."""
    if brigade.name in HEADS:
        return _(HEADS[brigade.name])
    return _("Head of {brigade}").format(brigade=_(brigade.name))


def head_says(game: Game, row: int) -> str:
    """What the head of a brigade says now."""
    brigade = game.brigades()[row]
    moment = _Moment(game, row, brigade)
    lines = next(lines for holds, lines in SPEECH if holds(moment))
    line = lines[(2 * game.season + row + game.setup.seed) % len(lines)]
    return _(line).format(
        away=moment.away,
        brigade=_(brigade.name),
        word=f"{round(brigade.head_word_t, -1):,.0f}",
        hands=f"{brigade.hands:,}",
    )
