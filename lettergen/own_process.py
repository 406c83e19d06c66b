"""Starts lettergen itself as a second process, which talks to this one through pipes."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys

# Bytes that fit between the processes without one waiting for the other; a document of an ordinary letter does.
_PIPE = 1 << 20


def start(code: str) -> subprocess.Popen[bytes] | None:
    """Run Python code in a process of its own, with the modules of this one; None where none can be started."""
    # -P: the folder that we are called in may hold anything, and is no place to import from. The modules are those of
    # this process, from where they are; another version of them could do otherwise.
    places = os.pathsep.join(os.path.abspath(place) for place in sys.path if place)  # noqa: PTH100 (not resolved)
    try:
        return subprocess.Popen(  # noqa: S603 (ourselves)
            [sys.executable, "-P", "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": places},
            pipesize=_PIPE,
        )
    except OSError:
        return None


def end(process: subprocess.Popen[bytes]) -> None:
    """End the process, whatever it does."""
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    process.wait()
