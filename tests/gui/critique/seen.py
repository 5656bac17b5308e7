"""What a person sees of the panel, and what a critic does to it."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from aesthetic_studio.domain.critique import Critique
from aesthetic_studio.domain.errors import ModelAnswerError
from aesthetic_studio.gui.critique.panel import CritiquePanel
from tests.gui.critique.made import events

ERROR = ModelAnswerError("The model stammered.", "Try another critic.")


def words(widget: QWidget) -> list[str]:
    """The words of every label and button that is seen, labels first."""
    seen = [*widget.findChildren(QLabel), *widget.findChildren(QPushButton)]
    return [each.text() for each in seen if each.isVisible() and each.text()]


def comment(panel: CritiquePanel) -> str:
    """The words of the critique."""
    return panel._view.comment.toPlainText()


def page(panel: CritiquePanel) -> str:
    """The title of the state page, empty where a critique is shown instead."""
    return panel._view.page.accessibleName() if panel._view.page.isVisible() else ""


def button(panel: CritiquePanel, text: str) -> QPushButton:
    """The button that says this."""
    return next(each for each in panel.findChildren(QPushButton) if each.isVisible() and each.text() == text)


def play(panel: CritiquePanel, path: Path, whole: Critique, count: int | None = None, start: int = 0) -> None:
    """Let the events of a critique arrive, from one to another."""
    for event in events(whole)[start:count]:
        panel.handle_event(path, event)
