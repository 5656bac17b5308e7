"""A critic that is a CALM network (arXiv 2412.11952): scoring, commenting, suggesting, personal scores.

A photo is encoded once. Everything asked about it shares one key-value cache of the prompt's beginning, which
holds the photo; the same holds for the rated examples of a personal score, which all photos share.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from transformers.cache_utils import DynamicCache

from aesthetic_studio.critics import prompts
from aesthetic_studio.critics.boundary import network_errors
from aesthetic_studio.critics.catalogue import Capability, InstalledCritic
from aesthetic_studio.critics.distinct_advice import distinct
from aesthetic_studio.critics.generation import Speech, decode, pieces
from aesthetic_studio.critics.loading import NF4
from aesthetic_studio.critics.parsing import parse_line
from aesthetic_studio.critics.protocol import EncodedPhoto, RatedExample
from aesthetic_studio.critics.scoring import AnswerTree, QuestionSheet, read_prefix, to_score
from aesthetic_studio.domain.critique import (
    Attribute,
    AttributesReady,
    CommentPiece,
    CriticInfo,
    Critique,
    CritiqueEvent,
    CritiqueReady,
    ScoreReady,
    Suggestion,
    SuggestionReady,
)
from aesthetic_studio.domain.errors import ModelAnswerError
from aesthetic_studio.domain.image import Embedding, RgbImage
from aesthetic_studio.domain.progress import Cancelled, CancelToken
from aesthetic_studio.domain.score import Score
from aesthetic_studio.domain.text import printable
from aesthetic_studio.networks.calm import CalmForConditionalGeneration, CalmProcessor

_COMMENT = Speech(max_new_tokens=160)
_SUGGESTIONS = Speech(max_new_tokens=160)
_ANSWER = Speech(max_new_tokens=160)
_MOST_EXAMPLES = 16
_BATCH = 16
_SAID = 0.5
"""Weight of the visual tokens in an embedding, beside 1 for the content."""
_CPU_WEIGHTS_PER_BATCH = 4e8
"""A batch of scores on the CPU shall stay near a second, because only between batches can it be cancelled."""


@dataclass(frozen=True, slots=True, eq=False)
class CalmPhoto:
    """An encoded photo.

    Attributes:
        tokens: visual tokens (T, text width), in the machine's memory: hundreds of photos are kept, and a
            GPU's memory is for the network.
        embedding: what the photo shows (mean of the encoder's final features) beside what the network says of it
            (mean of the visual tokens); unit length. Taste turns on both.
        encoded_in_s: seconds the encoder took.
    """

    tokens: Tensor
    embedding: Embedding
    encoded_in_s: float


@dataclass(slots=True)
class _Examples:
    """The examples read last, kept because the same ones are asked about many photos."""

    shown: tuple[RatedExample, ...]
    cache: DynamicCache


class CalmCritic:
    """Judges photos with a CALM network; see `critics.protocol.Critic` for what each method promises.

    Args:
        network, processor: as loaded, in evaluation.
        source: what the critic was taught; it is not asked for the rest.
        info: how it was loaded.
    """

    def __init__(
        self,
        network: CalmForConditionalGeneration,
        processor: CalmProcessor,
        source: InstalledCritic,
        info: CriticInfo,
    ) -> None:
        self._network = network
        self._language_model: Any = network.language_model
        self._processor = processor
        self._source = source
        self._info = info
        self._stop_ids = _stop_ids(network, processor)
        self._device = network.mfam.thematic.weight.device
        # As the small networks were trained, and twice as fast where the processor computes so.
        self._in_bf16 = self._device.type == "cpu" and info.quantization == NF4 and _computes_in_bf16()
        self._tree = AnswerTree.of(processor.encode_answers(prompts.SCORE_ANSWERS))
        self._prefix, score_question = self._split(prompts.score_prompt())
        self._judged = [attribute for attribute in Attribute if attribute in self._attributes()]
        self._score_sheet = self._sheet([score_question])
        self._critique_sheet = self._sheet(
            [
                score_question,
                *(self._split(prompts.attribute_prompt(attribute))[1] for attribute in self._judged),
            ]
        )
        self._max_examples = self._room_for_examples()
        self._examples: _Examples | None = None

    @property
    def info(self) -> CriticInfo:
        """Which critic this is and how it was loaded."""
        return self._info

    @property
    def image_side(self) -> int:
        """Pixels of the long side at which this critic wants its photos."""
        return self._source.image_side or self._network.config.image_size or 320

    @property
    def max_examples(self) -> int:
        """How many in-context examples fit into a prompt; 0 where the critic was not taught to use them."""
        return self._max_examples

    def encode(self, images: Sequence[RgbImage]) -> list[EncodedPhoto]:
        """Run the visual encoder over a batch of photos (any sizes)."""
        encoded: list[EncodedPhoto] = []
        for start in range(0, len(images), _BATCH):
            began = time.perf_counter()
            with network_errors(self._forget), torch.inference_mode():
                pixels = self._processor.image_processor(list(images[start : start + _BATCH]))["pixel_values"]
                with torch.autocast(self._device.type, torch.bfloat16, enabled=self._in_bf16):
                    depths = self._network.encode_depths(pixels)
                tokens = self._network.mfam_from_depths(depths).cpu()
                embeddings = _embeddings(depths.final.cpu(), tokens)
            seconds = (time.perf_counter() - began) / len(tokens)
            encoded += [
                CalmPhoto(tokens[place].clone(), embedding, seconds)
                for place, embedding in enumerate(embeddings)
            ]
        return encoded

    def score(
        self, photos: Sequence[EncodedPhoto], *, cancel: CancelToken, examples: Sequence[RatedExample] = ()
    ) -> list[Score]:
        """Score a batch; with examples, as the person who rated these would."""
        shown = tuple(examples[: self.max_examples])
        scores: list[Score] = []
        for start in range(0, len(photos), self._batch):
            cancel.check()
            batch = [_calm(photo) for photo in photos[start : start + self._batch]]
            with network_errors(self._forget):
                distributions = self._personal(batch, shown) if shown else self._general(batch)
            scores += [to_score(distribution) for distribution in distributions]
        return scores

    def critique(self, photo: EncodedPhoto, *, cancel: CancelToken) -> Iterator[CritiqueEvent]:
        """Stream a critique: score, attributes, comment pieces, suggestions, the whole."""
        began = time.perf_counter() - _calm(photo).encoded_in_s
        cancel.check()
        with network_errors(self._forget):
            prefix = self._read([_calm(photo)])
            distributions = self._critique_sheet.ask(self._language_model, prefix, 1)[0]
        score, *judged = (to_score(distribution) for distribution in distributions)
        attributes: dict[Attribute, float | None] = dict.fromkeys(Attribute)
        attributes |= {attribute: its.value for attribute, its in zip(self._judged, judged, strict=True)}
        yield ScoreReady(score)
        yield AttributesReady(attributes)
        comment, suggestions, complete = "", list[Suggestion](), True
        try:
            for piece in self._comment(prefix, cancel):
                comment += piece
                yield CommentPiece(piece)
            for suggestion in self._suggestions(prefix, cancel):
                suggestions.append(suggestion)
                yield SuggestionReady(suggestion)
        except Cancelled:
            complete = False
        elapsed_s = time.perf_counter() - began
        yield CritiqueReady(
            Critique(score, attributes, comment, tuple(suggestions), self.info, elapsed_s, complete=complete)
        )

    def ask(self, photo: EncodedPhoto, question: str, *, cancel: CancelToken) -> Iterator[str]:
        """Stream the answer to a question about the photo, piece by piece."""
        if Capability.QUESTIONS not in self._source.capabilities:
            raise ModelAnswerError(f"{self._source.name} answers no questions.", "Choose another critic.")
        if not self._source.understands(question):
            yield f"{self._source.name} has learned nothing about that. Ask about {self._source.questions_about}."
            return
        cancel.check()
        with network_errors(self._forget):
            prefix = self._read([_calm(photo)])
        yield from self._speak(prefix, prompts.question_prompt(self._plain(question)), _ANSWER, cancel)

    def _general(self, photos: Sequence[CalmPhoto]) -> Tensor:
        """Log-probabilities (photos, 91) of the general score."""
        return self._score_sheet.ask(self._language_model, self._read(photos), len(photos))[:, 0]

    def _personal(self, photos: Sequence[CalmPhoto], shown: tuple[RatedExample, ...]) -> Tensor:
        """Log-probabilities (photos, 91) of the score that the person who rated the examples would give."""
        head, between, question = self._split_personal([example.value for example in shown])
        if self._examples is None or self._examples.shown != shown:
            tokens = self._tokens([_calm(example.encoded) for example in shown])
            self._examples = _Examples(shown, read_prefix(self._network, head, tokens, 1))
        tokens = self._tokens(photos)
        cache = read_prefix(self._network, between, tokens, len(photos), before=self._examples.cache)
        return self._sheet([question]).ask(self._language_model, cache, len(photos))[:, 0]

    def _forget(self) -> None:
        """Let go of the examples: of a large network they fill gigabytes."""
        self._examples = None

    def _room_for_examples(self) -> int:
        if Capability.PERSONAL not in self._source.capabilities:
            return 0
        longest: int = getattr(self._network.config.text_config, "max_position_embeddings", 2048)
        one = len(self._processor.encode_prompt(prompts.personal_prompt([5.0]))) - len(
            self._processor.encode_prompt(prompts.personal_prompt([]))
        )
        room = max(0, (longest - len(self._prefix) - 64) // one)
        wanted = _MOST_EXAMPLES if self._source.max_examples is None else self._source.max_examples
        return min(room, wanted)

    def _comment(self, prefix: DynamicCache, cancel: CancelToken) -> Iterator[str]:
        if Capability.COMMENT in self._source.capabilities:
            yield from self._speak(prefix, prompts.comment_prompt(), _COMMENT, cancel)

    def _suggestions(self, prefix: DynamicCache, cancel: CancelToken) -> Iterator[Suggestion]:
        """Each suggestion as soon as its line is whole."""
        if Capability.SUGGESTIONS not in self._source.capabilities:
            return
        line = ""
        said: set[str] = set()
        for piece in self._speak(prefix, prompts.suggest_prompt(), _SUGGESTIONS, cancel):
            *whole, line = (line + piece).split("\n")
            yield from distinct(map(parse_line, whole), said)
        yield from distinct([parse_line(line)], said)

    def _speak(self, prefix: DynamicCache, prompt: str, speech: Speech, cancel: CancelToken) -> Iterator[str]:
        tokens = decode(
            self._language_model,
            prefix,
            self._split(prompt)[1],
            speech=speech,
            stop_ids=self._stop_ids,
            cancel=cancel,
        )
        answer = pieces(tokens, self._processor.tokenizer)
        while True:
            with network_errors(self._forget):
                piece = next(answer, None)
            if piece is None:
                return
            yield printable(piece)

    def _read(self, photos: Sequence[CalmPhoto]) -> DynamicCache:
        """The beginning of the prompt with each photo."""
        return read_prefix(self._network, self._prefix, self._tokens(photos), len(photos))

    def _tokens(self, photos: Sequence[CalmPhoto]) -> Tensor:
        """The visual tokens (photos, T, text width) where the network is."""
        return torch.stack([photo.tokens for photo in photos]).to(self._device)

    def _split(self, prompt: str) -> tuple[list[int], list[int]]:
        """A prompt's ids up to the end of its last photo, and the question behind it."""
        ids = self._processor.encode_prompt(prompt)
        last = self._image_ends(ids)[-1]
        return ids[:last], ids[last:]

    def _split_personal(self, ratings: Sequence[float]) -> tuple[list[int], list[int], list[int]]:
        """The in-context prompt's ids: all examples, the photo in question, the question."""
        ids = self._processor.encode_prompt(prompts.personal_prompt(ratings))
        end = self._image_ends(ids)[-1]
        begin = end - self._network.config.num_image_tokens
        return ids[:begin], ids[begin:end], ids[end:]

    def _image_ends(self, ids: Sequence[int]) -> list[int]:
        """Where each photo of a prompt ends."""
        visual = set(self._network.config.placeholder_ids)
        places = [place for place, token in enumerate(ids) if token in visual]
        one = self._network.config.num_image_tokens
        return [place + 1 for place in places[one - 1 :: one]]

    def _sheet(self, questions: Sequence[Sequence[int]]) -> QuestionSheet:
        return QuestionSheet.of(questions, self._tree, self._device)

    def _attributes(self) -> frozenset[Attribute]:
        taught = Capability.ATTRIBUTES in self._source.capabilities
        return self._source.attributes if taught else frozenset()

    def _plain(self, question: str) -> str:
        """A stranger's question without the tokens that steer the network."""
        added = self._processor.tokenizer.added_tokens_decoder.values()
        for token in sorted((str(token) for token in added if token.special), key=len, reverse=True):
            question = question.replace(token, " ")
        return question

    @property
    def _batch(self) -> int:
        if self._device.type != "cpu":
            return _BATCH
        weights = sum(parameter.numel() for parameter in self._language_model.parameters())
        return max(1, min(_BATCH, int(_CPU_WEIGHTS_PER_BATCH / weights)))


def _embeddings(content: Tensor, tokens: Tensor) -> Embedding:
    """Unit embeddings (B, widths of both) of features (B, N, width) and visual tokens (B, T, text width)."""
    shown, said = (
        torch.nn.functional.normalize(each.float().mean(dim=1), dim=-1) for each in (content, tokens)
    )
    weighed = torch.cat([shown, _SAID * said], dim=-1)
    embeddings: Embedding = torch.nn.functional.normalize(weighed, dim=-1).numpy()
    return embeddings


def _computes_in_bf16() -> bool:
    """Whether the processor has instructions for bfloat16; without them it would be slower than float32."""
    return bool(getattr(torch.cpu, "_is_avx512_bf16_supported", bool)())


def _calm(photo: EncodedPhoto) -> CalmPhoto:
    if not isinstance(photo, CalmPhoto):
        raise TypeError("the photo was encoded by another critic")
    return photo


def _stop_ids(network: CalmForConditionalGeneration, processor: CalmProcessor) -> frozenset[int]:
    """Tokens that end an answer, by the network's generation settings and by the tokenizer."""
    ends = getattr(network.generation_config, "eos_token_id", None)
    listed = ends if isinstance(ends, list) else [ends]
    return frozenset(token for token in (*listed, processor.tokenizer.eos_token_id) if token is not None)
