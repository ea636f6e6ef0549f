"""Phase 11: quotas meet the harvest. The levy, what is set aside, searches, seed, and what remains owed."""

from __future__ import annotations

import numpy as np

from game.rules.order_table import DELIVER_FIRST
from game.rules.phases.planting import seed_need
from game.rules.phases.reports import file_row
from game.rules.turn import Turn
from game.rules.units import DAYS, Ints, clip, safe_ratio, whole
from game.rules.workspace import level, nothing

NEXT_SOWING = {"summer": "summer", "autumn": "autumn", "winter": "autumn"}
"""The crop for which seed is locked at the end of a season (wheat is sown in autumn, the rest in spring)."""


def procurement(turn: Turn) -> None:
    """Set aside, search, deliver, lock the seed.

    Writes flow: levy_asked (C,), levy_due (C,) after forgiveness, levy (C,) delivered, to_state (C,) carted away, kg;
    found (N,) kg.
    """
    state, p = turn.state, turn.rules.p
    aside = level(whole(turn.flow["crop"] * turn.order("set_aside") / 100.0))
    turn.flow["put_aside"] = turn.move("grain", "aside", "set aside", aside)
    _forgive(turn)
    _search(turn)
    _seed_before(turn)
    due = level(turn.flow["levy_due"])
    wanted = whole(due * turn.told("deliver") / 100.0)
    room = _room(turn)
    taken = nothing(state.place_id)
    if wanted.any():
        quota = np.maximum(turn.told("quota_grain"), 0)
        quota = np.where(turn.here(state.by_commune(quota)) > 0, quota, state.population())
        first = np.minimum(state.share_in_commune(wanted, quota), room)
        left = wanted - state.by_commune(first)
        second = np.minimum(state.share_in_commune(left, room - first), room - first)
        taken = turn.take("grain", "levy", first + second)
    levy = state.by_commune(taken)
    turn.flow["levy"], turn.flow["levy_by_place"] = levy, taken
    turn.add("levy_taken", "delivered", levy)
    turn.add("cash", "paid for the levy", whole(levy * p.levy_yuan_kg * p.levy_price_kept))
    short = due - levy
    turn.add("arrears", "not delivered", short)
    turn.flow["shortfall"] = clip(safe_ratio(short, np.maximum(due, 1)), 0.0, 1.0) * (due > 0)
    stays = turn.add("depot", "stays in the yard", whole(levy * p.depot_share))
    carted = -turn.add("depot", "carted off", -whole(state["depot"] * p.depot_leaves))
    turn.flow["to_state"] = levy - stays + carted + turn.flow["searched_kg"]
    if turn.ask.season == "spring":
        turn.add("arrears", "written off", -whole(state["arrears"] * 0.5))
    _seed_after(turn)


def _forgive(turn: Turn) -> None:
    """Part of a shortfall against what was expected is forgiven, once the year's crop is known."""
    state, p, ask = turn.state, turn.rules.p, turn.ask
    asked = turn.flow["demand"].levy_kg
    turn.flow["levy_asked"] = asked
    believed = turn.choice("drought", "on")
    late = turn.season >= 9
    accepted = believed
    if believed.any():
        bad_sky = np.zeros(state.communes)
        np.minimum.at(bad_sky, state.commune, turn.flow["weather"] - 1.0)
        chance = p.drought_believed + p.drought_late * late + 0.2 * (bad_sky < -0.03)
        accepted = believed & (turn.commune_luck.uniform("drought", state.commune_id) < chance)
    turn.flow["drought"] = np.where(believed, np.where(accepted, 1, -1), 0)
    if ask.season != "autumn":
        turn.flow["levy_due"] = asked.copy()
        return
    rate = safe_ratio(state["levy_year"], state["expected"])
    gone = np.maximum(turn.flow["demand"].expected_kg - state["year_crop"], 0) * rate
    forgiven = whole(gone * np.minimum(ask.forgive + p.drought_forgives * accepted, 1.0))
    turn.flow["levy_due"] = np.maximum(asked - forgiven, 0)


