"""Make the sounds of the game.

    python -m tools.sounds [--only NAME ...] [--again] [--list] [--meters] [--mixes] [--pictures DIR]

writes assets/sounds/NAME.ogg and the list assets/sounds/sounds.json. A sound whose recipe has not changed is left as
it is, unless --again. Needs the `dev` extra (soundfile); the game itself reads the files with pygame.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import sys
import time
import zlib
from pathlib import Path
from typing import Any

import numpy as np

from tools.sounds import checks, measure, moments
from tools.sounds.catalogue import RECIPES, Recipe
from tools.sounds.dsp import RATE, Signal
from tools.sounds.ogg import numbered

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "sounds"
LIST = FOLDER / "sounds.json"


TURNS = 24
"""Beginnings tried for a loop: coding leaves a small step where its ends meet, smaller in some places."""
SMALL = 0.5
"""A seam (see measure.seam) with which no other beginning is tried."""


def encode(signal: Signal, quality: float) -> tuple[bytes, Signal]:
    """As Ogg Vorbis, and what a player will read from it, as long as what went in."""
    import soundfile

    channels = 1 if signal.ndim == 1 else 2
    buffer = io.BytesIO()
    with soundfile.SoundFile(
        buffer, "w", RATE, channels, format="OGG", subtype="VORBIS", compression_level=1 - quality
    ) as file:
        step = RATE // 4  # the encoder keeps long pieces on the stack
        for start in range(0, len(signal), step):
            file.write(signal[start : start + step])
    heard, rate = soundfile.read(io.BytesIO(buffer.getvalue()))
    if rate != RATE or len(heard) != len(signal):
        raise SystemExit(f"{len(signal)} samples were written and {len(heard)} read")
    return buffer.getvalue(), np.asarray(heard)


def encode_loop(signal: Signal, quality: float) -> tuple[bytes, Signal, int]:
    """Likewise, begun where its ends meet best; also the sample at which it begins."""
    best: tuple[float, bytes, Signal, int] | None = None
    for number in range(TURNS):
        turn = len(signal) * number // TURNS
        data, heard = encode(np.roll(signal, -turn, axis=0), quality)
        found = measure.seam(heard)
        if best is None or found < best[0]:
            best = (found, data, heard, turn)
        if best[0] < SMALL:
            break
    assert best is not None
    return best[1:]


def row_of(recipe: Recipe, made: Signal, heard: Signal, size: int, turn: int) -> dict[str, Any]:
    """What the list says of a sound: measured on what is heard, after coding."""
    loud = measure.loudness(heard) if recipe.loop else measure.loudest(heard)
    return {
        "loop": recipe.loop,
        "channels": 1 if made.ndim == 1 else 2,
        "seconds": round(len(made) / RATE, 3),
        "bytes": size,
        "peak_db": round(measure.peak(heard), 2),
        "lufs": round(loud, 2),
        "crest_db": round(measure.crest(heard), 1),
        "centre_hz": round(measure.centre(heard)),
        "seam": round(measure.seam(heard), 2) if recipe.loop else None,
        "begins_at": turn,
        "samples": hashlib.sha256(np.round(made * 32767).astype("<i2").tobytes()).hexdigest()[:16],
        "recipe": recipe.mark(),
    }


def kept() -> dict[str, Any]:
    """The list as it stands."""
    try:
        rows: dict[str, Any] = json.loads(LIST.read_text(encoding="utf-8"))["sounds"]
    except (OSError, ValueError, KeyError):
        return {}
    return rows


def make_all(names: list[str], again: bool) -> dict[str, Any]:
    """Make what has changed; returns the list."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    rows = {name: row for name, row in kept().items() if name in RECIPES}
    for name in names:
        recipe = RECIPES[name]
        path = FOLDER / f"{name}.ogg"
        if not again and path.exists() and rows.get(name, {}).get("recipe") == recipe.mark():
            continue
        began = time.perf_counter()
        made = recipe.samples()
        if recipe.loop:
            data, heard, turn = encode_loop(made, recipe.quality)
        else:
            (data, heard), turn = encode(made, recipe.quality), 0
        path.write_bytes(numbered(data, zlib.crc32(name.encode())))
        rows[name] = row_of(recipe, made, heard, len(data), turn)
        print(f"{name}: {time.perf_counter() - began:.1f} s", file=sys.stderr)
    for stray in FOLDER.glob("*.ogg"):
        if stray.stem not in RECIPES:
            stray.unlink()
    LIST.write_text(json.dumps({"rate": RATE, "sounds": dict(sorted(rows.items()))}, indent=1) + "\n", encoding="utf-8")
    return rows


