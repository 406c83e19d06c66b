"""How a run ends: every error becomes a sentence on standard error and an exit code, never a traceback."""

from __future__ import annotations

import os
import sys
from typing import Any, TextIO

import typer
from typer.core import TyperGroup

from lettergen.cli import exits
from lettergen.findings import LettergenError

DEBUG = "LETTERGEN_DEBUG"


class Commands(TyperGroup):
    """The commands, all of which end here."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for; raises typer.Exit with the code of what stopped it."""
        try:
            return self._invoke(ctx)
        except LettergenError as stopped:
            tell(stopped)
            raise typer.Exit(exits.FINDINGS) from None
        except KeyboardInterrupt:
            tell_interrupted()
            raise typer.Exit(exits.INTERRUPTED) from None
        except BrokenPipeError:
            discard_output()
            raise typer.Exit(exits.NOBODY_READS) from None

    def _invoke(self, ctx: Any) -> Any:
        """Run the command, and hand over what was printed while an error of that can still be told."""
        try:
            return super().invoke(ctx)
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()


def say(*lines: str) -> None:
    """Print lines on standard error; what is data in them was made visible by the caller."""
    for line in lines:
        print(line, file=sys.stderr)


def tell(stopped: LettergenError) -> None:
    """Print why the work could not go on: the findings, the message, and what to do."""
    from lettergen.cli.lines import finding_lines, one_line
    from lettergen.cli.workspace import root_here

    for finding in stopped.findings:
        say(*finding_lines(finding, root_here()))
    say(f"error: {one_line(stopped.message)}")
    if stopped.hint:
        say(f"  {one_line(stopped.hint)}")


def tell_interrupted() -> None:
    """Print what Ctrl-C leaves behind."""
    say("Interrupted. Files are written whole or not at all, so nothing is half done.")


def tell_bug(bug: Exception) -> None:
    """Print that lettergen itself made a mistake; the traceback only for those who asked for it."""
    if os.environ.get(DEBUG) == "1":
        import traceback

        traceback.print_exception(bug)
        return
    say(
        f"error: lettergen made a mistake ({type(bug).__name__}: {ascii(str(bug))[1:-1][:200]}).",
        "  It is not your files' fault. Please report it, with what you ran and what you see when you run it again",
        f"  as {DEBUG}=1 lettergen ...; leave out what is confidential.",
    )


def tell_refused(refused: OSError) -> None:
    """Print that the system did not let something be read or written."""
    from lettergen.cli.lines import one_line

    about = f"{refused.filename}: " if refused.filename else ""
    say(
        f"error: {one_line(about + (refused.strerror or str(refused)))}",
        "  Check space and permissions, and run the command again.",
    )


def discard_output() -> None:
    """Throw away what nobody can be given, so that Python does not try again at its exit."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        if not _flushes(stream):
            os.dup2(nothing, stream.fileno())
    os.close(nothing)


def _flushes(stream: TextIO | None) -> bool:
    try:
        if stream is not None:
            stream.flush()
    except OSError:
        return False
    return True
