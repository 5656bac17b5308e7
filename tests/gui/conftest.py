import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from aesthetic_studio.gui import language, theme
from aesthetic_studio.gui.main_window import MainWindow
from aesthetic_studio.gui.studio_doors import StudioDoors
from aesthetic_studio.settings import Home, Language, Settings
from aesthetic_studio.studio.library import Library
from aesthetic_studio.studio.recovery import find_recovery
from tests.gui.fakes import FakeSession

PATIENCE_MS = 30_000
MANY_NEW = 20_000


class PatientBot(QtBot):
    """Waits as long as a crowded machine may need; what holds is seen at once all the same."""

    def waitUntil(self, callback, *, timeout=PATIENCE_MS):  # noqa: N802 - the name it overrides
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=PATIENCE_MS, **options):  # noqa: N802 - the name it overrides
        return super().waitSignal(signal, timeout=timeout, **options)


@pytest.fixture
def qtbot(qapp, request):
    """The robot of pytest-qt, with more patience."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _garbage_only_here():
    """As in the application: a thread that looked for garbage would take a closed window's widgets apart."""
    gc.disable()
    yield
    if gc.get_count()[0] > MANY_NEW:
        gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def _themed(qapp):
    """Every test of the window sees the dark theme and English."""
    theme.apply(qapp)
    language.apply(qapp, Language.ENGLISH)


@pytest.fixture
def folder(tmp_path):
    """Six photos of different brightness and one broken file."""
    folder = tmp_path / "Shoot"
    folder.mkdir()
    for number in range(6):
        tone = 30 + 35 * number
        Image.new("RGB", (96, 64), (tone, tone, 255 - tone)).save(folder / f"photo_{number}.jpg")
    (folder / "torn.jpg").write_bytes((folder / "photo_0.jpg").read_bytes()[:80])
    return folder


@pytest.fixture
def session():
    return FakeSession()


@pytest.fixture
def doors(tmp_path, session):
    home = Home(tmp_path / "home")
    return StudioDoors(
        home=home,
        open_library=lambda: Library(home, Settings()),
        make_session=lambda _library, _write: session,
        critic_card=lambda: ("Fake critic", True),
        demo_folder=lambda: tmp_path / "Shoot",
        find_recovery=lambda: find_recovery(home),
    )


@pytest.fixture
def window(qtbot, doors):
    """A shown window that has not opened its library yet; closed after the test."""
    window = MainWindow(doors)
    window.resize(1200, 800)
    window.show()
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def opened(qtbot, window, folder):
    """The window with the folder's photos, all thumbnails there."""
    window.start([folder])
    qtbot.waitUntil(lambda: window.model.rowCount() == 7 and window.settled)
    return window
