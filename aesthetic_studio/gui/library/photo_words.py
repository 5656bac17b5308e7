"""What a cell says of its photo where nobody sees it, and what the pointer tells."""

from aesthetic_studio.domain.photo import Flag, Label, Photo
from aesthetic_studio.gui.error_words import said
from aesthetic_studio.gui.language import counted, to_translate, translate
from aesthetic_studio.gui.library.filter_choice import flag_name, label_name
from aesthetic_studio.gui.tooltip import plain_tooltip

CONFLICT = to_translate("Photo", "Marked here and in another program")


def described(photo: Photo) -> str:
    """Its name, marks and score in a row, for a screen reader."""
    parts = [photo.path.name]
    if photo.stars:
        parts.append(counted("Photo", "%Ln stars", round(photo.stars)))
    parts += [flag_name(photo.flag)] if photo.flag is not Flag.NONE else []
    parts += [label_name(photo.label)] if photo.label is not Label.NONE else []
    if photo.score is not None:
        parts.append(translate("Photo", "score {value}").format(value=f"{photo.score:.1f}"))
    if photo.personal_score is not None and photo.personal_proven:
        parts.append(translate("Photo", "your score {value}").format(value=f"{photo.personal_score:.1f}"))
    if photo.companions:
        parts.append(translate("Photo", "RAW and JPEG"))
    if photo.stack is not None:
        leads = translate("Photo", "stack of {count}").format(count=photo.stack.count)
        parts.append(leads if photo.stack.leads else translate("Photo", "in a stack"))
    parts += [
        told
        for told in (
            translate("Photo", CONFLICT) if photo.conflict else None,
            photo.error and said(photo.error),
        )
        if told is not None
    ]
    return ", ".join(parts)


def tip(photo: Photo, *, own: bool) -> str | None:
    """What the pointer tells of a photo with which something is wrong; None where all is well.

    Where cells show the user's ``own`` scores, it tells both.
    """
    told = photo.error and said(photo.error)
    if told is None and photo.conflict:
        told = translate("Photo", "Marked here and in another program: the other one's marks are shown.")
    if told is None and own and photo.personal_score is not None and photo.score is not None:
        told = translate("Photo", "Your score {own}, the general score {general}").format(
            own=f"{photo.personal_score:.1f}", general=f"{photo.score:.1f}"
        )
    return None if told is None else plain_tooltip(told)
