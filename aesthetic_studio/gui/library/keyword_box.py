"""The keywords of the active photo: read, added to the selection, and taken away from it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from aesthetic_studio.domain.changes import Changes, KeywordChange, PhotoField
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.names import PARENT, typed_keywords
from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.domain.text import one_line
from aesthetic_studio.gui.flow_layout import FlowLayout
from aesthetic_studio.gui.marking import Marking
from aesthetic_studio.gui.shortcuts.bound import tell_keys
from aesthetic_studio.gui.tooltip import plain_tooltip
from aesthetic_studio.gui.workers.serial_thread import SerialThread

MOST_SHOWN = 24


class KeywordSource(Protocol):
    """The part of `studio.library.Library` that knows keywords."""

    def keywords_of(self, photo_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """The keywords of photos."""

    def keywords(self) -> dict[str, int]:
        """All that there are."""


class KeywordBox(QWidget):
    """A field to add keywords, and the active photo's; both act on all selected photos."""

    left = Signal()

    def __init__(self, marking: Marking, reader: SerialThread, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keywordBox")
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._marking, self._reader = marking, reader
        self._source: KeywordSource | None = None
        self._scope: Callable[[], Sequence[int]] = lambda: ()
        self._photo_id: int | None = None
        self.shown: tuple[str, ...] = ()
        heading = QLabel(self.tr("Keywords"))
        heading.setProperty("role", "heading")
        self._known = QStringListModel(self)
        self.field = _KeywordField(self._known)
        self.field.returnPressed.connect(self._add)
        self.field.left.connect(self.left)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, 4)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._chips.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        for each in (heading, self._chips, self.field):
            layout.addWidget(each)
        self.hide()

    def set_source(self, source: KeywordSource) -> None:
        """Where keywords are read, once the library is open."""
        self._source = source
        self._read_known()

    def set_scope(self, scope: Callable[[], Sequence[int]]) -> None:
        """Which photos get and lose keywords."""
        self._scope = scope

    def start(self) -> None:
        """Put the cursor into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_photo(self, photo: Photo | None) -> None:
        """Another photo is active."""
        self.setVisible(photo is not None)
        now = None if photo is None else photo.id
        if now != self._photo_id:
            self._photo_id = now
            self._read()

    def refresh(self, changes: Changes) -> None:
        """Read again what was changed."""
        if PhotoField.KEYWORDS in changes.fields or PhotoField.METADATA in changes.fields:
            self._read_known()
            if self._photo_id in changes.photo_ids:
                self._read()

    def _read(self) -> None:
        source, key = self._source, self._photo_id
        if source is None or key is None:
            self._show(())
            return

        def show(found: dict[int, tuple[str, ...]]) -> None:
            if key == self._photo_id:
                self._show(found.get(key, ()))

        self._reader.post(lambda: source.keywords_of([key]), show)

    def _read_known(self) -> None:
        if self._source is not None:
            self._reader.post(self._source.keywords, lambda known: self._known.setStringList(list(known)))

    def _show(self, keywords: tuple[str, ...]) -> None:
        self.shown = keywords
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for keyword in keywords[:MOST_SHOWN]:
            self._flow.addWidget(self._chip(keyword))
        if len(keywords) > MOST_SHOWN:
            more = QLabel(self.tr("and %Ln more", "", len(keywords) - MOST_SHOWN))
            more.setProperty("role", "quiet")
            self._flow.addWidget(more)
        self._chips.setVisible(bool(keywords))
        self._chips.updateGeometry()

    def _chip(self, keyword: str) -> QToolButton:
        chip = QToolButton()
        name = one_line(keyword.rsplit(PARENT, 1)[-1])
        chip.setText(f"{name.replace('&', '&&')} ×")
        chip.setProperty("role", "pill")
        whole = one_line(keyword.replace(PARENT, " > "))
        chip.setToolTip(
            plain_tooltip(f"{whole}\n" + self.tr("Click to take it away from the selected photos."))
        )
        chip.setAccessibleName(self.tr("Take away the keyword {keyword}").format(keyword=whole))
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda: self._change([keyword], given=False))
        return chip

    def _add(self) -> None:
        try:
            typed = typed_keywords(self.field.text())
        except UsageError as error:
            self._marking.failed.emit(error)
            return
        if typed:
            self._change(typed, given=True)
        self.field.clear()

    def _change(self, keywords: Sequence[str], *, given: bool) -> None:
        ids = self._scope()
        edits = [KeywordChange(key, keyword, given) for key in ids for keyword in keywords]
        title = (
            self.tr("Tag %Ln photos", "", len(ids)) if given else self.tr("Untag %Ln photos", "", len(ids))
        )
        self._marking.mark_all(edits, title)


class _KeywordField(QLineEdit):
    """Completes what is known; Escape gives the keyboard back."""

    left = Signal()

    def __init__(self, known: QStringListModel) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("Add: sea, places > Iceland"))
        self.setAccessibleName(self.tr("Add keywords to the selected photos"))
        told = self.tr("Keywords for the selected photos, with commas between them")
        tell_keys(self, told, "keywords")
        completer = QCompleter(known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    def event(self, event: QEvent) -> bool:
        """Escape is for the field while the cursor is in it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the field, and from an empty one leads back to the photos."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.left.emit()
