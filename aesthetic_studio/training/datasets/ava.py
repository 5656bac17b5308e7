"""AVA (Murray et al., CVPR 2012): 255,530 contest photos with about 210 votes each, from 1 to 10."""

import math
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from aesthetic_studio.training.datasets.annotation_files import text_lines
from aesthetic_studio.training.datasets.data_set import (
    Annotation,
    AnnotationFile,
    Annotations,
    DataSet,
    Split,
    parsed,
)
from aesthetic_studio.training.datasets.records import ScoredPhoto

COLUMNS = 15
VOTES = slice(2, 12)

VOTE_FILE = AnnotationFile(
    ("AVA.txt", "AVA_dataset/AVA.txt", "AVA_Files/AVA.txt"), "the votes of every photo"
)
TEST_LIST = AnnotationFile(
    (
        "aesthetics_image_lists/generic_test.jpgl",
        "AVA_dataset/aesthetics_image_lists/generic_test.jpgl",
        "AVA_Files/aesthetics_image_lists/generic_test.jpgl",
        "generic_test.jpgl",
    ),
    "the numbers of the official test photos",
)
IMAGE_FOLDERS = ("images", "image", "AVA_dataset/images", "AVA_dataset/image", "AVA_dataset", ".")


class Ava(DataSet):
    """AVA with the official test split.

    ``AVA.txt`` has 15 numbers a line, parted by blanks: index, photo, the votes for 1 to 10, two tags, contest. The
    package lists 20,000 test photos in ``generic_test.jpgl``; of those, papers use the ones that can still be had,
    19,928 by the count of CALM (arXiv 2412.11952). All other photos of ``AVA.txt`` are the training split. The votes
    are on the studio's scale already. Tags, contests and style lists are not read.
    """

    name = "ava"
    title = "AVA: contest photos with vote counts"
    homepage = "https://github.com/imfing/ava_downloader"
    terms = "The photographs belong to their photographers and dpchallenge.com; no redistribution."
    get_it = "Get the package AVA_dataset (AVA.txt and the image lists) and the photos."
    layout = ("AVA.txt", "aesthetics_image_lists/generic_test.jpgl", "images/<photo number>.jpg")
    image_folders = IMAGE_FOLDERS
    splits: ClassVar = {
        "train": Split(ScoredPhoto, (VOTE_FILE, TEST_LIST)),
        "test": Split(ScoredPhoto, (VOTE_FILE, TEST_LIST), {"photos": 19_928}),
        "all": Split(ScoredPhoto, (VOTE_FILE,), {"photos": 255_530}),
    }

    def annotations(self, folder: Path, split: str) -> Annotations:
        """The lines of ``AVA.txt`` that belong to the split."""
        votes = self.file(folder, VOTE_FILE)
        lines = text_lines(votes)
        if split == "all":
            return parsed(lines, vote_line)
        test = test_photos(self.file(folder, TEST_LIST))
        return parsed(_of_split(lines, test, tested=split == "test"), vote_line)


def test_photos(file: Path) -> frozenset[str]:
    """The photo numbers of a list with one on each line."""
    return frozenset(line for _, line in text_lines(file))


def vote_line(line: str) -> Annotation:
    """Parse one line of ``AVA.txt``.

    Raises:
        ValueError: it has not 15 whole numbers, or no votes.
    """
    numbers = [int(cell) for cell in line.split()]
    if len(numbers) != COLUMNS:
        raise ValueError(f"{len(numbers)} numbers instead of {COLUMNS}")
    mean, std, distribution = vote_statistics(numbers[VOTES])
    record = partial(ScoredPhoto, score=mean, std=std, distribution=distribution)
    return Annotation((f"{numbers[1]}.jpg",), record)


def vote_statistics(votes: Sequence[int]) -> tuple[float, float, dict[int, float]]:
    """Mean, standard deviation and distribution of votes, given as their counts from 1 up.

    Raises:
        ValueError: there are no votes, or a count is negative.
    """
    total = sum(votes)
    if total <= 0 or min(votes) < 0:
        raise ValueError("there are no votes")
    distribution = {value: count / total for value, count in enumerate(votes, 1)}
    mean = sum(value * share for value, share in distribution.items())
    variance = sum(share * (value - mean) ** 2 for value, share in distribution.items())
    return mean, math.sqrt(variance), distribution


def _of_split(
    lines: Iterator[tuple[str, str]], test: frozenset[str], *, tested: bool
) -> Iterator[tuple[str, str]]:
    """The lines whose photo is (not) a test photo; damaged ones go with the training split."""
    for place, line in lines:
        cells = line.split(maxsplit=2)
        if (len(cells) > 1 and cells[1] in test) == tested:
            yield place, line
