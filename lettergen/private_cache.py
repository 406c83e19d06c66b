"""The folder of a workspace in which lettergen keeps what only saves time, and the way such a file is read.

It is written by `lettergen.store`. This module loads nothing, since commands look here before anything else.
"""

from __future__ import annotations

import os
import stat

FOLDER = ".lettergen-cache"

ANSWERS = "answers.json"
"""What commands printed (`lettergen.cli.replay`)."""

MOST_BYTES = 1 << 30


def read_private(root: str | os.PathLike[str], name: str) -> bytes:
    """Return what the cache file `name` of the workspace at `root` holds.

    Empty unless it is a file of our own that nobody else can read or write, in such a folder: a cache that somebody else
    could have written may say anything.
    """
    try:
        folder = os.open(
            os.path.join(root, FOLDER), os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
        )
    except OSError:
        return b""
    try:
        file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=folder)
        with os.fdopen(file, "rb") as opened:
            private = _is_private(folder) and _is_private(file) and stat.S_ISREG(os.fstat(file).st_mode)
            return opened.read(MOST_BYTES) if private else b""
    except OSError:
        return b""
    finally:
        os.close(folder)


def _is_private(descriptor: int) -> bool:
    info = os.fstat(descriptor)
    return info.st_uid == os.geteuid() and not info.st_mode & 0o077
