"""A window on lines that are more than the screen holds."""

from __future__ import annotations

from dataclasses import replace

from lettergen.cli.keys import Key
from lettergen.fast_dataclasses import dataclass

_ABOVE = 3  # lines shown above what changed, so that it can be found again


@dataclass(frozen=True, slots=True)
class Window:
    """Some lines, of which `height` are shown from line `top`, counted from 0."""

    lines: tuple[str, ...]
    height: int
    top: int = 0

    @property
    def shown(self) -> tuple[str, ...]:
        """The lines in the window."""
        return self.lines[self.top : self.top + self.height]

    @property
    def last_top(self) -> int:
        """The furthest that the window goes down."""
        return max(0, len(self.lines) - self.height)

    def moved(self, key: Key) -> Window:
        """Return the window where a key takes it."""
        page = max(1, self.height - 1)
        steps = {Key.LINE_DOWN: 1, Key.LINE_UP: -1, Key.PAGE_DOWN: page, Key.PAGE_UP: -page}
        ends = {Key.TOP: 0, Key.BOTTOM: self.last_top}
        return self._at(ends.get(key, self.top + steps.get(key, 0)))

    def resized(self, lines: tuple[str, ...], height: int) -> Window:
        """Return the window on the same text, laid out anew: it stays as far down as it was."""
        share = self.top / self.last_top if self.last_top else 0
        new = replace(self, lines=lines, height=height)
        return new._at(round(share * new.last_top))

    def updated(self, lines: tuple[str, ...]) -> Window:
        """Return the window on a newer text: where it was, or where the first change is if that would not be seen."""
        change = first_change(self.lines, lines)
        new = replace(self, lines=lines)
        if change is None or new.top <= change < new.top + new.height:
            return new._at(new.top)
        return new._at(change - _ABOVE)

    def _at(self, top: int) -> Window:
        return replace(self, top=min(max(top, 0), self.last_top))


def first_change(old: tuple[str, ...], new: tuple[str, ...]) -> int | None:
    """Return the first line of `new` that is not as in `old`, None when nothing changed."""
    if old == new:
        return None
    same = (place for place, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1])
    return next(same, min(len(old), len(new)))
