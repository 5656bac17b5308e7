"""Loading a critic, in 4 bits where asked; torch and transformers are imported only here, when called.

4-bit is NF4 with double quantization and bfloat16 arithmetic (bitsandbytes), of the language model's layers
only: quantizing the vision part of small networks breaks their answers. What really became 4-bit is counted
afterwards, because a skip list that matches nothing fails silently.
"""

import hashlib
import importlib
import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aesthetic_studio.critics.catalogue import InstalledCritic
from aesthetic_studio.critics.load_steps import LoadSteps
from aesthetic_studio.critics.protocol import Critic
from aesthetic_studio.domain.critique import CriticInfo
from aesthetic_studio.domain.errors import CriticUnavailableError
from aesthetic_studio.domain.progress import Cancelled, ProgressCallback

if TYPE_CHECKING:
    import torch

    from aesthetic_studio.networks.calm import CalmForConditionalGeneration

logger = logging.getLogger(__name__)

NF4, NO_QUANTIZATION, AUTO = "nf4", "none", "auto"
BLOCK = 64
"""NF4 scales blocks of 64 weights; layers whose sizes it does not divide are refused."""

_LIBRARIES = ("torch", "transformers", "aesthetic_studio.networks.calm")
_SKIPPED = ("vision_encoder", "mfam")
_BLOCK_BYTES = 1 << 23
_SMALL_BYTES = 200_000_000
"""Size of weights below which one CPU thread is best: the layers are too small to share, and threads that wait for
each other at every layer stall as soon as another program needs a core (measured: 2 s instead of 0.6 s)."""


def load_critic(
    source: InstalledCritic, *, device: str, quantization: str, progress: ProgressCallback
) -> Critic:
    """Load a critic.

    Args:
        source: which one, from the catalogue.
        device: ``auto``, ``cuda`` or ``cpu``.
        quantization: ``nf4``, ``none``, or ``auto``: nf4 where that works, else none with a warning.
        progress: counts in hundredths, often; what it raises stops the load within a weight or an import.

    Raises:
        CriticUnavailableError: files are missing or damaged, the device is absent, memory is too small.
    """
    if source.family != "calm":
        raise CriticUnavailableError(
            f"{source.name} is of the kind {source.family!r}, which this program does not know.",
            "Update Aesthetic Studio, or choose another critic.",
        )
    weights = sorted(source.folder.glob("*.safetensors"))
    if not weights:
        raise CriticUnavailableError(
            f"{source.folder} holds no weights (*.safetensors).", "Install it again."
        )
    steps = LoadSteps(source.name, progress)
    with steps.alone(), _loading_errors(source):
        revision = _revision(weights, steps)
        _import_libraries(steps)
        place = _device(device)
        _settle_libraries(source, place)
        with steps.weights_followed():
            network, kind = _load_network(source, place, quantization)
        steps.prepare()
        counted = count_quantized(network)
        _check_quantized(counted, kind)
        critic = _calm_critic(network, source, CriticInfo(source.id, revision, kind, counted[0], place.type))
    steps.end()
    return critic


def count_quantized(network: "CalmForConditionalGeneration") -> tuple[int, int, int]:
    """Linear layers of a network by what they really are.

    Returns:
        4-bit ones inside the language model's layers, others inside them, 4-bit ones anywhere else.
    """
    from torch import nn

    linear = [(name, module) for name, module in network.named_modules() if isinstance(module, nn.Linear)]
    head = network.get_output_embeddings()
    inside = [module for name, module in linear if name.startswith("language_model.") and module is not head]
    others = [module for name, module in linear if not name.startswith("language_model.") or module is head]
    quantized = sum(_is_4bit(module) for module in inside)
    return quantized, len(inside) - quantized, sum(_is_4bit(module) for module in others)


def _is_4bit(module: object) -> bool:
    return type(module).__name__ == "Linear4bit"


def _check_quantized(counted: tuple[int, int, int], kind: str) -> None:
    quantized, missed, elsewhere = counted
    if elsewhere or (kind == NF4 and (missed or not quantized)) or (kind == NO_QUANTIZATION and quantized):
        raise CriticUnavailableError(
            f"Quantization went wrong: {quantized} layers of the language model are in 4 bits, {missed} are "
            f"not, and {elsewhere} layers outside it are.",
            "Load the critic without quantization.",
        )


