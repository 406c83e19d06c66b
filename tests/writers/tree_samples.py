"""A small document with every node in it, and one that attacks whoever prints it; all names are invented."""

from __future__ import annotations

import datetime

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

SOURCE_NOTE = Note(
    (
        Text("Northern Mail, “Closed”, "),
        Link("https://example.org/mail?a=1&b=2", (Text("9 March 2026"),)),
        Text("."),
    )
)


def _case() -> CaseBlock:
    return CaseBlock(
        "case:horvatin",
        2,
        (Text("Jana Horvatin"),),
        (
            Fact("Who", (Text("human rights lawyer"),)),
            Fact("Where things stand", (Text("disbarred since 12\u00a0June; may not leave the country"), SOURCE_NOTE)),
        ),
        (
            Paragraph("case:horvatin/1", (Text("She defended the families of "), Emphasis((Text("Velden"),)), Text("."))),
            Quote("case:horvatin/quote", (Text("“A file of nine hundred pages,"), LineBreak(), Text("and ten minutes.”"))),
        ),
    )  # fmt: skip


def _table() -> Table:
    header = ((Text("Region"),), (Text("2025"),), (Text("2026"),))
    rows = (
        Row("table.1", ((Text("Port Mirna"),), (Text("5"),), (Text("8"), Note((Text("To October."),))))),
        Row("abroad", ((Strong((Text("Abroad | elsewhere"),)),), (Text("33"),), ())),
    )
    return Table("table", (Text("Prosecutions for speech"),), header, rows)


def _list() -> ListBlock:
    first: Inlines = (Text("investigate the deaths of January 2024;"),)
    second: Inlines = (
        Text("free "),
        Strong((Text("Tomas Reck"),)),
        Text(" and "),
        Strong((Text("others"),)),
        Text("."),
    )
    return ListBlock("asks", (Item("asks.1", first), Item("ask:reck", second)), ordered=True)


def sample() -> Document:
    """Return a document with every node of the tree."""
    blocks: tuple[Block, ...] = (
        TitleBlock("title", (Text("Ostania"),), ((Text("For the dialogue"),), (Text("Brussels"),))),
        AddressBlock(
            "to", "To:", ((Text("Ms Katarina Vestergaard,"), LineBreak(), Text("High Representative")),)
        ),
        Paragraph("dateline", (Text("Brussels, 3\u00a0December 2026"),), Role.DATELINE),
        Paragraph("subject", (Text("Re.: Human rights at the dialogue"),), Role.SUBJECT),
        Paragraph("salutation", (Text("Dear High Representative,"),), Role.SALUTATION),
        Contents("contents", (Text("Contents"),)),
        Heading("why", 1, (Text("Why now"), SOURCE_NOTE)),
        Paragraph(
            "why/1",
            (Text("# 1. *Not* a heading; see "), Link("mailto:a@example.org", (Text("a@example.org"),))),
        ),
        Paragraph("lead", (Text("We ask you to:"),), Role.LEAD_IN),
        _list(),
        _table(),
        _case(),
        ListBlock("also", (Item("also.1", (Text("one more"),)),)),
        Paragraph("closing", (Text("Yours sincerely,"),), Role.CLOSING),
        SignatoryList(
            "signatories", ((Text("Ҳуқуқ ва Озодӣ"),), (Text("International Bureau for Open Courts"),))
        ),
        Paragraph("byline", (Text("Drafted by IBOC"),), Role.BYLINE),
        Paragraph("contact", (Text("office@example.org"),), Role.CONTACT),
    )
    return Document(
        kind=Kind.JOINT_LETTER,
        language="en-GB",
        title="Human rights at the dialogue",
        author="International Bureau for Open Courts",
        date=datetime.date(2026, 12, 3),
        date_text="3\u00a0December 2026",
        blocks=blocks,
        running="Joint letter on Ostania",
        mark="DRAFT",
    )


EVIL = (
    "\x1b]0;title\x07\x1b[2J\x9b31m\x00\x08\x7f\x85\r\u202e\u2066\u200b\u200f\u2028\u2029\ufeff\ue000\uf8ff\U000e0041"
    "\x1bP1$r\x1b\\ [bold red]x[/bold red] [/b] :smile: [link=file:///etc]y[/] \n\t \u00a0"
)


def hostile() -> Document:
    """Return a document whose every string wants to steer the terminal."""
    run: Inlines = (
        Text(EVIL),
        Strong((Text(EVIL), Note((Text(EVIL),)))),
        Link("https://e.org/" + EVIL, (Text(EVIL),)),
    )
    blocks: tuple[Block, ...] = (
        *(Paragraph(f"p{role}", run, role) for role in Role),
        Heading("h", 1, run),
        ListBlock("l", (Item("i", run), Item("j", run)), ordered=True),
        Quote("q", run),
        AddressBlock("a", EVIL, (run,)),
        Table("t", run, (run, run), (Row("r", (run, run)),)),
        Table("u", run, (run,) * 12, (Row("s", (run,) * 12),)),
        CaseBlock("c", 2, run, (Fact(EVIL, run),), (Paragraph("cp", run),)),
        TitleBlock("T", run, (run,)),
        Contents("C", run),
        SignatoryList("s", (run,)),
    )
    date = datetime.date(2026, 1, 1)
    return Document(Kind.JOINT_LETTER, "en", EVIL, EVIL, date, EVIL, blocks, EVIL, EVIL)
