"""Everything can be found by the keyboard and said by a screen reader; everything written can be read."""

import re
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenuBar,
    QScrollBar,
    QWidget,
)

from aesthetic_studio.domain.photo import Label
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.library import mark_painting
from aesthetic_studio.settings import resources
from tests.test_walls import MIN_CONTRAST, contrast

OPENED_BY = ("report", "settings", "shortcuts", "help", "about", "cull", "taste_page", "rating_round", "jobs")
"""Commands that open a dialog or a page of their own."""
MADE_BY_QT = ("qt_", "Qt", "_q_")


def controls(root: QWidget) -> list[QWidget]:
    """Every visible widget inside that takes a click or the keyboard, but for the inner parts of Qt's own ones."""
    found = []
    for widget in root.findChildren(QWidget):
        takes_keys = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not takes_keys and not isinstance(widget, QAbstractButton):
            continue
        inner = widget.objectName().startswith(MADE_BY_QT) or isinstance(widget, QScrollBar | QMenuBar)
        of_another = isinstance(widget.parent(), QLineEdit | QAbstractItemView) or _in_choice(widget)
        seen = widget.isVisibleTo(root)
        if seen and not (inner or of_another or widget.focusProxy() is not None):
            found.append(widget)
    return found


def _in_choice(widget: QWidget | None) -> bool:
    """Whether it is the list that a choice opens."""
    parent = widget.parentWidget() if widget is not None else None
    return parent is not None and (isinstance(parent, QComboBox) or _in_choice(parent))


def nameless(root: QWidget) -> list[str]:
    """Controls of which a screen reader can tell no name, or nothing about what they are."""
    told = []
    for widget in controls(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        words = f"{type(widget).__module__}.{type(widget).__name__} {widget.objectName()}".rstrip()
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            told.append(f"no name: {words}")
    return told


def everything(window, qtbot):
    """The window and each dialog or page that a command opens, one after another."""
    yield "window", window
    for name in OPENED_BY:
        if name not in window.actions_by_name:
            continue
        before = set(QApplication.topLevelWidgets())
        window.actions_by_name["grid"].trigger()
        window.view.select_rows([0, 1, 2])
        window.actions_by_name[name].trigger()
        if name == "report":  # asks the disk first where to write
            qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        qtbot.wait(150)
        new = [each for each in set(QApplication.topLevelWidgets()) - before if each.isVisible()]
        yield name, (new[0] if new else window)
        for each in new:
            each.close()


def test_a_screen_reader_can_name_every_control(qtbot, opened):
    found = {name: told for name, root in everything(opened, qtbot) if (told := nameless(root))}
    assert found == {}


def test_every_button_without_words_says_what_it_does(qtbot, opened):
    for name, root in everything(opened, qtbot):
        for control in controls(root):
            if isinstance(control, QAbstractButton) and not control.text():
                assert control.toolTip(), (name, control.accessibleName())


def test_sliders_and_choices_in_dialogs_are_reached_from_top_to_bottom(qtbot, opened):
    for name, root in everything(opened, qtbot):
        if root is opened:
            continue
        order, first = [], root
        widget = root.nextInFocusChain()
        while widget is not first and widget is not None:
            shown = widget.isVisibleTo(root) and widget.window() is root
            if shown and widget in controls(root) and not isinstance(widget, QAbstractSlider | QScrollBar):
                order.append(widget.mapTo(root, QPoint(0, widget.height() // 2)).toTuple())
            widget = widget.nextInFocusChain()
        back = [
            (before, after)
            for before, after in pairwise(order)
            if after[1] < before[1] - 8 and after[0] <= before[0]
        ]
        assert len(back) <= 1, (name, back)  # a new column begins above; buttons may come first


def test_tab_leaves_every_part_of_the_panel_and_comes_back(qtbot, opened):
    opened.view.select_rows([0])
    opened.actions_by_name["critique"].trigger()
    qtbot.waitUntil(lambda: not opened.desk.busy)
    opened.panel.setFocus()
    seen = []
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget() or opened, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert len(set(seen)) > 3, "the keyboard is caught"


@pytest.mark.parametrize("colours", [theme.DARK, theme.LIGHT], ids=["dark", "light"])
def test_every_rule_of_the_style_sheet_can_be_read(colours):
    source = (resources() / "theme" / "studio.qss").read_text(encoding="utf-8")
    source = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    base: dict[str, str] = {}
    unreadable = []
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", source):
        rule = dict(re.findall(r"([a-z-]+):\s*\$(\w+)", body))
        for each in selectors.split(","):
            selector = each.strip()
            if "::" in selector and "item" not in selector and "section" not in selector:
                continue  # handles, grooves, arrows: no words
            plain = re.sub(r":[a-z!-]+|\[(?!role)[^\]]*\]", "", selector)
            if "color" in rule and plain == selector:
                base[plain] = rule["color"]
            words = rule.get("color", base.get(plain, "text"))
            pairs = [(words, rule.get("background"))]
            pairs.append((rule.get("selection-color", words), rule.get("selection-background-color")))
            unreadable += [
                f"{selector}: {above} on {below}"
                for above, below in pairs
                if below is not None
                and contrast(getattr(colours, above), getattr(colours, below)) < MIN_CONTRAST
            ]
    assert unreadable == []


@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
def test_selected_text_can_be_read(qapp, dark):
    theme.apply(qapp, dark=dark)
    palette = qapp.palette()
    assert (
        contrast(palette.highlightedText().color().name(), palette.highlight().color().name()) >= MIN_CONTRAST
    )


def test_labels_differ_in_shape_not_by_colour_alone():
    labels = (Label.RED, Label.YELLOW, Label.GREEN, Label.BLUE)
    outlines = {
        tuple(corner.toTuple() for corner in mark_painting.label_outline(label).toFillPolygon())
        for label in labels
    }
    assert len(outlines) == len(labels)
