"""The one ledger of causes: (phase, quantity, cause, amount by row), in whole units.

Two kinds of page. A *stock* page explains a quantity of the state: its terms sum exactly to the change over the
season. An *account* page explains a figure of the season that is no stock (the harvest out of what stood in the
field, the kcal in a bowl): its terms sum exactly to the figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from game.rules.units import Ints


@dataclass(frozen=True)
class Entry:
    """One term: what changed, why, in which phase, by how much in each row (places or communes)."""

    phase: str
    quantity: str
    cause: str
    amount: Ints


@dataclass
class Ledger:
    """Entries of one season. With `keep` false nothing is kept: the rules run the same, only unexplained."""

    keep: bool = True
    entries: list[Entry] = field(default_factory=list)
    accounts: list[Entry] = field(default_factory=list)

    def post(self, phase: str, quantity: str, cause: str, amount: Ints) -> None:
        """Write a term of a stock."""
        if self.keep and amount.any():
            self.entries.append(Entry(phase, quantity, cause, amount.copy()))

    def explain(self, phase: str, account: str, cause: str, amount: Ints) -> None:
        """Write a term of an account."""
        if self.keep and amount.any():
            self.accounts.append(Entry(phase, account, cause, amount.copy()))

    def terms(self, quantity: str, rows: Iterable[int] | None = None) -> dict[str, int]:
        """Terms of a stock summed over rows (all when None), by cause, in the order first written."""
        return _terms(self.entries, quantity, rows)

    def account(self, name: str, rows: Iterable[int] | None = None) -> dict[str, int]:
        """Terms of an account summed over rows, by cause, in the order first written."""
        return _terms(self.accounts, name, rows)


def _terms(entries: list[Entry], quantity: str, rows: Iterable[int] | None) -> dict[str, int]:
    chosen = None if rows is None else list(rows)
    terms: dict[str, int] = {}
    for entry in entries:
        if entry.quantity == quantity:
            part = entry.amount if chosen is None else entry.amount[..., chosen]
            terms[entry.cause] = terms.get(entry.cause, 0) + int(part.sum())
    return {cause: amount for cause, amount in terms.items() if amount}
