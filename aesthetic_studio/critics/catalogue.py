"""Which critics there are: model folders with a ``studio.json`` beside the weights. No torch.

``studio.json``::

    {
      "id": "calm-nano", "name": "CALM nano", "family": "calm", "licence": "Apache-2.0",
      "description": "…", "trained_on": "…", "cannot_judge": "…",
      "capabilities": ["score", "attributes", "comment", "suggestions", "questions", "personal"],
      "attributes": ["composition", "light", "colour", "sharpness", "technical"],
      "max_examples": 8, "image_side": 512,
      "questions_about": "sharpness, noise, …", "question_words": "sharp blur noise …"
    }

Only ``id`` is needed; a folder without the file is a CALM by its ``config.json``, under the folder's name.
"""

import json
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.domain.errors import CriticUnavailableError
from aesthetic_studio.domain.text import one_line

logger = logging.getLogger(__name__)

DESCRIPTION_FILE = "studio.json"
_WORD = re.compile(r"\w+")


class Capability(StrEnum):
    """What a critic can do."""

    SCORE = "score"
    ATTRIBUTES = "attributes"
    COMMENT = "comment"
    SUGGESTIONS = "suggestions"
    QUESTIONS = "questions"
    PERSONAL = "personal"


@dataclass(frozen=True, slots=True)
class InstalledCritic:
    """A critic on this machine.

    Attributes:
        folder: holds ``config.json``, the tokenizer and the weights (safetensors).
        size_bytes: of the weights.
        attributes: which ones it was taught to judge; the others are not asked for.
        built_in: came with the program, cannot be removed.
        max_examples: most in-context examples; None leaves it to the length of the prompt.
        image_side: long side in pixels of the photos it was trained on, before its own processor made them
            smaller; None where it takes them at its input size.
        family: which kind of network.
        description, trained_on, cannot_judge: for people, may be empty.
        question_words: a question without any of them asks for something that was never taught; empty for a critic
            that may be asked anything.
        questions_about: what can be asked, for people.
    """

    id: str
    name: str
    folder: Path
    licence: str
    size_bytes: int
    capabilities: frozenset[Capability] = frozenset(Capability)
    built_in: bool = False
    family: str = "calm"
    attributes: frozenset[Attribute] = frozenset(Attribute)
    max_examples: int | None = None
    image_side: int | None = None
    description: str = ""
    trained_on: str = ""
    cannot_judge: str = ""
    question_words: frozenset[str] = frozenset()
    questions_about: str = ""

    def understands(self, question: str) -> bool:
        """Whether the critic was taught anything of what is asked; a small one answers the rest at random."""
        return not self.question_words or not self.question_words.isdisjoint(_WORD.findall(question.lower()))


def built_in_and_installed(home_models: Path, built_in: Path) -> list[InstalledCritic]:
    """All critics, built-in ones first, by name; an installed one replaces a built-in one with the same id.

    Args:
        home_models: the user's model folders, one below it for each critic; need not exist.
        built_in: the same for those that came with the program.
    """
    found = {critic.id: critic for critic in _below(built_in, built_in=True)}
    found |= {critic.id: critic for critic in _below(home_models, built_in=False)}
    return sorted(found.values(), key=lambda critic: (not critic.built_in, critic.name))


def find(critic_id: str, home_models: Path, built_in: Path) -> InstalledCritic:
    """The critic with this id.

    Raises:
        CriticUnavailableError: if there is none.
    """
    critics = built_in_and_installed(home_models, built_in)
    for critic in critics:
        if critic.id == critic_id:
            return critic
    known = ", ".join(critic.id for critic in critics) or "none"
    raise CriticUnavailableError(
        f"The critic {critic_id!r} is not installed.",
        f"Install it (Models, or: aesthetic-studio models install FOLDER), or choose another: {known}.",
    )


def read_folder(folder: Path, *, built_in: bool = False) -> InstalledCritic:
    """What a model folder says about itself.

    Raises:
        CriticUnavailableError: if it is no folder of a critic, or its description is damaged.
    """
    described = _read_json(folder / DESCRIPTION_FILE)
    if described is None:
        config = _read_json(folder / "config.json")
        if config is None or config.get("model_type") != "calm":
            raise CriticUnavailableError(
                f"{folder} holds no critic.", f"A critic's folder has a {DESCRIPTION_FILE}."
            )
        described = {"id": folder.name}
    try:
        return _critic(described, folder, built_in)
    except (TypeError, ValueError, KeyError) as error:
        raise CriticUnavailableError(f"{folder / DESCRIPTION_FILE} is damaged: {error}.") from error


def _critic(described: Mapping[str, Any], folder: Path, built_in: bool) -> InstalledCritic:
    side = described.get("image_side")
    critic_id = one_line(str(described["id"]))
    if not critic_id:
        raise ValueError("the id is empty")
    examples = described.get("max_examples")
    return InstalledCritic(
        id=critic_id,
        name=one_line(str(described.get("name", critic_id))),
        folder=folder,
        licence=one_line(str(described.get("licence", "unknown"))),
        size_bytes=sum(file.stat().st_size for file in folder.glob("*.safetensors")),
        capabilities=frozenset(map(Capability, described.get("capabilities", list(Capability)))),
        built_in=built_in,
        family=str(described.get("family", "calm")),
        attributes=frozenset(map(Attribute, described.get("attributes", list(Attribute)))),
        max_examples=None if examples is None else max(0, int(examples)),
        image_side=None if side is None else max(1, int(side)),
        description=one_line(str(described.get("description", ""))),
        trained_on=one_line(str(described.get("trained_on", ""))),
        cannot_judge=one_line(str(described.get("cannot_judge", ""))),
        question_words=frozenset(str(described.get("question_words", "")).lower().split()),
        questions_about=one_line(str(described.get("questions_about", ""))),
    )


def _below(root: Path, *, built_in: bool) -> Iterator[InstalledCritic]:
    folders = sorted(root.iterdir()) if root.is_dir() else []
    for folder in folders:
        if folder.name.startswith(".") or not folder.is_dir():  # hidden: half installed, or half removed
            continue
        try:
            yield read_folder(folder, built_in=built_in)
        except CriticUnavailableError as error:
            logger.warning("Left out: %s", error)


def _read_json(path: Path) -> dict[str, Any] | None:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise CriticUnavailableError(f"{path} cannot be read: {error}.") from error
    if not isinstance(content, dict):
        raise CriticUnavailableError(f"{path} is damaged: it holds no object.")
    return content
