"""Made critiques, a made panel, and a script that photographs it in every state.

Run it to look at the panel: ``python -m tests.gui.critique.made FOLDER``.
"""

import os
import sys
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QColor, QImage, QKeySequence, QLinearGradient, QPainter
from PySide6.QtWidgets import QApplication

from aesthetic_studio.domain.critique import (
    Attribute,
    AttributesReady,
    CommentPiece,
    CriticInfo,
    Critique,
    CritiqueEvent,
    CritiqueReady,
    CropBox,
    Operation,
    OperationName,
    PersonalScoreReady,
    ScoreReady,
    Suggestion,
    SuggestionReady,
)
from aesthetic_studio.domain.errors import CriticUnavailableError, OutOfMemoryError
from aesthetic_studio.domain.kept_critique import KeptAnswer, KeptCritique
from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.domain.progress import Progress
from aesthetic_studio.domain.rating import Rating
from aesthetic_studio.domain.score import PersonalScore, Score
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.critique.critic_state import CriticLoading, CriticReady, CriticUnavailable
from aesthetic_studio.gui.critique.display import Turn
from aesthetic_studio.gui.critique.panel import CritiquePanel

INFO = CriticInfo("calm-nano", "0123456789ab", "nf4", 84, "cuda")
COMMENT = (
    "The still water doubles the mountains into a calm, almost symmetrical frame, and the last light keeps "
    "its violet without turning sweet. The dark band across the middle is the quiet anchor. Noise in the "
    "upper sky is the one thing that breaks the spell."
)
EXAMPLES = ("/photos/lake.jpg", "/photos/dock.jpg", "/photos/dune.jpg", "/photos/village.jpg")
SUGGESTIONS = (
    Suggestion("Reduce noise in the sky", Attribute.TECHNICAL, Operation(OperationName.DENOISE, 0.4)),
    Suggestion(
        "Crop a little off the left, so that the peak sits on the third",
        Attribute.COMPOSITION,
        Operation(OperationName.CROP, CropBox(0.08, 0.0, 0.92, 1.0)),
    ),
    Suggestion("Next time wait for a foreground: a bird, a boat", Attribute.SUBJECT),
)
ATTRIBUTES: Mapping[Attribute, float | None] = dict(
    zip(Attribute, (8.6, 8.8, 8.4, 7.1, 7.9, 5.6), strict=True)
)
SCORE = Score(
    8.3,
    0.6,
    dict(zip(range(1, 11), (0.0, 0.0, 0.005, 0.01, 0.02, 0.05, 0.17, 0.49, 0.21, 0.045), strict=True)),
)
PERSONAL = PersonalScore(8.8, 0.7, proven=True, predictor="in-context", examples=EXAMPLES)
LEARNING = PersonalScore(7.4, 1.1, proven=False, predictor="in-context", examples=EXAMPLES[:2])


def photo(name: str = "DSCF2041.jpg", **changes: object) -> Photo:
    """A photo that has never been scored."""
    return Photo(1, Path("/photos") / name, 1000, 1, **changes)  # type: ignore[arg-type]


def critique(**changes: object) -> Critique:
    """A whole critique with everything in it, but for the changes."""
    parts = {
        "score": SCORE,
        "attributes": ATTRIBUTES,
        "comment": COMMENT,
        "suggestions": SUGGESTIONS,
        "critic": INFO,
        "elapsed_s": 6.2,
        "personal_score": PERSONAL,
    }
    return Critique(**(parts | changes))  # type: ignore[arg-type]


def events(whole: Critique) -> list[CritiqueEvent]:
    """The events in which a critique arrives, a word at a time."""
    pieces = [CommentPiece(word) for word in _words(whole.comment)]
    personal = [PersonalScoreReady(whole.personal_score)] if whole.personal_score else []
    suggestions = [SuggestionReady(each) for each in whole.suggestions]
    return [
        ScoreReady(whole.score),
        *personal,
        AttributesReady(whole.attributes),
        *pieces,
        *suggestions,
        CritiqueReady(whole),
    ]


def _words(text: str) -> list[str]:
    first, *rest = text.split(" ")
    return [first, *(f" {word}" for word in rest)]


def ratings() -> list[Rating]:
    """Four ratings, of the photos that serve as examples."""
    when = datetime(2026, 11, 2, tzinfo=UTC)
    return [
        Rating(Path(path), value, when, "stars") for path, value in zip(EXAMPLES, (9, 8, 7, 4.5), strict=True)
    ]


