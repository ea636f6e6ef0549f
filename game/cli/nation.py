"""`nation`: the whole country by year beside the record, under history's orders or with one thing taken out."""

from __future__ import annotations

import argparse
import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from game.cli.common import (
    CliError,
    Parser,
    check_writable,
    print_json,
    read_count,
    read_seed,
    read_seeds,
    table,
    unwritable,
    with_progress,
    write_csv,
)
from game.session.country.chronicle import FIRST, LAST, YEARS, Chronicle, label_of
from game.session.country.deviation import Deviation, deviations
from game.session.country.nation import nation
from game.session.what_ifs import check_what_if
from game.text import N_, _

YEAR_FIELDS = (
    "year", "grain_true_mt", "grain_reported_mt", "procured_mt", "resold_mt", "retained_kg_per_head", "kcal",
    "death_rate_permille", "death_rate_rural_permille", "death_rate_urban_permille", "birth_rate_permille",
    "excess_deaths_m", "farm_labour_m", "furnaces_k", "native_iron_mt", "native_iron_usable_mt", "stock_spring_mt",
    "exported_mt", "oxen", "pigs",
)  # fmt: skip
SHOWN = {
    "grain_true_mt": N_("grain brought in, Mt"),
    "grain_reported_mt": N_("grain said, Mt"),
    "levy_percent": N_("levy, % of the crop"),
    "retained_kg_per_head": N_("kept, kg a rural head"),
    "kcal_recorded": N_("kcal, as the series counts"),
    "death_rate_permille": N_("deaths, per mille"),
    "birth_rate_permille": N_("births, per mille"),
    "excess_deaths_m": N_("deaths above the usual, m"),
    "farm_labour_m": N_("farm labour, m"),
    "furnaces_k": N_("furnaces, thousand"),
    "native_iron_mt": N_("native iron, Mt"),
    "stock_spring_mt": N_("state stock in spring, Mt"),
    "exported_mt": N_("exports, Mt"),
}
ROWS = ("seed", "what_if", "year", "province", "people_m", "grain_true_mt", "grain_reported_mt", "levy_share",
        "death_rate_permille")  # fmt: skip
"""Columns of `--csv` and `--parquet`: one row for each seed, year and province."""


def run(words: list[str]) -> int:
    """Play the country and print it."""
    options = _read(words)
    check_what_if(options.what_if)
    if options.free_recall and not options.what_if:
        raise CliError(_("--free-recall says how a what-if ends: name one with --what-if"))
    for path in (options.csv, options.parquet):
        if path is not None:
            check_writable(path)
    if options.parquet is not None:
        parquet_writer()
    seeds = list(options.seeds or [options.seed])
    rows: list[dict[str, Any]] = []
    for chronicle in _played(seeds, options.what_if, options.free_recall, options.jobs):
        rows += province_rows(chronicle)
        if options.json:
            print_json(as_json(chronicle))
        elif options.seeds is not None:
            print(_line(chronicle))
        else:
            print(as_table(chronicle))
    if options.csv is not None:
        write_csv(options.csv, ROWS, rows)
    if options.parquet is not None:
        write_parquet(options.parquet, rows)
    return 0


def _read(words: list[str]) -> argparse.Namespace:
    parser = Parser("nation", _("The country's communes by the same rules, by year, beside the record."))
    parser.add_argument("--seed", type=read_seed, default=1, help=_("the country's luck (default 1)"))
    parser.add_argument("--seeds", type=read_seeds, help=_("many runs: first-last"))
    parser.add_argument("--what-if", default="", metavar="NAME", help=_("take one thing out of history"))
    parser.add_argument("--free-recall", action="store_true", help=_("let the recall come when it comes"))
    parser.add_argument("--jobs", type=read_count("--jobs", 1, 256), default=2, help=_("processes (default 2)"))
    parser.add_argument("--csv", metavar="FILE", help=_("write one line a seed, year and province"))
    parser.add_argument("--parquet", metavar="FILE", help=_("the same as a Parquet file (needs pyarrow)"))
    parser.add_argument("--json", action="store_true", help=_("print JSON, one object a run"))
    return parser.read(words)


def _play(task: tuple[int, str, bool]) -> Chronicle:
    return nation(*task)


def _played(seeds: Sequence[int], what_if: str, free: bool, jobs: int) -> Iterator[Chronicle]:
    """Chronicles in the order of the seeds, however many processes play them."""
    tasks = [(seed, what_if, free) for seed in seeds]
    if len(tasks) == 1:
        if what_if and not free:
            _watched(seeds[0], "", False)  # its own history says where the recall is held
        yield _watched(*tasks[0])
        return
    jobs = min(jobs, os.cpu_count() or 1, len(tasks))
    if jobs == 1:
        yield from with_progress(map(_play, tasks), len(tasks), _("runs"))
        return
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        yield from with_progress(pool.imap(_play, tasks), len(tasks), _("runs"))


def _watched(seed: int, what_if: str, free: bool) -> Chronicle:
    """One run under a bar of its seasons."""
    bar = Bar(LAST - FIRST + 1, _("seasons"))
    chronicle = nation(seed, what_if, free, progress=bar)
    bar.end()
    return chronicle


class Bar:
    """Progress of one run on standard error, where that is a terminal."""

    def __init__(self, total: int, what: str) -> None:
        self._steps = with_progress(iter(range(total)), total, what)

    def __call__(self, done: int) -> None:
        """One season more is played."""
        next(self._steps, None)

    def end(self) -> None:
        """Clear the line."""
        for _step in self._steps:
            pass


