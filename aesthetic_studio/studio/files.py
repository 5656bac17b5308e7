"""Writing a file so that a crash leaves either the old one or the new one, never half of one."""

import os
import tempfile
from pathlib import Path

from aesthetic_studio.domain.errors import UsageError


def write_atomically(path: Path, content: bytes) -> None:
    """Write the file through a temporary one in the same folder.

    Raises:
        UsageError: the folder does not exist or cannot be written.
    """
    try:
        handle, temporary = tempfile.mkstemp(
            dir=path.absolute().parent, prefix=f".{path.name[:40]}.", suffix=".part"
        )
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> UsageError:
    return UsageError(f"{path} cannot be written: {error.strerror}.", "Choose another folder.")


def _umask() -> int:
    """The process's file mode mask; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
