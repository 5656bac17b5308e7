"""Comments against people's, and against each other."""

import sys

import numpy as np
import pytest

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.training.evaluation.cider import cider
from aesthetic_studio.training.evaluation.comments import comment_figures, variety

PEOPLE = (
    ("The light falls softly on the lake at dawn.", "Soft light over a calm lake."),
    ("A dog runs across the beach, sharp and full of life.",),
    ("Strong colours in the market hall draw the eye.", "The colours of the market are strong.", "Too busy."),
)


def test_peoples_own_words_are_the_best_comment() -> None:
    pytest.importorskip("sacrebleu")
    same = comment_figures([each[0] for each in PEOPLE], PEOPLE)
    assert same.bleu4.value == pytest.approx(1.0)
    assert same.rouge_l.value == pytest.approx(1.0)
    assert same.meteor.value == pytest.approx(1.0, abs=0.01)
    other = comment_figures([PEOPLE[1][0], PEOPLE[2][0], PEOPLE[0][0]], PEOPLE)
    assert other.bleu4.value == 0.0
    for name in ("rouge_l", "meteor", "cider"):
        assert getattr(other, name).value < 0.5 * getattr(same, name).value


def test_a_comment_may_be_empty() -> None:
    pytest.importorskip("sacrebleu")
    figures = comment_figures(["", "A dog runs.", ""], PEOPLE)
    assert figures.bleu4.value == 0.0
    assert 0 < figures.rouge_l.value < 1


def test_bleu_is_sacrebleus_over_the_whole_set() -> None:
    sacrebleu = pytest.importorskip("sacrebleu")
    comments = [
        "The light falls on a calm lake.",
        "A dog runs across the sand.",
        "The colours are strong here.",
    ]
    columns = [[each[at] if at < len(each) else None for each in PEOPLE] for at in range(3)]
    whole = sacrebleu.metrics.BLEU(lowercase=True, smooth_method="none").corpus_score(comments, columns)
    assert comment_figures(comments, PEOPLE).bleu4.value == pytest.approx(whole.score / 100)


def test_missing_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sacrebleu.metrics.bleu", None)
    with pytest.raises(UsageError, match=r"aesthetic-studio\[train\]"):
        comment_figures(["a"], [["a"]])


def test_each_comment_needs_a_reference() -> None:
    with pytest.raises(ValueError, match="reference"):
        comment_figures(["a", "b"], [["a"], []])


def test_cider_is_the_papers_formula() -> None:
    """Two photos; unigrams only, because comments of one word have no longer n-grams."""
    assert cider([["a"], ["b"]], [[["a"]], [["c"]]]).tolist() == [2.5, 0.0]
    [half, _] = cider([["a"], ["b"]], [[["a"], ["d"]], [["c"]]])
    assert half == pytest.approx(1.25)
    [longer, _] = cider([["a"], ["b"]], [[["a", "e"]], [["c"]]])
    assert longer == pytest.approx(10 * np.exp(-1 / 72) / np.sqrt(2) / 4)


def test_words_that_stand_on_every_photo_count_nothing() -> None:
    assert cider([["the"], ["the"]], [[["the"]], [["the"]]]).tolist() == [0.0, 0.0]


def test_variety_counts_what_is_repeated() -> None:
    comments = [
        "Soft light. A calm frame of lake.",
        "Soft light. It leans to the left.",
        "A dog runs. soft light!",
    ]
    found = variety(comments)
    assert found.photos == 3
    assert found.sentence == "Soft light."
    assert found.commonest == pytest.approx(2 / 3)
    assert found.distinct == 1.0
    # Seven, seven and five words make four, four and two sequences of four.
    assert found.four_grams == 10


def test_one_sentence_twice_in_a_comment_is_on_one_photo() -> None:
    assert variety(["Soft. Soft.", "Other."]).commonest == 0.5
