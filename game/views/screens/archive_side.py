"""The sheet beside an article: how sure it is, its sources, what else is held, what belongs to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from game.rules.orders import ORDER
from game.text import N_, _
from game.views.pen import Pen
from game.views.screens.archive_figure import GRADE, draw_grade
from game.views.screens.archive_text import height_of, set_text
from game.views.widgets import Drawing, ListRow

if TYPE_CHECKING:
    from game.session.archive import Archive, Article

MEANINGS = {"A": N_("well established"), "B": N_("published, fairly sure"), "C": N_("contested, or one hand")}
HEADING, GAP, LINK = 38.0, 18.0, 34.0
Put = Callable[..., Any]


@dataclass
class Part:
    """A piece of the sheet: how high it is, and what puts it at a height."""

    height: float
    put: Callable[[Put, float], None]


class Side:
    """What stands beside an article, as parts under each other at a width."""

    def __init__(
        self, archive: Archive, article: Article, ruler: Pen, width: float, open_article: Callable[[str], None],
        before: Article | None = None,
    ) -> None:  # fmt: skip
        self.archive, self.article, self.ruler, self.width = archive, article, ruler, width
        self.open_article, self.before = open_article, before
        self.parts: list[Part] = []
        self._heading(_("How sure is this"), first=True)
        self._text(article.sure)
        self._grades()
        self._heading(_("Sources"))
        for number, key in enumerate(article.sources, 1):
            line = _("{number}. {source}").format(number=number, source=archive.sources[key])
            self._text(line, "reported_small", 4)
        if article.also:
            self._heading(_("Also exists"))
            self._text(article.also)
        if article.orders:
            self._heading(_("In the orders"))
            names = [_(ORDER[name].title) for name in article.orders]
            self._text(_("{first}.").format(first="; ".join(names)))
        self._related()

    @property
    def height(self) -> float:
        """All of it."""
        return sum(part.height for part in self.parts)

    def put(self, put: Put, x: float, y: float) -> None:
        """Make the widgets from (x, y) down."""
        for part in self.parts:
            part.put(lambda kind, box, *args, **options: put(kind, (x + box[0], *box[1:]), *args, **options), y)
            y += part.height

    # --------------------------------------------------------------------- parts
    def _drawing(self, height: float, paint: Callable[[Pen], Any], **options: Any) -> None:
        def put(make: Put, y: float) -> None:
            make(Drawing, (0, y, self.width, height), paint, ground="newsprint", **options)

        self.parts.append(Part(height, put))

    def _heading(self, title: str, first: bool = False) -> None:
        over = 0.0 if first else GAP

        def paint(pen: Pen) -> None:
            pen.text(title, 0, over + 20, "section", "ink", room=self.width)
            pen.line((0, over + 29), (self.width, over + 29), "ink", 2)

        self._drawing(over + HEADING, paint, heading=True)

    def _text(self, text: str, style: str = "body", gap: float = 6) -> None:
        height = height_of(self.ruler, text, self.width, style)
        self._drawing(height + gap, lambda pen: set_text(pen, text, 0, 0, self.width, style))

    def _grades(self) -> None:
        """The three grades and their meaning; of what the article uses, what each covers."""
        used: dict[str, str] = {grade.grade: grade.what for grade in self.article.grades}
        left = GRADE + 8
        for grade, meaning in MEANINGS.items():
            what = used.get(grade, "")
            words = _("{meaning}: {what}").format(meaning=_(meaning), what=what) if what else _(meaning)
            colour = "ink" if what else "ink_on_news"
            height = max(28.0, height_of(self.ruler, words, self.width - left, "body") + 6)

            def paint(pen: Pen, grade: str = grade, words: str = words, colour: str = colour) -> None:
                draw_grade(pen, grade, 0, 13)
                set_text(pen, words, left, 2, self.width - left, "body", colour)

            self._drawing(height, paint)

    def _related(self) -> None:
        related = [self.archive.article(name) for name in self.article.related]
        if not related and self.before is None:
            return
        self._heading(_("Related"))
        if self.before is not None:
            self._link(self.before, f"← {self.before.title}", "link:before")
        for article in related:
            if self.before is None or article.id != self.before.id:
                self._link(article, article.title, f"link:{article.id}")

    def _link(self, article: Article, label: str, key: str) -> None:
        def put(make: Put, y: float) -> None:
            make(
                ListRow, (0, y, self.width, LINK), label, lambda: self.open_article(article.id), key=key,
                group="related", ground="newsprint",
            )  # fmt: skip

        self.parts.append(Part(LINK, put))
