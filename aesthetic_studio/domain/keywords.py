"""Keywords of the library, and as files have them: each word alone, those with parents once more as a path."""

from collections.abc import Iterable, Sequence


def names_told(words: Iterable[str], paths: Sequence[str]) -> tuple[str, ...]:
    """The keywords that a file tells, as the library has them: paths, and the words that are in none."""
    inside = {part.casefold() for path in paths for part in path.split("|")}
    return (*paths, *(word for word in words if word.casefold() not in inside))


def in_step(
    wanted: Sequence[str], told: Sequence[str], words: Sequence[str], paths: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words and paths of a sidecar after what has changed since it was read.

    Args:
        wanted: the photo's keywords, as the library has them.
        told: those that the photo's file told.
        words, paths: what the sidecar says; all that has not changed keeps its place and its spelling.
    """
    before, after = _folded(told), _folded(wanted)
    gone = [name for key, name in before.items() if key not in after]
    new = [name for key, name in after.items() if key not in before]
    kept = {part.casefold() for name in wanted for part in name.split("|")}
    lost = {part.casefold() for name in gone for part in name.split("|")} - kept
    kept_words = [word for word in words if word.casefold() not in lost]
    there = {word.casefold() for word in kept_words}
    last = [name.rsplit("|", 1)[-1] for name in new]
    added_words = [word for word in last if word.casefold() not in there]
    gone_paths = set(_folded(gone))
    kept_paths = [path for path in paths if path.casefold() not in gone_paths]
    added_paths = [name for name in new if "|" in name]
    return (
        tuple(dict.fromkeys((*kept_words, *added_words))),
        tuple(dict.fromkeys((*kept_paths, *added_paths))),
    )


def _folded(names: Iterable[str]) -> dict[str, str]:
    return {name.casefold(): name for name in names}
