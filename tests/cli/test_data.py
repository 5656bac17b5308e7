import json
import subprocess
import sys

import pytest

from aesthetic_studio.training.datasets.catalogue import DATA_SETS
from tests.training.datasets.made import photos, text


def tad66k(folder):
    text(folder, "labels/merge/train.csv", "image,score", "a.jpg,2.5", "b [x].jpg,7")
    photos(folder, "TAD66K/a.jpg")
    return folder


def test_the_data_sets_are_listed(run):
    forms = {
        form["name"]: form for form in map(json.loads, run("data", "list", "--json").stdout.splitlines())
    }
    assert set(forms) == set(DATA_SETS)
    assert forms["ava"]["splits"]["test"] == {"records": "ScoredPhoto", "published": {"photos": 19_928}}
    assert forms["aesbench"]["evaluation_only"] is True
    table = run("data", "list").stdout
    assert all(name in table for name in forms)


def test_a_check_tells_what_is_missing_and_where_to_get_it(run, tmp_path):
    result = run("data", "check", "tad66k", tad66k(tmp_path / "set"))
    assert result.exit_code == 1
    assert "train: 2 records, 1 of 2 photos" in result.stdout
    assert "problem: labels/merge/test.csv is missing" in result.stdout
    assert "b [x].jpg" in result.stdout
    assert "https://github.com/woshidandan" in result.stdout


def test_a_check_as_json(run, tmp_path):
    result = run("data", "check", "TAD66K", tad66k(tmp_path / "set"), "--json")
    [form] = map(json.loads, result.stdout.splitlines())
    assert (result.exit_code, form["complete"], form["data_set"]) == (1, False, "tad66k")
    assert form["splits"][0] == {
        "name": "train",
        "records": 2,
        "photos": 2,
        "absent_photos": 1,
        "wrong_rows": 0,
        "published": {"photos": {"counted": 2, "published": 52_248}},
        "failure": None,
    }
    assert [file["found"] is None for file in form["files"]] == [False, True]


def test_a_complete_data_set_is_fine(run, tmp_path, monkeypatch):
    from aesthetic_studio.training.datasets.real_cur import RealCur

    monkeypatch.setitem(RealCur.splits["all"].published, "raters", 1)
    photos(tmp_path, "set/u1/4/a.jpg")
    result = run("data", "check", "real-cur", tmp_path / "set")
    assert result.exit_code == 0
    assert "Everything published is there." in result.stdout


@pytest.mark.parametrize("arguments", [("imagenet", "."), ("ava", "no such folder")])
def test_wrong_usage(run, arguments):
    result = run("data", "check", *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_reading_data_sets_loads_no_network_library():
    script = (
        "import sys\nfrom aesthetic_studio.training.datasets import catalogue\n"
        "heavy = {'torch', 'transformers', 'PySide6', 'cv2', 'sklearn', 'openpyxl', 'pandas'} & set(sys.modules)\n"
        "assert catalogue.DATA_SETS and not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
