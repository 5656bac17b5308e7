"""Prints every figure of the personal score beside its target.

Run: ``python -m tests.benchmarks.taste_figures [--rated DIR --ratings FILE] [--known 5000] [--photos 64]
[--only NAME]``.
With rated photographs, and who rated what (rater,file,rating from 1 to 7), the personal score is measured on people and
photos that the built-in critic was not trained on; ``--repeats 1 --people 20`` gives a quick look.
"""

import argparse
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from PIL import Image

from aesthetic_studio.critics.protocol import Critic, RatedExample
from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.domain.rating import Rating
from aesthetic_studio.settings import Home, Settings, resources
from tests.benchmarks.machine import camera_photos, describe_machine

EXAMPLES = 16
GAINS = {10: 0.01, 25: 0.02, 50: 0.03, 100: 0.05}
"""Targets of the median gain in rank correlation, by the number of own ratings."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    work: str
    target: str
    figure: str


def critic(examples: int | None = None) -> Critic:
    """The built-in critic; with room for so many examples in its prompt."""
    from aesthetic_studio.critics.catalogue import find
    from aesthetic_studio.critics.loading import load_critic

    source = find(Settings().critic, Path("/nowhere"), resources() / "models")
    if examples is not None:
        source = replace(source, max_examples=examples)
    return load_critic(source, device="auto", quantization="auto", progress=lambda _: None)


def people(options: argparse.Namespace) -> Iterator[Row]:
    """People and photos kept aside by the built-in critic's recipe."""
    if options.rated is None or options.ratings is None:
        yield Row("people who rated photographs", "", "give --rated and --ratings")
        return
    from aesthetic_studio.cli.evaluate import SPLIT_OF
    from aesthetic_studio.training.evaluation.material import of_photos
    from aesthetic_studio.training.evaluation.personal import RatedPhotos, personal_figures
    from aesthetic_studio.training.evaluation.verdicts import verdicts
    from aesthetic_studio.training.nano_photos import read_photos
    from aesthetic_studio.training.recipe import RecipeFile, SplitRecipe

    aside = RecipeFile(SPLIT_OF).take("split", SplitRecipe)
    material = of_photos(read_photos([], options.rated, options.ratings, aside))
    aside_people = material.people
    assert aside_people is not None
    judged = verdicts(critic(), material.gallery, cancel=CancelToken(), progress=lambda _: None)
    kept = [place for place, verdict in enumerate(judged) if verdict is not None]
    known = [verdict for verdict in judged if verdict is not None]
    seen = RatedPhotos(
        aside_people.ratings[: options.people, kept],
        np.array([verdict.score for verdict in known]),
        np.stack([verdict.embedding for verdict in known]).astype(np.float64),
        aside_people.support[kept],
        aside_people.tested[kept],
    )
    for found in personal_figures(seen, repeats=options.repeats):
        shown = found.predictors["shown"]
        own = f"{found.size} own ratings ({found.people} people)"
        for name in ("likeness", "ridge", "blend"):
            gain = found.predictors[name].median_gain
            yield Row(
                f"median gain in SRCC over the general score, {name}, {own}",
                f"≥ +{GAINS[found.size]:.2f}" if found.size in GAINS else "",
                f"{gain.value:+.3f} ({gain.low:+.3f} to {gain.high:+.3f})",
            )
        yield Row(f"made worse by more than .02 by what is shown, {own}", "≤ 3 %", f"{shown.worse.value:.1%}")
        yield Row(f"nothing shown to random raters, {own}", "≥ 95 %", f"{found.silent.value:.1%}")


