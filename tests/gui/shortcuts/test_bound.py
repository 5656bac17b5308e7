"""Tooltips, hints and messages name the keys that hold now."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from aesthetic_studio.gui.shortcuts.bound import hold, key_of, key_or_name, show_key, tell_keys, with_keys
from aesthetic_studio.gui.shortcuts.keys import Keys


@pytest.fixture
def frame(qtbot):
    frame = QWidget()
    qtbot.addWidget(frame)
    yield frame
    hold(Keys({}), frame)


def test_a_tooltip_follows_its_key(frame):
    button, bare = QPushButton(frame), QPushButton(frame)
    tell_keys(button, "Stop", "stop")
    tell_keys(bare, "Samples", "open_samples")
    assert (button.toolTip(), bare.toolTip()) == ("Stop (Esc)", "Samples")
    hold(Keys({"stop": ("F9",), "open_samples": ("F4",)}), frame)
    assert (button.toolTip(), bare.toolTip()) == ("Stop (F9)", "Samples (F4)")
    hold(Keys({"stop": ()}), frame)
    assert (button.toolTip(), bare.toolTip()) == ("Stop", "Samples")


def test_a_label_may_be_the_key_itself(frame):
    label = QLabel(frame)
    show_key(label, "stop")
    assert label.text() == "Esc"
    hold(Keys({"stop": ("F9",)}), frame)
    assert label.text() == "F9"


def test_several_keys_stand_behind_the_first_line(frame):
    assert with_keys("Flags\nof yours", "pick", "reject") == "Flags (P, X)\nof yours"


def test_a_command_without_a_key_is_called_by_its_name(frame):
    assert key_or_name("trash") == key_of("trash") == "Del"
    hold(Keys({"trash": ()}), frame)
    assert (key_or_name("trash"), key_of("trash")) == ("Move to the trash", "")


def test_the_window_tells_the_keys_that_the_user_has_chosen(opened):
    bar = opened.view.filter_bar
    assert bar._save.toolTip().endswith("(Ctrl+Shift+N)")
    opened.settings_desk._give_keys(Keys({"save_filter": ("F2",), "search": ("F4",)}))
    assert bar._save.toolTip().endswith("(F2)")
    assert "(F4)" in opened.top_bar.search.toolTip()
    opened.settings_desk._give_keys(Keys({}))
    assert "(Ctrl+F)" in opened.top_bar.search.toolTip()
