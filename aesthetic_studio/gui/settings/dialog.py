"""The settings: what the program should do, in five groups."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from aesthetic_studio.critics.catalogue import InstalledCritic
from aesthetic_studio.gui.library.row_delegate import RowDelegate
from aesthetic_studio.gui.settings.computer_line import computer_text, fit_text, gigabytes
from aesthetic_studio.gui.settings.fields import Amount, Choice, Switch
from aesthetic_studio.gui.settings.profile_choice import ProfileChoice
from aesthetic_studio.gui.shortcuts.bound import with_keys
from aesthetic_studio.photos.sidecar_names import SidecarName
from aesthetic_studio.settings import Device, Language, Quantization, Settings, Theme, WriteXmp
from aesthetic_studio.studio.machine import Machine

AT_ONCE = frozenset({"theme", "shortcuts", "profile", "screen_profile"})
"""Settings that take hold without opening the window again."""


class SettingsDialog(QDialog):
    """Shows the settings; nothing changes before it is accepted but the theme, which is shown as it will be."""

    theme_tried = Signal(object)  # Theme
    shortcuts_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        self._fields: dict[str, Choice | Switch | Amount] = {}
        self._groups = QListWidget()
        self._groups.setProperty("role", "panel")
        self._groups.setItemDelegate(RowDelegate(self._groups))
        self._groups.setAccessibleName(self.tr("Groups of settings"))
        self._groups.setFixedWidth(152)
        self._pages = QStackedWidget()
        self._groups.currentRowChanged.connect(self._pages.setCurrentIndex)
        self._add_page(self.tr("Appearance"), self._appearance())
        self._add_page(self.tr("Photos"), self._photos())
        self._add_page(self.tr("Thumbnails"), self._thumbnails())
        self._add_page(self.tr("XMP files"), self._xmp())
        self._add_page(self.tr("Critic"), self._critic())
        self._note = _quiet(self.tr("The window opens again with these settings; what it works on goes on."))
        self._note.hide()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Save).setProperty("role", "accent")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        keys = QPushButton(self.tr("Shortcuts…"))
        keys.setAccessibleName(self.tr("Shortcuts"))
        keys.setAutoDefault(False)
        keys.clicked.connect(self.shortcuts_wanted)
        below = QHBoxLayout()
        below.addWidget(keys)
        below.addWidget(self._note, 1)
        below.addWidget(buttons)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addWidget(self._groups)
        middle.addWidget(self._pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addLayout(middle, 1)
        layout.addLayout(below)
        for name, field in self._fields.items():
            field.choose(getattr(settings, name))
            changed = (
                field.valueChanged
                if isinstance(field, Amount)
                else (field.toggled if isinstance(field, Switch) else field.currentIndexChanged)
            )
            changed.connect(lambda *_: self._note.setVisible(bool(self.changed.keys() - AT_ONCE)))
        theme = self._fields["theme"]
        assert isinstance(theme, Choice)
        theme.currentIndexChanged.connect(lambda _: self.theme_tried.emit(theme.chosen))
        self._groups.setCurrentRow(0)

    @property
    def changed(self) -> Mapping[str, object]:
        """What differs from the settings as they are."""
        now = {name: field.chosen for name, field in self._fields.items()}
        return {name: value for name, value in now.items() if value != getattr(self._settings, name)}

    def show_critics(self, critics: Sequence[InstalledCritic]) -> None:
        """Offer these critics."""
        field = self._fields["critic"]
        assert isinstance(field, Choice)
        chosen = field.chosen
        field.blockSignals(True)
        field.clear()
        for each in critics:
            field.addItem(f"{each.name} · {gigabytes(each.size_bytes)} · {each.licence}", each.id)
        field.choose(chosen)
        field.blockSignals(False)

    def show_machine(self, machine: Machine, critics: Sequence[InstalledCritic]) -> None:
        """Say what this computer is, and which critics it can run."""
        lines = [f"{each.name}: {fit_text(each, machine)}" for each in critics]
        self._machine.setText("\n".join([computer_text(machine), *lines]))

    def show_cache(self, size: int) -> None:
        """How much the thumbnails take on the disk."""
        self._cache.setText(self.tr("{size} are used now.").format(size=gigabytes(size)))
        self._clear.setEnabled(size > 0)

    def show_screen(self, name: str) -> None:
        """Which profile photos are converted to now."""
        self._screen.setText(self.tr("Photos are shown in the colours of {profile}.").format(profile=name))

    def sizeHint(self) -> QSize:
        """Room for the widest page."""
        return QSize(720, 460)

    # --- the pages

    def _appearance(self) -> QWidget:
        themes = (
            (Theme.SYSTEM, self.tr("As the system")),
            (Theme.DARK, self.tr("Dark")),
            (Theme.LIGHT, self.tr("Light")),
        )
        languages = (
            (Language.SYSTEM, self.tr("As the system")),
            (Language.ENGLISH, "English"),
            (Language.CHINESE, "简体中文"),
        )
        page, form = _page()
        form.addRow(self.tr("Theme"), self._choice("theme", self.tr("Theme"), themes))
        form.addRow(self.tr("Language"), self._choice("language", self.tr("Language"), languages))
        self._fields["screen_profile"] = ProfileChoice(self.tr("Screen profile"))
        form.addRow(self.tr("Screen profile"), self._fields["screen_profile"])
        self._screen = _quiet("")
        form.addRow("", self._screen)
        return page

    def _photos(self) -> QWidget:
        page, form = _page()
        self._fields["pair_raw_and_jpeg"] = Switch(self.tr("RAW and JPEG of one shot are one photo"))
        form.addRow(self.tr("Pairs"), self._fields["pair_raw_and_jpeg"])
        largest = Amount(self.tr("Largest photo"), self.tr("megapixels"), 1_000_000, (50, 4_000))
        self._fields["max_pixels"] = largest
        form.addRow(self.tr("Largest photo"), largest)
        form.addRow("", _quiet(self.tr("Larger ones are not opened: they could fill the memory.")))
        return page

    def _thumbnails(self) -> QWidget:
        page, form = _page()
        sides = [(side, self.tr("{pixels} pixels").format(pixels=side)) for side in (240, 320, 480, 640)]
        form.addRow(self.tr("Size"), self._choice("thumbnail_side", self.tr("Size of thumbnails"), sides))
        self._fields["thumbnail_cache_bytes"] = Amount(
            self.tr("Most disk space"), "GB", 1_000_000_000, (0.1, 200)
        )
        form.addRow(self.tr("Most disk space"), self._fields["thumbnail_cache_bytes"])
        self._cache = _quiet("")
        self._clear = QPushButton(self.tr("Clear"))
        self._clear.setAccessibleName(self.tr("Clear the thumbnails"))
        self._clear.setToolTip(self.tr("Delete all thumbnails; those that are wanted are made again"))
        self._clear.setAutoDefault(False)
        self._clear.setEnabled(False)
        self._clear.clicked.connect(self.clear_wanted)
        row = QHBoxLayout()
        row.addWidget(self._cache, 1)
        row.addWidget(self._clear)
        form.addRow("", row)
        return page

    def _xmp(self) -> QWidget:
        times = (
            (WriteXmp.ON_REQUEST, with_keys(self.tr("When asked"), "write_xmp")),
            (WriteXmp.AT_ONCE, self.tr("After each change")),
            (WriteXmp.OFF, self.tr("Never")),
        )
        names = (
            (SidecarName.WITH_EXTENSION, self.tr("photo.raf.xmp: darktable, digiKam")),
            (SidecarName.WITHOUT_EXTENSION, self.tr("photo.xmp: Lightroom, Capture One")),
        )
        page, form = _page()
        form.addRow(self.tr("Write"), self._choice("write_xmp", self.tr("When XMP files are written"), times))
        form.addRow(self.tr("New files"), self._choice("xmp_name", self.tr("Name of new XMP files"), names))
        form.addRow(
            "", _quiet(self.tr("Stars, flags, labels, keywords and critiques. Photos are not touched."))
        )
        return page

    def _critic(self) -> QWidget:
        devices = (
            (Device.AUTO, self.tr("GPU where it fits, else processor")),
            (Device.CUDA, self.tr("GPU")),
            (Device.CPU, self.tr("Processor")),
        )
        bits = (
            (Quantization.AUTO, self.tr("As the model needs it")),
            (Quantization.NF4, self.tr("4 bit")),
            (Quantization.NONE, self.tr("Full precision")),
        )
        page, form = _page()
        form.addRow(self.tr("Model"), self._choice("critic", self.tr("Model"), ()))
        form.addRow(self.tr("Runs on"), self._choice("device", self.tr("Where the model runs"), devices))
        form.addRow(
            self.tr("Precision"),
            self._choice("quantization", self.tr("How the model is held in memory"), bits),
        )
        self._machine = _quiet(self.tr("Looking at this computer…"))
        form.addRow(self.tr("This computer"), self._machine)
        return page

    def _choice(self, name: str, words: str, options: Sequence[tuple[object, str]]) -> Choice:
        field = Choice(words, options)
        self._fields[name] = field
        return field

    def _add_page(self, name: str, page: QWidget) -> None:
        self._groups.addItem(name)
        self._pages.addWidget(page)


def _page() -> tuple[QWidget, QFormLayout]:
    page = QWidget()
    form = QFormLayout(page)
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(20)
    form.setVerticalSpacing(12)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
    return page, form


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "quiet")
    label.setWordWrap(True)
    label.setMinimumWidth(360)
    return label