def examples(options: argparse.Namespace) -> Iterator[Row]:
    """Seconds of a personal score from examples in the prompt, against those of a general score."""
    judge, cancel = critic(EXAMPLES), CancelToken()
    with tempfile.TemporaryDirectory() as folder:
        files = camera_photos(Path(folder), 8, 0.3)
        originals = [np.asarray(Image.open(file).convert("RGB")) for file in files]
    images = [np.roll(originals[k % 8], 7 * k, axis=1) for k in range(EXAMPLES + options.photos)]
    began = time.perf_counter()
    encoded = judge.encode(images)
    encoding = (time.perf_counter() - began) / len(images)
    shown = [RatedExample(each, 2.0 + k % 7) for k, each in enumerate(encoded[:EXAMPLES])]
    asked = encoded[EXAMPLES:]

    def seconds(*, with_examples: bool, anew: bool = False) -> float:
        """Median seconds of one photo, encoding included; ``anew``: the examples are read for each photo."""
        found: list[float] = []
        for number, photo in enumerate(asked):
            # The same ratings in another order are other examples.
            these = shown[number % EXAMPLES :] + shown[: number % EXAMPLES] if anew else shown
            started = time.perf_counter()
            judge.score([photo], cancel=cancel, examples=these if with_examples else ())
            found.append(time.perf_counter() - started)
        return statistics.median(found) + encoding

    seconds(with_examples=False)
    general, personal = seconds(with_examples=False), seconds(with_examples=True)
    without = seconds(with_examples=True, anew=True)
    many = f"personal score from {min(EXAMPLES, judge.max_examples)} examples : general score, time"
    yield Row(many, "≤ 1.3 ×", f"{personal / general:.2f} × ({1e3 * personal:.0f} : {1e3 * general:.0f} ms)")
    yield Row(f"{many}, examples read for each photo", "", f"{without / general:.2f} ×")


def update(options: argparse.Namespace) -> Iterator[Row]:
    """From a rating to the taste that knows it, with thousands of ratings before."""
    from aesthetic_studio.studio.encoding import PhotoEncoder, photo_key
    from aesthetic_studio.studio.library import Library
    from aesthetic_studio.studio.personal_taste import PersonalTaste
    from aesthetic_studio.studio.seen_photos import SeenPhotos, Sight

    judge, cancel = critic(), CancelToken()
    [one] = judge.encode([np.zeros((64, 64, 3), np.uint8)])
    width, rng = len(one.embedding), np.random.default_rng(0)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files = [root / f"{number:05d}.png" for number in range(options.known + 10)]
        Image.new("RGB", (8, 8)).save(files[0])
        for file in files[1:]:
            file.write_bytes(files[0].read_bytes() + file.name.encode())
        with closing(Library(Home(root / "home"), Settings())) as library:
            first = datetime(2026, 1, 1, tzinfo=UTC)
            library.import_ratings(
                [
                    Rating(file, float(rng.uniform(0, 10)), first + timedelta(minutes=number), "import")
                    for number, file in enumerate(files[: options.known])
                ]
            )
            seen = SeenPhotos(root / "taste", judge.info)
            for file in files:
                embedding = rng.normal(size=width).astype(np.float32)
                key = photo_key(file)
                assert key is not None
                seen.add(key, Sight(embedding / np.linalg.norm(embedding), float(rng.uniform(3, 8))))
            encoder = PhotoEncoder(judge, library.image)
            taste = PersonalTaste(library, judge, encoder, seen, lambda write: write())
            taste.learned(cancel=cancel)
            gc.collect()
            gc.freeze()  # as the window does
            found: list[float] = []
            for file in files[options.known :]:
                library.record_rating(file, 7.0, "stars")
                began = time.perf_counter()
                taste.learned(cancel=cancel)
                found.append(time.perf_counter() - began)
    yield Row(
        f"taste updated after one rating, {options.known:,} ratings before",
        "≤ 100 ms",
        f"{1e3 * statistics.median(found):.0f} ms median, {1e3 * max(found):.0f} ms longest of {len(found)}",
    )


MEASURES: dict[str, Callable[[argparse.Namespace], Iterator[Row]]] = {
    "people": people,
    "examples": examples,
    "update": update,
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rated", type=Path)
    parser.add_argument("--ratings", type=Path)
    parser.add_argument("--repeats", type=int, default=10)
    parser.add_argument("--people", type=int, help="only so many of them")
    parser.add_argument("--known", type=int, default=5000)
    parser.add_argument("--photos", type=int, default=64)
    parser.add_argument("--only", choices=sorted(MEASURES))
    options = parser.parse_args()
    sys.stdout.write(f"{describe_machine()}\n\n| What | Target | Figure |\n|---|---|---|\n")
    for name, measure in MEASURES.items():
        if options.only in (None, name):
            for row in measure(options):
                sys.stdout.write(f"| {row.work} | {row.target} | {row.figure} |\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
