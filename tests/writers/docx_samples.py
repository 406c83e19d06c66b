"""A letter and a briefing paper for the tests of the DOCX writer and for the eye. Countries and people are invented.

`python tests/writers/docx_samples.py FOLDER` writes both.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from lettergen.document import (
    AddressBlock,
    Block,
    CaseBlock,
    Contents,
    Document,
    Emphasis,
    Fact,
    Heading,
    Inline,
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
DATE_TEXT = "3\u00a0December 2026"
RUNNING = "Human rights in Tessaly and Orvane: the dialogue of December 2026"


def words(text: str) -> Inlines:
    return (Text(text),)


def link(url: str, text: str) -> Link:
    return Link(url, words(text))


def note(*inlines: Inline) -> Note:
    return Note(inlines)


def paragraph(key: str, text: str, role: Role = Role.BODY) -> Paragraph:
    return Paragraph(key, words(text), role)


def items(key: str, *texts: str | Inlines) -> tuple[Item, ...]:
    lines = [words(text) if isinstance(text, str) else text for text in texts]
    return tuple(Item(f"{key}/{place}", line) for place, line in enumerate(lines))


OCCASION = (
    "You meet the governments of Tessaly and Orvane on 10\u00a0December. We write to ask you to use that"
    " meeting for three matters on which the European Union has both an agreement to rely on and something"
    " to offer, and for the people named below, who cannot be in the room."
)
WHY_NOW = (
    "The meeting falls at a good moment. Tessaly wants the talks on visas to move before the summer;"
    " Orvane has asked for its trade preferences to be prolonged. Both have promised, in agreements that"
    " they signed freely, to respect the freedoms that this letter is about. Parliament in Tessaly votes"
    " in January on a law that would close most of the independent groups in the country, and the court of"
    " appeal in Orvane hears the case of the Lower Town teachers on 18\u00a0December. What is said on the"
    " tenth can still change both."
)
MAIN_ASK = (
    "First, we urge you to ask President Ardelan to withdraw the draft law on non-commercial bodies. It"
    " would make every group that receives a grant from abroad register as a “conduit”, print that word on"
    " all it publishes, and report each month on what it plans to do. The Venice Commission found in"
    " October that such a duty cannot be mended by amendments."
)
MAIN_FACTS = (
    "The law would come on top of others. Since 2023 the ministry has struck 214 associations off the"
    " register, most of them because a form was filed late. A legal aid office in Port Sarel lost its"
    " licence over a missing stamp; eleven hundred people lost their lawyer with it. The partnership"
    " agreement calls civil society a party to its carrying out. It cannot be one from behind a locked"
    " door."
)
SECOND_ASK = (
    "Second, please tell the government of Orvane that the trials of teachers and journalists under"
    " article 311 of its criminal code are a matter for the decision on trade preferences. The article"
    " punishes “discord” without saying what it is. Courts have found it in a poem, in a lesson on the"
    " famine, and in a photograph of an empty shelf."
)
SECOND_FACTS = (
    "The United Nations Human Rights Committee asked in 2024 that the article be brought into line with"
    " article 19 of the Covenant. The government accepted, and has since opened more cases under it than"
    " in the five years before. Monitors from our organisations sat in 23 of the hearings. In none did the"
    " prosecution show that anybody had been threatened, or that anybody had called for violence. In"
    " nineteen the expert who found discord in the words was a member of staff of the security service."
)
THIRD_ASK = (
    "Third, we ask that the Union raise how prisoners fall ill and stay so. Four people whose health we"
    " follow have been refused treatment that doctors of the prison service itself had prescribed. A visit"
    " by the ombudsperson of Tessaly, with a doctor of her choice, would be a modest step, and one that"
    " her mandate already allows."
)
POINTER = (
    "The briefing paper that goes with this letter sets out the law, the cases and our recommendations in"
    " full. From among the cases we put these before you:"
)
CASES = (
    "Daryo Sampleuly, who edited the weekly Morrow until it was closed, is serving six years in colony 14."
    " The UN Working Group on Arbitrary Detention found in May that he should be free. Please ask for his"
    " release.",
    "Mirel Examplova taught history in the Lower Town of Orvane’s capital. She has been in custody since"
    " 4\u00a0March on charges of discord. Please ask that the charges be dropped.",
    "Tovan Placeholder, a lawyer, was returned by force from a third country in May 2025. His family has"
    " not heard from him since. Please ask where he is.",
    "Seya Invented, of the miners’ union, received a suspended sentence and may not leave her district."
    " Please ask that the sentence be quashed.",
    "Ilko Nobody, a blogger of 19, was beaten in a police station in July. An inquiry was opened in August"
    " and closed in September. Please ask that it be reopened.",
    "The Open Ward, an outlet that reported on hospitals, has been blocked since 2024. Please ask that it"
    " be unblocked.",
    "Aneth Figura, a poet, was acquitted in October after two years. We welcome it, and hope that you will"
    " say so.",
)
REQUESTS = (
    "say in public, before or after the meeting, that these matters were raised;",
    "ask for a date by which the law is withdrawn, and for who will tell you so;",
    "let embassies go to the hearing on 18\u00a0December, and to those that follow;",
    "meet families and lawyers in the two capitals, if they wish it;",
    "make the answer part of the next report on trade preferences.",
)
THANKS = (
    "We know how full such meetings are. A name spoken in one is remembered in a prison the same evening:"
    " people who were released have told us so. We thank you for your attention, and are at your service"
    " for whatever would help you to prepare. Your office can reach us at any hour through the address"
    " below."
)
SIGNATORIES = (
    "Coalition for Open Assemblies (COA)",
    "Tessaly Bureau for the Rule of Law, based in exile in Vienna",
    "Orvane Helsinki Group",
    "Lawyers Without a Licence (LWL, Port Sarel)",
    "International League of Teachers, within the framework of its programme “Schools at Risk”",
    "Foundation for Prison Health, Belgium",
    "The Morrow Fund",
    "Union of Independent Miners of the North",
    "Dr Johanna Muster, former Special Rapporteur, Austria",
)


def letter(mark: str = "DRAFT") -> Document:
    """A letter of some 1,000 words with two addressees, twelve bullets and nine signatories."""
    return Document(
        kind=Kind.JOINT_LETTER,
        language="en-GB",
        title="Joint letter before the dialogue with Tessaly and Orvane",
        author="Coalition for Open Assemblies",
        date=DATE,
        date_text=DATE_TEXT,
        blocks=_letter_blocks(),
        running=RUNNING,
        mark=mark,
        page_label="Page {page} of {pages}",
    )


def _letter_blocks() -> tuple[Block, ...]:
    to = (
        words("Renate Beispiel"),
        words("President of the Council"),
        words("Rue Exemple 175, 1048 Brussels"),
    )
    copy = (
        words(
            "Ambassadors of the Union, Jan Voorbeeld (to Tessaly), Marie Modèle (to Orvane) and Łucja Wzór"
            " (to the international organisations in Vienna)"
        ),
    )
    finding = link("https://example.org/opinions/2026/14?lang=en&part=2", "found in May")
    first = CASES[0].partition("found in May")
    case = (
        Strong(words("Daryo Sampleuly")),
        Text(first[0][len("Daryo Sampleuly") :]),
        finding,
        Text(first[2]),
    )
    contact = (
        Text("Contact: Coalition for Open Assemblies, "),
        link("mailto:office@example.org", "office@example.org"),
        LineBreak(),
        Text("Telephone +32\u00a02\u00a0000\u00a000\u00a000"),
    )
    return (
        AddressBlock("to", "To:", to),
        AddressBlock("copy", "Copy:", copy),
        paragraph("dateline", f"Brussels, {DATE_TEXT}", Role.DATELINE),
        paragraph("subject", "Re.: Human rights at the dialogue with Tessaly and Orvane", Role.SUBJECT),
        paragraph("salutation", "Dear President Beispiel,", Role.SALUTATION),
        paragraph("say:occasion", OCCASION),
        paragraph("say:why-now", WHY_NOW),
        paragraph("concern:non-commercial/ask", MAIN_ASK),
        paragraph("concern:non-commercial/facts", MAIN_FACTS),
        paragraph("concern:discord/ask", SECOND_ASK),
        paragraph("concern:discord/facts", SECOND_FACTS),
        paragraph("concern:prison-health/ask", THIRD_ASK),
        paragraph("pointer", POINTER, Role.LEAD_IN),
        ListBlock("cases", items("case:sampleuly-key", case, *CASES[1:])),
        paragraph("requests-lead", "At the meeting and after it, we ask that you", Role.LEAD_IN),
        ListBlock("requests", items("request", *REQUESTS)),
        paragraph("thanks", THANKS),
        paragraph("closing", "Yours sincerely,", Role.CLOSING),
        SignatoryList("signatories", tuple(words(name) for name in SIGNATORIES)),
        Paragraph("contact", contact, Role.CONTACT),
    )


OVERVIEW = (
    "This paper goes with the joint letter of 3\u00a0December. It describes what has happened in Tessaly"
    " and Orvane since the last dialogue, who is held and why, and what the European Union can do with the"
    " instruments it has.",
    "The two countries differ. In Tessaly the law does the work: forms, stamps, registers and deadlines"
    " have emptied the field of independent groups more quietly than any trial. In Orvane it is the"
    " courts. What they share is that both have asked the Union for something this year, and that both"
    " have answered when asked by name.",
    "Each case below was read again by the organisation that holds it in the last week of November. Where"
    " we know only what was true earlier, we say from when.",
)
LAW = (
    "The draft law on non-commercial bodies passed its first reading on 12\u00a0November. It defines a"
    " conduit as any body that receives money or property from a foreign source, whatever the amount, and"
    " that seeks to influence opinion. A choir that sang at an embassy would be one.",
    "Bodies that do not register can be closed without a court. Their directors face up to three years."
    " The explanatory note refers to laws elsewhere; it leaves out that the European Court of Human Rights"
    " found the best known of them in breach of the Convention.",
    "Officials told our member organisations that the law is meant to be mild in practice. The practice of"
    " the law now in force suggests otherwise: inspections take place in the week before a report is"
    " published, and fines equal what a small group spends in a year.",
)
COURTS = (
    "Article 311 has been in the criminal code of Orvane since 2014. Until 2022 it was hardly used. In the"
    " last four years 141 people were convicted under it, eighty of them for words that they published"
    " under their own names.",
    "Hearings are open by law and closed in fact. Monitors were kept out of a third of those that they"
    " tried to follow; the reasons given were repairs, an epidemic, and the comfort of the witnesses.",
)
RULING = (
    "The text taken as a whole calls for nothing. It is the reader’s unease that the prosecution has put"
    " before the court, and unease is no offence."
)


def _facts(standing: str, ask: str) -> tuple[Fact, ...]:
    return (
        Fact("Who", words("editor and publisher; two children")),
        Fact("Where things stand", words(standing)),
        Fact("What we ask", (Emphasis(words(ask)),)),
    )


def _case(key: str, name: str, facts: tuple[Fact, ...], *texts: Inlines, level: int = 2) -> CaseBlock:
    told = tuple(Paragraph(f"{key}/{place}", text) for place, text in enumerate(texts))
    return CaseBlock(key, level, words(name), facts, told)


SAMPLEULY = (
    Text("The weekly Morrow printed the budget of the ministry of health in March 2023, line by line."),
    note(
        Text("Morrow, no. 9 of 2023; see also "),
        link("https://example.org/morrow/9", "the paper’s own account"),
        Text(", in Tessalian."),
    ),
    Text(
        " In April its editor was arrested at home and charged with extortion. The man said to have been"
        " the victim told the court that he had never met him."
    ),
)
OPINION = (
    Text("The UN Working Group on Arbitrary Detention found in "),
    link("https://example.org/opinions/2026/14", "opinion 14/2026"),
    Text(" that he is held for what he published, and asked that he be released and compensated."),
    note(Text("Opinion 14/2026, paragraphs 61 to 74.")),
    Text(" The government has six months to reply; they end on 20\u00a0December."),
)
TEACHER = (
    Text("She had given her pupils letters from the famine of 1933 to read."),
    note(
        Text("The letters were printed by the state archive in 1998 (Әлия Үлгіқызы, "),
        Emphasis(words("Хаттар")),
        Text(")."),
    ),
    Text(
        " A parent complained; the school did not. Four expert opinions were ordered until one found discord."
    ),
)
TABLE_ROWS = (
    ("Bodies struck off the register", "63", "97", "214", "of 1,480 registered at the start of 2023"),
    ("Convictions under article 311", "22", "38", "81", "to 30\u00a0November in the last year counted"),
    (
        "Prisoners who died in custody",
        "4",
        "7",
        "5",
        "as far as families have told us; the true number is not known",
    ),
    ("Journalists’ accreditations refused", "11", "19", "16", "foreign and local correspondents together"),
    ("Hearings our monitors could enter", "41", "29", "23", "a third of those that they went to"),
)


def _table() -> Table:
    header = tuple(words(head) for head in ("What was counted", "2024", "2025", "2026", "Remarks"))
    rows = tuple(
        Row(f"row:{place}", tuple(words(cell) for cell in cells)) for place, cells in enumerate(TABLE_ROWS)
    )
    noted = (
        Text("The two countries in numbers"),
        note(Text("Compiled by the signatories from registers and judgments.")),
    )
    return Table("numbers", noted, header, rows)


def briefing(mark: str = "DRAFT") -> Document:
    """A briefing paper of several pages with everything that the tree can hold."""
    return Document(
        kind=Kind.BRIEFING_PAPER,
        language="en-GB",
        title="Human rights in Tessaly and Orvane: briefing paper",
        author="Coalition for Open Assemblies",
        date=DATE,
        date_text=DATE_TEXT,
        blocks=(*_front(), *_chapters(), *_recommendations()),
        running="Briefing paper: human rights in Tessaly and Orvane",
        mark=mark,
        page_label="{page} / {pages}",
    )


def _front() -> tuple[Block, ...]:
    lines = (words("For the human rights dialogue of 10\u00a0December 2026"), words(f"Brussels, {DATE_TEXT}"))
    return (
        TitleBlock("title", words("Human rights in Tessaly and Orvane"), lines),
        paragraph("byline", "Prepared by the Coalition for Open Assemblies and eight partners", Role.BYLINE),
        Contents("contents", words("Contents")),
        Heading("overview", 1, words("Overview")),
        *(paragraph(f"overview/{place}", text) for place, text in enumerate(OVERVIEW)),
        _table(),
        paragraph("after-table", "The numbers for 2026 end with November. " + COURTS[1]),
    )


def _chapters() -> tuple[Block, ...]:
    return (
        Heading("tessaly", 1, words("Tessaly: a law for every locked door")),
        Heading("tessaly/law", 2, (Text("The law on non-commercial bodies "), Emphasis(words("(draft)")))),
        *(paragraph(f"tessaly/law/{place}", text) for place, text in enumerate(LAW)),
        paragraph("tessaly/law/lead", "The law would allow the ministry, without a court,", Role.LEAD_IN),
        ListBlock(
            "tessaly/law/list",
            items(
                "power",
                "to enter offices and copy what it finds there;",
                "to send an observer to any meeting, announced or not, and to report what was said at it"
                " and by whom;",
                "to end the work of a body for six months.",
            ),
        ),
        *_tessalian_cases(),
        Heading("orvane", 1, words("Orvane: article 311 and those it has reached")),
        *(paragraph(f"orvane/{place}", text) for place, text in enumerate(COURTS)),
        paragraph("orvane/lead", "One judge, since retired, wrote in an acquittal of 2023:", Role.LEAD_IN),
        Quote("orvane/quote", words(RULING)),
        Heading("orvane/cases", 2, words("Cases")),
        *_orvanian_cases(),
    )


def _tessalian_cases() -> tuple[Block, ...]:
    sampleuly = _facts(
        "imprisoned; six years from 10\u00a0April 2024, in colony 14, where his family last saw him on 9\u00a0November",
        "release",
    )
    placeholder = _facts("whereabouts unknown since May 2025", "say where he is")
    ward = _facts("blocked since 2024", "unblock it")
    return (
        _case("case:sampleuly-key", "Daryo Sampleuly", sampleuly, SAMPLEULY, OPINION),
        _case("case:placeholder-key", "Tovan Placeholder", placeholder, words(LAW[2])),
        _case("case:open-ward-key", "The Open Ward", ward),
    )


def _orvanian_cases() -> tuple[Block, ...]:
    examplova = _facts("in custody since 4\u00a0March 2026", "drop the charges")
    figura = _facts("acquitted on 14\u00a0October 2026", "welcome it")
    return (
        _case("case:examplova-key", "Mirel Examplova", examplova, TEACHER, words(COURTS[1]), level=3),
        _case("case:figura-key", "Aneth Figura", figura, words(COURTS[0]), level=3),
    )


def _recommendations() -> tuple[Block, ...]:
    return (
        Heading("recommendations", 1, words("Recommendations")),
        Heading("recommendations/eu", 2, words("To the European Union")),
        ListBlock(
            "recommendations/eu/list",
            items(
                "rec",
                "make the withdrawal of the draft law a condition of the talks on visas, and say so in the"
                " joint press release;",
                (
                    Text("name "),
                    Strong(words("every prisoner in this paper")),
                    Text(" in the dialogue, and tell families that it was done;"),
                    note(Text("The guidelines on dialogues provide for it.")),
                ),
                "send observers to the hearing of 18\u00a0December.",
            ),
            ordered=True,
        ),
        Heading("recommendations/tessaly", 2, words("To the government of Tessaly")),
        ListBlock(
            "recommendations/tessaly/list",
            items(
                "rec2",
                "withdraw the draft law on non-commercial bodies;",
                "put back on the register those struck off for lateness;",
                "let the ombudsperson visit colony 14 with a doctor of her choice.",
            ),
            ordered=True,
        ),
        Paragraph(
            "contact",
            (
                Strong(words("Contact")),
                LineBreak(),
                Text("Coalition for Open Assemblies, office@example.org"),
            ),
            Role.CONTACT,
        ),
    )


def main(folder: Path) -> None:
    from lettergen.writers.docx import write_docx

    folder.mkdir(parents=True, exist_ok=True)
    for name, document in {
        "letter": letter(),
        "letter-final": letter(mark=""),
        "briefing": briefing(),
        "briefing-final": briefing(mark=""),
    }.items():
        (folder / f"{name}.docx").write_bytes(write_docx(document))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
