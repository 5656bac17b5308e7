"""The log of a run: one JSON object a line, which after any number of breaks reads as of one unbroken run."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aesthetic_studio.photos.atomic import write_atomically

LOG_NAME = "losses.jsonl"


class RunLog:
    """Appends to a log.

    Args:
        file: is made where it is missing; its folder exists.
    """

    def __init__(self, file: Path) -> None:
        self.file = file

    def forget(self, phase: str, after: int) -> None:
        """Drop the lines of a phase behind a step, and lines that a kill has left unfinished."""
        if not self.file.is_file():
            return
        kept = [
            record for record in read_log(self.file) if record["phase"] != phase or record["step"] <= after
        ]
        text = "".join(json.dumps(record) + "\n" for record in kept)
        write_atomically(self.file, text.encode(), durable=True)

    def append(self, record: Mapping[str, Any]) -> None:
        """Write one line; it is with the operating system when this returns."""
        with self.file.open("a", encoding="utf-8") as out:
            out.write(json.dumps(record) + "\n")

    def settle(self) -> None:
        """Wait until all lines are on the disk."""
        with self.file.open("a", encoding="utf-8") as out:
            os.fsync(out.fileno())


def read_log(file: Path) -> list[dict[str, Any]]:
    """The records of a log, in order; lines that are no records are left out.

    Raises:
        OSError: the file cannot be read.
    """
    records = []
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            record = json.loads(line)
        except ValueError:
            continue
        if isinstance(record, dict) and "phase" in record and isinstance(record.get("step"), int):
            records.append(record)
    return records
