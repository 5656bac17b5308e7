"""Personal scores of critiqued photos follow the taste, and are kept only while it is proven."""

from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from aesthetic_studio.domain.critique import CritiqueReady
from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from aesthetic_studio.domain.query import PhotoQuery, SortKey
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio import personal_taste
from aesthetic_studio.studio import session as session_module
from aesthetic_studio.studio.library import Library
from aesthetic_studio.studio.session import CriticSession
from tests.critics.scripted import ScriptedCritic

CANCEL = CancelToken()


@pytest.fixture
def library(tmp_path):
    with closing(Library(Home(tmp_path / "home"), Settings(critic="scripted"))) as library:
        yield library


@pytest.fixture
def session(library, tmp_path, monkeypatch):
    # Plain colours all look alike.
    monkeypatch.setattr(personal_taste, "near_duplicate_groups", lambda known, _: np.arange(len(known)))
    monkeypatch.setattr(session_module, "open_critic", lambda *_: ScriptedCritic())
    session = CriticSession(library, Home(tmp_path / "home"), Settings(critic="scripted"))
    session.load()
    return session


@pytest.fixture
def photos(tmp_path):
    """Colours of equal brightness, so that the general score tells nothing of how red they are."""
    rng = np.random.default_rng(3)
    paths = []
    for number in range(60):
        red = int(rng.integers(20, 200))
        path = tmp_path / f"{number:02}.png"
        Image.new("RGB", (8, 8), (red, int(rng.integers(60, 80)), 220 - red)).save(path)
        paths.append((path, red))
    return paths


def critique(library, session, path):
    for event in session.critique(path, cancel=CANCEL):
        if isinstance(event, CritiqueReady):
            photo = library.photo_at(path)
            library.save_critique(photo.id, replace(event.critique, personal_score=None))


def sorted_by_taste(library):
    return library.photo_ids(PhotoQuery(sort=SortKey.PERSONAL, descending=True))


def test_scores_follow_a_proven_taste_and_go_with_it(library, session, photos):
    for path, red in photos[:50]:
        library.record_rating(path, 1 + 9 * (red - 20) / 180, "stars")
    for path, _ in photos[50:]:
        library.record_rating(path, 5.0, "stars")
        library.record_rating(path, None, "stars")
        critique(library, session, path)
    assert session.taste(cancel=CANCEL, anew=True).proof.proven
    changes = library.rated.keep_personal(session.personal_scores(cancel=CANCEL))
    assert len(changes.photo_ids) == 10
    reds = {library.photo_at(path).id: red for path, red in photos}
    order = [reds[key] for key in sorted_by_taste(library)[:10]]
    assert np.corrcoef(order, range(10))[0, 1] < -0.9
    assert library.photo_at(photos[55][0]).personal_proven
    assert not library.rated.keep_personal(session.personal_scores(cancel=CANCEL))  # nothing has moved
    library.rated.reset()
    session.taste(cancel=CANCEL, anew=True)
    gone = library.rated.keep_personal(session.personal_scores(cancel=CANCEL))
    assert len(gone.photo_ids) == 10
    assert library.photo_at(photos[55][0]).personal_score is None


def test_a_critique_is_seen_once_and_its_photo_not_looked_at_again(library, session, photos):
    path = photos[0][0]
    library.record_rating(path, 5.0, "stars")
    critique(library, session, path)
    encoded = session._ready.critic.encoded
    session.taste(cancel=CANCEL)
    assert session._ready.critic.encoded == encoded == 1


def taught(library, session, photos):
    """A proven taste; the last ten photos are critiqued and not rated."""
    for path, red in photos[:50]:
        library.record_rating(path, 1 + 9 * (red - 20) / 180, "stars")
    library.add_folder(photos[0][0].parent, cancel=CANCEL, progress=ignore_progress, batch=lambda _: None)
    for path, _ in photos[50:]:
        critique(library, session, path)


def test_photos_whose_sights_were_lost_are_looked_at_again(library, session, photos, tmp_path):
    taught(library, session, photos)
    again = CriticSession(library, Home(tmp_path / "other"), Settings(critic="scripted"))
    again.load()
    lost = again.personal_scores(cancel=CANCEL)
    assert lost.standing.proven
    assert set(lost.unseen) == {path for path, _ in photos[50:]}
    assert not lost.personal
    again.look_again(lost.unseen[:4], cancel=CANCEL)
    found = again.personal_scores(cancel=CANCEL)
    assert len(found.personal) == 4
    assert set(found.unseen) == set(lost.unseen[4:])


def test_what_was_seen_while_critiquing_is_kept_for_the_next_run(library, session, photos, tmp_path):
    taught(library, session, photos)
    session.personal_scores(cancel=CANCEL)
    again = CriticSession(library, Home(tmp_path / "home"), Settings(critic="scripted"))
    again.load()
    scores = again.personal_scores(cancel=CANCEL)
    assert (len(scores.personal), list(scores.unseen)) == (10, [])


def test_more_photos_than_are_remembered_are_not_looked_at_in_turns(
    library, session, photos, tmp_path, monkeypatch
):
    taught(library, session, photos)
    monkeypatch.setattr(personal_taste, "MOST_KEPT", 5)
    again = CriticSession(library, Home(tmp_path / "other"), Settings(critic="scripted"))
    again.load()
    assert list(again.personal_scores(cancel=CANCEL).unseen) == []
