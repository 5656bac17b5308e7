"""Which of its states the panel is in: a pure decision, apart from how it looks."""

from dataclasses import dataclass

from aesthetic_studio.domain.critique import Critique
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.domain.score import PersonalScore, Score
from aesthetic_studio.domain.standing import Standing
from aesthetic_studio.gui.critique import states
from aesthetic_studio.gui.critique.critic_state import CriticLoading, CriticState, CriticUnavailable
from aesthetic_studio.gui.critique.live import LiveCritique, Phase
from aesthetic_studio.gui.critique.own_score import follows, own_score
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
        own_follows: the user's own score of the photo is proven, and on its way.
    """

    content: LiveCritique | None = None
    page: State | None = None
    failure: StudioError | None = None
    can_ask: bool = False
    older: bool = False
    own_follows: bool = False

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
    standing: Standing | None = None,
) -> Display:
    """Decide what to show of a photo.

    Args:
        stored: the latest critique in the catalogue.
        live: what has arrived in this session and is newer than ``stored``.
        critic: what the critic is doing.
        older: an earlier critique that the user wants to see, unless a new one is arriving.
        turn: set while the photo waits for the critic.
        standing: where the learning of the user's taste stands.
    """
    if photo is None or photo.error is not None:
        reason = None if photo is None else photo.error
        return Display(page=states.broken_file(reason) if reason else states.nothing_selected())
    if older is not None and (live is None or live.phase is not Phase.RUNNING):
        earlier = LiveCritique.of(older)
        earlier.personal_score = own_score(photo, older.personal_score, standing, newest=False)
        return Display(earlier, can_ask=True, older=True)
    if live is not None and (live.error is None or live.score is not None):
        return Display(live, failure=live.error, can_ask=live.phase is not Phase.RUNNING)
    kept, awaited = _kept(photo, stored, standing)
    failure = live.error if live is not None else None
    if stored is not None:
        return Display(kept, failure=failure, can_ask=True, own_follows=awaited)
    page = states.critique_failed(failure) if failure is not None else _invitation(critic, turn)
    return Display(kept if failure is None else None, page=page, own_follows=awaited)


def _kept(
    photo: Photo, stored: Critique | None, standing: Standing | None
) -> tuple[LiveCritique | None, bool]:
    """What the library holds, with the user's own score as it is now; whether that one is still on its way."""
    kept = LiveCritique.of(stored) if stored is not None else _score_only(photo)
    if kept is None:
        return None, False
    newest = stored is None or stored.score.value == photo.score
    kept.personal_score = own_score(photo, kept.personal_score, standing, newest=newest)
    return kept, follows(photo, kept.personal_score, standing, newest=newest)


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
