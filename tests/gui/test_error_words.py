"""Errors in the user's language."""

import pytest

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.gui import language
from aesthetic_studio.gui.error_words import beside_name, said, told
from aesthetic_studio.settings import Language
from tests.gui.test_language import translations


@pytest.fixture
def chinese(qapp):
    language.apply(qapp, Language.CHINESE)
    yield
    language.apply(qapp, Language.ENGLISH)


def test_in_english_an_error_stays_as_it_came():
    assert said("a.jpg is empty.") == "a.jpg is empty."


def test_a_known_sentence_is_translated_with_what_varies(chinese):
    assert said("holiday {0} & co.jpg is empty.") == "holiday {0} & co.jpg 是空文件。"


def test_beside_the_name_a_reason_does_not_say_it_again(chinese):
    assert beside_name("a.jpg is damaged. Copy it again.", "a.jpg") == "Damaged. Copy it again."
    assert beside_name(said("a.jpg is empty."), "a.jpg") == "是空文件。"
    assert beside_name("The disk is full.", "a.jpg") == "The disk is full."


def test_message_and_advice_are_both_said(chinese):
    error = UsageError("There is no folder /photos/2026.", "Check the path, or connect its drive.")
    assert told(error) == said(str(error)) == "没有文件夹 /photos/2026。 请检查路径，或连接其驱动器。"


def test_an_unknown_sentence_stays_as_it_came(chinese):
    assert said("The moon is made of cheese") == "The moon is made of cheese"
    assert said("") == ""


def test_the_sentences_are_found_in_the_sources():
    sentences = translations.error_sentences()
    assert "{0} is empty." in sentences
    assert "Check the path, or connect its drive." in sentences
