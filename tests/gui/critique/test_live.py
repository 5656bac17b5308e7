from pathlib import Path

import pytest

from aesthetic_studio.domain.critique import AttributesReady, CommentPiece, CritiqueReady, ScoreReady
from aesthetic_studio.domain.errors import ModelAnswerError
from aesthetic_studio.gui.critique.live import MAX_COMMENT_CHARACTERS, MAX_QUESTIONS, LiveCritiques, Phase
from tests.gui.critique.made import COMMENT, EXAMPLES, PERSONAL, SCORE, critique, events

HERE = Path("/photos/here.jpg")


@pytest.fixture
def lives() -> LiveCritiques:
    return LiveCritiques(limit=3)


def test_events_fold_into_what_is_known(lives):
    whole = critique()
    *before, last = events(whole)
    for event in before:
        live = lives.fold(HERE, event)
    assert (live.phase, live.score, live.personal_score) == (Phase.RUNNING, SCORE, PERSONAL)
    assert (live.comment, live.suggestions) == (COMMENT, whole.suggestions)
    assert live.finished is None
    live = lives.fold(HERE, last)
    assert (live.phase, live.finished, live.critic) == (Phase.DONE, whole, whole.critic)


def test_a_whole_critique_keeps_the_personal_score_that_came_before_it(lives):
    for event in events(critique())[:-1]:
        lives.fold(HERE, event)
    live = lives.fold(HERE, CritiqueReady(critique(personal_score=None)))
    assert live.personal_score == PERSONAL
    assert live.personal_score.examples == EXAMPLES


def test_an_incomplete_critique_is_stopped(lives):
    live = lives.fold(HERE, CritiqueReady(critique(complete=False)))
    assert live.phase is Phase.STOPPED


def test_stop_keeps_what_has_arrived_and_forgets_what_has_not_begun(lives):
    lives.fold(HERE, ScoreReady(SCORE))
    lives.fold(HERE, CommentPiece("The still"))
    lives.stop(HERE)
    assert lives.critique(HERE).phase is Phase.STOPPED
    assert lives.critique(HERE).comment == "The still"
    lives.start(HERE)
    lives.stop(HERE)
    assert lives.critique(HERE) is None


def test_words_that_come_after_the_end_are_dropped(lives):
    lives.fold(HERE, ScoreReady(SCORE))
    lives.fail(HERE, ModelAnswerError("It stammered."))
    live = lives.fold(HERE, CommentPiece("late"))
    assert (live.phase, live.comment) == (Phase.FAILED, "")


def test_a_score_after_the_end_begins_the_next_critique(lives):
    for event in events(critique()):
        lives.fold(HERE, event)
    live = lives.fold(HERE, ScoreReady(SCORE))
    assert (live.phase, live.comment, live.suggestions) == (Phase.RUNNING, "", ())


def test_a_score_does_not_undo_a_critique_that_was_announced(lives):
    announced = lives.start(HERE)
    assert lives.fold(HERE, ScoreReady(SCORE)) is announced


def test_an_endless_comment_is_bounded(lives):
    lives.fold(HERE, ScoreReady(SCORE))
    for _ in range(3):
        live = lives.fold(HERE, CommentPiece("x" * (MAX_COMMENT_CHARACTERS // 2 + 1)))
    assert len(live.comment) == live.comment_length == MAX_COMMENT_CHARACTERS


def test_the_oldest_finished_critique_goes_first_and_a_running_one_never(lives):
    paths = [Path(f"/photos/{number}.jpg") for number in range(5)]
    lives.start(paths[0])
    for path in paths[1:]:
        lives.fold(path, CritiqueReady(critique()))
    assert [lives.critique(path) is not None for path in paths] == [True, False, False, True, True]


def test_attributes_are_awaited_until_they_come(lives):
    assert lives.fold(HERE, ScoreReady(SCORE)).attributes is None
    assert lives.fold(HERE, AttributesReady({})).attributes == {}


def test_answers_are_kept_by_photo_in_order(lives):
    first = lives.ask(HERE, "Why?")
    first.append("Be")
    first.append("cause.")
    assert lives.running_answer(HERE) is first
    first.phase = Phase.DONE
    assert lives.running_answer(HERE) is None
    lives.ask(HERE, "Really?")
    assert [answer.question for answer in lives.answers(HERE)] == ["Why?", "Really?"]
    assert lives.answers(HERE)[0].text == "Because."
    assert lives.answers(Path("/photos/other.jpg")) == []


def test_questions_about_one_photo_are_bounded(lives):
    for number in range(MAX_QUESTIONS + 5):
        lives.ask(HERE, f"{number}?").phase = Phase.DONE
    kept = lives.answers(HERE)
    assert (len(kept), kept[0].question) == (MAX_QUESTIONS, "5?")
