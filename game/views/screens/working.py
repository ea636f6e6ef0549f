"""What takes seconds is worked out beside the loop: a thread, how far it is, and the sheet that says so.

    work = country_work(game)          begins at once, and is the same one on every page that waits for it
    if work.done: chronicle = game.chronicle
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from game.session.country.chronicle import FIRST, LAST
from game.session.country.nation import nation
from game.session.setup import Setup, country_of
from game.text import _
from game.views.layout import Box
from game.views.pen import Pen
from game.views.widgets import Widget

if TYPE_CHECKING:
    from game.session.game import Game
    from game.views.screen import Screen

SEASONS = LAST - FIRST + 1
HEIGHT = 62.0
"""Of the words, the bar and the line under it."""


class Work:
    """A job in a thread of its own. `count`: how many steps it has, 0 where it tells of none."""

    def __init__(self, job: Callable[[Callable[[int], None]], Any], count: int = 0) -> None:
        self.count = count
        self.step = 0
        self._job = job
        self._found: Any = None
        self._error: BaseException | None = None
        # It must not hold up the end of the program.
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._found = self._job(self._tell)
        except BaseException as error:  # handed on to whoever asks for the result
            self._error = error

    def _tell(self, step: int) -> None:
        self.step = step

    @property
    def done(self) -> bool:
        """Whether it has ended, well or not."""
        return not self._thread.is_alive()

    def wait(self) -> None:
        """Stand still until it has ended: for pictures and tests, which have no loop."""
        self._thread.join()

    def result(self) -> Any:
        """What came of it; raises what the job raised."""
        self.wait()
        if self._error is not None:
            raise self._error
        return self._found


_countries: dict[tuple[int, str, bool], Work] = {}


def country_work(game: Game) -> Work | None:
    """The work on a game's country with its maps; None where it is at hand."""
    return None if "chronicle" in vars(game) else _work_on(game.setup, True)


def beginning_work(setup: Setup) -> Work:
    """The work on the country that a new game needs before its first season."""
    return _work_on(setup, False)


def _work_on(setup: Setup, maps: bool) -> Work:
    key = (country_of(setup.seed), setup.what_if, maps)
    if key not in _countries or (_countries[key].done and _countries[key]._error is not None):
        seed, what_if, _maps = key
        # What has been played stays with `nation`; here only what is under way matters.
        for other in [other for other, work in _countries.items() if work.done]:
            del _countries[other]
        _countries[key] = Work(lambda tell: nation(seed, what_if, maps=maps, progress=tell), SEASONS)
    return _countries[key]


class Reckoning(Widget):
    """Says that something is being worked out, and how far it is. It takes no input."""

    def __init__(self, screen: Screen, box: Box, work: Work, *, ink: str = "ink", **options: Any) -> None:
        self.work, self.ink = work, ink
        self._shown = work.step
        super().__init__(screen, (box[0], box[1], box[2], HEIGHT), **options)

    def hover_point(self, hover_x: float, hover_y: float) -> bool:
        """Never in the way of what lies under it."""
        return False

    def follow(self) -> None:
        """Show how far it is now."""
        if self.work.step != self._shown and self.alive():
            self._shown = self.work.step
            self.redraw()

    def paint(self, pen: Pen) -> None:
        """The sentence, a bar from 0, and the seasons that are done."""
        pen.text(_("The country’s books are being added up."), 0, 18, "reading", self.ink, room=self.w)
        if not self.work.count:
            return
        width = min(self.w - 2, 320.0)
        pen.frame(0, 29, width, 10, self.ink, 1)
        pen.box(0, 29, width * min(1.0, self._shown / self.work.count), 10, self.ink)
        told = _("{done} of {count} seasons").format(done=self._shown, count=self.work.count)
        pen.text(told, 0, 57, "caption", self.ink, room=self.w)

    def spoken(self) -> str:
        """How far it is."""
        return _("{done} of {count} seasons").format(done=self.work.step, count=self.work.count)
