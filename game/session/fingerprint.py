"""Fingerprints of rules and of the code that plays them."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

from game.rules.ruleset import Ruleset
from game.version import __version__


def of_rules(rules: Ruleset) -> str:
    """A short fingerprint of a ruleset's constants and curves, and of its calendar where it has one."""
    sums = hashlib.sha256(f"{rules.name} {rules.version}".encode())
    for constant in sorted(rules.p, key=lambda c: c.name):
        sums.update(f"{constant.name}={constant.value!r};".encode())
    for name in sorted(rules.tables):
        sums.update(f"{name}={rules.tables[name]!r};".encode())
    sums.update(repr(rules.calendar).encode())
    return sums.hexdigest()[:16]


@functools.cache
def of_code() -> str:
    """Fingerprint of the rules' and the country's source, or of the version where no source is shipped."""
    here = Path(__file__).resolve().parent
    alone = (here / name for name in ("content.py", "files.py", "national.py", "what_ifs.py"))
    files = sorted([*(here.parent / "rules").rglob("*.py"), *(here / "country").rglob("*.py"), *alone])
    sums = hashlib.sha256(__version__.encode())
    for file in files:
        if file.is_file():
            sums.update(file.read_bytes())
    return sums.hexdigest()[:16]
