"""The invitation to sign: plain words that a coordinator can change before they are mailed."""

from __future__ import annotations

import datetime
import zoneinfo
from collections.abc import Iterator

from lettergen.fast_dataclasses import dataclass
from lettergen.language import joined, written_date
from lettergen.markup.escape import escape_line, escape_text
from lettergen.records.versions import VersionRecord

LANGUAGE = "en"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_CHANGES = {
    "editorial": "The text has changed since version {before}. The change is editorial, as the drafter sees it.",
    "substantive": "The text has changed since version {before}, in substance.",
    "none": "The text is the same as in version {before}; only the deadline is new. A signature that you gave stands.",
}
_ONE_EACH = (
    "It goes to all its addressees at once, or to each of them in a letter of their own: then address, copies, salutation"
    " and closing are theirs, and nothing else differs. You sign both."
)
_ANSWER = (
    "the name of your organisation as it is to be printed, with acronym and country or without",
    "whether you sign",
    "who decided so, and in which role",
    "anything that your signature depends on",
    "whether your organisation may be named",
)


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation: its subject, paragraphs before and after a list, and whose name stands below."""

    subject: str
    before: tuple[str, ...]
    points: tuple[str, ...]
    after: tuple[str, ...]
    by: str

    def as_text(self) -> str:
        """Return it as the plain text of a mail, a paragraph a line."""
        return "\n\n".join(self._parts(self.before, self.points, self.after, self.by)) + "\n"

    def as_markdown(self) -> str:
        """Return it as Markdown, with the subject as its heading."""
        parts = self._parts(
            tuple(map(_escaped, self.before)),
            tuple(map(escape_text, self.points)),
            tuple(map(_escaped, self.after)),
            _escaped(self.by),
        )
        return "\n\n".join([f"# {_heading(self.subject)}", *parts]) + "\n"

    def _parts(
        self, before: tuple[str, ...], points: tuple[str, ...], after: tuple[str, ...], by: str
    ) -> Iterator[str]:
        yield from before
        yield "\n".join(f"- {point}" for point in points)
        yield from after
        yield by


def _heading(text: str) -> str:
    """A number sign at the end would be taken for decoration (CommonMark 0.31, section 4.2)."""
    line = escape_text(" ".join(text.split()))
    return line[:-1] + "\\#" if line.endswith("#") else line


def _escaped(text: str) -> str:
    return escape_line(escape_text(text))


def invitation(
    record: VersionRecord, deadline: datetime.datetime, title: str, drafter: str, files: tuple[str, ...]
) -> Invitation:
    """Return the invitation to sign a version; `files` are the names of the attached texts.

    `drafter` is empty where it is not to be named.
    """
    documents = [f"the {name.replace('-', ' ')}" for name in record.documents]
    until = told_deadline(deadline)
    return Invitation(
        subject=f"For signature by {written_date(deadline.date(), LANGUAGE)}: {title}",
        before=(
            "Dear colleagues,",
            f"{f'{drafter} invites you' if drafter else 'You are invited'} to sign “{title}”.",
            f"Attached is version {record.version} of {joined(documents, LANGUAGE)}: {', '.join(files)}."
            " A signature is for exactly these words. If they change, we ask you again.",
            *([_ONE_EACH] if record.each else []),
            *_changed(record),
            f"Please answer by {until}. Fill in a row of the attached answer sheet, or write to us:",
        ),
        points=_ANSWER,
        after=(
            "If we do not hear from you, we take it that you do not sign. You can withdraw until the text is sent.",
            "Until then, please show it only to those who decide in your organisation.",
            "With thanks,",
        ),
        by=record.by,
    )


def _changed(record: VersionRecord) -> Iterator[str]:
    words = _CHANGES.get(record.change)
    if words:
        yield words.format(before=record.version - 1)
    if record.note:
        yield record.note


def told_deadline(deadline: datetime.datetime) -> str:
    """Return "Friday 20 November 2026, 18:00 (Europe/Brussels)"."""
    offset = f"UTC{deadline.isoformat(timespec='seconds')[19:]}"
    zone = deadline.tzinfo.key if isinstance(deadline.tzinfo, zoneinfo.ZoneInfo) else offset
    weekday = _WEEKDAYS[deadline.weekday()]
    return f"{weekday} {written_date(deadline.date(), LANGUAGE)}, {deadline:%H:%M} ({zone})"
