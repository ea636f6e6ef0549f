"""How complete a language is, read from the compiled catalogues and from the archive's folder."""

from __future__ import annotations

import gettext

from game.session.archive import translated_share
from game.text import DOMAIN, LOCALE_FOLDER


def messages(language: str) -> dict[str, str]:
    """Texts of a language that are translated, by their English; empty where it has no catalogue."""
    try:
        catalogue = gettext.translation(DOMAIN, LOCALE_FOLDER, languages=[language])
    except OSError:
        return {}
    found = vars(catalogue).get("_catalog", {})
    # A text with forms by number has one entry a form; each text counts once.
    texts: dict[str, str] = {}
    for key, text in found.items():
        name = key[0] if isinstance(key, tuple) else key
        if name and text:
            texts.setdefault(name, text)
    return texts


def translated(language: str) -> int:
    """Per cent of the game's texts that a language has; 100 only when none is missing."""
    all_texts = messages("en")
    if not all_texts:
        return 0
    have = messages(language)
    articles, of = translated_share(language)
    done = sum(1 for name in all_texts if name in have) + articles
    return done * 100 // (len(all_texts) + of)
