"""What this computer is, and what it can run, in a few words."""

from aesthetic_studio.critics.catalogue import InstalledCritic
from aesthetic_studio.gui.language import counted, translate
from aesthetic_studio.studio.machine import Machine


def computer_text(machine: Machine) -> str:
    """Processor, memory and GPU on one line."""
    gpu = translate("Computer", "no GPU that the models can use")
    if machine.gpu is not None:
        gpu = machine.gpu
        if machine.gpu_memory_bytes:
            gpu = f"{gpu}, {gigabytes(machine.gpu_memory_bytes)}"
    parts = [machine.processor, counted("Computer", "%Ln cores", machine.cores)]
    if machine.memory_bytes:
        parts.append(translate("Computer", "{size} memory").format(size=gigabytes(machine.memory_bytes)))
    return " · ".join([*parts, gpu])


def fit_text(critic: InstalledCritic, machine: Machine) -> str:
    """Whether a critic fits, and where it would run."""
    fit = machine.fit(critic)
    words = {"needs": gigabytes(fit.needs_bytes)}
    if not fit.fits:
        return translate("Computer", "needs {needs}, too much for this computer").format(**words)
    if machine.gpu is not None:
        return translate("Computer", "runs on the GPU, needs {needs}").format(**words)
    return translate("Computer", "runs on the processor, needs {needs}").format(**words)


def gigabytes(size: int) -> str:
    """Bytes in the unit that a person would choose."""
    if size >= 1e9:
        return f"{size / 1e9:.1f} GB"
    return f"{size / 1e6:.0f} MB"
