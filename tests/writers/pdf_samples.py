"""Two rich documents for the tests of the PDF and for the eye. The country, the people and the bodies are invented.

`python tests/writers/pdf_samples.py FOLDER` writes both as PDF.
"""

from __future__ import annotations

import datetime
import itertools
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pdf_prose import (
    ADDRESSEES,
    CASES,
    CASES_LEAD,
    CHAPTERS,
    COPY,
    LETTER,
    POINTER,
    SENTENCES,
    SIGNATORIES,
    SOURCES,
    THANKS,
    TITLE_LINES,
)

from lettergen.document import (
    AddressBlock,
    Block,
    CaseBlock,
    Contents,
    Document,
    Emphasis,
    Fact,
    Heading,
    Inlines,
    Item,
    Kind,
    LineBreak,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Role,
    Row,
    SignatoryList,
    Strong,
    Table,
    Text,
    TitleBlock,
)

DATE = datetime.date(2026, 12, 3)

CONTACT = (
    Strong((Text("Contact"),)),
    LineBreak(),
    Text("International Bureau for Open Courts, rue des Fables 12, 1000 Brussels"),
    LineBreak(),
    Link("mailto:office@example.org", (Text("office@example.org"),)),
)


def letter(mark: str = "DRAFT") -> Document:
    """Return a letter of some 1,400 words with twelve cases as bullets."""
    return Document(
        kind=Kind.JOINT_LETTER,
        language="en-GB",
        title="Human rights at the EU–Ostania dialogue of 17 December 2026",
        author="International Bureau for Open Courts",
        date=DATE,
        date_text="3 December 2026",
        blocks=(*_letter_head(), *_letter_body(), *_letter_foot()),
        running="Joint letter on the EU–Ostania Human Rights Dialogue",
        mark=mark,
        page_label="Page {page} of {pages}",
    )


def _letter_head() -> Iterator[Block]:
    yield AddressBlock("to", "To:", tuple(map(text, ADDRESSEES)))
    yield AddressBlock("copy", "Copy:", (text(COPY),))
    yield Paragraph("dateline", text("Brussels, 3 December 2026"), Role.DATELINE)
    yield Paragraph(
        "subject", text("Re.: Human rights at the EU–Ostania dialogue of 17 December"), Role.SUBJECT
    )
    yield Paragraph("salutation", text("Dear High Representative, dear Commissioner,"), Role.SALUTATION)


def _letter_body() -> Iterator[Block]:
    for number, part in enumerate(LETTER):
        yield Paragraph(f"say/{number}", text(part))
    yield Paragraph("cases-lead", text(CASES_LEAD), Role.LEAD_IN)
    yield ListBlock("cases", tuple(_letter_case(name, what) for name, what in CASES))


def _letter_case(name: str, what: str) -> Item:
    link = Link("https://example.org/ostania/cases?lang=en&q=1", text("joint statement"))
    return Item(f"case:{name}", (Strong(text(name)), *text(f", {what} ("), link, *text(").")))


def _letter_foot() -> Iterator[Block]:
    yield Paragraph("pointer", text(POINTER))
    yield Paragraph("thanks", text(THANKS))
    yield Paragraph("closing", text("Yours sincerely,"), Role.CLOSING)
    yield SignatoryList("signatories", tuple(map(text, SIGNATORIES)))


def briefing(mark: str = "DRAFT") -> Document:
    """Return a briefing paper of some ten pages with contents, a table, cases and forty notes."""
    return Document(
        kind=Kind.BRIEFING_PAPER,
        language="en-GB",
        title="Ostania: what the dialogue can still change",
        author="International Bureau for Open Courts",
        date=DATE,
        date_text="3 December 2026",
        blocks=tuple(_briefing_blocks()),
        running="Briefing paper on Ostania",
        mark=mark,
        page_label="{page} / {pages}",
    )


def _briefing_blocks() -> Iterator[Block]:
    notes, sentences = itertools.count(1), itertools.cycle(SENTENCES)
    yield TitleBlock(
        "title", text("Ostania: what the dialogue can still change"), tuple(map(text, TITLE_LINES))
    )
    yield Paragraph(
        "byline", text("Prepared by the International Bureau for Open Courts and seven partners"), Role.BYLINE
    )
    yield Contents("contents", text("Contents"))
    yield Heading("overview", 1, text("Overview"))
    yield from _prose("overview", 4, sentences, notes)
    yield _table()
    for number, title in enumerate(CHAPTERS):
        yield from _chapter(f"chapter/{number}", title, sentences, notes)
    yield from _recommendations(sentences)
    yield Paragraph("contact", CONTACT, Role.CONTACT)


def _chapter(key: str, title: str, sentences: Iterator[str], notes: Iterator[int]) -> Iterator[Block]:
    yield Heading(key, 1, text(title))
    yield from _prose(f"{key}/facts", 3, sentences, notes)
    yield Quote(f"{key}/quote", text(f"“{next(sentences)} {next(sentences)}”"))
    yield Heading(f"{key}/standard", 2, text("What the standard is"))
    yield from _prose(f"{key}/standard", 2, sentences, notes)
    yield Heading(f"{key}/cases", 2, text("Cases"))
    for name, what in itertools.islice(CASES, 2 * int(key[-1]), 2 * int(key[-1]) + 2):
        yield _briefing_case(f"{key}/case:{name}", name, what, sentences, notes)


