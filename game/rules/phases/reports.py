"""Phase 10: what is said. Heads' words, the commune's claims, and what the county comes to believe of them."""

from __future__ import annotations

import numpy as np

from game.rules.order_table import STATEMENTS
from game.rules.phases.growth import own_crop
from game.rules.places import FILE_KINDS
from game.rules.turn import Turn
from game.rules.units import KG_PER_T, Ints, Reals, at_least, clip, pick, safe_ratio, whole
from game.rules.workspace import some, uniform


def reports(turn: Turn) -> None:
    """Enter the claims. Writes flow: claim (C,) kg said of this sitting's figure, claim_true (C,) kg of the same."""
    state, p, ask = turn.state, turn.rules.p, turn.ask
    _heads_words(turn)
    crop = state.by_commune(turn.flow["crop"])
    if ask.season in ("summer", "autumn"):
        true = crop
    else:
        true = state["year_crop"] if ask.season == "winter" and state["year_crop"].any() else state["norm"]
    claim = turn.told("claim_grain") * KG_PER_T
    turn.flow["claim"], turn.flow["claim_true"] = claim, true
    ratio = safe_ratio(claim, np.maximum(true, 1), 1.0)
    turn.steer("boast", "claimed", clip(ratio - 1.0, -0.9, 4.0))
    if ask.season in ("summer", "autumn"):
        turn.add("claimed_year", "claimed", claim)
    if ask.season == "spring":
        _believe(turn, claim, p.trust_pledge, "pledge believed")
    if ask.season == "autumn":
        _believe(turn, state["claimed_year"], p.trust_claim, "claim believed")
        turn.add("norm", "weighed", whole(0.5 * (state["year_crop"] - state["norm"])))
    _statement(turn)
    _iron(turn)


def _believe(turn: Turn, said_kg: Ints, part: float, cause: str) -> None:
    expected = turn.state["expected"]
    turn.add("expected", cause, whole(turn.ask.trust * part * (said_kg - expected)))


def _heads_words(turn: Turn) -> None:
    """A head says what his quota and his fear make of what he has, less what he hides."""
    state, p = turn.state, turn.rules.p
    own = own_crop(state) / 1000.0
    asked = safe_ratio(turn.order("quota_grain"), own, 1.0)
    fear = state.real("fear")
    inflation = clip(p.word_fear * fear * (asked - 1.0) + p.word_quota * at_least(asked - 1.25, 0.0), 0.0, 1.5)
    secret = p.hide_least + p.hide_most * (1.0 - state.real("people_trust"))
    turn.steer("word_bias", "head's word", inflation - secret)


def _statement(turn: Turn) -> None:
    """The only act that lowers the believed harvest at once: saying what was weighed (spring and summer 1959)."""
    state, p = turn.state, turn.rules.p
    said = turn.told("statement_1958")
    if not said.any():
        return
    weighed = state["norm"]
    expected = state["expected"]
    lower = [
        np.zeros_like(expected),
        np.maximum(whole(expected * 0.75), weighed) - expected,
        whole(p.statement_weight * (weighed - expected)),
        whole(p.statement_weight * 0.8 * (weighed - expected)),
    ]
    turn.add("expected", "statement on 1958", np.minimum(np.choose(said, lower), 0))
    entry = pick(said, [0.0, 0.4, 1.0, 0.6])
    turn.shift("file", "statement on 1958", entry, part=file_row("doubted_1958"))
    heads = turn.here(said == STATEMENTS.index("heads"))
    turn.shift("people_trust", "heads asked first", 0.04 * heads)


def _iron(turn: Turn) -> None:
    """Iron goes to the county; what was claimed and is not there is partly called in as scrap."""
    state, p = turn.state, turn.rules.p
    made = state.by_commune(turn.flow["iron"])
    claim = turn.told("claim_iron") * KG_PER_T
    turn.flow["claim_iron"] = claim
    sent = whole(turn.flow["iron"] * p.iron_sent)
    poor = turn.take("poor_metal", "sent to the county", sent)
    turn.take("usable_metal", "sent to the county", whole((sent - poor) * 1.0))
    short = np.maximum(claim - made, 0)
    called = state.share_in_commune(whole(short * p.iron_called), state["scrap"] + 1)
    turn.take("scrap", "called in by the county", called)


def iron_ratio(turn: Turn) -> Reals:
    """Iron claimed over iron asked, (C,); 1 where none is asked."""
    asked = turn.flow["demand"].iron_kg
    if not some(asked):
        return uniform(1.0, turn.state.communes)
    return clip(safe_ratio(turn.flow["claim_iron"], asked, 1.0), 0.0, 3.0)


def file_row(kind: str) -> int:
    """Row of a kind of entry in the file."""
    return FILE_KINDS.index(kind)
