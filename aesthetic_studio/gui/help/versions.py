"""What a report of a fault must tell."""

import platform

from PySide6.QtCore import qVersion

from aesthetic_studio import __version__


def versions() -> str:
    """This program, Python, Qt and the system, a line each."""
    return "\n".join(
        (
            f"Aesthetic Studio {__version__}",
            f"Python {platform.python_version()}",
            f"Qt {qVersion()}",
            platform.platform(),
        )
    )
