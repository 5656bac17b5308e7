"""A critique as plain text, for the clipboard."""

from aesthetic_studio.domain.score import PersonalScore
from aesthetic_studio.gui.critique.live import LiveCritique, Phase
from aesthetic_studio.gui.critique.wording import critic_words, one_decimal, operation_words
from aesthetic_studio.gui.language import translate


def critique_text(title: str, live: LiveCritique, critic_name: str = "") -> str:
    """What is shown of a critique, as paragraphs of plain text under the photo's name."""
    paragraphs = [title, _scores(live), _attributes(live), live.comment.strip(), _suggestions(live)]
    if live.phase is Phase.STOPPED:
        paragraphs.append(translate("Critique", "(stopped before its end)"))
    if live.critic is not None:
        critic = critic_words(live.critic, critic_name)
        paragraphs.append(translate("Critique", "Critic: {critic}").format(critic=critic))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"


def _scores(live: LiveCritique) -> str:
    lines = []
    if live.score is not None:
        figures = {"value": one_decimal(live.score.value), "std": one_decimal(live.score.std)}
        lines.append(translate("Critique", "Score {value} ± {std}").format(**figures))
    if live.personal_score is not None:
        lines.append(_personal(live.personal_score))
    return "\n".join(lines)


def _personal(score: PersonalScore) -> str:
    figures = f"{one_decimal(score.value)} ± {one_decimal(score.std)}"
    if score.proven:
        return translate("Critique", "Your score {figures} (proven on your ratings)").format(figures=figures)
    return translate("Critique", "Learning from your ratings, not proven: {figures}").format(figures=figures)


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
