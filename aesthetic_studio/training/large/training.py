"""The whole training of a CALM made of pretrained parts, by the paper's two stages (CALM, arXiv 2412.11952, fig. 4).

From the paper: stage 1 trains only the MFAM, on unlabeled photos with attribute texts (U) and on generic image-text
pairs (G); stage 2 trains MFAM and language model on comments (C) and scores (S). Ours: optimiser, schedule, lengths
and mixture, which the paper does not publish; suggestions, which are zero-shot there, questions, and personal
episodes as lessons; adapters on the language model.

A finished stage is not repeated; a broken one goes on at its last checkpoint.
"""

import dataclasses
import json
import logging
from pathlib import Path

from transformers.utils import logging as transformers_logging

from aesthetic_studio.networks.calm.modeling_calm import CalmForConditionalGeneration
from aesthetic_studio.networks.calm.processing_calm import CalmProcessor
from aesthetic_studio.training.large.data_rows import Rows, read_rows
from aesthetic_studio.training.large.description import describe
from aesthetic_studio.training.large.lesson_samples import LessonSamples
from aesthetic_studio.training.large.lesson_task import LessonTask
from aesthetic_studio.training.large.lessons import LessonMakers
from aesthetic_studio.training.large.parts import join_parts, open_parts, whole_folder
from aesthetic_studio.training.large.recipe import LargeRecipe
from aesthetic_studio.training.large.writing import write_trained
from aesthetic_studio.training.loop import Report, train, trained_tensors
from aesthetic_studio.training.loop_recipe import LoopRecipe
from aesthetic_studio.training.processes import join_processes


def train_large(recipe: LargeRecipe, data: Path, out: Path, report: Report) -> Path:
    """Train both stages and write the model folder ``out/<model>``.

    Every process that ``accelerate launch`` has started calls this with the same arguments.

    Args:
        recipe: all numbers.
        data: a folder with one folder for each data set, under its name.
        out: parts, checkpoints and the log are kept here; on a disk that all machines share.
        report: follows the losses, in the main process.

    Returns:
        The model folder: bf16 safetensors, processor, tokenizer and ``studio.json``.

    Raises:
        UsageError: data or parts are missing or unfit, or ``out`` holds a run of another recipe.
    """
    _quieten_libraries()
    processes = join_processes()
    final = out / recipe.model
    if processes.from_main(final.is_dir()):
        return final
    parts = out / "parts"
    if processes.is_main:
        out.mkdir(parents=True, exist_ok=True)
        join_parts(recipe.parts, recipe.mfam, parts)
    processes.wait()
    run = _Large(recipe, data, parts, report)
    run.go(out)
    if processes.is_main:
        with whole_folder(final) as made:
            write_trained(parts, trained_tensors(run.model), recipe.lora, made)
            describe(recipe, run.rows, made)
    processes.wait()
    return final


def _quieten_libraries() -> None:
    """The terminal is for the losses; a download still shows its progress."""
    transformers_logging.disable_progress_bar()
    transformers_logging.set_verbosity_error()
    logging.getLogger("bitsandbytes.backends.cpu.ops").setLevel(logging.ERROR)


class _Large:
    """One run: what its two stages share."""

    def __init__(self, recipe: LargeRecipe, data: Path, parts: Path, report: Report) -> None:
        self.recipe, self.report = recipe, report
        self.processes = join_processes()
        self.rows, self.aside = read_rows(recipe.data, data, recipe.lessons.examples)
        self.processor = CalmProcessor.from_pretrained(parts, local_files_only=True, trust_remote_code=False)
        self.model: CalmForConditionalGeneration = open_parts(parts, recipe.parts, self.processes.device)

    def go(self, out: Path) -> None:
        """Both stages."""
        recipe, model = self.recipe, self.model
        model.mfam.requires_grad_(True)
        self._run(self._task("stage1", recipe.stage1), recipe.stage1, out)
        if recipe.lora is None:
            model.language_model.requires_grad_(True)
        else:
            from aesthetic_studio.training.large.adapters import add_lora

            add_lora(model, recipe.lora, recipe.parts.seed)
        self._run(self._task("stage2", recipe.stage2), recipe.stage2, out)

    def _task(self, name: str, stage: LoopRecipe) -> LessonTask:
        recipe = self.recipe
        mix = recipe.mix1 if name == "stage1" else recipe.mix2
        makers, aside = (
            LessonMakers(rows, self.processor, recipe.lessons) for rows in (self.rows, self.aside)
        )
        samples = LessonSamples(makers, mix, length=stage.steps * stage.batch_size, seed=stage.seed)
        known = {kind: share for kind, share in mix.items() if len(aside.by_name()[kind][1])}
        held_out = None
        if known and stage.validate_every:
            held_out = LessonSamples(aside, known, length=recipe.lessons.validation, seed=stage.seed)
        return LessonTask(
            name,
            self.model,
            self.processor,
            samples,
            held_out=held_out,
            at_once=recipe.lessons.at_once,
            rate=self._rate,
        )

    def _run(self, task: LessonTask, stage: LoopRecipe, out: Path) -> None:
        at_once = self.processes.count * self.recipe.lessons.at_once
        stage = dataclasses.replace(stage, accumulate=-(-stage.batch_size // at_once))
        train(task, stage, out, self.report, origin=_origin(self.recipe, self.rows))

    def _rate(self, name: str) -> float:
        lora = self.recipe.lora
        return lora.rate if lora is not None and name.startswith("language_model.") else 1.0


def _origin(recipe: LargeRecipe, rows: Rows) -> str:
    """Whatever decides the weights, beside a stage's own numbers."""
    free = {"at_once", "validation", "checkpointing"}
    parts = (recipe.parts, recipe.lora, recipe.data, recipe.lessons)
    numbers = [dataclasses.asdict(part) for part in parts if part is not None]
    decisive = [{name: value for name, value in each.items() if name not in free} for each in numbers]
    return json.dumps([decisive, dict(recipe.mfam), recipe.mix1, recipe.mix2, rows.sizes()])
