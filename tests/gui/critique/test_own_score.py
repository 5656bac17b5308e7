from dataclasses import replace

from aesthetic_studio.domain.score import PersonalScore
from aesthetic_studio.domain.standing import Standing
from aesthetic_studio.gui.critique.own_score import follows, own_score
from tests.gui.fakes import photo

LEARNING = Standing(40, proven=False, needed=12)
PROVEN = Standing(73, proven=True, needed=0)
SAID = PersonalScore(6.1, 0.9, proven=False, predictor="likeness", examples=("/a.jpg",), proven_at=121)
CRITIQUED = photo(1, score=6.4)
SCORED = replace(CRITIQUED, personal_score=7.3, personal_proven=True)


def shown(of, said, standing, *, newest=True):
    return own_score(of, said, standing, newest=newest)


def test_the_score_that_the_library_keeps_takes_the_place_of_what_was_said():
    own = shown(SCORED, SAID, PROVEN)
    assert (own.value, own.proven, own.examples) == (7.3, True, ("/a.jpg",))
    assert own.std == 0.0  # that of another prediction says nothing
    assert shown(SCORED, replace(SAID, value=7.301, proven=True), PROVEN).std == 0.9
    assert shown(SCORED, None, None).value == 7.3


def test_what_was_said_of_the_learning_is_told_as_it_stands_now():
    assert shown(CRITIQUED, SAID, LEARNING).proven_at == 52
    assert shown(CRITIQUED, replace(SAID, proven=True), LEARNING).proven is False
    assert shown(CRITIQUED, SAID, None) == SAID


def test_a_proven_taste_is_never_called_learning():
    assert shown(CRITIQUED, SAID, PROVEN) is None
    assert follows(CRITIQUED, None, PROVEN, newest=True)
    assert not follows(CRITIQUED, None, PROVEN, newest=False)
    assert not follows(CRITIQUED, None, LEARNING, newest=True)
    assert not follows(photo(2), None, PROVEN, newest=True)  # never critiqued


def test_an_earlier_critique_keeps_what_was_proven_then():
    said = replace(SAID, proven=True)
    assert shown(SCORED, said, PROVEN, newest=False) == said
