"""Phase 12: grain that comes back. Resale to places short on paper, late; relief to those who ask; the depot."""

from __future__ import annotations

import numpy as np

from game.rules.phases.directive import above
from game.rules.phases.reports import file_row
from game.rules.places import State
from game.rules.ruleset import Ruleset
from game.rules.turn import Turn
from game.rules.units import Ints, clip, pick, safe_ratio, whole
from game.rules.workspace import nothing


def resale_need(state: State, rules: Ruleset) -> Ints:
    """What a commune lacks on paper, kg (C,), by which the state's sales of the year are shared out.

    A place counts as short by what the books leave a head under a threshold, up to a limit, and a little by routine;
    places near rail and cities come first, zealous secretaries do not ask. Walker 1984 for who was sold grain.
    """
    p = rules.p
    people = state.by_commune(state.population())
    paper_head = safe_ratio(state["expected"] - state["levy_year"], people)
    lack = clip(p.resale_threshold - paper_head, 0.0, p.resale_most_kg)
    lack = lack + p.resale_flat * p.resale_routine_kg
    place = clip(state.real("sale_place") - p.sale_ask * above(state, rules.calendar.ask(state.season)), 0.2, 3.0)
    return whole(lack * place * people)


def relief(turn: Turn) -> None:
    """Promise, send and receive. Writes flow: promised (N,) kg, resold (N,) kg that arrived, depot_opened (N,) kg."""
    state, p, ask = turn.state, turn.rules.p, turn.ask
    if ask.season == "autumn":
        plan = whole(ask.resale_rate * resale_need(state, turn.rules))
        turn.settle("resale_plan", "year's resale", plan)
    falls_due = 0.0 if ask.season == "autumn" else getattr(p, f"resale_{ask.season}")
    due = nothing(state.place_id)
    if falls_due:
        due = state.share_in_commune(whole(state.real("resale_plan") * falls_due), state.population())
        turn.add("relief_due", "resale due", due)
    arrived = np.minimum(whole(state.real("relief_due") * state.real("relief_speed")), state["relief_due"])
    turn.add("relief_due", "arrived", -arrived)
    turn.add("grain", "resold", arrived)
    turn.flow["resold"] = arrived
    asked = pick(turn.told("relief"), [0.0, p.relief_quiet, p.relief_figures])
    given = nothing(state.place_id)
    if asked.any():
        owed = np.maximum(state.real("levy_taken"), p.relief_least * state.real("levy_year"))
        granted = state.share_in_commune(whole(asked * ask.relief * owed), state.population())
        given = turn.add("relief_due", "relief granted", granted)
    turn.flow["promised"] = due + given
    turn.shift(
        "file",
        "asked relief",
        pick(turn.told("relief"), [0.0, 0.4, 1.0]),
        part=file_row("asked_relief"),
    )
    _depot(turn)


def _depot(turn: Turn) -> None:
    """The state's grain behind the commune's own wall: left, borrowed on a favour, or opened."""
    state = turn.state
    open_it = turn.choice("store_open", "open")
    ask_it = turn.choice("store_open", "borrow")
    turn.flow["depot_opened"] = nothing(state.place_id)
    if not (open_it | ask_it).any():
        return
    lent = ask_it & ((state["favours"] > 0) | (turn.commune_luck.uniform("depot", state.commune_id) < 0.25))
    part = np.where(open_it, 1.0, np.where(lent, 0.5, 0.0))
    out = whole(state.real("depot") * part)
    turn.add("depot", "opened", -out)
    turn.add("favours", "depot lent", -np.where(lent & (state["favours"] > 0) & (out > 0), 1, 0))
    given = state.share_in_commune(out, state.population())
    turn.add("grain", "from the depot", given)
    turn.flow["depot_opened"] = given
    turn.shift("file", "opened the depot", np.where(open_it & (out > 0), 1.0, 0.0), part=file_row("opened_depot"))
