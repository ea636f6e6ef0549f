"""The table of orders: one row an order. To add an order, add its row here and use it in a phase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sitting = Literal["plan", "paper"]
Kind = Literal["number", "choice", "flags", "shares"]
Level = Literal["place", "commune"]


def N_(text: str) -> str:
    """Mark a text for the message catalogue; translated where it is shown."""
    return text


@dataclass(frozen=True)
class Order:
    """One row of the table of orders."""

    name: str
    sitting: Sitting
    card: str
    level: Level
    kind: Kind
    title: str
    help: str
    unit: str = ""
    low: int = 0
    high: int = 0
    step: int = 1
    choices: tuple[str, ...] = ()
    """names of choices, flags or parts"""
    labels: tuple[str, ...] = ()
    """what a player reads for each of them"""
    default: int | str | tuple[int, ...] = 0
    """a value, or "county": as the county asks"""
    opens: int = 0
    """first season in which it can be changed, 0 = spring 1958"""
    front: bool = False
    """stands on the closed card"""
    example: str = ""
    """a value other than the default, in the words of the command line"""
    only: tuple[int, ...] = ()
    """seasons in which it can be given at all; empty: every season from `opens`"""

    @property
    def parts(self) -> int:
        """Length of the first axis of its values: 0 for one number a row."""
        return len(self.choices) if self.kind == "shares" else 0

    def is_open(self, season: int) -> bool:
        """Whether it can be changed in a season."""
        return season >= self.opens and (not self.only or season in self.only)


HANDS = ("fields", "furnaces", "scrap", "works", "workshop", "canteens", "rest")
FUELS = ("coal", "charcoal", "beams")
MELT = ("scrap", "pots", "worn_tools", "good_tools")
WEEKS = ("before", "through", "after", "all")
CANTEENS = ("compulsory", "choice", "winter", "closed")
POOLING = ("at_once", "receipts", "paper")
SPEEDS = ("year", "season", "holiday")
MATERIALS = ("native", "timber", "stone", "bought")
PROJECTS = ("canal", "pond", "reservoir", "houses", "pig_farm", "none")
PRODUCTS = ("tools", "ploughs", "bearings", "pots")
PACES = ("careful", "rushed")
SPREADS = ("even", "word", "walked", "hand")
CHECKS = ("word", "tallies", "two_at_ladle")
TIERS = ("work", "level", "children", "weak")
GATES = ("passes", "open", "guarded")
TABLES = ("apart", "village")
DEPOT = ("leave", "borrow", "open")
RELIEF = ("none", "quiet", "figures")
DELIVER_FIRST = ("state", "seed", "bowl")
STATEMENTS = ("stand", "quarter", "weighed", "heads")
DEATHS = ("not_yet", "softened", "register")
ON = ("off", "on")

LADLE_WITHOUT_LIMIT = 1000
"""A ration of this many g means: eat your fill."""

# fmt: off
ORDERS: tuple[Order, ...] = (
    # --- plan
    Order("quota_grain", "plan", "quotas", "place", "number", N_("Grain quota"),
          N_("Grain asked of the brigade for the year. The levy is taken from brigades in proportion to it; a high quota bends the head's word and pulls hands."),
          "t", 0, 30000, 10, default="county", front=True, example="900"),
    Order("quota_iron", "plan", "quotas", "place", "number", N_("Iron quota"),
          N_("Iron asked of the brigade this season. It pulls hands and hours to the furnaces; where ore is short, pots and tools go in."),
          "t", 0, 3000, 1, default="county", opens=1, front=True, example="10"),
    Order("spread_rule", "plan", "quotas", "commune", "choice", N_("How quotas fall"),
          N_("How the commune's totals fall on the eight brigades: by land, by the heads' last word, by what you walked, or by hand."),
          choices=SPREADS, labels=(N_("even, by land"), N_("by last word"), N_("by what you walked"), N_("by hand")), default=1, example="even"),
    Order("furnaces_lit", "plan", "furnaces", "place", "number", N_("Furnaces lit"),
          N_("Furnaces kept lit in the brigade. Each takes 90 hands: 30 at the stack and 60 carrying."),
          N_("furnaces"), 0, 96, 1, default="county", front=True, example="4"),
    Order("furnace_weeks", "plan", "furnaces", "commune", "choice", N_("Weeks at the furnaces"),
          N_("When in the season the furnaces burn. Through the harvest they take the hands that should cut it; afterwards the iron is late."),
          choices=WEEKS, labels=(N_("before the harvest"), N_("through the harvest"), N_("after the harvest"), N_("all season")), default=1, opens=2, example="after"),
    Order("furnaces_sham", "plan", "furnaces", "place", "number", N_("Smoke for show"),
          N_("Stacks that smoke with wet straw: counted from the road, six hands each, no iron."),
          N_("furnaces"), 0, 48, 1, default=0, opens=2, example="2"),
    Order("fuel", "plan", "furnaces", "commune", "shares", N_("What burns"),
          N_("Shares of bought coal, charcoal from the commune's trees, and doors and beams."),
          "%", 0, 100, 5, choices=FUELS, labels=(N_("coal"), N_("charcoal"), N_("doors and beams")), default=(60, 35, 5), opens=1, example="100/0/0"),
    Order("melt", "plan", "furnaces", "commune", "flags", N_("What is melted"),
          N_("What the stacks eat besides ore: loose scrap, cooking pots, worn tools, good tools."),
          choices=MELT, labels=(N_("scrap iron"), N_("cooking pots"), N_("worn tools"), N_("good tools")), default="county", opens=1, example="scrap"),
    Order("master", "plan", "furnaces", "commune", "choice", N_("The smith"),
          N_("The brigade whose furnaces the old smith looks after. His stacks work more often and their iron is better."),
          choices=("none", "1", "2", "3", "4", "5", "6", "7", "8"),
          labels=(N_("nowhere"), "1", "2", "3", "4", "5", "6", "7", "8"), default=0, opens=1, example="5"),
    Order("hands", "plan", "hands", "place", "shares", N_("Hands"),
          N_("Shares of all hands: fields, furnaces, scrap and ore, waterworks and building, workshop, canteens and nurseries, rest."),
          "%", 0, 100, 1, choices=HANDS,
          labels=(N_("Fields"), N_("Furnaces"), N_("Scrap and ore"), N_("Dams, building"), N_("Workshop"), N_("Canteen, nursery"), N_("Rest")),
          default="county", front=True, example="70/4/8/5/4/6/3"),
    Order("hours", "plan", "hands", "commune", "number", N_("Hours of work"),
          N_("Hours of work a day. Each hour above nine yields less, costs food, and brings accidents and people asleep on their feet."),
          N_("hours a day"), 8, 16, 1, default="county", front=True, example="9"),
    Order("rest_days", "plan", "hands", "commune", "number", N_("Days of rest"),
          N_("Days of rest in the season. Fewer accidents; from seven on, slack is noticed."),
          N_("days"), 0, 12, 1, default=3, opens=2, example="8"),
    Order("plough_depth", "plan", "fields", "place", "number", N_("Ploughing depth"),
          N_("Depth of ploughing. Beyond a foot the subsoil comes up and the labour multiplies."),
          "cm", 10, 100, 5, default="county", opens=1, example="20"),
    Order("closeness", "plan", "fields", "place", "number", N_("Closeness of planting"),
          N_("Seed sown against the normal amount. A little closer yields a little more; three times closer yields a quarter less."),
          N_("% of normal"), 100, 500, 10, default="county", opens=1, front=True, example="130"),
    Order("sown_area", "plan", "fields", "commune", "number", N_("Sown area"),
          N_("Area sown against last year's. Sow less, harvest more, the county says."),
          "%", 60, 105, 1, default="county", opens=1, front=True, example="100"),
    Order("animals_fed", "plan", "fields", "commune", "number", N_("Feed for animals"),
          N_("Feed grain for oxen and pigs against what they need."),
          "%", 0, 110, 5, default="county", opens=1, example="100"),
    Order("pool_pace", "plan", "fields", "commune", "choice", N_("Pace of pooling"),
          N_("How households' animals, tools and pots pass to the commune: at once and unpaid, by stages with receipts, or on paper only."),
          choices=POOLING, labels=(N_("at once, unpaid"), N_("by stages, with receipts"), N_("on paper only")), default=0, opens=1, front=True, example="receipts"),
    Order("pests", "plan", "fields", "commune", "number", N_("Against the four pests"),
          N_("Effort in the campaign against sparrows, rats, flies and mosquitoes, as a share of all that could be done. Birds killed leave insects alive."),
          "%", 0, 100, 10, default="county", opens=0, example="0"),
    Order("works_project", "plan", "works", "place", "choice", N_("Project"),
          N_("What the hands at works build."),
          choices=PROJECTS, labels=(N_("canal"), N_("pond"), N_("small reservoir"), N_("houses"), N_("pig farm"), N_("nothing")), default="county", opens=1, front=True, example="houses"),
    Order("works_speed", "plan", "works", "commune", "choice", N_("Time given"),
          N_("How fast works and canteens go up. Haste is built into the wall and stays there."),
          choices=SPEEDS, labels=(N_("in a year"), N_("in a season"), N_("by the holiday")), default=1, opens=0, example="year"),
    Order("spillway", "plan", "works", "commune", "choice", N_("Spillway"),
          N_("A way for flood water past the dam: a fifth more work, much less danger."),
          choices=ON, labels=(N_("without"), N_("with")), default=0, opens=0, example="on"),
    Order("dam_material", "plan", "works", "commune", "choice", N_("Gates and ties"),
          N_("What gates, ties and roof straps are made of."),
          choices=MATERIALS, labels=(N_("native iron"), N_("timber"), N_("stone"), N_("bought iron")), default=0, opens=0, example="stone"),
    Order("workshop", "plan", "works", "commune", "choice", N_("The workshop makes"),
          N_("What the workshop makes."),
          choices=PRODUCTS, labels=(N_("tools"), N_("double ploughs"), N_("bearings"), N_("bowls and pots")), default=0, opens=1, example="pots"),
    Order("workshop_pace", "plan", "works", "commune", "choice", N_("Workshop pace"),
          N_("Careful work makes half as much and breaks far less."),
          choices=PACES, labels=(N_("careful"), N_("rushed")), default=1, opens=1, example="careful"),
    Order("ration", "plan", "bowl", "commune", "number", N_("Ration"),
          N_("Raw grain a head and day. 1,000 means without limit."),
          "g", 100, 1000, 10, default="county", front=True, example="500"),
    Order("tiers", "plan", "bowl", "commune", "choice", N_("Who eats first"),
          N_("Whose bowl is filled first: by work done, level, children and nursing mothers, or the weak."),
          choices=TIERS, labels=(N_("by work"), N_("level"), N_("children and nursing"), N_("the weak")), default=0, opens=2, example="weak"),
    Order("canteens", "plan", "bowl", "place", "choice", N_("Canteens"),
          N_("Compulsory, open to choice, stoves allowed in winter, or closed."),
          choices=CANTEENS, labels=(N_("compulsory"), N_("open to choice"), N_("winter stoves"), N_("closed")), default="county", opens=1, front=True, example="choice"),
    Order("canteen_check", "plan", "bowl", "commune", "choice", N_("Check on the ladle"),
          N_("Who watches what is taken from the pot before it is served."),
          choices=CHECKS, labels=(N_("the cook's word"), N_("tallies"), N_("two households at each ladle")), default=0, opens=2, example="two_at_ladle"),
    Order("plots", "plan", "bowl", "place", "number", N_("Private plots"),
          N_("Land left to households for their own table."),
          N_("% of land"), 0, 7, 1, default="county", front=True, example="5"),
    Order("forage", "plan", "bowl", "commune", "number", N_("Foraging"),
          N_("Hands sent for wild food: bark, roots, duckweed."),
          N_("% of hands"), 0, 15, 1, default=0, opens=3, example="6"),
    Order("gates", "plan", "word", "commune", "choice", N_("The road out"),
          N_("Whether people who leave are given passes, not looked at, or stopped."),
          choices=GATES, labels=(N_("passes are given"), N_("not looked at"), N_("guards on the road")), default=1, opens=3, front=True, example="guarded"),
    Order("searches", "plan", "word", "place", "number", N_("Searches"),
          N_("How hard houses are searched for hidden grain."),
          "%", 0, 100, 10, default="county", opens=3, front=True, example="0"),
    Order("own_table", "plan", "word", "commune", "choice", N_("Your own table"),
          N_("Where you eat."),
          choices=TABLES, labels=(N_("the cadres' room"), N_("the village canteen")), default=0, opens=2, example="village"),
    # --- paper
    Order("claim_grain", "paper", "claim", "commune", "number", N_("Harvest reported"),
          N_("The grain you report: in spring and winter the year's, after a harvest that harvest's. The county's levy follows what is claimed."),
          "t", 0, 60000, 50, default="county", front=True, example="3000"),
    Order("claim_iron", "paper", "claim", "commune", "number", N_("Iron reported"),
          N_("The iron you report. What is reported may be sent for."),
          "t", 0, 3000, 1, default="county", opens=1, front=True, example="20"),
    Order("claim_harmless", "paper", "claim", "commune", "number", N_("Harmless figures"),
          N_("Manure, sparrows, cubic metres, poems: what is said of them over what was counted."),
          N_("% of counted"), 100, 400, 10, default=150, opens=0, example="250"),
    Order("statement_1958", "paper", "claim", "commune", "choice", N_("The figure of 1958"),
          N_("Let last year's figure stand, lower it by a quarter, state what was weighed, or ask the heads to state theirs first."),
          choices=STATEMENTS, labels=(N_("let it stand"), N_("lower it by a quarter"), N_("state what was weighed"), N_("ask the heads first")), default=0, opens=4, only=(4, 5), front=True, example="weighed"),
    Order("drought", "paper", "claim", "commune", "choice", N_("Report poor weather"),
          N_("Ask the county to put a shortfall down to weather. It may be believed."),
          choices=ON, labels=(N_("no"), N_("yes")), default=0, opens=5, example="on"),
    Order("deaths_report", "paper", "claim", "commune", "choice", N_("Report of deaths"),
          N_("What the register sent up says of those who died."),
          choices=DEATHS, labels=(N_("not yet"), N_("swelling and old age"), N_("as the register")), default=0, opens=3, example="register"),
    Order("deliver", "paper", "deliver", "commune", "number", N_("Levy delivered"),
          N_("Share of the levy asked that leaves on the carts."),
          "%", 0, 105, 1, default=100, opens=1, front=True, example="60"),
    Order("deliver_order", "paper", "deliver", "commune", "choice", N_("What comes first"),
          N_("What is filled first when there is not enough: the state's carts, the seed barn, or the bowl until the next harvest."),
          choices=DELIVER_FIRST, labels=(N_("the state"), N_("the seed"), N_("the bowl")), default=0, opens=1, example="bowl"),
    Order("favour", "paper", "deliver", "commune", "choice", N_("Spend a favour"),
          N_("Ask the county secretary for cover this season."),
          choices=ON, labels=(N_("no"), N_("yes")), default=0, opens=1, example="on"),
    Order("set_aside", "paper", "store", "place", "number", N_("Set aside"),
          N_("Share of this season's crop kept outside the books."),
          "%", 0, 25, 1, default=0, opens=1, front=True, example="8"),
    Order("seed_lock", "paper", "store", "commune", "number", N_("Seed locked"),
          N_("Seed put behind two keys, against what the next sowing needs."),
          "%", 0, 120, 5, default="county", opens=0, front=True, example="100"),
    Order("store_open", "paper", "store", "commune", "choice", N_("The state depot"),
          N_("The depot in your yard holds state grain: leave it, ask to borrow, or open it."),
          choices=DEPOT, labels=(N_("leave it"), N_("ask to borrow"), N_("open it")), default=0, opens=3, front=True, example="open"),
    Order("relief", "paper", "store", "commune", "choice", N_("Relief"),
          N_("Ask for resold grain: not, quietly, or with figures."),
          choices=RELIEF, labels=(N_("ask nothing"), N_("ask quietly"), N_("ask with figures")), default=0, opens=3, front=True, example="figures"),
)
# fmt: on
