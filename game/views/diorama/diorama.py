"""The diorama as the rest of the game sees it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pygame

from game.views.diorama import layout as layouts
from game.views.diorama.art import BASE, Art
from game.views.diorama.ground import Ground
from game.views.diorama.people import Crowd
from game.views.diorama.picture import Picture
from game.views.diorama.renderer import Renderer
from game.views.diorama.scene import CROWD, Scene, build

TICK = 1 / 20  # seconds between two frames of movement
ZOOMS = (1.0, 0.75, 0.5)
LARGE, LARGE_FROM = 144, 1.2  # the wider tile, and from which scale it is drawn
TAG_REACH = 70  # px of the map around a tag's point that pick it


@dataclass(frozen=True)
class Tag:
    """A named thing that is on the map now, and where its tag's tip stands on the surface drawn last."""

    name: str
    pos: tuple[int, int]


class Diorama:
    """A view of the commune. `show` a picture, `update` the clock, `draw` into a rectangle.

    `assets_dir` holds land/ and sprites/; a display mode must be set. The land is the one that the picture names;
    one is kept at a time. Names are those of `tags`, `pick` and `stop`, the same on every land: village, yard, dam,
    workshop, hall, school, granary, woods, fields, graves, bridge (the river's crossing), whole,
    brigade:1 to brigade:8, canteen:1 to canteen:8.
    """

    def __init__(self, assets_dir: Path, landscape: str = "plain") -> None:
        self.assets = assets_dir
        self._tile = BASE
        self.art = Art(assets_dir / "sprites", self._tile)
        self._lay(landscape)
        self.crowd = CROWD  # people drawn when all hands are about; taken up by the next picture
        self.still = False  # reduced motion: nothing moves by itself
        self.scale = 1.0
        self._clock = 0.0
        self._owed = 0.0
        self._dirty = True
        self._rect = pygame.Rect(0, 0, 1280, 680)

    def _lay(self, landscape: str) -> None:
        """Lay out a land and look at its village."""
        self.landscape = landscape
        self.layout = layouts.load(self._folder() / "layout.json")
        self._set_up()
        self.scene: Scene | None = None
        self.centre: tuple[float, float] = self.layout.stops["village"]

    def _folder(self) -> Path:
        return self.assets / "land" / self.landscape

    def _set_up(self) -> None:
        self.ground = Ground(self._folder(), self.layout, self.art)
        self.renderer = Renderer(self.ground, self.art)

    def _fit_tile(self) -> float:
        """Take the sprites of the tile width that the scale wants; the scale."""
        scale = self._real_scale()
        tile = LARGE if scale > LARGE_FROM else BASE
        if tile != self._tile:
            self._use(tile)
        return scale

    def _use(self, tile: int) -> None:
        """Take the sprites of another tile width, where they were baked; what is shown stays."""
        self._tile = tile
        self.art = Art(self.assets / "sprites", tile)
        self._set_up()
        if self.scene is not None:
            self.renderer.show(self.scene)

    # -------------------------------------------------------------- what is shown
    def show(self, picture: Picture) -> None:
        """Show a picture, on the land that it names; nothing is done if it is the one already shown."""
        if self.scene is not None and self.scene.picture == picture:
            return
        if picture.landscape != self.landscape:
            self._lay(picture.landscape)
        self.scene = build(picture, self.layout, self.crowd)
        self.renderer.show(self.scene)
        self._dirty = True

    def expect(self, size: tuple[int, int]) -> None:
        """Before anything is shown: take the sprites that a window of so many px wants."""
        if self.scene is None:
            self._rect = pygame.Rect((0, 0), size)
            self._fit_tile()

    def prepare(self, picture: Picture) -> None:
        """Load what a picture will need, so that `show` takes no time; in a thread, while another one is shown.

        Of another land than the one that is kept nothing is loaded.
        """
        # All three belong together, whatever is shown meanwhile.
        layout, ground, art = self.layout, self.ground, self.art
        if picture.landscape != ground.folder.name:
            return
        scene = build(picture, layout, self.crowd)
        ground.prepare(scene)
        Crowd(scene.workers, art, picture.season, ground.unit)

    def update(self, seconds: float) -> bool:
        """Let time pass; whether anything looks different from what was drawn last."""
        if not self.still and self.scene is not None:
            self._owed += min(seconds, 0.5)
            if self._owed >= TICK:
                self._clock += self._owed
                self._owed = 0.0
                self._dirty = True
        return self._dirty

    def draw(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        """Draw into a rectangle of the surface."""
        self._rect = pygame.Rect(rect)
        scale = self._fit_tile()
        unit = self.ground.unit
        view = pygame.Rect([round(n * unit) for n in self._view()])
        self.renderer.draw(surface, self._rect, view, scale / unit, self._clock, not self.still)
        self._dirty = False

    # -------------------------------------------------------------- the camera
    def _real_scale(self) -> float:
        """The chosen scale, or larger where the map would not fill the rectangle."""
        width, height = self.layout.size
        return max(self.scale, self._rect.w / width, self._rect.h / height)

    def _view(self) -> pygame.Rect:
        scale = self._real_scale()
        width, height = self.layout.size
        w, h = min(width, round(self._rect.w / scale)), min(height, round(self._rect.h / scale))
        x = min(max(0, round(self.centre[0] - w / 2)), width - w)
        y = min(max(0, round(self.centre[1] - h / 2)), height - h)
        return pygame.Rect(x, y, w, h)

    def pan(self, dx: float, dy: float) -> None:
        """Move the camera by px of the screen; it stops at the map's edges."""
        scale, view = self._real_scale(), self._view()
        width, height = self.layout.size
        x = min(max(view.w / 2, view.centerx + dx / scale), width - view.w / 2)
        y = min(max(view.h / 2, view.centery + dy / scale), height - view.h / 2)
        if (x, y) != self.centre:
            self.centre = (x, y)
            self._dirty = True

    def stop(self, name: str) -> None:
        """Go to a named place. Raises KeyError for a name that the map does not have."""
        place = self.layout.stops.get(name) or self.layout.tags[name]
        self.centre = place
        self._dirty = True

    def zoom(self, step: int) -> float:
        """Nearer (1) or farther (-1) by one of the zoom stops; the scale now chosen."""
        at = min(range(len(ZOOMS)), key=lambda i: abs(ZOOMS[i] - self.scale))
        self.scale = ZOOMS[min(len(ZOOMS) - 1, max(0, at - step))]
        self._dirty = True
        return self.scale

    # -------------------------------------------------------------- names
    def _present(self, name: str) -> bool:
        if self.scene is None:
            return False
        if name == "dam":
            return self.scene.picture.dam != "none"
        if name == "yard" or name.startswith("canteen:"):
            return any(t.name == name for t in self.scene.things)
        if name == "graves":
            return self.scene.count("grave") > 0
        return True

    def tags(self) -> list[Tag]:
        """The named things in view, with the place of each one's tag on the surface."""
        view, scale = self._view(), self._real_scale()
        out = []
        for name, (x, y) in self.layout.tags.items():
            if view.collidepoint(x, y) and self._present(name):
                out.append(Tag(name, (self._rect.x + round((x - view.x) * scale),
                                      self._rect.y + round((y - view.y) * scale))))
        return out

    def pick(self, pos: tuple[int, int]) -> str | None:
        """The name of what is at a point of the surface drawn last, or None."""
        if self.scene is None or not self._rect.collidepoint(pos):
            return None
        view, scale = self._view(), self._real_scale()
        x, y = int(view.x + (pos[0] - self._rect.x) / scale), int(view.y + (pos[1] - self._rect.y) / scale)
        placed = self.ground.top_at(*self.ground.on_map((x, y)))
        if placed is not None:
            return placed.thing.name
        left, top, width, height = self.layout.dam_box
        if self.scene.picture.dam != "none":
            dam = self.layout.dam
            if abs(x - dam[0]) < 130 and -60 < dam[1] - y < 115 and left < x < left + width and top < y < top + height:
                return "dam"
        yard_x, yard_y = self.layout.stops["yard"]
        rx, ry = self.layout.yard_radius
        if self._present("yard") and ((x - yard_x) / rx) ** 2 + ((y - yard_y) / ry) ** 2 < 1:
            return "yard"
        if self.ground.crops.plot_at(x, y):
            return "fields"
        near = [(abs(x - tx) + abs(y - ty), name) for name, (tx, ty) in self.layout.tags.items()
                if self._present(name) and abs(x - tx) < TAG_REACH and abs(y - ty) < TAG_REACH]
        return min(near)[1] if near else None
