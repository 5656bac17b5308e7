"""The page for assisted culling: thresholds on the left, what they make of the photos on the right."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from aesthetic_studio.domain.culling import Bucket, Candidate, CullingRule, Proposal, propose, usual_rule
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.gui.culling.bucket_grid import BucketGrid
from aesthetic_studio.gui.culling.bucket_loupe import BucketLoupe
from aesthetic_studio.gui.culling.bucket_tabs import BUCKETS, BucketTabs, Heap
from aesthetic_studio.gui.culling.missing_scores import MissingScores
from aesthetic_studio.gui.culling.outcome_controls import OutcomeControls
from aesthetic_studio.gui.culling.rule_controls import RuleControls
from aesthetic_studio.gui.culling.score_histogram import Scores
from aesthetic_studio.gui.workers import CatalogueReader, DecodePool

if TYPE_CHECKING:
    from aesthetic_studio.studio.library import Library

CONTROLS_WIDTH = 304
SOON_MS = 300


@dataclass(frozen=True, slots=True)
class Scope:
    """Photos that can be culled, and how they are called."""

    words: str
    ids: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a rule makes of the candidates, worked out away from the window."""

    proposal: Proposal = field(default_factory=Proposal)
    scores: Scores = field(default_factory=Scores)
    heaps: Mapping[Heap, Sequence[int]] = field(default_factory=dict)


