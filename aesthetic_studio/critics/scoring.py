"""Scores as exact distributions over the numbers a critic can say, read from the network's logits.

CALM answers a score question with a number in text (arXiv 2412.11952, fig. 2). Generating one number and
taking it at its word throws away how sure the network is. Ours instead: the probability of every one of the
91 numbers, 1.0 … 10.0, computed exactly. The numbers' tokens form a tree; all its branches, of all questions
about a photo, are read in one forward pass, whose attention mask lets each token see its own branch only.
"""

import copy
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from transformers.cache_utils import DynamicCache

from aesthetic_studio.critics.prompts import SCORE_ANSWERS
from aesthetic_studio.domain.errors import ModelAnswerError
from aesthetic_studio.domain.score import Score

_VALUES = torch.tensor([float(answer) for answer in SCORE_ANSWERS], dtype=torch.float64)


@dataclass(frozen=True, slots=True)
class AnswerTree:
    """Token sequences as a tree, packed so that one forward pass reads all of it.

    Row 0 of the logits is the prompt's last token, row i + 1 the i-th packed token.

    Attributes:
        tokens: (N,) the tokens after which another follows, parents before children.
        depths: (N,) place of each in its answer, from 0.
        sees: (N, N) whether row's token follows from column's, itself included.
        rows: (answers, longest) logit row before each token of each answer.
        choices: (answers, longest) the token itself; 0 behind the end.
        used: (answers, longest) whether the answer is that long.
    """

    tokens: Tensor
    depths: Tensor
    sees: Tensor
    rows: Tensor
    choices: Tensor
    used: Tensor

    @classmethod
    def of(cls, answers: Sequence[Sequence[int]]) -> "AnswerTree":
        """The tree of some answers' token ids, none of which begins another."""
        packed: dict[tuple[int, ...], int] = {}
        for answer in answers:
            for length in range(1, len(answer)):
                packed.setdefault(tuple(answer[:length]), len(packed))
        size, longest = len(packed), max(len(answer) for answer in answers)
        sees = torch.zeros(size, size, dtype=torch.bool)
        for path, place in packed.items():
            for length in range(1, len(path) + 1):
                sees[place, packed[path[:length]]] = True
        rows = torch.zeros(len(answers), longest, dtype=torch.long)
        choices, used = torch.zeros_like(rows), torch.zeros_like(rows, dtype=torch.bool)
        for number, answer in enumerate(answers):
            for place, token in enumerate(answer):
                rows[number, place] = packed[tuple(answer[:place])] + 1 if place else 0
                choices[number, place], used[number, place] = token, True
        tokens = torch.tensor([path[-1] for path in packed], dtype=torch.long)
        depths = torch.tensor([len(path) - 1 for path in packed], dtype=torch.long)
        return cls(tokens, depths, sees, rows, choices, used)

    def log_probabilities(self, logits: Tensor) -> Tensor:
        """Logits (…, N + 1, vocabulary) → log-probability (…, answers) of each, given that one is said."""
        spoken = logits.float().log_softmax(-1)
        device = logits.device
        steps = spoken[..., self.rows.to(device), self.choices.to(device)]
        return steps.masked_fill(~self.used.to(device), 0.0).sum(-1).log_softmax(-1)


