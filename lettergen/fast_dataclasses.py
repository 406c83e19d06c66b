"""Dataclasses that are made in a third of the time.

`dataclasses` writes and compiles six functions for each frozen class: with some two hundred classes, a third of the time
that a command takes to start. Here only `__init__` is compiled, and the classes share the rest. That values do not change is
left to the type checker; for it, they are created in half the time.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen=False, order=False, **options):
        """Make a class as `dataclasses.dataclass` does, and leave `frozen` to the type checker."""

        def made(cls):
            if order or not frozen:
                return dataclasses.dataclass(cls, frozen=frozen, order=order, **options)
            return _shared(dataclasses.dataclass(cls, eq=False, repr=False, **options))

        return made


__all__ = ["dataclass"]


class _Shared:
    _compared: Any
    """Returns what of a value compares and is hashed."""

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        compared = self._compared
        return bool(compared(self) == compared(other))

    def __hash__(self) -> int:
        return hash(self._compared(self))

    def __repr__(self) -> str:
        fields: Any = dataclasses.fields(self)  # type: ignore[arg-type]  # every class given these methods has some
        shown = (f"{field.name}={getattr(self, field.name)!r}" for field in fields if field.repr)
        return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _shared(cls: Any) -> Any:
    """Let a class compare, hash and show its values by the functions that all share, unless it has its own."""
    compared = [field.name for field in dataclasses.fields(cls) if field.compare]
    # Of one name, attrgetter returns the value itself, which compares as well.
    cls._compared = attrgetter(*compared) if compared else staticmethod(lambda _: ())
    for name in ("__eq__", "__hash__", "__repr__"):
        # Python enters None for the hash of a class that says itself what it equals.
        if vars(cls).get(name) is None:
            setattr(cls, name, vars(_Shared)[name])
    return cls
