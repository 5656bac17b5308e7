"""Reports of people that are made, as the taste page shows them."""

from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from aesthetic_studio.studio.taste_report import TasteReport, taste_report
from aesthetic_studio.taste.explanation import AttributeWeight
from aesthetic_studio.taste.intervals import Interval
from tests.studio.test_taste_report import LearnedFrom
from tests.taste.people import made

WEIGHTS = [
    AttributeWeight(Attribute.LIGHT, Interval(0.5, 0.2, 0.8), True),
    AttributeWeight(Attribute.SHARPNESS, Interval(-0.6, -0.9, -0.3), True),
    AttributeWeight(Attribute.COLOUR, Interval(0.1, -0.2, 0.4), False),
]


class Weighing(LearnedFrom):
    """Somebody who loves light and forgives soft focus."""

    def attribute_weights(self, rated):
        return WEIGHTS


def report(many: int, *, taste: float = 1.5) -> TasteReport:
    return taste_report(Weighing(made(many, taste=taste)), cancel=CancelToken(), progress=ignore_progress)
