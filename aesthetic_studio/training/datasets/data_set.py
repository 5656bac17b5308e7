"""What all data sets have in common: described files and splits, lazy reading, and the check of a folder."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, TypeAlias, TypeVar

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.text import one_line
from aesthetic_studio.training.datasets.findings import CountFinding, FileFinding, Findings, SplitFinding
from aesthetic_studio.training.datasets.images import ImageFolders, is_safe_name
from aesthetic_studio.training.datasets.records import RatedBy, Record, RecordMaker

EXAMPLES = 3
"""How many absent photos and wrong rows a finding names."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AnnotationFile:
    """A file that comes with a data set.

    Attributes:
        names: where it may lie, relative to the data set's folder, as glob patterns; the first is the published one.
        holds: what is in it.
    """

    names: tuple[str, ...]
    holds: str

    def find(self, folder: Path) -> Path | None:
        """Where it lies; of several files that fit one pattern the first by name."""
        for pattern in self.names:
            found = sorted(each for each in folder.glob(pattern) if each.is_file())
            if found:
                return found[0]
        return None


@dataclass(frozen=True, slots=True)
class Split:
    """A part of a data set that is read as one.

    Attributes:
        records: which kind of record it yields.
        files: the annotation files it cannot be read without.
        published: numbers by its authors, by what they count: ``photos``, ``raters`` or ``records``.
        alternative: whether it is one of several forms of the same data, of which nobody needs all.
    """

    records: type[Record]
    files: tuple[AnnotationFile, ...]
    published: Mapping[str, int] = field(default_factory=dict)
    alternative: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    """One usable row, before its photo was looked for.

    Attributes:
        names: the names under which the photo may lie in the image folders, the published one first.
        record: makes the record once the photo is found.
        person: who rated, where one person did.
    """

    names: tuple[str, ...]
    record: RecordMaker
    person: str | None = None


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row that cannot be used."""

    place: str
    reason: str


Annotations: TypeAlias = Iterator[Annotation | WrongRow]


class DataSet(ABC):
    """One published data set.

    Attributes:
        name: in the catalogue and on the command line.
        title: its published name and what it is.
        homepage: where its authors present it.
        terms: what its authors allow, in words.
        get_it: what to download and from where.
        layout: what the folder looks like, one line for each file or folder.
        extra_files: annotation files that only add something.
        image_folders: where the photos may lie, relative to the folder, the published place first.
        splits: its parts; a data set without a published split has the one part ``all``.
        evaluation_only: whether its authors forbid training on it.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    homepage: ClassVar[str]
    terms: ClassVar[str]
    get_it: ClassVar[str]
    layout: ClassVar[tuple[str, ...]]
    extra_files: ClassVar[tuple[AnnotationFile, ...]] = ()
    image_folders: ClassVar[tuple[str, ...]]
    splits: ClassVar[Mapping[str, Split]]
    evaluation_only: ClassVar[bool] = False

    @abstractmethod
    def annotations(self, folder: Path, split: str) -> Annotations:
        """The rows of a split, lazily and in the published order; photos are not looked for.

        Raises:
            UsageError: an annotation file cannot be read at all.
        """

    def read(self, folder: Path, split: str) -> Iterator[Record]:
        """The records of a split whose photo is there, lazily and in the published order.

        Rows that cannot be used and photos that are absent are passed over; `check` counts them.

        Raises:
            UsageError: there is no such folder or split, an annotation file is missing or cannot be read, or in the
                end not one record could be made.
        """
        self._need(folder, split)
        images = ImageFolders(folder, self.image_folders)
        annotated = made = 0
        for each in self.annotations(folder, split):
            if isinstance(each, Annotation):
                annotated += 1
                path = self.image_of(each, images)
                if path is not None:
                    made += 1
                    yield each.record(path=path)
        if not made:
            what = f"none of the {annotated} photos is there" if annotated else "no annotation can be used"
            raise UsageError(
                f"{self.name} in {folder} gives nothing for {split}: {what}.",
                f"`aesthetic-studio data check {self.name} FOLDER` tells more.",
            )

    def image_of(self, annotation: Annotation, images: ImageFolders) -> Path | None:
        """The photo of an annotation, None where it is absent."""
        return images.find(annotation.names)

    def has_image(self, annotation: Annotation, images: ImageFolders) -> bool:
        """Whether the photo of an annotation is there."""
        return self.image_of(annotation, images) is not None

    def check(self, folder: Path) -> Findings:
        """Look for every file, every photo and every published number.

        Raises:
            UsageError: there is no such folder.
        """
        _need_folder(folder)
        splits = tuple(self._check_split(folder, split) for split in self.splits)
        return Findings(
            data_set=self.name,
            folder=folder,
            get_it=f"{self.get_it} See {self.homepage}.",
            files=tuple(self._file_findings(folder)),
            splits=splits,
            notes=(*self.notes(folder), *(remark for split in splits for remark in split.remarks())),
        )

    def notes(self, folder: Path) -> Iterable[str]:
        """Further things worth knowing about this folder."""
        del folder
        return ()

    def file(self, folder: Path, file: AnnotationFile) -> Path:
        """Where an annotation file lies.

        Raises:
            UsageError: it is missing.
        """
        found = file.find(folder)
        if found is None:
            raise UsageError(
                f"{folder} has no {file.names[0]} ({file.holds}).",
                f"{self.get_it} `aesthetic-studio data check {self.name} FOLDER` tells what else is missing.",
            )
        return found

    def _need(self, folder: Path, split: str) -> None:
        _need_folder(folder)
        if split not in self.splits:
            raise UsageError(
                f"{self.name} has no split {split!r}.", f"Its splits are {', '.join(self.splits)}."
            )

    def _file_findings(self, folder: Path) -> Iterator[FileFinding]:
        files = dict.fromkeys(file for split in self.splits.values() for file in split.files)
        for file in (*files, *self.extra_files):
            needing = {name: split for name, split in self.splits.items() if file in split.files}
            required = any(not split.alternative for split in needing.values())
            yield FileFinding(file.names[0], file.holds, tuple(needing), required, file.find(folder))

    def _check_split(self, folder: Path, split: str) -> SplitFinding:
        tally = _Tally()
        images = ImageFolders(folder, self.image_folders)
        try:
            for each in self.annotations(folder, split):
                if isinstance(each, WrongRow):
                    tally.add_wrong(f"{each.place}: {each.reason}")
                elif not all(map(is_safe_name, each.names)):
                    tally.add_wrong(f"{one_line(each.names[0])!r}: the name leads out of the folder")
                elif tally.add(each) and not self.has_image(each, images):
                    tally.add_absent(each)
        except UsageError as error:
            return SplitFinding(split, failure=str(error))
        return tally.finding(split, self.splits[split].published)


