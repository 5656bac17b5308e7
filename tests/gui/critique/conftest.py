"""The panel's tests need no screen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aesthetic_studio.gui import theme
from aesthetic_studio.gui.critique.panel import CritiquePanel
from tests.gui.critique.made import panel


@pytest.fixture(scope="session")
def dark(qapp: QApplication) -> None:
    """The dark theme; applied once, because it visits every widget there is."""
    theme.apply(qapp)


@pytest.fixture
def shown(qtbot: QtBot, dark: None) -> CritiquePanel:
    """A panel on the (virtual) screen, with a critic that is ready."""
    made = panel()
    qtbot.addWidget(made)
    made.resize(360, 820)
    made.show()
    return made
