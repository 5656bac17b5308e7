import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.training.datasets.aesbench import option_index, split_options
from aesthetic_studio.training.datasets.catalogue import find
from tests.training.datasets.made import JPEG, as_json, photos, read, split_finding, text

GRADE = {"Question": "How is the aesthetic quality of this image?", "Options": "A) High\nB) Medium\nC) Low"}
LIGHT = {"Question": "What is the light like?", "Options": "A) Soft\nB) Hard (from above)"}
WHY = {"Question": "This is an image with high aesthetics, please explain why."}
EMBEDDED = base64.b64encode(JPEG).decode()
OPTION = st.text(st.characters(categories=("L",)), min_size=2, max_size=12)


def questions(folder):
    as_json(
        folder,
        "AesBench_evaluation.json",
        {
            "ss03 (1547).jpg": {
                "AesP_data": LIGHT,
                "AesE_data": LIGHT,
                "AesA1_data": GRADE,
                "AesI_data": WHY,
            },
            "ss02 (886).jpg": {"AesP_data": {"Question": "?", "Options": "A) One"}, "AesA1_data": GRADE},
            "absent.jpg": {"AesA1_data": GRADE},
        },
    )
    photos(folder, "images/ss03 (1547).jpg", "images/ss02 (886).jpg")
    return folder


def table(folder, part="VAL", columns="", *rows):
    header = "\t".join(["index", "image", "question", "A", "B", "C", *filter(None, columns.split(","))])
    return text(folder, f"AesBench_{part}.tsv", header, *("\t".join(row) for row in rows))


def test_questions_by_dimension(tmp_path):
    folder = questions(tmp_path)
    [perceived] = read("aesbench", folder, "AesP")
    assert perceived.path == folder / "images/ss03 (1547).jpg"
    assert (perceived.question, perceived.options) == (
        "What is the light like?",
        ("Soft", "Hard (from above)"),
    )
    assert (perceived.answer, perceived.dimension) == (None, "AesP")
    assert [each.options for each in read("aesbench", folder, "AesA")] == [("High", "Medium", "Low")] * 2
    [why] = read("aesbench", folder, "AesI")
    assert why.question.startswith("This is an image")


def test_answers_are_used_where_the_user_has_some(tmp_path):
    as_json(
        questions(tmp_path),
        "answers.json",
        {"ss03 (1547).jpg": {"AesA1": "B) Medium", "AesP": "Soft"}, "ss02 (886).jpg": {"AesA1": "D"}},
    )
    [grade] = read("aesbench", tmp_path, "AesA")
    assert (grade.options[grade.answer], read("aesbench", tmp_path, "AesP")[0].answer) == ("Medium", 0)
    found = split_finding("aesbench", tmp_path, "AesA")
    assert (found.wrong_rows, found.absent_photos) == (1, 1)
    assert "'D' fits no option" in found.wrong_examples[0]


def test_photos_inside_the_table_are_unpacked_once(tmp_path):
    table(
        tmp_path,
        "VAL",
        "answer,category,split",
        ("0", EMBEDDED, "Is it sharp?", "Yes", "No", "", "B", "AesP", "val"),
        ("1", "0", "And the mood?", "Calm", "Tense", "Gay", "Calm", "AesE", "val"),
    )
    assert split_finding("aesbench", tmp_path, "VAL").absent_photos == 0
    assert not (tmp_path / "AesBench_VAL_images").exists(), "checking writes nothing"
    first, second = read("aesbench", tmp_path, "VAL")
    assert first.path == second.path == tmp_path / "AesBench_VAL_images/0.jpg"
    assert first.path.read_bytes() == JPEG
    assert (first.options, first.answer, first.dimension) == (("Yes", "No"), 1, "AesP")
    assert (second.answer, second.dimension) == (0, "AesE")
    first.path.write_bytes(JPEG + b"\0")
    read("aesbench", tmp_path, "VAL")
    assert first.path.read_bytes() == JPEG + b"\0"


def test_the_test_table_names_its_photos(tmp_path):
    table(tmp_path, "TEST", "image_name", ("3", EMBEDDED, "Sharp?", "Yes", "No", "", "ss01 (10).jpg"))
    assert read("aesbench", tmp_path, "TEST")[0].path.name == "3.jpg"
    photos(tmp_path, "images/ss01 (10).jpg")
    [record] = read("aesbench", tmp_path, "TEST")
    assert (record.path.name, record.answer) == ("ss01 (10).jpg", None)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("../../x", EMBEDDED, "Q?", "Yes", "No", ""), "invalid literal"),
        (("1", "A" * 100, "Q?", "Yes", "No", ""), "no kind we read"),
        (("1", "7", "Q?", "Yes", "No", ""), "no row before it holds image 7"),
        (("1", EMBEDDED, "Q?", "Yes", "", ""), "fewer than two options"),
    ],
)
def test_wrong_rows_of_a_table(tmp_path, row, reason):
    table(tmp_path, "TEST", "", row)
    found = split_finding("aesbench", tmp_path, "TEST")
    assert found.wrong_rows == 1
    assert reason in found.wrong_examples[0]


def test_a_damaged_photo_costs_its_question_only(tmp_path):
    damaged = EMBEDDED[:80] + "!" + EMBEDDED[80:]
    rows = [("0", damaged, "Q?", "Yes", "No", ""), ("1", EMBEDDED, "Q?", "Yes", "No", "")]
    table(tmp_path, "TEST", "", *rows)
    assert [each.path.name for each in read("aesbench", tmp_path, "TEST")] == ["1.jpg"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    table(tmp_path, "TEST", "", ("1", EMBEDDED, "Q?", "Yes", "No", ""))
    (tmp_path / "AesBench_TEST_images").write_text("in the way")
    with pytest.raises(UsageError, match="cannot be unpacked"):
        read("aesbench", tmp_path, "TEST")


def test_it_is_for_evaluation_only():
    assert find("aesbench").evaluation_only
    assert not find("aesmmit").evaluation_only


@settings(deadline=None)
@given(
    st.lists(OPTION, min_size=2, max_size=6, unique_by=str.casefold),
    st.sampled_from([") ", ". ", ": "]),
    st.data(),
)
def test_options_and_answers_survive_their_letters(options, mark, data):
    written = [f"{letter}{mark}{option}" for letter, option in zip("ABCDEF", options, strict=False)]
    assert split_options("\n".join(written)) == tuple(options)
    index = data.draw(st.integers(0, len(options) - 1))
    for answer in (options[index], written[index]):
        assert option_index(answer, tuple(options)) == index


def test_options_on_one_line():
    assert split_options("A) High B) Medium C) Low") == ("High", "Medium", "Low")
