"""Help pages and About."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from aesthetic_studio import __version__
from aesthetic_studio.gui.help.about_dialog import AboutDialog
from aesthetic_studio.gui.help.help_window import HelpWindow
from aesthetic_studio.gui.help.pages import read_pages
from aesthetic_studio.settings import resources

HELP = resources() / "help"


def test_every_language_has_the_same_pages():
    english, chinese = ([page.name for page in read_pages(HELP, name)] for name in ("en", "zh_CN"))
    assert len(english) >= 6
    assert english == chinese


def test_a_language_without_pages_gets_the_english_ones():
    assert read_pages(HELP, "fr_FR") == read_pages(HELP, "en")


def test_help_opens_on_its_first_page_and_follows_links_to_others_only(qtbot, window):
    window.background.start()
    window.actions_by_name["help"].trigger()
    pages = window.findChild(HelpWindow)
    qtbot.waitUntil(lambda: pages._list.count() > 0)
    assert "Ctrl+O" in pages._browser.toPlainText()
    pages._follow(QUrl("4-taste.md"))
    assert pages._list.currentRow() == 4
    pages._follow(QUrl("https://example.org/x"))
    pages._follow(QUrl("file:///etc/passwd"))
    assert pages._list.currentRow() == 4
    assert pages._browser.loadResource(2, QUrl("file:///etc/passwd")) is None


def test_about_names_the_packages_and_shows_their_licences(qtbot, window):
    window.background.start()
    window.actions_by_name["about"].trigger()
    about = window.findChild(AboutDialog)
    qtbot.waitUntil(lambda: about._packages.topLevelItemCount() > 5)
    names = [about._packages.topLevelItem(row).text(0) for row in range(about._packages.topLevelItemCount())]
    about._packages.setCurrentItem(about._packages.topLevelItem(names.index("numpy")))
    qtbot.waitUntil(lambda: "NumPy" in about._text.toPlainText())


@pytest.mark.usefixtures("qtbot")
def test_versions_can_be_copied(qtbot):
    about = AboutDialog()
    qtbot.addWidget(about)
    next(each for each in about.findChildren(QPushButton) if "Copy" in each.text()).click()
    assert f"Aesthetic Studio {__version__}" in QGuiApplication.clipboard().text()
