"""Prints how long views and searches of a large library take.

Run: ``python -m tests.benchmarks.library_views [--photos 100000] [--rounds 20] [--keep DIR]``. Each line is one
kind of view: the first page of it, as a screen shows it at once, and the keys of all its photos, which the grid
needs to scroll anywhere. ``--keep`` makes the catalogue once and uses it again; ``--cpu`` counts processor time,
which says more on a busy machine.
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.photo_rows import load_photos
from aesthetic_studio.catalog.query import find_ids
from aesthetic_studio.domain.filter_parser import parse_filter
from aesthetic_studio.domain.query import PhotoQuery, SortKey
from tests.benchmarks.library_made import CRITIC, RARE, make_catalogue
from tests.benchmarks.machine import describe_machine

PAGE = 120
Clock = Callable[[], float]

FILTERS = {
    "all": PhotoQuery(),
    "folder": PhotoQuery(folder_id=1),
    "subfolder": PhotoQuery(within=Path("/photos/travel/00042")),
    "large subfolder": PhotoQuery(within=Path("/photos/travel")),
    **{
        text: PhotoQuery(filter=parse_filter(text))
        for text in (
            *("stars>=4", "not flag:reject", "score>7", "camera:x-t5", "iso>=3200"),
            *("rating>=6 and camera:X-T5 and score>7 and taken:2016-04", "label:red flag:reject stars=5"),
            *("taken:2016-04-01", "score>9", "name:0099", "folder=00042", "lens:1.4 not label:none"),
        )
    },
}
SEARCHES = ("0012345", RARE, "leica", "warm", "leica shadows", '"leading lines"', "DSC", "nothing-like-it")


def views() -> Iterator[tuple[str, PhotoQuery]]:
    """Every order with every filter, both ways round."""
    for sort in SortKey:
        for name, query in FILTERS.items():
            for descending in (False, True):
                yield f"{sort.value:9}{name}", replace(query, sort=sort, descending=descending)


def seconds(work: Callable[[], object], clock: Clock) -> float:
    """How long it takes."""
    begin = clock()
    work()
    return clock() - begin


def percentile(values: list[float], share: float) -> float:
    """In ms."""
    return statistics.quantiles(values, n=100, method="inclusive")[round(share * 100) - 1] * 1000


def show(name: str, pages: list[float], everything: list[float]) -> None:
    """One line of figures."""
    print(
        f"{name:70}{percentile(pages, 0.5):9.1f}{percentile(pages, 0.95):9.1f}"
        f"{percentile(everything, 0.5):11.1f}{percentile(everything, 0.95):9.1f}"
    )


def page_seconds(catalog: Catalog, query: PhotoQuery, rounds: int, clock: Clock) -> list[float]:
    """Seconds of a page with its photos, which was asked for once before."""

    def page() -> None:
        with catalog.read() as connection:
            ids = find_ids(connection, query, [1] if query.folder_id else [], CRITIC, limit=PAGE)
            load_photos(connection, ids, CRITIC)

    page()
    return [seconds(page, clock) for _ in range(rounds)]


def whole_seconds(catalog: Catalog, query: PhotoQuery, rounds: int, clock: Clock) -> list[float]:
    """Seconds of all keys."""

    def everything() -> None:
        with catalog.read() as connection:
            find_ids(connection, query, [1] if query.folder_id else [], CRITIC)

    return [seconds(everything, clock) for _ in range(rounds)]


def main() -> None:
    """Make the catalogue, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--cpu", action="store_true")
    options = parser.parse_args()
    clock = time.process_time if options.cpu else time.perf_counter
    with tempfile.TemporaryDirectory() as folder:
        path = (options.keep or Path(folder)) / f"made-{options.photos}.sqlite"
        made = Catalog(path) if path.exists() else make_catalogue(path, options.photos)
        with closing(made) as catalog:
            print(f"machine  {describe_machine()}")
            print(f"library  {options.photos:,} photos, {path.stat().st_size / 1e6:,.0f} MB")
            print(f"{'ms':70}{'page P50':>9}{'P95':>9}{'all P50':>11}{'P95':>9}")
            for title, queries in (
                ("every view", list(views())),
                ("every search", [(text, PhotoQuery(filter=parse_filter(text))) for text in SEARCHES]),
            ):
                figures: dict[str, tuple[list[float], list[float]]] = {}
                for name, query in queries:
                    pages, everything = figures.setdefault(name, ([], []))
                    pages += page_seconds(catalog, query, options.rounds, clock)
                    everything += whole_seconds(catalog, query, max(3, options.rounds // 4), clock)
                for name, (pages, everything) in figures.items():
                    show(name, pages, everything)
                show(title, *([each for f in figures.values() for each in f[kind]] for kind in (0, 1)))
        print(f"memory   {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB at most")


if __name__ == "__main__":
    main()
