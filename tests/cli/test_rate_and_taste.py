import json

import pytest


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("value", ["-1", "10.5", "nan", "inf", "good"])
def test_a_rating_outside_the_scale_is_wrong_usage(run, paint, value):
    result = run("rate", paint("a.jpg"), value)
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_photo_that_is_not_there_cannot_be_rated(run, tmp_path):
    result = run("rate", tmp_path / "gone.jpg", 7, "--json")
    assert result.exit_code == 1
    assert lines(result)[0]["error"]["code"] == "not_found"


def test_the_newest_rating_is_exported_with_its_path(run, paint, tmp_path):
    photo = paint("été, 1.jpg")
    assert run("rate", photo, 3).exit_code == 0
    assert run("rate", photo, 8.5).exit_code == 0
    out = tmp_path / "taste.csv"
    assert run("taste", "export", out).exit_code == 0
    header, row = out.read_text(encoding="utf-8").splitlines()
    assert header == "file,rating,rated_at"
    assert row.startswith('"photos/été, 1.jpg",8.5,')


def test_ratings_come_back_from_an_export(run, paint, tmp_path):
    run("rate", paint("a.jpg"), 3)
    run("rate", paint("b.jpg"), 9)
    run("taste", "export", tmp_path / "one.csv")
    result = run("taste", "import", tmp_path / "one.csv", "--json", "--home", tmp_path / "other")
    assert lines(result) == [{"imported": 2, "missing": 0}]
    run("taste", "export", tmp_path / "two.csv", "--home", tmp_path / "other")
    assert (tmp_path / "two.csv").read_bytes() == (tmp_path / "one.csv").read_bytes()


def test_an_import_scales_and_skips_missing_photos(run, paint, tmp_path):
    paint("a.jpg")
    file = tmp_path / "photos" / "r.csv"
    file.write_text("file,rating\na.jpg,4\ngone.jpg,7\n")
    result = run("taste", "import", file, "--scale", "1:7", "--json")
    assert result.exit_code == 1
    missing, summary = lines(result)
    assert missing["error"]["code"] == "not_found"
    assert summary == {"imported": 1, "missing": 1}
    [listed] = lines(run("library", "list", "--json"))
    assert listed["rating"] == 5.0


def test_a_wrong_row_imports_nothing(run, paint, tmp_path):
    paint("a.jpg")
    file = tmp_path / "photos" / "r.csv"
    file.write_text("file,rating\na.jpg,4\na.jpg,40\n")
    result = run("taste", "import", file)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "line 3" in result.stderr
    assert run("library", "list", "--json").stdout == ""


@pytest.mark.parametrize("scale", ["7:1", "one"])
def test_a_wrong_scale_is_wrong_usage(run, tmp_path, scale):
    assert run("taste", "import", tmp_path / "r.csv", "--scale", scale).exit_code == 2


def test_predictions_without_ratings_are_null(run, critic, paint):
    [found] = lines(run("taste", "predict", paint("a.jpg"), "--json"))
    assert list(found) == ["path", "score", "personal_score", "critic", "elapsed_s"]
    assert found["personal_score"] is None


def test_predictions_name_their_examples_and_are_not_proven(run, critic, paint):
    rated = paint("rated.jpg", (255, 0, 0))
    run("rate", rated, 9)
    [found] = lines(run("taste", "predict", paint("a.jpg"), "--json"))
    personal = found["personal_score"]
    assert list(personal) == ["value", "std", "proven", "predictor", "examples"]
    assert (personal["proven"], personal["predictor"], personal["examples"]) == (
        False,
        "likeness",
        [str(rated)],
    )
    assert personal["value"] > found["score"]["value"]
    assert "not proven" in run("taste", "predict", paint("a.jpg")).stdout


def test_a_critique_carries_the_personal_score(run, critic, paint):
    run("rate", paint("rated.jpg", (255, 0, 0)), 9)
    [found] = lines(run("critique", paint("a.jpg"), "--json"))
    assert found["personal_score"]["predictor"] == "likeness"
    assert "not proven" in run("critique", paint("a.jpg")).stdout


