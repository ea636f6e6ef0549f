"""Turn raw renders into the game's pictures: haze and mist by depth, cloud shadows, grade; crops cut to the plots."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from game.views.diorama.air import AIRS, Air
from game.views.diorama.grade import grade
from tools.bakery.land import dam_paint, dress, landform, layout, paint, raster, site
from tools.bakery.land.cut import feathered, held
from tools.bakery.land.dam import STATES, Dam, blurred, grown, slope
from tools.bakery.land.noise import BROAD, FINE, GRAIN, WIDE, Array, smooth

QUALITY = 90
CRISP = 0.9  # of what a little blur takes away, added again
WARMTH = np.array([0.085, 0.07, 0.045], np.float32)  # of the light on the village
SHADE = np.array([0.07, 0.07, 0.11], np.float32)  # of a shadow thrown on the land


def _air(raw: Array, depth: Array, air: Air, corner: tuple[int, int] = (0, 0)) -> Array:
    """Haze, mist bands and cloud shadows over a raw land (h, w, 3) in 0..1, then the grade.

    A part of the picture is given with the px (left, top) of its corner.
    """
    height, width = depth.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = x + corner[0] - site.SIZE[0] / 2, y + corner[1] - site.SIZE[1] / 2
    k = (air.thick * smooth(-5.2, -13.9, depth))[..., None]
    out = raw * (1 - k) + np.array(air.haze, np.float32) / 255 * k
    drift = 0.9 * BROAD(x / 60, y / 40)
    patch = np.clip(0.55 + 0.5 * BROAD(x / 70 + 9, y / 26), 0, 1)
    for at, wide, strong in air.bands:
        k = (strong * np.exp(-(((depth - at - drift) / wide) ** 2)) * patch)[..., None]
        out = out * (1 - k) + np.array(air.mist, np.float32) / 255 * k
    clouds = np.clip(0.5 + 0.6 * BROAD(x / 150 + 3, y / 75 + 5), 0, 1)
    focus = np.exp(-(((x - 60) / 480) ** 2 + ((y - 20) / 300) ** 2))
    out = out * (1 - air.clouds * clouds * (1 - focus))[..., None] * (1 + WARMTH * focus[..., None])
    out = out * held(y + site.SIZE[1] / 2)[..., None]
    return grade(np.asarray(out, np.float32), air)


def _crisp(picture: Array, depth: Array | None = None) -> Array:
    """Fine detail brought out against the softness of the denoiser, less of it the farther away.

    A picture with alpha is sharpened within what it shows.
    """
    rgb, weight = picture[..., :3], picture[..., 3:] if picture.shape[-1] == 4 else np.ones_like(picture[..., :1])
    soft, whole = rgb * weight, weight
    for axis in (0, 1):
        soft, whole = ((np.roll(p, 1, axis) + 2 * p + np.roll(p, -1, axis)) / 4 for p in (soft, whole))
    share = CRISP if depth is None else CRISP * (1 - 0.7 * smooth(-5, -12, depth))[..., None]
    detail = np.clip(rgb - soft / np.maximum(whole, 1e-3), -0.12, 0.12) * share
    return np.asarray(np.concatenate([np.clip(rgb + detail, 0, 1), picture[..., 3:]], -1), np.float32)


def _wear(rgb: Array, land: landform.Landform, seen: raster.Seen, season: str) -> Array:
    """Trodden earth between the houses of the village and the hamlets."""
    n1, n3 = FINE(land.x, land.y), WIDE(land.x, land.y)
    worn = smooth(4.0, 2.0, land.village + 0.45 * n1 + 0.3 * n3)
    for hamlet in land.site.hamlets[1:]:
        worn = np.maximum(worn, smooth(hamlet.radius + 0.2, hamlet.radius - 0.7,
                                       landform.radius(hamlet.at, land.x, land.y) + 0.3 * n1))
    worn = worn * np.clip(0.50 + 0.22 * n1, 0, 0.8) * (0.22 if season == "winter" else 1.0)
    earth = np.array([0.55, 0.49, 0.42] if season == "winter" else [0.66, 0.54, 0.37], np.float32)
    k = seen.of(np.asarray(worn, np.float32))[..., None]
    light = np.clip(rgb.mean(-1, keepdims=True) / 0.42, 0.55, 1.25) if season != "winter" else 1.0
    return np.asarray(rgb * (1 - k) + earth * light * k, np.float32)


def _mend(rgb: Array, place: site.Site) -> Array:
    """Grass over the scraps of terrace in `mended`, soft at the edges."""
    out = rgb.copy()
    for (left, top, right, bottom), (dx, dy) in place.mended:
        y, x = np.mgrid[top:bottom, left:right].astype(np.float32)
        inner = np.minimum.reduce([x - left, right - 1 - x, y - top, bottom - 1 - y])
        k = smooth(0, 9, inner + 2.5 * FINE(x / 40, y / 40))[..., None]
        source = rgb[top + dy : bottom + dy, left + dx : right + dx]
        out[top:bottom, left:right] = rgb[top:bottom, left:right] * (1 - k) + source * k
    return out


def _open(path: Path, size: tuple[int, int] = site.SIZE) -> Array:
    """A raw picture; one that was rendered smaller is enlarged."""
    with Image.open(path) as image:
        whole = image.convert("RGBA")
    if whole.size != size:
        whole = whole.resize(size, Image.Resampling.LANCZOS)
    return np.asarray(whole, np.float32) / 255


def _save(pixels: Array, path: Path, quality: int = QUALITY) -> None:
    image = Image.fromarray((np.clip(pixels, 0, 1) * 255 + 0.5).astype(np.uint8))
    image.save(path, quality=quality, method=6, alpha_quality=90)
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")


def pack(place: site.Site, raw: Path, out: Path, names: list[str]) -> None:
    """Write all pictures whose raw renders exist (or only the named ones)."""
    out.mkdir(parents=True, exist_ok=True)
    land = landform.build(place)
    seen = raster.look(land)

    def wanted(name: str) -> bool:
        return (raw / f"{name}.png").exists() and (not names or name in names)

    for season in dress.DRESS[place.name]:
        if wanted(f"season_{season}"):
            picture = _open(raw / f"season_{season}.png")
            behind = np.array(AIRS[season].haze, np.float32) / 255
            rgb = picture[..., :3] * picture[..., 3:] + behind * (1 - picture[..., 3:])
            rgb = _wear(_mend(_crisp(rgb, seen.depth), place), land, seen, season)
            _save(_air(rgb, seen.depth, AIRS[season]), out / f"land_{season}.webp")
        if wanted(f"reach_{season}"):
            _reach(land, seen, season, raw, out)
    numbers = np.where(seen.row >= 0, seen.of(land.plot), 0)
    for state, look in dress.CROPS[place.name].items():
        if wanted(f"crop_{state}"):
            picture = _open(raw / f"crop_{state}.png")
            _save(_atlas(_crisp(picture), numbers, look.lift, out), out / f"crop_{state}.webp", 84)
    for state in STATES:
        seasons = [s for s in dress.DRESS[place.name] if wanted(f"dam_{state}_{s if s == 'winter' else 'autumn'}")]
        if seasons:
            _dams(land, state, seasons, raw, out)
    if not names or "decals" in names:
        _decals(land, seen, out)


def _reach(land: landform.Landform, seen: raster.Seen, season: str, raw: Path, out: Path) -> None:
    """Lay the stream that was baked alone into the season's picture, softly along its banks."""
    left, top, width, height = land.site.reach
    part = np.s_[top : top + height, left : left + width]
    here = raster.Seen(seen.column[part], seen.row[part], seen.depth[part])
    fresh = _open(raw / f"reach_{season}.png", (width, height))[..., :3]
    fresh = _air(_wear(_crisp(fresh, here.depth), land, here, season), here.depth, AIRS[season], (left, top))
    beside = smooth(0.78, 0.46, np.abs(land.stream) + 0.05 * FINE(land.x, land.y)) * smooth(0.75, 1.05, np.abs(land.river))
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    rim = smooth(0, 14, np.minimum.reduce([x, width - 1 - x, y, height - 1 - y]))
    alpha = (here.of(np.asarray(np.maximum(beside, smooth(1.0, 0.8, land.faint)), np.float32)) * rim)[..., None]
    whole = _open(out / f"land_{season}.webp")[..., :3].copy()
    whole[part] = whole[part] * (1 - alpha) + fresh * alpha
    _save(whole, out / f"land_{season}.webp")


