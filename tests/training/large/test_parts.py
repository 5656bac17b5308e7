"""Losses, adapters and heads of small networks, against what the network itself says."""

import pytest
import torch
from peft.tuners.lora import LoraLayer
from transformers import GraniteConfig

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.networks.calm import CalmConfig, CalmForConditionalGeneration
from aesthetic_studio.training.batches import pad_dialogues
from aesthetic_studio.training.large.adapters import add_lora, merge_lora
from aesthetic_studio.training.large.lesson_task import answer_loss
from aesthetic_studio.training.large.parts import check_head
from aesthetic_studio.training.large.recipe import LoraRecipe
from tests.networks.calm.parts import tiny_calm, tiny_resnet

RECIPE = LoraRecipe(rank=3, alpha=6, targets=["q_proj", "up_proj"])


def test_the_loss_is_the_networks_own() -> None:
    model, processor = tiny_calm()
    pairs = [
        ("<image> Rate the light.", "6.5"),
        ("<image> <image> Comment on this photo.", "The light is soft."),
    ]
    padded = pad_dialogues(
        [processor.training_ids(*pair) for pair in pairs], processor.tokenizer.pad_token_id
    )
    tokens = torch.randn(3, model.config.num_image_tokens, model.config.text_config.hidden_size)
    whole = model(**padded, image_features=tokens).loss
    learned = (padded["labels"] >= 0).sum()
    assert (answer_loss(model, padded, tokens) / learned).item() == pytest.approx(whole.item(), rel=1e-5)


def test_merged_adapters_say_the_same() -> None:
    model, _ = tiny_calm()
    ids = torch.arange(5, 25)[None]
    before = model.language_model(input_ids=ids).logits
    model.requires_grad_(False)
    tuner = add_lora(model, RECIPE, seed=1)
    assert torch.equal(model.language_model(input_ids=ids).logits, before)
    trained = {name: value for name, value in model.named_parameters() if value.requires_grad}
    assert len(trained) == 2 * 2 * 2
    with torch.no_grad():
        for value in trained.values():
            value.normal_(std=0.3)
    adapted = model.language_model(input_ids=ids).logits
    assert not torch.allclose(adapted, before, atol=0.1)
    merge_lora(model, tuner)
    assert torch.allclose(model.language_model(input_ids=ids).logits, adapted, atol=1e-3, rtol=1e-4)
    assert not any(isinstance(module, LoraLayer) for module in model.modules())


def test_adapters_start_alike_everywhere() -> None:
    weights = []
    for _ in range(2):
        model, _ = tiny_calm()
        add_lora(model, RECIPE, seed=7)
        torch.rand(1)
        weights.append([value for name, value in model.named_parameters() if "lora_A" in name])
    assert all(torch.equal(one, other) for one, other in zip(*weights, strict=True))


def test_a_language_model_that_scales_its_logits_is_refused() -> None:
    sizes = {"hidden_size": 64, "intermediate_size": 64, "num_hidden_layers": 1, "num_attention_heads": 2}
    for scaling in (1.0, 4.0):
        text = GraniteConfig(vocab_size=128, num_key_value_heads=2, logits_scaling=scaling, **sizes)
        config = CalmConfig(
            vision_config=tiny_resnet(), text_config=text, qformer_hidden_size=24, image_size=64
        )
        model = CalmForConditionalGeneration(config)
        if scaling == 1.0:
            check_head(model)
        else:
            with pytest.raises(UsageError, match="granite"):
                check_head(model)
