"""How a critique looks in a terminal."""

from pathlib import Path

from rich import box
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from aesthetic_studio.cli.output import path_text
from aesthetic_studio.domain.critique import Attribute, Critique
from aesthetic_studio.domain.score import SCORE_MAX, SCORE_MIN, WEAK_BELOW, PersonalScore, Score
from aesthetic_studio.domain.text import one_line, printable

BAR_CELLS = 24
_STEPS = "▁▂▃▄▅▆▇█"


def critique_panel(
    path: Path, critique: Critique, *, question: str | None = None, answer: str | None = None
) -> Panel:
    """Score, attributes, comment and suggestions in one frame. Model text is never read as markup."""
    parts: list[RenderableType] = [_score_line(critique.score)]
    if critique.personal_score is not None:
        parts.append(_personal_line(critique.personal_score))
    parts += [Text(), _attribute_table(critique), Text(), Text(printable(critique.comment).strip())]
    if critique.suggestions:
        parts += [Text(), _suggestion_table(critique)]
    if question is not None and answer is not None:
        parts += [Text(), Text(one_line(question), style="bold"), Text(printable(answer).strip())]
    critic = critique.critic
    return Panel(
        Group(*parts),
        title=Text(path_text(path), style="bold", overflow="ellipsis"),
        title_align="left",
        subtitle=Text(
            f"{one_line(critic.id)} · {critic.quantization} · {critic.device} · {critique.elapsed_s:.1f} s"
        ),
        subtitle_align="right",
        border_style="dim",
        box=box.ROUNDED,
        padding=(1, 2),
        width=None,
    )


def sparkline(score: Score) -> str:
    """The distribution of the scores 1 … 10 as ten little bars; empty where there is none."""
    peak = max(score.distribution.values(), default=0.0)
    if peak <= 0:
        return ""
    shares = (score.distribution.get(point, 0.0) / peak for point in range(1, 11))
    return "".join(_STEPS[min(len(_STEPS) - 1, int(share * len(_STEPS)))] for share in shares)


def _score_line(score: Score) -> Text:
    line = Text().append(f"{score.value:.1f}", style="bold")
    line.append(f" ± {score.std:.1f}   ", style="dim")
    return line.append(sparkline(score))


def _personal_line(personal: PersonalScore) -> Text:
    name = "your score" if personal.proven else "in your taste, not proven yet:"
    line = (
        Text()
        .append(f"{name} ", style="dim")
        .append(f"{personal.value:.1f}", style="bold" if personal.proven else "")
    )
    return line.append(f" ± {personal.std:.1f} ({personal.predictor})", style="dim")


def _attribute_table(critique: Critique) -> Table:
    table = Table.grid(padding=(0, 2))
    for attribute in Attribute:
        value = critique.attributes.get(attribute)
        name = Text(attribute.value)
        if value is None:
            table.add_row(name, Text("not judged", style="dim"), Text())
        else:
            table.add_row(name, _bar(value), Text(f"{value:.1f}"))
    return table


def _bar(value: float) -> Text:
    share = (min(SCORE_MAX, max(SCORE_MIN, value)) - SCORE_MIN) / (SCORE_MAX - SCORE_MIN)
    full = round(share * BAR_CELLS)
    bar = Text("━" * full, style="yellow" if value < WEAK_BELOW else "")
    return bar.append("─" * (BAR_CELLS - full), style="bright_black")


def _suggestion_table(critique: Critique) -> Table:
    table = Table.grid(padding=(0, 1))
    for number, suggestion in enumerate(critique.suggestions, 1):
        table.add_row(Text(str(number), style="bold"), Text(one_line(suggestion.text)))
    return table
