"""Training runs are compared bit by bit; their sums depend on the number of threads, which loading a critic sets."""

import pytest
import torch


@pytest.fixture(autouse=True, scope="module")
def one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(autouse=True)
def still_one_thread() -> None:
    torch.set_num_threads(1)