class _Tally:
    """Counts the annotations of one split."""

    def __init__(self) -> None:
        self.records = 0
        self.wrong_rows = 0
        self.absent_photos = 0
        self._photos: set[str] = set()
        self._raters: set[str] = set()
        self._absent_examples: list[str] = []
        self._wrong_examples: list[str] = []

    def add(self, annotation: Annotation) -> bool:
        """Count a usable row; whether its photo is named for the first time."""
        self.records += 1
        if annotation.person is not None:
            self._raters.add(annotation.person)
        seen = len(self._photos)
        self._photos.add(annotation.names[0])
        return len(self._photos) > seen

    def add_absent(self, annotation: Annotation) -> None:
        """Count a photo that is not in the folder."""
        self.absent_photos += 1
        if len(self._absent_examples) < EXAMPLES:
            self._absent_examples.append(one_line(annotation.names[0]))

    def add_wrong(self, message: str) -> None:
        """Count a row that cannot be used."""
        self.wrong_rows += 1
        if len(self._wrong_examples) < EXAMPLES:
            self._wrong_examples.append(one_line(message))

    def finding(self, split: str, published: Mapping[str, int]) -> SplitFinding:
        """The counts, beside the published ones."""
        counted = {"photos": len(self._photos), "raters": len(self._raters), "records": self.records}
        return SplitFinding(
            name=split,
            records=self.records,
            photos=len(self._photos),
            absent_photos=self.absent_photos,
            absent_examples=tuple(self._absent_examples),
            wrong_rows=self.wrong_rows,
            wrong_examples=tuple(self._wrong_examples),
            counts={what: CountFinding(counted[what], number) for what, number in published.items()},
        )


def parsed(rows: Iterable[tuple[str, T]], parse: Callable[[T], Annotation | None]) -> Annotations:
    """Parse rows, given as place and content; a ValueError makes a `WrongRow`, None is passed over."""
    for place, row in rows:
        try:
            annotation = parse(row)
        except ValueError as error:
            yield WrongRow(place, str(error))
        else:
            if annotation is not None:
                yield annotation


def rated(path_names: tuple[str, ...], person: str, value: float) -> Annotation:
    """One person's rating; ``value`` is 1–10."""
    return Annotation(path_names, lambda *, path: RatedBy(path, person, value), person)


def _need_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}.", "Give the folder that holds the data set.")
