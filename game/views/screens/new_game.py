"""A new game: where, under which name, with which luck, and how hard history presses."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from game.rules.orders import OrderError
from game.session.content import ContentError, load_scenario, scenario_names
from game.session.setup import SEED_MOST, Dials, Setup, SetupError, begins_at_once
from game.text import _
from game.views.layout import Layout
from game.views.playing import file_name, season_name
from game.views.screens import go
from game.views.screens.form import FormScreen, Item, Put, Section
from game.views.screens.working import HEIGHT as RECKONING
from game.views.screens.working import Reckoning, Work, beginning_work
from game.views.widgets import Button, CheckBox, Choice, Drawing, Entry, Notice, button_width

PRESSURE = (0.7, 1.0, 1.3)
COURAGE = (0.15, 0.30, 0.50)
INFORMATION = (1.4, 1.0, 0.6)
"""Steps of the three dials, the middle one as it was; information by the width of what is only believed."""
USUAL = Setup().scenario
SIDE_BY_SIDE = 2
"""So many places are offered beside each other; more are gone through."""
SEED_DIGITS = len(str(SEED_MOST))
USUAL_SEEDS = 100_000


class NewGameScreen(FormScreen):
    """Scenario, name, seed, the three dials, assists."""

    name = "new_game"

    def __init__(self, seed: int | None = None, scenario: str = USUAL) -> None:
        super().__init__()
        self.scenario = scenario
        self.game_name = ""
        self.seed = str(secrets.randbelow(USUAL_SEEDS) + 1 if seed is None else seed)
        self.pressure, self.courage, self.information = 1.0, 0.30, 1.0
        self.focus_key = "begin"
        self._starting: Setup | None = None
        """a game whose country is being played"""
        self.work: Work | None = None
        self._reckoning: Reckoning | None = None

    def title(self) -> str:
        """The page's heading."""
        return _("New game")

    def caption(self) -> str:
        """When it begins, or that the country is being drawn up."""
        if self._starting is not None:
            return _("The country is being drawn up …")
        scenario = load_scenario(self.scenario)
        return _("{season}, {count} seasons").format(
            season=season_name(scenario.calendar.ask(0)), count=scenario.seasons
        )

    def columns(self) -> list[list[Section]]:
        """Where and who at the left, how hard at the right."""
        scenario = load_scenario(self.scenario)
        place = _("Eight brigades of {commune} commune, {county} county, {province}.").format(
            commune=_(scenario.title), county=_(scenario.place.county), province=_(scenario.place.province)
        )
        where = (
            [self._scenarios(), self.words(place), self.words(_(scenario.place.about))]
            if len(scenario_names()) > 1
            else [
                self.words(_(scenario.title), "value", "ink", gap=2),
                self.words(place),
                self.words(_(scenario.place.about)),
            ]
        )
        left = [
            Section(_("The commune"), where),
            Section(_("Name of this game"), [self._name_entry()]),
            Section(_("Seed"), [self._seed_entry()]),
        ]
        right = [
            Section(
                _("The line from above"),
                self._dial("pressure", PRESSURE, (_("softer"), _("as it was"), _("harder")), self._pressure_help()),
            ),
            Section(
                _("The neighbours’ courage"),
                self._dial(
                    "courage",
                    COURAGE,
                    (_("less"), _("as it was"), _("more")),
                    _("How often other secretaries tell the truth beside you."),
                ),
            ),
            Section(
                _("What reaches you"),
                self._dial(
                    "information",
                    INFORMATION,
                    (_("less"), _("as it was"), _("more")),
                    _("How wide the ranges are in which you believe a figure to lie."),
                ),
            ),
            Section(
                _("Reading"),
                [
                    self.control(
                        CheckBox,
                        _("Fold distressing passages"),
                        self.stage.settings.fold_distressing,
                        self._fold,
                        key="fold",
                        box=28,
                        height=34,
                    )
                ],
            ),
        ]
        return [left, right]

    def buttons(self) -> list[tuple[str, str, str, Callable[[], None]]]:
        """Begin."""
        self.shortcuts["ctrl+return"] = self.begin
        return [] if self._starting is not None else [("begin", _("Begin"), "Ctrl Enter", self.begin)]

    def back_label(self) -> str:
        """Back, or out of the wait."""
        return _("Back") if self._starting is None else _("Stop")

    def build(self, layout: Layout) -> None:
        """The form; at its foot how far a country is that is being played."""
        super().build(layout)
        self._reckoning = None
        if self.work is not None:
            x, y, w, h = self._box
            left = x + self.pad + button_width(self.ruler(), self.back_label(), "Esc") + 24
            place = (left, y + h - RECKONING - 6, x + w - self.pad - left, RECKONING)
            self._reckoning = Reckoning(self, place, self.work, key="reckoning")

    # ----------------------------------------------------------------- controls
    def _scenarios(self) -> Item:
        names = sorted(scenario_names(), key=lambda name: (name != USUAL, name))
        rows = [(name, _(load_scenario(name).title)) for name in names]
        cycle = len(rows) > SIDE_BY_SIDE
        return self.control(Choice, rows, self.scenario, self._choose, key="scenario", height=34, box=32, cycle=cycle)

    def _name_entry(self) -> Item:
        note, error = _("The file will have this name; without one it is numbered."), self._name_error()

        def build(put: Put, x: float, y: float, w: float) -> None:
            put(
                Entry,
                (x, y, w, 40),
                self.game_name,
                self._rename,
                key="name",
                group="name",
                limit=40,
                placeholder=_("no name"),
                error=error,
            )
            self._under(put, x, y, w, "" if error else note)

        return Item(lambda w: self._entry_height(w, note), build)

    def _entry_height(self, w: float, note: str) -> float:
        """A field and what stands under it: the note, or in its place an error, for which there is always room."""
        return 50.0 + max(28.0, self.ruler().height(note, w, "body") + 10)

    def _under(self, put: Put, x: float, y: float, w: float, note: str) -> None:
        if note:
            height = self.ruler().height(note, w, "body") + 4
            put(Drawing, (x, y + 50, w, height), lambda pen: pen.paragraph(note, 0, 0, w, "body", "ink2") and None)

    def _seed_entry(self) -> Item:
        note, error = _("The same seed brings the same weather, people and luck."), self._seed_error()

        def build(put: Put, x: float, y: float, w: float) -> None:
            label = _("Another")
            width = button_width(self.ruler(), label)
            put(
                Entry,
                (x, y, w - width - 12, 40),
                self.seed,
                self._reseed,
                key="seed",
                group="seed",
                limit=SEED_DIGITS,
                error=error,
            )
            put(Button, (x + w - width, y, width, 40), label, self._another, key="another", group="another")
            self._under(put, x, y, w, "" if error else note)

        return Item(lambda w: self._entry_height(w, note), build)

    def _dial(self, name: str, steps: tuple[float, ...], labels: tuple[str, ...], note: str) -> list[Item]:
        choices = [(f"{step:g}", label) for step, label in zip(steps, labels, strict=True)]

        def turn(key: str) -> None:
            setattr(self, name, float(key))

        return [
            self.control(Choice, choices, f"{getattr(self, name):g}", turn, key=name, height=34, box=32),
            self.words(note),
        ]

    def _pressure_help(self) -> str:
        return _("How hard the county holds you to what it asks.")

    # ------------------------------------------------------------------ answers
    def _choose(self, key: str) -> None:
        self.scenario = key
        self.rebuild()

    def _rename(self, text: str) -> None:
        before = self._name_error()
        self.game_name = text
        if self._name_error() != before:
            self.rebuild()

    def _reseed(self, text: str) -> None:
        before = self._seed_error()
        self.seed = text
        if self._seed_error() != before:
            self.rebuild()

    def _another(self) -> None:
        self.seed = str(secrets.randbelow(USUAL_SEEDS) + 1)
        self.rebuild()

    def _fold(self, folded: bool) -> None:
        self.stage.settings.fold_distressing = folded
        self.stage.settings.save()

    def _name_error(self) -> str:
        if self.game_name and file_name(self.game_name) != self.game_name.strip():
            return _('A name cannot contain / \\ : * ? " < > | or end with a full stop.')
        return ""

    def _seed_error(self) -> str:
        if not self.seed.isascii() or not self.seed.isdigit() or int(self.seed) > SEED_MOST:
            return _("A whole number from 0 to {most}.").format(most=SEED_MOST)
        return ""

    def begin(self) -> None:
        """Begin, or point at what is wrong."""
        if self._starting is not None:
            return
        if self._seed_error():
            self.focus.set_key("seed")
            return
        if self._name_error():
            self.focus.set_key("name")
            return
        dials = Dials(pressure=self.pressure, courage=self.courage, information=self.information)
        setup = Setup(scenario=self.scenario, seed=int(self.seed), dials=dials)
        if begins_at_once(setup):
            self._open(setup)
        else:
            self._starting, self.work = setup, beginning_work(setup)
            self.focus_key = "back"
            self.rebuild()

    def back(self) -> None:
        """Out of the wait for a country, else to the title."""
        if self._starting is None:
            super().back()
            return
        self._starting, self.work = None, None
        self.focus_key = "begin"
        self.rebuild()

    def moving(self) -> bool:
        """While the country is being drawn up."""
        return self._starting is not None

    def update(self, seconds: float) -> None:
        """Begin when the country has been drawn up."""
        super().update(seconds)
        if self._reckoning is not None:
            self._reckoning.follow()
        if self._starting is not None and self.work is not None and self.work.done:
            setup, self._starting, self.work = self._starting, None, None
            self._open(setup)

    def _open(self, setup: Setup) -> None:
        try:
            self.stage.context.begin(setup, self.game_name)
        except (SetupError, ContentError, OrderError) as error:
            self.rebuild()
            Notice(self, _("This game cannot begin"), [str(error)], (_("Close"), None))
            return
        go(self.stage, "plan")