def _search(turn: Turn) -> None:
    """Anti-hiding searches: what is found goes to the store, most of it to the state's carts."""
    state, p = turn.state, turn.rules.p
    zeal = turn.order("searches") / 100.0
    if not zeal.any():
        turn.flow["found"], turn.flow["searched_kg"] = nothing(state.place_id), nothing(state.county)
        turn.flow["search_dead_rate"] = p.search_dead * zeal
        return
    found = turn.move("hidden", "grain", "found in searches", whole(state.real("hidden") * zeal * p.search_finds))
    found = found + turn.move(
        "aside", "grain", "found in searches", whole(state.real("aside") * zeal * p.search_finds * 0.5)
    )
    turn.flow["found"] = found
    # what is hunted is what was claimed: where less is hidden than that, the bowl and the seed make it up
    carried = turn.take("grain", "found and levied", whole(found * p.search_levied))
    carried = carried + turn.take("grain", "food called hidden", whole(state.real("grain") * zeal * p.search_takes))
    carried = carried + turn.take("seed", "seed called hidden", whole(state.real("seed") * zeal * p.search_takes))
    turn.flow["searched_kg"] = state.by_commune(carried)
    turn.add("arrears", "found and levied", -state.by_commune(carried))
    turn.shift("people_trust", "searches", -p.search_trust * zeal)
    turn.shift("fear", "searches", p.search_fear * zeal)
    turn.flow["search_dead_rate"] = p.search_dead * zeal
    hurt = turn.count(p.search_hurt * zeal * state.population(), draw=1)
    turn.flow["injured"] = turn.flow["injured"] + hurt
    turn.explain("injured", "searches", hurt)
    harsh = safe_ratio(state.by_commune(whole(zeal * 100)), np.bincount(state.commune, minlength=state.communes) * 100)
    turn.shift("file", "searches", np.where(harsh > 0.5, harsh, 0.0), part=file_row("searched"))


def _room(turn: Turn) -> Ints:
    """Most that can be carried off from each place, kg: never all of the harvest that is not hidden."""
    state, p = turn.state, turn.rules.p
    seen = turn.flow["crop"] - turn.flow["kept_back"] - turn.flow["put_aside"]
    most = whole(seen * p.levy_most)
    grain = state["grain"]
    first = turn.here(turn.told("deliver_order"))
    before = first == DELIVER_FIRST.index("bowl")
    keep: Ints = nothing(grain)
    if before.any():
        bowl = whole(state.population() * p.bowl_kg_day * DAYS * (3 if turn.ask.season == "autumn" else 1))
        keep = np.where(before, bowl, 0)
    room: Ints = np.maximum(np.minimum(most, grain - keep), 0)
    return room


def _seed_target(turn: Turn) -> Ints | None:
    crop = NEXT_SOWING.get(turn.ask.season)
    if crop is None:
        return None
    return whole(seed_need(turn.state.real("people_1957"), turn.rules.p, crop) * turn.order("seed_lock") / 100.0)


def _seed_before(turn: Turn) -> None:
    """Where the seed comes before the state, it is locked before the carts are loaded."""
    target = _seed_target(turn)
    if target is None:
        return
    early = turn.here(turn.told("deliver_order")) == DELIVER_FIRST.index("seed")
    if early.any():
        turn.move("grain", "seed", "seed locked", np.where(early, target - turn.state["seed"], 0))


def _seed_after(turn: Turn) -> None:
    """Lock seed up to the target, as far as there is grain; or unlock what is above it, to be eaten."""
    target = _seed_target(turn)
    if target is None:
        return
    turn.move("grain", "seed", "seed locked", target - turn.state["seed"])
    turn.move("seed", "grain", "seed unlocked", turn.state["seed"] - target)
