"""Phase 8: waterworks and buildings. Haste and poor metal go into the wall; they come out in rain, flood or load."""

from __future__ import annotations

import numpy as np

from game.rules.order_table import MATERIALS, PROJECTS, SPEEDS
from game.rules.phases.furnaces import spend
from game.rules.places import STRUCTURES
from game.rules.turn import Turn
from game.rules.units import MICRO, Ints, Reals, at_least, at_most, clip, floored, pick, safe_ratio, whole
from game.rules.workspace import choose, some, uniform

BUILDS = {
    "canal": None,
    "pond": "dam",
    "reservoir": "dam",
    "houses": "shed",
    "pig_farm": "shed",
    "none": None,
}


def works(turn: Turn) -> None:
    """Build on; open canteens; let what is flawed come down.

    Writes flow: collapses (N,), collapse_dead (N,), collapse_hurt (N,), works_hands (N,).
    """
    turn.flow["works_hands"] = turn.flow["hands"] * turn.flow["share"]["works"]
    _collapse(turn)
    _grow_old(turn)
    _build(turn)
    _open_canteens(turn)


def haste_of(turn: Turn) -> Reals:
    """0 in a year, some in a season, 1 by the holiday."""
    p = turn.rules.p
    haste: Reals = np.array([getattr(p, f"haste_{speed}") for speed in SPEEDS])[turn.told("works_speed")]
    here: Reals = turn.here(haste)
    return here


def metal_flaw_of(turn: Turn) -> Reals:
    """Flaw brought in by gates, ties and straps, by material; native iron by what share of it is unusable."""
    p, state = turn.rules.p, turn.state
    material = turn.here(turn.told("dam_material"))
    poor = state.real("poor_metal")
    bad = safe_ratio(poor, poor + state.real("usable_metal"), 0.8)
    fixed = np.array([0.0, p.flaw_timber, p.flaw_stone, p.flaw_bought])
    flaw: Reals = choose(material == MATERIALS.index("native"), p.flaw_native * np.maximum(bad, 0.5), fixed[material])
    return flaw


def _build(turn: Turn) -> None:
    state, p = turn.state, turn.rules.p
    speed = turn.here(pick(turn.told("works_speed"), [getattr(p, f"pace_{name}") for name in SPEEDS]))
    strength = at_most(state.real("health"), 1.0) * turn.flow["hour_worth"]
    days = turn.flow["works_hands"] * p.works_days * strength * speed
    project = turn.told("works_project")
    turn.add("works_done", "work", whole(choose(project == PROJECTS.index("none"), 0.0, days)))
    spillway = turn.chosen("spillway", "on")
    need_by = np.array([getattr(p, f"need_{name}") for name in PROJECTS])
    dam = (project == PROJECTS.index("pond")) | (project == PROJECTS.index("reservoir"))
    need = need_by[project] * (1.0 + p.spillway_work * (spillway & dam))
    finished = choose(need > 0, floored(state.real("works_done") / np.maximum(need, 1.0)), 0)
    turn.add("works_done", "finished", -whole(finished * need))
    flaw = p.flaw_haste * haste_of(turn) + metal_flaw_of(turn)
    land = at_least(state.real("land"), 1.0) / 1000.0
    for name, kind in BUILDS.items():
        chosen = project == PROJECTS.index(name)
        done = choose(chosen, finished, 0)
        if not some(done):
            continue
        if kind is None:
            water = done * p.canal_water
        else:
            wet = p.flaw_clay * (1.0 - state.real("clay")) + p.flaw_no_spillway * ~spillway
            _raise(turn, kind, done, flaw + (wet if kind == "dam" else 0.0))
            water = done * (p.pond_water if name == "pond" else p.reservoir_water if kind == "dam" else 0.0)
        if name == "pig_farm":
            turn.add("pigs", "raised on the farm", whole(done * p.pig_farm_pigs))
        turn.shift("watered", "new waterworks", water / land * (1.0 - state.real("watered")))
    turn.shift("watered", "silt", -p.silting * state.real("watered"))


def _grow_old(turn: Turn) -> None:
    """Whatever stands is a season older; what is new this season enters at no age."""
    for k in range(len(STRUCTURES)):
        if some(standing := turn.state["structures"][k]):
            turn.add("structure_age", "time", choose(standing > 0, MICRO, 0), part=k)


