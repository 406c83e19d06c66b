"""Footnotes: in full at first, by the number of that note afterwards, in reading order."""

from __future__ import annotations

import dataclasses
from typing import Any

from builders import make_case, make_concern, make_library, make_settings, make_source, partial
from hypothesis import given
from hypothesis import strategies as st
from small_letters import blocks_of, compose_text, make_inputs, notes_of, prose, words

from lettergen.compose import Inputs
from lettergen.compose.citations import _in_full, with_references
from lettergen.document import Emphasis, Kind, Link, ListBlock, Note, Paragraph, Text
from lettergen.records.case import Case
from lettergen.records.common import Publication
from lettergen.records.library import Concern

REPORT = make_source("2022-01-01", title="A report", publisher="IPHR")
OTHER = make_source("2022-01-02", title="Another", publisher="KIBHR")
PAPER = '::: say briefing\n::: concerns of="KZ"\n::: case-blocks of="KZ"\n'


def concern(briefing: str, **sources: Publication) -> Concern:
    sources = sources or {"s1": REPORT, "s2": OTHER}
    texts = (prose("briefing", "2022-02-01", briefing, sources=tuple(sources)),)
    return make_concern(sources=sources, texts=texts)


def case(briefing: str, **sources: Publication) -> Case:
    sources = sources or {"s1": REPORT, "s2": OTHER}
    return make_case(
        sources=sources, texts=(prose("briefing", "2022-02-01", briefing, sources=tuple(sources)),)
    )


def paper(*records: Concern | Case, say: str = "Opening.", **fields: Any) -> Inputs:
    cases = [record for record in records if isinstance(record, Case)]
    concerns = [record for record in records if isinstance(record, Concern)]
    library = make_library(cases, concerns=concerns)
    return make_inputs(library, make_settings(to=()), say={"briefing": say}, **fields)


def notes(inputs: Inputs, template: str = PAPER) -> list[str]:
    return notes_of(blocks_of(template, inputs))


def test_a_source_is_in_full_first_and_by_its_note_later() -> None:
    rows = notes(paper(concern("One.[^s1]\n\nTwo.[^s2]\n\nThree.[^s1]")))
    assert rows == [
        "IPHR, A report, 1 January 2022.",
        "KIBHR, Another, 2 January 2022.",
        "IPHR, 1 January 2022 (note 1).",
    ]


def test_the_same_source_of_another_record_is_the_same_source() -> None:
    rows = notes(paper(concern("One.[^s2]\n\nTwo.[^s1]"), case("Three.[^a]", s1=OTHER, a=REPORT)))
    assert rows[2] == "IPHR, 1 January 2022 (note 2)."


def test_another_source_of_the_same_id_is_another_source() -> None:
    rows = notes(paper(concern("One.[^s1]", s1=REPORT), case("Two.[^s1]", s1=OTHER)))
    assert rows == ["IPHR, A report, 1 January 2022.", "KIBHR, Another, 2 January 2022."]


def test_a_source_of_another_day_is_another_source() -> None:
    later = make_source("2022-01-03", title="A report", publisher="IPHR")
    undated = Publication(title="A report", publisher="IPHR", seen=partial("2022-01-02"))
    rows = notes(
        paper(concern("One.[^a]\n\nTwo.[^b]\n\nThree.[^c]\n\nFour.[^a][^c]", a=REPORT, b=later, c=undated))
    )
    assert rows == [
        "IPHR, A report, 1 January 2022.",
        "IPHR, A report, 3 January 2022.",
        "IPHR, A report.",
        "IPHR, 1 January 2022 (note 1).",
        "IPHR (note 3).",
    ]


def test_items_of_a_record_have_keys_of_their_own() -> None:
    (_, listed) = blocks_of('::: concerns of="KZ"', paper(concern("- one[^s1]\n- two")))
    assert isinstance(listed, ListBlock)
    assert [item.key for item in listed.items] == [
        "concern:torture/briefing/1.1",
        "concern:torture/briefing/1.2",
    ]


def test_notes_of_the_dossier_come_where_they_are_read() -> None:
    rows = notes(paper(concern("One.[^s1]"), say="Opening.[^d]", sources={"d": OTHER}))
    assert rows == ["KIBHR, Another, 2 January 2022.", "IPHR, A report, 1 January 2022."]


