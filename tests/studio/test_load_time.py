"""Times of loads outlive the program; a damaged file of them is forgotten."""

import pytest

from aesthetic_studio.settings import Device, Home, Settings
from aesthetic_studio.studio.load_time import KEPT, LoadTime


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def test_each_critic_on_each_device_has_its_time(home):
    nano, large = LoadTime.of(home, Settings()), LoadTime.of(home, Settings(critic="large"))
    on_cpu = LoadTime.of(home, Settings(device=Device.CPU))
    assert nano.read() is None
    nano.keep(2.5)
    large.keep(61)
    nano.keep(3.456)
    again = LoadTime.of(home, Settings())
    assert (again.read(), large.read(), on_cpu.read()) == (3.46, 61, None)


@pytest.mark.parametrize(
    "text", ["", "[1]", "{", '{"calm-nano auto auto": "long"}', '{"calm-nano auto auto": -1}']
)
def test_a_damaged_file_is_forgotten_and_written_anew(home, text):
    nano = LoadTime.of(home, Settings())
    nano.file.write_text(text)
    assert nano.read() is None
    nano.keep(2)
    assert nano.read() == 2


def test_only_the_newest_are_kept(home):
    for number in range(KEPT + 5):
        LoadTime.of(home, Settings(critic=f"critic-{number}")).keep(1 + number)
    assert LoadTime.of(home, Settings(critic="critic-4")).read() is None
    assert LoadTime.of(home, Settings(critic="critic-5")).read() == 6


def test_a_disk_that_refuses_is_no_trouble(tmp_path):
    LoadTime.of(Home(tmp_path / "gone"), Settings()).keep(1)
