"""Every command of the window: its words, its key, its menu."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from aesthetic_studio.gui.language import to_translate, translate
from aesthetic_studio.gui.photo_menu import FLAGS, LABELS, STACK, STARS


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        keys: shortcuts; the first is shown in the menu.
        begins_group: a line stands above it in the menu.
    """

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    checkable: bool = False
    begins_group: bool = False


COMMANDS = (
    Command("open_folder", "File", "Open folder…", ("Ctrl+O",)),
    Command("open_samples", "File", "Open the sample photos"),
    Command("rescan", "File", "Look for new photos", ("F5",)),
    Command("report", "File", "Export report…", ("Ctrl+E",), begins_group=True),
    Command("quit", "File", "Quit", ("Ctrl+Q",), begins_group=True),
    Command("undo", "Edit", "Undo", ("Ctrl+Z",)),
    Command("redo", "Edit", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("select_all", "Edit", "Select all", ("Ctrl+A",), begins_group=True),
    Command("select_none", "Edit", "Select only the active photo", ("Ctrl+D",)),
    Command("copy_files", "Edit", "Copy", ("Ctrl+C",), begins_group=True),
    Command("copy_paths", "Edit", "Copy the path", ("Ctrl+Shift+C",)),
    Command("search", "Edit", "Search", ("Ctrl+F",), begins_group=True),
    Command("critique", "Photo", "Critique", ("Ctrl+Return", "Ctrl+Enter")),
    Command("critique_all", "Photo", "Critique all shown", ("Ctrl+Shift+Return", "Ctrl+Shift+Enter")),
    Command("ask", "Photo", "Ask about the photo", ("A",)),
    Command("jobs", "Photo", "What is being critiqued", ("Ctrl+J",)),
    Command("pause_queue", "Photo", "Pause the critiques, or go on", ("Ctrl+Shift+P",)),
    Command("cancel_queue", "Photo", "Cancel the waiting critiques"),
    Command("retry_failed", "Photo", "Try the failed photos again"),
    Command("stop", "Photo", "Stop", ("Esc",)),
    Command("stars_1", "Photo", "★", ("1",), begins_group=True),
    Command("stars_2", "Photo", "★★", ("2",)),
    Command("stars_3", "Photo", "★★★", ("3",)),
    Command("stars_4", "Photo", "★★★★", ("4",)),
    Command("stars_5", "Photo", "★★★★★", ("5",)),
    Command("stars_0", "Photo", "No stars", ("0",)),
    Command("pick", "Photo", "Pick", ("P",), begins_group=True),
    Command("reject", "Photo", "Reject", ("X",)),
    Command("unflag", "Photo", "Unflag", ("U",)),
    Command("label_red", "Photo", "Red label", ("6",), begins_group=True),
    Command("label_yellow", "Photo", "Yellow label", ("7",)),
    Command("label_green", "Photo", "Green label", ("8",)),
    Command("label_blue", "Photo", "Blue label", ("9",)),
    Command("show_in_files", "Photo", "Show in the file manager", ("Ctrl+R",), begins_group=True),
    Command("trash", "Photo", "Move to the trash…", ("Del",)),
    Command("trash_rejected", "Photo", "Move all rejected to the trash…", ("Ctrl+Backspace",)),
    Command("write_xmp", "Photo", "Write XMP files", ("Ctrl+S",)),
    Command("keep_mine", "Photo", "Changed elsewhere too: keep mine"),
    Command("take_theirs", "Photo", "Changed elsewhere too: take the file's"),
    Command("keywords", "Photo", "Keywords", ("Ctrl+K",), begins_group=True),
    Command("new_album", "Photo", "New album…", ("Ctrl+N",)),
    Command("add_to_album", "Photo", "Add to album…", ("B",)),
    Command("remove_from_album", "Photo", "Remove from the album"),
    Command("save_filter", "Edit", "Save the filter as album…", ("Ctrl+Shift+N",)),
    Command("settings", "Edit", "Settings…", ("Ctrl+,",), begins_group=True),
    Command("stack_toggle", "Photo", "Open or close stack", ("S",), begins_group=True),
    Command("stack_make", "Photo", "Stack", ("Ctrl+G",)),
    Command("stack_dissolve", "Photo", "Unstack", ("Ctrl+Shift+G",)),
    Command("stack_lead", "Photo", "Lead the stack", ("Shift+S",)),
    Command("stack_find", "Photo", "Stack bursts and near-duplicates"),
    Command("cull", "Photo", "Assisted culling…", ("Shift+C",)),
    Command("advance", "Photo", "Go on after a mark", ("Ctrl+Shift+A",), checkable=True, begins_group=True),
    Command("grid", "View", "Grid", ("G",)),
    Command("loupe", "View", "Loupe", ("E",)),
    Command("compare", "View", "Compare", ("C",)),
    Command("survey", "View", "Survey", ("N",)),
    Command("survey_remove", "View", "Take out of the survey", ("/",), begins_group=True),
    Command("survey_weakest", "View", "Take the weakest out of the survey", ("W",)),
    Command("zoom", "View", "100 %", ("Z", "Space"), begins_group=True),
    Command("zoom_fit", "View", "Fit", ("Ctrl+0",)),
    Command("zoom_fill", "View", "Fill", ("Ctrl+9",)),
    Command("larger", "View", "Larger", ("Ctrl++", "Ctrl+=")),
    Command("smaller", "View", "Smaller", ("Ctrl+-",)),
    Command("density", "View", "More or less in each cell", ("D",)),
    Command("clipping", "View", "Clipped tones", ("J",), checkable=True, begins_group=True),
    Command("peaking", "View", "Focus peaking", ("Shift+F",), checkable=True),
    Command("thirds", "View", "Thirds", ("O",), checkable=True),
    Command("histogram", "View", "Histogram", ("H",), checkable=True),
    Command("info", "View", "Exposure line", ("I",), checkable=True),
    Command("filmstrip", "View", "Filmstrip", ("F7",), checkable=True),
    Command("panels", "View", "Panels", ("F8",), checkable=True),
    Command("full_screen", "View", "Full screen", ("F", "F11"), checkable=True, begins_group=True),
    Command("lights_out", "View", "Dim the lights", ("L",)),
    Command("next_area", "View", "Next area", ("F6",)),
    Command("light_theme", "View", "Light theme", (), checkable=True, begins_group=True),
    Command("models_page", "View", "Models", ("Ctrl+M",)),
    Command("taste_page", "Taste", "Your taste", ("Ctrl+T",)),
    Command("rating_round", "Taste", "Rate photos", ("Ctrl+Shift+T",)),
    Command("practice", "Taste", "Photos to practise on"),
    Command("import_ratings", "Taste", "Import ratings…"),
    Command("export_ratings", "Taste", "Export ratings…"),
    Command("help", "Help", "Help", ("F1",)),
    Command("shortcuts", "Help", "Shortcuts", ("?",)),
    Command("about", "Help", "About Aesthetic Studio", begins_group=True),
)

MENUS = ("File", "Edit", "Photo", "View", "Taste", "Help")
SUBMENUS = {
    to_translate("PhotoMenu", "Queue"): ("jobs", "pause_queue", "cancel_queue", "retry_failed"),
    "Stars": STARS,
    "Flag": FLAGS,
    "Label": LABELS,
    to_translate("PhotoMenu", "XMP files"): ("write_xmp", "keep_mine", "take_theirs"),
    "Stack": (*STACK, "stack_find"),
}
"""Commands that share one line of their menu, as in the menu of a photo; else it would not fit on a small screen."""


def as_entry(text: str) -> str:
    """The text as a menu shows it, which takes an ampersand for the mark of a key."""
    return text.replace("&", "&&")


def build(window: QWidget, bar: QMenuBar, handlers: Mapping[str, Callable[..., None]]) -> dict[str, QAction]:
    """Make all actions and menus.

    Args:
        window: the actions' owner; their keys hold in the whole window.
        handlers: what each command does, by its name; a checkable one is given its new state.

    Raises:
        KeyError: a command has no handler.
    """
    menus = {name: bar.addMenu(translate("Menus", name)) for name in MENUS}
    made: dict[str, QAction] = {}
    for command in COMMANDS:
        action = made[command.name] = _action(window, command, handlers[command.name])
        _place(menus, command, action)
    return made


def _place(menus: dict[str, QMenu], command: Command, action: QAction) -> None:
    """Add a command to its menu, or to the one inside it."""
    menu = menus[command.menu]
    inner = next((name for name, commands in SUBMENUS.items() if command.name in commands), None)
    after_inner = bool(menu.actions()) and menu.actions()[-1].menu() is not None
    if command.begins_group and inner not in menus and not (inner and after_inner):
        menu.addSeparator()
    if inner is not None:
        if inner not in menus:
            menus[inner] = menu.addMenu(translate("PhotoMenu", inner))
        menu = menus[inner]
    menu.addAction(action)


def _action(window: QWidget, command: Command, handler: Callable[..., None]) -> QAction:
    action = QAction(translate("Commands", command.text), window)
    action.setObjectName(command.name)
    action.setShortcuts([QKeySequence(key) for key in command.keys])
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.setCheckable(command.checkable)
    if command.checkable:
        action.toggled.connect(handler)
    else:
        action.triggered.connect(lambda _=False: handler())
    window.addAction(action)
    return action
