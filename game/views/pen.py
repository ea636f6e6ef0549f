"""The pen: drawing on a surface in logical pixels, in the theme's words, keeping a record of every text.

A screen draws its ground with one, a widget draws itself with one. `pen.records` holds the texts set so far, with
rectangles in pixels of the surface drawn on.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import pygame

from game.views.look import Look
from game.views.theme import TypeStyle
from game.views.typeset import TextRecord

Point = tuple[float, float]


class Pen:
    """Draws on `surface`. Lengths and places are logical pixels; colours, styles and papers are theme names.

    `ground` names the colour that lies under the surface where it is transparent; `layer` the depth at which its
    texts are recorded.
    """

    def __init__(self, look: Look, surface: pygame.Surface, *, ground: str = "ledger", layer: str = "sheets") -> None:
        self.look = look
        self.surface = surface
        self.ground = ground
        self.layer = layer
        self.records: list[TextRecord] = []

    # ------------------------------------------------------------------ text
    def text(
        self,
        text: str,
        x: float,
        baseline: float,
        style: str | TypeStyle = "body",
        colour: str = "ink",
        *,
        align: str = "left",
        room: float | None = None,
        tabular: bool = False,
    ) -> float:
        """Set one line on a baseline; returns its width. `align`: what `x` is, "left", "centre" or "right".

        `room` is the width it has; what needs more is drawn whole and recorded as cut.
        """
        if not text:
            return 0.0
        found = self.look.type.style(style)
        record = self.look.type.draw(
            self.surface,
            text,
            self.look.scale.at(x),
            self.look.scale.at(baseline),
            found,
            self.look.colour(colour),
            align=align,
            room=None if room is None else self.look.scale.px(room),
            ground=self.look.colour(self.ground),
            layer=self.layer,
            tabular=tabular,
        )
        self.records.append(record)
        return self.look.scale.logical(record.rect[2])

    def paragraph(
        self,
        text: str,
        x: float,
        top: float,
        width: float,
        style: str | TypeStyle = "body",
        colour: str = "ink",
        *,
        align: str = "left",
        gap: float = 0,
        line: float | None = None,
        max_height: float | None = None,
        level: bool = False,
    ) -> float:
        """Set wrapped text from `top` down; returns the y under its last line. `level`: its lines end level.

        A newline starts a paragraph, `gap` further down. `line` overrides the style's line height. Lines beyond
        `max_height` are drawn and recorded as cut.
        """
        found = self.look.type.style(style)
        step = line or found.line
        y = top
        for number, part in enumerate(text.split("\n")):
            y += gap if number else 0
            run = self.look.type.level(part, width, found) if level else width
            for row in self.look.type.wrap(part, run, found):
                baseline = y + step / 2 + found.size * 0.36
                start = x if align == "left" else x + width if align == "right" else x + width / 2
                self.text(row, start, baseline, found, colour, align=align, room=width)
                y += step
                if max_height is not None and y - top > max_height + 0.5 and self.records:
                    last = self.records[-1]
                    self.records[-1] = TextRecord(
                        last.text, last.rect, last.size, last.colour, last.background, True, last.layer
                    )
        return y

    def measure(self, text: str, style: str | TypeStyle = "body") -> float:
        """The width of one line."""
        return self.look.type.width(text, style)

    def height(self, text: str, width: float, style: str | TypeStyle = "body", gap: float = 0) -> float:
        """The height a paragraph of that width would take."""
        found = self.look.type.style(style)
        lines = len(self.look.type.wrap(text, width, found))
        return lines * found.line + text.count("\n") * gap

    # ---------------------------------------------------------------- shapes
    def line(self, a: Point, b: Point, colour: str = "hair", width: float = 1) -> None:
        """A straight line; horizontal and vertical ones are exact rows of pixels."""
        thick = self.look.scale.px(width)
        (ax, ay), (bx, by) = self._at(a), self._at(b)
        if ay == by:
            self.surface.fill(self.look.colour(colour), (min(ax, bx), ay, abs(bx - ax), thick))
        elif ax == bx:
            self.surface.fill(self.look.colour(colour), (ax, min(ay, by), thick, abs(by - ay)))
        else:
            self.stroke([a, b], colour, width)

    def stroke(self, points: Sequence[Point], colour: str = "ink", width: float = 2) -> None:
        """A smooth line through several points."""
        ink = self.look.colour(colour)
        half = max(0.5, self.look.scale.factor * width / 2)
        spots = [(x * self.look.scale.factor, y * self.look.scale.factor) for x, y in points]
        for (ax, ay), (bx, by) in zip(spots, spots[1:], strict=False):
            length = math.hypot(bx - ax, by - ay)
            if not length:
                continue
            nx, ny = -(by - ay) / length * half, (bx - ax) / length * half
            corners = [(ax + nx, ay + ny), (bx + nx, by + ny), (bx - nx, by - ny), (ax - nx, ay - ny)]
            self._smooth_polygon(corners, ink)

    def dashes(
        self, a: Point, b: Point, colour: str = "ink", width: float = 2, dash: tuple[float, float] = (4, 2)
    ) -> None:
        """A dashed line."""
        length = math.hypot(b[0] - a[0], b[1] - a[1])
        if not length:
            return
        ux, uy = (b[0] - a[0]) / length, (b[1] - a[1]) / length
        done = 0.0
        while done < length:
            end = min(done + dash[0], length)
            start, stop = (a[0] + ux * done, a[1] + uy * done), (a[0] + ux * end, a[1] + uy * end)
            self.line(start, stop, colour, width)
            done += dash[0] + dash[1]

    def box(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        fill: str | None = None,
        border: str | None = None,
        *,
        width: float = 1,
        bottom: float | None = None,
        top: float | None = None,
        radius: float = 0,
    ) -> None:
        """A rectangle with a fill and a border; `bottom` or `top` makes that edge of the border thicker."""
        rect = self.look.scale.rect(x, y, w, h)
        corner = self.look.scale.px(radius) if radius else 0
        if border is None:
            if fill is not None:
                pygame.draw.rect(self.surface, self.look.colour(fill), rect, border_radius=corner)
            return
        edge = self.look.scale.px(width)
        pygame.draw.rect(self.surface, self.look.colour(border), rect, border_radius=corner)
        over = self.look.scale.px(top) if top else edge
        under = self.look.scale.px(bottom) if bottom else edge
        inner = pygame.Rect(rect.x + edge, rect.y + over, rect.w - 2 * edge, rect.h - over - under)
        inside = max(0, corner - edge)
        if fill is not None:
            pygame.draw.rect(self.surface, self.look.colour(fill), inner, border_radius=inside)
        elif self.surface.get_flags() & pygame.SRCALPHA:
            pygame.draw.rect(self.surface, (0, 0, 0, 0), inner, border_radius=inside)
        else:
            raise ValueError("a box without fill on an opaque surface: use frame()")

    def frame(
        self, x: float, y: float, w: float, h: float, border: str = "ink", width: float = 1, radius: float = 0
    ) -> None:
        """A border only."""
        rect = self.look.scale.rect(x, y, w, h)
        corner = self.look.scale.px(radius) if radius else 0
        pygame.draw.rect(self.surface, self.look.colour(border), rect, self.look.scale.px(width), border_radius=corner)

    def polygon(self, points: Sequence[Point], colour: str = "ink") -> None:
        """A solid shape with smooth edges."""
        factor = self.look.scale.factor
        self._smooth_polygon([(x * factor, y * factor) for x, y in points], self.look.colour(colour))

    def disc(
        self, x: float, y: float, radius: float, colour: str = "ink", fill: str | None = None, width: float = 2
    ) -> None:
        """An open circle (its inside filled with `fill`), or with `fill=None` a solid one."""
        factor = self.look.scale.factor
        spot, r = (x * factor, y * factor), radius * factor
        pygame.draw.aacircle(self.surface, self.look.colour(colour), spot, r)
        if fill is not None:
            pygame.draw.aacircle(self.surface, self.look.colour(fill), spot, max(1, r - self.look.scale.px(width)))

    def hatch(
        self, x: float, y: float, w: float, h: float, colour: str = "pencil", gap: float = 4, border: str | None = None
    ) -> None:
        """Diagonal hatching, drawn from one prepared strip so that neighbours line up."""
        rect = self.look.scale.rect(x, y, w, h)
        if rect.w <= 0 or rect.h <= 0:
            return
        step = max(3, self.look.scale.px(gap))
        old = self.surface.get_clip()
        self.surface.set_clip(rect.clip(old))
        ink, thick = self.look.colour(colour), max(1, round(self.look.scale.factor))
        for start in range(rect.left - rect.h - step, rect.right + step, step):
            offset = start - start % step
            pygame.draw.aaline(self.surface, ink, (offset, rect.bottom), (offset + rect.h, rect.top), thick)
        self.surface.set_clip(old)
        if border:
            pygame.draw.rect(self.surface, self.look.colour(border), rect, self.look.scale.px(1))

    def icon(self, name: str, x: float, y: float, size: float = 28, colour: str = "ink") -> None:
        """An icon with its top left corner at (x, y)."""
        picture = self.look.icons.get(name, self.look.scale.px(size), self.look.colour(colour))
        self.surface.blit(picture, self._at((x, y)))

    # ----------------------------------------------------------------- paper
    def sheet(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        paper: str = "ledger",
        *,
        shadow: str | None = "sheet",
        toned: bool = True,
        outline: bool = True,
    ) -> None:
        """A sheet of paper with its shadow."""
        rect = self.look.scale.rect(x, y, w, h)
        if shadow:
            picture, (dx, dy) = self.look.paper.shadow(shadow, rect.w, rect.h)
            self.surface.blit(picture, (rect.x + dx, rect.y + dy))
        self.surface.blit(self.look.paper.sheet(paper, rect.w, rect.h, toned=toned, outline=outline), rect)

    def paper(self, x: float, y: float, w: float, h: float, paper: str = "ledger_shade") -> None:
        """Bare paper laid over a rectangle: no tone, no outline."""
        self.look.paper.fill(self.surface, self.look.scale.rect(x, y, w, h), paper)

    def desk(self) -> None:
        """The desk over the whole surface."""
        self.surface.blit(self.look.paper.desk(*self.surface.get_size()), (0, 0))

    def heading(
        self,
        text: str,
        x: float,
        baseline: float,
        width: float,
        *,
        caption: str = "",
        style: str = "section",
        rule: str = "rule_red",
        caption_style: str = "caption",
        caption_colour: str = "ink2",
    ) -> float:
        """A heading with its red rule and a caption at the right; returns the y under the rule."""
        drop = 8 if self.look.type.style(style).size < 24 else 11
        used = self.text(text, x, baseline, style, room=width)
        if caption:
            self.text(caption, x + width, baseline, caption_style, caption_colour, align="right", room=width - used - 8)
        self.line((x, baseline + drop), (x + width, baseline + drop), rule, 2)
        return baseline + drop + 2

    def news_rule(self, x: float, y: float, width: float) -> float:
        """The double rule of the newspaper: thick over thin; returns the y under it."""
        self.line((x, y), (x + width, y), "ink", 4)
        self.line((x, y + 6), (x + width, y + 6), "ink", 1)
        return y + 7

    def keycap(self, label: str, x: float, baseline: float, colour: str = "ink") -> float:
        """A key as printed on a keyboard; returns the width it takes. Its text sits on `baseline`."""
        style = self.look.type.style("caption")
        size = self.look.theme.size("keycap")
        width = max(size, self.measure(label, style) + 10)
        top = baseline - style.size * 0.36 - size / 2
        self.frame(x, top, width, size, colour, 1, 3)
        rect = self.look.scale.rect(x, top, width, size)
        self.surface.fill(
            self.look.colour(colour),
            (
                rect.x + self.look.scale.px(2),
                rect.bottom - self.look.scale.px(2),
                rect.w - 2 * self.look.scale.px(2),
                self.look.scale.px(2),
            ),
        )
        if label in ARROWS:
            self._arrow(label, x + width / 2, top + size / 2 - 0.5, colour)
        else:
            self.text(label, x + width / 2, baseline - 0.5, style, colour, align="centre")
        return width

    def keys(
        self, parts: Sequence[tuple[str, str]], x: float, baseline: float, colour: str = "ink2", gap: float = 16
    ) -> float:
        """A row of hints: (keys separated by spaces, what they do); returns the x after it."""
        for keys, word in parts:
            for key in keys.split():
                x += self.keycap(key, x, baseline, colour) + 4
            x += self.text(word, x + 1, baseline, "body", colour) + gap
        return x

    def _arrow(self, label: str, x: float, y: float, colour: str) -> None:
        dx, dy = ARROWS[label]
        tip, tail = (x + dx * 5, y + dy * 5), (x - dx * 5, y - dy * 5)
        self.stroke([tail, tip], colour, 1.3)
        for side in (-1, 1):
            self.stroke([tip, (tip[0] - dx * 3.4 - dy * side * 3, tip[1] - dy * 3.4 - dx * side * 3)], colour, 1.3)

    def _at(self, point: Point) -> tuple[int, int]:
        return self.look.scale.at(point[0]), self.look.scale.at(point[1])

    def _smooth_polygon(self, corners: Sequence[Point], ink: pygame.Color) -> None:
        """A filled polygon without stair-steps: drawn four times larger in its own box and pressed down."""
        left, top = math.floor(min(x for x, _y in corners)) - 1, math.floor(min(y for _x, y in corners)) - 1
        width = math.ceil(max(x for x, _y in corners)) - left + 2
        height = math.ceil(max(y for _x, y in corners)) - top + 2
        large = pygame.Surface((width * 4, height * 4), pygame.SRCALPHA)
        large.fill((ink.r, ink.g, ink.b, 0))
        pygame.draw.polygon(large, ink, [((x - left) * 4, (y - top) * 4) for x, y in corners])
        self.surface.blit(pygame.transform.smoothscale(large, (width, height)), (left, top))


ARROWS = {"←": (-1.0, 0.0), "→": (1.0, 0.0), "↑": (0.0, -1.0), "↓": (0.0, 1.0)}
