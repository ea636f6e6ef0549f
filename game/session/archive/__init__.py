"""The archive: the game's encyclopedia, one file an article, with sources and with how sure each thing is.

Articles lie in `assets/archive/<language>/articles`; `docs/archive.md` tells how one is written and translated. They
are read when they are first asked for, never when the program starts.
"""

from game.session.archive.article import Article, Estimate, Figure, Grade, Group, Series, marks_in, without_marks
from game.session.archive.reading import Archive, article_names, load_archive, translated_share
from game.session.archive.search import found, plain

__all__ = [
    "Archive",
    "Article",
    "Estimate",
    "Figure",
    "Grade",
    "Group",
    "Series",
    "article_names",
    "found",
    "load_archive",
    "marks_in",
    "plain",
    "translated_share",
    "without_marks",
]
