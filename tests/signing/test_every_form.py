"""Every form of signatory that coalitions use prints in every format, word for word the same."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import PurePosixPath

import pytest
from builders import make_organisation, make_settings
from test_printed import COUNTRIES, document, signature

from lettergen.document import Document, Paragraph, Role, SignatoryList, Text, plain
from lettergen.house import House
from lettergen.records.dossier import Dossier, SignRules
from lettergen.records.signatures import Person, PrintedForm, Signature
from lettergen.signing import fill_signatories
from lettergen.writers import WRITERS

OBSERVATORY = "within the framework of the Observatory for the Protection of Human Rights Defenders"
REGISTRY = {
    "pv": make_organisation("pv", name="Public Verdict", acronym="", country="RU"),
    "iphr": make_organisation("iphr", name="International Partnership", acronym="IPHR", country="BE"),
    "tihr": make_organisation(
        "tihr", name="Turkmen Initiative", acronym="TIHR", country="AT", works_on=("TM",), exile="in Austria"
    ),
    "thf": make_organisation(
        "thf", name="Turkmen Foundation", acronym="", country="BG", works_on=("TM",), exile="in Bulgaria"
    ),
    "omct": make_organisation("omct", name="World Organisation Against Torture", acronym="OMCT"),
    "fidh": make_organisation("fidh", name="International Federation for Human Rights", acronym="FIDH"),
    "net": make_organisation("net", name="Coalition against Torture", acronym="", members=("pv", "iphr")),
}


def form(key: str, **wishes: object) -> Signature:
    return signature(key, print=PrintedForm(**wishes))  # type: ignore[arg-type]


def person(**parts: str) -> Signature:
    return signature(parts["name"], organisation="", capacity="personal", person=Person(**parts))


FORMS = (
    (form("pv"), "Public Verdict"),
    (form("iphr"), "International Partnership (IPHR)"),
    (form("iphr", acronym=False), "International Partnership"),
    (form("pv", country=True), "Public Verdict, Russia"),
    (form("iphr", country=True), "International Partnership (IPHR), Belgium"),
    (form("thf", country=True), "Turkmen Foundation, Bulgaria"),
    (
        form("tihr", country=True, qualifier="based in exile in Austria"),
        "Turkmen Initiative (TIHR, Turkmenistan, based in exile in Austria)",
    ),
    (form("tihr", qualifier="based in exile in Austria"), "Turkmen Initiative (TIHR, based in exile in Austria)"),
    (form("omct", formula=OBSERVATORY), f"World Organisation Against Torture (OMCT), {OBSERVATORY}"),
    (
        form("fidh", name="FIDH (International Federation for Human Rights)", formula=OBSERVATORY),
        f"FIDH (International Federation for Human Rights), {OBSERVATORY}",
    ),
    (person(name="Ana DIAZ", title="Professor of Law"), "Ana DIAZ, Professor of Law"),
    (
        person(name="Leo Berg", title="documentalist", body="Helsinki Foundation", country="Poland"),
        "Leo Berg, documentalist, Helsinki Foundation, Poland",
    ),
    (person(name="Bo Ek", honour="laureate of the Example Prize"), "Bo Ek, laureate of the Example Prize"),
    (form("net"), "Coalition against Torture"),
)  # fmt: skip
LINES = [line for _, line in FORMS]


def filled(**rules: object) -> Document:
    rows = tuple(row for row, _ in FORMS)
    sign = SignRules(drafter="", order="as-signed", **rules)  # type: ignore[arg-type]
    dossier = Dossier(
        folder=PurePosixPath("letters/one"), settings=make_settings(sign=sign), say={}, signatures=rows
    )
    closing = Paragraph("closing", (Text("Yours sincerely,"),), Role.CLOSING)
    return fill_signatories(document(closing, SignatoryList("signatories", ())), dossier, REGISTRY, COUNTRIES)


def in_docx(data: bytes) -> list[str]:
    import docx

    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def in_pdf(data: bytes) -> list[str]:
    """A line of the PDF may go on in the next one."""
    from pypdf import PdfReader

    return [" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)]


def in_text(data: bytes) -> list[str]:
    return data.decode("utf-8").split("\n")


READERS: dict[str, Callable[[bytes], list[str]]] = {"docx": in_docx, "pdf": in_pdf}


def test_each_form_is_one_line() -> None:
    (block,) = (block for block in filled().blocks if isinstance(block, SignatoryList))
    written = [plain(line) for line in block.lines]
    assert sorted(written) == sorted(LINES)


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_every_form_prints_in_every_format(name: str) -> None:
    read = READERS.get(name, in_text)
    text = " ".join(" ".join(read(WRITERS[name].write(filled(), House()))).split())
    text = text.replace(" \u200b", "").replace(" ", " ")
    for line in LINES:
        assert _bare(line) in _bare(text), line


def _bare(text: str) -> str:
    """Where lines end, and how a format marks characters of its own, is not what is tested here."""
    return re.sub(r"[\s\\]", "", text)


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_a_count_only_prints_in_every_format(name: str) -> None:
    read = READERS.get(name, in_text)
    text = " ".join(read(WRITERS[name].write(filled(show="count"), House())))
    assert "Signedby11organisationsandthreeindividuals." in _bare(text).replace("eleven", "11")
    assert "Public Verdict" not in text
