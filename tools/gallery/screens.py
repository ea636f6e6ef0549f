"""Captures of every screen and of every moment on it that is worth a look, with the texts that are cut or half seen.

    python -m tools.gallery.screens FOLDER [--lang en] [--seed 1] [--scenario leap] [--sizes 1280x720 ...]
        [--scales 100 150] [--only plan report ...]

FOLDER gets a folder for each size of window and of text, and `sheet.png` with all of them small. A moment is a screen
after some keys: another tab, a question, a slip, a notice, a page of the end.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import pygame

from game.session.game import Game
from game.text import LANGUAGES, set_language
from game.views.offscreen import draw, games, open_stage, options
from game.views.playing import Playing
from game.views.screen import Screen
from game.views.screens import SCREENS, make
from game.views.screens.epilogue import EpilogueScreen
from game.views.screens.help import HelpScreen
from game.views.screens.kit import KitScreen
from game.views.stage import Stage
from game.views.typeset import TextRecord
from tools.gallery.specimen import Specimen

SIZES = ("1280x720", "1920x1080")
SCALES = (100, 150)
THUMB = 480
Opened = tuple[Callable[[], Screen], str]
"""A screen, and the keys pressed on it, separated by spaces."""

KEYS = {"ret": pygame.K_RETURN, "esc": pygame.K_ESCAPE, "tab": pygame.K_TAB, "down": pygame.K_DOWN, "up": pygame.K_UP,
        "right": pygame.K_RIGHT, "left": pygame.K_LEFT, "pgdn": pygame.K_PAGEDOWN}  # fmt: skip
NATION = {"tiles": "", "levy": "l", "kcal": "k", "dying": "d", "dots": "m", "dots_near": "m + + +"}
MOMENTS: dict[str, dict[str, str]] = {
    "title": {"menu": "", "down": "down"},
    "new_game": {"other": "tab right"},
    "plan": {
        "fields": "2", "works": "3", "bowl": "4", "seal": "ctrl+ret", "folded": "v", "menu": "esc",
        "slip": "down wait", "table_slip": "tab tab tab down wait", "order": "d", "changed": "right right down right",
    },
    "brigade": {"orders": "2"},
    "paper": {"seal": "ctrl+ret"},
    "report": {
        "capital": "t", "closed": "left", "next": "down right", "last": "left pgdn pgdn", "notice": "ret",
        "notice2": "ret ret", "leaving": "esc esc",
    },
    "county": {"next": "down"},
    "archive": {"lower": "pgdn pgdn", "next": "] ]", "find": "/"},
    "nation": NATION,
    "people": {"next": "down", "person": "tab down down"},
    "saves": {"delete": "right ret"},
}  # fmt: skip
"""Moments of a screen beside the one in which it opens, and the keys that lead to it."""
PROOFS = ("prose", "news", "ledger", "plan", "styles", "italics")
"""Pages of the type's proof, drawn with the settings: all but the last in Chinese."""


def moments(name: str, game: Game, seed: int) -> Iterator[tuple[str, Opened]]:
    """Everything to look at under a screen's name: (name of the capture, how it comes about)."""
    yield name, (lambda: make(name, **options(name, game, seed)), "")
    for moment, keys in MOMENTS.get(name, {}).items():
        yield f"{name}_{moment}", (lambda: make(name, **options(name, game, seed)), keys)
    if name == "report":
        yield "report_alone", (lambda: make("report"), "")
    if name == "title":
        yield "content_note", (lambda: make("content_note"), "")
    if name == "settings":
        yield "kit", (KitScreen, "")
        for page in PROOFS:
            yield f"proof_{page}", (lambda page=page: Specimen(page), "")  # type: ignore[misc]
    if name == "help":
        for tab in ("keys", "orders", "sources"):
            yield f"help_{tab}", (lambda tab=tab: HelpScreen(tab), "")  # type: ignore[misc]
    if name == "epilogue":
        for page in ("grain", "nation", "map", "causes", "after", "country", "valley"):
            yield f"epilogue_{page}", (lambda page=page: EpilogueScreen(page), "")  # type: ignore[misc]


