"""Sample photographs for someone who wants to look first: those that scikit-image carries."""

import importlib.util
import io
from pathlib import Path

from aesthetic_studio.domain.errors import PhotoNotFoundError
from aesthetic_studio.photos.atomic import write_atomically
from aesthetic_studio.settings import Home

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


def _write_jpeg(source: Path, target: Path) -> None:
    from PIL import Image

    encoded = io.BytesIO()
    with Image.open(source) as picture:
        picture.convert("RGB").save(encoded, "JPEG", quality=95)
    write_atomically(target, encoded.getvalue())
