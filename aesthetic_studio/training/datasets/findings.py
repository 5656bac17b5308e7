"""What a look at a data set's folder found: files, photos, splits, and what is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from aesthetic_studio.domain.json_form import JsonObject


@dataclass(frozen=True, slots=True)
class FileFinding:
    """One annotation file.

    Attributes:
        name: where it is expected, relative to the folder.
        holds: what is in it.
        needed_for: the splits that cannot be read without it; empty for a file that only adds something.
        required: whether the data set is incomplete without it.
        found: where it was found; None where it is missing.
    """

    name: str
    holds: str
    needed_for: tuple[str, ...]
    required: bool
    found: Path | None


SLIGHT = 0.001
"""Share of a split by which copies differ without anything being missing; told as a note."""


@dataclass(frozen=True, slots=True)
class CountFinding:
    """A number that the data set's authors publish, beside the number counted in the annotations."""

    counted: int
    published: int

    @property
    def is_short(self) -> bool:
        """Whether fewer are there than published, by more than copies differ."""
        return self.counted < self.published * (1 - SLIGHT)


@dataclass(frozen=True, slots=True)
class SplitFinding:
    """One split.

    Attributes:
        name: of the split.
        records: annotations that can be read, with or without their photo.
        photos: different photos that they name.
        absent_photos: how many of these are not in the folder.
        absent_examples: names of the first absent ones.
        wrong_rows: rows of the annotation files that could not be used.
        wrong_examples: place of and reason for the first of them.
        counts: published numbers by what they count (``photos``, ``raters`` or ``records``).
        failure: why the split could not be read at all; empty where it could.
    """

    name: str
    records: int = 0
    photos: int = 0
    absent_photos: int = 0
    absent_examples: tuple[str, ...] = ()
    wrong_rows: int = 0
    wrong_examples: tuple[str, ...] = ()
    counts: Mapping[str, CountFinding] | None = None
    failure: str = ""

    def problems(self) -> list[str]:
        """What is wrong with this split, one sentence each."""
        if self.failure:
            return [f"{self.name}: {self.failure}"]
        found: list[str] = []
        if not self.records:
            found.append("no annotation can be used.")
        if self.absent_photos:
            examples = ", ".join(self.absent_examples)
            found.append(f"{self.absent_photos} of {self.photos} photos are absent, e.g. {examples}.")
        if not self._few_wrong_rows:
            found.append(self._wrong_rows_told())
        found.extend(self._counts_told(short=True))
        return [f"{self.name}: {each}" for each in found]

    def remarks(self) -> list[str]:
        """What differs a little, or by being more than published, one sentence each."""
        if self.failure:
            return []
        found = list(self._counts_told(short=False))
        if self.wrong_rows and self._few_wrong_rows:
            found.append(self._wrong_rows_told())
        return [f"{self.name}: {each}" for each in found]

    @property
    def _few_wrong_rows(self) -> bool:
        return self.wrong_rows <= SLIGHT * self.records

    def _wrong_rows_told(self) -> str:
        return f"{self.wrong_rows} rows cannot be used, e.g. {'; '.join(self.wrong_examples)}."

    def _counts_told(self, *, short: bool) -> Iterator[str]:
        for what, count in (self.counts or {}).items():
            if count.counted != count.published and count.is_short == short:
                yield f"{count.counted} {what} instead of the published {count.published}."


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that a look at the folder found.

    Attributes:
        data_set: name in the catalogue.
        get_it: where the user gets what is missing.
        notes: further things worth knowing, one sentence each; they do not make the data set incomplete.
    """

    data_set: str
    folder: Path
    get_it: str
    files: tuple[FileFinding, ...]
    splits: tuple[SplitFinding, ...]
    notes: tuple[str, ...] = ()

    @property
    def problems(self) -> tuple[str, ...]:
        """All that is missing or differs, one sentence each; files first."""
        missing = [each for each in self.files if each.found is None and each.needed_for]
        without_file = {split for each in missing for split in each.needed_for}
        readable = [each for each in self.splits if each.name not in without_file]
        told = [
            f"{each.name} is missing ({each.holds}); needed for {', '.join(each.needed_for)}."
            for each in missing
            if each.required or not readable
        ]
        return (*told, *(problem for each in readable for problem in each.problems()))

    @property
    def complete(self) -> bool:
        """Whether everything published is there."""
        return not self.problems

    def as_json(self) -> JsonObject:
        """One object for ``data check --json``."""
        return {
            "data_set": self.data_set,
            "folder": str(self.folder),
            "complete": self.complete,
            "problems": list(self.problems),
            "notes": list(self.notes),
            "get_it": self.get_it,
            "files": [_file_form(each) for each in self.files],
            "splits": [_split_form(each) for each in self.splits],
        }


def _file_form(finding: FileFinding) -> JsonObject:
    return {
        "name": finding.name,
        "holds": finding.holds,
        "needed_for": list(finding.needed_for),
        "required": finding.required,
        "found": str(finding.found) if finding.found else None,
    }


def _split_form(finding: SplitFinding) -> JsonObject:
    return {
        "name": finding.name,
        "records": finding.records,
        "photos": finding.photos,
        "absent_photos": finding.absent_photos,
        "wrong_rows": finding.wrong_rows,
        "published": {
            what: {"counted": count.counted, "published": count.published}
            for what, count in (finding.counts or {}).items()
        },
        "failure": finding.failure or None,
    }
