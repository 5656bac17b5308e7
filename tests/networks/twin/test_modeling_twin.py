"""The twin encoder: its states, its folding of the input, and its place among transformers' auto classes."""

from pathlib import Path

import pytest
import torch
from transformers import AutoConfig, AutoModel

from aesthetic_studio.networks.twin import TwinVisionConfig, TwinVisionModel
from aesthetic_studio.networks.twin.modeling_twin import SamePaddedConv


def small(**changes: object) -> TwinVisionConfig:
    sizes = {
        "image_size": 64,
        "craft_sizes": [8, 8, 16, 24],
        "craft_depths": [1, 1, 1, 1],
        "content_stem": 8,
        "content_stages": [[1, 3, 2, 1, 8], [1, 3, 4, 2, 12], [1, 3, 2, 2, 20]],
        "fused_stage": 1,
    }
    return TwinVisionConfig(**(sizes | changes))


@pytest.fixture
def model() -> TwinVisionModel:
    torch.manual_seed(0)
    return TwinVisionModel(small()).eval()


def test_states_are_those_the_configuration_promises(model: TwinVisionModel) -> None:
    with torch.no_grad():
        outputs = model(torch.randn(2, 3, 64, 64), output_hidden_states=True)
    widths = [model.config.embedding_size, *model.config.hidden_sizes]
    assert [state.shape[1] for state in outputs.hidden_states] == widths
    assert [state.shape[-1] for state in outputs.hidden_states] == [16, 16, 8, 4, 2, 1]
    assert outputs.last_hidden_state is outputs.hidden_states[-1]


def test_the_published_size_ends_at_the_promised_stride() -> None:
    config = TwinVisionConfig()
    assert config.is_published_content
    with torch.no_grad(), torch.device("meta"):
        outputs = TwinVisionModel(config)(torch.randn(1, 3, 512, 512), output_hidden_states=True)
    assert outputs.last_hidden_state.shape[-1] == 512 // config.final_stride
    assert not small().is_published_content


def test_the_last_craft_stage_reads_the_content(model: TwinVisionModel) -> None:
    pixels = torch.randn(1, 3, 64, 64)
    with torch.no_grad():
        before = model(pixels, output_hidden_states=True).hidden_states
        model.content.stem.bias.add_(1.0)
        after = model(pixels, output_hidden_states=True).hidden_states
    assert torch.equal(before[3], after[3])
    assert not torch.equal(before[4], after[4])


def test_a_saved_encoder_comes_back_by_its_type(model: TwinVisionModel, tmp_path: Path) -> None:
    model.save_pretrained(tmp_path)
    assert isinstance(AutoConfig.from_pretrained(tmp_path), TwinVisionConfig)
    again = AutoModel.from_pretrained(tmp_path).eval()
    pixels = torch.randn(1, 3, 64, 64)
    with torch.no_grad():
        assert torch.equal(again(pixels).last_hidden_state, model(pixels).last_hidden_state)


@pytest.mark.parametrize("side", [7, 8])
def test_stride_two_pads_below_and_right(side: int) -> None:
    conv = SamePaddedConv(1, 1, 3, 2, bias=False)
    with torch.no_grad():
        conv.weight.zero_()
        conv.weight[0, 0, 0, 0] = 1.0  # reads the top left corner of its window
        picture = torch.arange(float(side * side)).view(1, 1, side, side)
        out = conv(picture)
    assert out.shape[-1] == -(-side // 2)
    expected = picture[0, 0, 0, 0] if side % 2 == 0 else torch.tensor(0.0)
    assert out[0, 0, 0, 0] == expected
    assert out[0, 0, 1, 1] == (picture[0, 0, 2, 2] if side % 2 == 0 else picture[0, 0, 1, 1])
