"""What the taste page says about predictors and attributes."""

from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.gui.language import translate
from aesthetic_studio.taste.explanation import AttributeWeight


def attribute_word(attribute: Attribute) -> str:
    """The name of an attribute at the beginning of a row."""
    return {
        Attribute.COMPOSITION: translate("Taste", "Composition"),
        Attribute.LIGHT: translate("Taste", "Light"),
        Attribute.COLOUR: translate("Taste", "Colour"),
        Attribute.SHARPNESS: translate("Taste", "Sharpness"),
        Attribute.SUBJECT: translate("Taste", "Subject"),
        Attribute.TECHNICAL: translate("Taste", "Technical quality"),
    }[attribute]


def statement(weight: AttributeWeight) -> str:
    """What may be said of an attribute whose interval leaves zero; empty where nothing may."""
    if not weight.differs or weight.weight.value is None:
        return ""
    more = weight.weight.value > 0
    return {
        Attribute.COMPOSITION: (
            translate("Taste", "Composition counts more for you than for most."),
            translate("Taste", "You forgive a weak composition."),
        ),
        Attribute.LIGHT: (
            translate("Taste", "Light counts more for you than for most."),
            translate("Taste", "You forgive poor light."),
        ),
        Attribute.COLOUR: (
            translate("Taste", "Colour counts more for you than for most."),
            translate("Taste", "What others call good colour leaves you cold."),
        ),
        Attribute.SHARPNESS: (
            translate("Taste", "You want it sharp, more than most."),
            translate("Taste", "You forgive soft focus."),
        ),
        Attribute.SUBJECT: (
            translate("Taste", "The subject counts more for you than for most."),
            translate("Taste", "You care less about the subject than most."),
        ),
        Attribute.TECHNICAL: (
            translate("Taste", "Technical quality counts more for you than for most."),
            translate("Taste", "You forgive technical flaws."),
        ),
    }[weight.attribute][0 if more else 1]


def predictor_word(name: str) -> str:
    """A predictor by what it does."""
    return {
        "general": translate("Taste", "general score"),
        "calibrated": translate("Taste", "your scale"),
        "ridge": translate("Taste", "one direction"),
        "blend": translate("Taste", "blend"),
        "likeness": translate("Taste", "photos alike"),
        "in-context": translate("Taste", "from examples"),
    }.get(name, name)


def source_word(source: str) -> str:
    """Where a rating came from; what is not known is shown as it is."""
    return {
        "stars": translate("Taste", "stars"),
        "round": translate("Taste", "rating round"),
        "import": translate("Taste", "file"),
        "sidecar": translate("Taste", "XMP"),
        "lightroom": translate("Taste", "Lightroom"),
        "command-line": translate("Taste", "command line"),
    }.get(source, source)
