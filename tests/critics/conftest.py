"""A tiny CALM in a model folder, and how to load it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from aesthetic_studio.critics.calm import CalmCritic
from aesthetic_studio.critics.catalogue import read_folder
from aesthetic_studio.critics.loading import load_critic
from aesthetic_studio.domain.progress import ignore_progress
from tests.networks.calm.parts import tiny_calm

Load = Callable[..., CalmCritic]


def save_calm(folder: Path, **overrides: object) -> Path:
    model, processor = tiny_calm(**overrides)
    model.save_pretrained(folder)
    processor.save_pretrained(folder)
    described = {
        "id": "tiny",
        "name": "Tiny",
        "licence": "Apache-2.0",
        "attributes": ["composition", "light", "colour", "sharpness", "technical"],
        "max_examples": 4,
    }
    (folder / "studio.json").write_text(json.dumps(described), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def calm_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_calm(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="session")
def load(calm_folder: Path) -> Load:
    def load(folder: Path = calm_folder, device: str = "cpu", quantization: str = "none") -> CalmCritic:
        critic = load_critic(
            read_folder(folder), device=device, quantization=quantization, progress=ignore_progress
        )
        assert isinstance(critic, CalmCritic)
        return critic

    threads = torch.get_num_threads()
    yield load
    torch.set_num_threads(threads)


@pytest.fixture(scope="session")
def critic(load: Load) -> CalmCritic:
    return load()
