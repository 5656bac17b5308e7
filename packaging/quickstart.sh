#!/bin/sh
# Sets up Aesthetic Studio in this checkout and starts it, or runs its tests.
#
#   sh packaging/quickstart.sh run [FOLDER]   open the application (without a display: critique, report, picture)
#   sh packaging/quickstart.sh test           every test and check
#
# Needs a Debian or Ubuntu machine with Python 3.11 or newer. Missing system libraries are installed by apt-get
# where this user may do so, otherwise named. Everything else goes into .venv beside pyproject.toml; the settings
# of pip (its configuration file and PIP_* variables) are honoured. A second run starts at once and without network.
set -eu

# dpkg needs the system's tools, which a user's PATH may lack; a stray PYTHONPATH would shadow what we install;
# a `user = true` in pip's settings would forbid installing into .venv.
PATH=$PATH:/usr/sbin:/sbin
export PATH PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1
unset PYTHONHOME PYTHONPATH

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
venv=$root/.venv
stamp=$venv/quickstart-stamp
output=$root/demo-output
needed_mib=3500 # measured: 2.2 GiB installed with the CPU build of torch, the wheels beside it while they unpack

say() { printf '%s\n' "$*" >&2; }
fail() {
    printf 'quickstart: %s\n' "$*" >&2
    exit 1
}

usage() {
    say "usage: sh packaging/quickstart.sh run [FOLDER]"
    say "       sh packaging/quickstart.sh test"
    exit 2
}

# --- system packages -------------------------------------------------------------------------------------------

# What the Qt wheel links against and does not bring along: shared library, Debian package.
qt_libraries="
libEGL.so.1 libegl1
libGL.so.1 libgl1
libX11-xcb.so.1 libx11-xcb1
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libgthread-2.0.so.0 libglib2.0-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-glx.so.0 libxcb-glx0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
"

has_font() {
    for folder in /usr/share/fonts /usr/local/share/fonts "${HOME:-/nonexistent}/.fonts" \
        "${HOME:-/nonexistent}/.local/share/fonts"; do
        if [ -d "$folder" ] && [ -n "$(find -L "$folder" \( -name '*.[to]tf' -o -name '*.ttc' \) 2>/dev/null | head -n 1)" ]; then
            return 0
        fi
    done
    return 1
}

# Prints the packages that are missing, on one line. The linker itself is asked, by way of Python.
missing_packages() { # run|test
    printf '%s' "$qt_libraries" | "$python" -c '
import ctypes, sys
for line in sys.stdin:
    if line.strip():
        library, package = line.split()
        try:
            ctypes.CDLL(library)
        except OSError:
            print(package, end=" ")
'
    has_font || printf 'fonts-dejavu-core '
    if [ "$1" = test ]; then
        command -v Xvfb >/dev/null 2>&1 || printf 'xvfb '
        command -v xdotool >/dev/null 2>&1 || printf 'xdotool '
    fi
}

# Installs packages, as root or by sudo without a password; fails where neither is possible.
install_packages() { # PACKAGE...
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" = 0 ]; then
        as_root='env'
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root='sudo -n env'
    else
        return 1
    fi
    say "Installing system packages: $*"
    log=$(mktemp) || return 1
    # With up-to-date package lists the first attempt succeeds; a bare container has none yet.
    for attempt in 1 2; do
        # shellcheck disable=SC2086  # as_root is a command and its arguments
        if $as_root DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq -y \
            --no-install-recommends install "$@" </dev/null >"$log" 2>&1; then
            rm -f "$log"
            return 0
        fi
        # shellcheck disable=SC2086
        [ "$attempt" = 2 ] || $as_root apt-get -o DPkg::Lock::Timeout=300 -qq update </dev/null >/dev/null 2>&1 || true
    done
    tail -n 5 "$log" >&2
    rm -f "$log"
    return 1
}

ensure_packages() { # run|test
    missing=$(missing_packages "$1")
    missing=${missing% }
    [ -z "$missing" ] && return 0
    # shellcheck disable=SC2086  # a list of package names
    if install_packages $missing && [ -z "$(missing_packages "$1")" ]; then
        return 0
    fi
    say "These system packages are missing and could not be installed from here:"
    say "    sudo apt-get install $missing"
    say "Going on without them; what needs them will not work or is skipped."
}

