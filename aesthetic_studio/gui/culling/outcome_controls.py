"""What becomes of the photos of each bucket."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from aesthetic_studio.domain.changes import MarkValue, PhotoField
from aesthetic_studio.domain.culling import FLAGS, LABELS, STARS, Bucket, Outcome
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.gui.culling.bucket_look import bucket_icon, bucket_name

BUCKETS = (Bucket.KEEP, Bucket.UNSURE, Bucket.OUT)
FIELDS = (PhotoField.FLAG, PhotoField.STARS, PhotoField.LABEL, PhotoField.ALBUMS)


class OutcomeControls(QWidget):
    """Flags, stars, labels or albums, and which of them each bucket is given."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._albums: Sequence[str] = ()
        self._values: Sequence[MarkValue | None] = ()  # of the entries offered; Qt would keep bare texts
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("What to set"))
        self.kind.addItems([self.tr("Flags"), self.tr("Stars"), self.tr("Labels"), self.tr("Albums")])
        self.kind.currentIndexChanged.connect(lambda _: self._fill())
        self.choices = {bucket: QComboBox() for bucket in BUCKETS}
        self._icons: dict[Bucket, QLabel] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addWidget(QLabel(self.tr("Apply as")), 0, 0, 1, 2)
        grid.addWidget(self.kind, 0, 2)
        for row, (bucket, choice) in enumerate(self.choices.items(), start=1):
            picture, name = QLabel(), QLabel(bucket_name(bucket))
            picture.setPixmap(bucket_icon(bucket, self.devicePixelRatioF()).pixmap(12, 12))
            name.setBuddy(choice)
            choice.setAccessibleName(bucket_name(bucket))
            choice.currentTextChanged.connect(lambda _: self.changed.emit())
            for column, part in enumerate((picture, name, choice)):
                grid.addWidget(part, row, column)
        grid.setColumnStretch(2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(grid)
        self._fill()

    @property
    def outcome(self) -> Outcome:
        """What the controls are set to."""
        values: dict[Bucket, MarkValue] = {}
        for bucket, choice in self.choices.items():
            typed = choice.currentText().strip()
            value = self._values[choice.currentIndex()]
            if self.field is PhotoField.ALBUMS:
                value = None if typed == self._leave else typed or None
            if value is not None:
                values[bucket] = value
        return Outcome(self.field, values)

    @property
    def field(self) -> PhotoField:
        """What is set."""
        return FIELDS[self.kind.currentIndex()]

    def set_albums(self, names: Sequence[str]) -> None:
        """The albums that the user fills."""
        self._albums = names
        if self.field is PhotoField.ALBUMS:
            self._fill()

    @property
    def _leave(self) -> str:
        return self.tr("leave as they are")

    def _fill(self) -> None:
        """Offer what there is of a kind, the usual one chosen."""
        usual = self._usual()
        offered = self._offered()
        self._values = (None, *(value for _, value in offered))
        for bucket, choice in self.choices.items():
            with QSignalBlocker(choice):
                choice.clear()
                choice.setEditable(self.field is PhotoField.ALBUMS)
                choice.addItems([self._leave, *(words for words, _ in offered)])
                wanted = usual.get(bucket)
                if wanted in self._values:
                    choice.setCurrentIndex(self._values.index(wanted))
                else:
                    choice.setEditText(str(wanted))
        self.changed.emit()

    def _usual(self) -> Mapping[Bucket, MarkValue]:
        for outcome in (FLAGS, STARS, LABELS):
            if outcome.field is self.field:
                return outcome.values
        return {Bucket.KEEP: self.tr("Keepers")}

    def _offered(self) -> list[tuple[str, MarkValue]]:
        if self.field is PhotoField.FLAG:
            return [
                (self.tr("pick"), Flag.PICK),
                (self.tr("no flag"), Flag.NONE),
                (self.tr("reject"), Flag.REJECT),
            ]
        if self.field is PhotoField.STARS:
            return [*(("★" * stars, stars) for stars in range(5, 0, -1)), (self.tr("no stars"), 0)]
        if self.field is PhotoField.LABEL:
            return [
                (self.tr("red"), Label.RED),
                (self.tr("yellow"), Label.YELLOW),
                (self.tr("green"), Label.GREEN),
                (self.tr("blue"), Label.BLUE),
                (self.tr("no label"), Label.NONE),
            ]
        return [(name, name) for name in self._albums]
