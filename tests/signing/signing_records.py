"""Records of signing for tests: short to write, whole all the same."""

from __future__ import annotations

import datetime
from pathlib import PurePosixPath
from typing import Any

from lettergen.findings import Source
from lettergen.library.signatures import standing
from lettergen.records.signatures import AnswerRow, Signature
from lettergen.records.versions import ClosingRecord, Version, VersionRecord
from lettergen.signing.steps import Answer, Step

NOON = datetime.datetime(2026, 11, 12, 12, tzinfo=datetime.UTC)


def at(hours: int) -> datetime.datetime:
    """Return a moment so many hours after noon."""
    return NOON + datetime.timedelta(hours=hours)


def version(number: int, text: str = "a", change: str = "first", *, closed: bool = False) -> Version:
    """Return a version whose letter has the digest `text`."""
    fields: dict[str, Any] = {
        "version": number,
        "opened": "2026-11-10T09:00:00+01:00",
        "by": "Ana Example",
        "deadline": "2026-11-20T18:00:00+01:00",
        "change": change,
        "language": "en-GB",
        "documents": {"joint-letter": f"sha256:{text}"},
    }
    return Version(VersionRecord(**fields), {}, ClosingRecord(closed="", by="Ana") if closed else None)


def row(answer: str = "signed", **fields: Any) -> AnswerRow:
    """Return a row, of version 1 where it is a signature."""
    usual: dict[str, Any] = {"answer": answer, "received": NOON.isoformat(), "by": "Ida"}
    if answer == "signed":
        usual |= {"version": 1, "language": "en-GB", "digests": {"joint-letter": "sha256:a"}}
    return AnswerRow(**usual | fields)


def signatory(*rows: AnswerRow, key: str = "iphr", **fields: Any) -> Signature:
    """Return a signatory with these answers, standing where they lead."""
    place = Source(PurePosixPath(f"letters/one/signatures/{key}.yaml"), 1)
    return standing(Signature(**{"id": key, "organisation": key, "place": place, "answers": rows, **fields}))


def answer(step: Step, hours: int = 1, **fields: Any) -> Answer:
    """Return what IPHR answered so many hours after noon."""
    return Answer(**{"step": step, "received": at(hours), "organisation": "iphr", "by": "Ida", **fields})
