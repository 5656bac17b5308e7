"""A disk that can be filled, and closed to writing: a small tmpfs where we may mount one."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

with suppress(ImportError):  # elsewhere than on Unix
    import resource

MEGABYTES = 24


class SmallDisk:
    """A folder on a disk of its own; without the right to mount one, a folder that acts alike."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.mounted = self._mount("-t", "tmpfs", "-o", f"size={MEGABYTES}m", "small-disk")

    def close(self) -> None:
        if self.mounted:
            subprocess.run(["umount", "-l", str(self.folder)], check=True, capture_output=True)

    @contextmanager
    def full(self) -> Iterator[None]:
        """Meanwhile nothing can be added."""
        if not self.mounted:
            limits = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1, limits[1]))
            try:
                yield
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, limits)
            return
        filler = self.folder / "filler"
        for size in (1 << 20, 1 << 12, 1):
            with suppress(OSError), filler.open("ab", buffering=0) as file:
                while True:
                    file.write(b"\0" * size)
        assert shutil.disk_usage(self.folder).free == 0
        try:
            yield
        finally:
            filler.unlink()

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """Meanwhile nothing can be written."""
        if self.mounted:
            assert self._mount("-o", "remount,ro")
            try:
                yield
            finally:
                self._mount("-o", "remount,rw")
            return
        if os.geteuid() == 0:
            pytest.skip("root may write where nobody may, and no disk can be mounted here")
        places = [self.folder, *self.folder.rglob("*")]
        modes = [(place, place.stat().st_mode) for place in places]
        for place, mode in modes:
            place.chmod(mode & ~0o222)
        try:
            yield
        finally:
            for place, mode in modes:
                place.chmod(mode)

    def _mount(self, *options: str) -> bool:
        if shutil.which("mount") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
            return False
        done = subprocess.run(["mount", *options, str(self.folder)], check=False, capture_output=True)
        return done.returncode == 0
