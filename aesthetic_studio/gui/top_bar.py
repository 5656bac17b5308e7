"""The top of the window: menus, the switch between views, search."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from aesthetic_studio.domain.errors import FilterError
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.library.library_view import ViewName
from aesthetic_studio.gui.menu_bar import MenuBar
from aesthetic_studio.gui.search_field import SearchField
from aesthetic_studio.gui.shortcuts.bound import tell_keys

SEARCH_DELAY_MS = 250


class TopBar(QWidget):
    """Menus on the left, Grid | Loupe beside them, search on the right."""

    view_chosen = Signal(object)  # ViewName
    search_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(40)
        name = QLabel("Aesthetic Studio")
        name.setFont(theme.font(weight=QFont.Weight.DemiBold))
        name.setContentsMargins(12, 0, 0, 0)
        self.menus = MenuBar()
        self.menus.setFixedHeight(30)
        self._buttons: dict[ViewName, QToolButton] = {}
        self._group = QButtonGroup(self)
        self.search = SearchField(self.tr("Search, or stars>=3 camera:x-t5"), self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search"))
        asked = (
            "stars>=3 and camera:x-t5\nscore>7 or flag:pick\ntaken:2026-11 not label:red,blue\niso:100..800"
        )
        words = self.tr("Search file name, camera, lens, keywords, caption and critique, or ask")
        tell_keys(self.search, f"{words}\n{asked}", "search")
        self.search.setMinimumWidth(150)
        self.search.setMaximumWidth(290)
        self._pause = QTimer(self, singleShot=True, interval=SEARCH_DELAY_MS)
        self._pause.timeout.connect(lambda: self.search_changed.emit(self.search.text()))
        self.search.textChanged.connect(lambda _: self._pause.start())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.setSpacing(6)
        layout.addWidget(name)
        layout.addWidget(self.menus, alignment=Qt.AlignmentFlag.AlignVCenter)
        layout.addSpacing(24)
        layout.addWidget(self._segments(), alignment=Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch(1)
        layout.addWidget(self.search, 2)

    def _segments(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "segments")
        row = QHBoxLayout(frame)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for view, text in (
            (ViewName.GRID, self.tr("Grid")),
            (ViewName.LOUPE, self.tr("Loupe")),
            (ViewName.COMPARE, self.tr("Compare")),
            (ViewName.SURVEY, self.tr("Survey")),
        ):
            button = QToolButton()
            button.setText(text)
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setAccessibleName(self.tr("{view} view").format(view=text))
            button.setToolTip(text)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, view=view: self.view_chosen.emit(view))
            self._group.addButton(button)
            self._buttons[view] = button
            row.addWidget(button)
        self._buttons[ViewName.GRID].setChecked(True)
        return frame

    def show_keys(self, keys: Mapping[ViewName, str]) -> None:
        """Tell in the tooltips which key leads to each view; an empty one is not told."""
        for view, button in self._buttons.items():
            key = keys.get(view, "")
            button.setToolTip(f"{button.text()} ({key})" if key else button.text())

    def show_view(self, view: ViewName | None) -> None:
        """Mark a view as the one shown; none while a page is shown in place of the photos."""
        self._group.setExclusive(view is not None)
        for each, button in self._buttons.items():
            button.setChecked(each is view)

    def enable_views(self, enabled: bool) -> None:
        """Without photos there is nothing to switch."""
        for button in self._buttons.values():
            button.setEnabled(enabled)

    def show_search(self, text: str) -> None:
        """Show another text without searching again."""
        if self.search.text().strip() != text:
            self.search.setText(text)
            self._pause.stop()

    def mark_search(self, error: FilterError | None) -> None:
        """Show that what was typed is no filter; None where it is one again."""
        self.search.setProperty("refused", error is not None)
        self.search.style().unpolish(self.search)
        self.search.style().polish(self.search)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(900, 40)
