"""Questions about the photo in view, and the critic's answers."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from aesthetic_studio.gui import theme
from aesthetic_studio.gui.critique.comment_text import CommentText
from aesthetic_studio.gui.critique.live import LiveAnswer, Phase
from aesthetic_studio.gui.critique.question_line import QuestionLine
from aesthetic_studio.gui.critique.small_button import make_small
from aesthetic_studio.gui.critique.wrapped_text import INSET, WrappedText
from aesthetic_studio.gui.error_words import told
from aesthetic_studio.gui.tooltip import plain_tooltip


class AskBox(QWidget):
    """A line to type a question in, under the questions and answers so far."""

    asked = Signal(str)
    forget_wanted = Signal()
    """Let there be none of these questions."""
    answer_grew = Signal(QWidget, QPoint)
    """The answer being given has grown: its widget, and where its end is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exchanges: list[_Exchange] = []
        self._busy = False
        self._head, self._forget = QWidget(self), QToolButton(self)
        self._forget.setText(self.tr("Forget"))
        self._forget.setAccessibleName(self.tr("Forget the questions about this photo"))
        self._forget.setToolTip(self.tr("Forget these questions and answers; can be undone"))
        make_small(self._forget)
        self._forget.clicked.connect(self.forget_wanted)
        self._history = QVBoxLayout()
        self._history.setSpacing(theme.GRID)
        self._line = QuestionLine(self)
        self._line.setAccessibleName(self.tr("Ask about this photo"))
        self._line.returnPressed.connect(self._submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(self._head)
        column.addLayout(self._history)
        row = QVBoxLayout()
        row.setContentsMargins(INSET, 0, INSET, 0)
        row.addWidget(self._line)
        column.addLayout(row)
        heading = QLabel(self.tr("Questions"), self._head)
        heading.setProperty("role", "heading")
        head = QHBoxLayout(self._head)
        head.setContentsMargins(INSET, 0, 0, 0)  # a small button has a border of its own
        head.addWidget(heading, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._forget)
        self._show_head()
        self.set_available()

    def set_available(self, reason: str = "") -> None:
        """Let the user ask, or say in the empty line why not."""
        self._line.setEnabled(not reason)
        self._line.setPlaceholderText(reason or self.tr("Ask about this photo"))
        self._line.setToolTip(reason or self.tr("Type a question, then Enter"))

    def start(self) -> None:
        """Put the cursor into the line."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def show_answers(self, answers: Sequence[LiveAnswer]) -> None:
        """Show the questions and answers of another photo."""
        for exchange in self._exchanges:
            self._history.removeWidget(exchange)
            exchange.hide()
            exchange.deleteLater()
        self._exchanges = []
        for answer in answers:
            self.add(answer)
        self._busy = bool(answers) and answers[-1].phase is Phase.RUNNING
        self._show_head()

    def add(self, answer: LiveAnswer) -> None:
        """Show one more question, with as much of its answer as there is."""
        exchange = _Exchange(answer, self)
        exchange.answer.grew.connect(lambda point: self.answer_grew.emit(exchange.answer, point))
        self._exchanges.append(exchange)
        self._history.addWidget(exchange)
        self._busy = answer.phase is Phase.RUNNING
        self._show_head()

    def append(self, text: str) -> None:
        """Add words to the answer being given."""
        if self._exchanges:
            self._exchanges[-1].append(text)

    def finish(self, answer: LiveAnswer) -> None:
        """The answer has ended, well or badly."""
        self._busy = False
        self._show_head()
        if self._exchanges:
            self._exchanges[-1].end(answer)

    def _show_head(self) -> None:
        self._head.setVisible(bool(self._exchanges))
        self._forget.setEnabled(not self._busy)

    def _submit(self) -> None:
        if self._busy:  # one answer at a time; the words stay in the line meanwhile
            return
        question = self._line.take()
        if question:
            self.asked.emit(question)


class _Exchange(QWidget):
    """One question and its answer."""

    def __init__(self, answer: LiveAnswer, parent: QWidget) -> None:
        super().__init__(parent)
        self.question = answer.question
        question = WrappedText(self.tr("Question"), quiet=True, parent=self)
        question.show_text(answer.question)
        question.setToolTip(plain_tooltip(answer.note))
        self.answer = CommentText(self.tr("Answer"), self)
        self._has_words = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(question)
        column.addWidget(self.answer)
        self.end(answer)

    def append(self, text: str) -> None:
        """Add words; the white space that many models begin with is left out."""
        words = text if self._has_words else text.lstrip()
        if words:
            self._has_words = True
            self.answer.append_text(words)

    def end(self, answer: LiveAnswer) -> None:
        """Show the answer as it stands now, with the bar only while it is running."""
        words = answer.text.strip() if answer.phase is not Phase.RUNNING else answer.text.lstrip()
        if answer.error is not None:
            words = f"{words}\n{told(answer.error)}".strip()
        elif answer.phase is not Phase.RUNNING and not words:
            words = self.tr("No answer.")
        self._has_words = bool(words)
        if words != self.answer.toPlainText():
            self.answer.show_text(words)
        self.answer.set_streaming(answer.phase is Phase.RUNNING)
