"""Who writes to the secretary: households in their brigades, people with a post, heads, neighbours, the county.

A household is some of its brigade's people, by age as they were in spring 1958. What becomes of them is drawn from
that brigade's own deaths, births and departures (`letter_houses.py`): nobody is added to these and nobody spared.
"""

# ruff: noqa: E501
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.text import N_

Kind = Literal["house", "head", "post", "neighbour", "above"]
HEADS = {"Three Wells": N_("Du Fa")}
"""Heads of brigades who are known by name."""
SECRETARIES = {"Stone Bridge": N_("Zhong Man"), "Red Star": N_("Kong Lingtian")}
"""Neighbouring secretaries who are known by name, as long as they are in office."""


@dataclass(frozen=True)
class Member:
    """One of a household. `kin`: what he or she is to whoever writes the house's letters."""

    key: str
    name: str
    kin: str
    age: int
    """in spring 1958; -1: not born yet"""
    worker: bool = False
    """whether the works and the furnaces call him or her first, and the road"""


@dataclass(frozen=True)
class House:
    """A household that writes, and the brigade it lives in, by row."""

    key: str
    name: str
    row: int
    team: int
    about: str
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Post:
    """Somebody with an office in the commune. `row`: the brigade that he or she sees, if one."""

    key: str
    name: str
    office: str
    row: int
    face: str = ""


