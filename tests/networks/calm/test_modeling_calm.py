import pytest
import torch
from transformers import (
    AutoModelForCausalLM,
    AutoModelForImageTextToText,
    CLIPConfig,
    CLIPModel,
    CLIPVisionModel,
    ConvNextV2Config,
    Dinov2Config,
    DynamicCache,
    LlamaForCausalLM,
    Qwen2Config,
    SwinConfig,
)

from aesthetic_studio.networks.calm import CalmConfig, CalmForConditionalGeneration, CalmProcessor
from tests.networks.calm.parts import (
    photo,
    tiny_calm,
    tiny_clip,
    tiny_llama,
    tiny_resnet,
    tiny_siglip,
    tiny_tokenizer,
)

DINO = Dinov2Config(
    hidden_size=64, num_hidden_layers=4, num_attention_heads=4, mlp_ratio=2, image_size=64, patch_size=16
)
CONVNEXT = ConvNextV2Config(hidden_sizes=[8, 16, 32, 64], depths=[1, 1, 1, 1])
SWIN = SwinConfig(
    embed_dim=16, depths=[1, 1, 1], num_heads=[1, 1, 1], image_size=64, patch_size=4, window_size=4
)
ENCODERS = [tiny_resnet(), CONVNEXT, tiny_clip(), tiny_siglip(), DINO, SWIN]


def pixels_of(processor, *seeds):
    return processor.image_processor([photo(seed) for seed in seeds])["pixel_values"]


def ids_of(processor, text):
    return torch.tensor([processor.encode_prompt(text)])


@pytest.fixture(scope="module")
def calm():
    return tiny_calm()


@pytest.mark.parametrize("vision", ENCODERS, ids=lambda config: config.model_type)
@torch.no_grad()
def test_any_encoder_gives_the_promised_visual_tokens(vision):
    model, processor = tiny_calm(vision)

    features = model.get_image_features(pixels_of(processor, 1, 2))

    assert features.shape == (2, model.config.num_image_tokens, 64)
    assert not torch.allclose(features[0], features[1])


@pytest.mark.parametrize("vision", [tiny_resnet(), tiny_clip()], ids=lambda config: config.model_type)
@torch.no_grad()
def test_without_grids_all_tokens_are_kept(vision):
    model, processor = tiny_calm(vision, mfam_grid=None, thematic_grid=None)

    depths = model.encode_depths(pixels_of(processor, 1))

    assert depths.low.shape[1] in {16, 256}
    assert model.mfam_from_depths(depths).shape[1] == model.config.num_image_tokens


@torch.no_grad()
@torch.no_grad()
def test_maxima_lie_beside_the_means():
    model, processor = tiny_calm(tiny_resnet(), pooling="mean_max")

    depths = model.encode_depths(pixels_of(processor, 1))

    means, maxima = depths.low.chunk(2, dim=-1)
    assert means.shape[-1] == model.config.depth_widths()[model.config.low_layer]
    assert (maxima >= means).all()
    assert model.mfam_from_depths(depths).shape == (1, model.config.num_image_tokens, 64)


@pytest.mark.parametrize(("norm", "survives"), [("layer", False), ("batch", True)])
@torch.no_grad()
def test_how_much_there_is_of_a_feature_survives_a_batch_norm_alone(norm, survives):
    model, _ = tiny_calm(tiny_resnet(), feature_norm=norm, mfam_grid=None)
    features = torch.randn(1, 16, model.config.qformer_widths()[0])

    once, twice = (model.mfam.low(amount * features) for amount in (1.0, 2.0))

    assert torch.allclose(once, twice, atol=1e-4) is not survives


def test_patches_stay_in_place_behind_the_class_token():
    model, processor = tiny_calm(tiny_clip(), mfam_grid=None, thematic_grid=None)
    pixels = pixels_of(processor, 1)

    final = model.encode_depths(pixels).final

    hidden = model.vision_encoder(pixel_values=pixels).last_hidden_state
    torch.testing.assert_close(final, hidden[:, 1:])


