from pathlib import Path

import numpy as np
import pytest

from aesthetic_studio.domain.critique import CriticInfo
from aesthetic_studio.studio import seen_photos
from aesthetic_studio.studio.encoding import PhotoKey
from aesthetic_studio.studio.seen_photos import SeenPhotos, Sight

CRITIC = CriticInfo("calm-nano", "1", "nf4", 28, "cpu")


def key(number: int) -> PhotoKey:
    return PhotoKey(Path(f"{number}.jpg"), 1, 1)


def test_the_oldest_go_when_there_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen_photos, "MOST_KEPT", 3)
    seen = SeenPhotos(tmp_path, CRITIC)
    for number in range(5):
        seen.add(key(number), Sight(np.full(4, number, np.float32), float(number)))
    seen.save()

    again = SeenPhotos(tmp_path, CRITIC)
    assert [again.get(key(number)) is not None for number in range(5)] == [False, False, True, True, True]
    sight = again.get(key(4))
    assert sight is not None
    assert sight.general == 4.0
    assert sight.embedding.tolist() == [4.0] * 4