def thumbnail_of(path: str, callback: Callable[[QImage], None]) -> None:
    """A gradient in place of a photo, at once."""
    image = QImage(160, 120, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    gradient = QLinearGradient(0, 0, 60, 120)
    hue = sum(path.encode()) * 37 % 360
    gradient.setColorAt(0, QColor.fromHsv(hue, 110, 210))
    gradient.setColorAt(1, QColor.fromHsv((hue + 40) % 360, 150, 70))
    painter.fillRect(image.rect(), gradient)
    painter.end()
    callback(image)


def panel() -> CritiquePanel:
    """A panel as the window makes it, with a critic that is ready."""
    made = CritiquePanel(thumbnail_of)
    made.set_critique_key(QKeySequence("Ctrl+Return"))
    made.set_ratings(ratings())
    made.set_critic_state(CriticReady(INFO, "CALM nano"))
    return made


def _streaming(made: CritiquePanel) -> None:
    made.show_photo(photo(), None)
    made.critique_started(photo().path)
    for event in events(critique())[:20]:
        made.handle_event(photo().path, event)


def _stopping_early(made: CritiquePanel) -> None:
    partial = critique(comment=COMMENT[:120], suggestions=(), complete=False, personal_score=LEARNING)
    made.show_photo(photo(), partial)


def _failed_half_way(made: CritiquePanel) -> None:
    _streaming(made)
    made.show_failure(
        photo().path, OutOfMemoryError("The GPU is full.", "Close other programs, then try again.")
    )


def _failed(made: CritiquePanel) -> None:
    made.show_photo(photo(), None)
    made.show_failure(
        photo().path, OutOfMemoryError("The GPU is full.", "Close other programs, then try again.")
    )


def _waiting(made: CritiquePanel) -> None:
    made.show_photo(photo(), None)
    made.critique_started(photo().path)


def _loading(made: CritiquePanel) -> None:
    made.show_photo(photo(), None)
    made.set_critic_state(CriticLoading("CALM nano", Progress(3, 10, "Quantizing to 4 bits")))


def _loading_for_photo(made: CritiquePanel) -> None:
    _waiting(made)
    made.set_critic_state(CriticLoading("CALM nano"))


def _unavailable(made: CritiquePanel) -> None:
    made.show_photo(photo(), None)
    made.set_critic_state(
        CriticUnavailable(
            CriticUnavailableError("CALM nano is not installed.", "Choose a critic in Tools, Models.")
        )
    )


def _unproven(made: CritiquePanel) -> None:
    attributes = {**ATTRIBUTES, Attribute.SUBJECT: None, Attribute.LIGHT: 7.2}
    critic = CriticInfo("calm-nano", "0123456789ab", "none", 0, "cpu")
    made.show_photo(photo(), critique(personal_score=LEARNING, attributes=attributes, critic=critic))


def _asked(made: CritiquePanel) -> None:
    made.show_photo(photo(), critique(comment="A calm frame.", suggestions=SUGGESTIONS[:1]))
    path = photo().path
    made.answer_started(path, "Would it be better in black and white?")
    for word in _words(
        "Less so: the violet is the subject. Keep the colour and darken the foreground a little instead."
    ):
        made.answer_piece(path, word)
    made.answer_finished(path)
    made.answer_started(path, "And a tighter crop?")
    made.answer_piece(path, "Yes, from the")


def _strange(made: CritiquePanel) -> None:
    comment = (
        "<b>bold?</b> <script>alert(1)</script> & "
        + "Donaudampfschifffahrt" * 8
        + "\n\nהאור הרך על המים יוצר תמונה שקטה."
    )
    made.show_photo(
        photo("x" * 150 + ".jpg"),
        critique(
            comment=comment,
            suggestions=(Suggestion("supercali" * 20, None, Operation(OperationName.EXPOSURE, -0.7)),),
        ),
    )


def _operations(made: CritiquePanel) -> None:
    every = tuple(
        Suggestion(
            f"{name.value.capitalize()} a little", None, Operation(name, None if name == "crop" else 0.3)
        )
        for name in OperationName
    )
    made.show_photo(photo(), critique(suggestions=every, comment="", personal_score=None))


def kept() -> tuple[KeptCritique, ...]:
    """Two critiques of one photo, the newest first; the older one is pinned."""
    noon = datetime(2026, 11, 3, 12, tzinfo=UTC)
    older = critique(
        comment="A calm frame, a little dark.",
        suggestions=SUGGESTIONS[:1],
        personal_score=None,
        critic=CriticInfo("calm-large", "aa", "nf4", 224, "cuda"),
    )
    return KeptCritique(2, noon, False, critique()), KeptCritique(1, noon - timedelta(40), True, older)


def _earlier(made: CritiquePanel) -> None:
    made.set_critic_names({"calm-nano": "CALM nano", "calm-large": "CALM large"})
    moment = datetime(2026, 11, 3, 12, tzinfo=UTC)
    answers = [KeptAnswer("Is the crop too tight?", "No: the peak needs the room.", "calm-nano", "1", moment)]
    made.show_photo(photo(), critique(), kept(), answers)


def _in_the_queue(made: CritiquePanel) -> None:
    made.show_photo(photo(), None)
    made.set_turn(Turn(1892))


STATES: Mapping[str, Callable[[CritiquePanel], None]] = {
    "whole": lambda made: made.show_photo(photo(), critique()),
    "streaming": _streaming,
    "waiting": _waiting,
    "in-the-queue": _in_the_queue,
    "earlier": _earlier,
    "stopped": _stopping_early,
    "failed": _failed,
    "failed-half-way": _failed_half_way,
    "nothing": lambda made: made.show_photo(None, None),
    "not-critiqued": lambda made: made.show_photo(photo(), None),
    "scored-only": lambda made: made.show_photo(photo(score=6.4, score_std=0.8), None),
    "loading": _loading,
    "loading-for-photo": _loading_for_photo,
    "unavailable": _unavailable,
    "broken": lambda made: made.show_photo(photo(error="The file ends before the picture does."), None),
    "unproven": _unproven,
    "asked": _asked,
    "strange": _strange,
    "operations": _operations,
}


def main(folder: Path) -> None:
    """Photograph every state in both themes, at ordinary widths and at the narrowest and widest."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    for dark in (True, False):
        theme.apply(app, dark=dark)
        for name, show in STATES.items():
            for width in (260, 300, 360, 420, 560):
                made = panel()
                made.resize(width, 820)
                made.show()
                show(made)
                _photograph(app, made, folder / f"{name}-{'dark' if dark else 'light'}-{width}.png")
                made.close()


def _photograph(app: QApplication, made: CritiquePanel, file: Path) -> None:
    until = time.monotonic() + 0.1  # long enough for the gliding line to come into sight
    while time.monotonic() < until:
        app.processEvents()
    focused = app.focusWidget()
    if focused is not None:
        focused.clearFocus()
    made.grab().save(str(file))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
