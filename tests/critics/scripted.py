"""A critic without a network: deterministic, instant, and obedient to cancel. For the tests of every room."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from aesthetic_studio.critics.protocol import EncodedPhoto, RatedExample
from aesthetic_studio.domain.critique import (
    Attribute,
    AttributesReady,
    CommentPiece,
    CriticInfo,
    Critique,
    CritiqueEvent,
    CritiqueReady,
    Operation,
    OperationName,
    ScoreReady,
    Suggestion,
    SuggestionReady,
)
from aesthetic_studio.domain.image import Embedding, RgbImage
from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.domain.score import Score

COMMENT = "The light falls softly and the subject stands out, but the frame feels a little tight at the top."
SUGGESTIONS = (
    Suggestion(
        "Lift the exposure by about 0.7 stops.", Attribute.LIGHT, Operation(OperationName.EXPOSURE, 0.7)
    ),
    Suggestion("Come back when the sun is lower.", Attribute.LIGHT, None),
)


@dataclass(frozen=True)
class ScriptedPhoto:
    """Mean brightness 0–1 and the colour means as a direction."""

    brightness: float
    embedding: Embedding


class ScriptedCritic:
    """Scores by mean brightness: black is 1, white is 10; examples pull halfway to their mean.

    Attributes:
        delay_s: pause before every score and every piece of text; ends at once on cancel.
        encoded, scored: how many photos went through, for tests that count.
    """

    image_side = 64
    max_examples = 4

    def __init__(self, *, delay_s: float = 0.0, info: CriticInfo | None = None) -> None:
        self.delay_s = delay_s
        self.info = info or CriticInfo("scripted", "0123456789ab", "none", 0, "cpu")
        self.encoded = 0
        self.scored = 0

    def encode(self, images: Sequence[RgbImage]) -> list[EncodedPhoto]:
        self.encoded += len(images)
        return [_encode(image) for image in images]

    def score(
        self, photos: Sequence[EncodedPhoto], *, cancel: CancelToken, examples: Sequence[RatedExample] = ()
    ) -> list[Score]:
        scores = []
        for photo in photos:
            self._pause(cancel)
            value = self._value(photo)
            if examples:
                value = 0.5 * value + 0.5 * sum(example.value for example in examples) / len(examples)
            self.scored += 1
            scores.append(_score(value))
        return scores

    def critique(self, photo: EncodedPhoto, *, cancel: CancelToken) -> Iterator[CritiqueEvent]:
        score = self.score([photo], cancel=cancel)[0]
        yield ScoreReady(score)
        attributes: dict[Attribute, float | None] = dict.fromkeys(Attribute, score.value)
        attributes[Attribute.SUBJECT] = None
        yield AttributesReady(attributes)
        comment = ""
        suggestions: list[Suggestion] = []
        for word in COMMENT.split(" "):
            if self._stopped(cancel):
                break
            piece = word if not comment else f" {word}"
            comment += piece
            yield CommentPiece(piece)
        for suggestion in SUGGESTIONS:
            if self._stopped(cancel):
                break
            suggestions.append(suggestion)
            yield SuggestionReady(suggestion)
        complete = comment == COMMENT and len(suggestions) == len(SUGGESTIONS)
        yield CritiqueReady(
            Critique(score, attributes, comment, tuple(suggestions), self.info, 0.0, complete=complete)
        )

    def ask(self, photo: EncodedPhoto, question: str, *, cancel: CancelToken) -> Iterator[str]:
        answer = f"You asked: {question} The brightness is {self._value(photo):.1f} of 10."
        for number, word in enumerate(answer.split(" ")):
            self._pause(cancel)
            yield word if number == 0 else f" {word}"

    def _value(self, photo: EncodedPhoto) -> float:
        assert isinstance(photo, ScriptedPhoto)
        return 1.0 + 9.0 * photo.brightness

    def _pause(self, cancel: CancelToken) -> None:
        self._stopped(cancel)
        cancel.check()

    def _stopped(self, cancel: CancelToken) -> bool:
        """Wait the delay in small steps, so that cancelling is felt at once."""
        waited = 0.0
        while waited < self.delay_s and not cancel.cancelled:
            threading.Event().wait(min(0.005, self.delay_s - waited))
            waited += 0.005
        return cancel.cancelled


def _encode(image: RgbImage) -> ScriptedPhoto:
    means = image.reshape(-1, 3).mean(axis=0) / 255.0
    direction = np.append(means, 1.0 - means.mean()).astype(np.float32)
    return ScriptedPhoto(float(means.mean()), direction / np.linalg.norm(direction))


def _score(value: float) -> Score:
    low = min(int(value), 9)
    share = value - low
    distribution = dict.fromkeys(range(1, 11), 0.0)
    distribution[low] = 1.0 - share
    distribution[low + 1] = share
    return Score(value, float(np.sqrt(share * (1.0 - share))), distribution)