def show(rows: dict[str, Any]) -> None:
    """The list as a table."""
    print(f"{'':14}{'s':>6} {'ch':>3}{'kB':>6}{'peak':>7}{'LUFS':>7}{'crest':>7}{'Hz':>6}{'seam':>6}")
    for name, row in rows.items():
        seam = "" if row["seam"] is None else f"{row['seam']:.2f}"
        print(
            f"{name:14}{row['seconds']:6.1f} {row['channels']:3d}{row['bytes'] / 1000:6.0f}{row['peak_db']:7.1f}"
            f"{row['lufs']:7.1f}{row['crest_db']:7.1f}{row['centre_hz']:6d}{seam:>6}"
        )
    print(f"{sum(row['bytes'] for row in rows.values()) / 1e6:.2f} MB in {len(rows)} files")


def meters(rows: dict[str, Any]) -> None:
    """What the meters say of each file."""
    import soundfile

    print(f"{'':14}{'LUFS':>7}{'0.4 s':>7}{'3 s':>7}{'LRA':>6}{'true':>7}{'crest':>6}{'DC':>6}{'floor':>7}{'L-R':>6}"
          f"{'seam':>6}{'round':>7}{'like':>6}")  # fmt: skip
    for name, row in rows.items():
        heard = np.asarray(soundfile.read(FOLDER / f"{name}.ogg")[0])
        shift = 20 * np.log10(float(np.abs(heard.mean(axis=0)).max()) + 1e-9)
        line = (
            f"{name:14}{measure.loudness(heard):7.1f}{measure.loudest(heard):7.1f}{checks.short_term(heard).max():7.1f}"
            f"{checks.spread(heard):6.1f}{checks.true_peak(heard):7.1f}{measure.crest(heard):6.1f}{shift:6.0f}"
            f"{checks.floor(heard):7.1f}{checks.balance(heard):6.1f}"
        )
        if row["loop"]:
            inner = checks.inner_round(heard)
            line += f"{checks.seam_colour(heard):6.2f}{inner.seconds:7.1f}{inner.likeness:6.2f}"
        print(line)


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.sounds", description="Make the sounds of the game.")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="these alone")
    parser.add_argument("--again", action="store_true", help="even those that have not changed")
    parser.add_argument("--list", action="store_true", help="print the list, make nothing")
    parser.add_argument("--meters", action="store_true", help="measure each file as it is, make nothing")
    parser.add_argument("--mixes", action="store_true", help="measure what the game plays in some of its moments")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="draw a spectrogram of each file into a folder")
    arguments = parser.parse_args(words)
    names = arguments.only or list(RECIPES)
    unknown = [name for name in names if name not in RECIPES]
    if unknown:
        parser.error(f"no such sound: {', '.join(unknown)}; there are {', '.join(RECIPES)}")
    if arguments.mixes:
        moments.table(FOLDER)
        return 0
    rows = kept() if arguments.list or arguments.meters else make_all(names, arguments.again)
    (meters if arguments.meters else show)({name: rows[name] for name in names if name in rows})
    if arguments.pictures:
        from tools.sounds.pictures import draw

        draw(FOLDER, names, arguments.pictures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
