"""What is measured on, from folders and from a data set."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.training.evaluation.material import of_data_set, of_photos
from aesthetic_studio.training.evaluation.published import Suite
from aesthetic_studio.training.evaluation.suites import possible
from aesthetic_studio.training.nano_photos import read_photos
from aesthetic_studio.training.recipe import SplitRecipe


def save_photos(folder: Path, names: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(names):
        grey = np.full((30, 40, 3), 20 + 10 * (number % 20), np.uint8)
        Image.fromarray(grey).save(folder / name)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Photos of four themes, all of which six people rated."""
    root = tmp_path_factory.mktemp("own")
    save_photos(root / "plain", [f"p{number}.png" for number in range(5)])
    names = [f"{theme}{number}.png" for theme in ("lake", "cat", "road", "tree") for number in range(6)]
    save_photos(root / "rated", names)
    rng = np.random.default_rng(0)
    rows = [f"{person},{name},{rng.integers(1, 8)}" for person in range(6) for name in names]
    (root / "ratings.csv").write_text("\n".join(["rater,file,beauty", *rows]), encoding="utf-8")
    return root


def test_what_is_kept_aside_is_tested_and_the_rest_only_shown(folders: Path) -> None:
    photos = read_photos(
        [folders / "plain"], folders / "rated", folders / "ratings.csv", SplitRecipe(0.5, 0.5, 0.5)
    )
    material = of_photos(photos)
    people = material.people
    assert people is not None
    assert 0 < people.tested.sum() < len(people.tested)
    assert (people.support != people.tested).all()
    assert set(material.means) == set(np.flatnonzero(people.tested).tolist())
    assert len(people.ratings) == len(photos.test_ratings.raters)
    assert {photo.name for photo in material.photos} == {photo.name for photo in photos.test}


def test_everything_is_shown_and_tested(folders: Path) -> None:
    photos = read_photos(
        [folders / "plain"], folders / "rated", folders / "ratings.csv", SplitRecipe(1.0, 1.0, 1.0)
    )
    material = of_photos(photos)
    assert material.people is not None
    assert material.people.support.all()
    assert material.people.tested.all()
    assert material.people.ratings.shape == (6, 24)
    assert len(material.photos) == 29
    assert possible(material) == [Suite.DEFECTS, Suite.SCORES, Suite.PERSONAL, Suite.COMMENTS]
    means = np.nanmean(material.people.ratings, axis=0)
    assert [material.means[index] for index in range(24)] == pytest.approx(means.tolist())


def _flickr_aes(folder: Path) -> Path:
    """Two test raters of 110 and 106 photos, one other."""
    names = [f"{number}.jpg" for number in range(110)]
    save_photos(folder / "40K", names)
    rows = [(f"w{person}", name, 1 + number % 5) for person, many in ((1, 110), (2, 106), (3, 4))
            for number, name in enumerate(names[:many])]  # fmt: skip
    lines = ["worker, imagePair, score", *(f"{person},{name},{score}" for person, name, score in rows)]
    (folder / "FLICKR-AES_image_labeled_by_each_worker.csv").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_personal_ratings_of_a_data_set(tmp_path: Path) -> None:
    material = of_data_set("flickr-aes", _flickr_aes(tmp_path))
    assert material.people is not None
    assert material.people.ratings.shape == (2, 110)
    assert np.isnan(material.people.ratings[1, 106:]).all()
    assert not np.isnan(material.people.ratings[0]).any()
    assert material.gallery[3]().shape == (30, 40, 3)
    assert len(material.means) == 110
    assert Suite.PERSONAL in possible(material)


def test_a_limit_takes_whole_people(tmp_path: Path) -> None:
    material = of_data_set("flickr-aes", _flickr_aes(tmp_path), split="test", limit=20)
    assert material.people is not None
    assert len(material.people.ratings) == 1
    assert (~np.isnan(material.people.ratings[0])).sum() in {110, 106}


def test_comments_of_a_data_set(tmp_path: Path) -> None:
    save_photos(tmp_path / "images" / "full", ["a.jpg", "b.jpg"])
    rows = [
        {
            "title": "a.jpg",
            "general_impression": "A calm lake.",
            "composition": "Well framed.",
            "overall": "7",
        },
        {"title": "b.jpg", "general_impression": "A dog.", "overall": "4"},
        {"title": "absent.jpg", "general_impression": "Not there.", "overall": "4"},
    ]
    (tmp_path / "raw.json").write_text(json.dumps(rows), encoding="utf-8")
    material = of_data_set("pccd", tmp_path)
    assert [references for _, references in material.commented] == [
        ("A calm lake.", "Well framed."),
        ("A dog.",),
    ]
    assert sorted(material.means.values()) == [4.0, 7.0]
    assert len(material.photos) == 2
    assert material.data_set == "pccd"


def test_a_folder_without_its_photos_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "raw.json").write_text(json.dumps([]), encoding="utf-8")
    with pytest.raises(UsageError, match="data check pccd"):
        of_data_set("pccd", tmp_path)
