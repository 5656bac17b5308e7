"""Writing the files that the user asked for."""

from pathlib import Path

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.photos.atomic import write_atomically


def write_file(path: Path, content: bytes) -> None:
    """Write the file so that a crash leaves either the old one or the new one, never half of one.

    Raises:
        UsageError: the folder does not exist or cannot be written.
    """
    try:
        write_atomically(path, content, durable=True)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.", "Choose another folder.") from error
