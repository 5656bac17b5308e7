import numpy as np
import pytest

from aesthetic_studio.critics.protocol import Critic, RatedExample
from aesthetic_studio.domain.critique import CommentPiece, CritiqueReady
from aesthetic_studio.domain.progress import Cancelled, CancelToken
from tests.critics.scripted import COMMENT, ScriptedCritic


@pytest.fixture
def white():
    return np.full((8, 8, 3), 255, np.uint8)


def test_is_a_critic_that_judges_brightness(white):
    critic: Critic = ScriptedCritic()
    photos = critic.encode([white, white * 0])

    assert [score.value for score in critic.score(photos, cancel=CancelToken())] == [10.0, 1.0]
    [personal] = critic.score(photos[:1], cancel=CancelToken(), examples=[RatedExample(photos[1], 4.0)])
    assert personal.value == 7.0


def test_a_whole_critique_and_a_stopped_one(white):
    critic = ScriptedCritic()
    [encoded] = critic.encode([white])
    assert list(critic.critique(encoded, cancel=CancelToken()))[-1].critique.comment == COMMENT

    cancel = CancelToken()
    events = []
    for event in critic.critique(encoded, cancel=cancel):
        events.append(event)
        if isinstance(event, CommentPiece):
            cancel.cancel()

    assert isinstance(events[-1], CritiqueReady)
    assert not events[-1].critique.complete
    with pytest.raises(Cancelled):
        list(critic.ask(encoded, "Why?", cancel=cancel))
