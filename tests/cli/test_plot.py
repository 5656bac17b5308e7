import json


def test_the_curves_are_drawn(run, tmp_path):
    log, out = tmp_path / "losses.jsonl", tmp_path / "curves.svg"
    log.write_text(json.dumps({"phase": "stage1", "step": 20, "losses": {"texts": 2.5}}) + "\n")
    result = run("plot", log, out)
    assert (result.exit_code, result.stdout) == (0, f"{out}\n")
    assert b"<svg" in out.read_bytes()


def test_a_log_that_is_not_there_is_wrong_usage(run, tmp_path):
    result = run("plot", tmp_path / "none.jsonl", tmp_path / "curves.svg")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "cannot be read" in result.stderr
