"""Where exceptions of the network libraries become errors that people understand."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import torch

from aesthetic_studio.domain.errors import ModelAnswerError, OutOfMemoryError, PhotoError
from aesthetic_studio.domain.progress import Cancelled

_MEMORY_SIGNS = ("out of memory", "can't allocate memory", "not enough memory")


@contextmanager
def network_errors(forget: Callable[[], None]) -> Iterator[None]:
    """Around work on one photo.

    Args:
        forget: gives up what was kept only for speed; called where memory did not suffice.

    Raises:
        OutOfMemoryError: memory of the machine or of the GPU did not suffice; the GPU's cache is emptied.
        ModelAnswerError: anything else that the network or its libraries raise.
    """
    try:
        yield
    except (Cancelled, PhotoError):
        raise
    except Exception as error:
        if not is_out_of_memory(error):
            raise ModelAnswerError(f"The critic failed: {error}.") from error
        forget()
        if torch.cuda.is_available():
            torch.cuda.empty_cache()
        raise OutOfMemoryError(
            "The critic ran out of memory.", "Close other programs, or choose a smaller critic."
        ) from error


def is_out_of_memory(error: BaseException) -> bool:
    """Whether a library's exception means that memory did not suffice."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    return isinstance(error, RuntimeError) and any(sign in str(error).lower() for sign in _MEMORY_SIGNS)
