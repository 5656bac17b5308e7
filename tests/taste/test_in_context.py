import numpy as np
import pytest

from aesthetic_studio.domain.progress import Cancelled, CancelToken
from aesthetic_studio.domain.score import Score
from aesthetic_studio.taste.examples import RatedPhoto
from aesthetic_studio.taste.in_context import personal_score
from tests.critics.scripted import ScriptedCritic


def painted(*colour: int):
    return np.full((8, 8, 3), colour, dtype=np.uint8)


@pytest.fixture
def critic():
    return ScriptedCritic()


@pytest.fixture
def photo(critic):
    return critic.encode([painted(128, 128, 128)])[0]


@pytest.fixture
def history(critic):
    colours = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (250, 250, 0), (0, 0, 0)]
    encoded = critic.encode([painted(*colour) for colour in colours])
    return [RatedPhoto(f"{n}.jpg", 9.0, photo) for n, photo in enumerate(encoded)]


def test_the_score_is_drawn_towards_the_users_ratings(critic, photo, history):
    general = critic.score([photo], cancel=CancelToken())[0].value
    personal = personal_score(critic, photo, history, cancel=CancelToken())
    assert personal is not None
    assert personal.value > general


def test_it_is_never_called_proven_and_names_its_examples(critic, photo, history):
    personal = personal_score(critic, photo, history, cancel=CancelToken())
    assert personal is not None
    assert (personal.proven, personal.predictor) == (False, "in-context")
    assert len(personal.examples) == critic.max_examples
    by_path = {rated.path: rated.encoded.embedding for rated in history}
    likeness = [float(by_path[path] @ photo.embedding) for path in personal.examples]
    assert likeness == sorted(likeness, reverse=True)


def test_without_ratings_there_is_none(critic, photo):
    assert personal_score(critic, photo, [], cancel=CancelToken()) is None


def test_a_critic_without_room_for_examples_gives_none(critic, photo, history):
    critic.max_examples = 0
    assert personal_score(critic, photo, history, cancel=CancelToken()) is None


def test_it_stays_on_the_scale(critic, photo, history, monkeypatch):
    monkeypatch.setattr(critic, "score", lambda *_, **__: [Score(11.2, 0.1)])
    personal = personal_score(critic, photo, history, cancel=CancelToken())
    assert personal is not None
    assert personal.value == 10


def test_it_can_be_cancelled(critic, photo, history):
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        personal_score(critic, photo, history, cancel=cancel)
