import json
import signal
from pathlib import Path

import pytest

from aesthetic_studio.domain.critique import CriticInfo

CRITIC_KEYS = ["id", "revision", "quantization", "quantized_modules", "device"]
ATTRIBUTES = ["composition", "light", "colour", "sharpness", "subject", "technical"]


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_score_prints_one_object_per_photo(run, critic, paint):
    dark, bright = paint("dark.jpg", (30, 30, 30)), paint("bright.jpg", (220, 220, 220))
    result = run("score", dark, bright, "--json")
    assert result.exit_code == 0
    first, second = lines(result)
    assert list(first) == ["path", "score", "critic", "elapsed_s"]
    assert list(first["score"]) == ["value", "std", "distribution"]
    assert list(first["score"]["distribution"]) == [str(point) for point in range(1, 11)]
    assert list(first["critic"]) == CRITIC_KEYS
    assert first["path"] == str(dark)
    assert first["score"]["value"] < second["score"]["value"]


def test_critique_has_exactly_the_keys_of_the_contract(run, critic, paint):
    [found] = lines(run("critique", paint("a.jpg"), "--json"))
    assert list(found) == [
        "path",
        "score",
        "personal_score",
        "attributes",
        "comment",
        "suggestions",
        "critic",
        "elapsed_s",
    ]
    assert found["personal_score"] is None
    assert list(found["attributes"]) == ATTRIBUTES
    assert found["attributes"]["subject"] == {"value": None}
    assert found["suggestions"][0] == {
        "text": "Lift the exposure by about 0.7 stops.",
        "attribute": "light",
        "operation": {"name": "exposure", "amount": 0.7},
    }
    assert found["suggestions"][1]["operation"] is None


def test_a_question_is_answered_beside_the_critique(run, critic, paint):
    [found] = lines(run("critique", paint("a.jpg"), "--ask", "What about the light?", "--json"))
    assert found["question"] == "What about the light?"
    assert "What about the light?" in found["answer"]


def test_an_empty_question_is_wrong_usage(run, critic, paint):
    assert run("critique", paint("a.jpg"), "--ask", "  ").exit_code == 2


@pytest.mark.parametrize("command", ["score", "critique"])
def test_a_bad_file_costs_only_itself(run, critic, paint, tmp_path, command):
    good, other = paint("good.jpg"), paint("other.jpg")
    broken = tmp_path / "photos" / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff\xe0 this is no picture")
    result = run(command, good, broken, tmp_path / "nowhere.jpg", other, "--json")
    assert result.exit_code == 1
    found = lines(result)
    assert [list(line)[1] for line in found] == ["score", "error", "error", "score"]
    assert found[1]["error"]["code"] == "unreadable_image"
    assert list(found[2]) == ["path", "error"]
    assert found[2]["error"]["code"] == "not_found"


def test_folders_are_walked(run, critic, paint, tmp_path):
    paint("2026/a.jpg")
    paint("2026/b.jpg")
    (tmp_path / "photos" / "notes.txt").write_text("no photo")
    assert len(lines(run("score", tmp_path / "photos", "--json"))) == 2


