"""The heaps of photos that culling makes, with how many are in each; one of them is looked at."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from aesthetic_studio.domain.culling import Bucket
from aesthetic_studio.gui.culling.bucket_look import BESIDE, SIDE, bucket_icon, bucket_name


class Heap(StrEnum):
    """The three buckets, and the photos that are in none of them."""

    KEEP = "keep"
    UNSURE = "unsure"
    OUT = "out"
    UNSCORED = "unscored"
    LEFT = "left"


BUCKETS = (Heap.KEEP, Heap.UNSURE, Heap.OUT)


class BucketTabs(QFrame):
    """A segment for each heap; those in no bucket only where there are any."""

    chosen = Signal(object)  # Heap

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "segments")
        self.current = Heap.KEEP
        self._buttons: dict[Heap, QToolButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        tips = {
            Heap.KEEP: self.tr("Photos to keep (1); P puts the selected ones here"),
            Heap.UNSURE: self.tr("Photos that you should decide about (2); U puts the selected ones here"),
            Heap.OUT: self.tr("Photos to leave out (3); X puts the selected ones here"),
            Heap.UNSCORED: self.tr("Photos without a score"),
            Heap.LEFT: self.tr("Photos that you have marked: they stay as they are"),
        }
        for heap, tip in tips.items():
            button = QToolButton()
            button.setCheckable(True)
            button.setToolTip(tip)
            button.setProperty("role", "segment")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(SIDE + BESIDE, SIDE))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, heap=heap: self.choose(heap))
            self._group.addButton(button)
            self._buttons[heap] = button
            row.addWidget(button)
        self._buttons[self.current].setChecked(True)
        self._tint()
        self.show_counts({})

    def choose(self, heap: Heap) -> None:
        """Look at another heap."""
        self.current = heap
        self._buttons[heap].setChecked(True)
        self.chosen.emit(heap)

    def show_counts(self, counts: Mapping[Heap, int]) -> None:
        """How many photos each holds; an empty one that is no bucket is not offered."""
        names = {heap: bucket_name(Bucket(heap.value)) for heap in BUCKETS}
        names |= {Heap.UNSCORED: self.tr("No score"), Heap.LEFT: self.tr("Marked")}
        for heap, button in self._buttons.items():
            count = counts.get(heap, 0)
            button.setText(self.tr("{heap} {count}").format(heap=names[heap], count=f"{count:,}"))
            button.setAccessibleName(button.text())
            button.setVisible(heap in BUCKETS or count > 0)
        if not self._buttons[self.current].isVisibleTo(self):
            self.choose(Heap.KEEP)

    def changeEvent(self, event: QEvent) -> None:
        """The squares follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        for heap in BUCKETS:
            self._buttons[heap].setIcon(bucket_icon(Bucket(heap.value), self.devicePixelRatioF(), BESIDE))
