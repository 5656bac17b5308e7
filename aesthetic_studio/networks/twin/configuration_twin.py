"""Configuration of the twin encoder: a content trunk and a craft trunk."""

from typing import Any

from huggingface_hub.dataclasses import strict
from transformers.configuration_utils import PreTrainedConfig

EFFICIENTNET_LITE0 = (
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
    (4, 5, 2, 6, 192),
    (1, 3, 1, 6, 320),
)
"""Stages of EfficientNet-Lite0: blocks, kernel, stride, expansion, channels."""


@strict
class TwinVisionConfig(PreTrainedConfig):
    """Two trunks that read the same photo (our own design).

    The *content* trunk sees it small and knows what it shows: EfficientNet-Lite0 (Tan and Le, "EfficientNet",
    ICML 2019, in the variant without squeeze-and-excitation). The *craft* trunk sees every pixel and knows how it was
    made: sharpness, noise, light. Its last stage reads the content as well, because whether blur is a fault depends on
    what is blurred.

    Args:
        image_size: side of the square input in pixels; divides by 64.
        content_shrink: the content trunk sees the input this many times smaller; the fused stage needs 2.
        content_stem: channels of its first convolution.
        content_stages: blocks, kernel, stride, expansion and channels of each stage. Their strides end at 32
            pixels of the small picture, and `fused_stage` at 16.
        fused_stage: index of the stage that the craft trunk's last stage reads.
        craft_sizes: channels of the craft trunk's four stages, at 1/4, 1/8, 1/16 and 1/32 of the input.
        craft_depths: residual blocks of each.
        image_mean, image_std: of the processor; the content trunk undoes them, it was taught other ones.
    """

    model_type = "twin_vision"

    image_size: int = 512
    content_shrink: int = 2
    content_stem: int = 32
    content_stages: list[list[int]] | tuple[Any, ...] = EFFICIENTNET_LITE0
    fused_stage: int = 4
    craft_sizes: list[int] | tuple[int, ...] = (32, 64, 128, 256)
    craft_depths: list[int] | tuple[int, ...] = (1, 2, 2, 2)
    image_mean: list[float] | tuple[float, ...] = (0.485, 0.456, 0.406)
    image_std: list[float] | tuple[float, ...] = (0.229, 0.224, 0.225)

    @property
    def embedding_size(self) -> int:
        """Channels of the first hidden state, the craft trunk's stem."""
        return int(self.craft_sizes[0])

    @property
    def hidden_sizes(self) -> list[int]:
        """Channels of the hidden states behind the stem: the four craft stages, then the content."""
        return [*map(int, self.craft_sizes), int(self.content_stages[-1][-1])]

    @property
    def is_published_content(self) -> bool:
        """Whether the content trunk has the published network's size, so that its weights fit."""
        stages = tuple(tuple(stage) for stage in self.content_stages)
        return stages == EFFICIENTNET_LITE0 and self.content_stem == 32

    @property
    def final_stride(self) -> int:
        """Pixels per cell of the last hidden state."""
        return 32 * self.content_shrink


__all__ = ["EFFICIENTNET_LITE0", "TwinVisionConfig"]
