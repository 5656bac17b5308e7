"""All labels of a sample as one vector."""

from collections.abc import Sequence
from dataclasses import fields

import numpy as np
from numpy.typing import NDArray

from aesthetic_studio.training.self_supervision.defects import DEFECTS, Defect
from aesthetic_studio.training.self_supervision.facts import Facts


def _kinds(name: str) -> list[str]:
    kind = next(field.type for field in fields(Facts) if field.name == name)
    return [str(member) for member in kind]


FACT_KINDS = {field.name: _kinds(field.name) for field in fields(Facts)}
"""The values of each group of facts, in the order of their labels."""

_FACT_TYPES = {field.name: field.type for field in fields(Facts)}

LABELS = len(DEFECTS) + sum(len(kinds) for kinds in FACT_KINDS.values()) + 1
"""Length of a label vector."""


def severities(defects: Sequence[Defect]) -> NDArray[np.float32]:
    """One severity 0–1 for each `DefectKind`, 0 where absent, shape (kinds,)."""
    found = {defect.kind: defect.severity for defect in defects}
    return np.array([found.get(kind, 0.0) for kind in DEFECTS], np.float32)


def label_vector(defects: Sequence[Defect], facts: Facts, base: float) -> NDArray[np.float32]:
    """Severities, facts (one of each group is 1) and the centred base score, shape (`LABELS`,).

    Args:
        defects: at most one of each kind.
        facts: measured.
        base: score 1–10 of the undamaged photo.
    """
    seen = [float(kind == getattr(facts, name)) for name, kinds in FACT_KINDS.items() for kind in kinds]
    return np.concatenate([severities(defects), seen, [(base - 6) / 2]]).astype(np.float32)


def facts_of(places: Sequence[int]) -> Facts:
    """The facts whose places in `FACT_KINDS` these are, one of each group."""
    kinds = zip(_FACT_TYPES.items(), places, strict=True)
    return Facts(**{name: list(kind)[place] for (name, kind), place in kinds})  # type: ignore[arg-type]
