"""AdamW over named parameters, whose state can be kept by name and put back exactly."""

from collections.abc import Callable, Mapping, Sequence

import torch
from torch import Tensor, nn

_MOMENTS = ("exp_avg", "exp_avg_sq")


def make_optimizer(
    parameters: Mapping[str, nn.Parameter],
    *,
    betas: Sequence[float],
    weight_decay: float,
    factor: Callable[[str], float],
) -> torch.optim.AdamW:
    """AdamW whose groups have a ``factor`` on the learning rate, which the caller sets before each step.

    Args:
        parameters: by name; those with fewer than two dimensions (biases, norms) do not decay.
        betas: of AdamW.
        weight_decay: of the others.
        factor: name → factor on the learning rate.
    """
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in parameters.items():
        decay = weight_decay if parameter.dim() > 1 else 0.0
        groups.setdefault((factor(name), decay), []).append(parameter)
    fused = all(
        each.is_floating_point() and each.device.type in {"cpu", "cuda"} for each in parameters.values()
    )
    first, second = betas
    return torch.optim.AdamW(
        [{"params": group, "factor": rate, "weight_decay": decay} for (rate, decay), group in groups.items()],
        lr=0.0,
        betas=(first, second),
        fused=fused,
    )


def optimizer_tensors(
    optimizer: torch.optim.AdamW, parameters: Mapping[str, nn.Parameter]
) -> dict[str, Tensor]:
    """The state by name, ``<kind>.<parameter>``; a parameter that never had a gradient has none."""
    return {
        f"{kind}.{name}": optimizer.state[parameter][kind]
        for name, parameter in parameters.items()
        if parameter in optimizer.state
        for kind in ("step", *_MOMENTS)
    }


def restore_optimizer(
    optimizer: torch.optim.AdamW, parameters: Mapping[str, nn.Parameter], tensors: Mapping[str, Tensor]
) -> None:
    """Put back what `optimizer_tensors` gave."""
    fused = optimizer.defaults["fused"]
    for name, parameter in parameters.items():
        if f"step.{name}" not in tensors:
            continue
        # The fused step walks through memory, so the moments must lie as the parameter lies.
        moments = {
            kind: torch.empty_like(parameter.data).copy_(tensors[f"{kind}.{name}"]) for kind in _MOMENTS
        }
        step = tensors[f"step.{name}"]
        optimizer.state[parameter] = {"step": step.to(parameter.device) if fused else step, **moments}
