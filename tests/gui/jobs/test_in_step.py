"""Whatever is asked of the queue, the catalogue knows the same photos to wait as the critic's thread."""

import random
import time

import pytest

from aesthetic_studio.domain.progress import Cancelled
from aesthetic_studio.gui.critic_desk import path_of
from aesthetic_studio.gui.jobs.journal import CatalogueJournal
from aesthetic_studio.gui.workers import CatalogueWriter, CriticThread
from tests.gui.fakes import FakeSession


class Hasty(FakeSession):
    """Takes a few milliseconds for a photo and breaks at some."""

    def critique(self, path, *, cancel):
        for event in super().critique(path, cancel=cancel):
            time.sleep(0.001)
            if cancel.cancelled:
                raise Cancelled
            yield event


def ask_something(chance: random.Random, thread: CriticThread, ids: list[int], paths: dict) -> None:
    key = chance.choice(ids)
    some = chance.sample(ids, chance.randint(1, len(ids)))
    step = chance.choice(
        (
            lambda: thread.critique(some),
            lambda: thread.critique([key], first=True),
            lambda: thread.critique([key, 10_000]),
            lambda: thread.stop_photo(key, paths[key]),
            lambda: thread.pause(True),
            lambda: thread.pause(False),
            lambda: thread.pause(False),
            thread.stop_running,
            lambda: thread.prefer(some),
            thread.stop if chance.random() < 0.2 else lambda: None,
        )
    )
    step()


@pytest.mark.parametrize("seed", range(4))
def test_the_catalogue_and_the_thread_agree(qtbot, opened, seed):
    opened.desk.finish()  # its thread makes room for one that is asked at random
    library = opened.library
    photos = [photo for photo in library.photos(opened.model.ids) if photo.error is None]
    paths = {photo.id: photo.path for photo in photos}
    session = Hasty()
    session.broken = {photos[2].path.name}
    writer = CatalogueWriter()
    failed = []
    journal = CatalogueJournal(library, writer, lambda _: None, failed.append)
    thread = CriticThread(lambda: session, lambda key: path_of(library, key), journal)
    writer.start()
    thread.start()
    chance = random.Random(seed)
    for _ in range(120):
        ask_something(chance, thread, list(paths), paths)
        qtbot.wait(chance.choice((0, 0, 1, 4)))
    thread.pause(True)
    qtbot.waitUntil(lambda: not thread.busy)
    waiting = [key for key in paths if thread.waits(key)]
    thread.finish()
    writer.finish()
    assert sorted(library.jobs.waiting()) == sorted(waiting)
    assert failed == []
