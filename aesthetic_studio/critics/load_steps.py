"""How far the loading of a critic is, and where it can be stopped: within a block of a file or one weight."""

import threading
from collections.abc import Callable, Iterator, Sized
from contextlib import contextmanager
from typing import Any

from aesthetic_studio.domain.phrases import phrase
from aesthetic_studio.domain.progress import Progress, ProgressCallback

CHECKED, IMPORTED, READ, ALL = 15, 30, 95, 100
"""Of a hundred: where the files have been checked, the libraries imported, the weights read, and everything is done."""

_ONE_AT_A_TIME = threading.Lock()
"""The libraries keep in globals how they load: two loads at a time would mix them."""
_WAIT_S = 0.1


class LoadSteps:
    """Tells the progress of one load in hundredths; whatever the callback raises stops the load there."""

    def __init__(self, name: str, progress: ProgressCallback) -> None:
        self._name, self._progress = name, progress

    def check(self, done: int, total: int) -> None:
        """So many bytes of the files are checked."""
        self._tell(CHECKED * done // max(1, total), phrase(f"Checking {self._name}"))

    def import_libraries(self, done: int, total: int) -> None:
        """So many of the libraries are there."""
        self._tell(CHECKED + (IMPORTED - CHECKED) * done // total, phrase(f"Loading {self._name}"))

    def prepare(self) -> None:
        """Everything is read."""
        self._tell(READ, phrase("Preparing"))

    def end(self) -> None:
        """The critic is ready."""
        self._tell(ALL, phrase(f"{self._name} is ready"))

    def _read(self, done: int, total: int) -> None:
        self._tell(IMPORTED + (READ - IMPORTED) * done // max(1, total), phrase(f"Loading {self._name}"))

    def _tell(self, done: int, note: str) -> None:
        self._progress(Progress(done, ALL, note))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Wait for any other load to end; can be stopped meanwhile."""
        self.check(0, 1)
        while not _ONE_AT_A_TIME.acquire(timeout=_WAIT_S):
            self.check(0, 1)
        try:
            yield
        finally:
            _ONE_AT_A_TIME.release()

    @contextmanager
    def weights_followed(self) -> Iterator[None]:
        """Count the weights that transformers reads in this thread: what would be its bar on the terminal."""
        from transformers.utils import logging

        here = threading.get_ident()

        def follow(make: Callable[..., Any], arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
            if threading.get_ident() == here and arguments and isinstance(arguments[0], Sized):
                arguments = (self._counted(arguments[0]), *arguments[1:])
            return make(*arguments, **named)

        before = logging.set_tqdm_hook(follow)
        try:
            yield
        finally:
            logging.set_tqdm_hook(before)

    def _counted(self, items: Any) -> Iterator[Any]:
        total = len(items)
        for done, item in enumerate(items):
            self._read(done, total)
            yield item
