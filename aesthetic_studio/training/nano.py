"""The whole training of calm-nano: from photos and a recipe to a model folder the application loads.

A finished phase is kept whole in the output folder and not repeated; a broken one goes on at its last checkpoint.
"""

import json
import shutil
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import nn

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.networks.calm.configuration_calm import CalmConfig
from aesthetic_studio.networks.calm.modeling_calm import CalmForConditionalGeneration
from aesthetic_studio.networks.calm.processing_calm import CalmImageProcessor, CalmProcessor
from aesthetic_studio.networks.twin import TwinVisionConfig, TwinVisionModel
from aesthetic_studio.training.alignment import AlignmentTask, LabelledPictures
from aesthetic_studio.training.encoder import CraftPairs, CraftTask, build_encoder, new_readout
from aesthetic_studio.training.human_scores import base_scores
from aesthetic_studio.training.language import LanguageTask, language_config, new_describer, train_tokenizer
from aesthetic_studio.training.loop import Report, forget_checkpoints, train
from aesthetic_studio.training.loop_recipe import LoopRecipe
from aesthetic_studio.training.nano_photos import NanoPhotos
from aesthetic_studio.training.nano_recipe import NANO, NanoRecipe
from aesthetic_studio.training.personal_episodes import PersonalEpisodes
from aesthetic_studio.training.pictures import PictureStore, encode_pairs, encode_rated
from aesthetic_studio.training.processes import join_processes
from aesthetic_studio.training.stages import StageSamples, StageTask
from aesthetic_studio.training.task import Task

_DESCRIBER = "describer.safetensors"
_RATED_VERSIONS = 4


def train_nano(photos: NanoPhotos, recipe: NanoRecipe, out: Path, report: Report) -> Path:
    """Train all phases and write the model folder ``out/calm-nano``.

    Args:
        photos: from `nano_photos.read_photos`.
        recipe: all numbers.
        out: phases, checkpoints, encoded pictures and the log are kept here.
        report: follows the losses.

    Returns:
        The model folder: bf16 safetensors, processor and tokenizer.

    Raises:
        UsageError: several processes were started. Its batch norms see one process's part of a batch alone, so the
            weights would depend on their number.
    """
    if join_processes().count > 1:
        raise UsageError(f"{NANO} trains in one process.", "Start it without accelerate launch.")
    final = out / NANO
    if not final.is_dir():
        _Nano(photos, recipe, out, report).go(final)
    return final


