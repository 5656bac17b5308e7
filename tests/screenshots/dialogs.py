"""Menus, dialogs and pages of the window, each as the steps that lead to it."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QDialog, QListWidget, QMenu, QTreeWidget

from aesthetic_studio.damaged_settings import DamagedSettings
from aesthetic_studio.gui.culling.bucket_tabs import Heap
from aesthetic_studio.gui.failure.dialog import FailureDialog
from aesthetic_studio.gui.help.about_dialog import AboutDialog
from aesthetic_studio.gui.help.help_window import HelpWindow
from aesthetic_studio.gui.recovery_dialog import RecoveryDialog
from aesthetic_studio.gui.report_dialog import ReportDialog
from aesthetic_studio.gui.settings.dialog import SettingsDialog
from aesthetic_studio.studio.recovery import Recovery
from tests.screenshots.scenes import SCENES, Scene, scene
from tests.screenshots.stage import Stage


def _open_menu(stage: Stage, title: str) -> None:
    window = stage.open()
    stage.choose("DSCF2042.jpg")
    bar = window.top_bar.menus
    action = next(each for each in bar.actions() if each.menu() is not None and each.text() == title)
    menu = action.menu()
    assert isinstance(menu, QMenu)
    menu.popup(bar.mapToGlobal(bar.actionGeometry(action).bottomLeft()))
    stage.work(0.3)


def _menu_scene(name: str, place: int) -> None:
    def play(stage: Stage) -> None:
        bar = stage.window.top_bar.menus
        _open_menu(stage, [each.text() for each in bar.actions()][place])

    SCENES[name] = Scene(name, play)


for _place, _menu in enumerate(("file", "edit", "photo", "view", "taste", "help")):
    _menu_scene(f"menu-{_menu}", _place)


def _command_scene(name: str, *commands: str, filled: bool = True) -> None:
    """What commands open, with several photos selected."""

    def play(stage: Stage) -> None:
        window = stage.open(folder=filled)
        if filled:
            window.view.select_rows(list(range(6)))
        stage.do(*commands)
        stage.work(0.6)

    SCENES[name] = Scene(name, play, filled)


_command_scene("shortcuts", "shortcuts")
_command_scene("report", "report")
_command_scene("about", "about")
_command_scene("settings", "settings")
_command_scene("help", "help")
_command_scene("models", "models_page")
_command_scene("culling", "select_all", "cull")
_command_scene("rating-round", "rating_round")
_command_scene("jobs", "jobs")
_command_scene("trash", "trash")


@scene("taste")
def _taste(stage: Stage) -> None:
    """What the built-in critic finds out about the ratings."""
    window = stage.open()
    stage.do("taste_page")
    stage.until(lambda: window.desk.busy, "asking the critic")
    stage.until(lambda: not window.desk.busy, "looking at the ratings")
    stage.work(0.6)


# --- parts of dialogs and pages


def _row_scene(name: str, command: str, dialog: type[QDialog], row: int) -> None:
    """A dialog with a list at its left, and another row of it chosen."""

    def play(stage: Stage) -> None:
        window = stage.open()
        stage.do(command)
        shown = window.findChild(dialog)
        assert shown is not None
        pages = shown.findChild(QListWidget)
        assert pages is not None
        pages.setCurrentRow(row)
        stage.work(0.6)

    SCENES[name] = Scene(name, play)


for _row, _page in enumerate(("photos", "thumbnails", "xmp", "critic"), start=1):
    _row_scene(f"settings-{_page}", "settings", SettingsDialog, _row)
for _row, _page in enumerate(
    ("culling", "closely", "critique", "taste", "finding", "files", "models", "trouble"), start=1
):
    _row_scene(f"help-{_page}", "help", HelpWindow, _row)


@scene("about-licence")
def _about_licence(stage: Stage) -> None:
    window = stage.open()
    stage.do("about")
    dialog = window.findChild(AboutDialog)
    assert dialog is not None
    packages = dialog.findChild(QTreeWidget)
    assert packages is not None
    stage.until(lambda: packages.topLevelItemCount() > 3, "listing the packages")
    packages.setCurrentItem(packages.topLevelItem(2))
    stage.work(0.6)


@scene("report-written")
def _report_written(stage: Stage) -> None:
    window = stage.open()
    window.view.select_rows(list(range(4)))
    stage.do("report")
    stage.until(lambda: window.findChild(ReportDialog) is not None, "opening the dialog")
    dialog = window.findChild(ReportDialog)
    assert dialog is not None
    dialog.format.setCurrentIndex(2)
    dialog.file.setText(str(stage.home.root / "critique.md"))
    dialog.export.click()
    stage.until(lambda: not dialog.export.isEnabled(), "beginning the report")
    stage.until(dialog.export.isEnabled, "writing the report")
    stage.settle()
    stage.work(0.4)


def _culling_scene(name: str, heap: Heap, *, large: bool = False) -> None:
    def play(stage: Stage) -> None:
        window = stage.open()
        stage.do("select_all", "cull")
        stage.work(0.6)
        page = window.culling.page
        assert page is not None
        page.tabs.choose(heap)
        stage.work(0.4)
        if large:
            page.show_large(True)
            stage.work(1.0)

    SCENES[name] = Scene(name, play)


_culling_scene("culling-unsure", Heap.UNSURE)
_culling_scene("culling-out", Heap.OUT)
_culling_scene("culling-unscored", Heap.UNSCORED)
_culling_scene("culling-large", Heap.UNSURE, large=True)


@scene("photo-menu")
def _photo_menu(stage: Stage) -> None:
    window = stage.open()
    stage.choose("DSCF2042.jpg")
    grid = window.view.grid
    place = grid.visualRect(grid.currentIndex()).center()
    grid.customContextMenuRequested.emit(place)
    stage.work(0.4)


# --- when something goes wrong


REPORT = """aesthetic-studio 0.1.0
Python 3.11, Linux, PySide6 6.11

Traceback (most recent call last):
  File "aesthetic_studio/gui/library/photo_model.py", line 96, in rowCount
    return len(self._ids)
AttributeError: 'PhotoModel' object has no attribute '_ids'
"""


@scene("failure")
def _failure(stage: Stage) -> None:
    """The program itself failed; the session goes on."""
    window = stage.open()
    FailureDialog("AttributeError", REPORT, Path("/home/me/logs"), window).open()
    stage.work(0.4)


@scene("failure-last-time")
def _failure_last_time(stage: Stage) -> None:
    window = stage.open()
    FailureDialog("", REPORT, Path("/home/me/logs"), window).open()
    stage.work(0.4)


@scene("library-damaged")
def _library_damaged(stage: Stage) -> None:
    window = stage.open()
    copy = Recovery(Path("catalog-2026-11-01.db"), date(2026, 11, 1))
    RecoveryDialog(copy, lambda _: None, window).open()
    stage.work(0.4)


@scene("settings-damaged")
def _settings_damaged(stage: Stage) -> None:
    window = stage.open()
    wrong = ("theme = 'purple'", "device = 'abacus'")
    window.settings_desk.tell_of(DamagedSettings("", wrong, Path("/home/me/settings-damaged.toml")))
    stage.work(0.4)
