"""The cue bank of ``resources/cues``, read and written out.

CALM's authors let a large language model vary the wording of each attribute's cue; ours are written by hand as small
grammars, so that every label has many wordings and the licence is clear.
"""

import re
from functools import cache
from typing import Any, TypeAlias

import numpy as np
import yaml

from aesthetic_studio.settings import resources

Wordings: TypeAlias = tuple[tuple[str, ...], ...]
"""Grammars, each as all its sentences."""

_SPACE_BEFORE_POINT = re.compile(r" +(?=[.,;:])")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")


def sentences(grammar: str) -> tuple[str, ...]:
    """All sentences of a grammar, in the order of its alternatives, none twice.

    Args:
        grammar: a text in which ``[a|b|]`` is one of its alternatives; they may be nested.
    """
    choice = _CHOICE.search(grammar)
    if choice is None:
        return (_SPACE_BEFORE_POINT.sub("", grammar),)
    before, after = grammar[: choice.start()], grammar[choice.end() :]
    found = (
        sentence
        for alternative in choice.group(1).split("|")
        for sentence in sentences(before + alternative + after)
    )
    return tuple(dict.fromkeys(found))


@cache
def cues(name: str) -> Any:
    """One file of the bank; each list of grammars in it has become `Wordings`."""
    return _written_out(raw_cues(name))


@cache
def raw_cues(name: str) -> Any:
    """One file of the bank as it stands."""
    return yaml.safe_load((resources() / "cues" / "english" / f"{name}.yaml").read_text(encoding="utf-8"))


def _written_out(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _written_out(value) for key, value in node.items()}
    if isinstance(node, list):
        return tuple(sentences(grammar) for grammar in node)
    return node


def pick(wordings: Wordings, rng: np.random.Generator) -> str:
    """Any sentence, each grammar as likely as another."""
    grammar = wordings[int(rng.integers(len(wordings)))]
    return grammar[int(rng.integers(len(grammar)))]
