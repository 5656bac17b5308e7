"""Texts in the user's language, and the translation files themselves."""

import importlib.util
import re
import shutil
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QLocale, QObject, QTranslator

from aesthetic_studio.gui import language
from aesthetic_studio.settings import Language, resources
from tests.test_walls import ROOT

FILES = sorted((resources() / "translations").glob("*.ts"))
PLACEHOLDER = re.compile(r"\{\w*[^}]*\}|%L?n|%L?\d")
spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
translations = importlib.util.module_from_spec(spec)
spec.loader.exec_module(translations)


def messages(ts):
    for context in ET.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name"), message


def forms(message):
    translation = message.find("translation")
    return [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]


@pytest.fixture
def spoken(qapp):
    """Switches the application's language, and back to English after the test."""
    yield lambda chosen: language.apply(qapp, chosen)
    language.apply(qapp, Language.ENGLISH)


@pytest.mark.parametrize("ts", FILES, ids=lambda ts: ts.stem)
def test_what_the_window_reads_was_made_from_the_words(ts, tmp_path):
    fresh = tmp_path / "fresh.qm"
    translations.compile_to(ts, fresh)
    assert fresh.read_bytes() == ts.with_suffix(".qm").read_bytes()


@pytest.mark.parametrize("ts", FILES, ids=lambda ts: ts.stem)
def test_a_translation_has_the_same_gaps_as_its_source(ts):
    wrong = [
        (context, message.findtext("source"), form)
        for context, message in messages(ts)
        for form in forms(message)
        if form
        and sorted(set(PLACEHOLDER.findall(form)) - {"%n", "%Ln"})
        != sorted(set(PLACEHOLDER.findall(message.findtext("source"))) - {"%n", "%Ln"})
    ]
    assert wrong == []


@pytest.mark.parametrize("ts", FILES, ids=lambda ts: ts.stem)
def test_what_is_counted_has_its_forms(ts):
    plain = [
        (context, message.findtext("source"))
        for context, message in messages(ts)
        if re.search(r"%L?n", message.findtext("source")) and message.get("numerus") != "yes"
    ]
    assert plain == []


def test_one_is_singular_and_two_are_plural(qtbot):
    counted = [language.counted("Critique", "%Ln ratings", count) for count in (1, 2, 1204)]
    assert counted == ["1 rating", "2 ratings", "1,204 ratings"]


def test_qts_own_buttons_speak_the_language_and_go_back(qtbot, spoken):
    assert spoken(Language.CHINESE) is Language.CHINESE
    assert language.translate("QPlatformTheme", "Cancel") == "取消"
    spoken(Language.ENGLISH)
    assert language.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_figures_follow_the_language(qtbot, spoken):
    spoken(Language.CHINESE)
    assert QLocale().language() is QLocale.Language.Chinese
    spoken(Language.ENGLISH)
    assert QLocale().language() is QLocale.Language.English
    assert QObject().tr("%Ln somethings", "", 2304) == "2,304 somethings"


def test_the_systems_language_is_one_that_the_window_speaks(spoken, monkeypatch):
    class System:
        def __init__(self, *names):
            self._names = names

        def uiLanguages(self):  # noqa: N802 - as Qt names it
            return self._names

    for names, chosen in (
        (("fr-FR", "zh-Hans-CN", "en-US"), Language.CHINESE),
        (("en-GB", "zh-CN"), Language.ENGLISH),
        (("fr-FR",), Language.ENGLISH),
    ):
        monkeypatch.setattr(QLocale, "system", lambda names=names: System(*names))
        assert language.system_language() is chosen


def test_switching_leaves_no_translator_behind(qapp, spoken):
    spoken(Language.CHINESE)
    spoken(Language.CHINESE)
    qapp.sendPostedEvents(None, 52)  # deferred deletions
    assert len(qapp.findChildren(QTranslator)) <= 2


@pytest.mark.parametrize("ts", FILES, ids=lambda ts: ts.stem)
def test_every_text_of_the_window_is_in_the_files_and_translated(ts, tmp_path):
    """Where this fails: ``python packaging/translations.py``, and a translation for each unfinished text.

    A sentence of an error may wait: until it is translated it is said in English.
    """
    fresh = tmp_path / ts.name
    shutil.copy(ts, fresh)
    translations.update(fresh)
    now, then = texts(fresh), texts(ts)
    assert [text for text, finished in now.items() if not finished] == []
    assert now.keys() == then.keys()


def texts(ts):
    return {
        (context, message.findtext("source")): message.find("translation").get("type") != "unfinished"
        for context, message in messages(ts)
        if context != "Errors"
    }
