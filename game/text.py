"""The game's words in the player's language.

Every string a player sees is written in English in the source and goes through `_`, `ngettext` or `pgettext`;
constants are marked with `N_` and translated where they are shown. Catalogues lie in
`assets/locale/<language>/LC_MESSAGES/pigiron.mo`. Nothing slow is imported here: the command line needs words
before it needs anything else.
"""

from __future__ import annotations

import gettext as _gettext
import os
import sys

DOMAIN = "pigiron"
LANGUAGES = ("en", "zh_Hans")
ASSETS = os.path.join(
    getattr(sys, "_MEIPASS", None) or os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "assets"
)
LOCALE_FOLDER = os.path.join(ASSETS, "locale")

_language = "en"
_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def _(message: str) -> str:
    """`message` in the chosen language; the English source where no translation exists."""
    return _catalogue.gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: float) -> str:
    """The form for `count` things; a fraction takes the plural."""
    whole = int(count)
    return _catalogue.ngettext(singular, plural, whole if whole == count else 2)


def pgettext(context: str, message: str) -> str:
    """`message` in one of several meanings, told apart by `context`."""
    return _catalogue.pgettext(context, message)


def N_(message: str) -> str:
    """Mark a constant for translation and hand it back unchanged; `_` translates it where it is shown."""
    return message


def language() -> str:
    """The language in use, one of `LANGUAGES`."""
    return _language


def set_language(name: str) -> None:
    """Use language `name` from now on.

    Raises:
        ValueError: `name` is not one of `LANGUAGES`.
    """
    global _language, _catalogue
    if name not in LANGUAGES:
        raise ValueError(f"no language {name!r}; the game has {', '.join(LANGUAGES)}")
    _language = name
    _catalogue = _gettext.translation(DOMAIN, LOCALE_FOLDER, languages=[name], fallback=True)


def system_language() -> str:
    """The first of the system's preferred languages that the game has, else English."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for wish in os.environ.get(variable, "").split(":"):
            if wish.lower().startswith("zh"):
                return "zh_Hans"
            if wish.lower().startswith("en"):
                return "en"
    return "en"
