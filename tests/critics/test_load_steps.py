"""A load tells how far it is, and stops wherever it tells so."""

import threading

import pytest

from aesthetic_studio.critics.catalogue import read_folder
from aesthetic_studio.critics.load_steps import ALL, IMPORTED, READ, LoadSteps
from aesthetic_studio.critics.loading import load_critic
from aesthetic_studio.domain.progress import Cancelled


def load(folder, progress):
    return load_critic(read_folder(folder), device="cpu", quantization="none", progress=progress)


def test_progress_grows_to_its_end_and_counts_the_weights(calm_folder):
    told = []
    load(calm_folder, told.append)
    done = [each.done for each in told]
    assert done == sorted(done)
    assert done[-1] == ALL
    assert len([each for each in done if IMPORTED < each < READ]) > 5


@pytest.mark.parametrize("stop_at", [0, 5, IMPORTED, 60, READ])
def test_it_stops_at_any_step_and_can_be_loaded_again(calm_folder, stop_at):
    def stop(progress):
        if progress.done >= stop_at:
            raise Cancelled

    with pytest.raises(Cancelled):
        load(calm_folder, stop)
    assert load(calm_folder, lambda _: None).info.id == "tiny"


def test_a_second_load_waits_for_the_first_and_can_be_stopped_meanwhile():
    inside, leave, told = threading.Event(), threading.Event(), []

    def first():
        with LoadSteps("one", lambda _: None).alone():
            inside.set()
            leave.wait(10)

    def stop(progress):
        told.append(progress)
        if len(told) == 2:
            raise Cancelled

    other = threading.Thread(target=first)
    other.start()
    inside.wait(10)
    with pytest.raises(Cancelled), LoadSteps("two", stop).alone():
        pytest.fail("the first one has not ended")
    leave.set()
    other.join()
    with LoadSteps("three", lambda _: None).alone():
        pass
