"""The photographs and people of a nano run, split by name so that what is tested was never seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aesthetic_studio.training.photo_sets import (
    RaterTable,
    TrainingPhoto,
    held_out,
    read_folder,
    read_raters,
    with_beauty,
)
from aesthetic_studio.training.recipe import SplitRecipe


@dataclass(frozen=True, slots=True)
class NanoPhotos:
    """What is trained on, and what is kept aside.

    Attributes:
        train: unrated photos, then rated ones with the mean of the people in ``ratings``.
        test: photos, and rated photos of whole themes, kept aside; their means are of all people.
        ratings: of the people to train on.
        test_ratings: of the people kept aside.
    """

    train: tuple[TrainingPhoto, ...]
    test: tuple[TrainingPhoto, ...]
    ratings: RaterTable
    test_ratings: RaterTable


def read_photos(photos: Sequence[Path], rated: Path, ratings: Path, split: SplitRecipe) -> NanoPhotos:
    """Decode everything once and split it.

    Args:
        photos: folders of unrated photos.
        rated: folder of rated photos.
        ratings: CSV with ``rater,file,rating`` on a 1–7 scale.
        split: shares kept aside.
    """
    table = read_raters(ratings, low=1, high=7)
    aside = [held_out(rater, split.held_out_raters, "rater") for rater in table.raters]
    known, unknown = table.rows([not each for each in aside]), table.rows(aside)
    unrated = [photo for folder in photos for photo in read_folder(folder)]
    judged = read_folder(rated)
    theme_aside = {photo.name for photo in judged if held_out(photo.theme, split.held_out_themes, "theme")}
    photo_aside = {
        photo.name for photo in unrated if held_out(photo.name, split.held_out_photos, "unlabeled")
    }
    return NanoPhotos(
        train=(
            *(photo for photo in unrated if photo.name not in photo_aside),
            *(photo for photo in with_beauty(judged, known) if photo.name not in theme_aside),
        ),
        test=(
            *(photo for photo in unrated if photo.name in photo_aside),
            *(photo for photo in with_beauty(judged, table) if photo.name in theme_aside),
        ),
        ratings=known,
        test_ratings=unknown,
    )
