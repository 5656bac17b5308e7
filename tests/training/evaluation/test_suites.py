"""All measurements together, and how they are told."""

import io
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console

from aesthetic_studio.domain.errors import UnreadableImageError, UsageError
from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.domain.progress import Progress
from aesthetic_studio.training.datasets.records import MultipleChoice
from aesthetic_studio.training.evaluation.material import Material, People
from aesthetic_studio.training.evaluation.published import Suite, published
from aesthetic_studio.training.evaluation.sections import sections
from aesthetic_studio.training.evaluation.suites import Effort, Report, measure, possible
from aesthetic_studio.training.evaluation.table import as_json, markdown, terminal
from aesthetic_studio.training.evaluation.verdicts import Picture, in_memory
from aesthetic_studio.training.photo_sets import TrainingPhoto
from tests.critics.scripted import ScriptedCritic

SEEN = 24
EFFORT = Effort(copies=1, in_context=1)


def _grey(level: int) -> RgbImage:
    picture = np.full((24, 32, 3), level, np.uint8)
    picture[8:16, 8:20] = 255 - level // 2
    return picture


def _broken() -> RgbImage:
    raise UnreadableImageError("damaged")


def _material(gallery: Sequence[Picture] | None = None) -> Material:
    rng = np.random.default_rng(0)
    pictures = gallery or [in_memory(_grey(10 * number)) for number in range(SEEN)]
    everything = np.ones(len(pictures), bool)
    return Material(
        photos=[TrainingPhoto(f"{number}.jpg", _grey(60 + 20 * number)) for number in range(2)],
        gallery=pictures,
        means={index: 1 + 9 * index / SEEN for index in range(len(pictures))},
        people=People(rng.uniform(1, 10, (3, len(pictures))), everything, everything),
        commented=[(pictures[0], ("The light falls softly.",)), (pictures[1], ("A dog.", "It runs."))],
        questions=[(MultipleChoice(Path("a"), "?", ("High", "Low"), 0, "AesA"), pictures[0])],
        data_set="ava",
    )


@pytest.fixture(scope="module")
def report() -> Report:
    pytest.importorskip("sacrebleu")
    material = _material()
    return measure(ScriptedCritic(), material, possible(material), EFFORT)


def test_all_suites_are_measured(report: Report) -> None:
    assert report.suites == tuple(Suite)
    assert report.scores.srcc.units == SEEN
    assert report.scores.srcc.value > 0.9
    assert [figures.size for figures in report.personal] == [10]
    assert report.personal[0].predictors["in_context"].mean.units == 1
    assert report.comments.bleu4.units == 2
    assert report.variety.commonest == 1.0
    assert report.aesbench["AesA"].unreadable.value == 1.0


def test_only_what_was_asked_for_is_measured() -> None:
    critic = ScriptedCritic()
    report = measure(critic, _material(), [Suite.SCORES], EFFORT)
    assert (report.defects, report.comments, report.personal) == (None, None, ())
    assert critic.encoded == SEEN


def test_a_picture_that_cannot_be_read_costs_itself_alone() -> None:
    gallery = [in_memory(_grey(10 * number)) for number in range(SEEN)]
    gallery[5] = _broken
    report = measure(ScriptedCritic(), _material(gallery), [Suite.SCORES, Suite.PERSONAL], EFFORT)
    assert report.unreadable == 1
    assert report.scores.srcc.units == SEEN - 1


def test_no_picture_that_can_be_read_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="can be read"):
        measure(ScriptedCritic(), _material([_broken] * 3), [Suite.SCORES], EFFORT)


def test_own_photos_without_comments_tell_their_variety() -> None:
    material = Material(photos=[TrainingPhoto("a.jpg", _grey(90)), TrainingPhoto("b.jpg", _grey(120))])
    assert possible(material) == [Suite.DEFECTS, Suite.COMMENTS]
    report = measure(ScriptedCritic(), material, [Suite.COMMENTS], EFFORT)
    assert report.comments is None
    assert report.variety.photos == 2


def test_what_there_is_no_material_for_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="personal and aesbench"):
        measure(ScriptedCritic(), Material(), [Suite.PERSONAL, Suite.AESBENCH], EFFORT)
    with pytest.raises(UsageError, match="nothing to measure"):
        measure(ScriptedCritic(), Material(), [], EFFORT)


def test_progress_is_told() -> None:
    told: list[Progress] = []
    measure(ScriptedCritic(), _material(), [Suite.SCORES], EFFORT, progress=told.append)
    assert told[-1].done == told[-1].total == SEEN


def test_json_holds_our_figures_and_the_published_ones(report: Report) -> None:
    form = json.loads(json.dumps(as_json(report), allow_nan=False))
    assert form["critic"]["id"] == "scripted"
    assert set(form["scores"]["srcc"]) == {"value", "low", "high", "n"}
    assert form["effort"]["seed"] == EFFORT.seed
    assert {"CALM", "OneAlign"} <= {each["model"] for each in form["published"]}
    assert {each["data_set"] for each in form["published"]} == {"ava"}


def test_tables_say_the_same_in_the_terminal_and_in_markdown(report: Report) -> None:
    console = Console(width=4096, record=True, file=io.StringIO())
    for table in terminal(report):
        console.print(table)
    shown, written = console.export_text(), markdown(report)
    for section in sections(report):
        assert section.title in shown
        assert f"### {section.title}" in written
        for row in section.rows:
            assert "| " + " | ".join(row) + " |" in written
            assert all(cell in shown for cell in row)


def test_published_figures_of_other_data_sets_stand_beside_own_photos_only() -> None:
    assert {each.data_set for each in published([Suite.SCORES], "tad66k")} == {"tad66k"}
    assert {"ava", "tad66k"} <= {each.data_set for each in published([Suite.SCORES], "")}
    assert published([Suite.DEFECTS], "ava") == []
    assert all(each.source for suite in Suite for each in published([suite], ""))
