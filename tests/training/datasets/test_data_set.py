"""What all data sets share: reading, passing over, and the check."""

import pytest

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.training.datasets.catalogue import DATA_SETS, find
from aesthetic_studio.training.datasets.findings import CountFinding, SplitFinding
from tests.training.datasets.made import photos, read, split_finding, text

NAMES = (
    "ava", "ava-captions", "pccd", "aadb", "para", "tad66k", "spaq", "eva", "flickr-aes", "real-cur", "aesmmit",
    "aesbench", "humanbeauty", "laion-cc-sbu", "sharegpt4v",
)  # fmt: skip


def tad66k(folder, rows=("a.jpg,2.5", "b.jpg,7", "c.jpg,x", "../d.jpg,5")):
    text(folder, "labels/merge/train.csv", "image,score", *rows)
    text(folder, "labels/merge/test.csv", "image,score", "t.jpg,5")
    photos(folder, "TAD66K/a.jpg", "TAD66K/t.jpg", "d.jpg")
    return folder


def test_the_catalogue_holds_all_of_them():
    assert tuple(DATA_SETS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_says_where_it_comes_from_and_what_is_allowed(name):
    data_set = find(name)
    assert data_set.homepage.startswith("https://")
    assert all((data_set.title, data_set.terms, data_set.get_it, data_set.layout, data_set.splits))
    assert {what for split in data_set.splits.values() for what in split.published} <= {
        "photos",
        "raters",
        "records",
    }


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_folder_lacks_every_needed_file_and_reads_nothing(name, tmp_path):
    findings = find(name).check(tmp_path)
    assert not findings.complete
    assert not any(file.found for file in findings.files)
    assert find(name).homepage in findings.get_it
    for split in find(name).splits:
        with pytest.raises(UsageError, match=str(tmp_path)):
            read(name, tmp_path, split)


def test_only_records_with_a_photo_inside_the_folder_are_read(tmp_path):
    records = read("tad66k", tad66k(tmp_path / "set"), "train")
    assert [record.path.name for record in records] == ["a.jpg"]


def test_reading_is_lazy(tmp_path):
    folder = tad66k(tmp_path)
    records = find("tad66k").read(folder, "train")
    text(folder, "labels/merge/train.csv", "image,score", "t.jpg,9")
    assert next(records).path.name == "t.jpg"


def test_the_check_counts_what_is_absent_and_what_is_wrong(tmp_path):
    found = split_finding("tad66k", tad66k(tmp_path), "train")
    assert (found.records, found.photos, found.absent_photos, found.wrong_rows) == (2, 2, 1, 2)
    assert found.absent_examples == ("b.jpg",)
    assert found.wrong_examples[0] == "train.csv, line 4: 'x' is no number"
    assert "leads out of the folder" in found.wrong_examples[1]
    assert found.counts == {"photos": CountFinding(2, 52_248)}


def test_problems_come_as_sentences_and_spoil_completeness(tmp_path):
    findings = find("tad66k").check(tad66k(tmp_path))
    assert not findings.complete
    assert "train: 1 of 2 photos are absent, e.g. b.jpg." in findings.problems
    assert "test: 1 photos instead of the published 14079." in findings.problems


def test_a_missing_file_is_told_once_with_the_splits_that_need_it(tmp_path):
    text(tmp_path, "labels/merge/test.csv", "image,score", "t.jpg,5")
    problems = find("tad66k").check(tmp_path).problems
    assert [each for each in problems if "train" in each] == [
        "labels/merge/train.csv is missing (mean scores of the train photos); needed for train."
    ]


def test_one_of_several_forms_is_enough(tmp_path):
    files = find("pccd").check(tmp_path).files
    assert any(file.name == "raw.json" and not file.required for file in files)
    assert "raw.json is missing" in " ".join(find("pccd").check(tmp_path).problems), (
        "none of the forms is there"
    )
    text(tmp_path, "guru_test.json", '[{"title": "a", "focus": "Soft."}]')
    assert "raw.json" not in " ".join(find("pccd").check(tmp_path).problems)


def test_a_few_wrong_rows_and_more_than_published_are_notes():
    fine = SplitFinding(
        "test",
        10_000,
        10_000,
        wrong_rows=2,
        wrong_examples=("x",),
        counts={"photos": CountFinding(10_000, 9_999)},
    )
    assert fine.problems() == []
    assert fine.remarks() == [
        "test: 10000 photos instead of the published 9999.",
        "test: 2 rows cannot be used, e.g. x.",
    ]
    short = SplitFinding("test", 90, 90, counts={"photos": CountFinding(90, 100)})
    assert short.problems() == ["test: 90 photos instead of the published 100."]
    assert short.remarks() == []


def test_an_unreadable_file_is_a_problem_of_its_splits_only(tmp_path):
    folder = tad66k(tmp_path)
    text(folder, "labels/merge/train.csv", "photo;mos")
    findings = find("tad66k").check(folder)
    assert any(each.startswith("train: ") and "no column 'image'" in each for each in findings.problems)
    assert split_finding("tad66k", folder, "test").records == 1


def test_names_that_steer_a_terminal_are_shown_harmlessly(tmp_path):
    folder = tad66k(tmp_path, rows=("\x1b[31mred.jpg,5", "\x1b[2J.jpg,x\x1b"))
    told = " ".join(find("tad66k").check(folder).problems)
    assert "red.jpg" in told
    assert "\x1b" not in told


def test_wrong_usage_is_told(tmp_path):
    with pytest.raises(UsageError, match="no split 'validation'"):
        read("tad66k", tmp_path, "validation")
    with pytest.raises(UsageError, match="no folder"):
        find("tad66k").check(tmp_path / "none")
    with pytest.raises(UsageError, match="no data set 'imagenet'"):
        find("imagenet")


def test_nothing_to_read_is_an_error_and_not_an_empty_training_set(tmp_path):
    text(tmp_path, "labels/merge/train.csv", "image,score", "a.jpg,5")
    with pytest.raises(UsageError, match="none of the 1 photos is there"):
        read("tad66k", tmp_path, "train")
    text(tmp_path, "labels/merge/train.csv", "image,score", "a.jpg,50")
    with pytest.raises(UsageError, match="no annotation can be used"):
        read("tad66k", tmp_path, "train")
