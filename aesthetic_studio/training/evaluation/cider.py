"""CIDEr-D: how much a comment says what people say of this photo and of few others (Vedantam and others, 1411.5726).

The package that image captioning takes it from has had no release since 2020 and ships GPL archives beside it, so the
formula is computed here, over scikit-learn's n-gram counts. On the same words both give the same numbers.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import CountVectorizer

_LONGEST = 4
_SIGMA = 6.0
"""Words by which the lengths may differ: width of the Gaussian penalty, the paper's value."""


def cider(
    comments: Sequence[Sequence[str]], references: Sequence[Sequence[Sequence[str]]]
) -> NDArray[np.float64]:
    """CIDEr-D of each comment, 0–10, shape (photos,); what is rare is counted over all references given.

    Args:
        comments: the words of one comment for each photo.
        references: the words of each of its references, at least one for each photo.
    """
    owner = np.repeat(np.arange(len(references)), [len(each) for each in references])
    flat = [words for each in references for words in each]
    gap = np.array([len(words) for words in flat]) - np.array(
        [len(comments[photo]) for photo in owner.tolist()]
    )
    alike = np.mean([_similarity(comments, flat, owner, size) for size in range(1, _LONGEST + 1)], axis=0)
    alike *= 10 * np.exp(-(gap**2) / (2 * _SIGMA**2))
    return np.asarray(np.bincount(owner, alike) / np.bincount(owner))


def _similarity(
    comments: Sequence[Sequence[str]], references: Sequence[Sequence[str]], owner: NDArray[np.intp], size: int
) -> NDArray[np.float64]:
    """Clipped cosine of the weighted counts of n-grams of one size, for each reference and its photo's comment."""
    texts = [*map(_joined, references), *map(_joined, comments)]
    counter = CountVectorizer(analyzer=lambda text: _grams(text, size), dtype=np.float64)
    if not any(_grams(text, size) for text in texts):
        return np.zeros(len(references))
    counts: Any = csr_array(counter.fit_transform(texts))
    said, answered = counts[: len(references)], counts[len(references) :]
    by_photo = csr_array((np.ones(len(owner)), (owner, np.arange(len(owner)))))
    seen = ((by_photo @ said) > 0).sum(0)
    rarity = np.log(len(comments)) - np.log(np.maximum(seen, 1))
    said, answered = said.multiply(rarity).tocsr(), answered.multiply(rarity).tocsr()[owner]
    together = said.minimum(answered).multiply(said).sum(1)
    lengths = np.sqrt(said.multiply(said).sum(1) * answered.multiply(answered).sum(1))
    return np.asarray(together / np.where(lengths > 0, lengths, np.inf))


def _joined(words: Sequence[str]) -> str:
    return " ".join(words)


def _grams(text: str, size: int) -> list[str]:
    words = text.split()
    return [" ".join(words[start : start + size]) for start in range(len(words) - size + 1)]