def _dams(land: landform.Landform, state: str, seasons: list[str], raw: Path, out: Path) -> None:
    """Cut the dam in one state out of pictures of its place, one a season, along the bank and the water.

    Inside the cut stands the picture itself; outside only the shadow that the bank throws, as a dark veil, so that
    it agrees with whatever the game has laid over the land. Spring and summer are the autumn's picture with the
    colours of what is lit in it exchanged.
    """
    left, top, width, height = land.site.dam.box
    part = np.s_[top : top + height, left : left + width]
    dam = Dam(land, state)
    work = dam.at(land.a, land.b)
    water = dam.basin & (work.ground < (work.level or -9.0))
    surface = np.where(water, np.maximum(work.z, work.level or -9.0), work.z).astype(np.float32)
    changed = np.maximum(work.touched, grown(water, 1))
    over = replace(land, z=surface)
    whole = raster.look(over)
    seen = raster.Seen(whole.column[part], whole.row[part], whole.depth[part])
    shape = seen.of(np.asarray(changed, np.float32))
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    rim = smooth(0, 14, np.minimum.reduce([x, width - 1 - x, y, height - 1 - y]))
    steps = float(land.a[1, 0] - land.a[0, 0]), float(land.b[0, 1] - land.b[0, 0])
    painted = {season: paint.ground(land, season)[0] for season in {*seasons, "autumn"} - {"winter"}}
    for season in seasons:
        baked = "winter" if season == "winter" else "autumn"
        here, bare = (_open(raw / f"dam_{name}_{baked}.png", (width, height))[..., :3] for name in (state, "none"))
        if season != baked:
            change = dam_paint.turned(dam, work, (painted[baked], painted[season]), land.a, land.b, (baked, season),
                                      slope(work.z, *steps))
            by = blurred(seen.of(change), 1)
            here, bare = (np.clip(np.clip(p, 0, 1) ** 2.2 * by, 0, 1) ** (1 / 2.2) for p in (here, bare))
        # what stands above the bank's own outline: poles, the gate
        differs = np.abs(here - bare).max(-1) > 0.05
        above = _spread(shape > 0.1, up=36)
        core = _spread((shape > 0.04) | (differs & above), all_round=2)
        alpha = smooth(0.08, 0.92, blurred(core.astype(np.float32), 5))
        light = blurred(np.stack([here.mean(-1), bare.mean(-1)], -1), 2)
        veil = np.clip(1.0 - light[..., 0] / np.maximum(light[..., 1], 0.02) - 0.05, 0, 0.6) * _spread(core, all_round=60)
        veil = blurred(veil, 2) * rim
        alpha = alpha * rim
        graded = _air(_wear(_crisp(here, seen.depth), over, seen, season), seen.depth, AIRS[season], (left, top))
        both = alpha + veil * (1 - alpha)
        rgb = (graded * alpha[..., None] + SHADE * (veil * (1 - alpha))[..., None]) / np.maximum(both, 1e-3)[..., None]
        both = np.where(both < 0.012, 0, both)
        _save(np.concatenate([rgb * (both > 0)[..., None], both[..., None]], -1), out / f"dam_{state}_{season}.webp", 86)