def as_json(chronicle: Chronicle) -> dict[str, Any]:
    """A run in the shape of the command line's JSON."""
    return {
        "seed": chronicle.seed,
        "what_if": chronicle.what_if or None,
        "free_recall": chronicle.free_recall,
        "digest": chronicle.digest,
        "years": [{name: _round(asdict(year)[name]) for name in YEAR_FIELDS} for year in chronicle.years],
        "outcry": [_round(season.outcry) for season in chronicle.seasons],
        "recall_season": label_of(chronicle.recall),
        "admission_season": label_of(chronicle.admission),
        "prestige": [_round(season.prestige) for season in chronicle.seasons],
        "counties_zealous": [season.counties_zealous for season in chronicle.seasons],
        "counties_moderate": [season.counties_moderate for season in chronicle.seasons],
        "provinces_replaced": [
            {"season": label_of(season), "name": name, "follower": follower}
            for season, name, follower in replaced_provinces(chronicle)
        ],
        "usable_industrial_metal_mt": [_round(year.usable_industrial_metal_mt) for year in chronicle.years],
        "provinces": [
            {
                "name": province.name,
                "excess_deaths_m": _round(province.excess_deaths_m),
                "peak_death_rate_permille": _round(province.peak_death_rate_permille),
                "death_rate_1960_permille": _round(province.death_rate_permille[1960]),
            }
            for province in chronicle.provinces
            if province.people_m > 0
        ],
        "corr_death_output_1957": chronicle.corr_death_output[1957],
        "corr_death_output_1960": chronicle.corr_death_output[1960],
        "deviation": [asdict(row) for row in deviations(chronicle)] if not chronicle.what_if else [],
    }


def replaced_provinces(chronicle: Chronicle) -> Iterator[tuple[int, str, str]]:
    """Provinces whose first secretary was followed by another: season, name, "zealous" or "moderate"."""
    for season, ask in enumerate(chronicle.calendar.seasons, chronicle.calendar.first):
        for province, follows in zip(chronicle.provinces, ask.provinces, strict=False):
            if follows:
                yield season, province.name, "zealous" if follows > 0 else "moderate"


def _round(value: float) -> float:
    return round(value, 4)


def as_table(chronicle: Chronicle) -> str:
    """A run beside the record, for reading."""
    found = {(row.name, row.year): row for row in deviations(chronicle)}
    rows = [["", *(str(year) for year in YEARS)]]
    for name, title in SHOWN.items():
        rows.append([_(title), *(_cell(found.get((name, year)), chronicle, name, year) for year in YEARS)])
    total = sum(year.excess_deaths_m for year in chronicle.years[1:])
    lines = [
        _("The country, seed {seed}: the model, and in brackets how far it lies from the record").format(
            seed=chronicle.seed
        ),
        table(rows),
        _("Deaths above the usual, 1958-62: {total:.1f} million").format(total=total),
        _("Recall: {season}; admission of failure: {admission}").format(
            season=label_of(chronicle.recall) or _("never"), admission=label_of(chronicle.admission) or _("never")
        ),
        _("County secretaries replaced: {zealous} by zealous ones, {moderate} by moderate ones").format(
            zealous=sum(season.counties_zealous for season in chronicle.seasons),
            moderate=sum(season.counties_moderate for season in chronicle.seasons),
        ),
        _("digest {digest}").format(digest=chronicle.digest),
    ]
    if chronicle.what_if:
        lines.insert(0, _("What if: {name}").format(name=chronicle.what_if))
    return "\n".join(lines)


def _cell(row: Deviation | None, chronicle: Chronicle, name: str, year: int) -> str:
    if row is not None:
        return f"{row.model:,.1f} ({row.off_percent:+.0f} %)" if row.record else f"{row.model:,.1f}"
    value = getattr(chronicle.year(year), name, None)
    return "" if value is None else f"{value:,.1f}"


def _line(chronicle: Chronicle) -> str:
    total = sum(year.excess_deaths_m for year in chronicle.years[1:])
    text = _("seed {seed}: {total:.1f} million deaths above the usual in 1958-62, recall {season}, {digest}")
    return text.format(
        seed=chronicle.seed, total=total, season=label_of(chronicle.recall) or _("never"), digest=chronicle.digest
    )


def province_rows(chronicle: Chronicle) -> list[dict[str, Any]]:
    """One row a year and province, with the columns of ROWS."""
    return [
        {
            "seed": chronicle.seed,
            "what_if": chronicle.what_if,
            "year": year,
            "province": province.name,
            "people_m": _round(province.people_m),
            "grain_true_mt": _round(province.grain_true_mt[year]),
            "grain_reported_mt": _round(province.grain_reported_mt[year]),
            "levy_share": _round(province.levy_share[year]),
            "death_rate_permille": _round(province.death_rate_permille[year]),
        }
        for province in chronicle.provinces
        if province.people_m > 0
        for year in YEARS
    ]


def parquet_writer() -> Any:
    """The package that writes Parquet. Raises CliError when it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise CliError(_("--parquet needs pyarrow: install it with pip install 'pig-iron[parquet]'")) from None
    return pyarrow


def write_parquet(path: str, rows: Iterable[dict[str, Any]]) -> None:
    """The rows as Parquet. Raises CliError: pyarrow is not installed, or the file cannot be written."""
    pyarrow = parquet_writer()
    try:
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(list(rows)), path)
    except OSError as error:
        raise unwritable(path, error) from None
