"""Cancelling and following long operations, the same way everywhere."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


class Cancelled(Exception):  # noqa: N818 - a signal to the caller, not an error
    """Raised inside a long operation after its token was cancelled."""


class CancelToken:
    """A thread-safe flag that stops a long operation within one photo or one generated token."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the operation to stop; may be called from any thread, more than once."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether stopping was asked for."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise `Cancelled` if stopping was asked for."""
        if self._event.is_set():
            raise Cancelled


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long operation is.

    Attributes:
        done: finished units.
        total: all units, None while unknown.
        note: what is being worked on, for people.
    """

    done: int
    total: int | None = None
    note: str = ""


ProgressCallback: TypeAlias = Callable[[Progress], None]


def ignore_progress(_: Progress) -> None:
    """The callback of a caller who does not follow progress."""
