"""What others published on the same data sets, to be read beside our own figures.

A figure is comparable only on the same data set and split, and trained on as much; none of these models was trained or
measured by us.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Suite(StrEnum):
    """What can be measured; the order is the order of work and of display."""

    DEFECTS = "defects"
    SCORES = "scores"
    PERSONAL = "personal"
    COMMENTS = "comments"
    AESBENCH = "aesbench"


@dataclass(frozen=True, slots=True)
class Published:
    """One published figure.

    Attributes:
        suite: beside which of ours it belongs.
        data_set: as in the catalogue.
        model: its name.
        measure: what was measured.
        value: as published, accuracies as shares 0–1.
        source: who published it.
    """

    suite: Suite
    data_set: str
    model: str
    measure: str
    value: float
    source: str


_Q_REALIGN = "model cards q-future/Q-ReAlign-*"
_ARTIMUSE, _ROC = "ArtiMuse, arXiv 2507.14533", "ROC4MLLM, AAAI 2026"
_UNIAA = "UNIAA, arXiv 2404.09619"
_Q_ALIGN = "Q-Align, arXiv 2312.17090"
_HUMAN_AES = "HumanAesExpert, arXiv 2503.23907, read off a plot"

# Data set, model, PLCC, SRCC, source.
_CORRELATIONS = (
    ("ava", "CALM", 0.829, 0.815, "quoted by later papers of arXiv 2412.11952"),
    ("ava", "OneAlign", 0.819, 0.823, _Q_ALIGN),
    ("ava", "Q-ReAlign Mini 0.8B", 0.794, 0.797, _Q_REALIGN),
    ("ava", "Q-ReAlign Lite 4B", 0.804, 0.814, _Q_REALIGN),
    ("ava", "Q-ReAlign Pro 9B", 0.828, 0.832, _Q_REALIGN),
    ("ava", "ArtiMuse", 0.826, 0.827, _ARTIMUSE),
    ("ava", "ROC4MLLM", 0.832, 0.833, _ROC),
    ("ava", "UNIAA with a score head", 0.838, 0.840, _UNIAA),
    ("tad66k", "OneAlign", 0.536, 0.506, _Q_ALIGN),
    ("tad66k", "ArtiMuse", 0.543, 0.510, _ARTIMUSE),
    ("tad66k", "ROC4MLLM", 0.550, 0.518, _ROC),
    ("tad66k", "UNIAA with a score head", 0.553, 0.521, _UNIAA),
    ("humanbeauty", "HumanAesExpert 8B", 0.86, 0.73, _HUMAN_AES),
    ("humanbeauty", "HumanAesExpert 1B", 0.85, 0.71, _HUMAN_AES),
)
# Model, mean SRCC over people with 10 and with 100 own ratings, source.
_FLICKR_AES = (
    ("PAM", 0.513, 0.524, "ICCV 2017"),
    ("PA-IAA", 0.543, 0.639, "IEEE TIP 2020"),
    ("BLG-PIAA", 0.561, 0.669, "IEEE T-Cybernetics 2020"),
    ("TAPP-PIAA", 0.591, 0.685, "ACM MM 2022"),
    ("task vectors", 0.668, 0.748, "arXiv 2407.07176"),
)
# What a 4B model gave on PARA, mean SRCC over people.
_PARA = (
    ("general score, 4B model", "SRCC", 0.570),
    ("10 examples in context, 4B model", "SRCC with 10 ratings", 0.197),
    ("ridge on hidden states, 4B model", "SRCC with 100 ratings", 0.611),
)
# Model, accuracy on AesP, AesE, AesA.
_AESBENCH = (
    ("AesExpert 13B", 0.7954, 0.8489, 0.5957),
    ("AesExpert 7B", 0.7857, 0.8404, 0.5325),
    ("GPT-4V", 0.7208, 0.7016, 0.5086),
)


def published(suites: Collection[Suite], data_set: str) -> list[Published]:
    """The published figures of suites on a data set, in the order of publication.

    Beside a user's own photos, where ``data_set`` is empty, those of every data set stand.
    """
    return [figure for figure in _all() if figure.suite in suites and data_set in {"", figure.data_set}]


def _all() -> Iterator[Published]:
    for data_set, model, plcc, srcc, source in _CORRELATIONS:
        yield Published(Suite.SCORES, data_set, model, "SRCC", srcc, source)
        yield Published(Suite.SCORES, data_set, model, "PLCC", plcc, source)
    for model, few, many, source in _FLICKR_AES:
        yield Published(Suite.PERSONAL, "flickr-aes", model, "SRCC with 10 ratings", few, source)
        yield Published(Suite.PERSONAL, "flickr-aes", model, "SRCC with 100 ratings", many, source)
    for model, measure, value in _PARA:
        yield Published(Suite.PERSONAL, "para", model, measure, value, "arXiv 2604.11374")
    for model, *accuracies in _AESBENCH:
        for dimension, value in zip(("AesP", "AesE", "AesA"), accuracies, strict=True):
            yield Published(
                Suite.AESBENCH,
                "aesbench",
                model,
                f"{dimension} accuracy",
                value,
                "AesExpert, arXiv 2404.09624",
            )
