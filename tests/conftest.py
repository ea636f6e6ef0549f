"""What every test shares: no screen, no sound, no player's folders, repeatable hypothesis runs."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before anything imports pygame, in this process and in those that tests start.
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
# The language of the machine must not decide what a test reads.
os.environ["LANGUAGE"] = "en"

# Saves and settings of the person who runs the tests are neither read nor written.
_home = tempfile.TemporaryDirectory(prefix="pigiron-tests-")
for _name in (
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
    "APPDATA",
    "LOCALAPPDATA",
):
    os.environ[_name] = str(Path(_home.name) / _name.lower())

# The country of a seed is played once for all workers of a run: they inherit the folder of the first process.
_kept = None
if "PIG_IRON_CACHE" not in os.environ:
    _kept = tempfile.TemporaryDirectory(prefix="pigiron-country-")
    os.environ["PIG_IRON_CACHE"] = _kept.name

try:
    from hypothesis import settings
except ModuleNotFoundError:  # a run of the few tests that need nothing but pytest
    pass
else:
    # Derandomised: a run says the same on each machine, and leaves no folder behind.
    settings.register_profile("pigiron", deadline=None, derandomize=True, database=None, print_blob=True)
    settings.load_profile("pigiron")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's top folder."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session", autouse=True)
def _folders_of_this_run() -> Iterator[None]:
    yield
    _home.cleanup()
    if _kept is not None:
        _kept.cleanup()
