"""Earlier critiques, the pinned one, and questions with their answers stay with their photo."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image

from aesthetic_studio.domain.changes import PhotoField
from aesthetic_studio.domain.critique import CriticInfo, Critique
from aesthetic_studio.domain.kept_critique import KeptAnswer
from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from aesthetic_studio.domain.query import PhotoQuery, SortKey
from aesthetic_studio.domain.score import Score
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.conversations import QUESTIONS_SHOWN
from aesthetic_studio.studio.library import Library

NANO = CriticInfo("calm-nano", "1", "none", 0, "cpu")
FIRST = Critique(Score(6.0, 0.5), {}, "Calm.", (), NANO, 0.1)
SECOND = replace(FIRST, comment="Calmer.", critic=replace(NANO, id="calm-large"))
NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
ANSWER = KeptAnswer("Is it sharp?", "Yes, it is.", "calm-nano", "1", NOON)


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def library(home, tmp_path):
    folder = tmp_path / "shoot"
    folder.mkdir()
    for name in "ab":
        Image.new("RGB", (12, 8)).save(folder / f"{name}.jpg")
    library = Library(home, Settings())
    library.add_folder(folder, cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None)
    yield library
    library.close()


@pytest.fixture
def ids(library):
    return library.photo_ids(PhotoQuery(sort=SortKey.NAME))


def test_every_critique_is_there_the_newest_first(library, ids):
    for critique in (FIRST, SECOND):
        library.save_critique(ids[0], critique)
    kept = library.conversations.critiques(ids[0])
    assert [each.critique for each in kept] == [SECOND, FIRST]
    assert kept[0].created_at >= kept[1].created_at
    assert library.conversations.critiques(ids[1]) == []


def test_one_critique_of_a_photo_is_pinned_at_a_time(library, ids):
    for critique in (FIRST, SECOND):
        library.save_critique(ids[0], critique)
    library.save_critique(ids[1], FIRST)

    def pinned(photo: int) -> list[str]:
        return [each.critique.comment for each in library.conversations.critiques(photo) if each.pinned]

    newest, oldest = (each.id for each in library.conversations.critiques(ids[0]))
    library.conversations.pin(ids[0], oldest)
    assert (pinned(ids[0]), pinned(ids[1])) == (["Calm."], [])
    library.conversations.pin(ids[0], newest)
    assert pinned(ids[0]) == ["Calmer."]
    library.conversations.pin(ids[0], None)
    assert pinned(ids[0]) == []


def test_a_damaged_critique_hides_no_other(library, ids):
    library.save_critique(ids[0], FIRST)
    with library._catalog.write() as connection:
        connection.exec_driver_sql("UPDATE critiques SET body = CAST('{torn' AS BLOB)")
    library.save_critique(ids[0], SECOND)
    assert [each.critique for each in library.conversations.critiques(ids[0])] == [SECOND]


def test_questions_stay_with_their_photo_over_a_restart(library, home, ids):
    path = library.photos(ids[:1])[0].path
    half = replace(ANSWER, question="And now?", answer="Half \ud800", complete=False, asked_at=NOON)
    library.conversations.keep_answer(path, replace(ANSWER, asked_at=NOON - timedelta(days=1)))
    library.conversations.keep_answer(path, half)
    library.conversations.keep_answer(path.with_name("gone.jpg"), ANSWER)
    library.close()
    again = Library(home, Settings())
    kept = again.conversations.answers(ids[0])
    assert [(each.question, each.answer, each.complete) for each in kept] == [
        ("Is it sharp?", "Yes, it is.", True),
        ("And now?", "Half ?", False),
    ]
    assert kept[0].asked_at == NOON - timedelta(days=1)
    assert again.conversations.answers(ids[1]) == []
    again.close()


def test_forgotten_questions_come_back_with_undo_and_go_with_redo(library, ids):
    path = library.photos(ids[:1])[0].path
    for number in range(QUESTIONS_SHOWN + 2):  # more than are shown
        moment = NOON + timedelta(minutes=number)
        library.conversations.keep_answer(path, replace(ANSWER, question=str(number), asked_at=moment))
    before = library.conversations.answers(ids[0])
    changes = library.conversations.forget_answers(ids[0])
    assert (changes.photo_ids, changes.fields) == ({ids[0]}, {PhotoField.QUESTIONS})
    assert library.conversations.answers(ids[0]) == []
    assert library.history.undo().fields == {PhotoField.QUESTIONS}
    assert library.conversations.answers(ids[0]) == before
    library.history.redo()
    assert library.conversations.answers(ids[0]) == []


def test_what_is_asked_after_others_were_forgotten_stays_when_they_come_back(library, ids):
    path = library.photos(ids[:1])[0].path
    library.conversations.keep_answer(path, replace(ANSWER, question="Before?", asked_at=NOON))
    library.conversations.forget_answers(ids[0])
    later = replace(ANSWER, question="After?", asked_at=NOON + timedelta(minutes=1))
    library.conversations.keep_answer(path, later)

    def known():
        return [each.question for each in library.conversations.answers(ids[0])]

    library.history.undo()
    assert known() == ["Before?", "After?"]
    library.history.redo()
    assert known() == ["After?"]


def test_where_nothing_was_asked_there_is_nothing_to_forget_or_undo(library, ids):
    assert not library.conversations.forget_answers(ids[0])
    assert not library.conversations.forget_answers(999)
    assert library.history.next_undo is None


def test_only_the_last_questions_are_shown(library, ids):
    path = library.photos(ids[:1])[0].path
    for number in range(QUESTIONS_SHOWN + 2):
        moment = NOON + timedelta(minutes=number)
        library.conversations.keep_answer(path, replace(ANSWER, question=str(number), asked_at=moment))
    kept = library.conversations.answers(ids[0])
    assert [each.question for each in kept][:: QUESTIONS_SHOWN - 1] == ["2", str(QUESTIONS_SHOWN + 1)]
