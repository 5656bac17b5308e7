"""One fault is mended once; what is said of different faults stays."""

import pytest
import yaml

from aesthetic_studio.critics.distinct_advice import distinct
from aesthetic_studio.critics.parsing import parse_line, parse_suggestions
from aesthetic_studio.settings import resources

SAME = [
    ("Noise: reduce the noise by about 90 %.", "Noise: reduce the noise by several stops."),
    (
        "Harsh contrast: soften the contrast by about 80 %.",
        "Harsh contrast: soften the contrast, about 70 %.",
    ),
    (
        "Too bright: pull down the exposure by about 1 stop.",
        "Too dark: brighten up the frame by about 1 stop.",
    ),
    ("Missed focus: refocus and shoot again.", "Motion blur: use a shorter shutter speed or a tripod."),
    ("Compression: go back to the original file.", "Compression: export it at a higher quality."),
    ("Low resolution: use a longer lens.", "Low resolution: come closer."),
    ("Tilted to the right: level it by 10 degrees.", "Straighten the photo."),
    ("Lift the exposure by a stop.", "Increase the exposure a little."),
    ("Nothing to mend: come closer.", "Nothing is wrong: try another moment."),
    ("Noise: apply noise reduction.", "Nothing needs mending."),
    ("Come closer.", "come closer."),
]
DIFFERENT = [
    ("Too dark: increase the exposure by about 1 stop.", "Haze: dehaze by about 60 %."),
    (
        "Magenta cast: add green to the tint, about 80 %.",
        "Blue cast: warm up the white balance by about 20 %.",
    ),
    ("Lift the shadows.", "Lower the highlights."),
    ("Crop the left edge.", "Crop the empty sky at the top."),
    ("Composition: come closer.", "Composition: step to the left."),
    ("Wait for better light.", "Use a tripod."),
]


def kept(*lines):
    return [suggestion.text for suggestion in distinct(map(parse_line, lines), set())]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_a_fault_is_mended_once_and_the_first_advice_counts(first, second):
    assert kept(first, second) == [first]


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_different_faults_stay(first, second):
    assert kept(first, second) == [first, second]


def test_what_was_said_before_is_known_line_by_line():
    said: set[str] = set()
    assert len(list(distinct([parse_line("Noise: reduce the noise by about 90 %.")], said))) == 1
    assert not list(distinct([parse_line("Remove the grain.")], said))
    assert parse_suggestions("1. Sharpen.\n2. Add sharpening.\n3. Use a tripod.")[1].text == "Use a tripod."


def test_every_remedy_that_the_built_in_critic_was_taught_is_told_apart_by_its_fault():
    taught = yaml.safe_load((resources() / "cues" / "english" / "remedies.yaml").read_text())["remedies"]
    pairs = {"defocus", "motion"}, {"dark", "bright"}, {"flat", "harsh", "haze"}, {"warm", "cool"}
    pairs = (*pairs, {"green", "magenta"}, {"dull", "garish"}, {"tilt_left", "tilt_right"})
    pairs = (*pairs, {"squeezed", "stretched"})
    lines = {defect: [each.format(amount=40) for each in wordings] for defect, wordings in taught.items()}
    for one, wordings in lines.items():
        assert len(kept(*wordings)) == 1, one
        for other in lines.keys() - {one}:
            together = any({one, other} <= group for group in pairs)
            assert len(kept(wordings[0], lines[other][0])) == (1 if together else 2), (one, other)
