"""A report as tables of plain text: headings, rows, notes."""

from collections.abc import Sequence
from dataclasses import dataclass

from aesthetic_studio.training.evaluation.bootstrap import Figure
from aesthetic_studio.training.evaluation.degradation import CLEARLY_VISIBLE, Evaluation, KindResult
from aesthetic_studio.training.evaluation.personal import SIZES, WORSE_BY, PersonalFigures
from aesthetic_studio.training.evaluation.published import Published, Suite, published
from aesthetic_studio.training.evaluation.scores import GOOD_ABOVE
from aesthetic_studio.training.evaluation.suites import Report

_PREDICTORS = {
    "general": "general score",
    "in_context": "examples in context",
    "ridge": "ridge on embeddings",
    "blend": "blend",
    "likeness": "likeness to rated photos",
    "shown": "as shown: personal once proven",
    "others": "mean of the others",
}
_DEFECT_COLUMNS = (
    "Defect",
    "Photos",
    "Scored lower",
    "Laplacian lower",
    "Falls with severity",
    "Named exactly",
    "Named",
    "Lowest attribute",
    "Found",
    "Remedied",
    "Right direction",
)
_DEFECT_NOTE = (
    "Laplacian lower: the baseline that sees sharpness only. Falls with severity: rank correlation, sign turned. "
    "Named: in the comment, the kind or one of the same attribute. Found: named, or its attribute is the lowest. "
    "Remedied: of the found that an edit mends, the edit is suggested in the right direction. Right direction: of all "
    "suggestions of that edit."
)
_GAIN_NOTE = (
    "Gain: over the general score on the same photos. Worse: share of people who lose more than "
    f"{WORSE_BY:g} by it."
)
_NOBODY_NOTE = f"Nobody rated enough photos: {min(SIZES)} to show and some more to test on."
_ELSEWHERE_NOTE = (
    "Measured on other photographs than ours, so they tell what is usual and cannot be compared one to one."
)


