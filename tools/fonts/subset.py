"""Cut the game's fonts from their sources and write them to assets/fonts.

A tool of the type shop: the game itself only reads the result. It needs fonttools and brotli, and as sources
Debian's fonts-noto-cjk and fonts-lxgw-wenkai and the npm package @fontsource/courier-prime:

    python tools/fonts/subset.py --noto /usr/share/fonts/opentype/noto \
        --wenkai /usr/share/fonts/truetype/lxgw-wenkai --courier FOLDER_OF_THE_PACKAGE

Characters kept: Latin with the accents of pinyin, the punctuation of both languages, the 3,755 hanzi of
GB2312 level 1, and every other character found in the game's own texts, so a new text can never show an empty
box after the next cut. Run it again when `tests/views/test_fonts.py` names a missing character.

Three traps, all met: the SC face has full-width ’ “ ”, so Latin comes from the KR face of the same file;
Debian's Courier Prime has a broken name table, so npm's is used; LXGW WenKai and Courier Prime reserve their
names, so their cuts are renamed. The licences (SIL OFL 1.1) stand beside the fonts.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTCollection, TTFont

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


def courier(folder: Path, weight: int, scratch: Path) -> TTFont:
    """Courier Prime of one weight: the package keeps Latin and Latin-extended apart; put together again."""
    parts = []
    for part in ("latin", "latin-ext"):
        font = TTFont(folder / "files" / f"courier-prime-{part}-{weight}-normal.woff2")
        font.flavor = None
        path = scratch / f"{part}-{weight}.ttf"
        font.save(path)
        parts.append(str(path))
    return Merger().merge(parts)


def main() -> None:
    """Parse the folders, cut every font, clear the scratch folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--noto", type=Path, required=True)
    parser.add_argument("--wenkai", type=Path, required=True)
    parser.add_argument("--courier", type=Path, required=True)
    parser.add_argument("--scratch", type=Path, default=ROOT / "build" / "fonts")
    args = parser.parse_args()
    TARGET.mkdir(parents=True, exist_ok=True)
    args.scratch.mkdir(parents=True, exist_ok=True)

    texts = game_characters()
    # Latin as well, so that a library widget that knows one font only can still show mixed text.
    hanzi = level_one() | CJK_PUNCTUATION | texts | LATIN
    latin = LATIN | ARROWS | {c for c in texts if c < 0x2E80}
    for voice, kind in (("print", "Serif"), ("form", "Sans")):
        for weight, style in ((400, "Regular"), (700, "Bold")):
            file = args.noto / f"Noto{kind}CJK-{style}.ttc"
            name = f"Pig Iron {voice.title()}"
            cut(
                face(file, f"Noto {kind} CJK SC"),
                hanzi,
                f"{name} SC",
                style,
                TARGET / f"{voice}-sc-{weight}.otf",
            )
            cut(
                face(file, f"Noto {kind} CJK KR"),
                latin,
                f"{name} Latin",
                style,
                TARGET / f"{voice}-latin-{weight}.otf",
            )
    cut(
        TTFont(args.wenkai / "LXGWWenKai-Regular.ttf"),
        hanzi | ARROWS,
        "Pig Iron Pencil",
        "Regular",
        TARGET / "pencil-400.ttf",
    )
    for weight, style in ((400, "Regular"), (700, "Bold")):
        cut(
            courier(args.courier, weight, args.scratch),
            latin,
            "Pig Iron Type",
            style,
            TARGET / f"type-{weight}.ttf",
        )
    shutil.rmtree(args.scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
