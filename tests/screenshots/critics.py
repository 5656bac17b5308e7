"""Critics that stand still where the screenshot wants them to."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from aesthetic_studio.domain.critique import (
    Attribute,
    CommentPiece,
    CriticInfo,
    CritiqueEvent,
    CropBox,
    Operation,
    OperationName,
    Suggestion,
)
from aesthetic_studio.domain.errors import OutOfMemoryError, StudioError
from aesthetic_studio.domain.progress import Cancelled, CancelToken, Progress, ProgressCallback
from tests.gui.critique.made import INFO, PERSONAL, critique, events

FULL = OutOfMemoryError("Memory did not suffice for DSCF2043.jpg.", "Close other programs and try again.")


COMMENT = (
    "White carries the room and stays clean to the corners. The copper lamps are its only warmth; they lead the "
    "eye along the counter to the window. The verticals stand. The oven wall at the right weighs more than "
    "the light at the left can answer."
)
SUGGESTIONS = (
    Suggestion("Lift the shadows under the counter", Attribute.LIGHT, Operation(OperationName.SHADOWS, 0.3)),
    Suggestion(
        "Crop a little off the right, so that the lamps hang on the third",
        Attribute.COMPOSITION,
        Operation(OperationName.CROP, CropBox(0.0, 0.0, 0.92, 1.0)),
    ),
    Suggestion("Next time leave something of a day on the counter: a cup, bread", Attribute.SUBJECT),
)
LEARNED_FROM = ("DSCF2041.jpg", "DSCF2047.jpg", "DSCF2048.jpg", "DSCF2052.jpg")


class StillCritic:
    """Speaks as far as it is told to, then waits until it is let go.

    Args:
        load_error: it cannot be loaded.
        holds_loading: it is still loading.
        words: how many words of its comment it says before it waits; None says everything.
        fails: it fails at every photo, after these words.
        failures: it fails at so many photos at first.
    """

    def __init__(
        self,
        *,
        load_error: StudioError | None = None,
        holds_loading: bool = False,
        words: int | None = None,
        fails: bool = False,
        failures: int = 0,
    ) -> None:
        self._load_error, self._holds_loading = load_error, holds_loading
        self._words, self._fails, self._failures = words, fails, failures
        self.released, self.stands = threading.Event(), threading.Event()

    def load(self, *, progress: ProgressCallback) -> CriticInfo:
        """Load, or stay at three tenths."""
        progress(Progress(3, 10, "Quantizing to 4 bits"))
        if self._load_error is not None:
            raise self._load_error
        if self._holds_loading:
            self._stand(None)
        return INFO

    def critique(self, path: Path, *, cancel: CancelToken) -> Iterator[CritiqueEvent]:
        """The same critique for every photo."""
        if self._failures:
            self._failures -= 1
            raise FULL
        said = 0
        examples = tuple(str(path.parent / name) for name in LEARNED_FROM)
        personal = replace(PERSONAL, examples=examples)
        for event in events(critique(comment=COMMENT, suggestions=SUGGESTIONS, personal_score=personal)):
            if isinstance(event, CommentPiece):
                said += 1
            if self._words is not None and said > self._words:
                if self._fails:
                    raise FULL
                self._stand(cancel)
            yield event

    def ask(self, path: Path, question: str, *, cancel: CancelToken) -> Iterator[str]:
        """A good answer."""
        yield from (
            "Hardly: without the copper ",
            "nothing tells warm from cold. ",
            "Keep the colour, and ",
            "let the wall at the right go darker.",
        )

    def _stand(self, cancel: CancelToken | None) -> None:
        self.stands.set()
        while not self.released.wait(0.02):
            if cancel is not None and cancel.cancelled:
                raise Cancelled
