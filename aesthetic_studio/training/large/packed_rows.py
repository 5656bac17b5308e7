"""Many small rows in two buffers.

Worker processes share the memory of the process that started them until somebody writes to it, and looking at a
Python object already writes its reference count: a million of them would soon lie in every worker once more.
"""

import json
from array import array
from collections.abc import Iterable, Iterator
from typing import Any


class PackedRows:
    """A sequence of JSON values that takes little more memory than their text.

    Args:
        rows: whatever JSON can hold; tuples come back as lists.
    """

    def __init__(self, rows: Iterable[Any] = ()) -> None:
        self._texts = bytearray()
        self._ends = array("q", [0])
        for row in rows:
            self.append(row)

    def append(self, row: Any) -> None:
        """Add a row."""
        text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        self._texts += text.encode("utf-8", "surrogatepass")  # names of files may be no text
        self._ends.append(len(self._texts))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, index: int) -> Any:
        """One row.

        Raises:
            IndexError: there is none.
        """
        if not 0 <= index < len(self):
            raise IndexError(index)
        text = self._texts[self._ends[index] : self._ends[index + 1]]
        return json.loads(text.decode("utf-8", "surrogatepass"))

    def __iter__(self) -> Iterator[Any]:
        return (self[index] for index in range(len(self)))
