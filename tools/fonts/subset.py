"""Cut the game's fonts from their sources and write them to assets/fonts.

A tool of the type shop: the game itself only reads the result. It needs fonttools and brotli, and as sources
Debian's fonts-noto-cjk and fonts-lxgw-wenkai and the npm packages @fontsource/courier-prime,
@fontsource/source-serif-pro and @fontsource/source-sans-pro:

    python tools/fonts/subset.py --noto /usr/share/fonts/opentype/noto \
        --wenkai /usr/share/fonts/truetype/lxgw-wenkai --courier FOLDER_OF_THE_PACKAGE \
        --serif FOLDER_OF_THE_PACKAGE --sans FOLDER_OF_THE_PACKAGE

A source that is not given is passed over, and its cuts stay as they are.

Characters kept: Latin with the accents of pinyin, the punctuation of both languages, the 3,755 hanzi of
GB2312 level 1, and every other character found in the game's own texts, so a new text can never show an empty
box after the next cut. Run it again when `tests/views/test_fonts.py` names a missing character.

Three traps, all met: the SC face has full-width ’ “ ”, so Latin comes from the KR face of the same file;
Debian's Courier Prime has a broken name table, so npm's is used; LXGW WenKai and Courier Prime reserve their
names, so their cuts are renamed. The licences (SIL OFL 1.1) stand beside the fonts.

Noto CJK has no italic. Its Latin is Source Serif and Source Sans, drawn larger to go with hanzi, so the italics are
those of Source, enlarged until an x is as high as in the upright cut beside it.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.scaleUpem import scale_upem

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "assets" / "fonts"
TEXT_SUFFIXES = {".po", ".toml", ".json", ".csv", ".md", ".txt"}

LATIN = set(range(0x20, 0x7F)) | set(range(0xA0, 0x180))
LATIN |= {ord(c) for c in "ǍǎǏǐǑǒǓǔǕǖǗǘǙǚǛǜḿńňǹ"}
LATIN |= {ord(c) for c in "‐‑–—‘’‚“”„†•…‰′″‹›⁄€−×÷·°±½¼¾¹²³⁰⁴⁵⁶⁷⁸⁹₀₁₂₃"}
ARROWS = {ord(c) for c in "←↑→↓■□▲△▼▽◆◇○●◎★☆✓"}
CJK_PUNCTUATION = set(range(0x3000, 0x3018)) | {ord(c) for c in "‘’“”…—·～《》〈〉「」『』【】〔〕"}
CJK_PUNCTUATION |= set(range(0xFF01, 0xFF5F)) | {0xFFE5}


def level_one() -> set[int]:
    """The 3,755 most used hanzi of GB2312 (rows 16 to 55), as code points."""
    found = set()
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return found


def game_characters() -> set[int]:
    """Every character outside ASCII in the game's texts: catalogues, archive, events, scenarios, source."""
    found: set[int] = set()
    for folder in ("assets", "game"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in TEXT_SUFFIXES | {".py"} and "fonts" not in path.parts:
                found |= {ord(c) for c in path.read_text(encoding="utf-8", errors="ignore")}
    return {c for c in found if c > 0x7E}


def cut(font: TTFont, characters: set[int], family: str, style: str, target: Path) -> None:
    """Keep `characters` of `font`, name the result family and style, and write it to `target`."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["kern", "lnum", "tnum"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "DSIG"]
    worker = subset.Subsetter(options)
    worker.populate(unicodes=characters)
    worker.subset(font)
    rename(font, family, style)
    font.save(target)
    print(f"{target.name:22} {target.stat().st_size:>10,} bytes  {len(font.getBestCmap()):>6,} characters")


def rename(font: TTFont, family: str, style: str) -> None:
    """Give the cut a name of its own; the licence lets nobody reuse a reserved one."""
    table = font["name"]
    plain = f"{family}-{style}".replace(" ", "")
    texts = {1: family, 2: style, 3: f"{plain};subset", 4: f"{family} {style}", 6: plain}
    for name_id, text in texts.items():
        table.removeNames(nameID=name_id)
        table.setName(text, name_id, 3, 1, 0x409)
    table.names = [n for n in table.names if n.platformID == 3 and n.langID == 0x409]
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [plain]
        top = cff.topDictIndex[0]
        top.FullName, top.FamilyName = f"{family} {style}", family


def face(collection: Path, name: str) -> TTFont:
    """The face called `name` of a .ttc file."""
    for font in TTCollection(collection, lazy=True).fonts:
        if font["name"].getDebugName(1) == name or font["name"].getDebugName(16) == name:
            return font
    raise SystemExit(f"{collection}: no face named {name}")


def web_font(folder: Path, family: str, cut_: str, scratch: Path) -> TTFont:
    """A font of an npm package, which keeps Latin and Latin-extended apart; put together again."""
    parts = []
    for part in ("latin", "latin-ext"):
        font = TTFont(folder / "files" / f"{family}-{part}-{cut_}.woff2")
        font.flavor = None
        path = scratch / f"{family}-{part}-{cut_}.ttf"
        font.save(path)
        parts.append(str(path))
    return Merger().merge(parts)


def x_height(font: TTFont) -> float:
    """How high an x stands, as a share of the font's size."""
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[font.getBestCmap()[ord("x")]].draw(pen)
    return float(pen.bounds[3] / font["head"].unitsPerEm)


def as_high_as(font: TTFont, upright: TTFont) -> TTFont:
    """`font` enlarged until its x is as high as in `upright`."""
    units = font["head"].unitsPerEm
    scale_upem(font, round(units * x_height(upright) / x_height(font)))
    font["head"].unitsPerEm = units
    return font


def cut_noto(folder: Path, hanzi: set[int], latin: set[int]) -> None:
    """Print and form in both scripts."""
    for voice, kind in (("print", "Serif"), ("form", "Sans")):
        for weight, style in ((400, "Regular"), (700, "Bold")):
            file = folder / f"Noto{kind}CJK-{style}.ttc"
            name = f"Pig Iron {voice.title()}"
            for script, region, characters in (("SC", "SC", hanzi), ("Latin", "KR", latin)):
                target = TARGET / f"{voice}-{script.lower()}-{weight}.otf"
                cut(face(file, f"Noto {kind} CJK {region}"), characters, f"{name} {script}", style, target)


def cut_italic(folder: Path, voice: str, family: str, latin: set[int], scratch: Path) -> None:
    """The italic of a voice, as large as its upright cut, which has to be there."""
    upright = TTFont(TARGET / f"{voice}-latin-400.otf")
    italic = as_high_as(web_font(folder, family, "400-italic", scratch), upright)
    cut(italic, latin, f"Pig Iron {voice.title()} Latin", "Italic", TARGET / f"{voice}-italic-400.ttf")


def main() -> None:
    """Parse the folders, cut every font whose source is given, clear the scratch folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for source in ("noto", "wenkai", "courier", "serif", "sans"):
        parser.add_argument(f"--{source}", type=Path)
    parser.add_argument("--scratch", type=Path, default=ROOT / "build" / "fonts")
    args = parser.parse_args()
    TARGET.mkdir(parents=True, exist_ok=True)
    args.scratch.mkdir(parents=True, exist_ok=True)

    texts = game_characters()
    # Latin as well, so that a library widget that knows one font only can still show mixed text.
    hanzi = level_one() | CJK_PUNCTUATION | texts | LATIN
    latin = LATIN | ARROWS | {c for c in texts if c < 0x2E80}
    if args.noto:
        cut_noto(args.noto, hanzi, latin)
    if args.wenkai:
        source = TTFont(args.wenkai / "LXGWWenKai-Regular.ttf")
        cut(source, hanzi | ARROWS, "Pig Iron Pencil", "Regular", TARGET / "pencil-400.ttf")
    if args.courier:
        for weight, style in ((400, "Regular"), (700, "Bold")):
            source = web_font(args.courier, "courier-prime", f"{weight}-normal", args.scratch)
            cut(source, latin, "Pig Iron Type", style, TARGET / f"type-{weight}.ttf")
    if args.serif:
        cut_italic(args.serif, "print", "source-serif-pro", latin, args.scratch)
    if args.sans:
        cut_italic(args.sans, "form", "source-sans-pro", latin, args.scratch)
    shutil.rmtree(args.scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