def test_nothing_found_is_said_on_stderr(run, critic, tmp_path):
    (tmp_path / "empty").mkdir()
    result = run("score", tmp_path / "empty", "--json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No photos" in result.stderr


@pytest.mark.parametrize(
    "name", ["été 写真 ✓.jpg", "two  spaces.jpg", "line\nbreak.jpg", 'quote".jpg', "[red]x.jpg"]
)
def test_odd_names_stay_one_line_of_json(run, critic, paint, name):
    path = paint(name)
    [found] = lines(run("score", path, "--json"))
    assert found["path"] == str(path)
    plain = run("score", path)
    assert len(plain.stdout.splitlines()) == 1
    assert path.name.replace("\n", "�") in plain.stdout


def test_the_terminal_form_shows_text_as_it_is(run, critic, paint):
    result = run("critique", paint("[bold]a\x1b[31m.jpg"), "--ask", "[red]why?[/red]")
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert "[red]why?[/red]" in result.stdout
    assert "The light falls softly" in result.stdout
    assert "not judged" in result.stdout


@pytest.mark.parametrize(
    "command", [("score",), ("critique",), ("taste", "predict"), ("report", "r.html")], ids=" ".join
)
def test_a_critic_that_is_not_installed_ends_with_three_and_advice(
    run, paint, monkeypatch, tmp_path, command
):
    monkeypatch.chdir(tmp_path)
    result = run(*command, paint("a.jpg"), "--critic", "x")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "'x' is not installed" in result.stderr
    assert "models install FOLDER" in result.stderr


def test_options_are_taken_before_and_after_the_command(paint, monkeypatch, tmp_path):
    from typer.testing import CliRunner

    from aesthetic_studio.cli.main import app
    from tests.critics.scripted import ScriptedCritic

    seen = []

    def opened(home, settings, _progress):
        seen.append((home.root, settings.critic, settings.device.value, settings.quantization.value))
        return ScriptedCritic(info=CriticInfo("x", "r", "none", 0, "cpu"))

    monkeypatch.setattr("aesthetic_studio.studio.session.open_critic", opened)
    home, photo = str(tmp_path / "h"), str(paint("a.jpg"))
    options = ["--home", home, "--critic", "x", "--device", "cpu"]
    CliRunner().invoke(app, [*options, "score", photo], catch_exceptions=False)
    CliRunner().invoke(app, ["score", photo, *options], catch_exceptions=False)
    CliRunner().invoke(app, ["--critic", "y", "score", photo, *options], catch_exceptions=False)
    assert seen == [(Path(home), "x", "cpu", "auto")] * 3


def test_an_unknown_device_is_wrong_usage(run, paint):
    assert run("score", paint("a.jpg"), "--device", "abacus").exit_code == 2


def test_interrupting_keeps_what_was_finished(run, critic, paint, monkeypatch):
    photos = [paint(f"{number}.jpg") for number in range(4)]
    original = critic.critique

    def interrupting(photo, *, cancel):
        if critic.scored == 2:
            signal.raise_signal(signal.SIGINT)
        return original(photo, cancel=cancel)

    monkeypatch.setattr(critic, "critique", interrupting)
    result = run("critique", *photos, "--json")
    assert result.exit_code == 130
    assert [line["path"] for line in lines(result)] == [str(photo) for photo in photos[:2]]


def test_a_critique_is_kept_only_for_photos_of_the_library(run, critic, paint, tmp_path):
    known, stranger = paint("library/known.jpg"), paint("elsewhere/stranger.jpg")
    run("library", "add", known.parent)
    run("critique", known, stranger)
    [listed] = lines(run("library", "list", "--json", "--critic", critic.info.id))
    assert listed["path"] == str(known)
    assert listed["score"] is not None


def test_interrupting_while_the_critic_loads_ends_at_once(run, paint, monkeypatch):
    def interrupted(*_):
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("aesthetic_studio.studio.session.open_critic", interrupted)
    result = run("score", paint("a.jpg"), "--json")
    assert (result.exit_code, result.stdout) == (130, "")


def test_a_report_that_was_interrupted_holds_what_was_finished(run, critic, paint, monkeypatch, tmp_path):
    photos = [paint(f"{number}.jpg") for number in range(3)]
    original = critic.critique

    def interrupting(photo, *, cancel):
        if critic.scored == 1:
            signal.raise_signal(signal.SIGINT)
        return original(photo, cancel=cancel)

    monkeypatch.setattr(critic, "critique", interrupting)
    out = tmp_path / "r.json"
    assert run("report", out, *photos).exit_code == 130
    assert [photo["path"] for photo in json.loads(out.read_text())["photos"]] == [str(photos[0])]


def test_a_home_given_by_option_wins_over_the_variable(paint, monkeypatch, tmp_path):
    from typer.testing import CliRunner

    from aesthetic_studio.cli.main import app

    photo = str(paint("a.jpg"))
    monkeypatch.setenv("AESTHETIC_STUDIO_HOME", str(tmp_path / "variable"))
    CliRunner().invoke(app, ["--home", str(tmp_path / "option"), "rate", photo, "7"], catch_exceptions=False)
    assert (tmp_path / "option" / "catalog.sqlite").exists()
    assert not (tmp_path / "variable").exists()
    CliRunner().invoke(app, ["rate", photo, "7"], catch_exceptions=False)
    assert (tmp_path / "variable" / "catalog.sqlite").exists()
