"""What the commands do that change how photos are looked at."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from aesthetic_studio.gui.library.library_view import ViewName
from aesthetic_studio.gui.views.lights import Light, Lights, Place
from aesthetic_studio.gui.views.zoom import Framing

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow


class ViewDesk(QObject):
    """Views, zoom, overlays, full screen and lights of the window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._view, self._large = window.view, window.view.large
        self._hidden: list[QWidget] = []
        self.lights = Lights(window, self._places)
        self._large.moved.connect(self.lights.update)
        self._large.survey.said.connect(window.status.show_message)
        self._view.view_changed.connect(lambda _: self._view_changed())
        window.pages.changed.connect(lambda _: self.lights.set_light(Light.ON))

    def handlers(self) -> Mapping[str, Callable[..., None]]:
        """What to call for each command."""
        view, large = self._view, self._large
        return {
            "grid": lambda: view.show_view(ViewName.GRID),
            "loupe": lambda: view.show_view(ViewName.LOUPE),
            "compare": lambda: view.show_view(ViewName.COMPARE),
            "survey": self.survey,
            "survey_remove": lambda: self._survey(large.survey.remove),
            "survey_weakest": lambda: self._survey(large.survey.remove_weakest),
            "zoom": self.zoom,
            "zoom_fit": lambda: self._frame(Framing.FIT),
            "zoom_fill": lambda: self._frame(Framing.FILL),
            "larger": lambda: self._scale(1),
            "smaller": lambda: self._scale(-1),
            "clipping": lambda on: large.show_overlays(replace(large.overlays, clipping=on)),
            "peaking": lambda on: large.show_overlays(replace(large.overlays, peaking=on)),
            "thirds": lambda on: large.show_overlays(replace(large.overlays, thirds=on)),
            "histogram": large.info.show_histogram,
            "info": large.show_info,
            "filmstrip": large.filmstrip.setVisible,
            "full_screen": self.full_screen,
            "lights_out": self.turn_lights,
        }

    def begin(self) -> None:
        """Once the window has its commands: what is shown at first."""
        for name in ("histogram", "info", "filmstrip"):
            self._window.actions_by_name[name].setChecked(True)
        self._large.info.clipping_wanted.connect(self._window.actions_by_name["clipping"].toggle)
        self._view_changed()

    def zoom(self) -> None:
        """In the loupe and in compare 100 % and back; from grid and survey, the loupe."""
        pane = self._large.active_pane
        if self._view.view in {ViewName.GRID, ViewName.SURVEY} or pane is None:
            self._view.show_view(ViewName.LOUPE)
        else:
            pane.toggle_zoom()

    def survey(self) -> None:
        """The chosen photos; of one closed stack, the photos in it."""
        view, model = self._view, self._view.model
        photo = view.active
        stack = photo.stack if photo is not None and view.selected_count <= 1 else None
        if stack is None or not stack.leads or stack.id in model.query.open_stacks:
            view.show_view(ViewName.SURVEY)
            return
        one_time = Qt.ConnectionType.SingleShotConnection
        model.query_shown.connect(lambda: view.show_view(ViewName.SURVEY), one_time)
        model.toggle_stacks({stack.id})

    def step_back(self) -> bool:
        """Light the window again, or leave the full screen; False where neither is to be done."""
        if self.lights.light is not Light.ON:
            self.lights.set_light(Light.ON)
        elif self._window.isFullScreen():
            self._window.actions_by_name["full_screen"].setChecked(False)
            self.full_screen(False)  # a window that was left so is opened so, and its command does not know
        else:
            return False
        return True

    def turn_lights(self) -> None:
        """Dim, out, on."""
        said = {
            Light.ON: self.tr("Lights on"),
            Light.DIM: self.tr("Lights dimmed"),
            Light.OUT: self.tr("Lights out"),
        }
        self._window.status.show_message(said[self.lights.turn()])

    def full_screen(self, on: bool) -> None:
        """The photos alone on the whole screen, or the window as it was."""
        window = self._window
        if on:
            parts = (window.top_bar, window.sidebar, window.right, window.status, self._large.filmstrip)
            self._hidden = [part for part in parts if not part.isHidden()]
            for part in self._hidden:
                part.hide()
            window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        else:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)
            for part in self._hidden:
                part.show()
            self._hidden = []

    def _frame(self, framing: Framing) -> None:
        if self._view.view is not ViewName.GRID and (pane := self._large.active_pane) is not None:
            pane.zoom_to(framing)

    def _scale(self, steps: int) -> None:
        if self._view.view is ViewName.GRID:
            self._view.grid.zoom(steps)
        elif (pane := self._large.active_pane) is not None:
            pane.zoom_by(steps)

    def _survey(self, act: Callable[[], None]) -> None:
        if self._view.view is ViewName.SURVEY:
            act()

    def _view_changed(self) -> None:
        """The survey's commands rest elsewhere, so that their keys do nothing by surprise."""
        for name in ("survey_remove", "survey_weakest"):
            self._window.actions_by_name[name].setEnabled(self._view.view is ViewName.SURVEY)
        self.lights.update()

    def _places(self) -> list[Place]:
        if not self._view.isVisible():
            return []
        if self._view.view is ViewName.GRID:
            viewport = self._view.grid.viewport()
            return [(viewport, viewport.rect())]
        return [(pane, pane.target.toAlignedRect()) for pane in self._large.panes()]
