"""Hypothesis strategies for critiques."""

from hypothesis import strategies as st

from aesthetic_studio.domain.critique import (
    Attribute,
    CriticInfo,
    Critique,
    CropBox,
    Operation,
    OperationName,
    Suggestion,
)
from aesthetic_studio.domain.score import PersonalScore, Score

numbers = st.floats(allow_nan=False, allow_infinity=False)
texts = st.text(st.characters(), max_size=40)  # lone surrogates too: models utter anything
names = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)  # a critic is named by people

score_values = st.builds(
    Score, value=numbers, std=numbers, distribution=st.dictionaries(st.integers(1, 10), numbers, max_size=10)
)
personal_scores = st.builds(
    PersonalScore,
    value=numbers,
    std=numbers,
    proven=st.booleans(),
    predictor=texts,
    examples=st.lists(texts, max_size=3).map(tuple),
)
operations = st.builds(
    Operation,
    name=st.sampled_from(OperationName),
    amount=st.none() | numbers | st.builds(CropBox, numbers, numbers, numbers, numbers),
)
suggestions = st.builds(
    Suggestion,
    text=texts,
    attribute=st.none() | st.sampled_from(Attribute),
    operation=st.none() | operations,
)
critique_values = st.builds(
    Critique,
    score=score_values,
    attributes=st.dictionaries(st.sampled_from(Attribute), st.none() | numbers),
    comment=texts,
    suggestions=st.lists(suggestions, max_size=3).map(tuple),
    critic=st.builds(CriticInfo, names, names, names, st.integers(0, 10**6), names),
    elapsed_s=numbers,
    personal_score=st.none() | personal_scores,
    complete=st.booleans(),
)
