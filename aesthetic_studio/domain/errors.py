"""The one tree of errors that people see: a code, what happened, what to do next."""

from collections.abc import Mapping
from typing import ClassVar


class StudioError(Exception):
    """Something went wrong that a person can understand and act on.

    Attributes:
        code: stable identifier, part of the command line's JSON contract.
        message: what happened, one sentence.
        advice: what to do next, one sentence; may be empty.
    """

    code: ClassVar[str] = "error"

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()

    def as_json(self) -> Mapping[str, str]:
        """The ``error`` object of the command line's contract."""
        return {"code": self.code, "message": str(self)}


class PhotoError(StudioError):
    """One photo cannot be used; the others can."""


class PhotoNotFoundError(PhotoError):
    """No file or folder at this path."""

    code = "not_found"


class UnreadableImageError(PhotoError):
    """The file is damaged, empty, or may not be read."""

    code = "unreadable_image"


class UnsupportedFormatError(PhotoError):
    """The file is no image of a kind we read."""

    code = "unsupported_format"


class SidecarError(PhotoError):
    """The XMP file beside a photo cannot be read or written."""

    code = "sidecar"


class ImageTooLargeError(PhotoError):
    """The header announces more pixels than we are willing to decode."""

    code = "too_large"


class OutOfMemoryError(PhotoError):
    """Memory of the machine or of the GPU did not suffice for this photo."""

    code = "out_of_memory"


class ModelAnswerError(PhotoError):
    """The model failed on this photo, or its answer could not be read."""

    code = "model_error"


class CriticUnavailableError(StudioError):
    """A critic cannot be loaded."""

    code = "critic_unavailable"


class CatalogError(StudioError):
    """The catalogue cannot be opened or written."""

    code = "catalog"


class DamagedCatalogError(CatalogError):
    """What is in the catalogue's file is no sound database."""


class UsageError(StudioError):
    """The request itself is wrong, e.g. a rating outside 0–10 or a CSV without a ``file`` column."""

    code = "usage"


class FilterError(UsageError):
    """What was typed is no filter.

    Attributes:
        position: where it is wrong, in characters from the beginning of the text.
        length: how many characters are wrong; 0 where something is lacking.
    """

    def __init__(self, message: str, position: int, length: int = 1, advice: str = "") -> None:
        super().__init__(message, advice)
        self.position = position
        self.length = length
