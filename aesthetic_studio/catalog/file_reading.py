"""Reading many files' headers in the background: a few in threads, many in processes.

A library for RAW files that crashes on one of them takes a process of ours with it, and that file is told.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures import wait as wait_for_futures
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.connection import wait
from pathlib import Path

from aesthetic_studio.catalog.photo_rows import FoundFile, read_file
from aesthetic_studio.domain.progress import CancelToken

THREADS = 4
"""For few files: most of the time they wait for the disk."""

PROCESSES_FROM = 1_500
"""Files from which on processes, which take a second to start, are quicker than threads."""

WAITING = 6
"""Chunks that are read or wait for it, a worker: enough that none is idle while results are kept."""


class FileReading:
    """Takes chunks of paths and hands back what `read_file` tells of each, in the order taken."""

    def __init__(self, max_pixels: int) -> None:
        """``max_pixels`` as `read_file` has it."""
        self._max_pixels = max_pixels
        self._workers = min(THREADS, max(2, os.cpu_count() or 2))
        self._pool: Executor | None = None
        self._in_processes = False
        self._taken = 0
        self._chunks: deque[tuple[list[str], Future[list[FoundFile]]]] = deque()
        self._stopped = threading.Event()

    @property
    def full(self) -> bool:
        """Whether more chunks would only wait."""
        return len(self._chunks) >= WAITING * self._workers

    @property
    def overfull(self) -> bool:
        """Whether so many chunks wait that the memory they take counts."""
        return len(self._chunks) >= 10 * WAITING * self._workers

    @property
    def busy(self) -> bool:
        """Whether anything was taken that is not handed back yet."""
        return bool(self._chunks)

    def take(self, paths: Sequence[str]) -> None:
        """Read these files."""
        self._taken += len(paths)
        if self._pool is None:
            self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="scan")
        elif not self._in_processes and self._taken > PROCESSES_FROM:
            self._in_processes = True
            self._new_processes()
        chunk = list(paths)
        self._chunks.append((chunk, self._submit(chunk)))

    def finished(self, *, wait_for_one: bool, cancel: CancelToken) -> Iterator[list[FoundFile]]:
        """The chunks that are done, oldest first; where asked for, the first of them is waited for.

        Raises:
            Cancelled: ``cancel`` was cancelled.
        """
        while self._chunks:
            paths, future = self._chunks[0]
            if not future.done():
                if not wait_for_one:
                    return
                cancel.check()
                wait_for_futures([future], timeout=0.05)
                continue
            self._chunks.popleft()
            wait_for_one = False
            try:
                yield future.result()
            except BrokenProcessPool:
                yield self._read_carefully(paths)

    def close(self) -> None:
        """Read no more; what is being read is forgotten. Idempotent."""
        self._stopped.set()
        if self._pool is not None:
            self._pool.shutdown(wait=not self._in_processes, cancel_futures=True)
        self._chunks.clear()

    def _submit(self, chunk: list[str]) -> Future[list[FoundFile]]:
        assert self._pool is not None
        if not self._in_processes:
            return self._pool.submit(read_chunk, chunk, self._max_pixels, self._stopped.is_set)
        try:
            return self._pool.submit(read_chunk, chunk, self._max_pixels)
        except BrokenProcessPool as error:
            future: Future[list[FoundFile]] = Future()
            future.set_exception(error)
            return future

    def _new_processes(self) -> None:
        # Never forked: a program with threads, as the window is, may not.
        context = multiprocessing.get_context("spawn")
        if self._pool is not None:
            self._pool.shutdown(wait=False)
        self._pool = ProcessPoolExecutor(self._workers, context, initializer=_begin_process)

    def _read_carefully(self, paths: list[str]) -> list[FoundFile]:
        """After a crash: each file in turn, so that the one at fault is found; the rest of the work goes on."""
        found: list[FoundFile] = []
        self._new_processes()
        for path in paths:
            try:
                found += self._submit([path]).result()
            except BrokenProcessPool:
                found.append(_crashing(path))
                self._new_processes()
        self._chunks = deque(
            (chunk, self._submit(chunk) if _is_lost(future) else future) for chunk, future in self._chunks
        )
        return found


def read_chunk(
    paths: Sequence[str], max_pixels: int, stopped: Callable[[], bool] = lambda: False
) -> list[FoundFile]:
    """`read_file` of each path, until ``stopped``."""
    return [read_file(Path(path), max_pixels) for path in paths if not stopped()]


def _is_lost(future: Future[list[FoundFile]]) -> bool:
    """Whether the future's process was taken by a crash; those that run were begun in the new ones."""
    return future.cancelled() or (future.done() and isinstance(future.exception(), BrokenProcessPool))


def _crashing(path: str) -> FoundFile:
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return FoundFile(Path(path), 0, 0, missing=True)
    error = f"{os.path.basename(path)} is damaged: it makes the program that reads it crash."  # noqa: PTH119
    return FoundFile(Path(path), status.st_size, status.st_mtime_ns, error=error)


def _begin_process() -> None:
    """Ctrl+C is the parent's; without a parent there is nothing to do; the window goes before."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(AttributeError, OSError):
        os.nice(5)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(0)
