"""The whole training of calm-nano: from photos and a recipe to a model folder the application loads.

Finished phases found in the output folder are not repeated, so a broken run goes on where it stopped.
"""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import nn
from transformers import ResNetModel

from aesthetic_studio.networks.calm.configuration_calm import CalmConfig
from aesthetic_studio.networks.calm.modeling_calm import CalmForConditionalGeneration
from aesthetic_studio.networks.calm.processing_calm import CalmImageProcessor, CalmProcessor
from aesthetic_studio.training.alignment import LabelledPhotos, train_alignment
from aesthetic_studio.training.batches import CritiqueBatches, EpisodeBatches
from aesthetic_studio.training.encoder import build_encoder, train_encoder
from aesthetic_studio.training.human_scores import base_scores
from aesthetic_studio.training.language import language_config, train_language, train_tokenizer
from aesthetic_studio.training.photo_sets import (
    RaterTable,
    TrainingPhoto,
    held_out,
    read_folder,
    read_raters,
    with_beauty,
)
from aesthetic_studio.training.recipe import NanoRecipe, SplitRecipe
from aesthetic_studio.training.stages import train_stage

_DESCRIBER = "describer.safetensors"
Report = Callable[[str, Mapping[str, float]], None]
"""Receives the phase's name and its figures."""


@dataclass(frozen=True, slots=True)
class NanoPhotos:
    """The photos of a run, split by name so that what is tested was never seen.

    Attributes:
        train: unrated and rated photos to train on.
        test: photos, and rated photos of whole themes, kept aside.
        ratings: of the raters to train on; the others are kept aside.
    """

    train: tuple[TrainingPhoto, ...]
    test: tuple[TrainingPhoto, ...]
    ratings: RaterTable


def read_photos(photos: Path, rated: Path, ratings: Path, split: SplitRecipe) -> NanoPhotos:
    """Decode everything once and split it.

    Args:
        photos: folder of unrated photos.
        rated: folder of rated photos.
        ratings: CSV with ``rater,file,rating`` on a 1–7 scale.
        split: shares kept aside.
    """
    table = read_raters(ratings, low=1, high=7)
    kept = [not held_out(rater, split.held_out_raters, "rater") for rater in table.raters]
    unrated = read_folder(photos)
    judged = with_beauty(read_folder(rated), table)
    aside = {
        id(photo): held_out(photo.name, split.held_out_photos, "unlabeled")
        if photo.beauty is None
        else held_out(photo.theme, split.held_out_themes, "theme")
        for photo in (*unrated, *judged)
    }
    everything = (*unrated, *judged)
    return NanoPhotos(
        tuple(photo for photo in everything if not aside[id(photo)]),
        tuple(photo for photo in everything if aside[id(photo)]),
        _rows(table, kept),
    )


def _rows(table: RaterTable, chosen: list[bool]) -> RaterTable:
    raters = tuple(rater for rater, wanted in zip(table.raters, chosen, strict=True) if wanted)
    return RaterTable(table.values[chosen], raters, table.photos)


def train_nano(photos: NanoPhotos, recipe: NanoRecipe, out: Path, report: Report) -> Path:
    """Train all phases and write the model folder ``out/calm-nano``.

    Args:
        photos: from `read_photos`.
        recipe: all numbers.
        out: phases are kept here; those already finished are loaded instead of repeated.
        report: follows the losses.

    Returns:
        The model folder: bf16 safetensors, processor and tokenizer.
    """
    out.mkdir(parents=True, exist_ok=True)
    encoder = _encoder(photos, recipe, out / "encoder", report)
    model, processor, describer = _language(encoder, recipe, out / "language", report)
    bases = base_scores(encoder, processor.image_processor, photos.train).tolist()
    if (folder := out / "alignment").is_dir():
        model = CalmForConditionalGeneration.from_pretrained(folder)
    else:
        count = recipe.alignment.steps * recipe.alignment.batch_size
        samples = LabelledPhotos(
            photos.train, bases, processor.image_processor, length=count, seed=recipe.alignment.seed
        )
        train_alignment(model, describer, samples, recipe.alignment, partial(report, "alignment"))
        _keep(folder, model.save_pretrained)
    for name, stage in (("stage1", recipe.stage1), ("stage2", recipe.stage2)):
        if (folder := out / name).is_dir():
            model = CalmForConditionalGeneration.from_pretrained(folder)
            continue
        batches = CritiqueBatches(
            photos.train, bases, processor, batch_size=stage.batch_size, length=stage.steps, seed=stage.seed
        )
        episodes = _episodes(photos, processor, recipe) if stage.episode_every else None
        train_stage(
            model,
            batches,
            episodes,
            stage,
            train_language=name == "stage2",
            report=partial(report, name),
        )
        _keep(folder, model.save_pretrained)
    final = out / "calm-nano"
    if not final.is_dir():
        _keep(final, model.bfloat16().save_pretrained, processor.save_pretrained)
    return final


def _encoder(photos: NanoPhotos, recipe: NanoRecipe, folder: Path, report: Report) -> ResNetModel:
    if folder.is_dir():
        return ResNetModel.from_pretrained(folder)
    encoder = train_encoder(
        build_encoder(recipe.encoder),
        photos.train,
        CalmImageProcessor(recipe.image_size),
        recipe.encoder,
        partial(report, "encoder"),
    )
    _keep(folder, encoder.save_pretrained)
    return encoder


def _language(
    encoder: ResNetModel, recipe: NanoRecipe, folder: Path, report: Report
) -> tuple[CalmForConditionalGeneration, CalmProcessor, nn.Linear]:
    if folder.is_dir():
        model = CalmForConditionalGeneration.from_pretrained(folder)
        weights = load_file(folder / _DESCRIBER)
        describer = nn.Linear(weights["weight"].shape[1], weights["weight"].shape[0])
        describer.load_state_dict(weights)
        return model, CalmProcessor.from_pretrained(folder), describer
    tokenizer = train_tokenizer(recipe.language)
    sizes: dict[str, Any] = dict(recipe.mfam)
    config = CalmConfig(
        vision_config=encoder.config,
        text_config=language_config(tokenizer, recipe.language),
        image_size=recipe.image_size,
        **sizes,
    )
    processor = CalmProcessor.from_config(config, tokenizer)
    torch.manual_seed(recipe.language.seed)
    model = CalmForConditionalGeneration(config)
    model.vision_encoder.load_state_dict(encoder.state_dict())
    describer = train_language(model, processor, recipe.language, partial(report, "language"))
    _keep(
        folder,
        model.save_pretrained,
        processor.save_pretrained,
        lambda into: save_file(describer.state_dict(), into / _DESCRIBER),
    )
    return model, processor, describer


def _episodes(photos: NanoPhotos, processor: CalmProcessor, recipe: NanoRecipe) -> EpisodeBatches:
    count = recipe.stage2.steps // recipe.stage2.episode_every + 1
    return EpisodeBatches(
        photos.train, photos.ratings, processor, batch_size=6, length=count, seed=recipe.stage2.seed
    )


def _keep(folder: Path, *save: Callable[[Path], object]) -> None:
    """Save a finished phase; the folder appears only when it is whole, so a run can be killed at any moment."""
    partial_folder = folder.with_name(folder.name + ".part")
    shutil.rmtree(partial_folder, ignore_errors=True)
    partial_folder.mkdir()
    for each in save:
        each(partial_folder)
    partial_folder.replace(folder)
