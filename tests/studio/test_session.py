from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from aesthetic_studio.domain.critique import CommentPiece, CritiqueReady, PersonalScoreReady, ScoreReady
from aesthetic_studio.domain.errors import (
    CriticUnavailableError,
    ModelAnswerError,
    OutOfMemoryError,
    PhotoError,
    PhotoNotFoundError,
    UnreadableImageError,
    UsageError,
)
from aesthetic_studio.domain.progress import Cancelled, CancelToken, ignore_progress
from aesthetic_studio.domain.score import Score
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.encoding import BATCH_SIZE
from aesthetic_studio.studio.library import Library
from aesthetic_studio.studio.personal_taste import PersonalTaste
from aesthetic_studio.studio.session import CriticSession
from tests.critics.scripted import ScriptedCritic


@pytest.fixture
def critic(monkeypatch):
    scripted = ScriptedCritic()
    monkeypatch.setattr("aesthetic_studio.studio.session.open_critic", lambda *_: scripted)
    return scripted


@pytest.fixture
def library(tmp_path):
    with closing(Library(Home(tmp_path / "home"), Settings())) as library:
        yield library


@pytest.fixture
def session(critic, library, tmp_path):
    session = CriticSession(library, Home(tmp_path / "home"), Settings())
    session.load(progress=ignore_progress)
    return session


@pytest.fixture
def paint(tmp_path):
    def make(name: str, colour: tuple[int, int, int]) -> Path:
        path = tmp_path / name
        Image.new("RGB", (40, 30), colour).save(path)
        return path

    return make


@pytest.fixture
def greys(paint):
    return [paint(f"{level:03}.png", (level, level, level)) for level in range(0, 250, 10)]


def scores(session, paths, cancel=None):
    return list(session.score(paths, cancel=cancel or CancelToken()))


def test_nothing_can_be_asked_before_a_critic_is_loaded(library, tmp_path):
    session = CriticSession(library, Home(tmp_path / "home"), Settings())
    with pytest.raises(CriticUnavailableError):
        _ = session.info


def test_loading_twice_loads_once(session, critic):
    assert session.load(progress=ignore_progress) is critic.info


def test_photos_are_scored_in_their_order(session, greys):
    results = scores(session, greys)
    assert [path for path, _ in results] == greys
    values = [score.value for _, score in results]
    assert values == sorted(values)


def test_progress_counts_every_photo(session, greys):
    heard = []
    list(session.score(greys, cancel=CancelToken(), progress=heard.append))
    assert [(step.done, step.total) for step in heard] == [(n, 25) for n in range(1, 26)]


def test_a_bad_file_costs_only_itself(session, greys, tmp_path):
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\nnonsense")
    results = scores(session, [greys[0], tmp_path / "bad.png", tmp_path / "gone.png", greys[1]])
    assert [type(result) for _, result in results] == [Score, UnreadableImageError, PhotoNotFoundError, Score]


def test_an_encoded_photo_is_remembered_until_its_file_changes(session, critic, paint):
    photo = paint("a.png", (10, 10, 10))
    scores(session, [photo, photo])
    encoded = critic.encoded
    scores(session, [photo])
    assert critic.encoded == encoded
    before = scores(session, [photo])[0][1].value
    Image.new("RGB", (50, 30), (200, 200, 200)).save(photo)
    assert scores(session, [photo])[0][1].value > before


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        (MemoryError(), OutOfMemoryError),
        (ValueError("odd"), ModelAnswerError),
        (OutOfMemoryError("full"), OutOfMemoryError),
    ],
)
@pytest.mark.parametrize("method", ["encode", "score"])
def test_a_failing_critic_costs_only_the_photo_at_fault(
    session, critic, greys, monkeypatch, method, failure, expected
):
    original = getattr(critic, method)

    def fails_on_the_third(batch, **options):
        levels = [
            photo.mean() / 255 if isinstance(photo, np.ndarray) else photo.brightness for photo in batch
        ]
        if any(abs(level - 20 / 255) < 1e-3 for level in levels):
            raise failure
        return original(batch, **options)

    monkeypatch.setattr(critic, method, fails_on_the_third)
    results = scores(session, greys)
    assert [path for path, result in results if isinstance(result, PhotoError)] == [greys[2]]
    assert type(results[2][1]) is expected


def test_a_score_that_is_no_number_is_the_models_error(session, critic, greys, monkeypatch):
    monkeypatch.setattr(critic, "score", lambda photos, **_: [Score(float("nan"), 0.0) for _ in photos])
    assert all(isinstance(result, ModelAnswerError) for _, result in scores(session, greys[:2]))


