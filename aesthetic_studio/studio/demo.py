"""Sample photographs for someone who wants to look first: those that scikit-image carries."""

import importlib.util
import io
from pathlib import Path
from typing import TYPE_CHECKING

from aesthetic_studio.domain.errors import PhotoNotFoundError
from aesthetic_studio.photos.atomic import write_atomically
from aesthetic_studio.settings import Home

if TYPE_CHECKING:
    from PIL import Image

SAMPLES = {
    "astronaut.png": "Eileen Collins",
    "camera.png": "Cameraman",
    "chelsea.png": "Chelsea",
    "coffee.png": "Coffee",
    "coins.png": "Coins",
    "hubble_deep_field.jpg": "Hubble deep field",
    "motorcycle_left.png": "Motorcycle",
    "rocket.jpg": "Rocket",
}
"""File in ``skimage/data`` → our file name; only photographs that are in the wheel, nothing is downloaded."""


_DETAILS, _PART = 3, 0.45
"""Details of each photograph along either side, and the share of the side that each shows."""


def demo_folder(home: Home) -> Path:
    """The folder with the sample photographs, as JPEG; made on the first call.

    Raises:
        PhotoNotFoundError: scikit-image's pictures are not installed, or the folder cannot be written.
    """
    folder = home.root / "Sample photos"
    spec = importlib.util.find_spec("skimage")
    if spec is None or spec.origin is None:
        raise PhotoNotFoundError("The sample photos are not installed.", "Install scikit-image.")
    data = Path(spec.origin).parent / "data"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for source, name in SAMPLES.items():
            target = folder / f"{name}.jpg"
            if not target.exists() and (data / source).is_file():
                _write_jpeg(data / source, target)
    except OSError as error:
        raise PhotoNotFoundError(
            f"The sample photos cannot be copied to {folder}: {error.strerror}."
        ) from error
    if not any(folder.glob("*.jpg")):
        raise PhotoNotFoundError("The sample photos are not installed.", "Reinstall scikit-image.")
    return folder


def practice_folder(home: Home) -> Path:
    """The folder with details of the sample photographs: enough different pictures to teach a taste, to try it out.

    Nine of each photograph, overlapping; made on the first call.

    Raises:
        PhotoNotFoundError: as for `demo_folder`.
    """
    from PIL import Image

    photos = sorted(demo_folder(home).glob("*.jpg"))
    folder = home.root / "Practice photos"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for photo in photos:
            with Image.open(photo) as picture:
                for number in range(_DETAILS**2):
                    target = folder / f"{photo.stem} {number + 1}.jpg"
                    if not target.exists():
                        _keep_jpeg(picture.crop(_detail(picture.size, number)), target)
    except OSError as error:
        raise PhotoNotFoundError(
            f"The practice photos cannot be written to {folder}: {error.strerror}."
        ) from error
    return folder


def _detail(size: tuple[int, int], number: int) -> tuple[int, int, int, int]:
    """One of the overlapping parts of a picture, row by row."""
    width, height = (round(_PART * side) for side in size)
    left = (size[0] - width) * (number % _DETAILS) // (_DETAILS - 1)
    top = (size[1] - height) * (number // _DETAILS) // (_DETAILS - 1)
    return left, top, left + width, top + height


def _write_jpeg(source: Path, target: Path) -> None:
    from PIL import Image

    with Image.open(source) as picture:
        _keep_jpeg(picture.convert("RGB"), target)


def _keep_jpeg(picture: "Image.Image", target: Path) -> None:
    encoded = io.BytesIO()
    picture.save(encoded, "JPEG", quality=95)
    write_atomically(target, encoded.getvalue())
