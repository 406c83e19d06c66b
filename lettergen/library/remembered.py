"""Cases that the index holds, made when they are asked for."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Set
from functools import cache
from pathlib import PurePosixPath

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import LettergenError
from lettergen.library.coding import Read, decoded
from lettergen.records.case import Case


@dataclass(frozen=True, slots=True)
class RememberedCase:
    """A case as a line of `coding.encoded`, without findings. `read` reads its file, should the line be of no use."""

    path: PurePosixPath
    line: bytes
    read: Callable[[], Read]

    def may_be_about(self, countries: Set[str]) -> bool:
        """Tell whether the line names one of these countries anywhere as a country."""
        return any(_as_written(code) in self.line for code in countries)

    def made(self) -> Case:
        """Return the case; raises LettergenError where neither line nor file can be used."""
        record, _ = decoded(self.line, Case, self.path) or self.read()
        if record is None:
            hint = "Run the command again, which tells what is wrong with it."
            raise LettergenError(f"{self.path} changed while the library was read", hint)
        case: Case = dataclasses.replace(record, id=self.path.stem)
        return case


@cache
def _as_written(country: str) -> bytes:
    return f'"country":{json.dumps(country)}'.encode()
