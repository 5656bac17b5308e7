"""Finding the photos that annotations name. The names are text from strangers: none leads out of the folder."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from aesthetic_studio.photos.formats import PHOTO_EXTENSIONS

_MAX_NAME_BYTES = 255


def is_safe_name(name: str) -> bool:
    """Whether a name from an annotation file stays inside the folder that it is taken from.

    Refused are absolute paths of any system, drive letters, ``..`` and names that no file system takes.
    """
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return (
        bool(parts)
        and "\0" not in name
        and not PureWindowsPath(name).drive
        and not parts[0].startswith("/")
        and ".." not in parts
        and all(len(part.encode("utf-8", "replace")) <= _MAX_NAME_BYTES for part in parts)
    )


class ImageFolders:
    """The folders of one data set that may hold its photos.

    Links that the user laid inside the folder are followed: the user put them there, not the annotations.

    Args:
        folder: where the user keeps the data set.
        below: folders within it, the most likely first; those that do not exist are skipped.

    Attributes:
        root: the folder of the data set.
    """

    def __init__(self, folder: Path, below: Sequence[str]) -> None:
        self.root = folder
        self._folders = [place for place in (folder / each for each in below) if place.is_dir()]

    def find(self, names: Iterable[str]) -> Path | None:
        """The first photo that exists under one of the names; unsafe names are never looked at."""
        for name in names:
            if not is_safe_name(name):
                continue
            relative = name.replace("\\", "/")
            for place in self._folders:
                path = place / relative
                if path.is_file():
                    return path
        return None


def with_suffixes(name: str) -> tuple[str, ...]:
    """The name itself where it ends like a photo, else also with the usual endings."""
    if PurePosixPath(name).suffix.lower() in PHOTO_EXTENSIONS:
        return (name,)
    return (f"{name}.jpg", f"{name}.jpeg", f"{name}.png", f"{name}.JPG", name)
