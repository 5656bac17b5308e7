"""The page about the user's taste: where the learning stands, what the taste consists of, and its history."""

from collections.abc import Container, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.progress import Progress
from aesthetic_studio.domain.rating import RatedEvent
from aesthetic_studio.gui.critique.examples_strip import ThumbnailOf
from aesthetic_studio.gui.critique.wording import one_decimal
from aesthetic_studio.gui.error_words import said
from aesthetic_studio.gui.taste.agreement_chart import AgreementChart
from aesthetic_studio.gui.taste.card import Card
from aesthetic_studio.gui.taste.curve_chart import CurveChart
from aesthetic_studio.gui.taste.figures_table import FiguresTable
from aesthetic_studio.gui.taste.headline import Headline
from aesthetic_studio.gui.taste.history_table import HistoryTable
from aesthetic_studio.gui.taste.interval_rows import IntervalRow, IntervalRows
from aesthetic_studio.gui.taste.invitation import Invitation
from aesthetic_studio.gui.taste.profile_bar import ProfileBar
from aesthetic_studio.gui.taste.second_look import SecondLook
from aesthetic_studio.gui.taste.spread_chart import SpreadChart
from aesthetic_studio.gui.taste.wording import attribute_word, predictor_word, statement
from aesthetic_studio.gui.theme import GRID
from aesthetic_studio.studio.taste_report import TasteReport
from aesthetic_studio.taste.proof import LEAST_PHOTOS, PROVEN_BY

NARROW = 760
"""Pixels below which the cards stand in one column."""
_EARLY = frozenset({"curve", "spread"})
"""The cards that tell something before there are enough ratings for a proof; in the others all would be chance."""


