import contextlib
import json
import os
import subprocess
import sys

import pytest

from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.library import Library


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_adding_a_folder_shows_counts(run, paint):
    folder = paint("2026/a.jpg").parent
    paint("2026/b.jpg")
    assert lines(run("library", "add", folder, "--json")) == [
        {"folder": str(folder), "photos": 2, "changed": 2}
    ]
    (folder / "b.jpg").unlink()
    assert lines(run("library", "rescan", "--json")) == [{"folder": str(folder), "photos": 1, "changed": 1}]


def test_a_folder_named_by_a_detour_is_counted(run, paint):
    folder = paint("2026/a.jpg").parent
    [counted] = lines(run("library", "add", folder / ".." / "2026", "--json"))
    assert counted["photos"] == 1


def test_an_unreadable_folder_within_is_told_and_the_rest_is_added(run, paint, monkeypatch):
    folder = paint("2026/a.jpg").parent
    closed = paint("2026/closed/b.jpg").parent
    scandir = os.scandir

    def deny(path):
        if str(path) == str(closed):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", deny)
    result = run("library", "add", folder, "--json")
    assert result.exit_code == 1
    told, counted = lines(result)
    assert told["error"]["code"] == "unreadable_image"
    assert "closed" in told["error"]["message"]
    assert counted["photos"] == 1


def test_a_folder_that_is_not_there(run, tmp_path):
    result = run("library", "add", tmp_path / "no", "--json")
    assert result.exit_code == 1
    assert lines(result)[0]["error"]["code"] == "not_found"


def test_the_list_can_be_filtered(run, critic, paint):
    dark, bright = paint("p/dark.jpg", (10, 10, 10)), paint("p/bright.jpg", (240, 240, 240))
    run("library", "add", dark.parent)
    run("critique", dark, bright)
    run("rate", bright, 8)
    assert [
        line["path"]
        for line in lines(
            run("library", "list", "--critic", "scripted", "--filter", "score>7 and rating>=3", "--json")
        )
    ] == [str(bright)]
    table = run("library", "list", "--filter", "rating=none").stdout
    assert "dark.jpg" in table.replace("\n", "")
    assert "bright.jpg" not in table.replace("\n", "")


def test_a_damaged_catalogue_is_set_aside_for_its_safety_copy(run, paint, home):
    folder = paint("2026/a.jpg").parent
    run("library", "add", folder)
    run("library", "rescan")  # the copy was made when the catalogue was still empty
    [copy] = [line["path"] for line in lines(run("library", "snapshots", "--json"))]
    catalog = home / "catalog.sqlite"
    catalog.write_bytes(b"damaged" * 1000)
    refused = run("library", "list")
    assert refused.exit_code != 0
    assert "library restore" in refused.stderr
    restored = run("library", "restore")
    assert restored.exit_code == 0
    assert copy in restored.stdout.replace("\n", "")
    assert [path.read_bytes() for path in home.glob("catalog-set-aside-*")] == [b"damaged" * 1000]
    assert run("library", "list").exit_code == 0
    assert run("library", "restore", "--new").exit_code == 0
    assert len(list(home.glob("catalog-set-aside-*.sqlite"))) == 2


def test_restoring_needs_a_copy_and_a_library_nobody_uses(run, home):
    assert run("library", "restore").exit_code == 2
    assert run("library", "restore", home / "none.sqlite").exit_code == 2
    with contextlib.closing(Library(Home(home), Settings(), sole=True)):
        busy = run("library", "restore", "--new")
    assert busy.exit_code != 0
    assert "open already" in busy.stderr
    assert (home / "catalog.sqlite").exists()


def test_a_wrong_filter_is_wrong_usage(run):
    result = run("library", "list", "--filter", "beauty>7")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "beauty" in result.stderr


@pytest.mark.parametrize("suffix", ["html", "pdf", "md", "csv", "json"])
def test_reports(run, critic, paint, tmp_path, suffix):
    photo = paint("a [b].jpg")
    (photo.parent / "broken.jpg").write_bytes(b"\xff\xd8\xff broken")
    out = tmp_path / f"r.{suffix}"
    result = run("report", out, photo.parent, "--title", "Spring & <b>sea</b>")
    assert result.exit_code == 1
    assert result.stdout.strip() == str(out)
    assert "broken.jpg" in result.stderr
    content = out.read_bytes()
    assert content
    if suffix == "pdf":
        assert content.startswith(b"%PDF")
    if suffix == "html":
        assert b"Spring &amp; &lt;b&gt;sea&lt;/b&gt;" in content


def test_a_report_can_print_its_critiques_as_well(run, critic, paint, tmp_path):
    photo = paint("a.jpg")
    (photo.parent / "broken.jpg").write_bytes(b"\xff\xd8\xff broken")
    out = tmp_path / "r.html"
    result = run("report", "--show", out, photo.parent)
    assert result.exit_code == 1
    assert result.stdout == run("critique", photo).stdout + f"{out}\n"
    assert "broken.jpg" in result.stderr


def test_an_unknown_report_format_is_told_before_the_work(run, critic, paint, tmp_path):
    result = run("report", tmp_path / "r.docx", paint("a.jpg"))
    assert result.exit_code == 2
    assert critic.scored == 0


def test_a_report_into_nowhere_is_wrong_usage(run, critic, paint, tmp_path):
    result = run("report", tmp_path / "no" / "r.html", paint("a.jpg"))
    assert (result.exit_code, critic.scored) == (2, 0)
    assert "no such folder" in result.stderr


def test_models_are_listed(run, home):
    folder = home / "models" / "mine"
    folder.mkdir(parents=True)
    (folder / "studio.json").write_text(json.dumps({"id": "mine", "name": "My [red]own", "licence": "MIT"}))
    found = {line["id"]: line for line in lines(run("models", "list", "--json"))}
    assert found["mine"]["licence"] == "MIT"
    assert found["mine"]["built_in"] is False
    assert "My [red]own" in run("models", "list").stdout


def test_the_doctor_tells_what_there_is(run, home):
    [found] = lines(run("doctor", "--json"))
    assert found["packages"]["torch"]
    assert found["hardware"]["cores"] >= 1
    assert found["places"]["home"] == str(home)
    assert "Memory" in run("doctor").stdout


def test_damaged_settings_are_wrong_usage(run, home):
    home.mkdir()
    (home / "settings.toml").write_text("critic = [")
    result = run("library", "list")
    assert result.exit_code == 2
    assert "settings" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["score", "--help"], ["models", "list"], ["library", "list"], ["taste", "export", "t.csv"]],
)
def test_what_needs_no_model_loads_no_torch(arguments, tmp_path):
    script = (
        "import sys\nfrom typer.testing import CliRunner\nfrom aesthetic_studio.cli.main import app\n"
        "result = CliRunner().invoke(app, sys.argv[1:])\n"
        "heavy = {'torch', 'transformers', 'PySide6', 'cv2', 'sklearn'} & set(sys.modules)\n"
        "assert result.exit_code == 0, result.output\nassert not heavy, heavy\n"
    )
    environment = os.environ | {"AESTHETIC_STUDIO_HOME": str(tmp_path / "home")}
    subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=tmp_path, env=environment, check=True, timeout=60
    )


def test_a_folder_instead_of_a_command_opens_the_window(run, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(
        "aesthetic_studio.cli.window.open_window",
        lambda _, folder, *, demo=False: opened.append((folder, demo)) or 0,
    )
    assert run(tmp_path).exit_code == 0
    assert run("--demo").exit_code == 0
    assert opened == [(tmp_path, False), (None, True)]
    assert run("no-such-command").exit_code == 2
