"""Order and filter of the photos, and how many are left."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from aesthetic_studio.domain.albums import Album
from aesthetic_studio.domain.errors import FilterError
from aesthetic_studio.domain.filter_parser import parse_filter
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.domain.query import PhotoQuery, SortKey
from aesthetic_studio.gui import icons, theme
from aesthetic_studio.gui.error_words import said, told
from aesthetic_studio.gui.language import to_translate, translate
from aesthetic_studio.gui.library.choice_menu import ChoiceMenu, dot
from aesthetic_studio.gui.library.count_label import CountLabel
from aesthetic_studio.gui.library.filter_choice import FilterChoice, flag_name, label_name
from aesthetic_studio.gui.library.mark_painting import label_colour
from aesthetic_studio.gui.library.score_filter import LEAST_WIDTH, ScoreFilter
from aesthetic_studio.gui.library.score_menu import ScoreMenu
from aesthetic_studio.gui.shortcuts.bound import tell_keys
from aesthetic_studio.gui.tooltip import plain_tooltip

SORT_NAMES = {
    SortKey.TAKEN: to_translate("Sort", "time taken"),
    SortKey.ADDED: to_translate("Sort", "time added"),
    SortKey.NAME: to_translate("Sort", "file name"),
    SortKey.STARS: to_translate("Sort", "your stars"),
    SortKey.SCORE: to_translate("Sort", "score"),
    SortKey.PERSONAL: to_translate("Sort", "your score"),
    SortKey.CAMERA: to_translate("Sort", "camera"),
    SortKey.LENS: to_translate("Sort", "lens"),
    SortKey.ISO: to_translate("Sort", "ISO"),
    SortKey.FOCAL: to_translate("Sort", "focal length"),
    SortKey.APERTURE: to_translate("Sort", "aperture"),
    SortKey.SHUTTER: to_translate("Sort", "shutter time"),
    SortKey.SIZE: to_translate("Sort", "file size"),
}
WIDE = 760
SPACING, NARROW_SPACING = 8, 4
BEST_FIRST = frozenset({SortKey.SCORE, SortKey.PERSONAL, SortKey.STARS})
COLOURS = tuple(label for label in Label if label is not Label.NONE)
T = TypeVar("T")


class FilterBar(QWidget):
    """Changes order, place and filter of a query. What is typed comes from the search field."""

    query_changed = Signal(object)  # PhotoQuery
    save_wanted = Signal()
    text_refused = Signal(object)  # FilterError, None once the text is a filter again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.query = PhotoQuery()
        self.choice = FilterChoice()
        self.text = ""
        self._album: Album | None = None
        self._at_end: QWidget | None = None
        self._sort = _button(self.tr("Order of the photos"))
        self._sort.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._sort.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the words
        self._sort.setMenu(self._sort_menu())
        self._stars = _button(self.tr("Show only photos with so many of your stars"), pill=True)
        self._flags = _button(
            self.tr("Show only photos that you picked, rejected or left"),
            "pick",
            "reject",
            "unflag",
            pill=True,
        )
        colours = [f"label_{label}" for label in COLOURS]
        self._labels = _button(self.tr("Show only photos with these colour labels"), *colours, pill=True)
        self._ticks: dict[tuple[str, object], QAction] = {}  # a flag and a label may be equal
        for button, menu in ((self._stars, self._stars_menu()), (self._flags, self._flags_menu())):
            button.setMenu(menu)
        self._labels.setMenu(self._labels_menu())
        self.scores = ScoreFilter()
        self.scores.valueChanged.connect(lambda _: self.set_score(self.scores.score))
        self._scores = _button(self.tr("Show only photos from this score on"), pill=True)
        self._scores.setIconSize(QSize(16, 16))
        self._scores.setMenu(ScoreMenu(self.scores, self))
        self._save = QToolButton()
        self._save.setText(self.tr("Save…"))
        tell_keys(self._save, self.tr("Keep this filter as a smart album"), "save_filter")
        self._save.setAccessibleName(self.tr("Save the filter as a smart album"))
        self._save.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._save.clicked.connect(self.save_wanted)
        self._error = QLabel()
        self._error.setProperty("role", "error")
        self._error.setTextFormat(Qt.TextFormat.PlainText)
        self._error.setAccessibleName(self.tr("What is wrong with the filter"))
        self._error.setWordWrap(True)
        self._error.setContentsMargins(16, 0, 16, 10)
        self._error.hide()
        self._count = CountLabel()
        self._row = QHBoxLayout()
        self._compose()
        self._show()

    def _compose(self) -> None:
        controls = QWidget()
        controls.setFixedHeight(40)
        row = self._row
        controls.setLayout(row)
        row.setContentsMargins(10, 0, 16, 0)
        row.setSpacing(SPACING)
        filters = (self._stars, self._flags, self._labels, self.scores, self._scores, self._save)
        for each in (self._sort, *filters):
            row.addWidget(each)
        row.addStretch()
        row.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(controls)
        layout.addWidget(self._error)

    def add_at_end(self, control: QWidget) -> None:
        """Something about the view; it makes room first where there is little."""
        self._at_end = control
        self._row.addWidget(control)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Order and filter need the room more."""
        super().resizeEvent(event)
        if self._at_end is not None:
            self._at_end.setVisible(self.width() >= WIDE)
        self._show_as_much_as_fits()

    def show_count(self, count: int) -> None:
        """How many photos the query leaves."""
        self._count.show_count(count)

    # --- what is chosen

    def set_folder(self, folder: Path | None) -> None:
        """Only this folder with those inside it, or all."""
        self._album = None
        self._change(replace(self.query, within=folder))

    def set_album(self, album: Album) -> None:
        """Only this album."""
        self._album = album
        self._change(replace(self.query, within=None))

    def follow(self, albums: Sequence[Album]) -> None:
        """The albums as they are now: the chosen one may have another filter, or be gone."""
        if self._album is None:
            return
        now = next((album for album in albums if album.id == self._album.id), None)
        self._album = now
        self._change(self.query)

    @property
    def album(self) -> Album | None:
        """The chosen album."""
        return self._album

    def set_text(self, text: str) -> None:
        """Only photos that meet a filter, or with these words. A text that is no filter changes nothing."""
        self.text = text.strip()
        try:
            typed = parse_filter(self.text) if self.text else None
        except FilterError as error:
            self._refuse(error)
            return
        self._refuse(None)
        self.choose(replace(self.choice, typed=typed))

    def set_min_stars(self, stars: int) -> None:
        """Only photos with at least so many stars; 0 shows all."""
        self.choose(replace(self.choice, at_least=stars, exactly=frozenset()))

    def set_flags(self, flags: frozenset[Flag]) -> None:
        """Only photos with one of these flags; none of them shows all."""
        self.choose(replace(self.choice, flags=flags))

    def set_labels(self, labels: frozenset[Label]) -> None:
        """Only photos with one of these labels; none of them shows all."""
        self.choose(replace(self.choice, labels=labels))

    def set_score(self, score: float) -> None:
        """Only photos with at least this general score; 0 shows all."""
        self.choose(replace(self.choice, score=score))

    def set_sort(self, key: SortKey) -> None:
        """Another order, or the same the other way round."""
        if key is self.query.sort:
            self._change(replace(self.query, descending=not self.query.descending))
        else:
            self._change(replace(self.query, sort=key, descending=key in BEST_FIRST))

    def choose(self, choice: FilterChoice) -> None:
        """Set the filter; the place and the order stay."""
        self.choice = choice
        self._change(self.query)

    def clear(self) -> None:
        """Show every photo of the folder or album."""
        self.text = ""
        self._refuse(None)
        self.choose(FilterChoice())

    @property
    def filtering(self) -> bool:
        """Whether some photos of the folder or album may be hidden."""
        return bool(self.choice)

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show()

    # --- showing it

    def _change(self, query: PhotoQuery) -> None:
        """The query with the place and the filter that are chosen now."""
        query = replace(query, album_id=None, filter=self.choice.filter)
        if self._album is not None:
            query = query.inside(self._album)
        if query != self.query:
            self.query = query
            self._show()
            self.query_changed.emit(query)

    def _refuse(self, error: FilterError | None) -> None:
        self._error.setText("" if error is None else said(error.message))
        self._error.setToolTip("" if error is None else plain_tooltip(told(error)))
        self._error.setVisible(error is not None)
        self.text_refused.emit(error)

    def _show(self) -> None:
        colours = theme.tokens()
        self._sort.setIcon(
            icons.icon("descending" if self.query.descending else "ascending", colours.quiet, 12)
        )
        choice = self.choice
        with QSignalBlocker(self.scores):
            self.scores.set_score(choice.score)
        for label in COLOURS:
            ticked = label in choice.labels
            picture = dot(label_colour(label), self.devicePixelRatioF(), ticked=ticked)
            self._ticks["labels", label].setIcon(picture)
        for button, text, active in (
            (self._stars, choice.stars_text, bool(choice.at_least or choice.exactly)),
            (self._flags, choice.flags_text, bool(choice.flags)),
            (self._labels, choice.labels_text, bool(choice.labels)),
            (self._scores, f"≥ {choice.score:.1f}" if choice.score else "", bool(choice.score)),
        ):
            button.setText(text)
            button.setDown(False)
            button.setProperty("active", active)
            button.style().unpolish(button)
            button.style().polish(button)
        chosen = {"stars": choice.exactly, "flags": choice.flags, "labels": choice.labels}
        for (kind, each), action in self._ticks.items():
            with QSignalBlocker(action):
                action.setChecked(each in chosen[kind])
        self._scores.setIcon(QIcon() if choice.score else icons.icon("score", colours.text))
        self._show_as_much_as_fits()

    def _show_as_much_as_fits(self) -> None:
        """In a narrow bar the scores are a menu, and the order alone names itself; saving is in the menus."""
        order = translate("Sort", SORT_NAMES[self.query.sort])
        self._sort.setText(self.tr("Sort: {order}").format(order=order))
        parts: list[QWidget] = [self._sort, self._stars, self._flags, self._labels]
        widths = [each.sizeHint().width() for each in (*parts, *([self._save] if self.filtering else []))]
        widths += [LEAST_WIDTH, self._count.minimumSizeHint().width()]
        margins = self._row.contentsMargins()
        fits = sum(widths) + SPACING * (len(widths) + 1) + margins.left() + margins.right() <= self.width()
        if not fits:
            self._sort.setText(order)
        self.scores.setVisible(fits)
        self._scores.setVisible(not fits)
        self._save.setVisible(fits and self.filtering)
        self._row.setSpacing(SPACING if fits else NARROW_SPACING)

    # --- menus

    def _sort_menu(self) -> QMenu:
        menu = QMenu(self)
        for key, text in SORT_NAMES.items():
            name = translate("Sort", text)
            action = menu.addAction(name[:1].upper() + name[1:])
            action.triggered.connect(lambda _=False, key=key: self.set_sort(key))
        return menu

    def _stars_menu(self) -> QMenu:
        menu = ChoiceMenu(self)
        menu.add_heading(self.tr("At least"))
        for stars in range(6):
            action = menu.addAction(self.tr("Any") if stars == 0 else "★" * stars)
            action.triggered.connect(lambda _=False, stars=stars: self.set_min_stars(stars))
        menu.addSeparator()
        menu.add_heading(self.tr("Exactly"))
        names = {stars: "★" * stars or self.tr("No stars") for stars in range(6)}
        self._add_ticks(menu, "stars", names, self._set_exactly)
        return menu

    def _set_exactly(self, stars: frozenset[int]) -> None:
        self.choose(replace(self.choice, at_least=0, exactly=stars))

    def _flags_menu(self) -> QMenu:
        menu = ChoiceMenu(self)
        names = {flag: flag_name(flag).capitalize() for flag in (Flag.PICK, Flag.NONE, Flag.REJECT)}
        self._add_ticks(menu, "flags", names, self.set_flags)
        menu.addSeparator()
        hide = menu.addAction(self.tr("Hide rejected"))
        hide.triggered.connect(lambda: self.set_flags(frozenset({Flag.PICK, Flag.NONE})))
        return menu

    def _labels_menu(self) -> QMenu:
        menu = ChoiceMenu(self)
        names = {label: label_name(label).capitalize() for label in (*COLOURS, Label.NONE)}
        self._add_ticks(menu, "labels", names, self.set_labels)
        return menu

    def _add_ticks(
        self, menu: QMenu, kind: str, names: Mapping[T, str], choose: Callable[[frozenset[T]], None]
    ) -> None:
        """An entry to tick for each of the things, and one that takes all ticks away."""

        def tick(_: bool) -> None:
            choose(frozenset(each for each in names if self._ticks[kind, each].isChecked()))

        for each, name in names.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.toggled.connect(tick)
            self._ticks[kind, each] = action
        menu.addAction(self.tr("Any")).triggered.connect(lambda: choose(frozenset()))


def _button(name: str, *commands: str, pill: bool = False) -> QToolButton:
    button = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setAccessibleName(name)
    tell_keys(button, name, *commands)
    button.setIconSize(QSize(12, 12))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if pill:
        button.setProperty("role", "pill")
    return button
