"""Albums: photos that the user put together, or a filter with a name."""

from dataclasses import dataclass

from aesthetic_studio.domain.photo_filter import PhotoFilter


@dataclass(frozen=True, slots=True)
class Album:
    """An album of the library.

    Attributes:
        name: unique, whatever its case.
        filter: what a smart album finds, asked anew each time; None where the user fills the album.
        photo_count: photos in an album that the user fills; None for a smart one, which must be asked.
    """

    id: int
    name: str
    filter: PhotoFilter | None = None
    photo_count: int | None = None
