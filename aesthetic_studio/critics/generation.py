"""Speaking: token by token on a shared prefix, able to stop at any token."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

import torch
from torch import Tensor
from transformers.cache_utils import DynamicCache

from aesthetic_studio.critics.scoring import fork
from aesthetic_studio.domain.progress import CancelToken


@dataclass(frozen=True, slots=True)
class Speech:
    """How answers are generated.

    Attributes:
        max_new_tokens: where an answer is cut off.
        temperature: 0 always takes the likeliest token; above, tokens are drawn at random.
        seed: of the random draw.
        no_repeat: an answer never says the same run of this many tokens twice: small networks fall into
            loops.
    """

    max_new_tokens: int
    temperature: float = 0.0
    seed: int = 0
    no_repeat: int = 8


def decode(
    language_model: Any,
    prefix: DynamicCache,
    question: Sequence[int],
    *,
    speech: Speech,
    stop_ids: frozenset[int],
    cancel: CancelToken,
) -> Iterator[int]:
    """Generate an answer.

    Args:
        language_model: a causal language model.
        prefix: what it has read, for one photo; left as it is.
        question: token ids from behind the prefix to where the answer begins.
        speech: length, chance, repetition.
        stop_ids: tokens that end an answer; not yielded.
        cancel: checked before every token.

    Yields:
        Token ids.

    Raises:
        Cancelled: the token was cancelled.
    """
    cache = fork(prefix)
    device = language_model.device
    chance = torch.Generator(device).manual_seed(speech.seed) if speech.temperature > 0 else None
    runs = _Runs(speech.no_repeat)
    unread = torch.tensor([list(question)], device=device)
    for _ in range(speech.max_new_tokens):
        cancel.check()
        logits = _logits(language_model, cache, unread)
        if forbidden := runs.forbidden():
            logits = logits.index_fill(0, torch.tensor(forbidden, device=device), -torch.inf)
        token = _choose(logits, speech.temperature, chance)
        if token in stop_ids:
            return
        runs.add(token)
        yield token
        unread = torch.tensor([[token]], device=device)


def pieces(tokens: Iterable[int], tokenizer: Any) -> Iterator[str]:
    """Text as it grows; a character that spans tokens comes whole."""
    ids: list[int] = []
    said = ""
    for token in tokens:
        ids.append(token)
        text = tokenizer.decode(ids, skip_special_tokens=True)
        if len(text) > len(said) and text.startswith(said) and not text.endswith("\N{REPLACEMENT CHARACTER}"):
            yield text[len(said) :]
            said = text


class _Runs:
    """Which token would repeat a run that was said before."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._said: list[int] = []
        self._next: dict[tuple[int, ...], list[int]] = {}

    def add(self, token: int) -> None:
        if len(self._said) >= self._length - 1:
            self._next.setdefault(self._end(), []).append(token)
        self._said.append(token)

    def forbidden(self) -> list[int]:
        return self._next.get(self._end(), [])

    def _end(self) -> tuple[int, ...]:
        return tuple(self._said[len(self._said) - self._length + 1 :])


def _logits(language_model: Any, cache: DynamicCache, unread: Tensor) -> Tensor:
    """Read tokens (1, L) and return the logits (vocabulary,) of the next one."""
    with torch.inference_mode():
        output = language_model(input_ids=unread, past_key_values=cache, use_cache=True, logits_to_keep=1)
        return cast("Tensor", output.logits[0, -1].float())


def _choose(logits: Tensor, temperature: float, chance: torch.Generator | None) -> int:
    if chance is None:
        return int(logits.argmax())
    return int(torch.multinomial((logits / temperature).softmax(-1), 1, generator=chance))
