"""Shows a long text a page at a time, with the program that the person chose for it."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import PurePath

_DEFAULT = "less"
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def pager() -> list[str]:
    """Return the command of $PAGER, else of `less`; empty when there is none, or when it is `cat`."""
    try:
        command = shlex.split(os.environ.get("PAGER", _DEFAULT))
    except ValueError:
        return []
    found = shutil.which(command[0]) if command else None
    if found is None or PurePath(found).name == "cat":
        return []
    return [found, *command[1:]]


def show_pages(command: list[str], text: str) -> bool:
    """Hand the text to the pager and wait until it is left; False when it could not be started."""
    if PurePath(command[0]).name == "less":
        command = [*command, "-R"]  # it shows colours, and nothing else that a terminal would act on
    else:
        text = _COLOURS.sub("", text)  # of another pager nothing is known
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603 (the person's own choice, no shell)
    except OSError:
        return False
    assert process.stdin is not None
    # Who leaves before the end has read enough.
    with contextlib.suppress(BrokenPipeError), process.stdin as pages:
        pages.write(text.encode(sys.stdout.encoding, sys.stdout.errors or "replace"))
    _wait(process)
    return True


def _wait(process: subprocess.Popen[bytes]) -> None:
    """Wait until the pager is left; Ctrl-C is for the pager."""
    while True:
        try:
            process.wait()
        except KeyboardInterrupt:
            continue
        return
