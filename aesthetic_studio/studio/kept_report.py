"""The last report about a taste, kept between runs: it is shown at once, and made again only once something changed.

It can all be made again, so that a damaged file is as good as none.
"""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from aesthetic_studio.critics.catalogue import find
from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.rating import Rating
from aesthetic_studio.photos.atomic import write_atomically
from aesthetic_studio.settings import Home, Settings, resources
from aesthetic_studio.studio.taste_report import RatedPhotoFigures, TasteReport
from aesthetic_studio.taste.explanation import AttributeWeight
from aesthetic_studio.taste.intervals import Interval
from aesthetic_studio.taste.learning import Learning
from aesthetic_studio.taste.learning_curve import CurvePoint
from aesthetic_studio.taste.proof import PredictorProof, Proof

_FORM = 1
"""Counts up when the file, or how a report is made, changes."""


@dataclass(frozen=True, slots=True)
class KeptReport:
    """Of one profile's taste, as one critic learned it.

    Attributes:
        file: holds it.
        critic: tells the critic, and how it is loaded, from all others.
    """

    file: Path
    critic: str

    @classmethod
    def of(cls, home: Home, settings: Settings, profile: str) -> "KeptReport":
        """Of the critic of the settings; reads its folder."""
        critic = f"{settings.critic}\0{settings.device}\0{settings.quantization}\0{_files(home, settings)}"
        named = hashlib.sha256(f"{settings.critic}\0{profile}".encode()).hexdigest()
        return cls(home.root / "taste" / f"{named[:24]}.json", critic)

    def revision(self, ratings: Sequence[Rating]) -> str:
        """Tells what a report is made of from what any other is made of."""
        told = hashlib.sha256(f"{_FORM}\0{self.critic}".encode())
        for rating in ratings:
            told.update(os.fsencode(rating.path) + f"\0{rating.value}\0".encode())
        return told.hexdigest()

    def keep(self, revision: str, report: TasteReport) -> None:
        """Keep it for other runs; where the disk does not take it, it is made again."""
        content = json.dumps({"revision": revision, "report": _written(report)})
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self.file, content.encode())
        except OSError:
            return

    def read(self) -> tuple[str, TasteReport] | None:
        """The revision and the report; None where there is none."""
        try:
            found = json.loads(self.file.read_text(encoding="utf-8"))
            return str(found["revision"]), _read(found["report"])
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None


def _files(home: Home, settings: Settings) -> str:
    """What the critic's files are by their sizes and times: its weights are hashed only when it is loaded."""
    try:
        folder = find(settings.critic, home.models, resources() / "models").folder
        states = {path.name: path.stat() for path in sorted(folder.iterdir()) if path.is_file()}
    except (OSError, StudioError):
        return ""
    return " ".join(f"{name} {state.st_size} {state.st_mtime_ns}" for name, state in states.items())


def _written(report: TasteReport) -> Mapping[str, Any]:
    proof = report.proof
    return {
        "proof": {
            "ratings": proof.ratings,
            "photos": proof.photos,
            "predictors": {name: asdict(each) for name, each in proof.predictors.items()},
            "proven": proof.proven,
            "learning": asdict(proof.learning),
            "predicted": {name: each.tolist() for name, each in proof.predicted.items()},
        },
        "photos": [_photo_written(each) for each in report.photos],
        "curve": [asdict(each) for each in report.curve],
        "attributes": [asdict(each) for each in report.attributes],
        "surprises": [_photo_written(each) for each in report.surprises],
    }


def _photo_written(photo: RatedPhotoFigures) -> Mapping[str, Any]:
    # A name need not be text: JSON keeps what Python makes of its bytes.
    return {**asdict(photo), "path": str(photo.path)}


def _read(told: Mapping[str, Any]) -> TasteReport:
    proof = told["proof"]
    return TasteReport(
        proof=Proof(
            ratings=proof["ratings"],
            photos=proof["photos"],
            predictors={name: _predictor(each) for name, each in proof["predictors"].items()},
            proven=proof["proven"],
            learning=Learning(**proof["learning"]),
            predicted={name: np.array(each, np.float64) for name, each in proof["predicted"].items()},
        ),
        photos=tuple(_photo(each) for each in told["photos"]),
        curve=tuple(CurvePoint(each["photos"], Interval(**each["gain"])) for each in told["curve"]),
        attributes=tuple(
            AttributeWeight(Attribute(each["attribute"]), Interval(**each["weight"]), each["differs"])
            for each in told["attributes"]
        ),
        surprises=tuple(_photo(each) for each in told["surprises"]),
    )


def _predictor(told: Mapping[str, Any]) -> PredictorProof:
    figures = {name: Interval(**each) for name, each in told["figures"].items()}
    return PredictorProof(figures, Interval(**told["gain"]), told["count"])


def _photo(told: Mapping[str, Any]) -> RatedPhotoFigures:
    return RatedPhotoFigures(Path(told["path"]), told["mine"], told["general"], told["predicted"])
