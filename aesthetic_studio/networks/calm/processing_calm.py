"""Photos and text → what CALM reads."""

from collections.abc import Iterable, Sequence
from typing import Any, Self, cast

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from transformers import PreTrainedTokenizerBase
from transformers.image_processing_base import BatchFeature
from transformers.image_processing_utils import BaseImageProcessor
from transformers.processing_utils import ProcessorMixin

from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.networks.calm.configuration_calm import PLACEHOLDERS, SCALES, CalmConfig

IMAGE_MARK = "<image>"
"""What stands for a photo in a text before it is expanded; never a token itself."""

PLACEHOLDER_TOKENS = tuple(f"<{name}>" for name in PLACEHOLDERS)

CHAT_TEMPLATE = (
    "{%- if bos_token %}{{ bos_token }}{% endif -%}"
    "{%- for message in messages -%}"
    "{{ 'USER: ' if message['role'] == 'user' else 'ASSISTANT:\n' }}"
    "{%- if message['content'] is string -%}{{ message['content'] }}{%- else -%}"
    "{%- for part in message['content'] -%}"
    "{{ '" + IMAGE_MARK + "' if part['type'] == 'image' else part['text'] }}"
    "{%- endfor -%}{%- endif -%}"
    "{{ '\n' if message['role'] == 'user' else eos_token }}"
    "{%- endfor -%}"
    "{%- if add_generation_prompt -%}{{ 'ASSISTANT:\n' }}{%- endif -%}"
)
"""Ours, for tokenizers that bring no template. It ends in a line break, so that an answer begins a line."""


