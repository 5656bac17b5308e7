"""What commands that work on photos share: the open library, the critic, the photos, and Ctrl+C."""

import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from aesthetic_studio.cli.command import Common
from aesthetic_studio.cli.output import followed
from aesthetic_studio.cli.xmp import tell_unwritten
from aesthetic_studio.domain.critique import CriticInfo
from aesthetic_studio.domain.errors import PhotoError
from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.photos.walk import walk
from aesthetic_studio.settings import Home
from aesthetic_studio.studio.library import Library
from aesthetic_studio.studio.session import CriticSession


@dataclass(frozen=True, slots=True)
class Workplace:
    """The open library and a critic that is loaded on demand."""

    home: Home
    library: Library
    session: CriticSession

    def load_critic(self, *, cancel: CancelToken) -> CriticInfo:
        """Load the critic; what it prints meanwhile goes to stderr, for stdout holds results only.

        Ctrl+C ends the loading at once: there is nothing yet that it could spoil.

        Raises:
            CriticUnavailableError: it cannot be loaded.
            Cancelled: the token was cancelled before.
        """
        cancel.check()
        with (
            _interrupted_by(signal.default_int_handler),
            followed("Loading the critic") as progress,
            contextlib.redirect_stdout(sys.stderr),
        ):
            return self.session.load(progress=progress)


@contextlib.contextmanager
def workplace(
    common: Common, *, profile: str | None = None, make_profile: bool = False
) -> Iterator[Workplace]:
    """Open the library for one command.

    Args:
        common: the options.
        profile: whose taste; None for that of the settings.
        make_profile: whether one that is not there is made.

    Raises:
        UsageError: there is no such profile.
    """
    home = common.open_home()
    settings = common.settings(home)
    with contextlib.closing(Library(home, settings)) as library:
        if profile is not None:
            library.rated.use(profile, make=make_profile)
        yield Workplace(home, library, CriticSession(library, home, settings))
        if library.sidecars.at_once and (waiting := library.sidecars.waiting()):
            tell_unwritten(library.sidecars.write(waiting, cancel=CancelToken()), as_json=False)


@contextlib.contextmanager
def interruptible() -> Iterator[CancelToken]:
    """A token that the first Ctrl+C cancels, so that the work ends in order; the second ends it at once."""
    cancel = CancelToken()

    def on_interrupt(_signal: int, _frame: FrameType | None) -> None:
        if cancel.cancelled:
            raise KeyboardInterrupt
        cancel.cancel()

    with _interrupted_by(on_interrupt):
        yield cancel


@contextlib.contextmanager
def _interrupted_by(handler: Callable[[int, FrameType | None], object]) -> Iterator[None]:
    """Let Ctrl+C call the handler meanwhile; only the main thread can be interrupted."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    earlier = signal.signal(signal.SIGINT, handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, earlier)


def photos_at(
    paths: Sequence[Path], *, cancel: CancelToken
) -> tuple[list[Path], list[tuple[Path, PhotoError]]]:
    """The photos at and below the paths, and the paths that could not be looked through.

    Raises:
        Cancelled: the token was cancelled.
    """
    photos: list[Path] = []
    failures: list[tuple[Path, PhotoError]] = []
    for path in paths:
        for found in walk([path], cancel=cancel):
            if isinstance(found, PhotoError):
                failures.append((path, found))
            else:
                photos.append(found)
    return photos, failures
