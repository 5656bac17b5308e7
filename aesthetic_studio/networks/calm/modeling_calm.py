"""CALM: visual encoder → multi-scale feature alignment module → causal language model (arXiv 2412.11952).

From the paper (fig. 2): the three parts; one fully connected layer that makes the thematic tokens; three
Q-Formers with learnable low-, middle- and high-level aesthetic queries; the order ``low, middle, high,
thematic, instruction``. Our own choices, because the paper does not publish them: which depth feeds which
Q-Former, pooling, layer norms and learnable positions before the Q-Formers, the linear layer behind each, and
all sizes.
"""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, Self, cast

import torch
import torch.nn.functional as F  # noqa: N812 - PyTorch's own convention
from torch import Tensor, nn
from transformers import AutoModel, AutoModelForCausalLM, Blip2QFormerConfig, Blip2QFormerModel
from transformers import initialization as init
from transformers.cache_utils import Cache
from transformers.generation.utils import GenerationMixin
from transformers.modeling_outputs import CausalLMOutputWithPast
from transformers.modeling_utils import PreTrainedModel

from aesthetic_studio.networks.calm.configuration_calm import CalmConfig


class VisionDepths(NamedTuple):
    """Pooled features of one batch of photos at the three depths and at the encoder's end.

    Each of shape (B, tokens, channels), row by row, of the width that its reader wants; what a frozen encoder's
    cache holds.
    """

    low: Tensor
    middle: Tensor
    high: Tensor
    final: Tensor


class CalmPreTrainedModel(PreTrainedModel):
    """What transformers needs to know of every CALM module."""

    config: CalmConfig
    base_model_prefix = ""
    main_input_name = "input_ids"
    input_modalities = ["image", "text"]  # noqa: RUF012 - the base class declares it
    supports_gradient_checkpointing = True
    _no_split_modules = ["AestheticQFormer"]  # noqa: RUF012
    _skip_keys_device_placement = ["past_key_values"]  # noqa: RUF012
    _supports_flash_attn = True
    _supports_sdpa = True
    _supports_flex_attn = True
    _supports_attention_backend = True

    @torch.no_grad()
    def _init_weights(self, module: nn.Module) -> None:
        super()._init_weights(module)  # type: ignore[no-untyped-call]
        if isinstance(module, AestheticQFormer):
            init.normal_(module.queries, mean=0.0, std=self.config.initializer_range)
            if module.positions is not None:
                init.normal_(module.positions, mean=0.0, std=self.config.initializer_range)


class AestheticQFormer(nn.Module):
    """Learnable aesthetic queries of one scale that read one depth of the encoder (paper, fig. 2)."""

    def __init__(self, config: CalmConfig, width: int) -> None:
        super().__init__()
        self.norm = _feature_norm(config, width)
        self.whole_norm = _feature_norm(config, width) if config.pooling == "mean_max" else None
        # Cross-attention sees a set: without positions, features of a convolutional encoder lose their place.
        grid = config.mfam_grid
        self.positions = nn.Parameter(torch.zeros(1, width, grid, grid)) if grid else None
        self.queries = nn.Parameter(torch.zeros(1, config.num_queries, config.qformer_hidden_size))
        qformer = Blip2QFormerConfig(
            hidden_size=config.qformer_hidden_size,
            num_hidden_layers=config.qformer_num_layers,
            num_attention_heads=config.qformer_num_heads,
            intermediate_size=config.qformer_intermediate_size,
            cross_attention_frequency=config.qformer_cross_attention_frequency,
            hidden_dropout_prob=config.qformer_dropout,
            attention_probs_dropout_prob=config.qformer_dropout,
            encoder_hidden_size=width,
        )
        self.qformer = Blip2QFormerModel(qformer)
        self.projection = nn.Linear(config.qformer_hidden_size, cast("Any", config.text_config).hidden_size)

    def forward(self, features: Tensor) -> Tensor:
        """Features of one depth (B, N, width) → visual tokens (B, num_queries, text width)."""
        whole = None if self.whole_norm is None else self.whole_norm(_whole(features))
        features = self.norm(features)
        if self.positions is not None:
            side = math.isqrt(features.shape[1])
            positions = F.adaptive_avg_pool2d(self.positions, (side, side))
            features = features + positions.flatten(2).transpose(1, 2)
        if whole is not None:
            features = torch.cat([features, whole], dim=1)
        queries = self.queries.expand(features.shape[0], -1, -1)
        read = self.qformer(query_embeds=queries, encoder_hidden_states=features).last_hidden_state
        return cast("Tensor", self.projection(read))


