"""The taste of a library's user, kept in step with the ratings."""

from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from aesthetic_studio.domain.progress import Cancelled, CancelToken
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.encoding import PhotoEncoder, photo_key
from aesthetic_studio.studio.library import Library
from aesthetic_studio.studio.personal_taste import PersonalTaste
from aesthetic_studio.studio.seen_photos import SeenPhotos, Sight
from tests.critics.scripted import ScriptedCritic

HERE = np.full(4, 0.5, np.float32)


@pytest.fixture
def library(tmp_path):
    with closing(Library(Home(tmp_path / "home"), Settings())) as library:
        yield library


@pytest.fixture
def critic():
    return ScriptedCritic()


@pytest.fixture
def start(library, critic, tmp_path):
    """Makes the taste as a new run of the program does."""

    def make(write=lambda write: write()):
        seen = SeenPhotos(tmp_path / "home" / "taste", critic.info)
        return PersonalTaste(library, critic, PhotoEncoder(critic, library.image), seen, write)

    return make


@pytest.fixture
def paint(tmp_path):
    def make(number):
        path = tmp_path / f"{number:02}.png"
        red, blue = (number * 67) % 256, (number * 131) % 256
        Image.new("RGB", (40, 30), (red, 90, blue)).save(path)
        return path

    return make


def rate(library, paint, numbers):
    for number in numbers:
        library.record_rating(paint(number), 1 + (number * 3) % 10, "stars")


def learned(taste, **options):
    return taste.learned(cancel=CancelToken(), **options)


def test_without_ratings_there_is_no_personal_score(start, tmp_path):
    found = learned(start())
    assert found.predict(tmp_path / "a.png", np.ones(3, np.float32), 5.0) is None
    assert not found.proof.proven


def test_photos_are_looked_at_once_and_never_again_in_later_runs(start, library, critic, paint):
    rate(library, paint, range(6))
    first = learned(start())
    assert critic.encoded == 6
    again = learned(start())
    assert critic.encoded == 6
    assert np.array_equal(first.rated.known.embeddings, again.rated.known.embeddings)
    paint(3).touch()
    Image.new("RGB", (41, 30), (9, 9, 9)).save(paint(3))
    learned(start())
    assert critic.encoded == 7


def test_a_rating_is_learned_at_once_and_withdrawn_at_once(start, library, paint):
    rate(library, paint, range(12))
    taste = start()
    asked = (paint(50), HERE, 5.0)
    before = learned(taste).predict(*asked)
    changes = library.record_rating(paint(11), 10.0, "stars")
    library.record_rating(paint(12), 9.5, "stars")
    more = learned(taste)
    assert len(more.rated.known) == 13
    assert more.predict(*asked).value > before.value
    library.record_rating(paint(12), None, "stars")
    library.apply(changes.inverse, "Undo")
    assert learned(taste).predict(*asked).value == pytest.approx(before.value, abs=1e-6)


def test_updates_come_to_the_same_as_a_fresh_start(start, library, paint):
    rate(library, paint, range(30))
    taste = start()
    learned(taste)
    for number in range(30, 33):
        rate(library, paint, [number])
        learned(taste)
    asked = (paint(50), HERE, 5.0)
    assert learned(taste).predict(*asked).value == pytest.approx(
        learned(start()).predict(*asked).value, abs=0.3
    )


def test_the_proof_is_of_these_ratings_when_asked_for(start, library, paint):
    rate(library, paint, range(40))
    taste = start()
    assert learned(taste).proof.ratings == 40
    rate(library, paint, [40])
    assert learned(taste).proof.ratings == 40
    assert learned(taste, anew=True).proof.ratings == 41
    rate(library, paint, range(41, 46))
    assert learned(taste).proof.ratings == 46


def test_ratings_that_were_changed_are_proven_anew_though_they_are_as_many(start, library, paint):
    rate(library, paint, range(20))
    taste = start()
    before = learned(taste).proof
    for number in range(3):
        library.record_rating(paint(number), 10 - number, "stars")
    assert learned(taste).proof is not before


