"""Phase 18: what is believed beside what is true. Ranges hold the truth nine times in ten."""

from __future__ import annotations

from game.rules.turn import Turn
from game.rules.units import at_least, clip

NINE_IN_TEN = 1.645
"""Half-width of a nine-in-ten range over the deviation, for a normal error."""


def beliefs(turn: Turn) -> None:
    """Renew the ranges from which forecasts are drawn: yield, hidden grain, soundness of what was built."""
    state, p = turn.state, turn.rules.p
    turn.steer("crop_doubt", "accountant", p.doubt_crop)
    error = turn.luck.normal("belief in crop", state.place_id) * p.doubt_crop / NINE_IN_TEN
    turn.steer("crop_belief", "accountant", clip(1.0 + error, 0.4, 2.0))
    guess = 1.0 + turn.luck.normal("belief in hiding", state.place_id) * p.doubt_hidden / NINE_IN_TEN
    turn.steer("hidden_belief", "accountant", state.real("hidden") * at_least(guess, 0.0))
    turn.steer("flaw_doubt", "foreman", p.doubt_flaw)