class ChannelNorm(nn.BatchNorm1d):
    """Standardises each channel over all photos and places; features are (B, N, C)."""

    def forward(self, features: Tensor) -> Tensor:
        """(B, N, C) → (B, N, C)."""
        return super().forward(features.flatten(0, 1)).view_as(features)


class CalmMfam(nn.Module):
    """The multi-scale feature alignment module: three Q-Formers and one fully connected layer."""

    def __init__(self, config: CalmConfig) -> None:
        super().__init__()
        self.low, self.middle, self.high = (
            AestheticQFormer(config, width) for width in config.qformer_widths()
        )
        self.thematic = nn.Linear(config.depth_widths()[-1], cast("Any", config.text_config).hidden_size)

    def forward(self, depths: Sequence[Tensor], final: Tensor) -> Tensor:
        """Align the encoder's features with the language model.

        Args:
            depths: features of the low, middle and high depth, each (B, N, channels of that depth).
            final: the encoder's final features (B, N, channels).

        Returns:
            Visual tokens in prompt order (B, 3 · num_queries + N of ``final``, text width).
        """
        low, middle, high = depths
        return torch.cat([self.low(low), self.middle(middle), self.high(high), self.thematic(final)], dim=1)


class CalmForConditionalGeneration(CalmPreTrainedModel, GenerationMixin):
    """The whole network: ``vision_encoder``, ``mfam`` and ``language_model``, a causal LM with its head."""

    def __init__(self, config: CalmConfig) -> None:
        super().__init__(config)
        self.vision_encoder = AutoModel.from_config(config.vision_config)
        self.mfam = CalmMfam(config)
        self.language_model = AutoModelForCausalLM.from_config(config.text_config)
        self.post_init()  # type: ignore[no-untyped-call]

    @classmethod
    def from_parts(cls, vision_id: str | Path, llm_id: str | Path, **overrides: Any) -> Self:
        """A CALM of two pretrained parts with a fresh MFAM.

        Each part is read once, from safetensors, straight into its number format: beside the finished network
        no second one lies in memory. Code that a part brings is not run.

        Args:
            vision_id: hub id or folder of the visual encoder, as for `CalmConfig.from_parts`.
            llm_id: hub id or folder of the causal language model.
            overrides: any field of `CalmConfig`, and ``dtype`` (by default float32, for training).

        Raises:
            OSError: a part is absent, or has no safetensors.
        """
        dtype = overrides.pop("dtype", torch.float32)
        config = CalmConfig.from_parts(vision_id, llm_id, **overrides)
        with torch.device("meta"):
            model = cls(config)
        options: dict[str, Any] = {"dtype": dtype, "use_safetensors": True, "trust_remote_code": False}
        model.vision_encoder = AutoModel.from_pretrained(vision_id, config=config.vision_config, **options)
        model.language_model = AutoModelForCausalLM.from_pretrained(
            llm_id, config=config.text_config, **options
        )
        model.mfam = CalmMfam(config)
        model.mfam.apply(model._initialize_weights)
        model.mfam.to(dtype)
        model.generation_config = model.language_model.generation_config
        return model.train(False)

    def get_input_embeddings(self) -> nn.Module:
        """The language model's token embeddings."""
        return cast("nn.Module", self.language_model.get_input_embeddings())

    def set_input_embeddings(self, value: nn.Module) -> None:
        """Replace the language model's token embeddings."""
        self.language_model.set_input_embeddings(value)

    def get_output_embeddings(self) -> nn.Module:
        """The language model's head."""
        return cast("nn.Module", self.language_model.get_output_embeddings())

    def set_output_embeddings(self, value: nn.Module) -> None:
        """Replace the language model's head."""
        self.language_model.set_output_embeddings(value)

    def train(self, mode: bool = True) -> Self:
        """As in PyTorch, but a frozen encoder stays in evaluation: its batch norms must not drift."""
        super().train(mode)
        if not any(parameter.requires_grad for parameter in self.vision_encoder.parameters()):
            self.vision_encoder.eval()
        return self

    def encode_depths(self, pixel_values: Tensor) -> VisionDepths:
        """Run the visual encoder alone and pool its features.

        Args:
            pixel_values: normalised photos (B, 3, image_size, image_size).
        """
        pixels = pixel_values.to(self.vision_encoder.device, self.vision_encoder.dtype)
        outputs = self.vision_encoder(pixel_values=pixels, output_hidden_states=True, return_dict=True)
        stride = getattr(self.config.vision_config, "patch_size", None)
        patches = (pixels.shape[-2] // stride, pixels.shape[-1] // stride) if stride else None
        grid = self.config.mfam_grid
        maxima = self.config.pooling == "mean_max"
        low, middle, high = (
            _pool(_feature_map(outputs.hidden_states[layer], patches), grid, maxima=maxima)
            for layer in self.config.layers
        )
        final = _pool(_feature_map(outputs.last_hidden_state, patches), self.config.thematic_grid)
        return VisionDepths(low, middle, high, final)

    def mfam_from_depths(self, depths: VisionDepths) -> Tensor:
        """Visual tokens (B, T, text width) from what `encode_depths` gave, possibly long ago."""
        weight = self.mfam.thematic.weight
        low, middle, high, final = (features.to(weight.device, weight.dtype) for features in depths)
        return cast("Tensor", self.mfam([low, middle, high], final))

    def get_image_features(self, pixel_values: Tensor) -> Tensor:
        """Visual tokens (B, T, text width) of photos (B, 3, S, S); encode once, use in many prompts."""
        return self.mfam_from_depths(self.encode_depths(pixel_values))

    def embed_prompt(self, input_ids: Tensor, image_features: Tensor | None = None) -> Tensor:
        """Token embeddings (B, L, text width) with the visual tokens in the place of their placeholders.

        Args:
            input_ids: (B, L) with `config.num_image_tokens` placeholders per image.
            image_features: (images, T, text width), in the order of the placeholders, row by row.

        Raises:
            ValueError: if placeholders and visual tokens differ in number.
        """
        places = self._places(input_ids)
        count, given = int(places.sum()), 0 if image_features is None else image_features[..., 0].numel()
        if count != given:
            raise ValueError(f"the prompt has {count} places for visual tokens, but {given} were given")
        embedded = cast("Tensor", self.get_input_embeddings()(input_ids.masked_fill(places, 0)))
        if image_features is None:
            return embedded
        return embedded.masked_scatter(places.unsqueeze(-1), image_features.to(embedded))

    def forward(  # noqa: PLR0917 - the order of transformers
        self,
        input_ids: Tensor | None = None,
        pixel_values: Tensor | None = None,
        image_features: Tensor | None = None,
        attention_mask: Tensor | None = None,
        position_ids: Tensor | None = None,
        past_key_values: Cache | None = None,
        inputs_embeds: Tensor | None = None,
        labels: Tensor | None = None,
        logits_to_keep: int | Tensor = 0,
        **kwargs: Any,
    ) -> CausalLMOutputWithPast:
        """Predict the next token.

        Args:
            input_ids: (B, L) with placeholders; or give ``inputs_embeds``.
            pixel_values: photos (images, 3, S, S) in prompt order; or give ``image_features``.
            image_features: visual tokens (images, T, text width) of those photos.
            attention_mask: (B, past + L), or any mask the language model takes.
            position_ids: (B, L); by default counted on from the cache.
            past_key_values: what was read before; the photos in it need not be given again.
            inputs_embeds: (B, L, text width), with the visual tokens already in place.
            labels: (B, L), −100 where no loss is wanted; placeholders never count.
            logits_to_keep: as in transformers' causal language models.
            kwargs: go to the language model.

        Raises:
            ValueError: if not exactly one of ``input_ids`` and ``inputs_embeds``, or both ``pixel_values``
                and ``image_features`` are given, or the placeholders do not match the photos.
        """
        if (input_ids is None) == (inputs_embeds is None):
            raise ValueError("give exactly one of input_ids and inputs_embeds")
        if pixel_values is not None:
            if image_features is not None:
                raise ValueError("give pixel_values or image_features, not both")
            image_features = self.get_image_features(pixel_values)
        if input_ids is not None and (image_features is not None or past_key_values is None):
            inputs_embeds, input_ids = self.embed_prompt(input_ids, image_features), None
        if labels is not None:
            labels = labels.masked_fill(self._places(labels), -100)
        return cast(
            "CausalLMOutputWithPast",
            self.language_model(
                input_ids=input_ids,
                inputs_embeds=inputs_embeds,
                attention_mask=attention_mask,
                position_ids=position_ids,
                past_key_values=past_key_values,
                labels=labels,
                logits_to_keep=logits_to_keep,
                **kwargs,
            ),
        )

    def _places(self, ids: Tensor) -> Tensor:
        """Where in ids (B, L) a visual token belongs."""
        return torch.isin(ids, torch.tensor(self.config.placeholder_ids, device=ids.device))

    def prepare_inputs_for_generation(  # type: ignore[override]
        self,
        *args: Any,
        image_features: Tensor | None = None,
        is_first_iteration: bool = False,
        **kwargs: Any,
    ) -> dict[str, Any]:
        """As in transformers; visual tokens are read in the first step only, later they are in the cache."""
        kwargs["is_first_iteration"] = is_first_iteration
        inputs = super().prepare_inputs_for_generation(*args, **kwargs)  # type: ignore[misc]
        if is_first_iteration or not kwargs.get("use_cache", True):
            inputs["image_features"] = image_features
        return cast("dict[str, Any]", inputs)


def _feature_map(features: Tensor, patches: tuple[int, int] | None) -> Tensor:
    """Hidden states of any encoder as a map (B, C, H, W).

    Args:
        features: (B, C, H, W), or (B, N, C) with class and register tokens in front.
        patches: rows and columns of the input in patches; None for encoders without patches.
    """
    if features.dim() == 4:
        return features
    if patches is None:
        raise ValueError("an encoder with token features must have a patch size")
    rows, columns = patches
    tokens = features.shape[1]
    while rows * columns > tokens:  # a hierarchical encoder merges patches
        rows, columns = rows // 2, columns // 2
    return features[:, tokens - rows * columns :].transpose(1, 2).reshape(len(features), -1, rows, columns)


def _feature_norm(config: CalmConfig, width: int) -> nn.Module:
    return ChannelNorm(width) if config.feature_norm == "batch" else nn.LayerNorm(width)


def _whole(features: Tensor) -> Tensor:
    """Mean and maximum over all cells (B, 1, 2C) of features whose channels are the cells' means and maxima."""
    means, maxima = features.chunk(2, dim=-1)
    return torch.cat([means.mean(dim=1, keepdim=True), maxima.amax(dim=1, keepdim=True)], dim=-1)


def _pool(feature_map: Tensor, grid: int | None, *, maxima: bool = False) -> Tensor:
    """A map (B, C, H, W) as tokens (B, N, C), averaged to at most ``grid`` tokens a side.

    With ``maxima`` each token holds the maxima of its cell as well, (B, N, 2C).
    """
    height, width = feature_map.shape[-2:]
    cells = (height, width) if grid is None else (min(height, grid), min(width, grid))
    pooled = F.adaptive_avg_pool2d(feature_map, cells)
    if maxima:
        pooled = torch.cat([pooled, F.adaptive_max_pool2d(feature_map, cells)], dim=1)
    return pooled.flatten(2).transpose(1, 2)


__all__ = ["CalmForConditionalGeneration", "CalmMfam", "CalmPreTrainedModel", "VisionDepths"]
