"""What this computer has, asked without loading any model code: enough to say what it can run."""

import os
import platform
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from aesthetic_studio.critics.catalogue import InstalledCritic
from aesthetic_studio.settings import Device
from aesthetic_studio.studio.diagnosis import CriticFit, critic_fit, main_memory

ASK_LIMIT_S = 5


@dataclass(frozen=True, slots=True)
class Machine:
    """Memory in bytes, None where unknown; of several GPUs the first."""

    processor: str
    cores: int
    memory_bytes: int | None
    gpu: str | None
    gpu_memory_bytes: int | None

    def fit(self, critic: InstalledCritic, device: Device = Device.AUTO) -> CriticFit:
        """Whether a critic fits where it would run; an estimate from the size of its weights."""
        on_gpu = self.gpu is not None and device is not Device.CPU
        return critic_fit(
            critic.id, critic.size_bytes, self.gpu_memory_bytes if on_gpu else self.memory_bytes
        )


def look_at_machine() -> Machine:
    """Ask the system; takes a moment where there is a GPU."""
    gpu, gpu_memory = _nvidia()
    return Machine(_processor(), os.cpu_count() or 1, main_memory(), gpu, gpu_memory)


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return " ".join(line.partition(":")[2].split())
    except OSError:
        pass
    return platform.processor() or platform.machine()


def _nvidia() -> tuple[str | None, int | None]:
    """Name and memory of the first GPU that its driver tells of."""
    program = shutil.which("nvidia-smi")
    if program is None:
        return None, None
    question = ["--query-gpu=name,memory.total", "--format=csv,noheader,nounits"]
    try:
        answer = subprocess.run(  # noqa: S603 - no words of others
            [program, *question], capture_output=True, text=True, timeout=ASK_LIMIT_S, check=True
        ).stdout
        name, _, mebibytes = answer.splitlines()[0].rpartition(",")
        return name.strip() or None, int(mebibytes) * 2**20
    except (OSError, subprocess.SubprocessError, ValueError, IndexError):
        return None, None
