"""A critique as plain text, for the clipboard."""

from aesthetic_studio.domain.score import PersonalScore
from aesthetic_studio.gui.critique.live import LiveCritique, Phase
from aesthetic_studio.gui.critique.wording import critic_words, one_decimal, operation_words


def critique_text(title: str, live: LiveCritique, critic_name: str = "") -> str:
    """What is shown of a critique, as paragraphs of plain text under the photo's name."""
    paragraphs = [title, _scores(live), _attributes(live), live.comment.strip(), _suggestions(live)]
    if live.phase is Phase.STOPPED:
        paragraphs.append("(stopped before its end)")
    if live.critic is not None:
        paragraphs.append(f"Critic: {critic_words(live.critic, critic_name)}")
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"


def _scores(live: LiveCritique) -> str:
    lines = []
    if live.score is not None:
        lines.append(f"Score {one_decimal(live.score.value)} ± {one_decimal(live.score.std)}")
    if live.personal_score is not None:
        lines.append(_personal(live.personal_score))
    return "\n".join(lines)


def _personal(score: PersonalScore) -> str:
    figures = f"{one_decimal(score.value)} ± {one_decimal(score.std)}"
    if score.proven:
        return f"Your score {figures} (proven on your ratings)"
    return f"Learning from your ratings, not proven: {figures}"


def _attributes(live: LiveCritique) -> str:
    return "\n".join(
        f"{attribute.value.capitalize()} {one_decimal(value)}"
        for attribute, value in (live.attributes or {}).items()
        if value is not None
    )


def _suggestions(live: LiveCritique) -> str:
    return "\n".join(
        f"{number}. {suggestion.text}"
        + (f" ({operation_words(suggestion.operation)})" if suggestion.operation else "")
        for number, suggestion in enumerate(live.suggestions, start=1)
    )
