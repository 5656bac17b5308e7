"""What the user does with albums."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QLineEdit

from aesthetic_studio.domain.albums import Album
from aesthetic_studio.domain.changes import Changes

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow
    from aesthetic_studio.studio.albums import Albums


class AlbumDesk(QObject):
    """Makes, renames, fills and deletes albums; the sidebar and the filter bar show them."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.albums: Sequence[Album] = ()
        bar, sidebar = window.view.filter_bar, window.sidebar
        bar.save_wanted.connect(self.save_filter)
        sidebar.album_chosen.connect(bar.set_album)
        sidebar.rename_wanted.connect(self.rename)
        sidebar.delete_wanted.connect(self.delete)
        sidebar.photos_dropped.connect(self._add_to)

    def read(self) -> None:
        """Read the list of albums anew."""
        library = self._window.library
        if library is not None:
            self._window.reader.post(library.albums.all, self._show)

    def new(self) -> None:
        """An album of the selected photos."""
        ids = list(self._window.view.selected_ids)
        name = self._ask_name(
            self.tr("New album"), self.tr("Name of the album with %Ln photos", "", len(ids))
        )
        if name:
            self._carry_out(lambda albums: albums.make(name, ids))

    def save_filter(self) -> None:
        """A smart album of the filter that is set."""
        wanted = self._window.view.filter_bar.query.filter
        if wanted is None:
            self._window.status.show_message(self.tr("Set a filter first."))
            return
        album = self._window.view.filter_bar.album
        before = album.name if album is not None and album.filter is not None else ""
        name = self._ask_name(
            self.tr("Save as smart album"), self.tr("Name of the album that finds these photos"), before
        )
        if name:
            self._carry_out(lambda albums: albums.save_filter(name, str(wanted)))

    def add(self) -> None:
        """Put the selected photos into an album that is chosen, or made."""
        ids = list(self._window.view.selected_ids)
        filled = [album.name for album in self.albums if album.filter is None]
        if not ids:
            return
        if not filled:
            self.new()
            return
        asked = self.tr("Album for %Ln photos", "", len(ids))
        name, chosen = QInputDialog.getItem(
            self._window, self.tr("Add to album"), asked, filled, 0, editable=True
        )
        if not chosen or not name.strip():
            return
        known = next(
            (album for album in self.albums if album.name.casefold() == name.strip().casefold()), None
        )
        self._carry_out(lambda albums: albums.make(name, ids) if known is None else albums.add(known, ids))

    def _add_to(self, album: Album, ids: Sequence[int]) -> None:
        self._carry_out(lambda albums: albums.add(album, ids))
        added = self.tr("%Ln photos put into {album}", "", len(ids)).format(album=album.name)
        self._window.status.show_message(added)

    def remove(self) -> None:
        """Take the selected photos out of the album that is shown."""
        ids, album = list(self._window.view.selected_ids), self._window.view.filter_bar.album
        if album is None or album.filter is not None:
            self._window.status.show_message(self.tr("Choose an album that you have filled first."))
        elif ids:
            self._carry_out(lambda albums: albums.remove(album, ids))

    def rename(self, album: Album) -> None:
        """Ask for another name."""
        name = self._ask_name(self.tr("Rename the album"), self.tr("Name"), album.name)
        if name and name != album.name:
            self._carry_out(lambda albums: albums.rename(album, name))

    def delete(self, album: Album) -> None:
        """Forget the album; its photos stay, and undoing brings it back."""
        self._carry_out(lambda albums: albums.delete(album))

    def _show(self, albums: Sequence[Album]) -> None:
        self.albums = albums
        self._window.sidebar.show_albums(albums)
        self._window.view.filter_bar.follow(albums)

    def _carry_out(self, work: Callable[["Albums"], Changes]) -> None:
        library = self._window.library
        if library is not None:
            self._window.marking.carry_out(lambda: work(library.albums))

    def _ask_name(self, title: str, label: str, before: str = "") -> str:
        normal = QLineEdit.EchoMode.Normal
        name, entered = QInputDialog.getText(self._window, title, label, normal, before)
        return name.strip() if entered else ""
