"""The exit status of a command, part of the contract."""

from enum import IntEnum

from aesthetic_studio.domain.errors import CriticUnavailableError, StudioError, UsageError


class ExitCode(IntEnum):
    """What the shell is told."""

    FINE = 0
    SOME_FAILED = 1
    WRONG_USAGE = 2
    NO_MODEL = 3
    INTERRUPTED = 130


def exit_code_of(error: StudioError) -> ExitCode:
    """The status of a command that this error ended."""
    match error:
        case UsageError():
            return ExitCode.WRONG_USAGE
        case CriticUnavailableError():
            return ExitCode.NO_MODEL
        case _:
            return ExitCode.SOME_FAILED