# --- Python environment ------------------------------------------------------------------------------------------

suits() { # PYTHON: new enough?
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

makes_venvs() { # PYTHON
    "$1" -c 'import ensurepip, venv' 2>/dev/null
}

find_python() {
    python=
    for candidate in "${PYTHON:-python3}" python3.13 python3.12 python3.11 python3.14; do
        suits "$candidate" || continue
        [ -n "$python" ] || python=$candidate
        if makes_venvs "$candidate"; then
            python=$candidate
            return 0
        fi
    done
    [ -n "$python" ] || fail "Python 3.11 or newer is needed and was not found. Install python3 and python3-venv."
    version=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
    install_packages "$version-venv" || true
    makes_venvs "$python" || fail "$python cannot make virtual environments. Run: sudo apt-get install $version-venv"
}

# What the environment was made from: when any of it changes, it is brought up to date.
fingerprint() { # run|test
    printf '%s %s\n' "$(cksum <"$root/pyproject.toml")" "$1"
    printf '%s\n' "$root"
}

is_fresh() { # run|test
    [ -f "$stamp" ] && [ -x "$venv/bin/python" ] || return 1
    found=$(cat "$stamp")
    # The tests' environment is the application's with more in it.
    [ "$found" = "$(fingerprint "$1")" ] || [ "$found" = "$(fingerprint test)" ]
}

# An environment left half-made, made by a Python that is gone, or moved with its checkout cannot be mended.
is_usable() {
    "$venv/bin/python" -c 'import pip' 2>/dev/null || return 1
    [ ! -f "$stamp" ] || [ "$(tail -n 1 "$stamp")" = "$root" ]
}

free_mib() { # FOLDER
    df -Pk -- "$1" | awk 'NR == 2 {print int($4 / 1024)}'
}

make_venv() {
    rm -rf -- "$venv"
    if [ "$(free_mib "$root")" -lt "$needed_mib" ]; then
        fail "Not enough space: installing takes about $needed_mib MiB, $(free_mib "$root") MiB are free in $root."
    fi
    "$python" -m venv "$venv" || fail "The virtual environment $venv could not be made."
}

install_project() { # run|test
    if [ "$1" = test ]; then target="${root}[dev]"; else target=$root; fi
    # pip unpacks large wheels; a small /tmp in memory would be too small for that.
    rm -rf -- "$venv/tmp"
    mkdir "$venv/tmp"
    if [ -t 2 ]; then quiet=; else quiet=--quiet; fi
    # shellcheck disable=SC2086  # quiet is one option or none
    if ! TMPDIR=${TMPDIR:-$venv/tmp} "$venv/bin/python" -m pip install $quiet --editable "$target" >&2 </dev/null; then
        fail "Installing failed; pip says why above. Without a network it cannot go on. Running the same command again resumes."
    fi
    rm -rf -- "$venv/tmp"
}

# The parts that an interrupted installation could have left in pieces.
is_complete() {
    "$venv/bin/python" -c 'import torch, transformers, PySide6, cv2, skimage, aesthetic_studio.settings' 2>/dev/null
}

ensure_environment() { # run|test
    [ -w "$root" ] || fail "The folder $root may not be written by $(id -un). Copy the checkout to a folder of your own."
    is_usable || make_venv
    rm -f -- "$stamp"
    say "Installing into $venv; the first time this takes a few minutes."
    install_project "$1"
    if ! is_complete; then
        say "The environment is damaged, probably by an interrupted installation; making it anew."
        make_venv
        install_project "$1"
    fi
    fingerprint "$1" >"$stamp"
}

set_up() { # run|test
    if is_fresh "$1"; then
        python=$venv/bin/python
        return 0
    fi
    find_python
    ensure_packages "$1"
    ensure_environment "$1"
    python=$venv/bin/python
}

# --- run -----------------------------------------------------------------------------------------------------------

studio() {
    "$venv/bin/aesthetic-studio" "$@"
}

# A display counts when Qt can open it; Qt aborts where it cannot, so that happens in a process of its own.
has_display() {
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || return 1
    ("$python" -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])') >/dev/null 2>&1
}

