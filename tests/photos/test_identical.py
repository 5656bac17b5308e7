import pytest

from aesthetic_studio.domain.progress import Cancelled, CancelToken
from aesthetic_studio.photos.identical import identical_files


def test_files_that_differ_in_their_middle_alone_are_not_the_same(tmp_path):
    data = bytearray(3_000_000)
    contents = [bytes(data), bytes(data), b"other"]
    data[1_500_000] = 1
    contents.append(bytes(data))
    paths = {number: tmp_path / f"{number}.jpg" for number in range(5)}
    for number, content in enumerate(contents):
        paths[number].write_bytes(content)
    assert identical_files(paths, cancel=CancelToken()) == [[0, 1]]
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        identical_files(paths, cancel=cancel)
