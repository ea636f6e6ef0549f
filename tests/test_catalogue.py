"""The message catalogue holds every text of the sources, and its tool notices when it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.i18n import catalogue


def test_every_language_holds_every_text_of_the_sources() -> None:
    wrong = catalogue.faults()
    assert not wrong, "\n".join([*wrong[:20], "mend it with: python -m tools.i18n update"])


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A tree with one text of each kind, its English catalogue made."""
    code = tmp_path / "game"
    code.mkdir()
    (code / "furnaces.py").write_text(
        "from game.text import N_, _, ngettext, pgettext\n"
        'NAME = N_("Furnaces")\n'
        "def said(count):\n"
        '    pgettext("verb", "Lit")\n'
        '    return ngettext("{count} furnace lit", "{count} furnaces lit", count).format(count=count)\n',
        encoding="utf-8",
    )
    data = tmp_path / "assets" / "scenarios"
    data.mkdir(parents=True)
    (data / "leap.toml").write_text('id = "leap"\nname = "Willow Crossing"\n', encoding="utf-8")
    catalogue.write("en", catalogue.template(tmp_path), tmp_path)
    return tmp_path


def test_marked_strings_and_texts_of_data_files_are_collected(small: Path) -> None:
    assert set(catalogue.messages(catalogue.load("en", small))) == {
        ("Furnaces", None),
        ("Lit", "verb"),
        (("{count} furnace lit", "{count} furnaces lit"), None),
        ("Willow Crossing", None),
    }
    assert catalogue.faults(small) == []


def test_writing_twice_changes_nothing(small: Path) -> None:
    first = {p: p.read_bytes() for p in small.rglob("pigiron.*")}
    catalogue.write("en", catalogue.template(small), small)
    assert first and {p: p.read_bytes() for p in small.rglob("pigiron.*")} == first


def test_a_new_text_and_a_dropped_one_are_noticed(small: Path) -> None:
    (small / "game" / "furnaces.py").write_text('_("Masters")\n', encoding="utf-8")
    wrong = "\n".join(catalogue.faults(small))
    assert "lacks 'Masters'" in wrong
    assert "still has 'Furnaces'" in wrong


def test_a_translation_that_names_an_unknown_place_is_noticed(small: Path) -> None:
    catalogue.write("zh_Hans", catalogue.template(small), small)
    po = catalogue.po_path("zh_Hans", small)
    text = po.read_text(encoding="utf-8")
    po.write_text(text.replace('msgstr[0] ""', 'msgstr[0] "{number} 座土高炉"'), encoding="utf-8")
    wrong = "\n".join(catalogue.faults(small))
    assert "names number" in wrong
    assert "pigiron.mo is not what pigiron.po compiles to" in wrong


def test_a_translation_is_kept_when_the_sources_move(small: Path) -> None:
    catalogue.write("zh_Hans", catalogue.template(small), small)
    po = catalogue.po_path("zh_Hans", small)
    text = po.read_text(encoding="utf-8")
    po.write_text(
        text.replace('msgid "Furnaces"\nmsgstr ""', 'msgid "Furnaces"\nmsgstr "土高炉"'), encoding="utf-8"
    )
    (small / "game" / "more.py").write_text('_("Masters")\n', encoding="utf-8")
    for language in catalogue.languages(small):
        catalogue.write(language, catalogue.template(small), small)
    assert catalogue.messages(catalogue.load("zh_Hans", small))[("Furnaces", None)].string == "土高炉"
    assert catalogue.faults(small) == []


def test_a_place_without_a_name_is_noticed(small: Path) -> None:
    (small / "game" / "more.py").write_text('_("{} furnaces")\n', encoding="utf-8")
    assert any("a place without a name" in fault for fault in catalogue.faults(small))
