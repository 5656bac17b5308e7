"""Watches what a thread calls: files, the database, networks and pictures are no work for the window's thread."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import BuiltinFunctionType, FrameType
from typing import Any

from aesthetic_studio.settings import resources

PACKAGES = (
    "torch",
    "transformers",
    "sqlalchemy",
    "sqlite3",
    "PIL",
    "rawpy",
    "lxml",
    "cv2",
    "sklearn",
    "scipy",
    "watchdog",
)
"""Libraries that read, decode or compute; none of them may run, or be imported, in the window's thread."""
OURS = (
    "catalog",
    "networks",
    "critics/calm",
    "critics/loading",
    "photos/decode",
    "photos/opening",
    "photos/thumbnails",
)
"""Our own files with work of that kind."""
SYSTEM = {
    *(
        "stat",
        "lstat",
        "access",
        "listdir",
        "scandir",
        "open",
        "read",
        "write",
        "fsync",
        "mkdir",
        "rename",
        "replace",
    ),
    *("remove", "unlink", "rmdir", "link", "symlink", "utime", "statvfs"),
}
"""Functions of the system that touch a disk."""
BLOCKING = {"sleep"}
BY_THE_COLLECTOR = {"_collection_gced"}
"""Called back when something is forgotten, in whichever thread that happens to be noticed."""


@dataclass(frozen=True, slots=True)
class Touch:
    """A call that the watched thread should have left to another, and from which of our files it came."""

    what: str
    where: str


class ThreadWatch:
    """Notes each forbidden call of this thread once, however it was reached."""

    def __init__(self) -> None:
        self.touches: set[Touch] = set()
        self._files: dict[str, str] = {}
        self._thread = threading.get_ident()
        self._watching = False
        sys.addaudithook(self._audit)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch while this lasts."""
        self._watching = True
        sys.setprofile(self._called)
        try:
            yield
        finally:
            sys.setprofile(None)
            self._watching = False

    def _called(self, frame: FrameType, event: str, called: Any) -> None:
        if event == "call":
            kind = self._kind(frame.f_code.co_filename)
            if kind and frame.f_code.co_name not in BY_THE_COLLECTOR:
                self._note(kind, frame.f_back)
        elif event == "c_call" and isinstance(called, BuiltinFunctionType):
            module, name = called.__module__, called.__name__
            disk = module in {"posix", "nt"} and name in SYSTEM
            if (disk or (module == "time" and name in BLOCKING)) and not _allowed(frame):
                self._note(f"{module}.{name}", frame)

    def _kind(self, file: str) -> str:
        """What a file of code stands for; empty where it may run here."""
        known = self._files.get(file)
        if known is None:
            known = next((name for name in PACKAGES if f"/site-packages/{name}/" in file), "")
            known = known or next((name for name in OURS if f"aesthetic_studio/{name}" in file), "")
            self._files[file] = known
        return known

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self._watching or threading.get_ident() != self._thread:
            return
        if event == "open" and isinstance(arguments[0], str | bytes):
            path = Path(arguments[0].decode() if isinstance(arguments[0], bytes) else arguments[0])
            if path.suffix not in {".py", ".pyc"} and not path.is_relative_to(resources()):
                self._without_noting(lambda: self._note(f"open {path.name}", sys._getframe(2)))
        elif event in {"sqlite3.connect", "subprocess.Popen"}:
            self._without_noting(lambda: self._note(event, sys._getframe(2)))

    def _without_noting(self, work: Callable[[], None]) -> None:
        self._watching = False
        try:
            work()
        finally:
            self._watching = True

    def _note(self, what: str, frame: FrameType | None) -> None:
        while frame is not None and "aesthetic_studio/gui" not in frame.f_code.co_filename:
            frame = frame.f_back
        if frame is not None:  # else the test itself
            file = frame.f_code.co_filename.rpartition("aesthetic_studio/")[2]
            self.touches.add(Touch(what, f"{file}:{frame.f_code.co_qualname}"))


def _allowed(frame: FrameType | None) -> bool:
    """Whether our own small modules are being read (what they import is watched by name), or icons are looked for."""
    while frame is not None:
        if frame.f_code.co_filename.startswith(("<frozen importlib", "shibokensupport")):
            return True
        if "aesthetic_studio" in frame.f_code.co_filename:
            return frame.f_code.co_name == resources.__name__
        frame = frame.f_back
    return False
