"""The columns of an answer sheet: named as the keys of a signature, which docs/signatures.md tells."""

from __future__ import annotations

from lettergen.fast_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, what whoever fills it in should know, and the words it takes, where only some are possible."""

    header: str
    hint: str
    words: tuple[str, ...] = ()
    width: int = 16


_YES_NO = ("yes", "no")
_ANSWERS = ("signed", "declined", "objects")

COLUMNS = (
    Column("Organisation", "Its full name. Leave it empty if a person signs in their own name.", width=36),
    Column("Answer", "signed, declined, or objects: you object to something in the text.", _ANSWERS, 11),
    Column("By", "Who decided for the organisation.", width=24),
    Column("Role", "In which role: director, board ...", width=18),
    Column("Received", "When you answer: 2026-11-12 10:15.", width=18),
    Column("Condition", "What your signature depends on, if on anything.", width=28),
    Column("Objection", "What you object to. It is never printed.", width=28),
    Column("Disclosed", "yes: you may be named. no: you are neither printed nor counted.", _YES_NO, 11),
    Column("Print as", "The name to print, if it is another one.", width=28),
    Column("Print acronym", "Whether the acronym follows the name.", _YES_NO, 14),
    Column("Print country", "Whether your country is printed.", _YES_NO, 14),
    Column("Qualifier", "In brackets after the name: based in exile in Austria.", width=24),
    Column("Formula", "After the name: within the framework of ...", width=24),
    Column("Person", "Of a person who signs in their own name: the name.", width=24),
    Column("Title", "The person's title: Professor of Law.", width=18),
    Column("Body", "The person's institution.", width=24),
    Column("Country", "The person's country, as printed.", width=14),
    Column("Honour", "The person's honour: a prize, say.", width=18),
    Column("Version", "The version of the text that you answer to.", width=9),
)  # fmt: skip

VERSION = "Version"
RECEIVED = "Received"
