"""The boundary of the decoders: whatever they raise becomes an error that a person understands."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aesthetic_studio.domain.errors import (
    OutOfMemoryError,
    PhotoError,
    PhotoNotFoundError,
    UnreadableImageError,
)

_ABSENT = frozenset((errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG))


def shown_name(path: Path) -> str:
    """The file's name as it can be printed: bytes that are no UTF-8 are replaced."""
    return os.fsencode(path.name or str(path)).decode("utf-8", "replace")


@contextmanager
def photo_errors(path: Path) -> Iterator[None]:
    """Turn every exception of a decoder into a `PhotoError` that names the file.

    Decoders raise nearly anything on hostile bytes (OSError, SyntaxError, struct.error, KeyError …), so this
    boundary catches them all.
    """
    name = shown_name(path)
    try:
        yield
    except PhotoError:
        raise
    except MemoryError as error:
        raise OutOfMemoryError(
            f"There is not enough memory to read {name}.", "Close other programs."
        ) from error
    except PermissionError as error:
        raise UnreadableImageError(f"{name} may not be read.", "Check the file's permissions.") from error
    except OSError as error:
        if error.errno in _ABSENT:
            raise PhotoNotFoundError(f"There is no file {name}.", "Check the path.") from error
        if error.errno is not None:
            raise UnreadableImageError(f"{name} cannot be read: {os.strerror(error.errno)}.") from error
        raise _damaged(name) from error
    except Exception as error:
        raise _damaged(name) from error


def _damaged(name: str) -> UnreadableImageError:
    return UnreadableImageError(f"{name} is damaged or incomplete.", "Copy it again from its source.")
