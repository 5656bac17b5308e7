import numpy as np
import pytest
import torch

from aesthetic_studio.training.language import glimpse, imagine
from aesthetic_studio.training.self_supervision.labels import LABELS, label_vector, severities


def test_labels_are_the_mean_over_what_is_possible() -> None:
    drawn = [glimpse(np.random.default_rng(seed), 6.0) for seed in range(4000)]
    looks = torch.stack([labels for _, labels in drawn]).numpy()
    true = np.stack([label_vector(sample.defects, sample.facts, 6.0) for sample, _ in drawn])
    assert looks.mean(0) == pytest.approx(true.mean(0), abs=0.025)


def test_what_looks_faint_is_mostly_not_there() -> None:
    found: list[bool] = []
    for seed in range(4000):
        sample, labels = glimpse(np.random.default_rng(seed), 6.0)
        true = severities(sample.defects)
        looks = labels[: len(true)].numpy()
        found += (true[(looks > 0.05) & (looks < 0.15)] > 0).tolist()
    assert len(found) > 100
    assert 0.05 < np.mean(found) < 0.5


def test_an_imagined_comparison_is_about_two_photos() -> None:
    drawn = [imagine(np.random.default_rng(seed)) for seed in range(100)]
    assert {imagined.labels.shape for imagined in drawn} == {(1, LABELS), (2, LABELS)}
    for imagined in drawn:
        (dialogue,) = imagined.dialogues
        assert dialogue.prompt.count("<image>") == len(imagined.labels)


def test_the_same_chance_imagines_the_same() -> None:
    one, other = (imagine(np.random.default_rng(7), 6) for _ in range(2))
    assert torch.equal(one.labels, other.labels)
    assert one.dialogues == other.dialogues
