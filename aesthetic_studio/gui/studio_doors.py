"""How the window gets its library and its critic, so that tests can hand it others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from aesthetic_studio.gui.workers.critic_jobs import Session
from aesthetic_studio.settings import Home, Settings, resources
from aesthetic_studio.studio.load_time import LoadTime

if TYPE_CHECKING:
    from aesthetic_studio.studio.library import Library
    from aesthetic_studio.studio.recovery import Recovery
    from aesthetic_studio.studio.session import Writing


@dataclass(frozen=True, slots=True)
class StudioDoors:
    """Each is called in a worker thread; what they import is heavy and comes after the first paint.

    Attributes:
        home: where settings, logs and the window's layout are.
        settings: what the user chose, as it was read at the start.
        open_library: open or create the catalogue; raises CatalogError.
        make_session: a critic session on that library, its critic not loaded yet; its writes go to the thread that
            writes the catalogue, through the second argument.
        critic_card: name of the critic of the settings, and whether it answers questions.
        demo_folder: the folder with the sample photos.
        find_recovery: what a damaged catalogue can be replaced by.
        critic_names: of the critics on this machine, by their ids.
        load_time: how long loading the critic took the last time; None where nobody remembers.
    """

    home: Home
    open_library: "Callable[[], Library]"
    make_session: "Callable[[Library, Writing], Session]"
    critic_card: Callable[[], tuple[str, bool]]
    demo_folder: Callable[[], Path]
    find_recovery: "Callable[[], Recovery]"
    critic_names: Callable[[], Mapping[str, str]] = dict
    settings: Settings = field(default_factory=Settings)
    load_time: LoadTime | None = None

    @classmethod
    def of(cls, home: Home, settings: Settings) -> "StudioDoors":
        """The real ones."""

        def open_library() -> "Library":
            from aesthetic_studio.studio.library import Library

            return Library(home, settings, sole=True)

        def make_session(library: "Library", write: "Writing") -> Session:
            from aesthetic_studio.studio.session import CriticSession

            return CriticSession(library, home, settings, write)

        def critic_card() -> tuple[str, bool]:
            from aesthetic_studio.critics.catalogue import Capability, find

            source = find(settings.critic, home.models, resources() / "models")
            return source.name, Capability.QUESTIONS in source.capabilities

        def demo_folder() -> Path:
            from aesthetic_studio.studio.demo import demo_folder as make

            return make(home)

        def find_recovery() -> "Recovery":
            from aesthetic_studio.studio import recovery

            return recovery.find_recovery(home)

        def critic_names() -> Mapping[str, str]:
            from aesthetic_studio.critics.catalogue import built_in_and_installed

            return {
                each.id: each.name for each in built_in_and_installed(home.models, resources() / "models")
            }

        return cls(
            home,
            open_library,
            make_session,
            critic_card,
            demo_folder,
            find_recovery,
            critic_names,
            settings=settings,
            load_time=LoadTime.of(home, settings),
        )
