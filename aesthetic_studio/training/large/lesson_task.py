"""Training on lessons, as a task of the loop: both stages of a large CALM."""

from collections.abc import Callable, Mapping, Sequence

import torch
from accelerate.utils import send_to_device
from torch import Tensor
from torch.nn import functional

from aesthetic_studio.networks.calm.modeling_calm import CalmForConditionalGeneration
from aesthetic_studio.networks.calm.processing_calm import CalmProcessor
from aesthetic_studio.training.batches import IGNORED, Padded
from aesthetic_studio.training.large.lesson_samples import LessonBatch, LessonSamples, batch_lessons
from aesthetic_studio.training.large.lessons import KINDS, Lesson
from aesthetic_studio.training.processes import join_processes
from aesthetic_studio.training.task import Loss, Task


class LessonTask(Task):
    """One stage.

    Args:
        name: of the stage.
        model: what it trains requires a gradient; the encoder is frozen.
        processor: of the model.
        samples: lessons to learn from.
        held_out: lessons whose losses are told by `validate`.
        at_once: lessons that one device takes at once.
        rate: parameter's name → factor on the learning rate.
    """

    def __init__(
        self,
        name: str,
        model: CalmForConditionalGeneration,
        processor: CalmProcessor,
        samples: LessonSamples,
        *,
        held_out: LessonSamples | None,
        at_once: int,
        rate: Callable[[str], float],
    ) -> None:
        self.name, self.module, self.model, self.samples = name, model, model, samples
        self.processor, self.held_out, self.at_once, self._rate = processor, held_out, at_once, rate

    def collate(self, samples: Sequence[Lesson]) -> LessonBatch:
        """Pad lessons kind by kind."""
        return batch_lessons(samples, self.processor)

    def losses(self, batch: LessonBatch) -> Mapping[str, Loss]:
        """Next-token cross-entropy of each kind over its own tokens."""
        with torch.no_grad():
            depths = self.model.encode_depths(batch.pixel_values)
        tokens = self.model.mfam_from_depths(depths)
        sums = {
            kind: answer_loss(self.model, group.padded, tokens[group.shown])
            for kind, group in batch.groups.items()
        }
        nothing = torch.zeros((), device=tokens.device)
        return {kind: Loss(sums.get(kind, nothing), batch.counts[kind]) for kind in KINDS}

    def counts(self, batch: LessonBatch) -> Mapping[str, float]:
        """Tokens of each kind."""
        return batch.counts

    def rate(self, name: str) -> float:
        """Factor on the learning rate of the parameter of this name."""
        return self._rate(name)

    def validate(self) -> Mapping[str, float]:
        """Mean losses over the lessons held out, which the processes share."""
        if self.held_out is None:
            return {}
        processes = join_processes()
        sums = torch.zeros(len(KINDS), 2, device=processes.device)
        mine = processes.share(0, len(self.held_out))
        for start in range(0, len(mine), self.at_once):
            lessons = [self.held_out[index] for index in mine[start : start + self.at_once]]
            losses = self.losses(send_to_device(self.collate(lessons), processes.device))
            sums += torch.tensor([[float(loss.sum), float(loss.count)] for loss in losses.values()]).to(sums)
        totals = processes.sum(sums).tolist()
        return {kind: total / count for kind, (total, count) in zip(KINDS, totals, strict=True) if count}


def answer_loss(model: CalmForConditionalGeneration, padded: Padded, tokens: Tensor) -> Tensor:
    """Next-token cross-entropy, summed over the tokens that are learned.

    Only their logits are computed: a large vocabulary's logits of whole prompts with many photos would take more
    memory than all the rest (`check_head` makes sure that the head alone gives the logits).

    Args:
        model: the whole network.
        padded: dialogues.
        tokens: visual tokens (photos, T, text width) in the order of their places in the dialogues.
    """
    hidden = model.language_model.get_decoder()(
        inputs_embeds=model.embed_prompt(padded["input_ids"], tokens),
        attention_mask=padded["attention_mask"],
        use_cache=False,
    ).last_hidden_state
    targets = padded["labels"][:, 1:]
    wanted = targets != IGNORED
    logits = model.get_output_embeddings()(hidden[:, :-1][wanted])
    return functional.cross_entropy(logits.float(), targets[wanted], reduction="sum")
