"""The bottom of the window: what a key would act on, and what is being worked on."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QToolButton, QWidget

from aesthetic_studio.gui import icons, theme
from aesthetic_studio.gui.tooltip import plain_tooltip

MESSAGE_MS = 12_000


class StatusBar(QWidget):
    """Selection on the left, a message in the middle, work with progress, time left and stop on the right."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(30)
        self._selection = _label("Selection")
        self._scope = _label("What a rating applies to", quiet=True)
        self._message = _label("Message")
        self._message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._work = _label("Work", quiet=True)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(160)
        self._bar.setAccessibleName("Progress")
        self._left = _label("Time left", quiet=True)
        self._stop = QToolButton()
        self._stop.setAccessibleName("Stop")
        self._stop.setToolTip("Stop (Esc)")
        self._stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._stop.clicked.connect(self.stop_wanted)
        self._forget = QTimer(self, singleShot=True, interval=MESSAGE_MS)
        self._forget.timeout.connect(self._message.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 8, 0)
        layout.setSpacing(12)
        for each in (self._selection, self._scope):
            layout.addWidget(each)
        layout.addWidget(self._message, 1)
        for part in (self._work, self._bar, self._left, self._stop):
            layout.addWidget(part)
        self._tint()
        self.show_rest("")

    def show_selection(self, selected: int, shown: int, acts_on: int) -> None:
        """How many are selected of how many, and how many a rating would change."""
        self._selection.setText(f"{selected:,} of {shown:,} selected" if shown else "")
        photos = "1 photo" if acts_on == 1 else f"{acts_on:,} photos"
        self._scope.setText(f"rating applies to {photos}" if acts_on else "")

    def show_message(self, text: str) -> None:
        """Something to know, for a while; the whole text is in the tooltip."""
        self._message.setText(text)
        self._message.setToolTip(plain_tooltip(text))
        self._forget.start()

    def show_work(
        self, what: str, done: int = 0, total: int = 0, seconds_left: float = -1.0, *, stop: bool = True
    ) -> None:
        """What is being worked on; without a total the bar only moves."""
        self._work.setText(what)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.show()
        self._left.setText(f"{clock(seconds_left)} left" if seconds_left >= 0 else "")
        self._left.setVisible(seconds_left >= 0)
        self._stop.setVisible(stop)

    def show_rest(self, what: str) -> None:
        """Nothing is being worked on."""
        self._work.setText(what)
        for each in (self._bar, self._left, self._stop):
            each.hide()

    def changeEvent(self, event: QEvent) -> None:
        """The icon follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        self._stop.setIcon(icons.icon("stop", theme.tokens().text, 14))


def clock(seconds: float) -> str:
    """Seconds as h:mm:ss."""
    whole = round(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def _label(name: str, *, quiet: bool = False) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAccessibleDescription(name)
    if quiet:
        label.setProperty("role", "quiet")
    return label
