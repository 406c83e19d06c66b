"""Where a run begins: with the answer that is known already, or with the commands."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from lettergen.cli import exits
from lettergen.cli.build_ahead import Ahead, beginning_ahead
from lettergen.cli.characters import replace_what_cannot_be_shown

if TYPE_CHECKING:
    from lettergen.cli.replay import Recording

ANSWERED = ("case", "plan", "preview")
"""The commands that only tell, from files alone."""


def main() -> None:
    """Run the program and leave it with an exit code of `lettergen.cli.exits`."""
    replace_what_cannot_be_shown()
    # Records are many and hold no cycles: looking through all of them at every few hundred took a third of the time.
    gc.set_threshold(100_000, 20, 100)
    try:
        _begin(sys.argv[1:])
    except BrokenPipeError:
        _end(exits.NOBODY_READS)
    except KeyboardInterrupt:  # before a command has begun, or after it
        from lettergen.cli.running import tell_interrupted

        tell_interrupted()
        _end(exits.INTERRUPTED)
    except OSError as refused:
        from lettergen.cli.running import tell_refused

        tell_refused(refused)
        _end(exits.FINDINGS)
    except Exception as bug:
        from lettergen.cli.running import tell_bug

        tell_bug(bug)
        _end(exits.BUG)
    finally:
        # Python looks for cycles among all objects once more before it ends: with a library loaded, a tenth of a second.
        gc.freeze()


def _begin(words: list[str]) -> None:
    if words and words[0] in ANSWERED:
        _answer(words)
        return
    with beginning_ahead(words) as ahead:
        _run(ahead)


def _answer(words: list[str]) -> None:
    from lettergen.cli.replay import Recording, question, show

    asked = question(words)
    known = asked.answer() if asked else None
    if known is not None:
        show(known)
    elif asked is not None:
        recording = Recording()
        recording.start()
        try:
            _run(recording)
        except SystemExit as ended:
            if not ended.code:
                asked.keep(recording)
            raise
    else:
        _run()


def _run(for_command: Recording | Ahead | None = None) -> None:
    from lettergen.cli.app import app

    app(obj=for_command)


def _end(code: int) -> None:
    from lettergen.cli.running import discard_output

    discard_output()
    sys.exit(code)
