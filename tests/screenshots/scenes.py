"""Every view and every state of the window, each as the steps that lead to it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from aesthetic_studio.domain.errors import CriticUnavailableError, OutOfMemoryError
from aesthetic_studio.domain.query import PhotoQuery
from aesthetic_studio.studio.library import Library
from tests.screenshots.critics import StillCritic
from tests.screenshots.stage import Stage


@dataclass(frozen=True, slots=True)
class Scene:
    """A state of the window.

    Attributes:
        filled: whether the home holds the library of the shoot.
    """

    name: str
    play: Callable[[Stage], None]
    filled: bool = True


SCENES: dict[str, Scene] = {}
NOT_INSTALLED = CriticUnavailableError(
    "The critic 'calm-7b' is not installed.",
    "Install it (Models, or: aesthetic-studio models install FOLDER), or choose another: calm-nano.",
)
"""As `critics.catalogue` says it."""
Play = Callable[[Stage], None]


def scene(name: str, *, filled: bool = True) -> Callable[[Play], Play]:
    """Make a function a scene."""

    def add(play: Play) -> Play:
        SCENES[name] = Scene(name, play, filled)
        return play

    return add


# --- empty and on its way


@scene("empty", filled=False)
def _empty(stage: Stage) -> None:
    stage.open(folder=False)


@scene("opening", filled=False)
def _opening(stage: Stage) -> None:
    gate = threading.Event()
    open_library = stage.doors.open_library

    def wait() -> Library:
        gate.wait()
        return open_library()

    stage.use(open_library=wait)
    stage.at_end.append(gate.set)
    stage.window.start([stage.shoot])
    stage.work(0.3)


@scene("placeholders")
def _placeholders(stage: Stage) -> None:
    """Rows are known, thumbnails are not there yet."""
    gate = threading.Event()
    open_library = stage.doors.open_library

    def slow() -> Library:
        library = open_library()
        thumbnail = library.thumbnail
        library.thumbnail = lambda photo: (gate.wait(), thumbnail(photo))[1]  # type: ignore[method-assign]
        return library

    stage.use(open_library=slow)
    stage.at_end.append(gate.set)
    stage.window.start([stage.shoot])
    stage.until(lambda: stage.window.model.rowCount() > 5, "showing rows")
    stage.work(0.5)


@scene("no-match")
def _no_match(stage: Stage) -> None:
    stage.open().view.filter_bar.set_text("stars=5 and camera:leica")
    stage.work(0.5)
    stage.settle()


@scene("not-a-filter")
def _not_a_filter(stage: Stage) -> None:
    window = stage.open()
    window.top_bar.search.setText("stars>=x and camera:")
    stage.work(0.8)


# --- views


@scene("grid")
def _grid(stage: Stage) -> None:
    stage.open()
    stage.choose("DSCF2042.jpg")


@scene("grid-small")
def _grid_small(stage: Stage) -> None:
    stage.open()
    stage.do("smaller", "smaller")


@scene("grid-large")
def _grid_large(stage: Stage) -> None:
    stage.open()
    stage.do("larger", "larger", "larger")


@scene("grid-selection")
def _grid_selection(stage: Stage) -> None:
    window = stage.open()
    window.view.select_rows([1, 2, 5, 6, 9])
    stage.settle()


@scene("grid-only")
def _grid_only(stage: Stage) -> None:
    stage.open()
    stage.do("panels")


@scene("stack-open")
def _stack_open(stage: Stage) -> None:
    window = stage.open()
    rows = [row for row in range(window.model.rowCount()) if (each := window.model.photo(row)) and each.stack]
    window.view.select_rows(rows[:1])
    stage.do("stack_toggle")


@scene("loupe")
def _loupe(stage: Stage) -> None:
    stage.open()
    stage.choose("DSCF2042.jpg")
    stage.do("loupe")


@scene("loupe-zoomed")
def _loupe_zoomed(stage: Stage) -> None:
    stage.open()
    stage.choose("DSCF2041.jpg")
    stage.do("loupe", "zoom")


@scene("loupe-overlays")
def _loupe_overlays(stage: Stage) -> None:
    stage.open()
    stage.choose("DSCF2050.jpg")
    stage.do("loupe", "clipping", "thirds")


@scene("loupe-peaking")
def _loupe_peaking(stage: Stage) -> None:
    stage.open()
    stage.choose("DSCF2050.jpg")
    stage.do("loupe", "peaking")


@scene("compare")
def _compare(stage: Stage) -> None:
    window = stage.open()
    window.view.select_rows([0, 1])
    stage.do("compare")


@scene("survey")
def _survey(stage: Stage) -> None:
    window = stage.open()
    window.view.select_rows([0, 1, 2, 3, 4])
    stage.do("survey")


@scene("survey-nine")
def _survey_nine(stage: Stage) -> None:
    window = stage.open()
    window.view.select_rows(list(range(9)))
    stage.do("survey")


@scene("lights-dim")
def _lights_dim(stage: Stage) -> None:
    stage.open()
    stage.choose("DSCF2042.jpg")
    stage.do("loupe", "lights_out")


# --- a broken file


def _choose_broken(stage: Stage) -> None:
    """The newest file; what is wrong with it shows once its thumbnail is made."""
    window = stage.open()
    last = window.model.rowCount() - 1
    window.view.select_rows([last])
    window.view.grid.scrollTo(window.model.index(last))
    stage.until(lambda: (photo := window.model.photo(last)) and photo.error, "finding the damage")
    stage.settle()


@scene("broken-grid")
def _broken_grid(stage: Stage) -> None:
    _choose_broken(stage)


@scene("broken-loupe")
def _broken_loupe(stage: Stage) -> None:
    _choose_broken(stage)
    stage.do("loupe")


# --- the critic


def _with_critic(stage: Stage, critic: StillCritic) -> None:
    stage.use(make_session=lambda *_: critic)
    stage.at_end.append(critic.released.set)
    stage.open()
    stage.choose("DSCF2043.jpg")


@scene("not-critiqued")
def _not_critiqued(stage: Stage) -> None:
    stage.open()
    stage.choose("DSCF2043.jpg")


@scene("critic-loading")
def _critic_loading(stage: Stage) -> None:
    critic = StillCritic(holds_loading=True)
    _with_critic(stage, critic)
    stage.trigger("critique")
    stage.until(critic.stands.is_set, "loading")
    stage.work(1.2)


@scene("critique-streaming")
def _critique_streaming(stage: Stage) -> None:
    critic = StillCritic(words=18)
    _with_critic(stage, critic)
    stage.trigger("critique")
    stage.until(critic.stands.is_set, "the first words")
    stage.trigger("critique_all")
    stage.work(1.0)


@scene("queue")
def _queue(stage: Stage) -> None:
    """Some photos failed, one is being critiqued, the others wait."""
    critic = StillCritic(words=0, failures=3)
    _with_critic(stage, critic)
    stage.trigger("critique_all")
    stage.until(critic.stands.is_set, "standing still")
    stage.trigger("jobs")
    stage.work(1.0)


@scene("critique-failed")
def _critique_failed(stage: Stage) -> None:
    _with_critic(stage, StillCritic(words=0, fails=True))
    stage.do("critique")
    stage.work(0.5)


@scene("answer")
def _answer(stage: Stage) -> None:
    _with_critic(stage, StillCritic())
    stage.do("critique")
    stage.work(0.5)
    stage.window.desk._ask("Would it be better in black and white?")
    stage.work(0.5)
    stage.settle()


@scene("no-model")
def _no_model(stage: Stage) -> None:
    _with_critic(stage, StillCritic(load_error=NOT_INSTALLED))
    stage.do("critique")
    stage.work(0.5)


@scene("gpu-too-small")
def _gpu_too_small(stage: Stage) -> None:
    error = OutOfMemoryError(
        "The critic ran out of memory.", "Close other programs, or choose a smaller critic."
    )
    _with_critic(stage, StillCritic(load_error=error))
    stage.do("critique")
    stage.work(0.5)


@scene("queue-waits")
def _queue_waits(stage: Stage) -> None:
    """There is no critic to go on with; nothing of the queue is lost."""
    _with_critic(stage, StillCritic(load_error=NOT_INSTALLED))
    stage.trigger("critique_all")
    stage.work(1.0)
    stage.trigger("jobs")
    stage.work(0.5)


# --- a drive that is away


@scene("folder-gone")
def _folder_gone(stage: Stage) -> None:
    """A drive is away: its folder stays, quiet."""
    gone = stage.home.root / "drive" / "2025 Wedding"
    gone.mkdir(parents=True)
    stage.open()
    stage.window.open_folders([gone])
    stage.settle()
    gone.rmdir()
    gone.parent.rmdir()
    assert stage.window.library is not None
    stage.window.library.photo_ids(PhotoQuery())
    stage.window.scan.read_folders()
    stage.work(0.5)
