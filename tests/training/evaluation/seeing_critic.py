"""A critic that sees one thing: whether a photo is darker or brighter than middle grey, and says so."""

from collections.abc import Iterator, Sequence

from aesthetic_studio.critics.protocol import EncodedPhoto, RatedExample
from aesthetic_studio.domain.critique import (
    Attribute,
    Critique,
    CritiqueEvent,
    CritiqueReady,
    Operation,
    OperationName,
    ScoreReady,
    Suggestion,
)
from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.domain.score import Score
from tests.critics.scripted import ScriptedCritic, ScriptedPhoto

TOLERANCE = 0.08


class SeeingCritic(ScriptedCritic):
    """Scores 10 minus ten times the distance from middle grey.

    Attributes:
        critiqued: how many critiques it wrote.
    """

    def __init__(self) -> None:
        super().__init__()
        self.critiqued = 0

    def score(
        self, photos: Sequence[EncodedPhoto], *, cancel: CancelToken, examples: Sequence[RatedExample] = ()
    ) -> list[Score]:
        cancel.check()
        return [Score(10 - 10 * abs(_off(photo)), 0.0) for photo in photos]

    def critique(self, photo: EncodedPhoto, *, cancel: CancelToken) -> Iterator[CritiqueEvent]:
        self.critiqued += 1
        [score] = self.score([photo], cancel=cancel)
        yield ScoreReady(score)
        attributes: dict[Attribute, float | None] = dict.fromkeys(Attribute, 8.0)
        attributes[Attribute.SUBJECT] = None
        comment, suggestions = "A calm frame with soft colours.", ()
        if abs(_off(photo)) > TOLERANCE:
            dark = _off(photo) < 0
            attributes[Attribute.LIGHT] = 2.0
            comment = "It is underexposed." if dark else "It is overexposed."
            edit = Operation(OperationName.EXPOSURE, 1.0 if dark else -1.0)
            suggestions = (Suggestion("Change the exposure.", Attribute.LIGHT, edit),)
        yield CritiqueReady(Critique(score, attributes, comment, suggestions, self.info, 0.0))


def _off(photo: EncodedPhoto) -> float:
    assert isinstance(photo, ScriptedPhoto)
    return photo.brightness - 0.5
