"""Which of its states the panel is in: a pure decision, apart from how it looks."""

from dataclasses import dataclass

from aesthetic_studio.domain.critique import Critique
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.domain.score import PersonalScore, Score
from aesthetic_studio.gui.critique import states
from aesthetic_studio.gui.critique.critic_state import CriticLoading, CriticState, CriticUnavailable
from aesthetic_studio.gui.critique.live import LiveCritique, Phase
from aesthetic_studio.gui.critique.states import State


@dataclass(frozen=True, slots=True)
class Display:
    """What the panel shows.

    Attributes:
        content: as much of a critique as there is, None where there is nothing to show.
        page: what to say in place of a critique, or below a score that has no critique.
        failure: why a newer critique than the content failed.
        can_ask: whether questions make sense here.
        older: the content is an earlier critique that the user wants to see.
    """

    content: LiveCritique | None = None
    page: State | None = None
    failure: StudioError | None = None
    can_ask: bool = False
    older: bool = False

    @property
    def running(self) -> bool:
        """Whether the content is still arriving."""
        return self.content is not None and self.content.phase is Phase.RUNNING

    @property
    def stopped(self) -> bool:
        """Whether the content is what arrived before the user stopped it."""
        return self.content is not None and self.content.phase is Phase.STOPPED


@dataclass(frozen=True, slots=True)
class Turn:
    """A photo that waits for the critic.

    Attributes:
        waiting: how many photos wait, this one among them.
    """

    waiting: int
    paused: bool = False


def display(
    photo: Photo | None,
    stored: Critique | None,
    live: LiveCritique | None,
    critic: CriticState,
    *,
    older: Critique | None = None,
    turn: Turn | None = None,
) -> Display:
    """Decide what to show of a photo.

    Args:
        stored: the latest critique in the catalogue.
        live: what has arrived in this session and is newer than ``stored``.
        critic: what the critic is doing.
        older: an earlier critique that the user wants to see, unless a new one is arriving.
        turn: set while the photo waits for the critic.
    """
    if photo is None or photo.error is not None:
        reason = None if photo is None else photo.error
        return Display(page=states.broken_file(reason) if reason else states.nothing_selected())
    if older is not None and (live is None or live.phase is not Phase.RUNNING):
        return Display(LiveCritique.of(older), can_ask=True, older=True)
    kept = LiveCritique.of(stored) if stored is not None else None
    if live is not None and live.error is not None:
        content = live if live.score is not None else kept
        if content is None:
            return Display(page=states.critique_failed(live.error))
        return Display(content, failure=live.error, can_ask=True)
    content = live or kept
    if content is not None:
        return Display(content, can_ask=content.phase is not Phase.RUNNING)
    return Display(_score_only(photo), page=_invitation(critic, turn))


def _score_only(photo: Photo) -> LiveCritique | None:
    """The score of a photo that was scored in a batch but not critiqued."""
    if photo.score is None:
        return None
    personal = None
    if photo.personal_score is not None:
        personal = PersonalScore(photo.personal_score, 0.0, photo.personal_proven, predictor="")
    score = Score(photo.score, photo.score_std or 0.0)
    return LiveCritique(Phase.DONE, score=score, personal_score=personal)


def _invitation(critic: CriticState, turn: Turn | None) -> State:
    match critic:
        case CriticLoading(name, progress):
            return states.critic_loading(name, progress)
        case CriticUnavailable(error):
            return states.critic_unavailable(error)
        case _ if turn is not None:
            return states.waiting(turn.waiting, paused=turn.paused)
        case _:
            return states.not_critiqued()
