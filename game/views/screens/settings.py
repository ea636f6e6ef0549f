"""Settings: the size of texts, the language, the window, motion, what is folded, sound."""

from __future__ import annotations

from game.text import _
from game.views.screens.form import FormScreen, Section
from game.views.screens.title import LANGUAGE_NAMES, languages
from game.views.sound import why_silent
from game.views.widgets import CheckBox, Choice, SliderRow


class SettingsScreen(FormScreen):
    """Everything takes effect at once and is kept."""

    name = "settings"
    most_height = 560.0

    def title(self) -> str:
        """The page's heading."""
        return _("Settings")

    def caption(self) -> str:
        """Kept, or why not."""
        trouble = self.stage.settings.trouble
        return _("Not kept: {why}").format(why=trouble) if trouble else _("Kept as they are changed")

    def columns(self) -> list[list[Section]]:
        """Reading at the left, the window and sound at the right."""
        settings = self.stage.settings
        steps = list(self.look.theme.value("text_scale", "steps"))
        sizes = [(f"{step:g}", _("{size} %").format(size=round(step * 100))) for step in steps]
        now = min(steps, key=lambda step: abs(step - settings.text_scale))
        named = [(name, LANGUAGE_NAMES[name]) for name in languages()]
        silent = why_silent()
        sound = self.control(
            SliderRow, _("Volume"), round(settings.sound * 100), 0, 100, 5, _per_cent,
            self._sound, enabled=not silent, track=170, key="sound", box=44, rule=False,
        )  # fmt: skip
        left = [
            Section(
                _("Size of texts"),
                [self.control(Choice, sizes, f"{now:g}", self._resize, cycle=True, key="size", box=40, height=50)],
            ),
            Section(
                _("Language"),
                [self.control(Choice, named, settings.language, self._speak, key="language", box=32, height=36)],
            ),
            Section(
                _("Reading"),
                [
                    self.control(
                        CheckBox,
                        _("Fold distressing passages"),
                        settings.fold_distressing,
                        self._switch("fold_distressing"),
                        key="fold",
                        box=28,
                        height=32,
                    ),
                    self.words(_("They are named and stay closed until you open them."), gap=4),
                ],
            ),
        ]
        right = [
            Section(
                _("Window"),
                [
                    self.control(
                        CheckBox,
                        _("Full screen"),
                        settings.fullscreen,
                        self._switch("fullscreen"),
                        key="fullscreen",
                        note="F11",
                        note_x=240,
                        box=28,
                        height=36,
                    ),
                ],
            ),
            Section(
                _("Motion"),
                [
                    self.control(
                        CheckBox,
                        _("Reduced motion"),
                        settings.reduced_motion,
                        self._switch("reduced_motion"),
                        key="motion",
                        box=28,
                        height=32,
                    ),
                    self.words(_("Pages change at once; the landscape stands still."), gap=4),
                ],
            ),
            Section(_("Sound"), [sound, *([self.words(silent)] if silent else [])]),
        ]
        return [left, right]

    # ------------------------------------------------------------------ answers
    def _resize(self, key: str) -> None:
        self.stage.settings.text_scale = float(key)
        self.stage.settings_changed()

    def _speak(self, key: str) -> None:
        self.stage.settings.language = key
        self.stage.settings_changed()

    def _sound(self, value: float) -> None:
        self.stage.settings.sound = value / 100
        self.stage.settings.save()

    def _switch(self, name: str):  # type: ignore[no-untyped-def]
        def turn(on: bool) -> None:
            setattr(self.stage.settings, name, on)
            self.stage.settings_changed()

        return turn


def _per_cent(value: float) -> str:
    return _("{size} %").format(size=round(value))
