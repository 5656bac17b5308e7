"""How long loading a critic took the last time, so that people know how long they wait."""

import json
import math
from dataclasses import dataclass
from pathlib import Path

from aesthetic_studio.photos.atomic import write_atomically
from aesthetic_studio.settings import Home, Settings

KEPT = 50


@dataclass(frozen=True, slots=True)
class LoadTime:
    """Of one critic on one device; a small file, whose loss costs nothing.

    Attributes:
        file: holds the times of all critics.
        key: names this one, and how it is loaded.
    """

    file: Path
    key: str

    @classmethod
    def of(cls, home: Home, settings: Settings) -> "LoadTime":
        """Of the critic of the settings."""
        key = f"{settings.critic} {settings.device} {settings.quantization}"
        return cls(home.root / "load-times.json", key)

    def read(self) -> float | None:
        """Seconds; None where it was never loaded, or the file is gone."""
        return self._all().get(self.key)

    def keep(self, seconds: float) -> None:
        """Remember how long it has taken now; a disk that refuses is no reason to trouble anybody."""
        times = self._all()
        times.pop(self.key, None)
        newest = [*times.items(), (self.key, round(seconds, 2))][-KEPT:]
        try:
            write_atomically(self.file, json.dumps(dict(newest), indent=1).encode())
        except OSError:
            return

    def _all(self) -> dict[str, float]:
        try:
            found = json.loads(self.file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {
            key: float(value)
            for key, value in found.items()
            if isinstance(value, int | float) and math.isfinite(value) and value > 0
        }