class _Nano:
    """One run: what its phases share."""

    def __init__(self, photos: NanoPhotos, recipe: NanoRecipe, out: Path, report: Report) -> None:
        out.mkdir(parents=True, exist_ok=True)
        self.photos, self.recipe, self.out, self.report = photos, recipe, out, report
        config = TwinVisionConfig(**recipe.vision)
        self.image_processor = CalmImageProcessor(config.image_size)
        self.encoder = build_encoder(config, recipe.encoder.seed)
        self.bases = base_scores(self.encoder.content, self.image_processor, photos.train).tolist()

    def go(self, final: Path) -> None:
        """All phases in their order."""
        self._train_encoder()
        model, processor, describer = self._train_language()
        model.vision_encoder.load_state_dict(self.encoder.state_dict())
        store = self._encode(model)
        self._align(model, describer, store)
        self._run_stage("stage1", model, processor, store, self.recipe.stage1, episodes=False)
        self._run_stage("stage2", model, processor, store, self.recipe.stage2, episodes=True)
        _keep(final, model.bfloat16().save_pretrained, processor.save_pretrained)

    def _train_encoder(self) -> None:
        if (folder := self.out / "encoder").is_dir():
            self.encoder = TwinVisionModel.from_pretrained(folder)
            return
        origin = json.dumps([dict(self.recipe.vision), asdict(self.recipe.split)])
        readout = new_readout(self.encoder.config, self.recipe.encoder.seed)
        names = []
        for number in range(self.recipe.rounds.encoder):
            recipe = replace(self.recipe.encoder, seed=self.recipe.encoder.seed + number)
            samples = CraftPairs(
                self.photos.train,
                self.bases,
                self.image_processor,
                seed=recipe.seed,
                length=recipe.steps * recipe.batch_size,
            )
            names.append(f"encoder-{number + 1}" if number else "encoder")
            self._train(CraftTask(names[-1], self.encoder, readout, samples), recipe, origin)
        _keep(folder, self.encoder.save_pretrained)
        for name in names:
            forget_checkpoints(self.out, name)

    def _train_language(self) -> tuple[CalmForConditionalGeneration, CalmProcessor, nn.Linear]:
        if (folder := self.out / "language").is_dir():
            model = CalmForConditionalGeneration.from_pretrained(folder)
            describer = new_describer(model.config)
            describer.load_state_dict(load_file(folder / _DESCRIBER))
            return model, CalmProcessor.from_pretrained(folder), describer
        recipe, sizes = self.recipe.language, self.recipe.sizes
        tokenizer = train_tokenizer(sizes, recipe.seed)
        config = CalmConfig(
            vision_config=self.encoder.config,
            text_config=language_config(tokenizer, sizes),
            image_size=self.encoder.config.image_size,
            **self.recipe.mfam,
        )
        processor = CalmProcessor.from_config(config, tokenizer)
        torch.manual_seed(recipe.seed)
        model = CalmForConditionalGeneration(config)
        task = LanguageTask(model, processor, recipe.seed, recipe.steps * recipe.batch_size)
        self._train(task, recipe, json.dumps([asdict(sizes), dict(self.recipe.mfam)]))
        _keep(
            folder,
            model.save_pretrained,
            processor.save_pretrained,
            lambda into: save_file(task.describer.state_dict(), into / _DESCRIBER),
        )
        forget_checkpoints(self.out, LanguageTask.name)
        return model, processor, task.describer

    def _encode(self, model: CalmForConditionalGeneration) -> PictureStore:
        return encode_pairs(
            model,
            self.image_processor,
            self.photos.train,
            self.bases,
            self.out / "pictures",
            pairs=self.recipe.pictures.pairs,
            seed=self.recipe.pictures.seed,
            workers=self.recipe.encoder.workers,
            report=partial(self.report, "pictures"),
        )

    def _align(self, model: CalmForConditionalGeneration, describer: nn.Linear, store: PictureStore) -> None:
        if self._read_back("alignment", model):
            return
        recipe = self.recipe.alignment
        samples = LabelledPictures(store, seed=recipe.seed, length=recipe.steps * recipe.batch_size)
        self._train(AlignmentTask(model, describer, samples), recipe, self.recipe.text)
        _keep(self.out / "alignment", model.save_pretrained)
        forget_checkpoints(self.out, AlignmentTask.name)

    def _run_stage(
        self,
        name: str,
        model: CalmForConditionalGeneration,
        processor: CalmProcessor,
        store: PictureStore,
        recipe: LoopRecipe,
        *,
        episodes: bool,
    ) -> None:
        if self._read_back(name, model):
            return
        samples = StageSamples(
            store,
            processor,
            self._episodes(model, processor, store) if episodes else None,
            every=self.recipe.episodes.every,
            batch_size=recipe.batch_size,
            seed=recipe.seed,
            length=recipe.steps * recipe.batch_size,
        )
        task = StageTask(name, model, processor, samples, train_language=name == "stage2")
        self._train(task, recipe, self.recipe.text)
        _keep(self.out / name, model.save_pretrained)
        forget_checkpoints(self.out, name)

    def _episodes(
        self, model: CalmForConditionalGeneration, processor: CalmProcessor, others: PictureStore
    ) -> PersonalEpisodes:
        rated = [photo for photo in self.photos.train if photo.beauty is not None]
        store = encode_rated(
            model,
            self.image_processor,
            rated,
            self.out / "rated",
            versions=_RATED_VERSIONS,
            seed=self.recipe.pictures.seed,
            workers=self.recipe.encoder.workers,
        )
        return PersonalEpisodes(
            store,
            [photo.name for photo in rated],
            self.photos.ratings,
            others,
            processor,
            versions=_RATED_VERSIONS,
            recipe=self.recipe.episodes,
        )

    def _read_back(self, phase: str, model: CalmForConditionalGeneration) -> bool:
        """Take the weights of a finished phase."""
        if not (self.out / phase).is_dir():
            return False
        model.load_state_dict(load_file(self.out / phase / "model.safetensors"))
        return True

    def _train(self, task: Task, recipe: LoopRecipe, origin: str) -> None:
        train(task, recipe, self.out, self.report, origin=origin)


def _keep(folder: Path, *save: Callable[[Path], Any]) -> None:
    """Save a finished phase; the folder appears only when it is whole, so a run can be killed at any moment."""
    partial_folder = folder.with_name(folder.name + ".part")
    shutil.rmtree(partial_folder, ignore_errors=True)
    partial_folder.mkdir()
    for each in save:
        each(partial_folder)
    partial_folder.replace(folder)
