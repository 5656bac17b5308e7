"""A critic session without a model, and ready-made values."""

import threading
from pathlib import Path

from aesthetic_studio.domain.critique import (
    Attribute,
    AttributesReady,
    CommentPiece,
    CriticInfo,
    Critique,
    CritiqueReady,
    ScoreReady,
)
from aesthetic_studio.domain.errors import CriticUnavailableError, UnreadableImageError
from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.domain.progress import Cancelled, Progress
from aesthetic_studio.domain.score import Score

INFO = CriticInfo("calm-nano", "0123456789ab", "none", 0, "cpu")
SCORE = Score(6.4, 0.8, {6: 0.6, 7: 0.4})
CRITIQUE = Critique(SCORE, {Attribute.LIGHT: 4.0}, "Quiet light.", (), INFO, 0.1)


def photo(number: int, **fields) -> Photo:
    return Photo(number, Path(f"/photos/{number}.jpg"), 1, 1, **fields)


class FakeSession:
    """Gives the same critique to every photo; can be told to hold, to fail to load, or to fail at a photo."""

    def __init__(self):
        self.gate = threading.Event()
        self.gate.set()
        self.waiting = threading.Event()
        self.load_error = None
        self.broken = set()
        self.seen = []
        self.threads = set()

    def load(self, *, progress):
        progress(Progress(1, 2, "Reading"))
        self.threads.add(threading.get_ident())
        if self.load_error is not None:
            raise self.load_error
        return INFO

    def critique(self, path, *, cancel):
        self.seen.append(path)
        if path.name in self.broken:
            raise UnreadableImageError(f"{path.name} is damaged.")
        yield ScoreReady(SCORE)
        yield AttributesReady(CRITIQUE.attributes)
        yield CommentPiece("Quiet ")
        self._hold(cancel)
        yield CommentPiece("light.")
        yield CritiqueReady(CRITIQUE)

    def ask(self, path, question, *, cancel):
        self.seen.append(question)
        yield "Yes"
        self._hold(cancel)
        yield ", it is."

    def personal_scores(self, *, cancel):
        raise CriticUnavailableError("This critic knows nothing of anybody's taste.")

    def _hold(self, cancel):
        self.waiting.set()
        while not self.gate.wait(0.005):
            if cancel.cancelled:
                raise Cancelled
        self.waiting.clear()
