"""What ``accelerate launch`` starts twice: ``python -m tests.training.large.two RECIPE DATA OUT``."""

import sys
from pathlib import Path

import torch

from aesthetic_studio.training.large.recipe import read_large_recipe
from aesthetic_studio.training.large.training import train_large
from aesthetic_studio.training.processes import join_processes

if __name__ == "__main__":
    torch.set_num_threads(1)
    recipe, data, out = map(Path, sys.argv[1:])
    train_large(read_large_recipe(recipe), data, out, lambda phase, figures: None)
    assert join_processes().count == 2
