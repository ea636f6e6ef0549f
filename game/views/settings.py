"""What the player has chosen for the program: kept in the user's settings folder, or in memory where it cannot be."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from game import text

FILE = "settings.json"


@dataclass
class Settings:
    """The choices. A Settings made without a path is never written."""

    language: str = field(default_factory=text.system_language)
    text_scale: float = 1.0
    fullscreen: bool = False
    reduced_motion: bool = False
    fold_distressing: bool = False
    short_text: bool = False
    volume_world: float = 0.7
    volume_work: float = 0.7
    volume_paper: float = 0.6
    muted: bool = False
    captions: bool = False
    content_note_seen: bool = False
    window: tuple[int, int] = (1280, 720)
    path: Path | None = None
    # Why the settings cannot be kept, if they cannot; the settings screen says so.
    trouble: str = ""

    def save(self) -> None:
        """Write the choices; a folder that cannot be written leaves them in memory and notes why."""
        if self.path is None:
            return
        rows = {key: value for key, value in asdict(self).items() if key not in ("path", "trouble")}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            draft = self.path.with_suffix(".new")
            draft.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
            draft.replace(self.path)
            self.trouble = ""
        except OSError as error:
            self.trouble = str(error.strerror or error)


def settings_path() -> Path | None:
    """Where this system keeps a program's settings."""
    from platformdirs import user_config_path

    try:
        return user_config_path("Pig Iron", appauthor=False) / FILE
    except (OSError, RuntimeError):
        return None


def load_settings(path: Path | None = None) -> Settings:
    """The kept choices; what is missing, damaged or out of bounds is left at its default."""
    found = Settings(path=path or settings_path())
    if found.path is None:
        return found
    try:
        raw = json.loads(found.path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return found
    if not isinstance(raw, dict):
        return found
    for row in fields(Settings):
        value = raw.get(row.name)
        if row.name in ("path", "trouble") or value is None:
            continue
        default = getattr(found, row.name)
        if isinstance(default, bool):
            ok = isinstance(value, bool)
        elif isinstance(default, float):
            ok = isinstance(value, int | float) and not isinstance(value, bool)
        else:
            ok = isinstance(value, type(default)) or (isinstance(default, tuple) and isinstance(value, list))
        if ok:
            setattr(found, row.name, tuple(value) if isinstance(default, tuple) else value)
    if found.language not in text.LANGUAGES:
        found.language = text.system_language()
    found.text_scale = min(2.0, max(0.75, float(found.text_scale)))
    for name in ("volume_world", "volume_work", "volume_paper"):
        setattr(found, name, min(1.0, max(0.0, float(getattr(found, name)))))
    return found
