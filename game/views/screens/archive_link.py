"""From anywhere into the archive: which article belongs to what has the focus, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.rules.orders import ORDER
from game.text import N_, _, language
from game.views.playing import inside

if TYPE_CHECKING:
    from game.session.archive import Archive, Article
    from game.views.screen import Screen
    from game.views.stage import Stage

NAMES = {
    "plan": N_("the plan"),
    "brigade": N_("a brigade’s page"),
    "paper": N_("the paper"),
    "report": N_("the second ledger"),
    "county": N_("the county’s board"),
    "nation": N_("the country"),
    "province": N_("a province"),
    "people": N_("people"),
    "charts": N_("the seasons so far"),
    "running": N_("a season’s work"),
    "epilogue": N_("the end"),
    "help": N_("help"),
    "title": N_("the title"),
    "settings": N_("settings"),
    "saves": N_("saved games"),
    "new_game": N_("a new game"),
}
"""The screens, as they stand after "Opened from:"."""


@dataclass(frozen=True)
class Link:
    """An article, and from where it was opened."""

    article: str
    opened_from: str


def link_of(screen: Screen) -> Link | None:
    """The article about what has the focus, or else about what the screen shows; None where there is none."""
    from game.session.archive import load_archive

    archive = load_archive(language())
    name = _(NAMES.get(screen.name, ""))
    focused = _focused(archive, screen)
    if focused is not None:
        article, thing = focused
        words = _("{screen}, {thing}").format(screen=name, thing=inside(thing)) if name else inside(thing)
        return Link(article.id, words)
    article_of_screen = archive.of_screen(screen.name)
    return Link(article_of_screen.id, name) if article_of_screen is not None else None


def _focused(archive: Archive, screen: Screen) -> tuple[Article, str] | None:
    """The article about the focused order or figure, and what that is called."""
    controls = getattr(getattr(screen, "sheet", None), "controls", {})
    key = screen.focus.current.key if screen.focus.current is not None else ""
    if key in controls:
        order = controls[key].order
        article = archive.of_order(order.name)
        return (article, _(order.title)) if article is not None else None
    if key.split(":")[0] in ORDER:
        article = archive.of_order(key.split(":")[0])
        return (article, _(ORDER[key.split(":")[0]].title)) if article is not None else None
    if key.startswith("row:"):
        article = archive.of_topic(key.removeprefix("row:"))
        row = screen.focus.current
        return (article, str(getattr(row, "name", ""))) if article is not None else None
    measure = getattr(screen, "measure", None)
    if measure is not None and hasattr(measure, "key"):
        article = archive.of_topic(measure.key)
        return (article, _(measure.name)) if article is not None else None
    return None


def open_archive(stage: Stage, article: str = "", opened_from: str = "") -> None:
    """Open the archive over the present screen; where it was left, if no article is named."""
    from game.views.screens import open_over

    open_over(stage, "archive", article=article, opened_from=opened_from or _(NAMES.get(stage.screen.name, "")))


def open_what_has_focus(stage: Stage) -> None:
    """F1: the article about what has the focus; help where the archive has none."""
    from game.views.screens import open_over

    link = link_of(stage.screen)
    if link is None:
        open_over(stage, "help")
    else:
        open_archive(stage, link.article, link.opened_from)
