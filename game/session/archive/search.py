"""Finding articles by words: no case, no accents, every word somewhere in the article, titles first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from game.session.archive.article import Article, without_marks

TITLE, NEAR, START = 100, 20, 50
"""What a word weighs in the title, in the subtitle or a keyword, and what a title that begins with it weighs more."""


def plain(text: str) -> str:
    """A text as it is searched: without accents and case, with straight quotes, dashes and spaces."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in parts if not unicodedata.combining(char))
    return " ".join(bare.replace("’", "'").replace("–", "-").replace("<i>", "").replace("</i>", "").split())


def found(articles: Iterable[Article], wanted: str) -> list[Article]:
    """The articles that hold every word wanted, the likeliest first; all, in their order, where nothing is wanted."""
    listed = list(articles)
    words = plain(wanted).split()
    if not words:
        return listed
    weighed = [(weight(article, words), -place, article) for place, article in enumerate(listed)]
    hits = sorted(((value, place, article) for value, place, article in weighed if value), key=lambda hit: hit[:2])
    return [article for _value, _place, article in reversed(hits)]


def weight(article: Article, words: list[str]) -> int:
    """How well an article answers; 0 if a word is not in it at all."""
    title = plain(article.title)
    near = plain(" ".join((article.subtitle, *article.keywords)))
    body = plain(without_marks(" ".join((*article.text, article.sure, article.also))))
    total = 0
    for word in words:
        times = body.count(word)
        worth = times + (TITLE if word in title else 0) + (NEAR if word in near else 0)
        if not worth:
            return 0
        total += worth + (START if title.startswith(word) else 0)
    return total
