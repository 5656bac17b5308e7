"""The welcome of an empty library."""


def test_the_welcome_tells_what_this_computer_can_run(qtbot, window):
    window.start()
    empty = window.view.empty
    qtbot.waitUntil(lambda: "CALM nano" in empty._computer.text(), timeout=10_000)
    assert "cores" in empty._computer.text()
    assert empty._computer.isVisible()
    assert empty._open.isVisible()
    empty.show_no_match()
    assert not empty._computer.isVisible()
    empty.show_welcome()
    assert empty._computer.isVisible()


def test_with_photos_nobody_looks_at_the_computer(opened):
    assert not opened.view.empty._computer.text()


def test_the_welcome_begins_with_its_first_button(qtbot, window):
    window.start()
    empty = window.view.empty
    qtbot.waitUntil(lambda: empty._welcoming and window.library is not None, timeout=10_000)
    qtbot.waitUntil(lambda: window.focusWidget() is empty._open, timeout=3_000)
