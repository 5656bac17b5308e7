"""Dialogues as token ids, padded batches of them, and their losses."""

import re
from collections.abc import Sequence
from typing import TypedDict

import torch
from torch import Tensor
from torch.nn import functional

from aesthetic_studio.critics.prompts import personal_prompt, score_answer
from aesthetic_studio.networks.calm.modeling_calm import CalmForConditionalGeneration
from aesthetic_studio.networks.calm.processing_calm import CalmProcessor
from aesthetic_studio.training.task import Loss

IGNORED = -100


class Padded(TypedDict):
    """Dialogues padded on the right: ids, mask and labels, each (dialogues, longest)."""

    input_ids: Tensor
    attention_mask: Tensor
    labels: Tensor


def pad_dialogues(encoded: Sequence[tuple[list[int], list[int]]], pad_id: int) -> Padded:
    """Pad (ids, labels) pairs to one length; the border carries no loss."""
    longest = max(len(ids) for ids, _ in encoded)
    input_ids = torch.full((len(encoded), longest), pad_id)
    labels = torch.full((len(encoded), longest), IGNORED)
    mask = torch.zeros((len(encoded), longest), dtype=torch.long)
    for row, (ids, targets) in enumerate(encoded):
        input_ids[row, : len(ids)] = torch.tensor(ids)
        labels[row, : len(ids)] = torch.tensor(targets)
        mask[row, : len(ids)] = 1
    return {"input_ids": input_ids, "attention_mask": mask, "labels": labels}


def next_token_loss(
    model: CalmForConditionalGeneration, padded: Padded, tokens: Tensor, weight: float = 1.0
) -> tuple[Loss, Tensor]:
    """Next-token cross-entropy over the answers.

    Args:
        model: the whole network.
        padded: dialogues.
        tokens: visual tokens (photos, T, text width) in the order of their places in the dialogues.
        weight: of the loss.

    Returns:
        The loss, summed over answer tokens, and the logits (dialogues, longest, vocabulary) in float32.
    """
    outputs = model(
        input_ids=padded["input_ids"], attention_mask=padded["attention_mask"], image_features=tokens
    )
    logits = outputs.logits.float()
    targets = padded["labels"][:, 1:]
    wanted = targets != IGNORED
    summed = functional.cross_entropy(logits[:, :-1][wanted], targets[wanted], reduction="sum")
    return Loss(summed, wanted.sum(), weight), logits


def expected_scores(padded: Padded, logits: Tensor, digit_ids: Tensor) -> Tensor:
    """What the network expects each score to be, judged from the first digit of the answer alone.

    A differentiable stand-in for the exact expectation over all answers, which training could not afford: the tenths
    are taken as 0.5. "10" begins as "1" does; such scores are rare, and their answers teach through cross-entropy.

    Args:
        padded: dialogues whose answers are scores.
        logits: (dialogues, longest, vocabulary).
        digit_ids: token ids of the digits 1 to 9.

    Returns:
        Scores 1.5–9.5, shape (dialogues,).
    """
    first = (padded["labels"] != IGNORED).float().argmax(dim=1)
    row = torch.arange(len(first), device=first.device)
    digits = logits[row, first - 1][:, digit_ids].softmax(dim=-1)
    return digits @ (torch.arange(1, 10, device=digits.device, dtype=digits.dtype) + 0.5)


def episode_ids(
    processor: CalmProcessor, ratings: Sequence[float], target: float
) -> tuple[list[int], list[int]]:
    """Ids and labels of one personal episode; the examples' ratings are targets as well."""
    prompt = processor.expand(processor.render(personal_prompt(ratings)))
    encoded = processor.tokenizer(prompt, add_special_tokens=False, return_offsets_mapping=True)
    spans = [match.span(1) for match in re.finditer(r"My rating: ([\d.]+)", prompt)]
    labels = [
        token if any(start < end <= high and start >= low for low, high in spans) else IGNORED
        for token, (start, end) in zip(encoded["input_ids"], encoded["offset_mapping"], strict=True)
    ]
    answer = [*processor.encode_answers([score_answer(target)])[0], processor.tokenizer.eos_token_id]
    return [*encoded["input_ids"], *answer], [*labels, *answer]