@dataclass(frozen=True, slots=True)
class QuestionSheet:
    """Several score questions about the same photo, laid out for one forward pass behind what they share.

    Attributes:
        tokens: (L,) each question's ids followed by the packed answer tree.
        offsets: (L,) position of each token behind the shared prefix.
        sees: (L, L) what each token may attend to.
        rows: (questions, N + 1) where in L the answer tree's logits are.
    """

    tree: AnswerTree
    tokens: Tensor
    offsets: Tensor
    sees: Tensor
    rows: Tensor

    @classmethod
    def of(
        cls, questions: Sequence[Sequence[int]], tree: AnswerTree, device: torch.device
    ) -> "QuestionSheet":
        """Lay out questions, each the token ids from behind the photo to where the answer begins."""
        tokens, offsets, blocks, rows, start = [], [], [], [], 0
        for question in questions:
            length, size = len(question), len(tree.tokens)
            block = torch.zeros(length + size, length + size, dtype=torch.bool)
            block[:length, :length] = torch.ones(length, length, dtype=torch.bool).tril()
            block[length:, :length] = True
            block[length:, length:] = tree.sees
            blocks.append(block)
            tokens += [torch.tensor(question, dtype=torch.long), tree.tokens]
            offsets += [torch.arange(length), tree.depths + length]
            rows.append(torch.arange(start + length - 1, start + length + size))
            start += length + size
        return cls(
            tree,
            torch.cat(tokens).to(device),
            torch.cat(offsets).to(device),
            torch.block_diag(*blocks).bool().to(device),
            torch.stack(rows).to(device),
        )

    @torch.inference_mode()
    def ask(self, language_model: Any, prefix: DynamicCache, batch: int) -> Tensor:
        """Ask all questions about a batch of photos.

        Args:
            language_model: a causal language model with full attention.
            prefix: what it has read of each photo; left as it is.
            batch: photos in the prefix.

        Returns:
            log-probabilities (batch, questions, 91) of the answers `SCORE_ANSWERS`.
        """
        read = prefix.get_seq_length()
        embedded = language_model.get_input_embeddings()(self.tokens).expand(batch, -1, -1)
        dtype = embedded.dtype
        mask = torch.zeros(len(self.tokens), read + len(self.tokens), dtype=dtype, device=embedded.device)
        mask[:, read:].masked_fill_(~self.sees, torch.finfo(dtype).min)
        logits = language_model(
            inputs_embeds=embedded,
            attention_mask=mask.expand(batch, 1, -1, -1),
            position_ids=(self.offsets + read).expand(batch, -1),
            past_key_values=fork(prefix),
            logits_to_keep=self.rows.flatten(),
        ).logits
        return self.tree.log_probabilities(logits.unflatten(1, self.rows.shape))


@torch.inference_mode()
def read_prefix(
    network: Any,
    ids: Sequence[int],
    image_features: Tensor,
    batch: int,
    *,
    before: DynamicCache | None = None,
) -> DynamicCache:
    """Read the part of a prompt that many questions share.

    Args:
        network: a `CalmForConditionalGeneration`.
        ids: token ids with the placeholders of the images, the same for every photo of the batch.
        image_features: (images, T, width), all images of the first photo's prompt, then of the second's, …
        batch: photos.
        before: what was read before, for one photo; left as it is.
    """
    cache = DynamicCache() if before is None else fork(before, batch)
    tokens = torch.tensor(ids, device=image_features.device).expand(batch, -1)
    network(
        input_ids=tokens,
        image_features=image_features,
        past_key_values=cache,
        use_cache=True,
        logits_to_keep=1,
    )
    return cache


def fork(cache: DynamicCache, batch: int | None = None) -> DynamicCache:
    """A cache that goes on from another without changing it; the past is shared, not copied.

    Args:
        cache: what was read.
        batch: for how many photos to go on from a cache of one.
    """
    onward = DynamicCache()
    for layer in cache.layers:
        twin: Any = copy.copy(layer)  # growing replaces a layer's tensors, it never writes into them
        if batch is not None:
            twin.keys = twin.keys.expand(batch, -1, -1, -1)
            twin.values = twin.values.expand(batch, -1, -1, -1)
        onward.layers.append(twin)
    return onward


def to_score(log_probabilities: Tensor) -> Score:
    """The score of a distribution (91,) over `SCORE_ANSWERS`.

    A number between two whole scores is shared between both, so that the distribution keeps its mean.

    Raises:
        ModelAnswerError: if the network gave no numbers.
    """
    shares = log_probabilities.cpu().double().softmax(-1)  # once more in double: 10 must not become 10.000001
    if not math.isfinite(float(shares.sum())):
        raise ModelAnswerError(
            "The critic gave no score.", "Try another critic, or load it without quantization."
        )
    value = float((shares * _VALUES).sum())
    variance = float((shares * (_VALUES - value) ** 2).sum())
    whole = {
        number: float((shares * (1.0 - (_VALUES - number).abs()).clamp(min=0.0)).sum())
        for number in range(1, 11)
    }
    return Score(value, math.sqrt(variance), whole)
