"""The recipe of a CALM made of pretrained parts: everything that decides its weights, beside the data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.training.loop_recipe import LoopRecipe
from aesthetic_studio.training.recipe import RecipeFile

NF4, NO_QUANTIZATION = "nf4", "none"
MIX1 = ("cues", "captions")
"""What stage 1 reads: U and G of the paper."""
MIX2 = ("scores", "comments", "questions", "operations", "damaged", "episodes", "simulated", "captions")
"""What stage 2 reads: S and C of the paper, its PIAA, questions as in AesMMIT, and ours."""


@dataclass(frozen=True, slots=True)
class PartsRecipe:
    """The pretrained parts, and how they are held while the rest is trained.

    Attributes:
        vision: hub id or folder of the visual encoder; code that it brings is not run.
        llm: the same of the language model.
        quantization: ``nf4`` or ``none``, of the language model; nf4 needs LoRA (QLoRA, arXiv 2305.14314).
        dtype: ``bfloat16`` or ``float32``, of everything that is frozen.
        checkpointing: whether activations are computed twice, which saves most of their memory.
        seed: of the fresh MFAM and of LoRA.
    """

    vision: str
    llm: str
    quantization: str = NO_QUANTIZATION
    dtype: str = "bfloat16"
    checkpointing: bool = True
    seed: int = 1

    def __post_init__(self) -> None:
        if self.quantization not in {NF4, NO_QUANTIZATION}:
            raise ValueError(f"quantization must be {NF4} or {NO_QUANTIZATION}, not {self.quantization}")
        if self.dtype not in {"bfloat16", "float32"}:
            raise ValueError(f"dtype must be bfloat16 or float32, not {self.dtype}")


@dataclass(frozen=True, slots=True)
class LoraRecipe:
    """Low-rank adapters on the language model (arXiv 2106.09685), merged into it at the end.

    Attributes:
        rank: of each adapter.
        alpha: adapters count with alpha / rank.
        targets: last names of the linear layers that get one.
        dropout: before each adapter.
        rate: factor on the learning rate of stage 2, which is the MFAM's.
    """

    rank: int
    alpha: float
    targets: Sequence[str]
    dropout: float = 0.0
    rate: float = 1.0


@dataclass(frozen=True, slots=True)
class DataRecipe:
    """Which data sets teach what, each as ``name`` or ``name:split`` (see ``data list``).

    A name that is no data set's is a plain folder of photos; only ``unlabeled`` takes those.

    Attributes:
        unlabeled: whose photos are damaged by operations (U).
        captions: generic image-text pairs (G).
        scores: mean ratings (S).
        comments: comments (C).
        questions: conversations.
        people: ratings of single persons.
        held_out: share of photos and persons kept for validation, chosen by name.
    """

    unlabeled: Sequence[str] = ()
    captions: Sequence[str] = ()
    scores: Sequence[str] = ()
    comments: Sequence[str] = ()
    questions: Sequence[str] = ()
    people: Sequence[str] = ()
    held_out: float = 0.005


@dataclass(frozen=True, slots=True)
class LessonRecipe:
    """How photos and texts are shown.

    Attributes:
        photo_side: long side in pixels at which photos are decoded and damaged.
        examples: rated photos before the one to predict in a personal episode.
        at_once: lessons that one device takes at once; larger batches are accumulated.
        longest: tokens of a dialogue; what is longer is cut off.
        validation: lessons held out whose losses are told.
    """

    photo_side: int = 768
    examples: int = 8
    at_once: int = 4
    longest: int = 2048
    validation: int = 256


@dataclass(frozen=True, slots=True)
class CardRecipe:
    """What the application tells people of the model; see `critics.catalogue`."""

    name: str
    licence: str
    description: str
    trained_on: str
    cannot_judge: str


@dataclass(frozen=True, slots=True)
class LargeRecipe:
    """All of it.

    Attributes:
        model: id of the model that is made.
        mfam: fields of `CalmConfig`.
        lora: None trains the language model in full.
        mix1, mix2: how often each kind of lesson is shown, by names of `MIX1` and `MIX2`.
        text: the file as it was read.
    """

    model: str
    parts: PartsRecipe
    mfam: Mapping[str, Any]
    lora: LoraRecipe | None
    data: DataRecipe
    lessons: LessonRecipe
    mix1: Mapping[str, float]
    mix2: Mapping[str, float]
    stage1: LoopRecipe
    stage2: LoopRecipe
    card: CardRecipe
    text: str


def read_large_recipe(file: Path) -> LargeRecipe:
    """Read a recipe.

    Raises:
        UsageError: the file is missing, no YAML, has an unknown or missing key, or asks for the impossible.
    """
    source = RecipeFile(file)
    recipe = LargeRecipe(
        model=source.model,
        parts=source.take("parts", PartsRecipe),
        mfam=source.take_all("mfam"),
        lora=source.take("lora", LoraRecipe) if source.has("lora") else None,
        data=source.take("data", DataRecipe),
        lessons=source.take("lessons", LessonRecipe),
        mix1=_mix(source, "mix1", MIX1),
        mix2=_mix(source, "mix2", MIX2),
        stage1=source.take("stage1", LoopRecipe),
        stage2=source.take("stage2", LoopRecipe),
        card=source.take("card", CardRecipe),
        text=source.text,
    )
    source.finish()
    if recipe.lora is not None and find_spec("peft") is None:
        raise UsageError(
            "Adapters need peft, which is not installed.", "pip install 'aesthetic-studio[train]'"
        )
    if recipe.lora is None and recipe.parts.quantization == NF4:
        raise UsageError(
            f"The recipe {file} cannot train a language model that is held in 4 bits.",
            "Add a lora part, or set parts.quantization to none.",
        )
    if recipe.lora is None and recipe.parts.dtype != "float32":
        raise UsageError(
            f"The recipe {file} trains all of a language model in {recipe.parts.dtype}, where small changes are lost.",
            "Add a lora part, or set parts.dtype to float32.",
        )
    return recipe


def _mix(source: RecipeFile, part: str, known: Sequence[str]) -> dict[str, float]:
    mix = {name: float(share) for name, share in source.take_all(part).items() if float(share) > 0}
    if unknown := sorted(set(mix) - set(known)):
        raise UsageError(
            f"The recipe {source.file} has unknown keys: {', '.join(f'{part}.{each}' for each in unknown)}."
        )
    if not mix:
        raise UsageError(
            f"The recipe {source.file} says nothing of {part}.", f"Give shares of {', '.join(known)}."
        )
    return mix
