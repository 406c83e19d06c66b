"""The command line: a module a command, each of which reads its options, calls one operation, shows what came of it.

Modules here that a command imports at once are light. `--help` must not wait for the libraries that only the work itself
needs, so operations, rich and whatever shows results are imported inside the command functions. A command's own module is
loaded when it is called (`lettergen.cli.table`), and an answer that is known already (`lettergen.cli.replay`) waits for
nothing.
"""

from lettergen.cli.entry import main

__all__ = ["main"]
