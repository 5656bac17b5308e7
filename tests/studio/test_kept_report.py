from datetime import UTC, datetime
from pathlib import Path

import pytest

from aesthetic_studio.domain.rating import Rating
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.kept_report import KeptReport
from tests.gui.taste.made import report

RATINGS = [
    Rating(Path(f"/{number}.jpg"), 4.0, datetime(2024, 1, 1, tzinfo=UTC), "stars") for number in range(3)
]


@pytest.fixture
def kept(tmp_path):
    return KeptReport.of(Home(tmp_path), Settings(), "me")


@pytest.mark.parametrize("many", [0, 3, 60])
def test_a_report_comes_back_as_it_was(kept, many):
    made = report(many)
    kept.keep("r1", made)
    revision, back = kept.read()
    assert revision == "r1"
    assert (back.photos, back.curve, back.attributes, back.surprises) == (
        made.photos,
        made.curve,
        made.attributes,
        made.surprises,
    )
    assert back.proof.predictors == made.proof.predictors
    assert back.standing == made.standing
    assert {name: each.tolist() for name, each in back.proof.predicted.items()} == {
        name: each.tolist() for name, each in made.proof.predicted.items()
    }


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b'{"revision": "", "report": {"proof": []}}'])
def test_a_damaged_file_is_as_good_as_none(kept, content):
    assert kept.read() is None
    kept.file.parent.mkdir()
    kept.file.write_bytes(content)
    assert kept.read() is None


def test_its_revision_tells_ratings_critics_and_how_they_are_loaded(kept, tmp_path):
    revision = kept.revision(RATINGS)
    assert revision == kept.revision(list(RATINGS))
    assert revision != kept.revision(RATINGS[:2])
    assert revision != kept.revision(
        [*RATINGS[:2], Rating(Path("/2.jpg"), 4.5, RATINGS[2].rated_at, "stars")]
    )
    other = KeptReport.of(Home(tmp_path), Settings(quantization="none"), "me")
    assert revision != other.revision(RATINGS)


def test_profiles_have_reports_of_their_own(tmp_path, kept):
    kept.keep("r1", report(3))
    assert KeptReport.of(Home(tmp_path), Settings(), "client").read() is None