def _briefing_case(
    key: str, name: str, what: str, sentences: Iterator[str], notes: Iterator[int]
) -> CaseBlock:
    facts = (
        Fact("Who", text(what.split(",", maxsplit=1)[0].strip())),
        Fact("Where things stand", text(f"As of 3 December 2026: {next(sentences)}")),
        Fact("What we ask", (*text("Release, and "), Emphasis(text("restitutio in integrum")))),
    )
    return CaseBlock(key, 3, text(name), facts, tuple(_prose(key, 2, sentences, notes)))


def _prose(key: str, paragraphs: int, sentences: Iterator[str], notes: Iterator[int]) -> Iterator[Paragraph]:
    for number in range(paragraphs):
        lines = [text(f"{next(sentences)} ") for _ in range(5)]
        noted = (*text(next(sentences)), note(next(notes)), *text(" "))
        yield Paragraph(f"{key}/{number}", sum([*lines[:3], noted, *lines[3:]], ()))


def note(number: int) -> Note:
    """Return the note of this number; each is unlike the others, so that a test can look for it."""
    source = SOURCES[number % len(SOURCES)]
    link = Link(
        f"https://example.org/ostania/documents/{number:04}/a-rather-long-address-of-a-report.html",
        text("online"),
    )
    return Note((*text(f"Note no. {number}: {source} "), link, *text(".")))


def _recommendations(sentences: Iterator[str]) -> Iterator[Block]:
    yield Heading("recommendations", 1, text("Recommendations"))
    for addressee in ("To the European Union", "To the Government of Ostania"):
        yield Heading(addressee, 2, text(addressee))
        yield Paragraph(f"{addressee}/lead", text("We recommend that you:"), Role.LEAD_IN)
        items = (
            Item(f"{addressee}/{number}", text(f"{next(sentences)} {next(sentences)}")) for number in range(5)
        )
        yield ListBlock(f"{addressee}/list", tuple(items), ordered=addressee.endswith("Union"))


def _table() -> Table:
    header = ("2023", "2024", "2025", "2026, to October", "Of these, imprisoned")
    regions = ("Port Mirna", "Velden", "Tolvaj", "The northern districts", "Abroad")
    rows = (
        (region, *(f"{7 * number + 3 * year + 2}" for year in range(5)))
        for number, region in enumerate(regions)
    )
    return Table(
        "table",
        text("Prosecutions for speech, by region and year"),
        ((), *map(text, header)),
        tuple(Row(f"row:{row[0]}", tuple(map(text, row))) for row in rows),
    )


def oddities() -> Document:
    """Return a paper whose blocks stand in unusual company: what a writer gets wrong first."""
    link = Link("https://example.org/ä?a=1&b=“", (*text("a link "), note(1), Strong(text("in bold"))))
    facts = (
        Fact("What the institutions of the Union have found", (*text("Little"), note(2))),
        Fact("Next", text("?")),
    )
    rows = (Row("row", (text("Velden"), (*text("9"), note(3)))),)
    blocks = (
        Paragraph("link", (Emphasis((*text("See "), link)), *text(", or not."))),
        Paragraph("title", (Link("https://example.org", (Emphasis(text("Wholly italic")),)),)),
        Heading("h1", 1, text("Before the title")),
        TitleBlock("late", text("Title, come late"), ()),
        Table("bare", (), ((), text("No rows")), ()),
        AddressBlock("copy", "Zur Kenntnisnahme an:", (text("the archive"),)),
        Heading("h2", 2, (*text("A section"), LineBreak(), *text("of no chapter"), note(4))),
        CaseBlock("case", 1, (*text("A case that is "), Emphasis(text("a chapter"))), facts, ()),
        Table("table", (*text("Caption"), note(5)), ((*text("Region"), note(6)), text("2026")), rows),
        Heading("h6", 6, text("Six levels below")),
        Quote("quote", (Strong((Emphasis(text("Bold and italic")),)), note(7))),
        Contents("contents", text("Contents, at the end")),
        SignatoryList("signatories", (text("Ҳуқуқ ва Озодӣ"),)),
    )
    return replace(briefing(), blocks=blocks, running="", title="Oddities")


def text(words: str) -> Inlines:
    """Return the words as one run of text, with the line breaks of this file taken out."""
    return (Text(" ".join(words.split()) + " " * words.endswith(" ")),)


if __name__ == "__main__":
    from lettergen.writers.pdf import write_pdf

    samples = {
        "letter": letter(),
        "final-letter": letter(mark=""),
        "briefing": briefing(),
        "oddities": oddities(),
    }
    for name, document in samples.items():
        Path(sys.argv[1], f"{name}.pdf").write_bytes(write_pdf(document))
