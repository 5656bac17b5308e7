"""A made shoot for the screenshots: photographs as a camera writes them, marked, critiqued by the built-in critic."""

import shutil
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path

from PIL import Image

from aesthetic_studio.domain.changes import Edit, KeywordChange, MarkChange, PhotoField
from aesthetic_studio.domain.critique import CritiqueReady
from aesthetic_studio.domain.errors import PhotoError
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from aesthetic_studio.domain.query import PhotoQuery
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.library import Library
from tests.end_to_end.photographs import blurred, truncated, underexposed

NAME = "2026-11 Autumn walk"
BEGIN = datetime(2026, 11, 2, 15, 40)
KITS = (
    ("FUJIFILM", "X-T5", "XF16-55mmF2.8 R LM WR", 35),
    ("Canon", "EOS R5", "RF24-70mm F2.8 L IS USM", 50),
    ("NIKON CORPORATION", "NIKON Z 6_2", "NIKKOR Z 85mm f/1.8 S", 85),
)
STARS = (4, 5, 0, 3, 4, 5, 0, 2, 0, 4, 0, 3, 3, 0, 5, 2, 0, 0, 3, 1)
FLAGS = {1: Flag.PICK, 5: Flag.PICK, 7: Flag.REJECT, 9: Flag.PICK, 14: Flag.PICK, 15: Flag.REJECT}
LABELS = {2: Label.GREEN, 4: Label.YELLOW, 8: Label.BLUE, 11: Label.RED}
KEYWORDS = ("autumn", "places|Iceland", "light")


def prepare(folder: Path, originals: Sequence[Path], *, critic: bool = True) -> Path:
    """Make ``folder/shoot`` and ``folder/home``, once; the shoot's folder.

    Args:
        folder: keeps both for the next run.
        originals: photographs; two of them also appear as a burst, one of them blurred and one too dark.
        critic: have the built-in critic critique every photo.
    """
    shoot, home = folder / NAME, folder / "home"
    if not home.exists():
        unfinished = folder / "unfinished"
        for left_over in (shoot, unfinished):
            shutil.rmtree(left_over, ignore_errors=True)
        _develop(shoot, originals)
        _fill(Home(unfinished), shoot, critic=critic)
        unfinished.rename(home)
    return shoot


def _develop(shoot: Path, originals: Sequence[Path]) -> None:
    shoot.mkdir(parents=True)
    moment, number = BEGIN, 2041
    for place, original in enumerate(originals):
        with Image.open(original) as opened:
            picture = opened.convert("RGB")
        versions = [picture]
        if place in {3, 6}:
            versions += [_nudged(picture, step) for step in (1, 2)]
        elif place == 8:
            versions.append(blurred(picture))
        elif place == 10:
            versions.append(underexposed(picture))
        for step, version in enumerate(versions):
            at = moment + timedelta(seconds=step)
            version.save(shoot / f"DSCF{number}.jpg", quality=93, exif=_exif(place, number, at))
            number += 1
        moment += timedelta(minutes=7)
    shutil.copyfile(shoot / "DSCF2042.jpg", shoot / "DSCF2042.raf")  # paired by its name
    truncated(shoot / f"DSCF{number}.jpg")


def _nudged(picture: Image.Image, step: int) -> Image.Image:
    """The next frame of a burst: the same but for some pixels."""
    shift = step * max(1, picture.width // 150)
    return picture.crop((shift, 0, picture.width, picture.height - shift))


def _exif(place: int, number: int, moment: datetime) -> Image.Exif:
    maker, model, lens, focal = KITS[place % len(KITS)]
    exif = Image.Exif()
    exif[271], exif[272] = maker, model
    details = exif.get_ifd(0x8769)
    details[36867] = f"{moment:%Y:%m:%d %H:%M:%S}"
    details[33434] = float(Fraction(1, (60, 125, 250, 500)[place % 4]))
    details[33437] = (1.8, 2.8, 5.6, 8.0)[place % 4]
    details[34855] = (160, 200, 400, 1600)[place % 4]
    details[37386] = float(focal)
    details[42036] = lens
    return exif


def _fill(home: Home, shoot: Path, *, critic: bool) -> None:
    settings, cancel = Settings(), CancelToken()
    with closing(Library(home, settings)) as library:
        library.add_folder(shoot, cancel=cancel, progress=ignore_progress, batch=lambda _: None)
        ids = library.photo_ids(PhotoQuery())
        library.apply(_marks(ids), "Mark the shoot")
        library.albums.make("Portfolio", ids[4:12])
        library.albums.save_filter("Best of autumn", "stars>=4")
        if critic:
            _critique(library, home, settings, ids)
        library.stacks.learn_looks(cancel=cancel)
        library.stacks.find()


def _marks(ids: Sequence[int]) -> list[Edit]:
    edits: list[Edit] = [
        MarkChange(photo, PhotoField.STARS, stars) for photo, stars in zip(ids, STARS, strict=False) if stars
    ]
    for place, photo in enumerate(ids):
        edits.append(MarkChange(photo, PhotoField.FLAG, FLAGS.get(place, Flag.NONE)))
        edits.append(MarkChange(photo, PhotoField.LABEL, LABELS.get(place, Label.NONE)))
    edits += [KeywordChange(photo, keyword) for photo in ids[:6] for keyword in KEYWORDS]
    return edits


def _critique(library: Library, home: Home, settings: Settings, ids: Sequence[int]) -> None:
    from aesthetic_studio.studio.session import CriticSession

    session = CriticSession(library, home, settings)
    session.load()
    for photo in library.photos(ids):
        if photo.path.stem == "DSCF2043":  # is left to be critiqued
            continue
        with suppress(PhotoError):  # the broken one
            for event in session.critique(photo.path, cancel=CancelToken()):
                if isinstance(event, CritiqueReady):
                    library.save_critique(photo.id, event.critique)
