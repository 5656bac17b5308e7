"""The recipe of calm-nano: everything that decides its weights, beside the photos."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.training.loop_recipe import LoopRecipe
from aesthetic_studio.training.recipe import RecipeFile, SplitRecipe

NANO = "calm-nano"


@dataclass(frozen=True, slots=True)
class LanguageSizes:
    """The small Llama and its tokenizer; sizes divide by 64, as NF4 wants."""

    vocabulary: int = 2048
    hidden_size: int = 256
    layers: int = 4
    heads: int = 4
    intermediate_size: int = 768


@dataclass(frozen=True, slots=True)
class Rounds:
    """How often a phase is repeated on new samples, its learning rate rising and falling each time.

    A cosine with warm restarts (Loshchilov and Hutter, "SGDR", ICLR 2017): a run can be lengthened by another round
    without losing what it has learned.
    """

    encoder: int = 1


@dataclass(frozen=True, slots=True)
class PictureCount:
    """How many damaged pictures the frozen encoder reads once, for all phases behind it.

    Attributes:
        pairs: pairs of versions of one photo.
        seed: of their damage.
    """

    pairs: int
    seed: int = 5


@dataclass(frozen=True, slots=True)
class EpisodeRecipe:
    """Personal episodes in stage 2.

    Attributes:
        every: one of this many batches is of episodes; 0 for never.
        examples: rated photos of an episode, beside the query.
        imagined: share of the episodes of imagined people, see `simulated_taste`.
    """

    every: int = 4
    examples: int = 8
    imagined: float = 0.4


@dataclass(frozen=True, slots=True)
class NanoRecipe:
    """All numbers of calm-nano.

    Attributes:
        vision: fields of `TwinVisionConfig`.
        mfam: fields of `CalmConfig`.
        sizes: of the language model.
        rounds: of the phases that have several.
        pictures: read by the encoder for the phases behind it.
        episodes: in stage 2.
        encoder, language, alignment, stage1, stage2: the phases in their order.
        text: the file as it was read, for the model card.
    """

    vision: Mapping[str, Any]
    mfam: Mapping[str, Any]
    sizes: LanguageSizes
    rounds: Rounds
    pictures: PictureCount
    episodes: EpisodeRecipe
    split: SplitRecipe
    encoder: LoopRecipe
    language: LoopRecipe
    alignment: LoopRecipe
    stage1: LoopRecipe
    stage2: LoopRecipe
    text: str


def read_nano_recipe(file: Path) -> NanoRecipe:
    """Read a recipe.

    Raises:
        UsageError: the file is missing, no YAML, has an unknown or missing key, or makes another model.
    """
    recipe = RecipeFile(file)
    if recipe.model != NANO:
        raise UsageError(f"The recipe {file} makes {recipe.model}, not {NANO}.")
    numbers = NanoRecipe(
        vision=recipe.take_all("vision"),
        mfam=recipe.take_all("mfam"),
        sizes=recipe.take("llm", LanguageSizes),
        rounds=recipe.take("rounds", Rounds),
        pictures=recipe.take("pictures", PictureCount),
        episodes=recipe.take("episodes", EpisodeRecipe),
        split=recipe.take("split", SplitRecipe),
        encoder=recipe.take("encoder", LoopRecipe),
        language=recipe.take("language", LoopRecipe),
        alignment=recipe.take("alignment", LoopRecipe),
        stage1=recipe.take("stage1", LoopRecipe),
        stage2=recipe.take("stage2", LoopRecipe),
        text=recipe.text,
    )
    recipe.finish()
    return numbers
