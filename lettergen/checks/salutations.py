"""Who would be greeted as somebody unknown, although the office's holder is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lettergen.asof import View
from lettergen.findings import Finding, Source, warning


def without_salutation(ids: Iterable[str], view: View, place: Source) -> Iterator[Finding]:
    """Yield a finding for each office that has a holder and no form of address."""
    for key in ids:
        official = view.officials.get(key)
        if official is not None and official.holder is not None and not official.salutation:
            message = f"greets {official.holder.name} ('{key}') as 'Dear Sir or Madam': no form of address is on record"
            hint = f"Add one to {official.place.path}, such as 'salutation: Dear Ambassador {{surname}}'."
            yield warning(place, "no-salutation", message, hint)
