"""What was said about a photo before: its earlier critiques, questions and answers."""

from dataclasses import dataclass
from datetime import datetime

from aesthetic_studio.domain.critique import Critique


@dataclass(frozen=True, slots=True)
class KeptCritique:
    """A critique as the library keeps it.

    Attributes:
        pinned: the user wants to see it first, whatever came later.
    """

    id: int
    created_at: datetime
    pinned: bool
    critique: Critique


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A question of the user about a photo, and what a critic answered.

    Attributes:
        critic_id, revision: who answered.
        complete: false where the answer was stopped.
    """

    question: str
    answer: str
    critic_id: str
    revision: str
    asked_at: datetime
    complete: bool = True
