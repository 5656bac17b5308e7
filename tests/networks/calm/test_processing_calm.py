import numpy as np
import pytest
import torch
from PIL import Image
from transformers import AutoProcessor

from aesthetic_studio.networks.calm import CalmImageProcessor, CalmProcessor
from tests.networks.calm.parts import photo, tiny_calm, tiny_tokenizer


@pytest.fixture(scope="module")
def processor():
    return tiny_calm()[1]


def test_letterboxes_on_mean_grey():
    pixels = CalmImageProcessor(size=64).pixels([np.full((20, 40, 3), 255, np.uint8)])

    assert pixels.shape == (1, 3, 64, 64)
    assert pixels.dtype == torch.float32
    assert torch.all(pixels[:, :, :16] == 0)
    assert torch.all(pixels[:, :, 16:48] > 2)
    assert torch.all(pixels[:, :, 48:] == 0)


@pytest.mark.parametrize("shape", [(1, 1), (1, 500), (500, 1), (64, 64), (333, 127)])
def test_takes_photos_of_any_shape(shape):
    image = np.zeros((*shape, 3), np.uint8)

    assert CalmImageProcessor(size=64).pixels([image]).shape == (1, 3, 64, 64)


def test_takes_pillow_images_of_any_mode():
    processor = CalmImageProcessor(size=32)
    image = Image.fromarray(photo())

    from_pillow = processor(image.convert("RGBA"))["pixel_values"]

    torch.testing.assert_close(from_pillow, processor(photo())["pixel_values"])


def test_expands_each_mark_in_the_papers_order(processor):
    expanded = processor.expand("<image> x <image>")

    one = "<low>" * 3 + "<middle>" * 3 + "<high>" * 3 + "<thematic>" * 4
    assert expanded == f"{one} x {one}"
    ids = processor.encode_prompt("<image> x <image>")
    assert sum(token >= processor.placeholder_ids()["low_token_id"] for token in ids) == 26


@pytest.mark.parametrize("digits", [True, False])
def test_an_answer_is_encoded_as_it_follows_the_prompt(digits):
    processor = tiny_calm(digits=digits)[1]
    prompt = processor.encode_prompt("<image> Rate the light.")

    [answer] = processor.encode_answers(["6.5"])

    text = processor.expand(processor.render("<image> Rate the light.")) + "6.5"
    assert prompt + answer == processor.tokenizer(text, add_special_tokens=False)["input_ids"]
    ids, labels = processor.training_ids("<image> Rate the light.", "6.5")
    assert ids == [*prompt, *answer, processor.tokenizer.eos_token_id]
    assert labels == [-100] * len(prompt) + ids[len(prompt) :]


def test_the_tokenizers_own_chat_template_is_used():
    tokenizer = tiny_tokenizer()
    tokenizer.chat_template = "{% for m in messages %}[{{ m['content'] }}]{% endfor %}>"

    processor = CalmProcessor(CalmImageProcessor(), tokenizer)

    assert processor.render("hello") == "[hello]>"


def test_chat_messages_with_parts(processor):
    messages = [
        {"role": "user", "content": [{"type": "image"}, {"type": "text", "text": " Rate the light."}]}
    ]

    text = processor.apply_chat_template(messages, add_generation_prompt=True)

    assert text == processor.render("<image> Rate the light.")


def test_call_gives_the_networks_inputs(processor):
    inputs = processor(
        images=[photo(1), photo(2)],
        text=[processor.render("<image> x"), processor.render("<image> Rate the light.")],
        padding=True,
    )

    assert inputs["pixel_values"].shape == (2, 3, 64, 64)
    assert inputs["input_ids"].shape == inputs["attention_mask"].shape
    assert inputs["attention_mask"].sum(1).tolist() == [
        len(processor.encode_prompt("<image> x")),
        len(processor.encode_prompt("<image> Rate the light.")),
    ]


def test_a_tokenizer_without_padding_pads_all_the_same():
    tokenizer = tiny_tokenizer()
    tokenizer.pad_token = None

    processor = CalmProcessor(CalmImageProcessor(), tokenizer)
    inputs = processor(text=["a", "a longer one"], padding=True)

    assert inputs["attention_mask"].sum(1).tolist() == [
        len(processor.tokenizer(text)["input_ids"]) for text in ("a", "a longer one")
    ]


def test_survives_saving(processor, tmp_path):
    from aesthetic_studio.networks.calm import CalmConfig
    from tests.networks.calm.parts import tiny_llama, tiny_resnet

    CalmConfig(vision_config=tiny_resnet(), text_config=tiny_llama(300)).save_pretrained(tmp_path)
    processor.save_pretrained(tmp_path)

    loaded = AutoProcessor.from_pretrained(tmp_path)

    assert isinstance(loaded, CalmProcessor)
    assert loaded.encode_prompt("<image> x") == processor.encode_prompt("<image> x")
    assert loaded.placeholder_ids() == processor.placeholder_ids()
    assert loaded.image_processor.size == 64
