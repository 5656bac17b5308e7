"""What the middle of the window shows when there are no photos: what to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from aesthetic_studio.gui import icons, theme
from aesthetic_studio.gui.shortcuts.bound import tell_keys


class EmptyPage(QWidget):
    """An empty library offers a folder or the samples; an empty answer offers to clear the filter."""

    open_wanted = Signal()
    samples_wanted = Signal()
    clear_wanted = Signal()
    welcomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a key pressed too early is lost, not searched for
        self._picture = QLabel()
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setFont(theme.font(weight=QFont.Weight.DemiBold))
        self._hint = QLabel()
        self._hint.setProperty("role", "quiet")
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setWordWrap(True)
        self._hint.setFixedWidth(440)
        self._computer = QLabel()
        self._computer.setProperty("role", "small")
        self._computer.setTextFormat(Qt.TextFormat.PlainText)
        self._computer.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._computer.setAccessibleName(self.tr("What this computer can run"))
        self._open = _button(self.tr("Open a folder"), self.open_wanted.emit, "open_folder")
        self._open.setProperty("role", "accent")
        self._samples = _button(self.tr("Try the sample photos"), self.samples_wanted.emit)
        self._clear = _button(self.tr("Clear the filter"), self.clear_wanted.emit)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for each in (self._open, self._samples, self._clear):
            buttons.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        for label in (self._picture, self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        layout.addLayout(buttons)
        layout.setAlignment(buttons, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(24)
        layout.addWidget(self._computer, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.show_opening(self.tr("Opening"))  # nobody knows yet whether the library is empty

    def show_welcome(self) -> None:
        """No folder is open yet."""
        self._show(
            "photos",
            self.tr("Your photos stay where they are"),
            self.tr("Drop a folder anywhere in this window"),
            start=True,
        )
        self._welcoming = True
        self._computer.setVisible(bool(self._computer.text()))
        self.welcomed.emit()

    def show_computer(self, text: str) -> None:
        """What this computer can run, below the welcome."""
        self._computer.setText(text)
        self._computer.setVisible(bool(text) and self._welcoming)

    def show_opening(self, what: str) -> None:
        """Something is being read; nothing to press."""
        self._show("photos", what, "", start=False)

    def show_no_photos(self, folder: str) -> None:
        """A folder without photos."""
        self._show(
            "folder",
            self.tr("No photos in {folder}").format(folder=folder),
            self.tr("JPEG, HEIC, PNG, TIFF, WebP, AVIF and RAW are read."),
            start=True,
        )
        self._samples.hide()

    def show_gone(self, folder: str) -> None:
        """A folder whose drive is away."""
        self._show(
            "folder",
            self.tr("{folder} is not here now").format(folder=folder),
            self.tr("Connect its drive, then look for new photos."),
            start=False,
        )

    def show_no_match(self, wanted: str = "") -> None:
        """The filter hides everything; ``wanted`` is how it is written."""
        self._show("search", self.tr("No photo matches"), wanted, start=False)
        self._clear.show()

    def show_failure(self, message: str, advice: str) -> None:
        """The library cannot be opened."""
        self._show("warning", message, advice, start=False)

    def _show(self, icon: str, title: str, hint: str, *, start: bool) -> None:
        self._icon = icon
        self._picture.setPixmap(icons.pixmap(icon, theme.tokens().quiet, 40, self.devicePixelRatioF()))
        self._title.setText(title)
        self.setAccessibleName(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        focused = self.window().focusWidget()
        if not start and focused in {self._open, self._samples, self._clear}:
            self.setFocus()  # or it would go to whatever part of the window comes next
        self._open.setVisible(start)
        self._samples.setVisible(start)
        if start and focused is self:
            self._open.setFocus()
        self._clear.hide()
        self._computer.hide()
        self._welcoming = False

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins here; before the page is part of a window it would be forgotten."""
        super().showEvent(event)
        if self.window().focusWidget() is None:
            self.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """The picture follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._picture.setPixmap(
                icons.pixmap(self._icon, theme.tokens().quiet, 40, self.devicePixelRatioF())
            )


def _button(text: str, pressed: Callable[[], None], command: str = "") -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text)
    tell_keys(button, text, *filter(None, [command]))
    button.clicked.connect(pressed)
    return button
