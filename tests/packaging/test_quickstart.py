"""The quick start's decisions, with stand-ins for Python, pip, apt-get and the application itself."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent.parent / "packaging" / "quickstart.sh"

FAKE_PYTHON = """#!/bin/sh
# Stands in for python3 and for the environment's python: notes what it is asked to do in $LOG.
case "$1 ${{2:-}}" in
"-m venv")
    echo "venv" >>"$LOG"
    mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && cp "$STUDIO" "$3/bin/aesthetic-studio" ;;
"-m pip")
    echo "pip" >>"$LOG"
    [ ! -e "$LOG.no-network" ] ;;
"-m "*)
    shift; echo "$*" >>"$LOG"
    [ "$1" != "${{FAILING:-}}" ] ;;
*"lint_imports"*) echo "lint-imports" >>"$LOG" ;;
*"import pip"*) ;;
*"import torch"*)
    # The first look at a damaged environment fails, the next one does not.
    if [ -e "$LOG.damaged" ]; then rm "$LOG.damaged"; exit 1; fi ;;
*"QGuiApplication"*) [ -e "$LOG.display" ] ;;
*"import ctypes"*) cat "$LOG.missing" 2>/dev/null || true ;;
*"import screenshot"*) echo "window [$3] [$4]" >>"$LOG" ;;
*"demo_folder"*) echo "/demo/Sample photos" ;;
*) exec "{python}" "$@" ;;
esac
"""

FAKE_STUDIO = """#!/bin/sh
printf 'studio' >>"$LOG"
for word in "$@"; do printf ' [%s]' "$word" >>"$LOG"; done
echo >>"$LOG"
[ "$1" = report ] || exit 0
[ "${REPORT_STATUS:-0}" -gt 1 ] || : >"$3"
exit "${REPORT_STATUS:-0}"
"""

FAKE_APT = """#!/bin/sh
for word in "$@"; do last=$word; done
echo "apt-get ... $last" >>"$LOG"
[ -z "${APT_FAILS:-}" ] && rm -f "$LOG.missing"
"""


def write_script(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


@dataclass
class Checkout:
    """A checkout with nothing in it but the quick start, and the tools it finds on its way."""

    root: Path
    tools: Path
    home: Path

    @property
    def log_file(self) -> Path:
        return self.tools / "log"

    def run(
        self, *arguments: str, cwd: Path | None = None, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        self.log_file.write_text("")
        environment = {
            "PATH": f"{self.tools}:/usr/bin:/bin",
            "HOME": str(self.home),
            "LOG": str(self.log_file),
            "STUDIO": str(self.tools / "studio"),
        }
        return subprocess.run(
            ["sh", str(self.root / "packaging" / "quickstart.sh"), *arguments],
            env=environment | variables,
            cwd=cwd or self.root.parent,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    @property
    def log(self) -> list[str]:
        return self.log_file.read_text().splitlines()

    def situation(self, name: str, text: str = "") -> None:
        self.log_file.with_name(f"log.{name}").write_text(text)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    root, tools, home = tmp_path / "a checkout", tmp_path / "tools", tmp_path / "home"
    for folder in (root / "packaging", tools, home):
        folder.mkdir(parents=True)
    shutil.copy(SCRIPT, root / "packaging")
    (root / "pyproject.toml").write_text("[project]\nname = 'aesthetic-studio'\n")
    write_script(tools / "python3", FAKE_PYTHON.format(python=sys.executable))
    write_script(tools / "studio", FAKE_STUDIO)
    write_script(tools / "apt-get", FAKE_APT)
    write_script(tools / "sudo", '#!/bin/sh\n[ "$1" = -n ] && shift\nexec "$@"\n')
    for name in ("Xvfb", "xdotool"):
        write_script(tools / name, "#!/bin/sh\n")
    return Checkout(root, tools, home)


@pytest.mark.parametrize("arguments", [(), ("walk",), ("run", "a", "b"), ("test", "now")])
def test_wrong_usage_is_explained(checkout: Checkout, arguments: tuple[str, ...]) -> None:
    result = checkout.run(*arguments)
    assert result.returncode == 2
    assert "usage:" in result.stderr
    assert checkout.log == []


def test_a_missing_folder_is_named_before_anything_is_installed(checkout: Checkout) -> None:
    result = checkout.run("run", "Holiday")
    assert result.returncode == 1
    assert "There is no folder Holiday" in result.stderr
    assert checkout.log == []


def test_without_a_display_the_demo_is_critiqued_reported_and_photographed(checkout: Checkout) -> None:
    result = checkout.run("run")
    output = checkout.root / "demo-output"
    assert result.returncode == 0, result.stderr
    assert checkout.log == [
        "venv",
        "pip",
        "studio [library] [add] [/demo/Sample photos]",
        f"studio [report] [--show] [{output}/report.html] [/demo/Sample photos]",
        f"window [{output}/window.png] [/demo/Sample photos]",
    ]
    assert f"{output}/report.html" in result.stderr
    assert f"{output}/window.png" in result.stderr


def test_the_second_run_installs_nothing(checkout: Checkout) -> None:
    checkout.run("run")
    checkout.run("run")
    assert [line.split()[0] for line in checkout.log] == ["studio", "studio", "window"]


def test_with_a_display_the_window_opens(checkout: Checkout) -> None:
    checkout.situation("display")
    checkout.run("run", DISPLAY=":7")
    assert checkout.log[-1] == "studio [--demo]"


def test_a_display_that_cannot_be_opened_is_none(checkout: Checkout) -> None:
    checkout.run("run", DISPLAY=":7")
    assert any("report" in line for line in checkout.log)


def test_a_folder_of_ones_own_is_found_from_where_the_user_stands(checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "Iceland 2026").mkdir()
    checkout.situation("display")
    checkout.run("run", "Iceland 2026", cwd=tmp_path, DISPLAY=":7")
    assert checkout.log[-1] == f"studio [{tmp_path}/Iceland 2026]"


def test_a_photo_that_fails_spoils_neither_report_nor_picture_but_the_status_tells(
    checkout: Checkout,
) -> None:
    result = checkout.run("run", REPORT_STATUS="1")
    assert result.returncode == 1
    assert checkout.log[-1].startswith("window")


def test_a_critic_that_cannot_be_loaded_ends_the_run(checkout: Checkout) -> None:
    result = checkout.run("run", REPORT_STATUS="3")
    assert result.returncode == 3
    assert not any("window" in line for line in checkout.log)


def test_changed_requirements_are_installed_into_the_same_environment(checkout: Checkout) -> None:
    checkout.run("run")
    (checkout.root / "pyproject.toml").write_text("[project]\nname = 'aesthetic-studio'\nversion = '2'\n")
    checkout.run("run")
    assert checkout.log[0] == "pip"


def test_a_moved_checkout_gets_a_new_environment(checkout: Checkout, tmp_path: Path) -> None:
    checkout.run("run")
    checkout.root = checkout.root.rename(tmp_path / "elsewhere")
    checkout.run("run")
    assert checkout.log[:2] == ["venv", "pip"]


def test_a_half_made_environment_is_made_anew(checkout: Checkout) -> None:
    (checkout.root / ".venv" / "bin").mkdir(parents=True)
    assert checkout.run("run").returncode == 0
    assert checkout.log[:2] == ["venv", "pip"]


def test_an_installation_left_in_pieces_is_made_anew_once(checkout: Checkout) -> None:
    checkout.situation("damaged")
    assert checkout.run("run").returncode == 0
    assert checkout.log[:4] == ["venv", "pip", "venv", "pip"]


def test_without_a_network_the_run_ends_and_the_next_one_resumes(checkout: Checkout) -> None:
    checkout.situation("no-network")
    result = checkout.run("run")
    assert result.returncode == 1
    assert "Installing failed" in result.stderr
    assert checkout.log == ["venv", "pip"]
    (checkout.tools / "log.no-network").unlink()
    assert checkout.run("run").returncode == 0
    assert checkout.log[0] == "pip"


def test_missing_libraries_are_installed(checkout: Checkout) -> None:
    checkout.situation("missing", "libxcb-cursor0 ")
    result = checkout.run("run")
    assert result.returncode == 0, result.stderr
    assert any(line.startswith("apt-get") for line in checkout.log)


def test_libraries_that_cannot_be_installed_are_named_and_the_run_goes_on(checkout: Checkout) -> None:
    checkout.situation("missing", "libegl1 libxcb-cursor0 ")
    result = checkout.run("run", APT_FAILS="1")
    assert result.returncode == 0
    assert "sudo apt-get install libegl1 libxcb-cursor0" in result.stderr


def test_without_a_home_the_library_stays_in_the_checkout(checkout: Checkout) -> None:
    checkout.situation("display")
    result = checkout.run("run", DISPLAY=":7", HOME="")
    assert result.returncode == 0, result.stderr
    assert "demo-output/library" in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_checkout_that_may_not_be_written_is_explained(checkout: Checkout) -> None:
    checkout.root.chmod(0o555)
    try:
        result = checkout.run("run")
    finally:
        checkout.root.chmod(0o755)
    assert result.returncode == 1
    assert "may not be written" in result.stderr


def test_tests_and_checks_all_run(checkout: Checkout) -> None:
    result = checkout.run("test")
    assert result.returncode == 0, result.stderr
    assert checkout.log == [
        "venv",
        "pip",
        "ruff check",
        "ruff format --check",
        "lint-imports",
        "mypy",
        "pytest",
    ]


@pytest.mark.parametrize("failing", ["ruff", "mypy", "pytest"])
def test_one_failing_check_is_named_and_does_not_stop_the_others(checkout: Checkout, failing: str) -> None:
    result = checkout.run("test", FAILING=failing)
    assert result.returncode == 1
    assert f"Failed: {failing}" in result.stderr
    assert checkout.log[-1] == "pytest"


def test_the_tests_environment_serves_the_application_but_not_the_other_way(checkout: Checkout) -> None:
    checkout.run("run")
    checkout.run("test")
    assert checkout.log[0] == "pip"
    checkout.run("run")
    assert "pip" not in checkout.log
