import pytest
from transformers import AutoConfig, CLIPConfig, ConvNextV2Config, SwinConfig

from aesthetic_studio.networks.calm import CalmConfig
from tests.networks.calm.parts import tiny_clip, tiny_llama, tiny_resnet


def test_depths_follow_the_encoder():
    resnet = CalmConfig(vision_config=tiny_resnet(), text_config=tiny_llama(300))
    vit = CalmConfig(vision_config=tiny_clip(), text_config=tiny_llama(300))

    assert resnet.layers == (1, 2, 3)
    assert resnet.depth_widths() == [16, 16, 32, 48, 64]
    assert resnet.image_size == 320
    assert vit.layers == (1, 2, 3)
    assert vit.depth_widths() == [64] * 5
    assert vit.image_size == 64


def test_a_config_with_text_and_vision_gives_its_vision_part():
    both = CLIPConfig(vision_config=tiny_clip().to_dict())

    config = CalmConfig(vision_config=both, text_config=tiny_llama(300))

    assert config.vision_config.model_type == "clip_vision_model"
    assert config.vision_config.hidden_size == 64


def test_counts_the_visual_tokens():
    all_tokens = CalmConfig(vision_config=tiny_clip(), text_config=tiny_llama(300), num_queries=5)
    pooled = CalmConfig(
        vision_config=tiny_resnet(), text_config=tiny_llama(300), num_queries=5, thematic_grid=2
    )

    assert all_tokens.num_image_tokens == 3 * 5 + 16
    assert pooled.num_image_tokens == 3 * 5 + 4


@pytest.mark.parametrize(
    ("vision", "widths", "stride"),
    [
        (ConvNextV2Config(hidden_sizes=[8, 16, 32, 64], depths=[1, 1, 1, 1]), [8, 8, 16, 32, 64], 32),
        (SwinConfig(embed_dim=8, depths=[1, 1, 1], num_heads=[1, 1, 1]), [8, 16, 32, 32], 16),
    ],
)
def test_knows_hierarchical_encoders(vision, widths, stride):
    config = CalmConfig(vision_config=vision, text_config=tiny_llama(300))

    assert config.depth_widths() == widths
    assert config.stride() == stride


def test_survives_saving(tmp_path):
    config = CalmConfig(
        vision_config=tiny_resnet(), text_config=tiny_llama(300), num_queries=5, thematic_grid=2
    )

    config.save_pretrained(tmp_path)
    loaded = AutoConfig.from_pretrained(tmp_path)

    assert isinstance(loaded, CalmConfig)
    names = ("_name_or_path", "vision_config", "text_config")
    before, after = ({k: v for k, v in c.to_dict().items() if k not in names} for c in (config, loaded))
    assert before == after
    assert loaded.vision_config.hidden_sizes == config.vision_config.hidden_sizes


def test_parts_come_from_folders(tmp_path):
    tiny_clip().save_pretrained(tmp_path / "vision")
    tiny_llama(300).save_pretrained(tmp_path / "text")

    config = CalmConfig.from_parts(tmp_path / "vision", tmp_path / "text", num_queries=7)

    assert config.vision_config.model_type == "clip_vision_model"
    assert config.text_config.vocab_size == 300
    assert config.num_queries == 7


@pytest.mark.parametrize(("field", "value"), [("pooling", "median"), ("feature_norm", "group")])
def test_an_unknown_way_of_reading_features_is_refused(field, value):
    with pytest.raises(ValueError, match=value):
        CalmConfig(**{field: value})