def rate_many(run, paint, count):
    """Ratings that follow the redness of photos whose brightness is all the critic sees."""
    for number in range(count):
        red, grey = 60 + (number * 37) % 190, 40 + (number * 53) % 150
        run("rate", paint(f"{number}.jpg", (red, grey, grey)), round(1 + 8 * red / 255, 1))


def test_an_evaluation_tells_each_predictor_with_its_interval(run, critic, paint):
    rate_many(run, paint, 24)
    [found] = lines(run("taste", "evaluate", "--json"))
    assert list(found) == ["ratings", "photos", "proven", "needed", "predictors", "attributes", "critic"]
    assert found["ratings"] == 24
    assert list(found["predictors"]) == ["general", "calibrated", "ridge", "blend", "likeness", "in-context"]
    for figures in found["predictors"].values():
        assert set(figures) == {"srcc", "plcc", "mae", "agreement", "gain", "n"}
        assert figures["mae"]["low"] <= figures["mae"]["value"] <= figures["mae"]["high"]
    assert found["predictors"]["general"]["gain"]["value"] == 0
    table = run("taste", "evaluate", "--in-context", 0).stdout
    assert "blend" in table
    assert "in-context" not in table


def test_an_evaluation_without_ratings_says_what_is_needed(run, critic):
    [found] = lines(run("taste", "evaluate", "--json"))
    assert (found["ratings"], found["proven"], found["predictors"]) == (0, False, {})
    assert found["needed"] > 0
    assert "0 ratings" in run("taste", "evaluate").stdout


def test_what_to_rate_next_leaves_out_what_is_rated(run, critic, paint):
    rate_many(run, paint, 3)
    wanted = [paint(f"new{number}.jpg", (90 * number, 30, 200)) for number in range(3)]
    found = lines(run("taste", "next", *wanted, paint("0.jpg", (60, 40, 40)), "--count", 2, "--json"))
    assert len(found) == 2
    assert {line["path"] for line in found} < {str(path) for path in wanted}


def test_a_clients_ratings_are_apart_from_mine(run, paint, tmp_path):
    photo = paint("a.jpg")
    run("rate", photo, 9)
    file = tmp_path / "photos" / "client.csv"
    file.write_text("file,rating\na.jpg,2\n")
    assert run("rate", photo, 3, "--profile", "client A").exit_code == 2  # there is none yet
    assert run("taste", "import", file, "--profile", "client A").exit_code == 0
    found = lines(run("taste", "profiles", "--json"))
    assert found == [
        {"profile": "me", "ratings": 1, "chosen": True},
        {"profile": "client A", "ratings": 1, "chosen": False},
    ]
    [listed] = lines(run("library", "list", "--json"))
    assert listed["rating"] == 9.0
    assert run("taste", "export", tmp_path / "c.json", "--profile", "client A").exit_code == 0
    [rating] = json.loads((tmp_path / "c.json").read_text())["ratings"]
    assert (rating["file"], rating["rating"]) == ("photos/a.jpg", 2.0)


def test_the_critics_own_way_predicts_from_one_set_of_examples(run, critic, paint):
    for number in range(6):
        run("rate", paint(f"rated{number}.jpg", (40 * number, 200 - 30 * number, 90)), 2 + number)
    paths = [paint("a.jpg", (10, 250, 90)), paint("b.jpg", (250, 10, 30))]
    first, second = lines(run("taste", "predict", *paths, "--from-examples", "--json"))
    assert first["personal_score"]["predictor"] == "in-context"
    assert not first["personal_score"]["proven"]
    assert first["personal_score"]["examples"] == second["personal_score"]["examples"] != []
    [alone] = lines(run("taste", "predict", paths[0], "--json"))
    assert alone["personal_score"]["predictor"] == "likeness"