def _spread(mask: NDArray[np.bool_], up: int = 0, all_round: int = 0) -> NDArray[np.bool_]:
    """A mask grown upward on the picture, or on all sides, by so many px."""
    out = grown(mask, all_round)
    for _ in range(up):
        out[:-1] |= out[1:]
    return out


def _atlas(picture: Array, numbers: Array, lift: int, out: Path) -> Array:
    """Every plot's crop cut out by the plot's own outline, grown upward by the height of the plants."""
    plots = json.loads((out / "layout.json").read_text(encoding="utf-8"))["plots"]
    room = layout.CROP_LIFT
    height = max(p["atlas"][1] + p["box"][3] + room + 1 for p in plots)
    atlas = np.zeros((height, layout.ATLAS_WIDTH, 4), np.float32)
    for plot in plots:
        x, y, w, h = plot["box"]
        top = max(0, y - room)
        part = np.s_[top : y + h, x : x + w]
        own = numbers[part] == plot["id"]
        other = (numbers[part] > 0) & ~own
        grown = own.copy()
        for k in range(1, lift + 1):
            grown[:-k] |= own[k:] & ~(other[:-k] & (k > 5))
        rows = np.arange(top, y + h, dtype=np.float32)[:, None, None]
        piece = feathered(picture[part], grown)
        piece[..., :3] *= held(rows)
        ax, ay = plot["atlas"]
        ay += room - (y - top)
        atlas[ay : ay + piece.shape[0], ax : ax + w] = piece
    return atlas


