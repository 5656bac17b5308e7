"""A CALM made of pretrained parts: putting them together, and holding them for training."""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from transformers import AutoTokenizer, BitsAndBytesConfig

from aesthetic_studio.critics.loading import count_quantized
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.networks.calm.configuration_calm import CalmConfig
from aesthetic_studio.networks.calm.modeling_calm import CalmForConditionalGeneration
from aesthetic_studio.networks.calm.processing_calm import CalmImageProcessor, CalmProcessor
from aesthetic_studio.training.large.recipe import NF4, PartsRecipe

_JOINED = "joined.json"


def join_parts(parts: PartsRecipe, mfam: Mapping[str, Any], folder: Path) -> None:
    """Fetch the parts, put a fresh MFAM between them, and write the whole as a model folder, in bfloat16.

    What was written for the same parts is left as it is.

    Args:
        parts: which ones.
        mfam: fields of `CalmConfig`.
        folder: appears only when it is whole.

    Raises:
        UsageError: a part cannot be had, is not of the kind, or needs code of its own; or the folder holds others.
    """
    joined = json.dumps([parts.vision, parts.llm, parts.seed, dict(mfam)])
    if folder.is_dir():
        if (folder / _JOINED).read_text(encoding="utf-8") != joined:
            raise UsageError(
                f"{folder} holds other parts than the recipe names.",
                "Choose another output folder, or delete that one to begin anew.",
            )
        return
    torch.manual_seed(parts.seed)
    with _part_errors(parts):
        model = CalmForConditionalGeneration.from_parts(parts.vision, parts.llm, dtype=torch.bfloat16, **mfam)
        tokenizer = AutoTokenizer.from_pretrained(parts.llm, trust_remote_code=False)
        colours = _image_processor(parts.vision, model.config)
        processor = CalmProcessor.from_config(model.config, tokenizer, colours)
    check_head(model)
    with whole_folder(folder) as made:
        model.save_pretrained(made)
        processor.save_pretrained(made)
        (made / _JOINED).write_text(joined, encoding="utf-8")


def open_parts(folder: Path, parts: PartsRecipe, device: torch.device) -> CalmForConditionalGeneration:
    """Read what `join_parts` has written, for training: everything is frozen, and the MFAM is in float32.

    Args:
        folder: of the parts.
        parts: how they are held.
        device: where they go.

    Raises:
        UsageError: 4 bits were asked for and do not work here.
    """
    options: dict[str, Any] = {}
    if parts.quantization == NF4:
        options["quantization_config"] = BitsAndBytesConfig(
            load_in_4bit=True,
            bnb_4bit_quant_type="nf4",
            bnb_4bit_use_double_quant=True,
            bnb_4bit_compute_dtype=getattr(torch, parts.dtype),
            llm_int8_skip_modules=["vision_encoder", "mfam", _head_name(folder)],
        )
    try:
        model = CalmForConditionalGeneration.from_pretrained(
            folder,
            dtype=getattr(torch, parts.dtype),
            device_map={"": device},
            use_safetensors=True,
            local_files_only=True,
            **options,
        )
    except ImportError as error:
        raise UsageError(f"4 bits do not work here: {error}.", "Set parts.quantization to none.") from error
    if parts.quantization == NF4:
        _check_quantized(model)
        _ready_for_gradients(model)
    model.requires_grad_(False)
    model.mfam.float()
    if parts.checkpointing:
        model.activation_checkpointing_enable({"use_reentrant": False})
    return model


def check_head(model: CalmForConditionalGeneration) -> None:
    """Make sure that the language model's logits are its head's output and nothing else.

    Raises:
        UsageError: they are scaled or capped.
    """
    ids = torch.zeros(1, 3, dtype=torch.long)
    with torch.no_grad():
        logits = model.language_model(input_ids=ids).logits
        hidden = model.language_model.get_decoder()(input_ids=ids).last_hidden_state
        alone = model.get_output_embeddings()(hidden)
    if not torch.allclose(logits.float(), alone.float(), atol=1e-3, rtol=1e-2):
        raise UsageError(
            f"The language model {model.language_model.config.model_type} changes its logits behind its head.",
            "Choose another one, for example of the Llama or Qwen families.",
        )


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """A folder that appears under its name only when everything in it is written."""
    made = folder.with_name(folder.name + ".part")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    yield made
    made.replace(folder)


def _image_processor(vision: str, config: CalmConfig) -> CalmImageProcessor:
    """Ours, with the encoder's own mean and deviation of colours where it brings them."""
    try:
        described, _ = CalmImageProcessor.get_image_processor_dict(vision)
    except OSError:
        described = {}
    colours = {name: described[name] for name in ("image_mean", "image_std") if described.get(name)}
    return CalmImageProcessor(size=int(config.image_size or 0), **colours)


def _head_name(folder: Path) -> str:
    """Full name of the language model's head, which is not quantized; a short one would match nothing."""
    with torch.device("meta"):
        outline = CalmForConditionalGeneration(CalmConfig.from_pretrained(folder, local_files_only=True))
    names = {module: name for name, module in outline.named_modules()}
    return str(names[outline.get_output_embeddings()])


def _check_quantized(model: CalmForConditionalGeneration) -> None:
    """A skip list that matches nothing, or everything, fails silently."""
    quantized, missed, elsewhere = count_quantized(model)
    if missed or elsewhere or not quantized:
        raise UsageError(
            f"{quantized} layers of the language model are in 4 bits, {missed} are not; elsewhere {elsewhere} are.",
            "Set parts.quantization to none.",
        )


def _ready_for_gradients(model: CalmForConditionalGeneration) -> None:
    module: Any
    for module in model.modules():
        if hasattr(module, "support_avx512bf16_for_cpu"):
            # On some processors a validation would repack the weights into a form that has no gradient.
            module.support_avx512bf16_for_cpu = False
    model.language_model.is_loaded_in_4bit = True  # where adapters look for it


@contextmanager
def _part_errors(parts: PartsRecipe) -> Iterator[None]:
    """What the libraries raise about a part becomes an error that says which recipe key to look at."""
    try:
        yield
    except (OSError, ValueError, KeyError) as error:
        raise UsageError(
            f"{parts.vision} and {parts.llm} cannot be put together: {error}",
            "Look at parts.vision and parts.llm in the recipe; both need safetensors and no code of their own.",
        ) from error
