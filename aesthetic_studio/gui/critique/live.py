"""What has arrived so far of every critique and answer, so that switching photos loses nothing."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from aesthetic_studio.domain.critique import (
    Attribute,
    AttributesReady,
    CommentPiece,
    CriticInfo,
    Critique,
    CritiqueEvent,
    CritiqueReady,
    PersonalScoreReady,
    ScoreReady,
    Suggestion,
    SuggestionReady,
)
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.kept_critique import KeptAnswer
from aesthetic_studio.domain.score import PersonalScore, Score

MAX_COMMENT_CHARACTERS = 100_000
"""A model that never stops talking costs this much memory at most."""
MAX_QUESTIONS = 50
"""Questions kept for one photo; the oldest go first."""

_Entry = TypeVar("_Entry")


class Phase(StrEnum):
    """How far a critique or an answer is."""

    RUNNING = "running"
    STOPPED = "stopped"
    FAILED = "failed"
    DONE = "done"


@dataclass(slots=True)
class LiveCritique:
    """What is known of one critique so far; each part is None or empty until it has arrived.

    Attributes:
        error: why it failed, only in phase FAILED.
        finished: the whole critique as the critic handed it over, only once it has ended.
    """

    phase: Phase = Phase.RUNNING
    score: Score | None = None
    personal_score: PersonalScore | None = None
    attributes: Mapping[Attribute, float | None] | None = None
    suggestions: tuple[Suggestion, ...] = ()
    critic: CriticInfo | None = None
    error: StudioError | None = None
    finished: Critique | None = None
    _pieces: list[str] = field(default_factory=list)
    _comment_length: int = 0

    @classmethod
    def of(cls, critique: Critique) -> "LiveCritique":
        """A critique that has already ended, in the same shape."""
        live = cls()
        live.fold(CritiqueReady(critique))
        return live

    @property
    def comment(self) -> str:
        """The words so far."""
        return "".join(self._pieces)

    @property
    def comment_length(self) -> int:
        """How many characters of the comment are here."""
        return self._comment_length

    def fold(self, event: CritiqueEvent) -> None:
        """Take in the next event; after the end of the critique nothing changes it any more."""
        if self.phase is not Phase.RUNNING:
            return
        match event:
            case ScoreReady(score):
                self.score = score
            case PersonalScoreReady(personal_score):
                self.personal_score = personal_score
            case AttributesReady(attributes):
                self.attributes = attributes
            case CommentPiece(text):
                self._append(text)
            case SuggestionReady(suggestion):
                self.suggestions = (*self.suggestions, suggestion)
            case CritiqueReady(critique):
                self._finish(critique)

    def _append(self, text: str) -> None:
        kept = text[: MAX_COMMENT_CHARACTERS - self._comment_length]
        if kept:
            self._pieces.append(kept)
            self._comment_length += len(kept)

    def _finish(self, critique: Critique) -> None:
        self.phase = Phase.DONE if critique.complete else Phase.STOPPED
        self.score = critique.score
        self.personal_score = critique.personal_score or self.personal_score
        self.attributes = critique.attributes
        self.suggestions = critique.suggestions
        self.critic = critique.critic
        self.finished = critique
        self._pieces, self._comment_length = [], 0
        self._append(critique.comment)


@dataclass(slots=True)
class LiveAnswer:
    """A question about a photo and as much of the answer as has arrived.

    Attributes:
        note: where the answer comes from, empty where it was given just now.
    """

    question: str
    phase: Phase = Phase.RUNNING
    error: StudioError | None = None
    note: str = ""
    _pieces: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, kept: KeptAnswer, note: str = "") -> "LiveAnswer":
        """An answer from the catalogue, in the same shape; ``note`` says who gave it and when."""
        phase = Phase.DONE if kept.complete else Phase.STOPPED
        return cls(kept.question, phase, note=note, _pieces=[kept.answer])

    @property
    def text(self) -> str:
        """The words so far."""
        return "".join(self._pieces)

    def append(self, text: str) -> None:
        """Take in the next few characters."""
        self._pieces.append(text)


class LiveCritiques:
    """Critiques and answers of this session by photo, at most ``limit`` photos of each.

    The photos touched longest ago are forgotten first, but never one whose critique or answer is running.
    """

    def __init__(self, limit: int = 128) -> None:
        self._limit = limit
        self._critiques: OrderedDict[Path, LiveCritique] = OrderedDict()
        self._answers: OrderedDict[Path, list[LiveAnswer]] = OrderedDict()

    def critique(self, path: Path) -> LiveCritique | None:
        """What is known of this photo's critique from this session, None where nothing is."""
        return self._critiques.get(path)

    def start(self, path: Path) -> LiveCritique:
        """Begin a critique anew, whatever was known before."""
        live = LiveCritique()
        _keep(self._critiques, path, live)
        _forget_oldest(self._critiques, self._limit, lambda each: each.phase is Phase.RUNNING)
        return live

    def fold(self, path: Path, event: CritiqueEvent) -> LiveCritique:
        """Take in the next event of a photo's critique and return what is known now.

        A score after the end of an earlier critique begins the next one.
        """
        live = self._critiques.get(path)
        if live is None or (isinstance(event, ScoreReady) and live.phase is not Phase.RUNNING):
            live = self.start(path)
        live.fold(event)
        return live

    def stop(self, path: Path) -> None:
        """The critique ended early without a last event; what had arrived is kept."""
        live = self._critiques.get(path)
        if live is None or live.phase is not Phase.RUNNING:
            return
        if live.score is None:
            self.forget(path)
        else:
            live.phase = Phase.STOPPED

    def fail(self, path: Path, error: StudioError) -> LiveCritique:
        """The critique failed; what had arrived is kept."""
        live = self._critiques.get(path)
        if live is None or live.phase is not Phase.RUNNING:
            live = self.start(path)
        live.phase = Phase.FAILED
        live.error = error
        return live

    def forget(self, path: Path) -> None:
        """Let go of a photo's critique, for example because the catalogue holds it now."""
        self._critiques.pop(path, None)

    def answers(self, path: Path) -> list[LiveAnswer]:
        """Questions about this photo with their answers, oldest first."""
        return list(self._answers.get(path, ()))

    def remember(self, path: Path, answers: Sequence[LiveAnswer]) -> None:
        """Questions of earlier sessions come before those of this one, which hold them from now on."""
        if answers and path not in self._answers:
            _keep(self._answers, path, list(answers)[-MAX_QUESTIONS:])
            _forget_oldest(self._answers, self._limit, lambda each: each[-1].phase is Phase.RUNNING)

    def forget_answers(self) -> None:
        """Let go of what the catalogue holds: all but what is being answered."""
        for path in [
            path for path, answers in self._answers.items() if answers[-1].phase is not Phase.RUNNING
        ]:
            del self._answers[path]

    def running_answer(self, path: Path) -> LiveAnswer | None:
        """The answer that is being given about this photo now."""
        answers = self._answers.get(path)
        return answers[-1] if answers and answers[-1].phase is Phase.RUNNING else None

    def ask(self, path: Path, question: str) -> LiveAnswer:
        """A question was put; its answer arrives through `LiveAnswer.append`."""
        answer = LiveAnswer(question)
        kept = [*self._answers.get(path, ()), answer][-MAX_QUESTIONS:]
        _keep(self._answers, path, kept)
        _forget_oldest(self._answers, self._limit, lambda each: each[-1].phase is Phase.RUNNING)
        return answer


def _keep(entries: OrderedDict[Path, _Entry], path: Path, entry: _Entry) -> None:
    entries[path] = entry
    entries.move_to_end(path)


def _forget_oldest(entries: OrderedDict[Path, _Entry], limit: int, running: Callable[[_Entry], bool]) -> None:
    """Drop the oldest entry that is over the limit; one is added at a time, so one goes at a time."""
    if len(entries) <= limit:
        return
    oldest = next((path for path, entry in entries.items() if not running(entry)), None)
    if oldest is not None:
        del entries[oldest]
