"""What the window learns of the real studio before any model is loaded."""

from pathlib import Path

from aesthetic_studio.gui.studio_doors import StudioDoors
from aesthetic_studio.settings import Home, Settings


def test_the_built_in_critic_is_known_by_name_and_takes_questions(tmp_path: Path) -> None:
    doors = StudioDoors.of(Home(tmp_path), Settings())
    assert doors.critic_card() == ("CALM nano", True)