class CalmImageProcessor(BaseImageProcessor):
    """Letterboxes photos into a square on mean grey; our choice, the paper does not say.

    The whole photo is kept in its proportions, because composition is judged.

    Args:
        size: side of the square in pixels.
        image_mean, image_std: per channel, of values 0–1.
    """

    model_input_names = ["pixel_values"]  # noqa: RUF012 - the base class declares it

    def __init__(
        self,
        size: int = 320,
        image_mean: Sequence[float] = (0.485, 0.456, 0.406),
        image_std: Sequence[float] = (0.229, 0.224, 0.225),
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.size = int(size)
        self.image_mean = list(image_mean)
        self.image_std = list(image_std)

    def preprocess(self, images: Any, **kwargs: Any) -> BatchFeature:  # noqa: ARG002 - the base class's signature
        """RgbImage or PIL images, one or many → ``pixel_values`` (B, 3, size, size), float32."""
        batch = (
            [images] if isinstance(images, np.ndarray) or not isinstance(images, Iterable) else list(images)
        )
        return BatchFeature({"pixel_values": self.pixels([np.asarray(_rgb(image)) for image in batch])})

    def pixels(self, images: Sequence[RgbImage]) -> torch.Tensor:
        """Photos of any size → normalised pixels (B, 3, size, size), float32, zero in the border.

        Channels lie innermost in memory, as convolutions on the CPU like them.
        """
        scale = np.asarray([255.0 * std for std in self.image_std], dtype=np.float32)
        shift = np.asarray(self.image_mean, dtype=np.float32) / np.asarray(self.image_std, dtype=np.float32)
        batch = np.zeros((len(images), self.size, self.size, 3), dtype=np.float32)
        for canvas, image in zip(batch, images, strict=True):
            fitted = fit(image, self.size)
            top, left = (self.size - fitted.shape[0]) // 2, (self.size - fitted.shape[1]) // 2
            canvas[top : top + fitted.shape[0], left : left + fitted.shape[1]] = fitted / scale - shift
        return torch.from_numpy(batch).permute(0, 3, 1, 2)


class CalmProcessor(ProcessorMixin):
    """Image processor and tokenizer of one CALM.

    Args:
        image_processor: `CalmImageProcessor`, or the processor that the encoder brings.
        tokenizer: the language model's; the four placeholder tokens, and a padding token, are added if it
            lacks them.
        num_queries: visual tokens of each of the three scales.
        num_thematic_tokens: thematic tokens of one image.
        chat_template: Jinja; by default the tokenizer's, else `CHAT_TEMPLATE`.
    """

    def __init__(
        self,
        image_processor: Any = None,
        tokenizer: PreTrainedTokenizerBase | None = None,
        num_queries: int = 8,
        num_thematic_tokens: int = 4,
        chat_template: str | None = None,
    ) -> None:
        assert tokenizer is not None
        tokenizer.add_special_tokens(
            {"extra_special_tokens": list(PLACEHOLDER_TOKENS)}, replace_extra_special_tokens=False
        )
        if tokenizer.pad_token is None:  # Llama 3 brings none; padding is masked, so any token serves
            tokenizer.pad_token = tokenizer.eos_token
        self.num_queries = num_queries
        self.num_thematic_tokens = num_thematic_tokens
        template = chat_template or tokenizer.chat_template or CHAT_TEMPLATE
        super().__init__(image_processor, tokenizer, chat_template=template)  # type: ignore[no-untyped-call]

    @classmethod
    def from_config(
        cls, config: CalmConfig, tokenizer: PreTrainedTokenizerBase, image_processor: Any = None
    ) -> Self:
        """The processor that fits a network; sets the network's placeholder ids to the tokenizer's."""
        processor = cls(
            image_processor or CalmImageProcessor(size=config.image_size or 320),
            tokenizer,
            num_queries=config.num_queries,
            num_thematic_tokens=config.num_thematic_tokens,
        )
        for field, token_id in processor.placeholder_ids().items():
            setattr(config, field, token_id)
        return processor

    def placeholder_ids(self) -> dict[str, int]:
        """The four id fields of `CalmConfig` as this tokenizer numbers them."""
        ids = self.tokenizer.convert_tokens_to_ids(list(PLACEHOLDER_TOKENS))
        return {f"{name}_token_id": token_id for name, token_id in zip(PLACEHOLDERS, ids, strict=True)}

    def expand(self, text: str) -> str:
        """Replace each ``<image>`` by its placeholder tokens, in the paper's order."""
        counts = [self.num_queries] * len(SCALES) + [self.num_thematic_tokens]
        expanded = "".join(token * count for token, count in zip(PLACEHOLDER_TOKENS, counts, strict=True))
        return text.replace(IMAGE_MARK, expanded)

    def render(self, text: str) -> str:
        """A user's message as the whole prompt up to where the answer begins, with ``<image>`` marks."""
        messages = [{"role": "user", "content": text}]
        rendered = self.tokenizer.apply_chat_template(
            messages, chat_template=self.chat_template, tokenize=False, add_generation_prompt=True
        )
        return cast("str", rendered)

    def encode_prompt(self, text: str) -> list[int]:
        """Token ids of a user's message as a whole prompt, with the placeholders of its ``<image>`` marks."""
        return self._ids(self.expand(self.render(text)))

    def encode_answers(self, answers: Sequence[str]) -> list[list[int]]:
        """Token ids of answers as they follow a prompt, without an end token.

        Tokenizers join text across a border, so each is encoded behind a prompt, which is then cut off.

        Raises:
            ValueError: if the tokenizer joins an answer with the prompt's last token.
        """
        prompt = self.render("")
        head = self._ids(prompt)
        encoded = self.tokenizer([prompt + answer for answer in answers], add_special_tokens=False)[
            "input_ids"
        ]
        if any(ids[: len(head)] != head for ids in encoded):
            raise ValueError(
                "this tokenizer joins the prompt with the answer; its chat template must end in a token"
            )
        return [ids[len(head) :] for ids in encoded]

    def training_ids(self, text: str, answer: str) -> tuple[list[int], list[int]]:
        """One teacher-forced example.

        Returns:
            input ids (prompt, answer, end token) and labels: −100 over the prompt, the ids over the rest.
        """
        prompt = self.encode_prompt(text)
        target = [*self.encode_answers([answer])[0], self.tokenizer.eos_token_id]
        return prompt + target, [-100] * len(prompt) + target

    def __call__(
        self, images: Any = None, text: str | Sequence[str] | None = None, **kwargs: Any
    ) -> BatchFeature:
        """Text that is already rendered (``<image>`` marks are expanded) and photos → inputs of the network.

        Args:
            images: one or many, in the order of the marks.
            text: one or many prompts.
            kwargs: go to the tokenizer, e.g. ``padding``.
        """
        tensors = kwargs.pop("return_tensors", "pt")
        data: dict[str, Any] = {}
        if text is not None:
            texts = [text] if isinstance(text, str) else list(text)
            encoded = self.tokenizer(
                [self.expand(item) for item in texts],
                add_special_tokens=False,
                return_tensors=tensors,
                **kwargs,
            )
            data.update({name: encoded[name] for name in ("input_ids", "attention_mask")})
        if images is not None:
            data.update(self.image_processor(images))
        return BatchFeature(data, tensor_type=tensors)

    def _ids(self, text: str) -> list[int]:
        return cast("list[int]", self.tokenizer(text, add_special_tokens=False)["input_ids"])


def fit(image: RgbImage, side: int) -> NDArray[np.uint8]:
    """Resize a photo so that its long side is ``side`` pixels: by area when shrinking, else bilinear."""
    height, width = image.shape[:2]
    scale = side / max(height, width)
    if scale == 1.0:
        return image
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return cast(
        "NDArray[np.uint8]",
        cv2.resize(image, size, interpolation=cv2.INTER_AREA if scale < 1.0 else cv2.INTER_LINEAR),
    )


def _rgb(image: Any) -> Any:
    """A PIL image of any mode as RGB; arrays as they are."""
    return image.convert("RGB") if hasattr(image, "convert") else image
