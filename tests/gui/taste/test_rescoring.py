import pytest

from aesthetic_studio.domain.changes import PhotoField
from aesthetic_studio.gui.taste import rescoring
from aesthetic_studio.studio.rating_history import PersonalScores
from tests.gui.fakes import INFO
from tests.gui.taste.test_desk import TasteSession


class ScoringSession(TasteSession):
    """Gives every critiqued photo the same personal score, while the taste is proven."""

    def __init__(self):
        super().__init__()
        self.library, self.proven, self.computed = None, True, 0

    def personal_scores(self, *, cancel):
        self.computed += 1
        given = self.library.rated.given_scores(INFO)
        return PersonalScores(INFO, given, {each.photo_id: 8.2 for each in given} if self.proven else None)


@pytest.fixture
def session():
    return ScoringSession()


@pytest.fixture(autouse=True)
def _soon(monkeypatch):
    monkeypatch.setattr(rescoring, "CALM_MS", 20)


def personal(window):
    return [photo.personal_score for photo in window.library.photos(window.model.ids[:1])]


def test_views_follow_the_taste_once_the_critic_has_worked(qtbot, opened, session):
    session.library = opened.library
    key = opened.model.ids[0]
    opened.marking.mark([key], PhotoField.STARS, 4, "Rate")
    qtbot.wait(80)
    assert session.computed == 0  # no critic is loaded for it
    opened.desk.critique([key])
    qtbot.waitUntil(lambda: opened.library.photos([key])[0].score is not None)
    opened.marking.mark([key], PhotoField.STARS, 5, "Rate")
    qtbot.waitUntil(lambda: personal(opened) == [8.2])
    session.proven = False
    opened.marking.mark([key], PhotoField.STARS, 2, "Rate")
    qtbot.waitUntil(lambda: personal(opened) == [None])
