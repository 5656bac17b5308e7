"""A settings file that somebody has spoilt: what is sound holds, nothing of it is lost."""

import pytest

from aesthetic_studio.damaged_settings import read_or_mend
from aesthetic_studio.settings import Home, Settings, Theme


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


@pytest.mark.parametrize("text", [None, "", 'theme = "light"\n'])
def test_sound_settings_are_left_alone(home, text):
    if text is not None:
        home.settings_file.write_text(text)
    settings, damage = read_or_mend(home)
    assert damage is None
    assert settings == home.read_settings()
    assert [each.name for each in home.root.iterdir()] == ([] if text is None else ["settings.toml"])


@pytest.mark.parametrize("wrong", [b"theme = light", b"\xff\xfe", b"[theme"])
def test_a_file_that_is_no_settings_file_is_set_aside(home, wrong):
    home.settings_file.write_bytes(wrong)
    settings, damage = read_or_mend(home)
    assert settings == Settings()
    assert damage.problem
    assert damage.kept_as.read_bytes() == wrong
    assert read_or_mend(home) == (Settings(), None)


def test_impossible_values_cost_only_themselves(home):
    text = '# mine\ntheme = "light"\ndevice = "abacus"\nmax_pixels = "many"\nolder = 3\n'
    home.settings_file.write_text(text)
    settings, damage = read_or_mend(home)
    assert settings == Settings(theme=Theme.LIGHT)
    assert damage.refused == ("device = 'abacus'", "max_pixels = 'many'")
    assert damage.kept_as.read_text() == text
    assert home.read_settings() == settings


def test_files_that_were_set_aside_before_stay(home):
    for text in ("[one", "[two", "[three"):
        home.settings_file.write_text(text)
        read_or_mend(home)
    kept = sorted(home.root.glob("settings-damaged*.toml"))
    assert sorted(each.read_text() for each in kept) == ["[one", "[three", "[two"]


def test_where_nothing_can_be_set_aside_the_defaults_hold(home, monkeypatch):
    def refuse(*_):
        raise PermissionError("read only")

    home.settings_file.write_text("[one")
    monkeypatch.setattr(type(home.settings_file), "rename", refuse)
    settings, damage = read_or_mend(home)
    assert settings == Settings()
    assert damage.kept_as is None
    assert home.settings_file.read_text() == "[one"


def test_where_nothing_can_be_written_the_old_file_stays_in_its_place(home, monkeypatch):
    def refuse(*_, **__):
        raise OSError("the disk is full")

    text = 'theme = "light"\ndevice = "abacus"\n'
    home.settings_file.write_text(text)
    monkeypatch.setattr("aesthetic_studio.settings.write_atomically", refuse)
    settings, damage = read_or_mend(home)
    assert settings == Settings(theme=Theme.LIGHT)
    assert damage.kept_as is None
    assert [each.name for each in home.root.iterdir()] == ["settings.toml"]
    assert home.settings_file.read_text() == text