HOUSES: tuple[House, ...] = (
    House("wu", N_("Wu"), 0, 2, N_("A widow and her two sons, both strong workers."), (
        Member("widow", N_("Widow Wu"), N_("she herself"), 41),
        Member("elder", N_("Dagen"), N_("elder son"), 17, True),
        Member("younger", N_("Ergen"), N_("younger son"), 15, True),
    )),
    House("ma", N_("Ma"), 0, 5, N_("A young man who carries for the furnaces and stands guard, his parents, a small sister."), (
        Member("tieniu", N_("Ma Tieniu"), N_("he himself"), 20, True),
        Member("father", N_("Ma Dechang"), N_("father"), 52),
        Member("mother", N_("Ma Lin"), N_("mother"), 49),
        Member("sister", N_("Yatou"), N_("sister"), 7),
    )),
    House("du", N_("Du"), 1, 1, N_("Five grown people, cousins of the brigade’s head."), (
        Member("laoqi", N_("Du Laoqi"), N_("he himself"), 44, True),
        Member("wife", N_("Du Sun"), N_("wife"), 42),
        Member("son", N_("Du Manliang"), N_("son"), 22, True),
        Member("wife2", N_("Du Cui"), N_("son’s wife"), 20),
        Member("uncle", N_("Du Old Third"), N_("uncle"), 61),
    )),
    House("tian", N_("Tian"), 1, 6, N_("A mother of twins; her husband works where he is sent."), (
        Member("xiulan", N_("Tian Xiulan"), N_("she herself"), 29),
        Member("husband", N_("Tian Youfu"), N_("husband"), 31, True),
        Member("twin1", N_("Dawa"), N_("elder twin"), 2),
        Member("twin2", N_("Xiaowa"), N_("younger twin"), 2),
    )),
    House("song", N_("Song"), 2, 4, N_("Guilan, her husband’s mother, three children; the husband at the works in winter."), (
        Member("guilan", N_("Song Guilan"), N_("she herself"), 31),
        Member("laifu", N_("Song Laifu"), N_("husband"), 33, True),
        Member("old", N_("Old Mother Song"), N_("husband’s mother"), 64),
        Member("chunni", N_("Chunni"), N_("daughter"), 9),
        Member("shitou", N_("Shitou"), N_("elder boy"), 6),
        Member("mao", N_("Mao"), N_("little boy"), 1),
    )),
    House("xia", N_("Xia"), 3, 3, N_("Four generations under one roof, eleven people."), (
        Member("defu", N_("Xia Defu"), N_("he himself"), 57),
        Member("mother", N_("Old Mother Xia"), N_("mother"), 79),
        Member("wife", N_("Xia Yu"), N_("wife"), 55),
        Member("son1", N_("Xia Ren"), N_("eldest son"), 34, True),
        Member("wife1", N_("Xia Ju"), N_("eldest son’s wife"), 32),
        Member("son2", N_("Xia Yi"), N_("second son"), 27, True),
        Member("wife2", N_("Xia Mei"), N_("second son’s wife"), 25),
        Member("child1", N_("Big Three"), N_("grandson"), 12),
        Member("child2", N_("Ping"), N_("granddaughter"), 8),
        Member("child3", N_("An"), N_("grandson"), 4),
        Member("child4", N_("Xiaofu"), N_("youngest grandchild"), 1),
    )),
    House("lei", N_("Lei"), 4, 2, N_("A young couple; the wife is the smith’s niece."), (
        Member("chunsheng", N_("Lei Chunsheng"), N_("he himself"), 23, True),
        Member("yuee", N_("Lei Yue’e"), N_("wife"), 21),
        Member("child", N_("Hehe"), N_("daughter"), -1),
    )),
    House("he", N_("He"), 5, 3, N_("An old couple; their son works for the county."), (
        Member("shunan", N_("He Shun’an"), N_("he himself"), 66),
        Member("wife", N_("He Liu"), N_("wife"), 63),
    )),
    House("fang", N_("Fang"), 5, 3, N_("A grandmother and the boy she has brought up."), (
        Member("grandmother", N_("Grandmother Fang"), N_("grandmother"), 68),
        Member("boy", N_("Fang Xiaoman"), N_("he himself"), 11),
    )),
    House("luo", N_("Luo"), 6, 1, N_("The ox keeper, his wife, a daughter who goes to school."), (
        Member("shuan", N_("Luo Shuan"), N_("father"), 45),
        Member("wife", N_("Luo Qiao"), N_("mother"), 40),
        Member("girl", N_("Luo Xiaohe"), N_("she herself"), 9),
    )),
    House("meng", N_("Meng"), 6, 4, N_("A carter, his wife, his father, two boys."), (
        Member("er", N_("Meng Er"), N_("he himself"), 36, True),
        Member("wife", N_("Meng Xiang"), N_("wife"), 35),
        Member("father", N_("Old Meng"), N_("father"), 67),
        Member("boy1", N_("Dazhu"), N_("elder boy"), 10),
        Member("boy2", N_("Xiaozhu"), N_("younger boy"), 5),
    )),
    House("qin", N_("Qin"), 7, 2, N_("A team leader who cannot write, his wife, four children."), (
        Member("laoman", N_("Qin Laoman"), N_("he himself"), 39, True),
        Member("wife", N_("Qin Fen"), N_("wife"), 36),
        Member("girl1", N_("Daya"), N_("eldest girl"), 13),
        Member("boy1", N_("Erwa"), N_("boy"), 9),
        Member("girl2", N_("Sanya"), N_("second girl"), 6),
        Member("boy2", N_("Siwa"), N_("smallest"), 2),
    )),
    House("hou", N_("Hou"), 7, 5, N_("A soldier’s parents and his young sister; the son serves in the north-west."), (
        Member("mother", N_("Hou Zhen"), N_("she herself"), 48),
        Member("father", N_("Hou Changshun"), N_("husband"), 50),
        Member("sister", N_("Lianzi"), N_("daughter"), 14, True),
    )),
)  # fmt: skip
HOUSE = {house.key: house for house in HOUSES}

POSTS: tuple[Post, ...] = (
    Post("fan", N_("Fan Zhiming"), N_("accountant of the commune"), -1, "fan"),
    Post("lu", N_("Lu Changhai"), N_("director of the commune, your deputy"), 1, "lu"),
    Post("pan", N_("Pan Erniang"), N_("cook of a canteen"), 2),
    Post("geng", N_("Geng Shouye"), N_("smith"), 4, "geng"),
    Post("ruan", N_("Ruan Xiuying"), N_("midwife"), 0, "ruan"),
    Post("yan", N_("Yan Tiezhu"), N_("foreman of the works"), 6),
    Post("ji", N_("Ji Boyuan"), N_("schoolteacher, labelled in 1957"), 0, "ji"),
    Post("shen", N_("Shen Yulan"), N_("women’s head of the commune"), 3),
    Post("bai", N_("Bai Renyi"), N_("keeper of the state depot in your yard"), -1, "bai"),
    Post("kang", N_("Kang Shouxin"), N_("postmaster"), -1),
    Post("qiu", N_("Qiu Dewen"), N_("first secretary of the county"), -1),
)
POST = {post.key: post for post in POSTS}
ABOVE = ("qiu",)
"""Those of POSTS who sit above the commune."""
