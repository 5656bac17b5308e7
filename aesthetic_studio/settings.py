"""The user's settings and the paths where state lives."""

import os
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import platformdirs
from pydantic import BaseModel, ConfigDict, ValidationError

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.photos.atomic import write_atomically
from aesthetic_studio.photos.sidecar_names import SidecarName

HOME_VARIABLE = "AESTHETIC_STUDIO_HOME"


class Device(StrEnum):
    """Where the critic runs."""

    AUTO = "auto"
    CUDA = "cuda"
    CPU = "cpu"


class Quantization(StrEnum):
    """How the language model's linear layers are held in memory."""

    AUTO = "auto"
    NF4 = "nf4"
    NONE = "none"


class WriteXmp(StrEnum):
    """When stars, flags, labels, keywords and critiques are written into XMP files beside the photos."""

    OFF = "off"
    ON_REQUEST = "on request"
    AT_ONCE = "at once"


class Language(StrEnum):
    """What the window speaks."""

    SYSTEM = "system"
    ENGLISH = "en"
    CHINESE = "zh_CN"


class Theme(StrEnum):
    """Whether the window is dark or light."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


class ScreenProfile(StrEnum):
    """Whose colours photos are shown in, where it is no file."""

    AUTOMATIC = "automatic"
    SRGB = "srgb"


class Settings(BaseModel):
    """What the user chose; read once from ``settings.toml``, passed by value.

    Attributes:
        screen_profile: a value of `ScreenProfile`, or the path of the ICC profile that the screen has.
        profile: whose taste is learned and shown; ``me`` is the user, whose ratings are the stars.
        shortcuts: the keys of commands that have others than ours, in Qt's portable words; none takes them away.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    critic: str = "calm-nano"
    device: Device = Device.AUTO
    quantization: Quantization = Quantization.AUTO
    max_pixels: int = 400_000_000
    pair_raw_and_jpeg: bool = True
    thumbnail_side: int = 320
    thumbnail_cache_bytes: int = 2_000_000_000
    write_xmp: WriteXmp = WriteXmp.ON_REQUEST
    xmp_name: SidecarName = SidecarName.WITH_EXTENSION
    language: Language = Language.SYSTEM
    theme: Theme = Theme.SYSTEM
    screen_profile: str = str(ScreenProfile.AUTOMATIC)
    profile: str = "me"
    shortcuts: Mapping[str, tuple[str, ...]] = {}


class Home:
    """The folder that holds all state: catalogue, thumbnails, installed models, settings, logs."""

    def __init__(self, root: Path | None = None) -> None:
        chosen = root or os.environ.get(HOME_VARIABLE)
        self.root = Path(chosen).expanduser() if chosen else platformdirs.user_data_path("aesthetic-studio")
        self.root = self.root.absolute()

    @property
    def catalog(self) -> Path:
        """The SQLite library."""
        return self.root / "catalog.sqlite"

    @property
    def thumbnails(self) -> Path:
        """The thumbnail cache."""
        return self.root / "thumbnails"

    @property
    def models(self) -> Path:
        """Installed critics, a folder each."""
        return self.root / "models"

    @property
    def settings_file(self) -> Path:
        """The user's settings."""
        return self.root / "settings.toml"

    @property
    def window_file(self) -> Path:
        """How the window was left."""
        return self.root / "window.json"

    @property
    def logs(self) -> Path:
        """What the window did, and why it failed."""
        return self.root / "logs"

    def read_settings(self) -> Settings:
        """The user's settings, defaults where the file is absent.

        Raises:
            UsageError: the file is no valid TOML or holds an impossible value.
        """
        try:
            return Settings.model_validate(tomllib.loads(self.settings_file.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError, ValidationError) as error:
            raise UsageError(
                f"The settings file {self.settings_file} cannot be read: {error}.", "Correct it or delete it."
            ) from error

    def write_settings(self, chosen: Mapping[str, object]) -> None:
        """Change these settings in the file, and nothing else in it: other values and comments stay.

        A setting that is as it would be anyway is taken out of the file.

        Args:
            chosen: by the names of `Settings`.

        Raises:
            UsageError: a value is impossible, or the file cannot be read or written.
        """
        import tomlkit

        try:
            valid = Settings.model_validate(dict(chosen))
            plain, usual = valid.model_dump(mode="json"), Settings().model_dump(mode="json")
            old = self.settings_file.read_text(encoding="utf-8") if self.settings_file.exists() else ""
            document = tomlkit.parse(old)
            for name in chosen:
                document.pop(name, None)
                if plain[name] != usual[name]:
                    document[name] = plain[name]
            self.root.mkdir(parents=True, exist_ok=True)
            write_atomically(self.settings_file, tomlkit.dumps(document).encode(), durable=True)
        except (OSError, ValueError) as error:
            raise UsageError(
                f"The settings file {self.settings_file} cannot be written: {error}.",
                "Check that the disk has room and that you may write there.",
            ) from error


def resources() -> Path:
    """The folder of what is not code: icons, templates, the built-in model; in a checkout and in a wheel."""
    package = Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"
