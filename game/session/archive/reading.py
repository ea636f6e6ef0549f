"""Reading the archive: the English articles, a translation laid over them, and the links between everything, checked.

A translation holds only what is read: numbers, sources and links are the English file's. What a language lacks stays
English, article by article and key by key.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from game.rules.order_table import ORDERS
from game.session.archive.article import Article, Group, marks_in
from game.session.files import ContentError, read_toml
from game.session.national import record
from game.text import ASSETS

FOLDER = "archive"
SOURCE_LANGUAGE = "en"
READ_KEYS = frozenset(
    (
        "title", "subtitle", "text", "sure", "also", "grades", "what", "figure", "note", "rows", "series", "name",
        "keywords",
    )
)  # fmt: skip
"""Keys that a translation may give; all others are taken from the English file."""


@dataclass(frozen=True)
class Archive:
    """All articles of a language in the order of the index, its groups, its sources by key."""

    language: str
    groups: tuple[Group, ...]
    articles: tuple[Article, ...]
    sources: Mapping[str, str]

    @functools.cached_property
    def by_id(self) -> Mapping[str, Article]:
        """The articles by their ids."""
        return {article.id: article for article in self.articles}

    def article(self, name: str) -> Article:
        """An article by its id. Raises KeyError."""
        return self.by_id[name]

    def group(self, name: str) -> tuple[Article, ...]:
        """The articles of a group."""
        return tuple(article for article in self.articles if article.group == name)

    def of_order(self, name: str) -> Article | None:
        """The article about an order."""
        return next((article for article in self.articles if name in article.orders), None)

    def of_topic(self, name: str) -> Article | None:
        """The article about a figure."""
        return next((article for article in self.articles if name in article.topics), None)

    def of_screen(self, name: str) -> Article | None:
        """The article about what a screen shows."""
        return next((article for article in self.articles if name in article.screens), None)


def article_names(language: str = SOURCE_LANGUAGE) -> list[str]:
    """Ids of the articles that a language has files for, sorted."""
    try:
        files = os.listdir(os.path.join(ASSETS, FOLDER, language, "articles"))
    except OSError:
        return []
    return sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml"))


def translated_share(language: str) -> tuple[int, int]:
    """How many articles a language has, and of how many."""
    whole = article_names()
    have = set(article_names(language))
    return sum(1 for name in whole if name in have), len(whole)


@functools.cache
def load_archive(language: str = SOURCE_LANGUAGE) -> Archive:
    """The archive in a language. Raises ContentError: one sentence naming the file and what is wrong in it."""
    have = set(article_names(language)) if language != SOURCE_LANGUAGE else set()
    groups = _groups(language)
    sources = _sources(language)
    articles = [_article(name, language if name in have else SOURCE_LANGUAGE) for name in article_names()]
    place = {group.id: number for number, group in enumerate(groups)}
    archive = Archive(
        language,
        groups,
        tuple(sorted(articles, key=lambda article: (place.get(article.group, 0), article.order, article.id))),
        sources,
    )
    for fault in faults(archive):
        raise ContentError(fault)
    return archive


def _path(*parts: str) -> str:
    return "/".join(("assets", FOLDER, *parts))


def _exists(*parts: str) -> bool:
    return os.path.exists(os.path.join(ASSETS, FOLDER, *parts))


def _groups(language: str) -> tuple[Group, ...]:
    data = dict(read_toml(FOLDER, SOURCE_LANGUAGE, "groups.toml"))
    if language != SOURCE_LANGUAGE and _exists(language, "groups.toml"):
        data = overlaid(data, read_toml(FOLDER, language, "groups.toml"), _path(language, "groups.toml"))
    try:
        return msgspec.convert(data, dict[str, tuple[Group, ...]])["groups"]
    except (msgspec.ValidationError, KeyError) as error:
        raise ContentError(f"{_path(language, 'groups.toml')}: {error}") from None


def _sources(language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name in dict.fromkeys((SOURCE_LANGUAGE, language)):
        if not _exists(name, "sources.toml"):
            continue
        try:
            found.update(msgspec.convert(read_toml(FOLDER, name, "sources.toml"), dict[str, str]))
        except msgspec.ValidationError as error:
            raise ContentError(f"{_path(name, 'sources.toml')}: {error}") from None
    return found


def _article(name: str, language: str) -> Article:
    file = _path(language, "articles", f"{name}.toml")
    data = dict(read_toml(FOLDER, SOURCE_LANGUAGE, "articles", f"{name}.toml"))
    if language != SOURCE_LANGUAGE:
        data = overlaid(data, read_toml(FOLDER, language, "articles", f"{name}.toml"), file)
    return article_from(data, file)


def article_from(data: Mapping[str, Any], file: str) -> Article:
    """An article from what its file holds. Raises ContentError naming file and field."""
    try:
        made = msgspec.convert(data, Article)
    except msgspec.ValidationError as error:
        raise ContentError(f"{file}: {error}") from None
    wanted = os.path.basename(file).removesuffix(".toml")
    if made.id != wanted:
        raise ContentError(f"{file}: id should be {wanted!r}, as the file is called, not {made.id!r}")
    return made


def overlaid(under: Mapping[str, Any], over: Mapping[str, Any], file: str) -> dict[str, Any]:
    """English data with a translation laid over it; lists of tables are matched one by one. Raises ContentError."""
    made = dict(under)
    for key, value in over.items():
        if key == "groups" or key in READ_KEYS:
            made[key] = _laid(under.get(key), value, file, key)
        else:
            raise ContentError(f"{file}: {key} is not translated; it is taken from the English file")
    return made


def _laid(under: Any, over: Any, file: str, key: str) -> Any:
    if isinstance(over, Mapping):
        return overlaid(under if isinstance(under, Mapping) else {}, over, file)
    tables = isinstance(over, list) and any(isinstance(row, Mapping) for row in over)
    if not tables:
        return over
    if not isinstance(under, list) or len(under) != len(over):
        count = len(under) if isinstance(under, list) else 0
        raise ContentError(f"{file}: {key} should have {count} entries, as in English, not {len(over)}")
    return [overlaid(one, other, file) for one, other in zip(under, over, strict=True)]


# ---------------------------------------------------------------------- checking
def faults(archive: Archive) -> Iterator[str]:
    """What is wrong between the articles, one sentence each, naming file and field."""
    groups = {group.id for group in archive.groups}
    ids = {article.id for article in archive.articles}
    orders = {order.name for order in ORDERS}
    owners: dict[tuple[str, str], str] = {}
    for article in archive.articles:
        file = _path(archive.language, "articles", f"{article.id}.toml")
        if article.group not in groups:
            yield f"{file}: group should be one of {', '.join(sorted(groups))}, not {article.group!r}"
        yield from (f"{file}: {fault}" for fault in faults_of(article))
        for key in article.sources:
            if key not in archive.sources:
                yield f"{file}: sources names {key!r}, which sources.toml does not have"
        for name in article.related:
            if name not in ids or name == article.id:
                yield f"{file}: related names {name!r}, which is no other article"
        for name in article.orders:
            if name not in orders:
                yield f"{file}: orders names {name!r}, which is no order"
        for kind, names in (("orders", article.orders), ("topics", article.topics), ("screens", article.screens)):
            for name in names:
                other = owners.setdefault((kind, name), article.id)
                if other != article.id:
                    yield f"{file}: {kind} names {name!r}, which leads to {other} already"


def faults_of(article: Article) -> Iterator[str]:
    """What is wrong within an article."""
    if not article.text:
        yield "text has no paragraph"
    if not article.sources:
        yield "sources is empty"
    if len(set(article.sources)) < len(article.sources):
        yield "sources names one twice"
    marks = [number for text in article.marked() for number in marks_in(text)]
    for number in sorted(set(marks)):
        if not 1 <= number <= len(article.sources):
            yield f"text cites [{number}], and there are {len(article.sources)} sources"
    for number, key in enumerate(article.sources, 1):
        if number not in marks:
            yield f"sources lists {key!r}, which no text cites"
    if not article.grades:
        yield "grades is empty"
    if len({grade.grade for grade in article.grades}) < len(article.grades):
        yield "grades gives one grade twice"
    if article.figure is not None:
        yield from _faults_of_figure(article)


def _faults_of_figure(article: Article) -> Iterator[str]:
    figure = article.figure
    assert figure is not None
    if figure.kind == "estimates":
        if not figure.rows:
            yield "figure.rows is empty"
        if len(figure.ticks) < 2 or list(figure.ticks) != sorted(set(figure.ticks)):
            yield "figure.ticks should be two levels or more, rising"
            return
        for row in figure.rows:
            high = row.low if row.high is None else row.high
            # A row may lie a little beyond the outermost ticks, where the axis still runs.
            margin = (figure.ticks[1] - figure.ticks[0]) * 0.8
            if not figure.ticks[0] - margin <= row.low <= high <= figure.ticks[-1] + margin:
                yield f"figure.rows: {row.name!r} lies beside the axis"
        return
    if not figure.series:
        yield "figure.series is empty"
    known = record()
    for series in figure.series:
        if bool(series.key) == bool(series.by_year):
            yield f"figure.series: {series.name!r} should have either key or by_year"
        elif series.key and series.key not in known:
            yield f"figure.series: {series.name!r} names {series.key!r}, which is no series of national.toml"