@torch.no_grad()
def test_low_middle_high_thematic_in_this_order(calm):
    model, processor = calm
    depths = model.encode_depths(pixels_of(processor, 1))

    tokens = model.mfam_from_depths(depths)

    torch.testing.assert_close(tokens[:, 3:6], model.mfam.middle(depths.middle))
    torch.testing.assert_close(tokens[:, 9:], model.mfam.thematic(depths.final))


@torch.no_grad()
def test_several_images_go_to_their_own_places(calm):
    model, processor = calm
    ids = ids_of(processor, "<image> My rating: 7.0\n<image> What rating would I give this photo?")
    pixels = pixels_of(processor, 1, 2)

    straight = model(input_ids=ids, pixel_values=pixels).logits[:, -1]
    swapped = model(input_ids=ids, pixel_values=pixels.flip(0)).logits[:, -1]
    embedded = model.embed_prompt(ids, model.get_image_features(pixels))

    assert not torch.allclose(straight, swapped, atol=1e-3)
    places = torch.isin(ids, torch.tensor(model.config.placeholder_ids))
    torch.testing.assert_close(embedded[places], model.get_image_features(pixels).flatten(0, 1))


@torch.no_grad()
def test_precomputed_features_and_cache_change_nothing(calm):
    model, processor = calm
    ids = ids_of(processor, "<image> Rate the light.")
    pixels = pixels_of(processor, 1)
    whole = model(input_ids=ids, pixel_values=pixels).logits

    cache = DynamicCache()
    model(input_ids=ids[:, :-4], image_features=model.get_image_features(pixels), past_key_values=cache)
    rest = model(input_ids=ids[:, -4:], past_key_values=cache).logits

    torch.testing.assert_close(rest, whole[:, -4:], atol=1e-4, rtol=1e-4)


@torch.no_grad()
def test_generates_the_same_with_and_without_cache_and_from_a_prefix(calm):
    model, processor = calm
    ids = ids_of(processor, "<image> Rate the light.")
    pixels = pixels_of(processor, 1)
    options = {"max_new_tokens": 6, "min_new_tokens": 6, "do_sample": False}

    cached = model.generate(input_ids=ids, pixel_values=pixels, **options)
    uncached = model.generate(
        input_ids=ids, image_features=model.get_image_features(pixels), use_cache=False, **options
    )
    prefix = DynamicCache()
    model(input_ids=ids[:, :-4], pixel_values=pixels, past_key_values=prefix)
    continued = model.generate(input_ids=ids, past_key_values=prefix, **options)

    assert cached.tolist() == uncached.tolist() == continued.tolist()


def test_wrong_number_of_images_is_refused(calm):
    model, processor = calm

    with pytest.raises(ValueError, match="places for visual tokens"):
        model(input_ids=ids_of(processor, "<image> x"), pixel_values=pixels_of(processor, 1, 2))
    with pytest.raises(ValueError, match="places for visual tokens"):
        model(input_ids=ids_of(processor, "<image> x"))


@pytest.mark.parametrize("tied", [False, True])
def test_saving_keeps_every_bit(tmp_path, tied):
    model, processor = tiny_calm(tied=tied)
    model.save_pretrained(tmp_path)
    processor.save_pretrained(tmp_path)

    loaded = AutoModelForImageTextToText.from_pretrained(tmp_path)

    assert list(tmp_path.glob("*.safetensors"))
    before, after = model.state_dict(), loaded.state_dict()
    assert before.keys() == after.keys()
    assert all(torch.equal(before[name], after[name]) for name in before)
    head, embedding = loaded.get_output_embeddings().weight, loaded.get_input_embeddings().weight
    assert (head.data_ptr() == embedding.data_ptr()) == tied


