"""Settings: the size of texts, the language, the window, motion, what is folded, sound."""

from __future__ import annotations

from game.text import N_, _, pgettext
from game.views.screens.form import FormScreen, Item, Section
from game.views.screens.title import LANGUAGE_NAMES, languages
from game.views.widgets import CheckBox, Choice, SliderRow

BUS_NAMES = {"world": N_("Land and weather"), "work": N_("People and work"), "paper": N_("Paper and seal")}
"""What each bus of the mixer is called."""


class SettingsScreen(FormScreen):
    """Everything takes effect at once and is kept."""

    name = "settings"
    most_height = 640.0

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
        left.append(
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
            )
        )
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
                        keycap=pgettext("key", "F11"),
                        box=28,
                        height=36,
                    ),
                ],
            ),
            Section(_("Sound"), self._sound_rows()),
        ]
        return [left, right]

    def _sound_rows(self) -> list[Item]:
        """Sound at all, a volume for each bus, captions; and why there is no sound, if there is none."""
        settings, sound = self.stage.settings, self.stage.sound
        silent = sound.trouble if sound is not None else ""
        rows = [
            self.control(
                CheckBox, _("Sound on"), not settings.muted, lambda on: self._volume("muted", not on),
                enabled=not silent, key="sound", box=28, height=34,
            )
        ]  # fmt: skip
        for bus, name in BUS_NAMES.items():
            key = f"volume_{bus}"
            rows.append(
                self.control(
                    SliderRow, _(name), round(getattr(settings, key) * 100), 0, 100, 5, _per_cent,
                    lambda value, key=key: self._volume(key, value / 100), enabled=not (silent or settings.muted),
                    track=170, key=key, box=30, height=32, rule=False,
                )
            )  # fmt: skip
        rows.append(self.words(silent) if silent else self.space(6))
        rows += [
            self.control(
                CheckBox, _("Captions"), settings.captions, self._switch("captions"), key="captions", box=28, height=32
            ),
            self.words(_("What is heard is written on a line at the foot of the window."), gap=4),
        ]
        return rows

    # ------------------------------------------------------------------ answers
    def _resize(self, key: str) -> None:
        self.stage.settings.text_scale = float(key)
        self.stage.settings_changed()

    def _speak(self, key: str) -> None:
        self.stage.settings.language = key
        self.stage.settings_changed()

    def _volume(self, name: str, value: float | bool) -> None:
        """Heard at once; the rows are greyed or not when the sound is switched."""
        setattr(self.stage.settings, name, value)
        self.stage.settings.save()
        if name == "muted":
            self.rebuild()

    def _switch(self, name: str):  # type: ignore[no-untyped-def]
        def turn(on: bool) -> None:
            setattr(self.stage.settings, name, on)
            self.stage.settings_changed()

        return turn


def _per_cent(value: float) -> str:
    return _("{size} %").format(size=round(value))