def test_another_profile_has_a_proof_of_its_own(start, library, paint):
    rate(library, paint, range(12))
    taste = start()
    mine = learned(taste).proof
    library.rated.use("client A", make=True)
    rate(library, paint, range(12))
    assert learned(taste).proof is not mine
    library.rated.use("me")
    assert learned(taste).proof.ratings == 12


def test_a_score_names_the_photos_that_moved_it_and_never_itself(start, library, paint):
    rate(library, paint, range(12))
    taste = learned(start())
    place = 4
    path, known = taste.rated.paths[place], taste.rated.known
    personal = taste.predict(path, known.embeddings[place], float(known.general[place]))
    assert personal.examples
    assert str(path) not in personal.examples
    assert set(personal.examples) <= {str(each) for each in taste.rated.paths}


def test_a_score_that_is_not_proven_tells_how_far_it_is(start, library, paint):
    rate(library, paint, range(12))
    taste = learned(start(), anew=True)
    asked = (paint(50), HERE, 5.0)
    assert taste.predict(*asked).proven_at == 12 + taste.proof.learning.needed


def test_looking_at_photos_can_be_cancelled_and_what_was_seen_is_kept(start, library, critic, paint):
    rate(library, paint, range(20))
    cancel = CancelToken()

    def stop_early(step):
        if step.done == 9:
            cancel.cancel()

    with pytest.raises(Cancelled):
        start().learned(cancel=cancel, progress=stop_early)
    seen = critic.encoded
    learned(start())
    assert critic.encoded == 20 + (seen - 9 if seen > 9 else 0)


def test_a_photo_that_is_gone_teaches_on_by_what_was_seen_in_it(start, library, critic, paint, tmp_path):
    rate(library, paint, range(12))
    before = learned(start())
    paint(3).unlink()
    (tmp_path / "home" / "taste").rename(tmp_path / "lost")  # and the file of what was seen is lost
    gone = learned(start())
    assert set(gone.rated.paths) == set(before.rated.paths)
    asked = (tmp_path / "50.png", HERE, 5.0)
    assert gone.predict(*asked).value == pytest.approx(before.predict(*asked).value, abs=1e-4)
    critic.info = replace(critic.info, revision="another")
    assert len(learned(start()).rated.paths) == 11  # another critic has never seen it
    critic.info = replace(critic.info, revision="0123456789ab")
    assert len(learned(start()).rated.paths) == 12


def test_what_was_seen_is_written_by_whoever_writes(start, library, critic, paint):
    rate(library, paint, range(4))
    writes = []
    taste = start(writes.append)
    assert len(learned(taste).rated.paths) == 4
    assert library.rated.sights_kept(critic.info) == set()
    [write] = writes
    write()
    assert len(library.rated.sights_kept(critic.info)) == 4
    learned(taste)
    assert len(writes) == 1


def test_other_revisions_see_anew_and_damaged_files_are_made_again(start, library, critic, paint, tmp_path):
    rate(library, paint, range(4))
    learned(start())
    [file] = (tmp_path / "home" / "taste").iterdir()
    for content in (b"", b"PK\x03\x04nonsense", file.read_bytes()[:-40]):
        file.write_bytes(content)
        before = critic.encoded
        assert len(learned(start()).rated.known) == 4
        assert critic.encoded == before + 4


def test_sights_survive_a_run_and_belong_to_the_file_as_it_was(critic, paint, tmp_path):
    sight = Sight(np.array([0.6, 0.8], np.float32), 6.5)
    seen = SeenPhotos(tmp_path / "taste", critic.info)
    seen.add(photo_key(paint(1)), sight)
    seen.save()
    again = SeenPhotos(tmp_path / "taste", critic.info)
    found = again.get(photo_key(paint(1)))
    assert found is None or found.general == 6.5
    assert again.get(photo_key(paint(2))) is None
    assert photo_key(tmp_path / "gone.png") is None
