"""Earlier critiques of the photo in view: a menu by date and critic, and a pin for the one to be seen first."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from aesthetic_studio.domain.kept_critique import KeptCritique
from aesthetic_studio.gui import icons, theme
from aesthetic_studio.gui.actions import as_entry
from aesthetic_studio.gui.critique.small_button import make_small
from aesthetic_studio.gui.critique.wording import one_decimal
from aesthetic_studio.gui.dates import day_words, moment_words

_ICON_SIDE = 12


class KeptCritiques(QWidget):
    """Two quiet buttons; each is there only where it has something to do."""

    chosen = Signal(object)
    """Show the critique with this key; None for the newest."""
    pin_wanted = Signal(object)
    """Let the critique with this key be seen first; None for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: KeptCritique | None = None
        self._offered: object = None
        self._menu = QMenu(self)
        self._older, self._pin = QToolButton(self), QToolButton(self)
        self._older.setMenu(self._menu)
        self._older.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._older.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._older.setToolTip(self.tr("Every critique of this photo, by date and critic"))
        self._pin.setCheckable(True)
        self._pin.setIconSize(QSize(_ICON_SIDE, _ICON_SIDE))
        self._pin.clicked.connect(self._turn)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self._older, self._pin):
            make_small(button)
            row.addWidget(button)
        self.show_kept((), None, {})

    def show_kept(
        self, kept: Sequence[KeptCritique], shown: KeptCritique | None, names: Mapping[str, str]
    ) -> None:
        """Offer the critiques of a photo.

        Args:
            kept: all of them, the newest first.
            shown: the one in view; None where it is not in the catalogue yet.
            names: of the critics, by their ids.
        """
        wanted = (tuple(kept), shown, names)
        if wanted == self._offered:
            return
        self._offered, self._shown = wanted, shown
        self._menu.clear()
        group = QActionGroup(self._menu)
        for place, each in enumerate(kept):
            entry = self._menu.addAction(as_entry(self._words(each, names)))
            entry.setCheckable(True)
            entry.setChecked(shown is not None and each.id == shown.id)
            entry.setData(None if place == 0 else each.id)
            group.addAction(entry)
        group.triggered.connect(self._choose)
        self._older.setVisible(len(kept) > 1)
        newest = shown is None or not kept or shown.id == kept[0].id
        others = len(kept) - (shown is not None)
        words = self.tr("%Ln older", "", others) if newest or shown is None else day_words(shown.created_at)
        self._older.setText(words)
        self._older.setAccessibleName(self.tr("Critiques of this photo: {words}").format(words=words))
        self._pin.setVisible(shown is not None)
        self._pin.setChecked(shown is not None and shown.pinned)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """The icon follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        pinned = self._pin.isChecked()
        colours = theme.tokens()
        colour = colours.text if pinned else colours.quiet
        self._pin.setIcon(icons.icon("pinned" if pinned else "pin", colour, _ICON_SIDE))
        words = self.tr("Pinned: seen first") if pinned else self.tr("Pin: see this critique first")
        self._pin.setAccessibleName(words)
        self._pin.setToolTip(words)

    def _words(self, kept: KeptCritique, names: Mapping[str, str]) -> str:
        critic = kept.critique.critic.id
        words = [
            moment_words(kept.created_at),
            names.get(critic, critic),
            one_decimal(kept.critique.score.value),
        ]
        return " · ".join([*words, self.tr("pinned")] if kept.pinned else words)

    def _choose(self, entry: QAction) -> None:
        self.chosen.emit(entry.data())

    def _turn(self) -> None:
        if self._shown is not None:
            self.pin_wanted.emit(self._shown.id if self._pin.isChecked() else None)
