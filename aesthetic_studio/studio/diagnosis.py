"""What there is on this machine: versions, hardware, critics and whether they fit, and where things are."""

import importlib.metadata
import os
import platform
import shutil
from dataclasses import dataclass
from pathlib import Path

from aesthetic_studio import __version__
from aesthetic_studio.critics.catalogue import built_in_and_installed
from aesthetic_studio.settings import Home, Settings, resources

PACKAGES = (
    "torch",
    "transformers",
    "bitsandbytes",
    "PySide6-Essentials",
    "pillow",
    "rawpy",
    "pi-heif",
    "typst",
)
MEMORY_FACTOR = 1.3
RUNTIME_BYTES = 700_000_000


@dataclass(frozen=True, slots=True)
class Hardware:
    """What the critic would run on; memory in bytes, None where unknown or absent."""

    processor: str
    cores: int
    memory_bytes: int | None
    gpu: str | None
    gpu_memory_bytes: int | None
    four_bit_works: bool
    four_bit_note: str


@dataclass(frozen=True, slots=True)
class CriticFit:
    """Whether a critic fits into the memory of its device; an estimate from the size of its weights."""

    id: str
    needs_bytes: int
    fits: bool


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Everything a person who helps would ask for first."""

    version: str
    python: str
    system: str
    packages: dict[str, str | None]
    hardware: Hardware
    critic: str
    device: str
    critics: tuple[CriticFit, ...]
    places: dict[str, str]
    free_disk_bytes: int | None


def diagnose(home: Home, settings: Settings) -> Diagnosis:
    """Look at this machine. Imports torch, and tries a 4-bit layer for real."""
    hardware = look_at_hardware()
    memory = hardware.gpu_memory_bytes if hardware.gpu and settings.device != "cpu" else hardware.memory_bytes
    critics = built_in_and_installed(home.models, resources() / "models")
    return Diagnosis(
        version=__version__,
        python=platform.python_version(),
        system=platform.platform(),
        packages={name: _version(name) for name in PACKAGES},
        hardware=hardware,
        critic=settings.critic,
        device=settings.device,
        critics=tuple(critic_fit(critic.id, critic.size_bytes, memory) for critic in critics),
        places={
            "home": str(home.root),
            "catalogue": str(home.catalog),
            "thumbnails": str(home.thumbnails),
            "models": str(home.models),
            "settings": str(home.settings_file),
            "resources": str(resources()),
        },
        free_disk_bytes=_free_disk(home.root),
    )


def look_at_hardware() -> Hardware:
    """Processor, memory, GPU, and whether 4-bit layers work here."""
    import torch

    gpu = torch.cuda.get_device_name(0) if torch.cuda.is_available() else None
    works, note = _try_four_bit("cuda" if gpu else "cpu")
    return Hardware(
        processor=platform.processor() or platform.machine(),
        cores=os.cpu_count() or 1,
        memory_bytes=main_memory(),
        gpu=gpu,
        gpu_memory_bytes=torch.cuda.get_device_properties(0).total_memory if gpu else None,
        four_bit_works=works,
        four_bit_note=note,
    )


def _try_four_bit(device: str) -> tuple[bool, str]:
    """Quantize a small matrix to NF4 and back; whatever goes wrong is the answer, not a failure of ours."""
    try:
        import torch
        from bitsandbytes.functional import dequantize_4bit, quantize_4bit

        weights = torch.linspace(-1, 1, 64 * 64, device=device).reshape(64, 64).to(torch.bfloat16)
        restored = dequantize_4bit(*quantize_4bit(weights, quant_type="nf4"))
        error = float((restored.float() - weights.float()).abs().max())
    except Exception as failure:
        return False, f"{type(failure).__name__}: {failure}".splitlines()[0]
    return error < 0.25, f"bitsandbytes NF4 on {device}, largest error {error:.2f}"


def critic_fit(critic_id: str, size: int, memory: int | None) -> CriticFit:
    """Whether weights of so many bytes fit into so much memory; they do where it is unknown."""
    needs = int(size * MEMORY_FACTOR) + RUNTIME_BYTES
    return CriticFit(critic_id, needs, memory is None or needs <= memory)


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def main_memory() -> int | None:
    """Bytes of main memory; None where the system does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None


def _free_disk(folder: Path) -> int | None:
    existing = next((each for each in (folder, *folder.parents) if each.exists()), None)
    try:
        return shutil.disk_usage(existing).free if existing else None
    except OSError:
        return None