def press(stage: Stage, keys: str) -> None:
    """Press keys one after the other; "wait" lets a slip come."""
    for key in keys.split():
        if key == "wait":
            stage.update(1.0)
            stage.update(0.1)
            continue
        name = key.rpartition("+")[2] or "+"
        code = KEYS.get(name) or {"+": pygame.K_PLUS}.get(name) or pygame.key.key_code(name)
        mod = pygame.KMOD_CTRL if key.startswith("ctrl+") else 0
        stage.handle(pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=name if len(name) == 1 else ""))
        work = getattr(stage.screen, "work", None)
        if work is not None:
            work.wait()
        stage.update(0.2)


def half_seen(stage: Stage) -> list[str]:
    """Texts that an edge of their scroller runs through."""
    found = []
    for widget in stage.screen.widgets:
        if widget.scroll_area is None or not widget.visible:
            continue
        view = widget.seen_through()
        for record in (record.moved(*widget.rect.topleft) for record in widget.records):
            rect = pygame.Rect(record.rect)
            # A pixel of a text's box is the air over its letters.
            if view.colliderect(rect.inflate(0, -2)) and not view.inflate(2, 2).contains(rect):
                found.append(record.text)
    return found


def main(words: list[str]) -> int:
    """Draw; the status is 1 when a text is cut or half seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lang", choices=LANGUAGES, default="en")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scenario", default="leap")
    parser.add_argument("--sizes", nargs="+", default=list(SIZES))
    parser.add_argument("--scales", nargs="+", type=int, default=list(SCALES))
    parser.add_argument("--only", nargs="+", choices=list(SCREENS), default=list(SCREENS))
    given = parser.parse_args(words)
    set_language(given.lang)
    forms = [(tuple(map(int, size.split("x"))), scale) for size in given.sizes for scale in given.scales]
    pictures: dict[str, list[Path]] = {}
    cut = 0
    for name, game in games(given.seed, given.scenario):
        if name not in given.only or name not in SCREENS:
            continue
        for moment, opened in moments(name, game, given.seed):
            for size, scale in forms:
                if moment == "kit" and scale != 100:  # all states on one sheet, made for one size of text
                    continue
                folder = given.folder / f"{size[0]}x{size[1]}_{scale}"
                folder.mkdir(parents=True, exist_ok=True)
                file = folder / f"{moment}.png"
                chinese = moment.startswith("proof_") and moment != "proof_italics"
                language = "zh_Hans" if chinese else given.lang
                told = _capture(file, opened, Playing(game, keep=False), (size[0], size[1]), scale, language)
                pictures.setdefault(moment, []).append(file)
                for fault, text in told:
                    print(f"{folder.name} {moment}: {text!r} is {fault}", file=sys.stderr)
                cut += len(told)
    _sheet(pictures, given.folder / "sheet.png")
    print(f"{sum(map(len, pictures.values()))} captures in {given.folder}, {cut} texts cut or half seen")
    return 1 if cut else 0


def _capture(
    file: Path, opened: Opened, playing: Playing, size: tuple[int, int], scale: int, language: str
) -> list[tuple[str, str]]:
    """Draw one moment into a file; what is cut or half seen in it."""
    make_screen, keys = opened
    stage = open_stage(size, scale, language, playing)
    screen = make_screen()
    drawn = draw(stage, screen)
    if keys:
        press(stage, keys)
        stage.render(drawn.picture)
    pygame.image.save(drawn.picture, file)
    records: list[TextRecord] = stage.texts()
    return [("cut", r.text) for r in records if r.cut] + [("half seen", text) for text in half_seen(stage)]


def _sheet(pictures: dict[str, list[Path]], file: Path) -> None:
    """One row a moment, its captures side by side."""
    height = THUMB * 9 // 16
    across = max(map(len, pictures.values()), default=1)
    sheet = pygame.Surface((THUMB * across, height * len(pictures)))
    for row, files in enumerate(pictures.values()):
        for column, each in enumerate(files):
            small = pygame.transform.smoothscale(pygame.image.load(each), (THUMB, height))
            sheet.blit(small, (column * THUMB, row * height))
    pygame.image.save(sheet, file)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
