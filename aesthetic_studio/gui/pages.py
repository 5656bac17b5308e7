"""Pages that take the place of the photos, such as the one about the user's taste, and the way to them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from aesthetic_studio.gui import icons, theme
from aesthetic_studio.gui.actions import COMMANDS
from aesthetic_studio.gui.library.row_delegate import ROW_HEIGHT, RowDelegate

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow

LEAVING = frozenset({"grid", "loupe", "compare", "survey", "search", "open_folder", "open_samples"})
"""Commands that show photos, and so leave a page."""
_ON_PHOTOS = frozenset(
    {"zoom", "larger", "smaller", "select_all", "select_none", "report", "copy_files", "copy_paths"}
)
_NAME = Qt.ItemDataRole.UserRole


class PageDesk(QObject):
    """Shows one page at a time instead of the photos and their panel; what acts on photos rests meanwhile."""

    changed = Signal(object)  # name of the page, None where the photos are back

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._made: dict[str, QWidget] = {}
        self._rested: list[str] = []
        self.shown: str | None = None
        self.list = PageList()
        self.list.chosen.connect(self.show)
        layout = window.sidebar.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self.list)
        self.host = QStackedWidget()
        self.host.hide()
        window.splitter.addWidget(self.host)
        window.splitter.setStretchFactor(window.splitter.indexOf(self.host), 1)

    def add(self, name: str, make: Callable[[], QWidget], title: str = "", icon: str = "photos") -> None:
        """Another page, made when it is first shown; one with a title is offered in the sidebar."""
        self._makers[name] = make
        if title:
            self.list.add(name, title, icon)

    def follow_commands(self) -> None:
        """Once the window has its commands: leave by those that show photos."""
        window = self._window
        for name in LEAVING & window.actions_by_name.keys():
            window.actions_by_name[name].triggered.connect(lambda _=False: self.leave())
        window.actions_by_name["panels"].toggled.connect(lambda _: self._hide_photos())
        window.top_bar.view_chosen.connect(lambda _: self.leave())
        window.sidebar.folder_chosen.connect(lambda _: self.leave())
        window.sidebar.album_chosen.connect(lambda _: self.leave())

    def show(self, name: str) -> None:
        """Show a page."""
        if name not in self._made:
            self._made[name] = self._makers[name]()
            self.host.addWidget(self._made[name])
        if self.shown is None:
            self._rest()
        self.shown = name
        self.host.setCurrentWidget(self._made[name])
        self.host.show()
        self._hide_photos()
        self._made[name].setFocus()
        self._window.status.show_selection(0, 0, 0)
        self.list.mark(name)
        self._window.sidebar.rest()
        self._window.top_bar.show_view(None)
        self.changed.emit(name)

    def leave(self) -> None:
        """Back to the photos."""
        if self.shown is None:
            return
        window = self._window
        self.shown = None
        self.host.hide()
        window.view.show()
        window.right.setVisible(window.actions_by_name["panels"].isChecked())
        for name in self._rested:
            window.actions_by_name[name].setEnabled(True)
        self._rested.clear()
        self.list.mark(None)
        window.sidebar.wake()
        window.top_bar.show_view(window.view.view)
        window.view.show_view(window.view.view)
        window.view.selection_changed.emit()
        self.changed.emit(None)

    def page(self, name: str) -> QWidget | None:
        """A page that was made already."""
        return self._made.get(name)

    def _hide_photos(self) -> None:
        if self.shown is not None:
            self._window.view.hide()
            self._window.right.hide()

    def _rest(self) -> None:
        """What acts on photos that nobody sees must not; its keys are the page's."""
        actions = self._window.actions_by_name
        for command in COMMANDS:
            acts = command.menu == "Photo" or command.name in _ON_PHOTOS
            if acts and command.name != "stop" and actions[command.name].isEnabled():
                actions[command.name].setEnabled(False)
                self._rested.append(command.name)


class PageList(QListWidget):
    """The pages offered in the sidebar."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Pages"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setItemDelegate(RowDelegate(self))
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self._fit()

    def add(self, name: str, title: str, icon: str) -> None:
        """One more."""
        item = QListWidgetItem(icons.icon(icon, theme.tokens().quiet), title)
        item.setData(_NAME, name)
        self.addItem(item)
        self._fit()

    def mark(self, name: str | None) -> None:
        """Show which one is open."""
        rows = [row for row in range(self.count()) if self.item(row).data(_NAME) == name]
        with QSignalBlocker(self):
            self.setCurrentRow(rows[0] if rows else -1)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_NAME))

    def _fit(self) -> None:
        self.setFixedHeight(self.count() * ROW_HEIGHT + 2)
        self.setVisible(self.count() > 0)
