"""Order and filter of the photos, and how many are left."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from aesthetic_studio.domain.query import PhotoQuery, SortKey
from aesthetic_studio.gui import icons, theme

SORT_NAMES = {
    SortKey.TAKEN: "time taken",
    SortKey.NAME: "file name",
    SortKey.SCORE: "score",
    SortKey.PERSONAL: "your taste",  # not "your score": it need not be proven
    SortKey.STARS: "your stars",
}
BEST_FIRST = frozenset({SortKey.SCORE, SortKey.PERSONAL, SortKey.STARS})


class FilterBar(QWidget):
    """Changes order and filter of a query; the folder and the search text are kept as they are."""

    query_changed = Signal(object)  # PhotoQuery

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.query = PhotoQuery()
        self._sort = _button("Order of the photos")
        self._sort.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._sort.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the words
        self._sort.setMenu(self._sort_menu())
        self._stars = _button("Show only photos with at least this many of your stars", pill=True)
        self._stars.setMenu(self._stars_menu())
        self._rejected = QToolButton()
        self._rejected.setText("not rejected")
        self._rejected.setCheckable(True)
        self._rejected.setProperty("role", "pill")
        self._rejected.setToolTip("Hide the photos you have rejected (X)")
        self._rejected.setAccessibleName("Hide rejected photos")
        self._rejected.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._rejected.toggled.connect(lambda on: self._change(replace(self.query, hide_rejected=on)))
        self._count = QLabel()
        self._count.setAccessibleName("Photos shown")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 16, 0)
        layout.setSpacing(8)
        for each in (self._sort, self._stars, self._rejected):
            layout.addWidget(each)
        layout.addStretch()
        layout.addWidget(self._count)
        self.setFixedHeight(40)
        self._show()

    def show_count(self, count: int) -> None:
        """How many photos the query leaves."""
        self._count.setText(f"{count:,} shown")

    def set_folder(self, folder_id: int | None) -> None:
        """Only this folder, or all."""
        self._change(replace(self.query, folder_id=folder_id))

    def set_text(self, text: str) -> None:
        """Only photos with these words."""
        self._change(replace(self.query, text=text.strip()))

    def set_min_stars(self, stars: int) -> None:
        """Only photos with at least so many stars; 0 shows all."""
        self._change(replace(self.query, min_stars=stars))

    def set_sort(self, key: SortKey) -> None:
        """Another order, or the same the other way round."""
        if key is self.query.sort:
            self._change(replace(self.query, descending=not self.query.descending))
        else:
            self._change(replace(self.query, sort=key, descending=key in BEST_FIRST))

    def clear(self) -> None:
        """Show every photo of the folder."""
        self._rejected.setChecked(False)
        self._change(replace(self.query, min_stars=0, text=""))

    @property
    def filtering(self) -> bool:
        """Whether some photos may be hidden."""
        return bool(self.query.text or self.query.min_stars or self.query.hide_rejected)

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show()

    def _change(self, query: PhotoQuery) -> None:
        if query != self.query:
            self.query = query
            self._show()
            self.query_changed.emit(query)

    def _show(self) -> None:
        colours = theme.tokens()
        self._sort.setText(f"Sort: {SORT_NAMES[self.query.sort]}")
        self._sort.setIcon(
            icons.icon("descending" if self.query.descending else "ascending", colours.quiet, 12)
        )
        self._stars.setText(f"★ ≥ {self.query.min_stars}" if self.query.min_stars else "any stars")
        self._stars.setDown(False)
        for button, active in (
            (self._stars, self.query.min_stars > 0),
            (self._rejected, self.query.hide_rejected),
        ):
            button.setProperty("active", active)
            button.style().unpolish(button)
            button.style().polish(button)

    def _sort_menu(self) -> QMenu:
        menu = QMenu(self)
        for key, name in SORT_NAMES.items():
            action = menu.addAction(name.capitalize())
            action.triggered.connect(lambda _=False, key=key: self.set_sort(key))
        return menu

    def _stars_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for stars in range(6):
            action = QAction("Any" if stars == 0 else "★" * stars, group)
            action.triggered.connect(lambda _=False, stars=stars: self.set_min_stars(stars))
            menu.addAction(action)
        return menu


def _button(name: str, *, pill: bool = False) -> QToolButton:
    button = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setIconSize(QSize(12, 12))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if pill:
        button.setProperty("role", "pill")
    return button