def _decals(land: landform.Landform, seen: raster.Seen, out: Path) -> None:
    """Soot and trodden ground of the iron yard, and the bare earth of the felled woods, as one colour with alpha."""
    x, y, n1, n3 = land.x, land.y, FINE(land.x, land.y), WIDE(land.x, land.y)
    yard = smooth(3.1, 2.1, landform.radius(land.site.iron_yard, x, y) + 0.22 * n1 + 0.2 * n3)
    black = smooth(-0.6, 2.6, n1 + 0.4 * n3 + 0.9 * GRAIN(x, y))
    hamlets = np.zeros_like(x)
    for spot in json.loads((out / "layout.json").read_text(encoding="utf-8"))["furnaces"]:
        if not spot["yard"]:
            at = ((spot["at"][0] - site.SIZE[0] / 2) / 96, (spot["at"][2] - site.SIZE[1] / 2) / 48)
            hamlets = np.maximum(hamlets, smooth(0.95, 0.35, landform.radius(at, x, y) + 0.2 * n1))
    felled = smooth(0.14, 0.4, land.woods) * np.clip(0.55 + 0.4 * n1, 0, 1) * smooth(0.3, 0.5, land.road)

    def decal(alpha: Array, colour: Array, name: str) -> None:
        shown = seen.of(np.asarray(alpha, np.float32))
        rows, columns = np.where(shown > 0.02)
        box = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
        part = np.s_[box[1] : box[3], box[0] : box[2]]
        picture = np.concatenate([seen.of(np.asarray(colour, np.float32))[part], shown[part][..., None]], -1)
        image = Image.fromarray((np.clip(picture, 0, 1) * 255).astype(np.uint8))
        path = out / f"decal_{name}_{box[0]}_{box[1]}.webp"
        image.save(path, quality=80, method=6, alpha_quality=80)
        print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")

    earth = np.broadcast_to(np.array([0.36, 0.27, 0.20], np.float32), (*x.shape, 3))
    soot = earth * (1 - 0.60 * black[..., None]) * (1 + 0.10 * n1[..., None])
    decal(yard * (0.80 + 0.14 * black), soot, "yard")
    decal(hamlets * (0.5 + 0.25 * black), soot, "hamlets")
    decal(felled * 0.5, np.broadcast_to(np.array([0.47, 0.36, 0.24], np.float32), (*x.shape, 3)), "felled")
