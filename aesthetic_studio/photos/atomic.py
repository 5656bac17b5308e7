"""Writing a file so that a reader sees the old one or the whole new one, never a part."""

import os
import secrets
from pathlib import Path

PART_SUFFIX = ".part"
"""How the name of a file ends while it is written; a kill may leave one."""


def write_atomically(file: Path, content: bytes, *, durable: bool = False) -> None:
    """Put ``content`` at ``file``, through a temporary one in the same folder; none is left on failure.

    Args:
        file: its folder exists; its permissions are those of any new file.
        content: all of it.
        durable: wait until it is on the disk, so that not even a loss of power loses it.

    Raises:
        OSError: the file cannot be written.
    """
    temporary = file.with_name(f".{file.stem[:32]}-{secrets.token_hex(8)}{PART_SUFFIX}")
    try:
        with temporary.open("xb") as out:
            out.write(content)
            if durable:
                out.flush()
                os.fsync(out.fileno())
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
