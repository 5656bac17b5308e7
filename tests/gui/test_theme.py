import pytest

from aesthetic_studio.gui import icons, theme
from aesthetic_studio.gui.actions import COMMANDS, MENUS
from aesthetic_studio.settings import resources


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [theme.DARK, theme.LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("ground", ["panel", "canvas", "cell", "raised", "field"])
def test_type_is_legible_on_every_ground(colours, ground):
    for words in ("text", "bright", "quiet"):
        assert contrast(getattr(colours, words), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [theme.DARK, theme.LIGHT], ids=["dark", "light"])
def test_the_figures_of_the_chip_are_legible_at_both_ends(colours):
    for ground in (colours.chip_low, colours.chip_high):
        assert contrast(colours.chip_text, ground) >= 4.5


def test_the_greys_are_neutral():
    for name in ("canvas", "panel", "edge", "cell", "selected_cell", "text"):
        value = getattr(theme.DARK, name)
        assert value[1:3] == value[3:5] == value[5:7]


def test_the_theme_can_be_switched(qapp):
    theme.apply(qapp, dark=False)
    assert theme.tokens() is theme.LIGHT
    theme.apply(qapp)
    assert theme.tokens() is theme.DARK


def test_higher_scores_are_bluer(qapp):
    theme.apply(qapp)
    low, middle, high = (theme.score_colour(value) for value in (2.0, 6.0, 9.5))
    assert low.name() == theme.DARK.chip_low
    assert high.name() == theme.DARK.chip_high
    assert low.blue() - low.red() < middle.blue() - middle.red() < high.blue() - high.red()


def test_every_icon_can_be_drawn(qapp):
    for file in (resources() / "icons").glob("*.svg"):
        picture = icons.pixmap(file.stem, "#ff0000", 24).toImage()
        assert any(picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), file.name


def test_no_key_has_two_meanings():
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))
    assert {command.menu for command in COMMANDS} == set(MENUS)


@pytest.mark.parametrize("dark", [True, False])
def test_score_chips_differ_in_lightness_not_in_colour_alone(qapp, dark):
    theme.apply(qapp, dark=dark)
    shades = [theme.score_colour(score).name() for score in (2.0, 3.5, 5.5, 7.5, 9.0)]
    assert shades[0] == shades[1]
    assert shades[3] == shades[4]
    light = [luminance(shade) for shade in shades[1:4]]
    assert light in (sorted(light), sorted(light, reverse=True))
    assert contrast(shades[1], shades[3]) >= 1.4
    theme.apply(qapp)
