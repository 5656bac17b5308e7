import pytest

from aesthetic_studio.training.large.packed_rows import PackedRows


def test_rows_come_back() -> None:
    rows = ["été \udcff.jpg", ["a", 1.5, {"light": 2.0}], None, ""]
    packed = PackedRows(rows)
    packed.append((1, 2))
    assert list(packed) == [*rows, [1, 2]]
    assert packed[1] == rows[1]
    assert len(PackedRows()) == 0
    for wrong in (5, -1):
        with pytest.raises(IndexError):
            packed[wrong]
