"""What this computer is, without loading model code."""

import sys

from aesthetic_studio.critics.catalogue import InstalledCritic
from aesthetic_studio.settings import Device
from aesthetic_studio.studio import machine
from aesthetic_studio.studio.machine import Machine, look_at_machine


def critic(tmp_path, size):
    return InstalledCritic("one", "One", tmp_path, "Apache-2.0", size)


def test_this_machine_has_a_processor_with_cores_and_memory():
    found = look_at_machine()
    assert found.processor
    assert found.cores >= 1
    if sys.platform == "linux":
        assert found.memory_bytes > 10**8


def test_the_gpus_memory_counts_unless_the_processor_is_chosen(tmp_path):
    here = Machine("P", 8, 64_000_000_000, "GPU", 8_000_000_000)
    large = critic(tmp_path, 10_000_000_000)
    assert not here.fit(large).fits
    assert here.fit(large, Device.CPU).fits


def test_the_drivers_words_are_read_and_nonsense_is_no_gpu(tmp_path, monkeypatch):
    for words, expected in (
        ("NVIDIA X, 24 GB, 24576", ("NVIDIA X, 24 GB", 24576 * 2**20)),
        ("No devices were found", (None, None)),
        ("", (None, None)),
    ):
        program = tmp_path / "nvidia-smi"
        program.write_text(f"#!/bin/sh\nprintf '%s\\n' '{words}'\n")
        program.chmod(0o755)
        monkeypatch.setattr(machine.shutil, "which", lambda _, program=program: str(program))
        found = look_at_machine()
        assert (found.gpu, found.gpu_memory_bytes) == expected
