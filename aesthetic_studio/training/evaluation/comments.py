"""Comments against people's comments on the same photo, and against each other.

BLEU-4 is sacrebleu's, ROUGE-L rouge-score's, METEOR nltk's, CIDEr-D ours (see `cider`). All run offline and without
Java. Published figures were mostly computed with other tokenizers, ROUGE-L with another weight of recall, METEOR
with release 1.5 and its paraphrase tables: compare them with care.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.training.evaluation.bootstrap import SEED, Figure, Weights, bootstrap, mean_of
from aesthetic_studio.training.evaluation.cider import cider

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class CommentFigures:
    """Closeness of comments to people's, over photos.

    Attributes:
        bleu4: of the whole set, 0–1, lower-cased, not smoothed.
        rouge_l: F1 of the longest common subsequence with the closest reference, 0–1.
        meteor: with the closest reference, 0–1.
        cider: CIDEr-D, 0–10.
        synonyms: whether METEOR knew synonyms (WordNet installed), or matched words and stems only.
    """

    bleu4: Figure
    rouge_l: Figure
    meteor: Figure
    cider: Figure
    synonyms: bool


@dataclass(frozen=True, slots=True)
class Variety:
    """How varied the comments on different photos are.

    Attributes:
        photos: how many comments these figures rest on; they depend on it.
        four_grams: different sequences of four words.
        distinct: share of different comments, 0–1.
        commonest: share of photos on which the most frequent sentence stands, 0–1.
        sentence: that sentence.
    """

    photos: int
    four_grams: int
    distinct: float
    commonest: float
    sentence: str


def variety(comments: Sequence[str]) -> Variety:
    """Measure the variety of comments, one for each photo.

    Raises:
        ValueError: there are none.
    """
    if not comments:
        raise ValueError("variety needs comments")
    grams = {tuple(words[at : at + 4]) for words in map(_words, comments) for at in range(len(words) - 3)}
    sentences = Counter(
        sentence for comment in comments for sentence in set(_SENTENCE_END.split(comment.strip()))
    )
    [(sentence, photos)] = sentences.most_common(1)
    return Variety(
        len(comments), len(grams), len(set(comments)) / len(comments), photos / len(comments), sentence
    )


def comment_figures(
    comments: Sequence[str], references: Sequence[Sequence[str]], *, seed: int = SEED
) -> CommentFigures:
    """Compare comments with people's.

    Args:
        comments: one for each photo; may be empty.
        references: people's comments on it, at least one for each photo; their number may differ.
        seed: of the intervals.

    Raises:
        UsageError: the libraries that compare are not installed.
        ValueError: a photo has no reference.
    """
    if len(comments) != len(references) or not all(references):
        raise ValueError("each comment needs at least one reference")
    try:
        bleu, rouge, meteor, synonyms = _bleu4(comments, references), _rouge_l(), *_meteor()
    except ImportError as error:
        raise UsageError(
            f"Comments cannot be compared: {error.name} is not installed.",
            "Install it with: pip install 'aesthetic-studio[train]'",
        ) from error
    pairs = list(zip(comments, references, strict=True))
    spoken = [_words(comment) for comment in comments]
    heard = [[_words(reference) for reference in each] for each in references]
    return CommentFigures(
        bleu4=bootstrap(bleu, len(pairs), seed=seed),
        rouge_l=mean_of([rouge(comment, each) for comment, each in pairs], seed=seed),
        meteor=mean_of([meteor(words, each) for words, each in zip(spoken, heard, strict=True)], seed=seed),
        cider=mean_of(cider(spoken, heard), seed=seed),
        synonyms=synonyms,
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _bleu4(
    comments: Sequence[str], references: Sequence[Sequence[str]]
) -> Callable[[Weights], NDArray[np.float64]]:
    """BLEU-4 of a set of photos from the sums of each photo's counts, as the metric is defined."""
    from sacrebleu.metrics.bleu import BLEU

    scorer = BLEU(lowercase=True, effective_order=True)
    rows = [
        [*score.counts, *score.totals, score.sys_len, score.ref_len]
        for score in map(scorer.sentence_score, comments, references)
    ]
    counts = np.array(rows, np.float64)

    def bleu(weights: Weights) -> NDArray[np.float64]:
        sums = np.rint(weights @ counts).astype(int).tolist()
        return np.array([BLEU.compute_bleu(row[:4], row[4:8], *row[8:]).score / 100 for row in sums])

    return bleu


def _rouge_l() -> Callable[[str, Sequence[str]], float]:
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(["rougeL"])
    return lambda comment, references: float(scorer.score_multi(references, comment)["rougeL"].fmeasure)


def _meteor() -> tuple[Callable[[Sequence[str], Sequence[Sequence[str]]], float], bool]:
    """The metric, and whether it knows synonyms: WordNet is a download that only its user can allow."""
    from nltk.corpus import wordnet
    from nltk.translate.meteor_score import meteor_score

    known: Any = wordnet
    try:
        wordnet.ensure_loaded()
    except LookupError:
        known = _NoSynonyms()
    synonyms = known is wordnet
    return lambda words, references: float(meteor_score(references, words, wordnet=known)), synonyms


class _NoSynonyms:
    """Stands where nltk expects WordNet."""

    def synsets(self, _word: str) -> tuple[()]:
        """No word has a synonym."""
        return ()
