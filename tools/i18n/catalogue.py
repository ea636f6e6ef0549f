"""Keep the message catalogue true to the sources: what a player may read, by language.

    python -m tools.i18n update       collect the strings, refresh and compile every language
    python -m tools.i18n check        say what is missing, stale or not compiled
    python -m tools.i18n add zh_Hans  begin a language

English is the language of the sources, so its catalogue is the identity; it is written all the same, so that
every language is loaded in one way and a text can be seen to be missing.
"""

from __future__ import annotations

import argparse
import gettext
import io
import string
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
DOMAIN = "pigiron"
SOURCE_LANGUAGE = "en"

# The functions of game.text that mark a string, with the places of its parts (gettext's own notation).
KEYWORDS = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

# Data that holds texts: folders under assets/, and the keys whose strings a player reads. The archive has a folder for
# each language instead (docs/archive.md).
DATA_FOLDERS = ("scenarios", "events", "people")
DATA_KEYS = frozenset({"title", "name", "text", "summary", "help", "label", "note", "lines", "about"})

# A fixed date: the catalogues change when a text does and at no other time.
DATE = datetime(2026, 1, 1, tzinfo=UTC)

Identity = tuple[str | tuple[str, ...], str | None]


@dataclass(frozen=True)
class Found:
    """One string of the sources: its file, text (or singular and plural), context, notes to translators."""

    file: str
    text: str | tuple[str, ...]
    context: str | None
    notes: tuple[str, ...]


def locale_folder(root: Path = ROOT) -> Path:
    return root / "assets" / "locale"


def languages(root: Path = ROOT) -> list[str]:
    """The languages that have a catalogue, the source language always among them."""
    found = {path.parts[-3] for path in locale_folder(root).glob(f"*/LC_MESSAGES/{DOMAIN}.po")}
    return sorted(found | {SOURCE_LANGUAGE})


def po_path(language: str, root: Path = ROOT) -> Path:
    return locale_folder(root) / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def strings_in_code(root: Path = ROOT) -> Iterator[Found]:
    """Every marked string of the Python sources that can reach a player."""
    rows = extract_from_dir(
        root,
        method_map=[("main.py", "python"), ("game/**.py", "python")],
        options_map={"**.py": {"encoding": "utf-8"}},
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
        directory_filter=lambda folder: Path(folder) == root or root / "game" in [Path(folder), *Path(folder).parents],
    )
    for file, _line, text, notes, context in rows:
        plain = tuple(text) if isinstance(text, list | tuple) else text
        yield Found(Path(file).as_posix(), plain, context, tuple(notes))