def test_a_note_of_the_template_counts() -> None:
    template = "Ours.[^1]\n\n[^1]: We say so.\n\n" + PAPER
    rows = notes(paper(concern("One.[^s1]\n\nTwo.[^s2]\n\nThree.[^s1]")), template)
    assert rows[0] == "We say so."
    assert rows[-1] == "IPHR, 1 January 2022 (note 2)."


def test_notes_in_emphasis_lists_and_quotes_count_in_reading_order() -> None:
    text = "A *b[^s1]* c.\n\n- one[^s2]\n- two[^s1]\n\n> said[^s2]"
    assert notes(paper(concern(text))) == [
        "IPHR, A report, 1 January 2022.",
        "KIBHR, Another, 2 January 2022.",
        "IPHR, 1 January 2022 (note 1).",
        "KIBHR, 2 January 2022 (note 2).",
    ]


def test_paragraphs_in_a_row_that_rest_on_the_same_sources_share_the_note_at_their_end() -> None:
    blocks = blocks_of('::: concerns of="KZ"', paper(concern("One.[^s1]\n\nTwo.[^s1]\n\nThree.[^s2][^s1]")))
    counts = [len(notes_of([block])) for block in blocks]
    assert counts == [0, 0, 1, 2]


def test_a_source_is_printed_with_what_is_known_of_it() -> None:
    def printed(**fields: Any) -> list[Any]:
        usual: dict[str, Any] = {"title": "T", "date": partial("2022-01")}
        publication = Publication(**usual | fields)
        (*_, block) = blocks_of('::: concerns of="KZ"', paper(concern("One.[^s1]", s1=publication)))
        assert isinstance(block, Paragraph)
        (note,) = (inline for inline in block.inlines if isinstance(inline, Note))
        return list(note.children)

    title = Emphasis((Text("T"),))
    assert printed() == [title, Text(", January 2022.")]
    assert printed(date=None, seen=partial("2022-01")) == [title, Text(".")]
    link = Link("https://x.test/a", (Text("https://x.test/a"),))
    assert printed(url="https://x.test/a") == [title, Text(", January 2022, "), link, Text(".")]


def test_a_source_without_a_publisher_is_referred_to_by_its_title() -> None:
    nobody = make_source("2022-01-01", title="A report", publisher="")
    rows = notes(paper(concern("One.[^s1]\n\nTwo.[^s2]\n\nThree.[^s1]", s1=nobody, s2=OTHER)))
    assert rows[-1] == "A report, 1 January 2022 (note 1)."


def test_a_letter_has_no_notes_of_records() -> None:
    inputs = paper(concern("One.[^s1]"), say="Opening.[^d]", sources={"d": OTHER})
    assert notes_of(blocks_of(PAPER, inputs, Kind.JOINT_LETTER)) == []
    assert words(blocks_of(PAPER, inputs, Kind.JOINT_LETTER)) == ["Opening.", "## Torture", "One."]


def test_a_source_that_say_md_does_not_list_is_a_finding_in_both_documents() -> None:
    inputs = paper(say="First.\n\nOpening.[^dd]", sources={"d1": OTHER})
    for kind in Kind:
        _, findings = compose_text("::: say briefing", inputs, kind)
        assert [str(finding) for finding in findings] == [
            "letters/one/say.md:3: error unknown-source: cites the source 'dd', which is not listed"
        ]


@given(
    named=st.lists(
        st.tuples(st.sampled_from(["", "A", "B"]), st.text("ab.", min_size=1)), unique=True, max_size=6
    )
)
def test_of_sources_named_alike_each_note_refers_to_its_own(named: list[tuple[str, str]]) -> None:
    sources = {
        f"s{number}": Publication(title=title, publisher=publisher)
        for number, (publisher, title) in enumerate(named)
    }
    blocks = tuple(
        Paragraph(f"{turn}{key}", (Emphasis((Note(_in_full(sources[key], "en")),)),))
        for turn in "ab"
        for key in sources
    )
    inputs = make_inputs(make_library([]), make_settings(to=()))
    told = notes_of(
        with_references(
            blocks, dataclasses.replace(inputs, dossier=dataclasses.replace(inputs.dossier, sources=sources))
        )
    )
    first = [f"{publisher}, {title}." if publisher else f"{title}." for publisher, title in named]
    assert told == first + [
        f"{publisher or title} (note {number})." for number, (publisher, title) in enumerate(named, 1)
    ]
