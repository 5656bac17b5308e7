"""What critics said about each photo: earlier critiques, the one that is pinned, questions and answers."""

from pathlib import Path

from aesthetic_studio.catalog.conversation_rows import (
    add_answer,
    all_critiques,
    load_answers,
    pin_critique,
)
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.photo_rows import ids_of
from aesthetic_studio.domain.changes import Changes, QuestionsChange
from aesthetic_studio.domain.kept_critique import KeptAnswer, KeptCritique
from aesthetic_studio.domain.phrases import phrase
from aesthetic_studio.studio.history import History

QUESTIONS_SHOWN = 50


class Conversations:
    """The words about the photos of one library; see `studio.library.Library.conversations`."""

    def __init__(self, catalog: Catalog, history: History) -> None:
        self._catalog, self._history = catalog, history

    def critiques(self, photo_id: int) -> list[KeptCritique]:
        """Every critique of a photo, the newest first."""
        with self._catalog.read() as connection:
            return all_critiques(connection, photo_id)

    def answers(self, photo_id: int) -> list[KeptAnswer]:
        """The last questions about a photo with their answers, the oldest first."""
        with self._catalog.read() as connection:
            return load_answers(connection, photo_id, QUESTIONS_SHOWN)

    def pin(self, photo_id: int, critique_id: int | None) -> None:
        """Show this critique of the photo first from now on; None: the newest."""
        with self._catalog.write() as connection:
            pin_critique(connection, photo_id, critique_id)

    def keep_answer(self, path: Path, answer: KeptAnswer) -> None:
        """Keep a question about the photo at ``path`` with its answer; nothing where the library has none."""
        with self._catalog.write() as connection:
            for photo_id in ids_of(connection, [path]).values():
                add_answer(connection, photo_id, answer)

    def forget_answers(self, photo_id: int) -> Changes:
        """Forget every question about a photo; it can be undone while the program runs, and is gone then."""
        with self._catalog.read() as connection:
            known = tuple(load_answers(connection, photo_id))
        change = QuestionsChange(photo_id, known, kept=False)
        return self._history.apply([change], phrase("Forget the questions about a photo"))