def _texts_of(value: object, key: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts_of(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts_of(inner, key)
    elif isinstance(value, str) and key in DATA_KEYS and value:
        yield value


def strings_in_data(root: Path = ROOT) -> Iterator[Found]:
    """Every text of the data files that a player reads."""
    for name in DATA_FOLDERS:
        for path in sorted((root / "assets" / name).rglob("*.toml")):
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            for text in _texts_of(data, ""):
                yield Found(path.relative_to(root).as_posix(), text, None, ())


def template(root: Path = ROOT) -> Catalog:
    """All strings of the sources as an untranslated catalogue."""
    catalog = Catalog(
        domain=DOMAIN,
        project="Pig Iron",
        copyright_holder="The authors of Pig Iron",
        msgid_bugs_address="",
        creation_date=DATE,
        revision_date=DATE,
        fuzzy=False,
        charset="utf-8",
    )
    for found in [*strings_in_code(root), *strings_in_data(root)]:
        catalog.add(found.text, None, locations=[(found.file, 1)], auto_comments=found.notes, context=found.context)
    return catalog


def load(language: str, root: Path = ROOT) -> Catalog:
    """A language's catalogue as it stands on disk; an empty one where there is none."""
    path = po_path(language, root)
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=language, domain=DOMAIN, abort_invalid=True)
    else:
        catalog = Catalog(locale=language, domain=DOMAIN)
    catalog.creation_date = DATE
    catalog.revision_date = DATE
    return catalog


def refreshed(language: str, source: Catalog, root: Path = ROOT) -> Catalog:
    """The language's catalogue with today's strings: translations kept, strings no longer used dropped."""
    catalog = load(language, root)
    catalog.project = source.project
    catalog.version = "1"
    catalog.copyright_holder = source.copyright_holder
    catalog.msgid_bugs_address = ""
    catalog.last_translator = "The authors of Pig Iron"
    catalog.language_team = language
    catalog.fuzzy = False
    catalog.header_comment = (
        f"# {language}: the texts of Pig Iron. Refreshed by tools/i18n/catalogue.py.\n"
        "# Licence: CC BY-SA 4.0, see LICENSE-ASSETS."
    )
    catalog.update(source, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.creation_date = DATE
    catalog.revision_date = DATE
    if language == SOURCE_LANGUAGE:
        for message in catalog:
            if message.id:
                message.string = message.id
    return catalog


def as_po(catalog: Catalog) -> bytes:
    """The catalogue as text: sorted, with files but no line numbers, so that nothing but a change shows."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, sort_output=True, include_lineno=False, ignore_obsolete=True)
    lines = buffer.getvalue().decode("utf-8").splitlines(keepends=True)
    moving = ('"POT-Creation-Date:', '"PO-Revision-Date:', '"Generated-By:')
    return "".join(line for line in lines if not line.startswith(moving)).encode("utf-8")


def as_mo(catalog: Catalog) -> bytes:
    """The catalogue compiled, as gettext reads it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def messages(catalog: Catalog) -> dict[Identity, Message]:
    """The catalogue's entries by text and context, without the header."""
    return {(_plain(m.id), m.context): m for m in catalog if m.id}


def _plain(text: str | list[str] | tuple[str, ...]) -> str | tuple[str, ...]:
    return text if isinstance(text, str) else tuple(text)


def _forms(text: str | list[str] | tuple[str, ...] | None) -> list[str]:
    """A text's wordings: one, or one for each number."""
    return [text] if isinstance(text, str) else list(text or ())


def readable(mo: bytes) -> dict[object, str]:
    """What gettext finds in a compiled catalogue, without its header."""
    found: dict[object, str] = dict(vars(gettext.GNUTranslations(io.BytesIO(mo)))["_catalog"])
    found.pop("", None)
    return found


def fields(text: str) -> set[str]:
    """The named places of a text: {"count"} for "{count} furnaces lit".

    Raises ValueError where the braces do not match.
    """
    return {name for _lit, name, _spec, _conv in string.Formatter().parse(text) if name is not None}


def _shown(identity: Identity) -> str:
    text = identity[0]
    return repr(text if isinstance(text, str) else text[0])


def faults(root: Path = ROOT) -> list[str]:
    """Everything that is wrong with the catalogues, one sentence each; empty when all is well."""
    wanted = messages(template(root))
    wrong: list[str] = []
    for identity in wanted:
        for text in _forms(identity[0]):
            try:
                unnamed = [name for name in fields(text) if not name.isidentifier()]
            except ValueError as error:
                wrong.append(f"{text!r} cannot be filled in: {error}")
                continue
            if unnamed:
                wrong.append(f"{text!r} has a place without a name: translators cannot move it")
    for language in languages(root):
        path = po_path(language, root)
        where = path.relative_to(root).as_posix()
        if not path.exists():
            wrong.append(f"{where} is not there")
            continue
        catalog = load(language, root)
        have = messages(catalog)
        wrong += [f"{where} lacks {_shown(i)}" for i in wanted if i not in have]
        wrong += [f"{where} still has {_shown(i)}, which no source uses" for i in have if i not in wanted]
        for identity, message in have.items():
            wrong += [f"{where}: {fault}" for fault in _faults_of(identity, message, language)]
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or readable(compiled.read_bytes()) != readable(as_mo(catalog)):
            wrong.append(f"{compiled.relative_to(root).as_posix()} is not what {path.name} compiles to")
    return wrong


def _faults_of(identity: Identity, message: Message, language: str) -> Iterator[str]:
    """What is wrong with one translation."""
    if language == SOURCE_LANGUAGE and message.string != message.id:
        yield f"{_shown(identity)} reads {message.string!r}, but English is the sources' own text"
    allowed = set().union(*(fields(text) for text in _forms(identity[0]) if _fillable(text)))
    for text in _forms(message.string):
        if not text:
            continue
        if not _fillable(text):
            yield f"the translation {text!r} cannot be filled in"
        elif fields(text) - allowed:
            extra = ", ".join(sorted(fields(text) - allowed))
            yield f"the translation {text!r} names {extra}, which its original has not"


def _fillable(text: str) -> bool:
    try:
        fields(text)
    except ValueError:
        return False
    return True


def write(language: str, source: Catalog, root: Path = ROOT) -> None:
    """Refresh and compile one language on disk."""
    catalog = refreshed(language, source, root)
    path = po_path(language, root)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(as_po(catalog))
    # Compiled from what was written, not from memory: the two files cannot tell different tales.
    path.with_suffix(".mo").write_bytes(as_mo(load(language, root)))


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tools.i18n", description="Keep the message catalogue true to the sources."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("update", help="collect the strings, refresh and compile every language")
    commands.add_parser("check", help="say what is missing, stale or not compiled")
    add = commands.add_parser("add", help="begin a language")
    add.add_argument("language", help="its code, such as zh_Hans")
    arguments = parser.parse_args(words)

    if arguments.command == "check":
        wrong = faults()
        for line in wrong:
            print(line)
        if wrong:
            print("Mend it with: python -m tools.i18n update")
        else:
            print(f"The catalogues of {', '.join(languages())} hold every text of the sources.")
        return 1 if wrong else 0

    source = template()
    for language in languages() if arguments.command == "update" else [arguments.language]:
        write(language, source)
        done = sum(1 for m in messages(load(language)).values() if _forms(m.string) and all(_forms(m.string)))
        print(f"{po_path(language).relative_to(ROOT)}: {done} of {len(messages(source))} texts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