@dataclass(frozen=True, slots=True)
class Section:
    """One table.

    Attributes:
        columns: headings; the first column names the row.
        notes: sentences below the table.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def sections(report: Report) -> list[Section]:
    """The tables of all that was measured; intervals are 95 %."""
    found: list[Section] = []
    if report.defects is not None:
        found.append(_defects(report.defects))
    if report.scores is not None or report.comments is not None or report.variety is not None:
        found.append(_agreement(report))
    if Suite.PERSONAL in report.suites:
        found.append(_personal(report.personal))
    if report.aesbench:
        found.append(_aesbench(report))
    if beside := published(report.suites, report.data_set):
        found.append(_published(beside, own_photos=not report.data_set))
    return found


def _defects(evaluation: Evaluation) -> Section:
    rows = [_kind(kind.replace("_", " "), result) for kind, result in evaluation.kinds.items()]
    rows.append(_kind("all", evaluation.overall))
    accused = f"{_share(evaluation.accused)} of {evaluation.accused.units}"
    return Section(
        f"Defects put into photos (severity {CLEARLY_VISIBLE:g}, clearly visible)",
        _DEFECT_COLUMNS,
        tuple(rows),
        (_DEFECT_NOTE, f"Undamaged photos whose comment names a defect: {accused}."),
    )


def _kind(name: str, result: KindResult) -> tuple[str, ...]:
    shares = (result.kind_named, result.named, result.attribute_lowest, result.found)
    return (
        name,
        str(result.photos),
        _share(result.scored_lower),
        f"{result.sharpness_lower:.0%}",
        _number(result.monotone),
        *(f"{share:.0%}" for share in shares[:-1]),
        _share(result.found),
        _share(result.remedied),
        f"{result.remedy_right:.0%}",
    )


def _agreement(report: Report) -> Section:
    rows: list[tuple[str, ...]] = []
    if scores := report.scores:
        rows += [
            ("SRCC with people's mean", _number(scores.srcc), str(scores.srcc.units)),
            ("PLCC", _number(scores.plcc), str(scores.plcc.units)),
            ("RMSE (score points)", _number(scores.rmse), str(scores.rmse.units)),
            ("MAE (score points)", _number(scores.mae), str(scores.mae.units)),
            (f"Accuracy (good above {GOOD_ABOVE:g})", _share(scores.accuracy), str(scores.accuracy.units)),
        ]
    if comments := report.comments:
        meteor = "METEOR" if comments.synonyms else "METEOR (words and stems, no synonyms)"
        rows += [
            ("BLEU-4", _number(comments.bleu4), str(comments.bleu4.units)),
            ("ROUGE-L", _number(comments.rouge_l), str(comments.rouge_l.units)),
            (meteor, _number(comments.meteor), str(comments.meteor.units)),
            ("CIDEr-D", _number(comments.cider), str(comments.cider.units)),
        ]
    if varied := report.variety:
        photos = str(varied.photos)
        rows += [
            ("Different 4-grams in comments", str(varied.four_grams), photos),
            ("Different comments", f"{varied.distinct:.0%}", photos),
            ("Photos with the most frequent sentence", f"{varied.commonest:.0%}", photos),
        ]
    unread = (f"Pictures that could not be read: {report.unreadable}.",) if report.unreadable else ()
    return Section("Scores and comments", ("Measure", "Figure", "Photos"), tuple(rows), unread)


def _personal(personal: Sequence[PersonalFigures]) -> Section:
    rows = [
        (
            f"{_PREDICTORS[name]}, {figures.size} own ratings",
            str(found.mean.units),
            _number(found.mean),
            _number(found.median),
            _number(found.gain, sign=True),
            _number(found.median_gain, sign=True),
            f"{found.worse:.0%}",
        )
        for figures in personal
        for name in _PREDICTORS
        if (found := figures.predictors.get(name)) is not None
    ]
    tested = ", ".join(f"{figures.photos:.0f} with {figures.size}" for figures in personal)
    proven = ", ".join(f"{figures.shown:.0%} with {figures.size}" for figures in personal)
    silent = ", ".join(f"{figures.silent:.0%} with {figures.size}" for figures in personal)
    notes = (
        _GAIN_NOTE,
        f"Tested photos of each person: {tested}.",
        f"Proven on a person's own ratings, and so shown: {proven}. Silent on ratings dealt out by chance: {silent}.",
    )
    return Section(
        "Personal scores: rank correlation of each person",
        ("Predictor", "People", "Mean", "Median", "Mean gain", "Median gain", "Worse"),
        tuple(rows),
        notes if personal else (_NOBODY_NOTE,),
    )


def _aesbench(report: Report) -> Section:
    return Section(
        "Multiple choice",
        ("Dimension", "Questions", "Accuracy", "Unreadable answers", "Guessing"),
        tuple(
            (
                name,
                str(found.accuracy.units),
                _share(found.accuracy),
                f"{found.unreadable:.0%}",
                f"{found.chance:.0%}",
            )
            for name, found in report.aesbench.items()
        ),
    )


def _published(figures: Sequence[Published], *, own_photos: bool) -> Section:
    rows: dict[tuple[str, str, str], list[str]] = {}
    for each in figures:
        rows.setdefault((each.model, each.data_set, each.source), []).append(
            f"{each.measure} {each.value:.3f}"
        )
    return Section(
        "Published by others",
        ("Model", "Data set", "Figures", "Source"),
        tuple((model, data_set, ", ".join(told), source) for (model, data_set, source), told in rows.items()),
        (_ELSEWHERE_NOTE,) if own_photos else (),
    )


def _share(figure: Figure) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return f"{figure}"
    return f"{figure.value:.0%} ({100 * figure.low:.0f}–{100 * figure.high:.0f})"


def _number(figure: Figure, *, sign: bool = False) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return f"{figure}"
    spec = "+.3f" if sign else ".3f"
    return f"{figure.value:{spec}} ({figure.low:{spec}} to {figure.high:{spec}})"
