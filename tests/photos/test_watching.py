"""Changes in folders are heard of soon, together, and only where they matter."""

import errno
import threading
import time
from pathlib import Path

import pytest

from aesthetic_studio.photos import watching
from aesthetic_studio.photos.watching import ChangedFolder, FolderWatch


class Heard:
    """What a watch has told so far."""

    def __init__(self):
        self.calls: list[list[ChangedFolder]] = []
        self.unwatched: list[Path] = []
        self._told = threading.Condition()

    def changed(self, folders):
        with self._told:
            self.calls.append(folders)
            self._told.notify_all()

    def refused(self, root):
        with self._told:
            self.unwatched.append(root)
            self._told.notify_all()

    def wait(self, ready, seconds=20.0):
        with self._told:
            assert self._told.wait_for(lambda: ready(self), seconds), (self.calls, self.unwatched)

    @property
    def folders(self) -> dict[Path, bool]:
        return {folder.path: folder.deep for call in self.calls for folder in call}


@pytest.fixture
def heard(monkeypatch):
    monkeypatch.setattr(watching, "QUIET_S", 0.1)
    monkeypatch.setattr(watching, "AWAY_S", 0.05)
    return Heard()


@pytest.fixture
def watch(heard):
    watch = FolderWatch(heard.changed, heard.refused)
    yield watch
    watch.close()


@pytest.fixture
def root(tmp_path, watch, heard):
    """A watched folder, heard to be watched."""
    root = tmp_path / "root"
    (root / "inner").mkdir(parents=True)
    watch.watch([root])
    deadline = time.monotonic() + 20
    while not heard.calls and time.monotonic() < deadline:
        (root / "first.jpg").write_bytes(str(time.monotonic()).encode())
        time.sleep(0.25)  # quiet enough to be told
    time.sleep(0.4)
    heard.calls.clear()
    return root


def test_photos_and_sidecars_tell_their_folder(root, heard):
    (root / "inner" / "a.jpg").write_bytes(b"1")
    (root / "b.xmp").write_bytes(b"1")
    heard.wait(lambda heard: heard.folders.keys() >= {root, root / "inner"})
    assert not any(heard.folders.values())


def test_other_files_and_hidden_ones_tell_nothing(root, heard):
    (root / "notes.txt").write_bytes(b"1")
    (root / ".hidden.jpg").write_bytes(b"1")
    (root / ".trash").mkdir()
    (root / ".trash" / "a.jpg").write_bytes(b"1")
    (root / "inner" / "a.jpg").write_bytes(b"1")
    heard.wait(lambda heard: root / "inner" in heard.folders)
    assert set(heard.folders) == {root / "inner"}


def test_a_folder_that_comes_is_told_with_all_in_it(root, heard, tmp_path):
    (tmp_path / "elsewhere" / "deep").mkdir(parents=True)
    (tmp_path / "elsewhere").rename(root / "new")
    heard.wait(lambda heard: heard.folders.get(root / "new"))


def test_many_changes_are_told_together(root, heard):
    for number in range(50):
        (root / f"{number}.jpg").write_bytes(b"1")
    heard.wait(lambda heard: root in heard.folders)
    time.sleep(0.3)
    assert len(heard.calls) < 10


def test_what_is_not_wanted_any_more_tells_nothing(root, watch, heard, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    watch.watch([other])
    time.sleep(0.3)
    (root / "a.jpg").write_bytes(b"1")
    (other / "a.jpg").write_bytes(b"1")
    heard.wait(lambda heard: other in heard.folders)
    assert root not in heard.folders


def test_a_drive_that_comes_back_is_told(watch, heard, tmp_path):
    drive = tmp_path / "drive"
    watch.watch([drive])
    time.sleep(0.2)
    drive.mkdir()
    heard.wait(lambda heard: heard.folders.get(drive))


def test_without_watches_left_it_looks_now_and_then(watch, heard, tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr("watchdog.observers.api.BaseObserver.schedule", refuse)
    monkeypatch.setattr(watching, "UNWATCHED_S", 0.2)
    watch.watch([tmp_path])
    heard.wait(lambda heard: heard.folders.get(tmp_path) and len(heard.calls) > 1)
    assert heard.unwatched == [tmp_path]


def test_closing_ends_all_threads(heard, tmp_path):
    before = threading.active_count()
    watch = FolderWatch(heard.changed, heard.refused)
    watch.watch([tmp_path])
    time.sleep(0.3)
    watch.close()
    watch.close()
    assert threading.active_count() == before


def test_closing_does_not_wait_for_a_slow_drive_which_tells_nothing_any_more(tmp_path, heard, monkeypatch):
    looking, drive = threading.Event(), threading.Event()

    def slow(_self, _wanted):
        looking.set()
        drive.wait(20)
        return [tmp_path], [tmp_path]

    monkeypatch.setattr(watching, "CLOSING_S", 0.05)
    monkeypatch.setattr(watching._Watching, "keep_up", slow)
    watch = FolderWatch(heard.changed, heard.refused)
    assert looking.wait(20)
    begin = time.monotonic()
    watch.close()
    assert time.monotonic() - begin < 10
    drive.set()
    watch._thread.join(20)
    assert not watch._thread.is_alive()
    assert (heard.calls, heard.unwatched) == ([], [])
