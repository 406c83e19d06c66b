"""The packet of a version: the text in the formats that people read, and what goes with it."""

from __future__ import annotations

import dataclasses

from lettergen.document import Document
from lettergen.moments import parse_moment
from lettergen.operations.house import load_house, require_house
from lettergen.operations.prepare import Prepared
from lettergen.packet import (
    Attachment,
    Deadline,
    calendar_file,
    csv_sheet,
    invitation,
    mail_draft,
    xlsx_sheet,
)
from lettergen.packet.invitation import told_deadline
from lettergen.records.dossier import Dossier
from lettergen.records.versions import Version
from lettergen.signing import leave_open
from lettergen.typography import set_type
from lettergen.versions import is_signed
from lettergen.vocabulary import Share
from lettergen.writers import WRITERS

_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar",
}
_FORMATS = ("pdf", "docx")


def packet_files(prepared: Prepared, version: Version, first: Version) -> dict[str, bytes]:
    """Return the files of a version's packet by name; `first` is the first version of the same dossier.

    Signatories are left open in the text: nobody learns from it who has signed or was asked. Raises LettergenError, with
    findings, where a file of the house cannot be used.
    """
    dossier, record = prepared.planned.dossier, version.record
    house, of_house = load_house(prepared.planned.opened.workspace, dossier.settings)
    require_house(of_house)
    opened, deadline = parse_moment(record.opened), parse_moment(record.deadline)
    texts = {
        f"{kind.value}{WRITERS[name].suffix}": WRITERS[name].write(
            _circulated(document, record.version), house
        )
        for kind, document in prepared.documents.items()
        if is_signed(document)
        for name in _FORMATS
    }
    told = invitation(record, deadline, dossier.settings.subject, _drafter(prepared), tuple(texts))
    summary, description = _of_the_event(dossier, version, told_deadline(deadline))
    enclosed = texts | {
        "answer-sheet.xlsx": xlsx_sheet(record.version, opened),
        "deadline.ics": calendar_file(
            Deadline(
                sign_on=f"{dossier.folder}|{first.record.opened}",
                version=record.version,
                opened=opened,
                at=deadline,
                summary=summary,
                description=description,
            )
        ),
    }
    attachments = [Attachment(name, _TYPES[name.rpartition(".")[2]], data) for name, data in enclosed.items()]
    return {
        "invitation.md": told.as_markdown().encode("utf-8"),
        "invitation.eml": mail_draft(told.subject, told.as_text(), attachments),
        **enclosed,
        "answer-sheet.csv": csv_sheet(record.version),
    }


def _circulated(document: Document, number: int) -> Document:
    return set_type(dataclasses.replace(leave_open(document), mark=f"FOR SIGNATURE, VERSION {number}"))


def _drafter(prepared: Prepared) -> str:
    drafter = prepared.planned.dossier.named_drafter
    known = prepared.planned.opened.library.organisations.get(drafter)
    return known.name if known else drafter


def _of_the_event(dossier: Dossier, version: Version, until: str) -> tuple[str, str]:
    """What stands in a calendar is seen by many: the subject only where the letter is for everybody."""
    settings = dossier.settings
    public = settings.share is Share.PUBLIC and settings.publish != "never"
    summary = f"Sign-on deadline: {settings.subject}" if public else "Sign-on deadline"
    return summary, f"Answers to version {version.number} are due by {until}."