class CullingPage(QWidget):
    """Shows what a rule would do, lets photos be moved by hand, and tells what was decided."""

    decided = Signal(object, object)  # buckets by photo id, Outcome
    critique_wanted = Signal(object)  # ids of photos without a score
    leave_wanted = Signal()

    def __init__(self, reader: CatalogueReader, decoder: DecodePool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._reader = reader
        self._library: Library | None = None
        self._candidates: Sequence[Candidate] = ()
        self._by_hand: dict[int, Bucket] = {}
        self._answer = _Answer()
        self._working = self._again = self._reads = False
        self._usual = True  # until the user has touched a control, the rule follows the scores
        self._reading = 0
        self.rule = RuleControls()
        self.outcome = OutcomeControls()
        self.tabs = BucketTabs()
        self.grid = BucketGrid(reader, decoder)
        self.loupe = BucketLoupe(decoder.images)
        self._large = False
        self.scope = QComboBox()
        self.scope.setAccessibleName(self.tr("Which photos"))
        self.apply = QPushButton()
        self.apply.setProperty("role", "accent")
        self.cancel = QPushButton(self.tr("Cancel"))
        self.reset = QPushButton()
        self.reset.setToolTip(self.tr("Put them back where the scores put them"))
        self.missing = MissingScores()
        self._pages, self._nothing = QStackedWidget(), QLabel()
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._lay_out()
        self._connect()
        self._show_buttons()

    def _lay_out(self) -> None:
        left = QWidget()
        left.setProperty("role", "panel")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left.setFixedWidth(CONTROLS_WIDTH)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(20, 12, 20, 12)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        buttons.addWidget(self.apply)
        column = _column(left)
        column.addWidget(self._controls(), 1)
        column.addWidget(_line())
        column.addLayout(buttons)
        right = QWidget()
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 16, 8)
        bar.addWidget(self.tabs)
        bar.addStretch()
        bar.addWidget(self.reset)
        self._nothing.setProperty("role", "quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for page in (self.grid, self.loupe, self._nothing):
            self._pages.addWidget(page)
        column = _column(right)
        column.addLayout(bar)
        column.addWidget(self._pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(right, 1)

    def _controls(self) -> QScrollArea:
        heading, hint = (
            QLabel(self.tr("Assisted culling")),
            QLabel(self.tr("Nothing changes before you apply it.")),
        )
        heading.setProperty("role", "title")
        hint.setProperty("role", "quiet")
        hint.setWordWrap(True)
        controls = QWidget()
        controls.setProperty("role", "panel")
        column = QVBoxLayout(controls)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(16)
        for part in (heading, self.scope, self.rule, self.missing, _line(), self.outcome, hint):
            column.addWidget(part)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setProperty("role", "panel")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(controls)
        return scroll

    def _connect(self) -> None:
        self.rule.rule_changed.connect(self._follow_rule)
        self.outcome.changed.connect(self._show_buttons)
        self.tabs.chosen.connect(lambda _: self._show_heap())
        self.scope.activated.connect(lambda _: self._read(fresh=True))
        self.apply.clicked.connect(self._decide)
        self.cancel.clicked.connect(self.leave_wanted)
        self.reset.clicked.connect(self._forget_moves)
        self.missing.critique_wanted.connect(self.critique_wanted)
        self._soon.timeout.connect(self._read)
        self.grid.opened.connect(lambda: self.show_large(True))
        self.grid.active_changed.connect(self._show_active)
        self.loupe.left.connect(lambda: self.show_large(False))
        self.loupe.step_wanted.connect(self.grid.step)
        keys = {Bucket.KEEP: ("P", "K"), Bucket.UNSURE: ("U",), Bucket.OUT: ("X",)}
        for bucket, letters in keys.items():
            for letter in letters:
                self._on_key(letter, partial(self.move_selected, bucket))
        for number, heap in enumerate(BUCKETS, start=1):
            self._on_key(str(number), partial(self.tabs.choose, heap))
        self._on_key("Ctrl+Return", self.apply.click)

    def _on_key(self, key: str, pressed: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(pressed)

    # --- which photos

    def open(self, library: "Library", scopes: Sequence[Scope], albums: Sequence[str]) -> None:
        """Begin anew with one of these scopes, the first at first."""
        self._library = library
        self.grid.set_library(library)
        self.scope.clear()
        for scope in scopes:
            self.scope.addItem(scope.words, scope)
        self.scope.setEnabled(len(scopes) > 1)
        self.outcome.set_albums(albums)
        self.tabs.choose(Heap.KEEP)
        self.show_large(False)
        self._read(fresh=True)

    def library_changed(self) -> None:
        """Scores or marks may be others: look again soon."""
        if self._library is not None and self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def close_library(self) -> None:
        """What was decided is done, or given up: the photos are of no interest any more."""
        self._library = None
        self._candidates = ()
        self._soon.stop()
        self.grid.show_ids(())

    def _read(self, *, fresh: bool = False) -> None:
        library, scope = self._library, self.scope.currentData()
        if library is None or scope is None:
            return
        self._reading += 1
        self._reads = True
        number = self._reading
        if fresh:
            self._usual = True
            self._by_hand.clear()

        def show(candidates: Sequence[Candidate]) -> None:
            if number != self._reading:
                return
            self._reads = False
            self._candidates = candidates
            self.rule.offer_personal(any(each.personal_score is not None for each in candidates))
            if self._usual:
                self.rule.set_rule(usual_rule(candidates))
            self._work_out()

        self._reader.post(lambda: library.culling.candidates(scope.ids), show, self._give_up)

    # --- what the rule makes of them

    @property
    def words(self) -> str:
        """Why no photos are shown; empty where some are."""
        return self._nothing.text() if self._pages.currentWidget() is self._nothing else ""

    @property
    def proposal(self) -> Proposal:
        """Where the photos are put now."""
        return self._answer.proposal

    @property
    def settled(self) -> bool:
        """Whether what is shown is what the controls say."""
        return not (self._working or self._again or self._reads) and self.grid.settled

    def _follow_rule(self, _: CullingRule) -> None:
        self._usual = False
        self._work_out()

    def _work_out(self) -> None:
        """Away from the window: a hundred thousand photos take longer than a frame. The newest rule wins."""
        if self._working:
            self._again = True
            return
        self._working = True
        candidates, rule, by_hand = self._candidates, self.rule.rule, dict(self._by_hand)
        self._reader.post(lambda: _answer(candidates, rule, by_hand), self._show, self._give_up)

    def _give_up(self, error: StudioError) -> None:
        """What was there stays, and the next change of a control or of the library is followed again."""
        self._working = self._again = self._reads = False
        self._reader.call_failed.emit(error)

    def _show(self, answer: _Answer) -> None:
        self._working = False
        self._answer = answer
        self.rule.show_scores(answer.scores)
        self.tabs.show_counts({heap: len(ids) for heap, ids in answer.heaps.items()})
        self._show_heap()
        self._show_buttons()
        if self._again:
            self._again = False
            self._work_out()

    def _show_heap(self) -> None:
        ids = self._answer.heaps.get(self.tabs.current, ())
        self.grid.show_ids(ids, by_own_score=self.rule.rule.personal)
        self._nothing.setText(self._why_nothing())
        photos = self.loupe if self._large else self.grid
        self._pages.setCurrentWidget(photos if ids else self._nothing)

    def show_large(self, large: bool) -> None:
        """One photo of the heap large, or all of them."""
        self._large = large
        self._show_heap()
        self._show_active()
        (self.loupe if large else self.grid).setFocus()

    def _show_active(self) -> None:
        if self._large:
            self.loupe.look_at(*self.grid.active)

    def _why_nothing(self) -> str:
        proposal = self._answer.proposal
        if not self._candidates:
            words = self.tr("No photos")
        elif proposal.buckets:
            words = self.tr("No photo is here now.")
        elif proposal.unscored:
            words = self.tr("These photos have no score yet. Critique them first.")
        elif proposal.left:
            words = self.tr("You have marked these photos: they stay as they are.")
        else:
            words = self.tr("These photos cannot be read.")
        return words

    def _show_buttons(self) -> None:
        proposal = self._answer.proposal
        changed = sum(bucket in self.outcome.outcome.values for bucket in proposal.buckets.values())
        self.apply.setText(
            self.tr("Apply to %Ln photos", "", changed) if changed else self.tr("Nothing to apply")
        )
        self.apply.setEnabled(changed > 0)
        self.missing.show_photos(proposal, {each.photo_id for each in self._candidates if each.failed})
        self.reset.setText(self.tr("%Ln photos moved by hand: put back", "", len(self._by_hand)))
        self.reset.setVisible(bool(self._by_hand))

    # --- what the user does

    def move_selected(self, bucket: Bucket) -> None:
        """Put the selected photos into a bucket, whatever their scores say."""
        ids = self.grid.selected_ids
        if ids:
            self.grid.go_on()
            self._by_hand.update(dict.fromkeys(ids, bucket))
            self._work_out()

    def _forget_moves(self) -> None:
        self._by_hand.clear()
        self._work_out()

    def _decide(self) -> None:
        if self.apply.isEnabled() and not (self._working or self._again):
            self.decided.emit(dict(self._answer.proposal.buckets), self.outcome.outcome)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard begins with the photos."""
        super().focusInEvent(event)
        self.grid.setFocus()


def _answer(candidates: Sequence[Candidate], rule: CullingRule, by_hand: Mapping[int, Bucket]) -> _Answer:
    known = {each.photo_id for each in candidates}
    proposal = propose(candidates, rule).moved({key: put for key, put in by_hand.items() if key in known})
    scores = {each.photo_id: rule.score(each) or 0.0 for each in candidates}
    heaps: dict[Heap, Sequence[int]] = {
        Heap(bucket.value): sorted(proposal.of(bucket), key=lambda key: -scores[key]) for bucket in Bucket
    }
    heaps |= {Heap.UNSCORED: (*proposal.unscored, *proposal.unreadable), Heap.LEFT: proposal.left}
    return _Answer(proposal, Scores.of(candidates, proposal, rule), heaps)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.NoFrame)
    line.setFixedHeight(1)
    line.setProperty("role", "line")
    return line
