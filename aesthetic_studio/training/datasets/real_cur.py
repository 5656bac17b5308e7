"""REAL-CUR (Ren et al., ICCV 2017): fourteen private albums, each rated by its owner."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from aesthetic_studio.photos.formats import is_photo_name
from aesthetic_studio.training.datasets.annotation_files import readable
from aesthetic_studio.training.datasets.data_set import Annotation, Annotations, DataSet, Split, parsed, rated
from aesthetic_studio.training.datasets.records import RatedBy
from aesthetic_studio.training.datasets.scales import Scale, number

SCALE = Scale(1, 5)


class RealCur(DataSet):
    """REAL-CUR: one folder for each owner, in it one folder for each rating from 1 to 5, in that the photos.

    There is no annotation file; the ratings are mapped linearly. The layout is known to us from public readers of the
    data set only, so other folders are told of and passed over. No split is published.
    """

    name = "real-cur"
    title = "REAL-CUR: private albums rated by their owners"
    homepage = "https://github.com/alanspike/personalizedImageAesthetics"
    terms = "For research only."
    get_it = "Get REAL-CUR from the authors' page."
    layout = ("<album>/<rating 1 to 5>/*.jpg",)
    image_folders = (".", "REAL-CUR")
    splits: ClassVar = {"all": Split(RatedBy, (), {"raters": 14})}

    def annotations(self, folder: Path, split: str) -> Annotations:  # noqa: ARG002 - there is one split
        """The photos of every album, albums and ratings in the order of their names."""
        inner = folder / "REAL-CUR"
        return parsed(_photos(inner if inner.is_dir() else folder), album_photo)


def album_photo(names: tuple[str, str, str]) -> Annotation:
    """Make the rating that lies in the names of a photo's folders: album, rating, photo.

    Raises:
        ValueError: the folder's name is no rating from 1 to 5.
    """
    album, rating, photo = names
    return rated((f"{album}/{rating}/{photo}",), album, SCALE.to_score(number(rating)))


def _photos(folder: Path) -> Iterator[tuple[str, tuple[str, str, str]]]:
    with readable(folder):
        for album in _folders(folder):
            for rating in _folders(album):
                for photo in sorted(rating.iterdir()):
                    if is_photo_name(photo):
                        yield f"{album.name}/{rating.name}", (album.name, rating.name, photo.name)


def _folders(folder: Path) -> list[Path]:
    return sorted(each for each in folder.iterdir() if each.is_dir() and not each.name.startswith("."))
