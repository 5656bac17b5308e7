"""Any filters at all, for property tests."""

from hypothesis import strategies as st

from aesthetic_studio.domain.period import Period
from aesthetic_studio.domain.photo_filter import (
    Comparison,
    Either,
    Every,
    FilterField,
    Not,
    Sign,
    ValueKind,
)

PERIODS = (
    st.datetimes()
    .map(lambda at: (at.year, at.month, at.day, at.hour, at.minute, at.second))
    .flatmap(lambda parts: st.sampled_from((1, 2, 3, 5, 6)).map(lambda count: Period(parts[:count])))
)
VALUES = {
    ValueKind.NUMBER: st.floats(-1e6, 1e6) | st.integers(0, 10).map(float),
    ValueKind.TEXT: st.text(max_size=8),
    ValueKind.TIME: PERIODS,
    ValueKind.YES_OR_NO: st.booleans(),
}


@st.composite
def made_comparisons(draw):
    field = draw(st.sampled_from(FilterField))
    sign = draw(st.sampled_from(sorted(field.signs)))
    if field.can_be_missing and sign in {Sign.IS, Sign.IS_NOT} and draw(st.booleans()):
        return Comparison(field, sign, None)
    value = draw(st.sampled_from(field.words) if field.words else VALUES[field.kind])
    return Comparison(field, sign, value)


FILTERS = st.recursive(
    made_comparisons(),
    lambda part: (
        st.builds(Not, part)
        | st.builds(Every, st.lists(part, min_size=2, max_size=3).map(tuple))
        | st.builds(Either, st.lists(part, min_size=2, max_size=3).map(tuple))
    ),
    max_leaves=8,
)
