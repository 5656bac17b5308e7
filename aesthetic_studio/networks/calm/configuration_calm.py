"""Configuration of CALM, the comprehensive aesthetic large language model (arXiv 2412.11952)."""

from pathlib import Path
from typing import Any, Self

from huggingface_hub.dataclasses import strict
from transformers import AutoConfig
from transformers.configuration_utils import PreTrainedConfig, SubConfigSpec

import aesthetic_studio.networks.twin  # noqa: F401 - so that a saved configuration may name it

SCALES = ("low", "middle", "high")
"""The paper's three scales of aesthetic queries, in the order in which the language model reads them."""

PLACEHOLDERS = (*SCALES, "thematic")
"""The kinds of visual tokens of one image, in prompt order (paper, fig. 2)."""

DEPTH_FRACTIONS = {"low": 0.25, "middle": 0.5, "high": 0.75}
"""Which part of the encoder feeds which Q-Former; our choice, the paper does not say."""


@strict
class CalmConfig(PreTrainedConfig):
    """A CALM network: visual encoder, multi-scale feature alignment module (MFAM), causal language model.

    The paper gives the parts and their order; every size below is our own choice.

    Args:
        vision_config: any encoder of transformers that returns hidden states (B, N, C) or (B, C, H, W). A
            config that holds a text part too (CLIP, SigLIP) is replaced by its vision part.
        text_config: any causal language model of transformers.
        image_size: side in pixels of the square input; by default what the encoder was made for, else 320.
        low_layer, middle_layer, high_layer: index into the encoder's ``hidden_states`` that feeds each
            Q-Former; by default at 1/4, 1/2 and 3/4 of the encoder's depth.
        num_queries: learnable aesthetic queries of each scale.
        mfam_grid: each depth's feature map is average-pooled to at most this many tokens a side before its
            Q-Former; None keeps all tokens.
        pooling: ``mean``, or ``mean_max``: beside each cell's mean its maximum, which fine detail needs (noise
            and halos vanish in a mean); doubles the Q-Formers' input width. Each Q-Former then also reads mean
            and maximum of the whole photo.
        feature_norm: ``layer``, or ``batch``: each channel is standardised over all photos, so that how much of
            it there is survives. What a convolutional encoder says of noise or blur lies in these amounts, and a
            layer norm would divide them away.
        thematic_grid: the final feature map is pooled to at most this many tokens a side before the fully
            connected layer that makes the thematic tokens; None keeps all tokens.
        low_token_id, middle_token_id, high_token_id, thematic_token_id: placeholders that visual tokens
            replace. They may lie beyond the language model's vocabulary, as by default: it needs no new
            embeddings.
    """

    model_type = "calm"
    sub_configs_defaults = {  # noqa: RUF012 - the base class declares it
        "vision_config": SubConfigSpec(config_class=AutoConfig, model_type="resnet"),
        "text_config": SubConfigSpec(config_class=AutoConfig, model_type="llama"),
    }

    vision_config: dict[str, Any] | PreTrainedConfig | None = None
    text_config: dict[str, Any] | PreTrainedConfig | None = None
    image_size: int | None = None
    low_layer: int | None = None
    middle_layer: int | None = None
    high_layer: int | None = None
    num_queries: int = 8
    qformer_hidden_size: int = 768
    qformer_num_layers: int = 6
    qformer_num_heads: int = 12
    qformer_intermediate_size: int = 3072
    qformer_cross_attention_frequency: int = 1
    qformer_dropout: float | int = 0.0
    mfam_grid: int | None = None
    pooling: str = "mean"
    feature_norm: str = "layer"
    thematic_grid: int | None = None
    low_token_id: int | None = None
    middle_token_id: int | None = None
    high_token_id: int | None = None
    thematic_token_id: int | None = None
    initializer_range: float = 0.02
    tie_word_embeddings: bool = False

    def __post_init__(self, **kwargs: Any) -> None:
        self.vision_config = vision_part(self.vision_config)
        if self.pooling not in {"mean", "mean_max"}:
            raise ValueError(f"pooling must be mean or mean_max, not {self.pooling}")
        if self.feature_norm not in {"layer", "batch"}:
            raise ValueError(f"feature_norm must be layer or batch, not {self.feature_norm}")
        super().__post_init__(**kwargs)  # type: ignore[no-untyped-call]
        self.vision_config = vision_part(self.vision_config)
        if self.image_size is None:
            side = getattr(self.vision_config, "image_size", None)
            self.image_size = side if isinstance(side, int) and self._fixed_positions() else 320
        text: Any = self.text_config
        last = len(self.depth_widths()) - 1
        for scale in SCALES:
            if getattr(self, f"{scale}_layer") is None:
                setattr(self, f"{scale}_layer", max(1, round(DEPTH_FRACTIONS[scale] * last)))
        for offset, placeholder in enumerate(PLACEHOLDERS):
            if getattr(self, f"{placeholder}_token_id") is None:
                setattr(self, f"{placeholder}_token_id", text.vocab_size + offset)

    @classmethod
    def from_parts(cls, vision_id: str | Path, llm_id: str | Path, **overrides: Any) -> Self:
        """The configuration of a CALM made of two pretrained parts.

        Args:
            vision_id: hub id or folder of the visual encoder.
            llm_id: hub id or folder of the causal language model.
            overrides: any field of this class.
        """
        vision, text = (
            AutoConfig.from_pretrained(part, trust_remote_code=False) for part in (vision_id, llm_id)
        )
        return cls(vision_config=vision_part(vision), text_config=text, **overrides)

    @property
    def layers(self) -> tuple[int, int, int]:
        """Hidden-state index of the low, middle and high depth."""
        return (self.low_layer, self.middle_layer, self.high_layer)  # type: ignore[return-value]

    @property
    def placeholder_ids(self) -> tuple[int, ...]:
        """Ids of the low, middle, high and thematic placeholder."""
        return tuple(getattr(self, f"{name}_token_id") for name in PLACEHOLDERS)

    @property
    def num_thematic_tokens(self) -> int:
        """Thematic tokens of one image."""
        side = int(self.image_size or 0) // self.stride()
        return min(side, self.thematic_grid or side) ** 2

    @property
    def num_image_tokens(self) -> int:
        """All visual tokens of one image in the prompt."""
        return len(SCALES) * self.num_queries + self.num_thematic_tokens

    def qformer_widths(self) -> list[int]:
        """Channels that the low, middle and high Q-Former read."""
        widths = self.depth_widths()
        return [widths[layer] * (2 if self.pooling == "mean_max" else 1) for layer in self.layers]

    def depth_widths(self) -> list[int]:
        """Channels of each of the encoder's hidden states, the embedding's first."""
        vision: Any = self.vision_config
        if hasattr(vision, "hidden_sizes"):  # ResNet, ConvNeXt, RegNet
            first = getattr(vision, "embedding_size", vision.hidden_sizes[0])
            return [first, *vision.hidden_sizes]
        if hasattr(vision, "embed_dim") and hasattr(
            vision, "depths"
        ):  # Swin: merged after all stages but one
            widths = [vision.embed_dim * 2**stage for stage in range(len(vision.depths))]
            return [*widths, widths[-1]]
        return [vision.hidden_size] * (vision.num_hidden_layers + 1)

    def stride(self) -> int:
        """Pixels per token of the encoder's final feature map."""
        vision: Any = self.vision_config
        if hasattr(vision, "final_stride"):
            return int(vision.final_stride)
        stages = len(getattr(vision, "depths", ()))
        patch = getattr(vision, "patch_size", None)
        if patch is None:  # ResNet: a stem of 4, then every stage but the first halves
            return int(
                4 * 2 ** (stages if getattr(vision, "downsample_in_first_stage", False) else stages - 1)
            )
        return int(patch * 2 ** max(stages - 1, 0))

    def _fixed_positions(self) -> bool:
        """Whether the encoder is bound to one input size by its position embeddings."""
        return not hasattr(self.vision_config, "hidden_sizes")


def vision_part(config: Any) -> Any:
    """The vision part of a configuration that holds a text part too (CLIP, SigLIP), else the same."""
    if isinstance(config, dict):
        return config.get("vision_config", config)
    return getattr(config, "vision_config", config)
