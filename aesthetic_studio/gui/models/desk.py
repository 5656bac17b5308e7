"""The models' part of the window: its page, and what is done with critics, away from the window."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox

from aesthetic_studio.critics.catalogue import InstalledCritic
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.progress import CancelToken, Progress
from aesthetic_studio.gui.dialogs import open_once
from aesthetic_studio.gui.error_words import told
from aesthetic_studio.gui.question_look import dress
from aesthetic_studio.gui.workers import SerialThread
from aesthetic_studio.settings import resources

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow
    from aesthetic_studio.gui.models.page import ModelsPage
    from aesthetic_studio.studio.machine import Machine

PAGE = "models"
T = TypeVar("T")


class ModelsDesk(QObject):
    """Has a thread of its own while a critic is copied or checked: others must not wait for gigabytes."""

    _progressed = Signal(object)  # Progress

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._page: ModelsPage | None = None
        self._thread = SerialThread(self)
        self._cancel = CancelToken()
        self._busy = False
        self._progressed.connect(self._show_progress)
        window.pages.add(PAGE, self._make, self.tr("Models"), "critique-critic")

    def handlers(self) -> Mapping[str, Callable[..., None]]:
        """What to call for each command of the models."""
        return {"models_page": lambda: self._window.pages.show(PAGE)}

    def stop(self) -> None:
        """Copy or check no further."""
        self._cancel.cancel()

    def finish(self) -> None:
        """Stop what runs, before the window closes."""
        self.stop()
        self._thread.finish()

    def _make(self) -> "ModelsPage":
        from aesthetic_studio.gui.models.page import ModelsPage

        page = self._page = ModelsPage(self._window.settings_desk.settings.critic)
        page.opened.connect(self.read)
        page.install_wanted.connect(self.install)
        page.default_wanted.connect(self._make_default)
        page.verify_wanted.connect(self.verify)
        page.remove_wanted.connect(self.remove)
        page.stop_wanted.connect(self.stop)
        return page

    def read(self) -> None:
        """Look again which critics there are, and what this computer can run."""
        home = self._window.doors.home

        def look() -> "tuple[Sequence[InstalledCritic], Machine]":
            from aesthetic_studio.critics.catalogue import built_in_and_installed
            from aesthetic_studio.studio.machine import look_at_machine

            return built_in_and_installed(home.models, resources() / "models"), look_at_machine()

        def show(found: "tuple[Sequence[InstalledCritic], Machine]") -> None:
            if self._page is not None:
                self._page.show_critics(*found)

        self._window.background.post(look, show)

    # --- what is done with critics

    def install(self) -> None:
        """Ask for a critic's folder, and copy it."""
        words = self.tr("Folder of a model")
        chosen = QFileDialog.getExistingDirectory(self._window, words, str(Path.home()))
        if chosen:
            self.install_from(Path(chosen))

    def install_from(self, folder: Path) -> None:
        """Copy a critic's folder among the installed ones."""
        home = self._window.doors.home

        def install(cancel: CancelToken) -> InstalledCritic:
            from aesthetic_studio.studio.model_installing import install_critic

            return install_critic(folder, home, cancel=cancel, progress=self._progressed.emit)

        self._start(
            self.tr("Copying {model}").format(model=folder.name),
            install,
            lambda critic: self.tr("{model} is installed.").format(model=critic.name),
        )

    def verify(self, critic: InstalledCritic) -> None:
        """Check a critic's files."""

        def check(cancel: CancelToken) -> list[str]:
            from aesthetic_studio.studio.model_care import verify_critic

            return verify_critic(critic, cancel=cancel, progress=self._progressed.emit)

        def tell(problems: list[str]) -> str:
            if problems:
                return self.tr("{model} is damaged: {problems}").format(
                    model=critic.name, problems=" ".join(problems)
                )
            return self.tr("All files of {model} are whole.").format(model=critic.name)

        self._start(self.tr("Checking {model}").format(model=critic.name), check, tell)

    def remove(self, critic: InstalledCritic) -> None:
        """Ask, then delete an installed critic."""
        words = self.tr("Remove {model} from this computer?").format(model=critic.name)
        more = self.tr("Its critiques stay. It can be installed again from its folder.")
        asked = QMessageBox(QMessageBox.Icon.NoIcon, self.tr("Models"), words, parent=self._window)
        asked.setTextFormat(Qt.TextFormat.PlainText)  # the name is the model's own
        asked.setInformativeText(more)
        accept = asked.addButton(self.tr("Remove"), QMessageBox.ButtonRole.AcceptRole)
        asked.addButton(QMessageBox.StandardButton.Cancel)
        dress(asked)
        asked.buttonClicked.connect(lambda button: self.remove_now(critic) if button is accept else None)
        open_once(asked)

    def remove_now(self, critic: InstalledCritic) -> None:
        """Delete an installed critic."""
        home = self._window.doors.home

        def remove(_: CancelToken) -> None:
            from aesthetic_studio.studio.model_care import remove_critic

            remove_critic(critic, home)

        self._start(
            self.tr("Removing {model}").format(model=critic.name),
            remove,
            lambda _: self.tr("{model} is removed.").format(model=critic.name),
        )

    def _make_default(self, critic: InstalledCritic) -> None:
        self._window.settings_desk.change({"critic": critic.id})

    def _start(self, title: str, work: Callable[[CancelToken], T], words: Callable[[T], str]) -> None:
        if self._page is None or self._busy:
            return
        page, cancel = self._page, CancelToken()
        self._cancel, self._busy = cancel, True
        page.show_work(title)
        if not self._thread.isRunning():
            self._thread.start()

        def end(text: str, *, failed: bool = False) -> None:
            self._busy = False
            page.show_rest(text, failed=failed)
            self.read()

        def run() -> T | None:
            from aesthetic_studio.domain.progress import Cancelled

            try:
                return work(cancel)
            except Cancelled:
                return None

        def done(result: T | None) -> None:
            end(self.tr("Stopped") if cancel.cancelled else words(result))  # type: ignore[arg-type]

        def failed(error: StudioError) -> None:
            end(told(error), failed=True)

        self._thread.post(run, done, failed)

    def _show_progress(self, progress: Progress) -> None:
        if self._page is not None and self._busy:
            self._page.show_progress(progress)
