from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from pdf_reading import Reading
from pdf_samples import DATE, briefing, letter, oddities, text

from lettergen.document import CaseBlock, Document, Heading, Link, Note, Paragraph, Row, plain, walk
from lettergen.writers.pdf import write_pdf

SAMPLES = {"letter": letter, "briefing": briefing, "oddities": oddities}
every_sample = pytest.mark.parametrize("sample", SAMPLES)


@cache
def read(sample: str) -> Reading:
    return Reading(write_pdf(SAMPLES[sample]()))


def test_the_letter_reads_in_its_order() -> None:
    words = (
        "To: Ms Katarina Vestergaard",
        "Copy: Ambassadors",
        "Brussels, 3 December 2026",
        "Re.: Human rights",
        "Dear High Representative",
        "We write ahead",
        "First, we ask",
        "The twelve people below",
        "Әсел Қуанышқызы, journalist",
        "Nadia Wessely, teacher",
        "We thank you",
        "Yours sincerely,",
        "International Bureau for Open Courts (IBOC)",
        "Prof. Miriam Adler",
    )
    places = [read("letter").text.index(each) for each in words]
    assert places == sorted(places)


def test_a_letter_of_1400_words_with_12_bullets_takes_three_pages() -> None:
    assert read("letter").text.count("•") == 12
    assert len(read("letter").text.split()) > 1390
    assert len(read("letter").pages) == 3


def test_headings_and_cases_are_the_bookmarks() -> None:
    blocks = [block for block in walk(briefing().blocks) if isinstance(block, Heading | CaseBlock)]
    labels = [(b.level - 1, plain(b.inlines if isinstance(b, Heading) else b.name)) for b in blocks]
    assert read("briefing").bookmarks() == [(0, "Ostania: what the dialogue can still change"), *labels]


def test_bookmarks_hold_neither_note_numbers_nor_line_breaks() -> None:
    titles = [title for _, title in read("oddities").bookmarks()]
    assert "A section of no chapter" in titles
    assert not [title for title in titles if "\n" in title or "\u2060" in title or title[-1].isdigit()]


def test_the_contents_give_the_pages() -> None:
    contents = read("briefing").pages[0]
    for title in ("The deaths of January 2024", "Prisons", "Recommendations"):
        entry = re.search(rf"{title}[ .]+(\d+)", contents)
        assert entry
        assert title in read("briefing").pages[int(entry[1]) - 1].removeprefix(contents)


@every_sample
def test_every_note_is_printed_once(sample: str) -> None:
    # Without white space, because a line may end after a slash.
    printed = "".join(read(sample).text.split())
    notes = ["".join(plain(note.children).split()) for note in _notes(SAMPLES[sample]())]
    assert [printed.count(note) for note in notes] == [1] * len(notes)


def test_the_samples_have_notes() -> None:
    assert [len(list(_notes(sample()))) for sample in SAMPLES.values()] == [0, 40, 7]


def _notes(node: Any) -> Iterator[Note]:
    """Yield the notes of a document, wherever they hide."""
    if isinstance(node, Note):
        yield node
    elif isinstance(node, tuple):
        for child in node:
            yield from _notes(child)
    elif dataclasses.is_dataclass(node):
        for field in dataclasses.fields(node):
            yield from _notes(getattr(node, field.name))


@every_sample
def test_notes_are_tagged_as_notes_with_an_id_each(sample: str) -> None:
    notes = [element for element in read(sample).elements() if element["/S"] == "/Note"]
    assert [note["/ID"] for note in notes] == [
        f"note-{n}" for n, _ in enumerate(_notes(SAMPLES[sample]()), 1)
    ]


@every_sample
def test_ids_are_indexed(sample: str) -> None:
    reading = read(sample)
    by_id = {element["/ID"]: element for element in reading.elements() if "/ID" in element}
    names = reading.catalog["/StructTreeRoot"].get("/IDTree", {}).get("/Names", [])
    assert names[::2] == sorted(by_id)
    assert [name.get_object() for name in names[1::2]] == [by_id[name] for name in names[::2]]


@every_sample
def test_every_link_is_in_a_link_and_says_where_it_leads(sample: str) -> None:
    reading = read(sample)
    links = [kid for element in reading.elements() if element["/S"] == "/Link" for kid in _objects(element)]
    annotations = [each.get_object() for page in reading.reader.pages for each in page.get("/Annots", [])]
    assert len(links) == len(annotations)
    assert all(any(link["/Obj"] == annotation for annotation in annotations) for link in links)
    assert not [a["/Contents"] for a in annotations if re.fullmatch(r"[bcn]\d+(-\d+)?", a["/Contents"])]


def _objects(element: Any) -> list[Any]:
    kids = [kid.get_object() for kid in element["/K"]]
    return [kid for kid in kids if isinstance(kid, dict) and kid.get("/Type") == "/OBJR"]


def test_contents_are_tagged_as_contents_and_nothing_leads_to_the_page() -> None:
    elements = list(read("briefing").elements())
    tags = [element["/S"] for element in elements]
    entries = len([block for block in walk(briefing().blocks) if isinstance(block, Heading)])
    assert tags.count("/TOC") == 1
    assert tags.count("/TOCI") == entries
    assert tags.count("/Reference") == entries
    for entry in (element for element in elements if element["/S"] == "/Reference"):
        *links, page = (kid.get_object() for kid in entry["/K"])
        assert {link["/S"] for link in links} == {"/Link"}
        assert [kid.get_object()["/S"] for kid in page["/K"]] == ["/Span"]


