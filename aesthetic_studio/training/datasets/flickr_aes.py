"""FLICKR-AES (Ren et al., ICCV 2017): 40,000 photos, each rated by five of 210 people; the tests are on 37 of them."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import ClassVar

from aesthetic_studio.training.datasets.annotation_files import Row, table_rows, text_lines
from aesthetic_studio.training.datasets.data_set import (
    Annotation,
    AnnotationFile,
    Annotations,
    DataSet,
    Split,
    WrongRow,
    parsed,
    rated,
)
from aesthetic_studio.training.datasets.records import RatedBy, ScoredPhoto
from aesthetic_studio.training.datasets.scales import RunningMean, Scale, number

SCALE = Scale(1, 5)
COLUMNS = ("worker", "imagePair", "score")
TEST_RATINGS = range(105, 172)
"""How many photos a test rater rated, by the paper."""

RATING_FILE = AnnotationFile(
    (
        "FLICKR-AES_image_labeled_by_each_worker.csv",
        "*/FLICKR-AES_image_labeled_by_each_worker.csv",
        "image_labeled_by_each_worker.csv",
        "label/image_labeled_by_each_worker.csv",
    ),
    "every rater's ratings",
)
TEST_RATER_FILE = AnnotationFile(
    ("test_workers.csv", "test_worker*.csv", "test_worker*.txt", "label/test_worker*.csv"),
    "the 37 test raters, one a line",
)


class FlickrAes(DataSet):
    """FLICKR-AES: ratings of the training and the test raters, and means over all raters.

    The table has ``worker``, ``imagePair`` (the photo) and ``score`` from 1 to 5, mapped linearly. The authors publish
    no list of the 37 test raters. Where the folder has one (``test_workers.csv``, as researchers pass it on), it is
    used; else the test raters are taken to be those with 105 to 171 rated photos, which is how the paper describes
    them. The training part leaves every photo out that a test rater saw, so that the paper's 35,263 and 4,737 photos
    add up to 40,000.
    """

    name = "flickr-aes"
    title = "FLICKR-AES: personal ratings of Flickr photos"
    homepage = "https://github.com/alanspike/personalizedImageAesthetics"
    terms = "For research only; the photographs are on Flickr under Creative Commons licences."
    get_it = "Get FLICKR-AES-001.zip and FLICKR-AES_image_labeled_by_each_worker.csv from the authors' page."
    layout = (
        "FLICKR-AES_image_labeled_by_each_worker.csv",
        "40K/*.jpg",
        "test_workers.csv (optional: the test raters, one a line)",
    )
    extra_files = (TEST_RATER_FILE,)
    image_folders = ("40K", "FLICKR-AES-001/40K", "image", "images", ".")
    splits: ClassVar = {
        "train": Split(RatedBy, (RATING_FILE,), {"photos": 35_263, "raters": 173}),
        "test": Split(RatedBy, (RATING_FILE,), {"photos": 4_737, "raters": 37}),
        "all": Split(ScoredPhoto, (RATING_FILE,), {"photos": 40_000}),
    }

    def annotations(self, folder: Path, split: str) -> Annotations:
        """The ratings of the split's raters, or the means in the order in which the photos first appear."""
        file = self.file(folder, RATING_FILE)
        if split == "all":
            return _means(file)
        testers = self._test_raters(folder, file)
        if split == "test":
            return parsed(_rows_of(file, testers), rating_row)
        seen = frozenset(row.get("imagePair", "") for _, row in _rows_of(file, testers))
        return parsed(_rows_for_training(file, testers, seen), rating_row)

    def notes(self, folder: Path) -> Iterator[str]:
        """Says by which rule the test raters are told."""
        if TEST_RATER_FILE.find(folder) is None:
            yield (
                f"There is no test_workers.csv: the test raters are those with {TEST_RATINGS.start} to "
                f"{TEST_RATINGS.stop - 1} ratings."
            )

    def _test_raters(self, folder: Path, ratings: Path) -> frozenset[str]:
        listed = TEST_RATER_FILE.find(folder)
        if listed is not None:
            return frozenset(line.split(",")[0].strip() for _, line in text_lines(listed))
        counts = Counter(row.get("worker", "") for _, row in table_rows(ratings, COLUMNS))
        return frozenset(rater for rater, count in counts.items() if count in TEST_RATINGS)


def rating_row(row: Row) -> Annotation:
    """Parse one rating.

    Raises:
        ValueError: a cell is missing or wrong.
    """
    photo, rater, value = _rating(row)
    return rated((photo,), rater, value)


def _rating(row: Row) -> tuple[str, str, float]:
    rater, photo = row.get("worker", ""), row.get("imagePair", "")
    if not rater or not photo:
        raise ValueError("there is no rater or no photo")
    return photo, rater, SCALE.to_score(number(row.get("score", "")))


def _rows_of(file: Path, testers: frozenset[str]) -> Iterator[tuple[str, Row]]:
    for place, row in table_rows(file, COLUMNS):
        if row.get("worker", "") in testers:
            yield place, row


def _rows_for_training(
    file: Path, testers: frozenset[str], seen: frozenset[str]
) -> Iterator[tuple[str, Row]]:
    for place, row in table_rows(file, COLUMNS):
        if row.get("worker", "") not in testers and row.get("imagePair", "") not in seen:
            yield place, row


def _means(file: Path) -> Annotations:
    photos: dict[str, RunningMean] = {}
    for place, row in table_rows(file, COLUMNS):
        try:
            photo, _, value = _rating(row)
        except ValueError as error:
            yield WrongRow(place, str(error))
        else:
            photos.setdefault(photo, RunningMean()).add(value)
    for photo, ratings in photos.items():
        yield Annotation((photo,), partial(ScoredPhoto, score=ratings.mean, std=ratings.std))
