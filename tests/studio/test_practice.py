"""From nothing to a proven personal score on the practice photos, as the read-me promises."""

from contextlib import closing

import numpy as np
import pytest
from PIL import Image

from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.demo import practice_folder
from aesthetic_studio.studio.library import Library
from aesthetic_studio.studio.session import CriticSession

CANCEL = CancelToken()


def test_there_are_enough_different_photos_and_they_are_made_once(tmp_path):
    folder = practice_folder(Home(tmp_path))
    photos = sorted(folder.iterdir())
    assert len(photos) == 72
    made = {photo: photo.stat().st_mtime_ns for photo in photos}
    assert practice_folder(Home(tmp_path)) == folder
    assert {photo: photo.stat().st_mtime_ns for photo in photos} == made
    assert min(Image.open(photos[0]).size) > 100


def warmth(path) -> float:
    red, _, blue = np.asarray(Image.open(path).convert("RGB"), np.float64).reshape(-1, 3).mean(0)
    return (red - blue) / (red + blue + 1)


@pytest.mark.slow
def test_whoever_likes_warm_colours_has_a_proven_score_after_forty_ratings(tmp_path):
    home = Home(tmp_path)
    photos = sorted(practice_folder(home).iterdir())
    ranks = np.argsort(np.argsort([warmth(photo) for photo in photos]))
    stars = {photo: 1 + 5 * rank // len(photos) for photo, rank in zip(photos, ranks.tolist(), strict=True)}
    with closing(Library(home, Settings())) as library:
        session = CriticSession(library, home, Settings())
        session.load()
        assert session.taste(cancel=CANCEL).proof.learning.needed
        for _ in range(4):
            chosen, failed = session.next_to_rate(photos, 10, cancel=CANCEL)
            assert not failed
            for photo in chosen:
                library.record_rating(photo, 2.0 * stars[photo], "round")
        taste = session.taste(cancel=CANCEL, anew=True)
        assert taste.proof.ratings == 40
        assert taste.proof.proven
        others = [photo for photo in photos if photo not in taste.rated.paths]
        found = [told.personal_score.value for _, told in session.predict(others, cancel=CANCEL)]
    assert np.corrcoef(found, [stars[photo] for photo in others])[0, 1] > 0.5
