"""The open letter of March 2024: who signs it, and how; what it quotes; whom it names."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from small_letters import words

from lettergen.document import Heading, Kind, Paragraph, Quote, Role, SignatoryList, plain
from lettergen.operations.prepare import Prepared, finished, prepare
from lettergen.operations.workspace import open_workspace

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def example() -> Prepared:
    return prepare(open_workspace(ROOT), PurePosixPath("examples/2024-03-kyrgyzstan-open-letter"))


FORMULA = "within the framework of the Observatory for the Protection of Human Rights Defenders"
SIGNED = """\
International Partnership for Human Rights (IPHR), Belgium
IDP Women Association Consent, Georgia
Norwegian Helsinki Committee
Hungarian Helsinki Committee, Hungary
Legal Policy Research Centre, Kazakhstan
Public Association “Dignity”, Kazakhstan
Netherlands Helsinki Committee
Civil Rights Defenders, Sweden
Protection of Rights without Borders NGO, Armenia
Swedish OSCE-network
Helsinki Citizens’ Assembly – Vanadzor, Armenia
Center for Civil Liberties, Ukraine
Public Verdict, Russia
Turkmen Helsinki Foundation, Bulgaria
Crude Accountability, United States
Freedom Files, Poland
Human Rights Center “Viasna”, Belarus
Center for Participation and Development, Georgia
Human Rights Defence Center Memorial, Russia
Civic Assistance Committee, Russia
Austrian Helsinki Association
Bulgarian Helsinki Committee
Human Rights Center (HRC), Georgia
Macedonian Helsinki Committee
Sova Research Center, Russia
Promo LEX Association, Moldova
Helsinki Foundation for Human Rights, Poland
ARTICLE 19 Europe
FIDH (International Federation for Human Rights), {formula}
World Organisation Against Torture (OMCT), {formula}
Amnesty International
"""


def test_thirty_one_sign_in_their_order_and_form(example: Prepared) -> None:
    document = finished(example.documents[Kind.OPEN_LETTER], example.planned)
    lead, signed = document.blocks[-2:]
    assert isinstance(lead, Paragraph) and isinstance(signed, SignatoryList)
    assert (plain(lead.inlines), lead.role) == ("Signed by (in the order of signature):", Role.LEAD_IN)
    assert [plain(line) for line in signed.lines] == SIGNED.format(formula=FORMULA).splitlines()
    assert len(signed.lines) == 31


def test_two_passages_are_quoted_word_for_word(example: Prepared) -> None:
    quotes = [block for block in example.documents[Kind.OPEN_LETTER].blocks if isinstance(block, Quote)]
    instruments = example.planned.opened.library.instruments
    said = {
        passage.text for instrument in instruments.values() for passage in instrument.says if passage.quote
    }
    assert len(quotes) == 2
    for block in quotes:
        words_of, _, source = plain(block.inlines).partition("\n")
        assert words_of[1:-1] in said
        assert source.startswith("-- Joint ")


def test_nobody_is_named_but_the_addressee(example: Prepared) -> None:
    blocks = example.documents[Kind.OPEN_LETTER].blocks
    text = " ".join(words(blocks))
    assert not [case.name for case in example.planned.opened.library.cases.values() if case.name in text]
    assert [plain(block.inlines) for block in blocks if isinstance(block, Heading)] == [
        "What human rights experts found",
        "The Constitution",
        "Transparency",
        "Public services and trust",
        "Development",
        "Trade with the European Union",
        "The law of the United States",
        "What we ask of you",
    ]
