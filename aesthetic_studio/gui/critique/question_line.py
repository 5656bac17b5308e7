"""The line in which a question is typed; the arrow keys bring back what was asked before, of any photo."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

MAX_QUESTION_CHARACTERS = 500
REMEMBERED = 50


class QuestionLine(QLineEdit):
    """Up goes back through the questions of this session, Down comes forth again to what was being typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: list[str] = []
        self._back = 0
        self._draft = ""
        self.setMaxLength(MAX_QUESTION_CHARACTERS)
        self.setMinimumWidth(1)
        self.setStyleSheet("QLineEdit { placeholder-text-color: palette(placeholder-text); }")
        self.textEdited.connect(self._begin_anew)

    def take(self) -> str:
        """The question, which is remembered; the line is empty then."""
        question = self.text().strip()
        self.clear()
        if question:
            self._asked = [*(each for each in self._asked if each != question), question][-REMEMBERED:]
        self._back, self._draft = 0, ""
        return question

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down."""
        step = {Qt.Key.Key_Up.value: 1, Qt.Key.Key_Down.value: -1}.get(event.key())
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        if not self._back:
            self._draft = self.text()
        self._back = min(len(self._asked), max(0, self._back + step))
        self.setText(self._asked[-self._back] if self._back else self._draft)

    def _begin_anew(self) -> None:
        self._back = 0