def test_made_from_pretrained_parts(tmp_path):
    clip = CLIPModel(CLIPConfig(vision_config=tiny_clip().to_dict(), text_config={"num_hidden_layers": 1}))
    llm = LlamaForCausalLM(tiny_llama(400))
    clip.save_pretrained(tmp_path / "clip")
    llm.save_pretrained(tmp_path / "llm")

    model = CalmForConditionalGeneration.from_parts(
        tmp_path / "clip", tmp_path / "llm", num_queries=2, qformer_hidden_size=64, qformer_num_heads=4
    )

    theirs = clip.vision_model.state_dict()
    ours = model.vision_encoder.state_dict()
    assert all(torch.equal(ours[name], theirs[name]) for name in ours if name in theirs)
    assert ours.keys() & theirs.keys()
    assert torch.equal(model.get_output_embeddings().weight, llm.lm_head.weight)
    assert not model.training


def test_pretrained_parts_are_read_once_in_their_number_format(tmp_path, monkeypatch):
    CLIPVisionModel(tiny_clip()).save_pretrained(tmp_path / "clip")
    LlamaForCausalLM(tiny_llama(400, tied=True)).save_pretrained(tmp_path / "llm")
    build, outlines = AutoModelForCausalLM.from_config, []
    monkeypatch.setattr(
        AutoModelForCausalLM, "from_config", lambda config: outlines.append(build(config)) or outlines[-1]
    )

    model = CalmForConditionalGeneration.from_parts(
        tmp_path / "clip",
        tmp_path / "llm",
        dtype=torch.bfloat16,
        qformer_hidden_size=64,
        qformer_num_heads=4,
        initializer_range=0.2,
    )

    assert all(each.is_meta for outline in outlines for each in outline.parameters())
    assert {(each.device.type, each.dtype) for each in model.parameters()} == {("cpu", torch.bfloat16)}
    assert model.get_output_embeddings().weight is model.get_input_embeddings().weight
    assert model.mfam.low.queries.float().std().item() == pytest.approx(0.2, rel=0.2)
    assert model.mfam.low.projection.weight.float().std().item() == pytest.approx(0.2, rel=0.2)
    model.save_pretrained(tmp_path / "calm")
    loaded = AutoModelForImageTextToText.from_pretrained(tmp_path / "calm")
    assert all(torch.equal(loaded.state_dict()[name], each) for name, each in model.state_dict().items())


def test_parts_come_from_safetensors_only(tmp_path):
    CLIPVisionModel(tiny_clip()).save_pretrained(tmp_path / "clip")
    llm = LlamaForCausalLM(tiny_llama(400))
    llm.config.save_pretrained(tmp_path / "llm")
    torch.save(llm.state_dict(), tmp_path / "llm" / "pytorch_model.bin")

    with pytest.raises(OSError, match="safetensors"):
        CalmForConditionalGeneration.from_parts(tmp_path / "clip", tmp_path / "llm")


def test_another_language_model_fits_too():
    tokenizer = tiny_tokenizer()
    text = Qwen2Config(
        vocab_size=len(tokenizer),
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        tie_word_embeddings=True,
    )
    config = CalmConfig(
        vision_config=tiny_resnet(),
        text_config=text,
        qformer_hidden_size=64,
        qformer_num_heads=4,
        image_size=64,
    )
    processor = CalmProcessor.from_config(config, tokenizer)
    model = CalmForConditionalGeneration(config).eval()

    out = model(input_ids=ids_of(processor, "<image> x"), pixel_values=pixels_of(processor, 1))

    assert out.logits.shape[-1] == text.vocab_size


def test_learns_only_through_the_labels():
    model, processor = tiny_calm()
    model.vision_encoder.requires_grad_(False)
    model.train()
    ids, labels = processor.training_ids("<image> Rate the light.", "6.5")

    loss = model(
        input_ids=torch.tensor([ids]), pixel_values=pixels_of(processor, 1), labels=torch.tensor([labels])
    ).loss
    loss.backward()

    assert model.mfam.low.queries.grad.abs().sum() > 0
    assert not model.vision_encoder.training
    assert model.mfam.training


def test_gradient_checkpointing_reaches_the_language_model():
    model, processor = tiny_calm()
    model.activation_checkpointing_enable()
    model.train()

    ids = ids_of(processor, "<image> x")
    model(input_ids=ids, pixel_values=pixels_of(processor, 1), labels=ids, use_cache=False).loss.backward()

    assert model.language_model.model.layers[0].mlp.up_proj.weight.grad is not None
