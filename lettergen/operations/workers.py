"""Work done by a few processes side by side, each piece for itself.

The standard pools would not do: in one, a process that dies takes all work with it; in the other, it is waited for
without end. Here it costs the piece it was at. A process ends by itself when the one that started it is gone, for the
pipe between them ends then, and it leaves Ctrl-C to that one.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from lettergen.findings import LettergenError

Piece = TypeVar("Piece")
Result = TypeVar("Result")

_END_WITHIN = 5.0
"""Seconds that a process has to end once nothing comes any more."""


class Died(LettergenError):
    """A process ended in the middle of its work."""


class Workers(Generic[Piece, Result]):
    """Some processes that do one thing; a context manager, at whose end none of them is left.

    `work` is a function of a module, since processes are started afresh and import it; pieces and results can be pickled.
    """

    def __init__(self, work: Callable[[Piece], Result], count: int) -> None:
        self._work = work
        self._idle: deque[_Worker] = deque()
        self._busy: dict[Connection, tuple[_Worker, Piece]] = {}
        self._count = count

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, stopped: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every process: in peace when the work is done, at once when something stopped it."""
        workers = [*self._idle, *(worker for worker, _ in self._busy.values())]
        self._idle.clear()
        self._busy.clear()
        for worker in workers:
            worker.end(at_once=stopped is not None)

    def results(self, pieces: Iterable[Piece]) -> Iterator[tuple[Piece, Result | Exception]]:
        """Yield each piece with what came of it, as they are done; pieces are taken from `pieces` only when they can begin.

        An exception stands for a piece that could not be done; `Died` for one whose process ended under it.
        """
        for piece in pieces:
            if len(self._busy) == self._count:
                yield from self._done()
            self._begin(piece)
        while self._busy:
            yield from self._done()

    def _begin(self, piece: Piece) -> None:
        worker = self._idle.popleft() if self._idle else _Worker(self._work)
        self._busy[worker.pipe] = (worker, piece)
        worker.begin(piece)

    def _done(self) -> Iterator[tuple[Piece, Result | Exception]]:
        """Wait for at least one piece."""
        for pipe in wait(list(self._busy)):
            worker, piece = self._busy.pop(pipe)  # type: ignore[call-overload]
            result = worker.result()
            if isinstance(result, Died):
                worker.end(at_once=True)
            else:
                self._idle.append(worker)
            yield piece, result


class _Worker:
    """A process and the pipe to it."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        # Not forked: what native libraries hold at that moment would be copied with it.
        context = multiprocessing.get_context("spawn")
        self.pipe, other = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(work, other), daemon=True)
        self.process.start()
        other.close()

    def begin(self, piece: Any) -> None:
        """Hand over a piece; a process that is gone is noticed when its result is asked for."""
        with contextlib.suppress(OSError):
            self.pipe.send(piece)

    def result(self) -> Any:
        """Return what came of the piece."""
        try:
            return self.pipe.recv()
        except (EOFError, OSError):
            self.process.join(_END_WITHIN)
            return Died(
                f"the process that made it ended ({_how(self.process.exitcode)})",
                "Perhaps memory ran out. Run the command again.",
            )

    def end(self, *, at_once: bool) -> None:
        """Leave no process behind, and none that is dead and not waited for."""
        self.pipe.close()
        if at_once:
            self.process.terminate()
        self.process.join(_END_WITHIN)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


def _how(code: int | None) -> str:
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"


def _serve(work: Callable[[Any], Any], pipe: Connection) -> None:
    """Do pieces until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):
        while True:
            pipe.send(_attempt(work, pipe.recv()))


def _attempt(work: Callable[[Any], Any], piece: Any) -> Any:
    """Return what came of a piece, or the exception that stopped it in a shape that can be sent."""
    try:
        return work(piece)
    except Exception as stopped:
        try:
            pickle.loads(pickle.dumps(stopped))  # noqa: S301 (our own)
        except Exception:
            return RuntimeError(f"{type(stopped).__name__}: {stopped}")
        return stopped
