"""What a command's exit code says; docs/commands.md lists them."""

from __future__ import annotations

FINDINGS = 1
"""There are findings, or the work could not go on."""

MISUSE = 2
"""An option or argument is not one; typer's own."""

BUG = 70
"""A mistake in lettergen: EX_SOFTWARE of sysexits.h."""

INTERRUPTED = 130
"""Ctrl-C, as shells count it: 128 and SIGINT."""

NOBODY_READS = 141
"""The reader of a pipe has gone, as shells count it: 128 and SIGPIPE."""