@every_sample
def test_table_headers_have_a_scope(sample: str) -> None:
    scopes = [element["/A"].get("/Scope") for element in read(sample).elements() if element["/S"] == "/TH"]
    assert set(scopes) <= {"/Column", "/Row"}


@every_sample
def test_the_file_says_that_it_is_accessible(sample: str) -> None:
    reading = read(sample)
    assert reading.catalog["/MarkInfo"]["/Marked"].value is True
    assert reading.catalog["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert reading.catalog["/Lang"] == "en-GB"
    assert b'pdfuaid:part="1"' in reading.catalog["/Metadata"].get_data()


@every_sample
def test_the_metadata_are_the_letters_and_nobody_elses(sample: str) -> None:
    reading, document = read(sample), SAMPLES[sample]()
    date = f"D:{DATE:%Y%m%d}"
    metadata: dict[str, Any] = dict(reading.reader.metadata or {})
    assert metadata == {
        "/Title": document.title,
        "/Author": document.author,
        "/Producer": "lettergen",
        "/CreationDate": date,
        "/ModDate": date,
    }
    assert b"WeasyPrint" not in reading.unpacked()


def test_no_author_is_no_author() -> None:
    reading = Reading(write_pdf(dataclasses.replace(letter(), author="")))
    assert "/Author" not in (reading.reader.metadata or {})


@every_sample
def test_no_key_is_in_the_file(sample: str) -> None:
    document = SAMPLES[sample]()
    marked = Reading(write_pdf(dataclasses.replace(document, blocks=_rekeyed(document.blocks))))
    unpacked = marked.unpacked()
    assert document.author.encode() in unpacked, "the search finds nothing at all"
    for form in ("whisper".encode(encoding) for encoding in ("utf-8", "utf-16-be")):
        assert form not in unpacked
        assert form.hex().encode() not in unpacked.lower()


def _rekeyed(node: Any) -> Any:
    """Return the tree with other keys."""
    if isinstance(node, tuple):
        return tuple(map(_rekeyed, node))
    if not dataclasses.is_dataclass(node) or isinstance(node, type):
        return node
    changed = {field.name: _rekeyed(getattr(node, field.name)) for field in dataclasses.fields(node)}
    return dataclasses.replace(
        node, **changed | ({"key": f"whisper-{changed['key']}"} if "key" in changed else {})
    )


def test_keys_were_really_changed() -> None:
    rows = [row for table in _rekeyed(briefing().blocks) for row in getattr(table, "rows", ())]
    assert rows
    assert all(isinstance(row, Row) and row.key.startswith("whisper-") for row in rows)


def _saying(*words: str, mark: str = "", page_label: str = "{page}") -> Document:
    blocks = tuple(Paragraph(f"p{number}", text(each)) for number, each in enumerate(words))
    return dataclasses.replace(letter(), blocks=blocks, mark=mark, page_label=page_label)


@every_sample
def test_a_draft_says_so_on_each_page(sample: str) -> None:
    pages = read(sample).pages
    assert [page.count("DRAFT") for page in pages] == [1] * len(pages)
    assert all("3 December 2026" in page for page in pages)


def test_a_final_letter_has_nothing_above_its_first_page() -> None:
    draft, final = (Reading(write_pdf(letter(mark))).pages for mark in ("DRAFT", ""))
    assert draft[0].count("3 December 2026") == 2
    assert final[0].count("3 December 2026") == 1
    assert "Joint letter on" not in draft[0]
    assert all("Joint letter on" in page and "3 December 2026" in page for page in (*draft[1:], *final[1:]))
    assert not any("DRAFT" in page for page in final)


def test_a_briefing_says_on_each_page_after_its_title_what_it_is() -> None:
    first, *later = read("briefing").pages
    assert len(later) > 1
    assert all("Briefing paper on Ostania" in page for page in later)
    assert "Briefing paper on Ostania" not in first


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("Page {page} of {pages}", "Page 1 of 1"),
        ("{pages}: {page}.", "1: 1."),
        ("<b>{page}</b> & {pag}", "<b>1</b> & {pag}"),
        ("", "Words"),
    ],
)
def test_the_page_label_follows_its_pattern(label: str, printed: str) -> None:
    assert Reading(write_pdf(_saying("Words", page_label=label))).pages[0].endswith(printed)


def test_markup_in_what_runs_above_is_text() -> None:
    words = "</title></div><a rel=x>"
    document = dataclasses.replace(briefing(), running=words, mark=words, date_text=words, title=words)
    reading = Reading(write_pdf(document))
    assert reading.pages[1].count(words) == 3
    assert reading.reader.metadata
    assert reading.reader.metadata.title == words


def test_nothing_can_be_attached() -> None:
    hostile = 'file:///etc/passwd" rel="attachment" download="x'
    document = dataclasses.replace(letter(), blocks=(Paragraph("p", (Link(hostile, text("here")),)),))
    reading = Reading(write_pdf(document))
    assert "/Names" not in reading.catalog or "/EmbeddedFiles" not in reading.catalog["/Names"]
    assert not reading.reader.attachments


def test_a_no_break_hyphen_is_printed_and_does_not_break() -> None:
    words = ["x" * length + " before\u2011after" for length in range(60, 90)]
    texts = Reading(write_pdf(_saying(*words))).reader.pages
    lines = "\n".join(page.extract_text() for page in texts).split("\n")
    assert len([line for line in lines if "before-after" in line]) == len(words)


def test_soft_hyphens_show_only_where_a_line_ends() -> None:
    reading = Reading(write_pdf(_saying("eine Menschen\u00adrechts\u00adorganisation")))
    assert "eine Menschenrechtsorganisation" in reading.text
