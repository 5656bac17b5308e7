"""What ``accelerate launch`` starts twice: the task of `lines` with an accident in the middle, then the rest."""

import json
import sys
from pathlib import Path
from typing import Any

import torch

from aesthetic_studio.training.loop import train
from aesthetic_studio.training.processes import join_processes
from tests.training.lines import RECIPE, Lines


class Accident(Lines):
    left = 16

    def losses(self, batch: Any) -> Any:
        self.left -= 1
        if not self.left:
            raise InterruptedError
        return super().losses(batch)


if __name__ == "__main__":
    torch.set_num_threads(1)
    folder = Path(sys.argv[1])
    try:
        train(Accident(), RECIPE, folder, lambda phase, figures: None)
    except InterruptedError:
        task = Lines()
        train(task, RECIPE, folder, lambda phase, figures: None)
        if join_processes().is_main:
            torch.save(task.module.state_dict(), folder / "trained.pt")
            (folder / "processes.json").write_text(json.dumps(join_processes().count))