def _import_libraries(steps: LoadSteps) -> None:
    """One by one: each takes seconds when the disk is cold."""
    for done, name in enumerate(_LIBRARIES):
        steps.import_libraries(done, len(_LIBRARIES))
        importlib.import_module(name)
    steps.import_libraries(1, 1)


def _device(asked: str) -> "torch.device":
    import torch

    if asked == "cpu" or (asked == AUTO and not torch.cuda.is_available()):
        return torch.device("cpu")
    if not torch.cuda.is_available():
        raise CriticUnavailableError(
            "There is no CUDA GPU on this machine.", "Choose the device auto or cpu."
        )
    return torch.device("cuda", torch.cuda.current_device())


def _settle_libraries(source: InstalledCritic, place: "torch.device") -> None:
    """Choose the number of threads, and keep libraries from chattering on stderr."""
    import torch
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()
    # It advises to install a package that would fetch code from the network.
    logging.getLogger("bitsandbytes.backends.cpu.ops").setLevel(logging.ERROR)
    if place.type == "cpu":
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        torch.set_num_threads(1 if source.size_bytes < _SMALL_BYTES else cores)


def _load_network(
    source: InstalledCritic, place: "torch.device", quantization: str
) -> tuple["CalmForConditionalGeneration", str]:
    """The network in evaluation and what its language model is kept in, ``nf4`` or ``none``."""
    from aesthetic_studio.networks.calm import CalmConfig

    if not (
        source.folder / "config.json"
    ).is_file():  # a library would go on with a network of its own choice
        raise CriticUnavailableError(f"{source.folder} holds no config.json.", "Install it again.")
    config = CalmConfig.from_pretrained(source.folder, local_files_only=True)
    outline = _outline(config)
    _check_weights(outline, sorted(source.folder.glob("*.safetensors")))
    kind = quantization
    if quantization != NO_QUANTIZATION:
        obstacle = _nf4_obstacle(config)
        if obstacle is not None and quantization == NF4:
            raise CriticUnavailableError(
                f"4-bit is not possible: {obstacle}.", "Choose the quantization none."
            )
        if obstacle is not None:
            logger.warning("%s is loaded without quantization: %s", source.name, obstacle)
        kind = NO_QUANTIZATION if obstacle is not None else NF4
    network = _read_weights(source.folder, config, place, kind, _head_name(outline))
    _prepare(network, place, kind)
    return network, kind


def _nf4_obstacle(config: Any) -> str | None:
    """Why the language model cannot be kept in 4 bits; None where it can."""
    try:
        _import_bitsandbytes()
    except Exception as error:  # a broken installation fails in many ways
        return f"bitsandbytes does not work here ({error})"
    text = config.text_config
    sizes = {"hidden_size": text.hidden_size, "intermediate_size": getattr(text, "intermediate_size", BLOCK)}
    odd = [f"{name} {size}" for name, size in sizes.items() if size % BLOCK]
    return f"{' and '.join(odd)} cannot be divided by {BLOCK}" if odd else None


def _import_bitsandbytes() -> None:
    """Import bitsandbytes without the compiler that it readies for two fallback kernels.

    That would cost 0.8 of 3.7 seconds of start-up, and a C++ compilation where such a kernel is ever used.
    """
    import torch

    compiled = torch.compile
    torch.compile = lambda function=None, **_: function  # type: ignore[assignment]
    try:
        import bitsandbytes  # noqa: F401
    finally:
        torch.compile = compiled


def _read_weights(
    folder: Path, config: Any, place: "torch.device", kind: str, head: str
) -> "CalmForConditionalGeneration":
    import torch

    from aesthetic_studio.networks.calm import CalmForConditionalGeneration

    options: dict[str, Any] = {}
    if kind == NF4:
        from transformers import BitsAndBytesConfig

        options["quantization_config"] = BitsAndBytesConfig(
            load_in_4bit=True,
            bnb_4bit_quant_type="nf4",
            bnb_4bit_use_double_quant=True,
            bnb_4bit_compute_dtype=torch.bfloat16,
            llm_int8_skip_modules=[*_SKIPPED, head],
        )
    network: CalmForConditionalGeneration = CalmForConditionalGeneration.from_pretrained(
        folder,
        config=config,
        dtype=torch.bfloat16 if place.type == "cuda" else torch.float32,
        device_map={"": place},
        use_safetensors=True,
        local_files_only=True,
        **options,
    )
    return network


