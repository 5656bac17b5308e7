"""The contents of the panel from top to bottom; each part is there only when it has something to say."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aesthetic_studio.domain.critique import CriticInfo
from aesthetic_studio.domain.score import PersonalScore
from aesthetic_studio.gui.critique.ask_box import AskBox
from aesthetic_studio.gui.critique.attribute_bars import AttributeBars
from aesthetic_studio.gui.critique.comment_text import CommentText
from aesthetic_studio.gui.critique.copy_button import CopyButton
from aesthetic_studio.gui.critique.display import Display
from aesthetic_studio.gui.critique.examples_strip import ExamplesStrip, ThumbnailOf
from aesthetic_studio.gui.critique.kept_critiques import KeptCritiques
from aesthetic_studio.gui.critique.live import LiveCritique
from aesthetic_studio.gui.critique.notice import Notice
from aesthetic_studio.gui.critique.personal_score import PersonalScoreBox
from aesthetic_studio.gui.critique.score_header import ScoreHeader
from aesthetic_studio.gui.critique.section import Section
from aesthetic_studio.gui.critique.states import StatePage
from aesthetic_studio.gui.critique.suggestion_list import SuggestionList
from aesthetic_studio.gui.critique.wrapped_text import INSET
from aesthetic_studio.gui.theme import GRID

_SIDE = 4 * GRID - INSET
_SCROLL_BAR = 10


class CritiqueView(QWidget):
    """Notice, score, personal score, state page, attributes, comment, suggestions, questions, examples.

    Attributes:
        critic_names: names of critics for people, by their ids.
    """

    def __init__(self, thumbnail_of: ThumbnailOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._ratings: Mapping[str, float] | None = None
        self.critic_names: Mapping[str, str] = {}
        self._comment_length = 0
        self.notice = Notice(self)
        self.header = ScoreHeader(self)
        self.copy_button = CopyButton(self)
        self.kept = KeptCritiques(self)
        for tool in (self.kept, self.copy_button):
            self.header.add_tool(tool)
        self.personal = PersonalScoreBox(self)
        self.page = StatePage(self)
        self.attributes = AttributeBars(self)
        self.comment = CommentText(parent=self)
        self.suggestions = SuggestionList(self)
        self.ask = AskBox(self)
        self.examples = ExamplesStrip(thumbnail_of, self)
        self._attribute_section = _section(self.tr("Attributes"), self.attributes, INSET)
        self._comment_section = _section(self.tr("Critique"), self.comment, 0)
        self._suggestion_section = _section(self.tr("Suggestions"), self.suggestions, INSET)
        self._example_section = _section(self.tr("Because you rated"), self.examples, INSET)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 3 * GRID, _SIDE - _SCROLL_BAR, 5 * GRID)
        column.setSpacing(4 * GRID)
        notice_row = QHBoxLayout()
        notice_row.setContentsMargins(INSET, 0, INSET, 0)
        notice_row.addWidget(self.notice)
        column.addLayout(notice_row)
        for widget in (
            self.header,
            self.personal,
            self.page,
            self._attribute_section,
            self._comment_section,
            self._suggestion_section,
            self.ask,
            self._example_section,
        ):
            column.addWidget(widget)
        column.addStretch(1)

    def set_ratings(self, ratings: Mapping[str, float]) -> None:
        """The user's ratings, 0–10, by the path of the photo."""
        self._ratings = ratings

    def show_display(self, display: Display, critic: CriticInfo | None, critic_name: str, title: str) -> None:
        """Show this; parts that are right already are left alone, with their selection and focus.

        Args:
            critic: who is judging now, for a critique that does not say yet who made it.
            critic_name: the name of ``critic`` for people, empty where it has none.
            title: the photo's name, for the clipboard.
        """
        content = display.content
        self._show_notice(display)
        self.header.setVisible(content is not None)
        self.copy_button.setVisible(
            content is not None and content.score is not None and display.page is None
        )
        self.ask.setVisible(display.can_ask)
        if content is None:
            self._show_personal(None, follows=False)
            self._show_parts(LiveCritique(), running=False)
            return
        scored_only = display.page is not None
        info = content.critic or (None if scored_only else critic)
        name = critic_name if critic is not None and info is not None and info.id == critic.id else ""
        if info is not None:
            name = name or self.critic_names.get(info.id, "")
        self.header.show_score(content.score)
        self.header.show_critic(info, name, content.finished)
        self._show_personal(content.personal_score, follows=display.own_follows)
        self._show_parts(content, running=display.running)
        self.copy_button.set_source(title, content, name)

    def append_comment(self, live: LiveCritique, text: str) -> None:
        """Add words that have just arrived; touches nothing but the last paragraph of the comment."""
        if live.comment_length == self._comment_length:
            return  # over the limit: not kept, so not shown
        words = text if self._comment_length else text.lstrip()
        if words:
            self._comment_length = live.comment_length
            self._comment_section.show()
            self.comment.append_text(words)

    def _show_notice(self, display: Display) -> None:
        self.notice.setVisible(display.failure is not None or display.stopped or display.older)
        if display.older:
            self.notice.show_older()
        elif display.failure is not None:
            self.notice.show_failure(display.failure)
        elif display.stopped:
            self.notice.show_stopped()

    def _show_personal(self, score: PersonalScore | None, *, follows: bool) -> None:
        self.personal.show_score(score, None if self._ratings is None else len(self._ratings))
        if follows:
            self.personal.show_awaited()
        examples = score.examples if score is not None else ()
        self._example_section.setVisible(bool(examples))
        self.examples.show_examples(examples, self._ratings or {})

    def _show_parts(self, content: LiveCritique, *, running: bool) -> None:
        self._attribute_section.setVisible(running or bool(content.attributes))
        self.attributes.show_attributes(content.attributes)
        words = content.comment.strip() if not running else content.comment.lstrip()
        self._comment_length = content.comment_length if words else 0
        if words != self.comment.toPlainText():
            self.comment.show_text(words)
        self.comment.set_streaming(running and content.score is not None)
        self._comment_section.setVisible(bool(words))
        self.suggestions.show_suggestions(content.suggestions)
        self._suggestion_section.setVisible(bool(content.suggestions))


def _section(heading: str, content: QWidget, inset: int) -> Section:
    section = Section(heading)
    section.add(content, inset=inset)
    return section
