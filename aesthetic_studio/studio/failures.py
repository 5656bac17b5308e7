"""Turns whatever went wrong with one photo into the error that people see for that photo."""

import logging
from pathlib import Path

from aesthetic_studio.domain.errors import (
    ModelAnswerError,
    OutOfMemoryError,
    PhotoError,
    UnreadableImageError,
)

logger = logging.getLogger(__name__)


def decoding_failure(path: Path, error: Exception) -> PhotoError:
    """The photo error for an exception while the file was read."""
    return _translated(path, error, UnreadableImageError(f"{path.name} cannot be read."))


def critic_failure(path: Path, error: Exception) -> PhotoError:
    """The photo error for an exception while the critic worked."""
    return _translated(
        path,
        error,
        ModelAnswerError(
            f"The critic failed on {path.name} ({type(error).__name__}).", "Run again with -v for details."
        ),
    )


def _translated(path: Path, error: Exception, otherwise: PhotoError) -> PhotoError:
    if isinstance(error, PhotoError):
        return error
    logger.debug("Unexpected failure on %r", str(path), exc_info=error)
    if isinstance(error, MemoryError):
        return OutOfMemoryError(
            f"Memory did not suffice for {path.name}.", "Close other programs and try again."
        )
    return otherwise