class TastePage(QScrollArea):
    """Shows a `TasteReport`; asks for one whenever it comes into view."""

    opened = Signal()
    photo_activated = Signal(str)  # path

    def __init__(self, thumbnail_of: ThumbnailOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Taste"))
        self.profiles, self.headline, self.history = ProfileBar(), Headline(), HistoryTable()
        self.invitation = Invitation()
        self.invitation.hide()
        self.history.activated.connect(self.photo_activated)
        self._agreement, self._curve, self._spread = AgreementChart(), CurveChart(), SpreadChart()
        self._gains = IntervalRows(self.tr("Gain over the general score"), self.tr("general score"))
        self._figures = FiguresTable()
        self._weights = IntervalRows(self.tr("What you weigh otherwise"), self.tr("most people"))
        self._second_look = SecondLook(thumbnail_of)
        self._cards = {
            "gain": Card(self.tr("Gain over the general score"), self._gains),
            "agreement": Card(self.tr("Predicted against actual"), self._agreement),
            "curve": Card(self.tr("Learning curve"), self._curve),
            "spread": Card(self.tr("Spread of the scores"), self._spread),
            "weights": Card(self.tr("What you weigh otherwise"), self._weights),
            "second": Card(self.tr("Worth a second look"), self._second_look),
        }
        self._cards["gain"].add(self._figures)
        self._agreement.activated.connect(self.photo_activated)
        self._second_look.activated.connect(self.photo_activated)
        self._charts = QWidget()
        self._grid = QGridLayout(self._charts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(3 * GRID)
        self._columns, self._reported = 0, False
        content = QWidget()
        content.setProperty("role", "canvas")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 5 * GRID)
        self._column.setSpacing(3 * GRID)
        self._column.addWidget(self.profiles)
        self._column.addWidget(self.headline)
        self._column.addWidget(self.invitation)
        self._column.addWidget(self._charts)
        self._column.addWidget(self.history)
        self._column.addStretch(1)
        self.setWidget(content)
        self._show_cards(())

    @property
    def cards(self) -> Sequence[Card]:
        """The cards that have something to tell."""
        return [card for card in self._cards.values() if not card.isHidden()]

    def show_begun(self) -> None:
        """Figures are being found; those that were found last stay."""
        if self._reported:
            self.headline.show_updating()
        else:
            self.headline.show_working(self.tr("Looking at your ratings"))

    def show_progress(self, progress: Progress) -> None:
        """The photos that the critic has not seen yet are being looked at."""
        done, total = progress.done, progress.total or 0
        if self._reported:
            self.headline.show_updating(done, total)
        else:
            self.headline.show_working(self.tr("Looking at the rated photos"), done, total)

    def clear_report(self) -> None:
        """Show no figures: they were somebody else's."""
        self._reported = False
        self._show_cards(())

    def show_trouble(self, error: StudioError) -> None:
        """There is no report."""
        self.headline.show_trouble(said(error.message), said(error.advice))

    def show_events(self, events: Sequence[RatedEvent]) -> None:
        """Show another history; where nothing was ever rated the ways to begin stand in the place of figures."""
        self.history.show_events(events)
        self.invitation.setVisible(not events)
        for part in (self.headline, self._charts, self.history):
            part.setVisible(bool(events))

    def show_report(self, report: TasteReport) -> None:
        """Show what was found; charts without anything to show are out of sight."""
        proof, self._reported = report.proof, True
        self.headline.show_report(report)
        self.history.show_figures(report.photos)
        self._show_spread(report)
        own = proof.predictors.get(PROVEN_BY.name)
        if own is None or proof.photos < LEAST_PHOTOS:
            self._curve.show_curve((), None, proof.learning)
            self._cards["curve"].say(self.tr("How much better your score is expected to become."))
            self._show_cards(_EARLY if proof.ratings else ())
            return
        self._show_cards(self._cards)
        self._agreement.show_photos(report.photos)
        self._curve.show_curve(report.curve, own.gain, proof.learning)
        self._gains.show_rows(
            [
                IntervalRow(
                    predictor_word(name),
                    found.gain,
                    sure=found.gain.low is not None and found.gain.low > 0,
                    bold=name == PROVEN_BY.name,
                )
                for name, found in proof.predictors.items()
                if name != "general"
            ]
        )
        self._show_words(report)

    def _show_words(self, report: TasteReport) -> None:
        cards, proof = self._cards, report.proof
        own = proof.predictors[PROVEN_BY.name]
        self._figures.show_figures(proof.predictors["general"], own, proven=proof.proven)
        cards["gain"].say(
            self.tr(
                "“{}” is shown as your score: it was chosen beforehand, as the best of several often leads by chance."
            ).format(predictor_word(PROVEN_BY.name))
            if proof.proven
            else self.tr("Ways of learning from you; “{}” becomes your score once it is proven.").format(
                predictor_word(PROVEN_BY.name)
            )
        )
        self._weights.show_rows(
            [
                IntervalRow(attribute_word(each.attribute), each.weight, each.differs)
                for each in report.attributes
            ]
        )
        cards["weights"].setVisible(bool(report.attributes))
        said = " ".join(filter(None, map(statement, report.attributes)))
        cards["weights"].say(said or self.tr("Nothing yet that is surely different from most people."))
        self._second_look.show_photos(report.surprises)
        cards["second"].setVisible(bool(report.surprises))
        cards["second"].say(
            self.tr("Your rating is far from what your other ratings say. A slip, or a secret?")
        )
        mae = own.figures["mae"].value
        cards["agreement"].say(
            "" if mae is None else self.tr("{} points apart on average").format(one_decimal(mae))
        )
        cards["curve"].say(
            self.tr("Dots: measured with fewer of your ratings. Dashed: expected, until it is proven.")
            if proof.learning.needed
            else self.tr("Measured with fewer of your ratings; the lines hold 90 %.")
        )

    def _show_spread(self, report: TasteReport) -> None:
        self._spread.show_photos(report.photos)
        self._cards["spread"].say(self.tr("Bars: your ratings. Line: the general score of the same photos."))

    def showEvent(self, event: QEvent) -> None:
        """Ask for what is to be shown."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.opened.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(event)
        columns = 2 if self.viewport().width() >= NARROW else 1
        if columns != self._columns:
            self._columns = columns
            for place, card in enumerate(self._cards.values()):
                self._grid.addWidget(card, place // columns, place % columns)
            self._grid.setColumnStretch(0, 1)
            self._grid.setColumnStretch(1, columns - 1)

    def _show_cards(self, names: Container[str]) -> None:
        for name, card in self._cards.items():
            card.setVisible(name in names)
