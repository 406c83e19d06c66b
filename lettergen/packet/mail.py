"""A draft of the mail (RFC 5322, RFC 2045): mail programs open it as one that is still to be sent.

It has no From, To and Date: whoever sends it, to whom and when is for the mail program to say.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP

from lettergen.fast_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with the mail, and its media type: "application/pdf"."""

    name: str
    media_type: str
    data: bytes


def mail_draft(subject: str, text: str, attachments: Sequence[Attachment]) -> bytes:
    """Return the draft; `text` is its body, in lines that mail programs wrap themselves."""
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"  # Outlook and others: open it for sending
    mail["Subject"] = " ".join(subject.split())  # a header is one line, whatever Unicode calls a line break
    mail.set_content(text, cte="quoted-printable")
    for file in attachments:
        kind, _, subtype = file.media_type.partition("/")
        mail.add_attachment(file.data, maintype=kind, subtype=subtype, filename=file.name)
        if kind == "text":
            list(mail.iter_attachments())[-1].set_param("charset", "utf-8")
    if attachments:
        mail.set_boundary(_boundary(subject, text, attachments))
    return mail.as_bytes()


def _boundary(subject: str, text: str, attachments: Sequence[Attachment]) -> str:
    """The library would take a random one; this one follows from what it divides, and "=_" stands in no encoded part."""
    whole = hashlib.sha256(f"{subject}\n{text}".encode())
    for file in attachments:
        whole.update(file.name.encode() + hashlib.sha256(file.data).digest())
    return f"=_{whole.hexdigest()[:40]}"
