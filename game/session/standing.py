"""What the player's orders leave in force from season to season."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from game.rules.order_table import ORDERS
from game.rules.orders import ORDER

if TYPE_CHECKING:
    from game.session.plan import Draft

Value = int | tuple[int, ...]
ALL = -1
"""Brigade of an order given to the whole commune."""
TOTAL = -2
"""Brigade of a total that a spread rule lets fall on the brigades."""

ONE_SEASON = frozenset({"claim_grain", "claim_iron", "statement_1958", "drought", "favour", "store_open"})
"""Orders that do not stand: each season's Paper begins again as the county asks."""


@dataclass
class Standing:
    """What the player's earlier orders leave in force."""

    given: dict[tuple[str, int], Value] = field(default_factory=dict)

    def keep(self, draft: Draft) -> None:
        """Remember a sealed draft's orders, except those for one season only."""
        names = {order.name for order in ORDERS if order.sitting == draft.sitting}
        kept = {key: value for key, value in self.given.items() if key[0] not in names}
        kept |= {key: value for key, value in draft.given.items() if key[0] not in ONE_SEASON}
        self.given = kept

    def paper(self, season: int) -> list[tuple[str, int | None, int]]:
        """Paper orders that stand and are open in a season: name, brigade (None: all), value."""
        found: list[tuple[str, int | None, int]] = []
        for (name, brigade), value in self.given.items():
            if ORDER[name].sitting == "paper" and ORDER[name].is_open(season) and isinstance(value, int):
                found.append((name, None if brigade < 0 else brigade, value))
        return found
