"""The settings' file: read once, changed in part, never half written."""

import pytest

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.settings import Home, Language, Settings, Theme, WriteXmp


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


def test_without_a_file_everything_is_as_usual(home):
    assert home.read_settings() == Settings()


def test_what_is_written_is_read(home):
    keys = {"pick": ("Q", "Ctrl+P"), "reject": ()}
    home.write_settings({"theme": Theme.LIGHT, "write_xmp": WriteXmp.AT_ONCE, "shortcuts": keys})
    read = home.read_settings()
    assert (read.theme, read.write_xmp, read.shortcuts) == (Theme.LIGHT, WriteXmp.AT_ONCE, keys)


def test_comments_and_what_nobody_changed_stay(home):
    home.root.mkdir()
    home.settings_file.write_text(
        '# mine\ncritic = "calm-7b"  # the big one\nfrom_later = 3\n', encoding="utf-8"
    )
    home.write_settings({"language": Language.CHINESE})
    text = home.settings_file.read_text(encoding="utf-8")
    assert "# mine" in text
    assert "# the big one" in text
    assert "from_later = 3" in text
    assert home.read_settings().critic == "calm-7b"
    assert home.read_settings().language is Language.CHINESE


def test_a_setting_that_is_as_usual_leaves_the_file(home):
    home.write_settings({"theme": Theme.LIGHT})
    home.write_settings({"theme": Theme.SYSTEM})
    assert "theme" not in home.settings_file.read_text(encoding="utf-8")


@pytest.mark.parametrize("wrong", [{"theme": "pink"}, {"max_pixels": "many"}])
def test_an_impossible_value_is_refused_and_the_file_stays(home, wrong):
    home.write_settings({"theme": Theme.LIGHT})
    before = home.settings_file.read_bytes()
    with pytest.raises(UsageError):
        home.write_settings(wrong)
    assert home.settings_file.read_bytes() == before


def test_a_damaged_file_is_told_and_not_replaced(home):
    home.root.mkdir()
    home.settings_file.write_text("= nonsense", encoding="utf-8")
    with pytest.raises(UsageError):
        home.read_settings()
    with pytest.raises(UsageError):
        home.write_settings({"theme": Theme.LIGHT})
    assert home.settings_file.read_text(encoding="utf-8") == "= nonsense"
