"""Albums: those that the user fills, and smart ones, which are filters with a name."""

from collections.abc import Iterable

from aesthetic_studio.catalog.album_rows import load_albums, next_album_id
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.domain.albums import Album
from aesthetic_studio.domain.changes import AlbumChange, Changes, Edit, MemberChange
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.filter_parser import parse_filter
from aesthetic_studio.domain.names import clean_name
from aesthetic_studio.domain.phrases import phrase
from aesthetic_studio.studio.history import History


class Albums:
    """The albums of one library; see `studio.library.Library.albums`. Every write can be undone."""

    def __init__(self, catalog: Catalog, history: History) -> None:
        self._catalog, self._history = catalog, history

    def all(self) -> list[Album]:
        """In the order of their names."""
        with self._catalog.read() as connection:
            return load_albums(connection)

    def named(self, name: str) -> Album:
        """The album of this name, whatever its case.

        Raises:
            UsageError: there is none.
        """
        found = next((album for album in self.all() if album.name.casefold() == name.casefold()), None)
        if found is None:
            raise UsageError(f"There is no album named {name}.")
        return found

    def make(self, name: str, photo_ids: Iterable[int] = ()) -> Changes:
        """An album with these photos, to be filled by the user.

        Raises:
            UsageError: the name is empty or taken, or a photo unknown.
        """
        with self._catalog.read() as connection:
            key = next_album_id(connection)
        edits: list[Edit] = [AlbumChange(key, clean_name(name))]
        edits += [MemberChange(key, photo) for photo in photo_ids]
        return self._history.apply(edits, phrase(f"Make the album {clean_name(name)}"))

    def save_filter(self, name: str, text: str) -> Changes:
        """A smart album; one of this name gets the new filter.

        Raises:
            FilterError: the text is no filter.
            UsageError: the name is empty, or that of an album that the user fills.
        """
        parse_filter(text)
        name = clean_name(name)
        same = next((album for album in self.all() if album.name.casefold() == name.casefold()), None)
        if same is not None and same.filter is None:
            raise UsageError(f"There is an album named {name} already.", "Choose another name.")
        with self._catalog.read() as connection:
            key = next_album_id(connection) if same is None else same.id
        return self._history.apply([AlbumChange(key, name, text)], phrase(f"Save the album {name}"))

    def rename(self, album: Album, name: str) -> Changes:
        """Give an album another name.

        Raises:
            UsageError: the name is empty or taken.
        """
        text = None if album.filter is None else str(album.filter)
        change = AlbumChange(album.id, clean_name(name), text)
        return self._history.apply([change], phrase(f"Rename the album {album.name}"))

    def delete(self, album: Album) -> Changes:
        """Forget an album; its photos stay."""
        return self._history.apply([AlbumChange(album.id)], phrase(f"Delete the album {album.name}"))

    def add(self, album: Album, photo_ids: Iterable[int]) -> Changes:
        """Put photos into an album.

        Raises:
            UsageError: it is a smart one, or is gone.
        """
        members = [MemberChange(album.id, photo) for photo in photo_ids]
        return self._history.apply(members, phrase(f"Add to {album.name}"))

    def remove(self, album: Album, photo_ids: Iterable[int]) -> Changes:
        """Take photos out of an album; they stay in the library.

        Raises:
            UsageError: it is a smart one, or is gone.
        """
        members = [MemberChange(album.id, photo, inside=False) for photo in photo_ids]
        return self._history.apply(members, phrase(f"Remove from {album.name}"))