def _outline(config: Any) -> "CalmForConditionalGeneration":
    """The network without weights; costs no memory."""
    import torch

    from aesthetic_studio.networks.calm import CalmForConditionalGeneration

    with torch.device("meta"):
        return CalmForConditionalGeneration(config)


def _check_weights(outline: "CalmForConditionalGeneration", weights: Sequence[Path]) -> None:
    """Compare names and shapes before memory is taken: a library would invent weights for missing ones."""
    from safetensors import safe_open

    shapes: dict[str, tuple[int, ...]] = {}
    for path in weights:
        with safe_open(path, framework="pt") as file:
            shapes |= {name: tuple(file.get_slice(name).get_shape()) for name in file.keys()}  # noqa: SIM118
    tied = outline.all_tied_weights_keys
    wrong = [
        name
        for name, tensor in outline.state_dict().items()
        if shapes.get(name, None if name not in tied else tuple(tensor.shape)) != tuple(tensor.shape)
    ]
    if wrong:
        raise CriticUnavailableError(
            f"The weights do not fit the network: {wrong[0]} and {len(wrong) - 1} more are missing or of another "
            "size.",
            "Install the critic again.",
        )


def _head_name(outline: "CalmForConditionalGeneration") -> str:
    """Full name of the language model's head; a short one would match nothing."""
    names = {module: name for name, module in outline.named_modules()}
    return str(names[outline.get_output_embeddings()])


def _prepare(network: "CalmForConditionalGeneration", place: "torch.device", kind: str) -> None:
    """Settle number formats and memory layout for inference."""
    import torch

    network.train(False).requires_grad_(False)
    if place.type != "cpu":
        return
    # The weights of the encoder and the MFAM stay float32 on the CPU: fast on every processor (`calm` says when the
    # encoder computes in bfloat16).
    network.vision_encoder.to(memory_format=torch.channels_last)
    if kind == NF4:
        for module in network.language_model.modules():
            if not _is_4bit(module):
                for parameter in module.parameters(recurse=False):
                    parameter.data = parameter.data.to(torch.bfloat16)


def _calm_critic(
    network: "CalmForConditionalGeneration", source: InstalledCritic, info: CriticInfo
) -> Critic:
    from aesthetic_studio.critics.calm import CalmCritic
    from aesthetic_studio.networks.calm import CalmProcessor

    # Left unsaid, a library asks on the terminal whether to run code that a folder brings.
    processor = CalmProcessor.from_pretrained(source.folder, local_files_only=True, trust_remote_code=False)
    return CalmCritic(network, processor, source, info)


def _revision(weights: list[Path], steps: LoadSteps) -> str:
    """First 12 hex digits of the SHA-256 of the weights."""
    digest = hashlib.sha256()
    done, total = 0, sum(path.stat().st_size for path in weights)
    for path in weights:
        with path.open("rb") as file:
            while block := file.read(_BLOCK_BYTES):
                digest.update(block)
                done += len(block)
                steps.check(done, total)
    return digest.hexdigest()[:12]


@contextmanager
def _loading_errors(source: InstalledCritic) -> Iterator[None]:
    """Whatever the libraries raise while loading becomes a `CriticUnavailableError`.

    On damaged files they raise nearly anything: SafetensorError, jinja2's TemplateError, the hub's own
    validation error, bare exceptions of the tokenizers …
    """
    from aesthetic_studio.critics.boundary import is_out_of_memory

    try:
        yield
    except (CriticUnavailableError, Cancelled):
        raise
    except Exception as error:
        if is_out_of_memory(error):
            raise CriticUnavailableError(
                f"Memory does not suffice for {source.name}.", "Choose a smaller critic, or 4-bit (nf4)."
            ) from error
        if isinstance(error, RuntimeError | ImportError):
            raise CriticUnavailableError(f"{source.name} cannot be loaded: {error}.") from error
        raise CriticUnavailableError(
            f"{source.name} in {source.folder} is damaged: {error}.", "Install it again."
        ) from error
