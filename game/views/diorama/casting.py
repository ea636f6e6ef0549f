"""Which sprite plays which part."""

from __future__ import annotations

from collections.abc import Container

from game.views.diorama.thing import Thing

HOUSE_STATE = {"whole": "", "doors_gone": "_stripped", "ruined": "_ruin"}
FALLS = ("", "_b", "_c")
"""How a home lies in ruins: slumped to one side, roofless, flattened."""
CANTEEN_STATE = {"open": "", "shut": "_closed", "collapsed": "_ruin"}
PLAIN = ("house_b", "house_c_r", "house_d", "house_b_r", "house_c", "house_d_r")
TREES = {
    "pine": ("pine_a", "fir_b", "pine_b", "fir_a"), "fir": ("fir_a", "fir_b", "fir_c"),
    "broadleaf": ("tree_a", "tree_b", "tree_c"), "willow": ("willow_a", "willow_b", "tree_b"),
    "poplar": ("poplar_a", "poplar_b", "tree_c"), "orchard": ("orchard_a", "orchard_b", "tree_a"),
}
PARTS: dict[str, tuple[str, ...]] = {
    "hall": ("hall",), "workshop": ("workshop",), "school": ("school",),
    "notice": ("notice_wall_few",), "pole": ("telegraph_pole",), "well": ("well",),
    "cart": ("cart", "cart_loaded"), "basket": ("baskets",),
    "rick": ("rick_a", "rick_b"),
    "heap": ("scrap_heap", "ore_heap", "slag_heap"),
    "fuel": ("coal_heap",),
    "woodpile": ("log_pile_a", "log_pile_b"),
    "charcoal": ("charcoal_pit",),
    "trunk": ("trunk_a", "trunk_b"), "brush": ("brush_a", "brush_b"),
    "planks": ("planks",), "bars": ("iron_bars",), "ore": ("ore_baskets", "ore_heap"), "handcart": ("handcart",),
    "stump": ("stump_a", "stump_b", "stump_c"), "grave": ("grave_a", "grave_b"),
    "oxen": ("ox_se", "ox_sw", "ox_ne", "ox_nw"),
    "pigs": ("pig_se", "pig_nw", "pig_sw", "pig_ne"),
    "fowl": ("fowl",),
    "crows": ("crows_a", "crows_b"),
    "stook": ("stook_a", "stook_b", "stook_c"), "sheaves": ("laid_sheaves",), "lantern": ("lantern",),
}


def sprite_name(thing: Thing, known: Container[str]) -> str | None:
    """The sprite for a thing, of those that exist; None if no such sprite was made."""
    names = [n for n in _wishes(thing) if n in known] or [n for n in PARTS.get(thing.kind, ()) if n in known]
    return names[thing.look % len(names)] if names else None


def _wishes(thing: Thing) -> tuple[str, ...]:
    kind, state = thing.kind, thing.state
    if kind in ("house_court", "house_plain"):
        end = HOUSE_STATE[state]
        names = ("house_a",) if kind == "house_court" else PLAIN
        # fall by fall: the house keeps its kind, and neighbours of a kind fall differently
        falls = FALLS if state == "ruined" else ("",)
        return tuple(n + end + fall for fall in falls for n in names)
    if kind == "canteen":
        return ("canteen" + CANTEEN_STATE[state],)
    if kind == "granary":
        return ("granary_full",) if state == "full" else ("granary_empty", "granary_full")
    if kind == "furnace":
        ends = {"ruined": ("ruin", "cracked")}.get(state, (state,))
        return tuple(f"furnace_{k}_{e}" for e in ends for k in "abacb")
    if kind in ("tree", "orchard"):
        return TREES[state]
    if kind == "apron":
        return (f"apron_{state}",)
    if kind == "stook" and state == "thin":
        return ("stook_c", "stook_b", "stook_c")
    if kind == "notice":
        return (f"notice_wall_{state}",)
    if kind == "pig_shed":
        return ("pig_shed",) if state == "whole" else ("pig_shed_empty", "pig_shed")
    if kind == "oxen" and state == "lean":
        return tuple(n.replace("ox_", "ox_lean_") for n in PARTS[kind])
    return PARTS.get(kind, ())
