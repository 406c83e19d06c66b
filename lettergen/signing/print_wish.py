"""How a signatory wishes to be printed, as far as one answer says it."""

from __future__ import annotations

import dataclasses

from lettergen.fast_dataclasses import dataclass
from lettergen.records.signatures import PrintedForm


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintWish:
    """What an answer says of the printed form; empty, or None, where it says nothing."""

    name: str = ""
    acronym: bool | None = None
    country: bool | None = None
    qualifier: str = ""
    formula: str = ""

    def over(self, form: PrintedForm) -> PrintedForm | None:
        """Return `form` with what is wished, None where nothing is: an empty cell takes nothing back."""
        wished = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        said = {name: value for name, value in wished.items() if value not in ("", None)}
        return dataclasses.replace(form, **said) if said else None
