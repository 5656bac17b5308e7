"""How far the personal score is from being proven: "14 ratings, about 30 more needed"."""

from dataclasses import dataclass

from aesthetic_studio.taste.intervals import Interval

_MOST_GAIN = 0.075
_HALFWAY = 100.0
"""The gain in rank correlation that people get on average from a number of ratings: most · n / (n + halfway)."""
_DIFFER = 0.7
"""How far people differ from that, relative to it."""
_INTERVAL = 1.645
_CONFIDENT = 1.282
"""Standard errors from the middle of a normal distribution to the end of its middle 90 %, and to its lowest 10 %."""
_SPREAD = 0.35
"""Standard error of the gain times the root of the number of photos, where none was measured."""
_OUT_OF_SIGHT = 2000


@dataclass(frozen=True, slots=True)
class Learning:
    """Where the learning stands.

    Attributes:
        photos: different photos rated so far.
        needed: about so many more until the score is proven; 0 once it is, None where it is not in sight.
        share: this person's gain relative to the usual one, as far as it is known.
    """

    photos: int
    needed: int | None
    share: float = 1.0

    def gain_at(self, photos: float) -> float:
        """The gain in rank correlation to be expected once so many photos are rated."""
        return self.share * usual_gain(photos)


def usual_gain(photos: float) -> float:
    """The gain that people get on average from rating so many photos."""
    return _MOST_GAIN * photos / (photos + _HALFWAY)


def learning(photos: int, gain: Interval, *, proven: bool, least: int) -> Learning:
    """Carry the measured gain on along the usual curve, until its interval leaves zero.

    Args:
        photos: different photos rated.
        gain: as cross-validated on them.
        proven: whether it passed.
        least: photos before which nothing is proven.
    """
    share, error = 1.0, _SPREAD
    if gain.value is not None and gain.low is not None and gain.high is not None and photos >= 10:
        measured = max((gain.high - gain.low) / (2 * _INTERVAL), 1e-3)
        error = measured * photos**0.5
        usual = usual_gain(photos)
        trust = (_DIFFER * usual) ** 2 / ((_DIFFER * usual) ** 2 + measured**2)
        share += trust * (gain.value / usual - 1)
    if proven:
        return Learning(photos, 0, share)
    for count in range(max(photos + 1, least), _OUT_OF_SIGHT):
        if share * usual_gain(count) >= _CONFIDENT * error / count**0.5:
            return Learning(photos, count - photos, share)
    return Learning(photos, None, share)
