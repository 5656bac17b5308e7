"""A signal closes the window that is open, and no window is kept for it."""

import signal
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from aesthetic_studio.gui.interrupt import close_on_interrupt


@pytest.fixture(autouse=True)
def handlers():
    """As they were before."""
    kinds = (signal.SIGINT, signal.SIGTERM)
    before = [signal.getsignal(each) for each in kinds]
    yield
    signal.set_wakeup_fd(-1)
    for each, handler in zip(kinds, before, strict=True):
        signal.signal(each, handler)


def opened():
    window = QWidget()
    window.show()
    close_on_interrupt(window)
    return window


def delete(window):
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window(qtbot, kind):
    window = opened()
    signal.raise_signal(kind)
    qtbot.waitUntil(lambda: not window.isVisible())
    delete(window)


def test_a_window_that_is_gone_is_not_kept(qtbot):
    window = opened()
    seen = weakref.ref(window)
    delete(window)
    del window
    assert seen() is None
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert signal.set_wakeup_fd(-1) == -1


def test_a_later_window_keeps_its_signals(qtbot):
    first = opened()
    second = opened()
    delete(first)
    signal.raise_signal(signal.SIGTERM)
    qtbot.waitUntil(lambda: not second.isVisible())
    delete(second)