# The state of the application lives in the home folder, unless there is none to write to.
ensure_home() {
    [ -z "${AESTHETIC_STUDIO_HOME:-}" ] || return 0
    data=${XDG_DATA_HOME:-${HOME:+$HOME/.local/share}}
    if [ -z "$data" ] || ! mkdir -p -- "$data/aesthetic-studio" 2>/dev/null || [ ! -w "$data/aesthetic-studio" ]; then
        AESTHETIC_STUDIO_HOME=$output/library
        export AESTHETIC_STUDIO_HOME
        say "There is no home folder to write to; the library is kept in $AESTHETIC_STUDIO_HOME."
    fi
}

draw_window() { # OUT FOLDER
    QT_QPA_PLATFORM=offscreen "$python" -c '
import sys
from pathlib import Path
from aesthetic_studio.gui.app import screenshot
from aesthetic_studio.settings import Home
home = Home()
screenshot(home, home.read_settings(), Path(sys.argv[2]), Path(sys.argv[1]))
' "$1" "$2"
}

run_window() { # [FOLDER]
    ensure_home
    if [ $# -gt 0 ]; then studio "$1"; else studio --demo; fi
}

run_headless() { # [FOLDER]
    say "There is no display: critiquing, writing a report and a picture of the window instead."
    mkdir -p -- "$output" 2>/dev/null && [ -w "$output" ] || fail "The folder $output may not be written."
    # A demonstration leaves the user's own library alone.
    AESTHETIC_STUDIO_HOME=${AESTHETIC_STUDIO_HOME:-$output/library}
    export AESTHETIC_STUDIO_HOME
    if [ $# -gt 0 ]; then
        folder=$1
    else
        folder=$("$python" -c '
from aesthetic_studio.settings import Home
from aesthetic_studio.studio.demo import demo_folder
print(demo_folder(Home()))')
    fi
    report=$output/report.html
    picture=$output/window.png
    rm -f -- "$report" "$picture"
    # What the library knows it shows in its window: the photos first, then their critiques.
    status=0
    studio library add "$folder" >/dev/null || status=$?
    [ "$status" -le 1 ] || exit "$status"
    studio report --show "$report" "$folder" || status=$?
    # Status 1 says that some photos failed; the others are done and in the report.
    [ "$status" -le 1 ] || exit "$status"
    [ -f "$report" ] || fail "The report could not be written."
    say ""
    say "Report:  $report"
    if trouble=$(draw_window "$picture" "$folder" 2>&1); then
        say "Window:  $picture"
    else
        status=1
        printf '%s\n' "$trouble" | tail -n 1 >&2
        missing=$(missing_packages run)
        say "Window:  could not be drawn${missing:+; these system packages are missing: $missing}"
    fi
    return "$status"
}

run() { # [FOLDER]
    if [ $# -gt 0 ]; then
        [ -d "$1" ] || fail "There is no folder $1."
        folder=$(CDPATH='' cd -- "$1" && pwd) || fail "The folder $1 may not be opened."
        set -- "$folder"
    fi
    set_up run
    if has_display; then run_window "$@"; else run_headless "$@"; fi
}

# --- test ----------------------------------------------------------------------------------------------------------

failed=
check() { # NAME COMMAND...
    name=$1
    shift
    say "== $name"
    "$@" || failed="$failed $name"
}

run_tests() {
    set_up test
    cd -- "$root"
    check ruff "$python" -m ruff check
    check ruff-format "$python" -m ruff format --check
    check import-linter "$python" -c 'import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())'
    check mypy "$python" -m mypy
    check pytest env QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}" "$python" -m pytest
    if [ -n "$failed" ]; then
        say "Failed:$failed"
        return 1
    fi
}

# -------------------------------------------------------------------------------------------------------------------

[ $# -ge 1 ] || usage
job=$1
shift
case $job in
run)
    [ $# -le 1 ] || usage
    run "$@"
    ;;
test)
    [ $# = 0 ] || usage
    run_tests
    ;;
*) usage ;;
esac
