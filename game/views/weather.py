"""What the season brings to the sky over the commune: rain, and the birds that the campaign has left."""

from __future__ import annotations

import numpy as np

from game.session.game import Game

GOOD_YEAR = 1.03
"""Yield factor of the weather from which it is told that rain came in time."""
RAINS = (0.2, 0.42)
"""The part of such a season in which it rains."""
HARD = 0.7


def rain_at(game: Game, done: float) -> float:
    """How hard it rains, 0-1, when a part (0-1) of the season being worked is done."""
    if game.turn is None or game.turn.ask.season == "winter":
        return 0.0
    good = float(np.mean(game.turn.flow["weather"][: game.places])) >= GOOD_YEAR
    return HARD if good and RAINS[0] <= done < RAINS[1] else 0.0


def birds_left(game: Game, lived: float) -> float:
    """The share of the birds that is left when a part (0-1) of the season is lived; the campaign ends with its half."""
    state = game.turn.state if game.turn is not None else game.state
    before, after = (float(np.mean(each.real("birds_killed")[: game.places])) for each in (game.state, state))
    return min(1.0, max(0.0, 1.0 - before - (after - before) * min(1.0, 2.0 * lived)))
