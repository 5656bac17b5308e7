"""The twin encoder: an EfficientNet-Lite content trunk beside a residual craft trunk that sees every pixel."""

from typing import Any, cast

import torch
import torch.nn.functional as F  # noqa: N812 - PyTorch's own convention
from torch import Tensor, nn
from transformers import initialization as init
from transformers.modeling_outputs import BaseModelOutputWithNoAttention
from transformers.modeling_utils import PreTrainedModel

from aesthetic_studio.networks.twin.configuration_twin import TwinVisionConfig


class SamePaddedConv(nn.Conv2d):
    """A convolution padded as TensorFlow does: at stride 2 the odd pixel goes below and right.

    The published weights were trained so; symmetric padding would shift their features by half a pixel a stage.
    """

    def forward(self, features: Tensor) -> Tensor:
        """(B, C, H, W) → (B, C', ⌈H / stride⌉, ⌈W / stride⌉)."""
        kernel, stride = self.kernel_size[0], self.stride[0]
        down, across = (
            max((-(-side // stride) - 1) * stride + kernel - side, 0) for side in features.shape[-2:]
        )
        if down or across:
            features = F.pad(features, (across // 2, across - across // 2, down // 2, down - down // 2))
        return F.conv2d(features, self.weight, self.bias, self.stride, 0, 1, self.groups)


class LiteBlock(nn.Module):
    """An inverted residual block of EfficientNet-Lite: expand, filter in depth, project.

    The published batch norms are folded into the convolutions: the trunk is never trained here, and it is faster so.
    """

    def __init__(self, inside: int, outside: int, kernel: int, stride: int, expansion: int) -> None:
        super().__init__()
        middle = inside * expansion
        self.expand = SamePaddedConv(inside, middle, 1) if expansion > 1 else None
        self.filter = SamePaddedConv(middle, middle, kernel, stride, groups=middle)
        self.project = SamePaddedConv(middle, outside, 1)
        self.skips = stride == 1 and inside == outside

    def forward(self, features: Tensor) -> Tensor:
        """(B, C, H, W) → (B, C', H / stride, W / stride)."""
        out = features if self.expand is None else F.relu6(self.expand(features))
        out = cast("Tensor", self.project(F.relu6(self.filter(out))))
        return features + out if self.skips else out


class ContentTrunk(nn.Module):
    """EfficientNet-Lite without its head: what the photo shows."""

    scale: Tensor
    shift: Tensor

    def __init__(self, config: TwinVisionConfig) -> None:
        super().__init__()
        self.shrink = config.content_shrink
        self.fused_stage = config.fused_stage
        channels = config.content_stem
        self.stem = SamePaddedConv(3, channels, 3, 2)
        stages = []
        for blocks, kernel, stride, expansion, width in config.content_stages:
            stages.append(
                nn.Sequential(
                    *(
                        LiteBlock(
                            channels if block == 0 else width,
                            width,
                            kernel,
                            stride if block == 0 else 1,
                            expansion,
                        )
                        for block in range(blocks)
                    )
                )
            )
            channels = width
        self.stages = nn.ModuleList(stages)
        # The published weights want (x − 127) / 128 of values 0–255.
        scale = torch.tensor(config.image_std) * 255 / 128
        shift = (torch.tensor(config.image_mean) * 255 - 127) / 128
        self.register_buffer("scale", scale.view(1, 3, 1, 1))
        self.register_buffer("shift", shift.view(1, 3, 1, 1))

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """Pixels (B, 3, S, S) → features of the fused stage and of the last one, (B, C, s, s) each."""
        small = F.avg_pool2d(pixels, self.shrink) if self.shrink > 1 else pixels
        features = F.relu6(self.stem(small * self.scale + self.shift))
        for index, stage in enumerate(self.stages):
            features = stage(features)
            if index == self.fused_stage:
                fused = features
        return fused, features


class CraftBlock(nn.Module):
    """A basic residual block (He and colleagues, CVPR 2016)."""

    def __init__(self, inside: int, outside: int, stride: int) -> None:
        super().__init__()
        self.first = _conv(inside, outside, stride)
        self.second = _conv(outside, outside, 1)
        self.shortcut = (
            nn.Sequential(nn.Conv2d(inside, outside, 1, stride, bias=False), nn.BatchNorm2d(outside))
            if stride != 1 or inside != outside
            else nn.Identity()
        )

    def forward(self, features: Tensor) -> Tensor:
        """(B, C, H, W) → (B, C', H / stride, W / stride)."""
        return F.relu(self.second(F.relu(self.first(features))) + self.shortcut(features))


class CraftTrunk(nn.Module):
    """A residual network on all pixels: how the photo was made."""

    def __init__(self, config: TwinVisionConfig) -> None:
        super().__init__()
        sizes = list(config.craft_sizes)
        # Unshuffled, not strided: a stride would average away the very noise and blocks that are looked for.
        self.stem = nn.Sequential(nn.PixelUnshuffle(4), _conv(48, sizes[0], 1), nn.ReLU())
        content = int(config.content_stages[config.fused_stage][-1])
        inside = [sizes[0], *sizes[:-2], sizes[2] * 2 + content]
        self.stages = nn.ModuleList(
            nn.Sequential(
                CraftBlock(before, width, 1 if index in {0, 3} else 2),
                *(CraftBlock(width, width, 1) for _ in range(depth - 1)),
            )
            for index, (before, width, depth) in enumerate(
                zip(inside, sizes, config.craft_depths, strict=True)
            )
        )
        self.halve = nn.Sequential(_conv(sizes[2], sizes[2] * 2, 2), nn.ReLU())

    def forward(self, pixels: Tensor, content: Tensor) -> tuple[Tensor, ...]:
        """Stem and four stages, (B, C, S/4, S/4) … (B, C, S/32, S/32); the last reads ``content`` too."""
        states = [cast("Tensor", self.stem(pixels))]
        for stage in list(self.stages)[:-1]:
            states.append(stage(states[-1]))
        fused = torch.cat([self.halve(states[-1]), content], dim=1)
        states.append(self.stages[-1](fused))
        return tuple(states)


class TwinVisionModel(PreTrainedModel):
    """Both trunks. Hidden states: the craft trunk's stem and four stages, then the content's last stage."""

    config: TwinVisionConfig
    config_class = TwinVisionConfig
    base_model_prefix = "twin"
    main_input_name = "pixel_values"
    input_modalities = ["image"]  # noqa: RUF012 - the base class declares it

    def __init__(self, config: TwinVisionConfig) -> None:
        super().__init__(config)
        self.content = ContentTrunk(config)
        self.craft = CraftTrunk(config)
        self.post_init()  # type: ignore[no-untyped-call]

    @torch.no_grad()
    def _init_weights(self, module: nn.Module) -> None:
        super()._init_weights(module)  # type: ignore[no-untyped-call]
        if isinstance(module, nn.Conv2d) and module.groups == 1:
            init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")

    def forward(
        self, pixel_values: Tensor, output_hidden_states: bool | None = None, **_: Any
    ) -> BaseModelOutputWithNoAttention:
        """Read photos.

        Args:
            pixel_values: (B, 3, S, S), normalised by the configuration's mean and deviation; S divides by 64.
            output_hidden_states: whether to return all states.

        Returns:
            ``last_hidden_state``: the content (B, 320, S/64, S/64); ``hidden_states``: see the class.
        """
        fused, content = self.content(pixel_values)
        states = (*self.craft(pixel_values, fused), content)
        return BaseModelOutputWithNoAttention(
            last_hidden_state=content,
            hidden_states=states if output_hidden_states else None,
        )


def _conv(inside: int, outside: int, stride: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(inside, outside, 3, stride, 1, bias=False), nn.BatchNorm2d(outside))


__all__ = ["TwinVisionModel"]