def _raise(turn: Turn, kind: str, number: Ints, flaw: Reals) -> None:
    """Add new structures of a kind: their flaw and age enter the kind's means. Gates and ties use up metal."""
    state, p = turn.state, turn.rules.p
    if not some(number):
        return
    k = STRUCTURES.index(kind)
    old = state["structures"][k].copy()
    total = old + number
    ties = whole(number * p.ties_kg)
    turn.take("poor_metal", "built in", choose(turn.chosen("dam_material", "native"), ties, 0))
    bought = turn.chosen("dam_material", "bought")
    if bought.any():
        bill = np.where(bought, whole(ties * p.iron_yuan_kg), 0)
        paid = safe_ratio(spend(turn, "iron for gates and ties", bill), bill, 1.0)
        flaw = flaw + (1.0 - paid) * (p.flaw_timber - p.flaw_bought)  # what cannot be paid for is made of wood
    turn.add("structures", f"{kind} built", number, part=k)
    mean = safe_ratio(state.real("flaw", k) * old + flaw * number, total)
    age = safe_ratio(state.real("structure_age", k) * old, total)
    turn.steer("flaw", f"{kind} built", mean, part=k)
    turn.steer("structure_age", f"{kind} built", age, part=k)


def _open_canteens(turn: Turn) -> None:
    """Raise canteen halls for those who must eat in them; a third are houses taken over, the rest built new."""
    state, p = turn.state, turn.rules.p
    k = STRUCTURES.index("canteen")
    told = pick(turn.told("canteens"), [1.0, p.canteen_choice, p.canteen_winter, 0.0])
    if not told.any():
        return
    wanted = np.ceil(state.population() * told / p.canteen_people).astype(np.int64)
    missing = np.maximum(wanted - state["structures"][k], 0)
    turn.add(
        "houses_lost",
        "taken for canteens",
        turn.count(safe_ratio(missing * p.canteen_houses * 1000.0, state.real("people_1957") / 4.5)),
    )
    _raise(turn, "canteen", missing, p.flaw_haste * haste_of(turn) + metal_flaw_of(turn))


def _collapse(turn: Turn) -> None:
    """Flood, rain and snow find the flaws: hazard grows with hidden flaw and, for some seasons, with age."""
    state, p, tables = turn.state, turn.rules.p, turn.rules.tables
    season = turn.ask.season
    load = uniform(getattr(p, f"load_{season}"), state.places)
    collapses, dead, hurt = (np.zeros(state.places, dtype=np.int64) for _ in range(3))
    for k, kind in enumerate(STRUCTURES):
        if not some(state["structures"][k]):
            continue
        flaw = state.real("flaw", k)
        ripe = tables["flaw_age"](state.real("structure_age", k))
        weight = _flood(turn) if kind == "dam" else load
        hazard = clip(getattr(p, f"hazard_{kind}") * weight * (1.0 + p.flaw_weight * flaw * ripe), 0.0, 0.6)
        fall = turn.count(state.real("structures", k) * hazard, draw=10 + k)
        down = turn.take("structures", f"{kind} came down", fall, part=k)
        if not some(down):
            continue
        dead += turn.count(down * getattr(p, f"dead_{kind}"), draw=20 + k)
        hurt += turn.count(down * getattr(p, f"hurt_{kind}"), draw=30 + k)
        collapses += down
        if turn.ledger.keep:
            turn.explain("collapses", f"{kind}: load", turn_share(down, flaw, ripe, p.flaw_weight, sound=True))
            turn.explain("collapses", f"{kind}: hidden flaws", turn_share(down, flaw, ripe, p.flaw_weight, sound=False))
        if kind == "dam":
            turn.shift("watered", "dam failed", -p.pond_water * down / at_least(state.real("land") / 1000.0, 1.0))
    turn.flow["collapses"], turn.flow["collapse_dead"], turn.flow["collapse_hurt"] = collapses, dead, hurt


def _flood(turn: Turn) -> Reals:
    """What high water does to dams at each place, (N,): worse below bare hills."""
    state, p = turn.state, turn.rules.p
    bare = 1.0 - safe_ratio(state.real("timber"), state.real("timber_1957"))
    flood = turn.uniform(draw=9) * 2.0 * (1.0 + p.flood_bare_hills * at_least(bare - 0.4, 0.0))
    load: Reals = flood * getattr(p, f"flood_{turn.ask.season}")
    return load


def turn_share(down: Ints, flaw: Reals, ripe: Reals, weight: float, sound: bool) -> Ints:
    """Of what came down, the part that a sound structure would have lost too, or the rest; sums exactly to `down`."""
    plain = whole(down / (1.0 + weight * flaw * ripe))
    return plain if sound else down - plain
