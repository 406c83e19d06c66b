"""Which column of a sheet holds what: as somebody said, or by a header that leaves no doubt."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence

from lettergen.records.sheet_settings import Columns, SheetSettings
from lettergen.signing.names import fingerprint
from lettergen.visible import visible

FIELDS = tuple(field.name for field in dataclasses.fields(Columns) if field.name != "lines")

_CODE = re.compile(r"[A-Za-z]\w*(?:\[\w+\])?\. ")
"""Before a question, LimeSurvey can write its code: "submitdate. Date submitted"."""

_OWN = (
    *("organisation", "person", "answer", "received", "by", "role", "condition", "objection", "disclosed"),
    *("qualifier", "formula", "version"),
)
_KNOWN: Mapping[str, str] = {name: name for name in _OWN} | {
    "organization": "organisation",
    "name of organisation": "organisation",
    "name of organization": "organisation",
    "name of the organisation": "organisation",
    "name of the organization": "organisation",
    "name of your organisation": "organisation",
    "name of your organization": "organisation",
    "organisation name": "organisation",
    "organization name": "organisation",
    "timestamp": "received",  # Google Forms
    "completion time": "received",  # Microsoft Forms
    "date submitted": "received",  # LimeSurvey
    "submitdate": "received",  # LimeSurvey, by code
    "your name": "by",
    "your role": "role",
    "print as": "print_as",  # these three as in the answer sheet of the packet
    "print acronym": "print_acronym",
    "print country": "print_country",
}
_OF_A_PERSON = ("title", "body", "country", "honour")


def known_columns(header: Sequence[str]) -> Columns:
    """Return the columns whose header is a known one, as far as only one column has it."""
    found: dict[str, list[str]] = {}
    for title in header:
        name = _known(title)
        if name:
            found.setdefault(name, []).append(title)
    clear = {name: titles[0] for name, titles in found.items() if len(titles) == 1}
    if "person" in clear:
        plain = {fingerprint(title): title for title in header}
        clear |= {name: plain[name] for name in _OF_A_PERSON if name in plain}
    return dataclasses.replace(Columns(), **clear)  # type: ignore[arg-type]  # every name is one of its texts


def _known(title: str) -> str:
    return _KNOWN.get(fingerprint(title), "") or _KNOWN.get(fingerprint(_CODE.sub("", title, count=1)), "")


def places(header: Sequence[str], settings: SheetSettings) -> tuple[dict[str, int], list[str]]:
    """Return by what it holds the index of each column that is read, and in sentences what lacks or is not clear."""
    found: dict[str, int] = {}
    faults: list[str] = []
    for name in FIELDS:
        title = " ".join(getattr(settings.columns, name).split())
        if not title:
            continue
        times = header.count(title)
        if times == 1:
            found[name] = header.index(title)
        elif times:
            faults.append(
                f"{times} columns are called '{visible(title)}', which was to be '{name}': rename one."
            )
        else:
            faults.append(f"No column is called '{visible(title)}', which was to be '{name}'.")
    if not faults:
        faults += _lacking(found, settings)
    return found, faults


def _lacking(found: Mapping[str, int], settings: SheetSettings) -> list[str]:
    faults = []
    if "organisation" not in found and "person" not in found:
        faults.append("Which column names the organisation? --column 'organisation=...'")
    if "answer" not in found and not settings.every_row:
        faults.append(
            "Which column says yes or no? --column 'answer=...', or --every-row-signs where none does."
        )
    if "received" not in found:
        faults.append("Which column says when the answer came? --column 'received=...'")
    if "by" not in found and "person" not in found:
        faults.append("Which column says who answered? --column 'by=...'")
    return faults
