"""The options by which ``train`` and ``evaluate`` take photographs and what people think of them."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

Photos: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option("--photos", metavar="DIR", help="Photographs without ratings; may be repeated."),
]
Rated: TypeAlias = Annotated[
    Path | None, typer.Option("--rated", metavar="DIR", help="Photographs that people rated.")
]
Ratings: TypeAlias = Annotated[
    Path | None,
    typer.Option("--ratings", metavar="CSV", help="Their ratings: rater,file,rating from 1 to 7."),
]