def test_cancelling_ends_within_a_batch(session, critic, greys):
    cancel = CancelToken()
    results = session.score(greys, cancel=cancel)
    next(results)
    cancel.cancel()
    with pytest.raises(Cancelled):
        list(results)
    assert critic.scored <= BATCH_SIZE


def test_a_critique_begins_with_the_score_and_ends_with_the_whole(session, greys):
    events = list(session.critique(greys[9], cancel=CancelToken()))
    assert isinstance(events[0], ScoreReady)
    assert isinstance(events[-1], CritiqueReady)
    assert not any(isinstance(event, PersonalScoreReady) for event in events)
    assert events[-1].critique.personal_score is None


def test_the_personal_score_follows_the_score_and_is_in_the_whole(session, library, paint):
    for name, colour in {"r.png": (255, 0, 0), "g.png": (0, 255, 0), "b.png": (0, 0, 255)}.items():
        library.record_rating(paint(name, colour), 9.0, "stars")
    events = list(session.critique(paint("q.png", (90, 90, 90)), cancel=CancelToken()))
    assert isinstance(events[0], ScoreReady)
    assert isinstance(events[1], PersonalScoreReady)
    personal = events[1].personal_score
    assert {Path(path).name for path in personal.examples} == {"r.png", "g.png", "b.png"}
    assert events[-1].critique.personal_score == personal
    assert personal.value > events[0].score.value


def test_a_rated_photo_is_not_its_own_example(session, library, paint):
    rated, other = paint("rated.png", (200, 40, 40)), paint("other.png", (0, 0, 255))
    library.record_rating(rated, 10.0, "stars")
    assert session_personal(session, rated) is None
    library.record_rating(other, 2.0, "stars")
    assert [Path(path).name for path in session_personal(session, rated).examples] == ["other.png"]


def session_personal(session, path):
    [(_, prediction)] = session.predict([path], cancel=CancelToken())
    return prediction.personal_score


def test_rated_photos_that_are_gone_or_damaged_are_left_out(session, library, paint):
    gone, damaged, good = (
        paint(f"{n}.png", colour) for n, colour in enumerate([(255, 0, 0), (0, 255, 0), (0, 0, 255)])
    )
    for photo in (gone, damaged, good):
        library.record_rating(photo, 8.0, "stars")
    gone.unlink()
    damaged.write_bytes(b"nonsense")
    personal = session_personal(session, paint("q.png", (90, 90, 90)))
    assert [Path(path).name for path in personal.examples] == ["2.png"]


def test_a_failing_personal_score_does_not_take_the_critique_away(session, library, paint, monkeypatch):
    library.record_rating(paint("r.png", (255, 0, 0)), 9.0, "stars")

    def fails(*_arguments, **_options):
        raise MemoryError

    monkeypatch.setattr(PersonalTaste, "learned", fails)
    events = list(session.critique(paint("q.png", (90, 90, 90)), cancel=CancelToken()))
    assert isinstance(events[-1], CritiqueReady)
    assert events[-1].critique.complete
    assert events[-1].critique.personal_score is None


def test_a_stopped_critique_says_so(session, library, paint, greys):
    library.record_rating(paint("r.png", (255, 0, 0)), 9.0, "stars")
    cancel = CancelToken()
    last = None
    for event in session.critique(greys[9], cancel=cancel):
        last = event
        if isinstance(event, CommentPiece):
            cancel.cancel()
    assert isinstance(last, CritiqueReady)
    assert not last.critique.complete
    assert last.critique.personal_score is not None


def test_a_critic_that_breaks_in_the_middle_costs_this_photo(session, critic, greys, monkeypatch):
    def breaks(photo, *, cancel):
        yield ScoreReady(Score(5.0, 1.0))
        raise RuntimeError("broken")

    monkeypatch.setattr(critic, "critique", breaks)
    with pytest.raises(ModelAnswerError):
        list(session.critique(greys[0], cancel=CancelToken()))


def test_an_unreadable_photo_cannot_be_critiqued(session, tmp_path):
    with pytest.raises(PhotoNotFoundError):
        list(session.critique(tmp_path / "gone.jpg", cancel=CancelToken()))


def test_questions_are_answered(session, greys):
    assert "Why?" in "".join(session.ask(greys[3], "Why?", cancel=CancelToken()))
    with pytest.raises(UsageError):
        list(session.ask(greys[3], " ", cancel=CancelToken()))
