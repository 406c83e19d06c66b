"""Who signs is printed: in the order and the form that was asked for, and nobody else."""

from __future__ import annotations

import datetime
from pathlib import PurePosixPath
from typing import Any, Literal

import pytest
from builders import NAMES, make_organisation, make_settings

from lettergen.document import (
    SIGNATORIES_LEAD,
    Block,
    Document,
    Kind,
    Paragraph,
    Role,
    SignatoryFact,
    SignatoryList,
    SignatoryWords,
    Text,
    plain,
)
from lettergen.findings import Source
from lettergen.records.dossier import Dossier, SignRules
from lettergen.records.library import Country, Organisation
from lettergen.records.signatures import PrintedForm, Signature
from lettergen.signing import fill_signatories, printed_line, signatories
from lettergen.versions import digest

Order = Literal["drafter-first", "as-signed", "alphabetical"]
COUNTRIES = {code: Country(code=code, name=name) for code, name in NAMES.items()}
ORGANISATIONS = {
    key: make_organisation(key, name=name, acronym=acronym, country=country)
    for key, name, acronym, country in (
        ("iphr", "Partnership for Human Rights", "IPHR", "BE"),
        ("kibhr", "Kazakhstan Bureau", "KIBHR", "KZ"),
        ("tihr", "Turkmen Initiative", "TIHR", "AT"),
        ("lpf", "Legal Prosperity", "", "KG"),
        ("crna", "Črna Gora Watch", "", ""),
        ("crow", "Crow Network", "", ""),
        ("aero", "ærø Group", "", ""),
    )
}


def signature(key: str, number: int | None = None, **fields: Any) -> Signature:
    usual: dict[str, Any] = {
        "id": key,
        "organisation": key,
        "answer": "signed",
        "number": number,
        "place": Source(PurePosixPath(f"letters/one/signatures/{key}.yaml"), 1),
    }
    return Signature(**usual | fields)


def dossier(
    *rows: Signature, order: Order = "as-signed", say_order: bool = False, drafter: str = "iphr"
) -> Dossier:
    rules = SignRules(drafter=drafter, order=order, say_order=say_order)
    return Dossier(
        folder=PurePosixPath("letters/one"), settings=make_settings(sign=rules), say={}, signatures=rows
    )


def order_of(*rows: Signature, **rules: Any) -> list[str]:
    return [row.id for row in signatories(dossier(*rows, **rules), ORGANISATIONS)]


def test_whoever_drafts_stands_first_and_the_others_as_they_signed() -> None:
    rows = (signature("tihr", 1), signature("kibhr", 3), signature("iphr", 4), signature("lpf", 2))
    assert order_of(*rows, order="drafter-first") == ["iphr", "tihr", "lpf", "kibhr"]


def test_a_drafter_who_has_not_signed_is_not_printed() -> None:
    assert order_of(signature("tihr", 1), order="drafter-first") == ["tihr"]


def test_signatures_stand_in_the_order_in_which_they_came() -> None:
    assert order_of(signature("tihr", 3), signature("kibhr", 1), signature("iphr", 2)) == [
        "kibhr",
        "iphr",
        "tihr",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"number": 2, "received": "2022-10-19"}, {"received": "2022-10-18"}),
        ({"received": "2022-10-18"}, {"received": "2022-10-19"}),
        ({"received": "2022-10-18T09:00:00"}, {"received": "2022-10-18T10:00:00"}),
        ({"received": "2022-10-18T09:30:00+02:00"}, {"received": "2022-10-18T08:00:00+00:00"}),
        ({"received": "2022-10-18T08:00:00Z"}, {"received": "2022-10-18T11:00:00+02:00"}),
        ({"received": "2022-10-18"}, {"received": "some day"}),
        ({"received": "2022-10-18"}, {}),
        ({"received": "9999-12-31"}, {"received": "9999-12-31T23:59:59-12:00"}),
    ],
)
def test_without_a_number_the_time_decides(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert order_of(signature("tihr", **first), signature("iphr", **second)) == ["tihr", "iphr"]
    assert order_of(signature("iphr", **second), signature("tihr", **first)) == ["tihr", "iphr"]


def test_a_tie_breaks_the_same_way_always() -> None:
    rows = [signature("tihr", 1, received="2022-10-18"), signature("kibhr", 1, received="2022-10-18")]
    assert order_of(*rows) == order_of(*reversed(rows)) == ["kibhr", "tihr"]


def test_the_alphabet_goes_by_the_printed_name_without_marks() -> None:
    rows = [
        signature(key, number)
        for number, key in enumerate(("tihr", "crow", "crna", "iphr", "lpf", "kibhr"), 1)
    ]
    assert order_of(*rows, order="alphabetical") == ["crna", "crow", "kibhr", "lpf", "iphr", "tihr"]
    renamed = signature("tihr", print=PrintedForm(name="an initiative"))
    assert order_of(signature("kibhr"), renamed, order="alphabetical") == ["tihr", "kibhr"]


@pytest.mark.parametrize("answer", ["asked", "declined", "withdrawn", "objects"])
def test_only_who_signed_is_printed(answer: str) -> None:
    assert order_of(signature("iphr"), signature("tihr", answer=answer)) == ["iphr"]


def test_whoever_does_not_want_to_be_named_is_neither_printed_nor_counted() -> None:
    filled = fill(dossier(signature("iphr"), signature("tihr", disclosed=False)))
    assert lines(filled) == ["Partnership for Human Rights (IPHR)"]
    assert "Turkmen" not in repr(filled)


def test_an_organisation_that_the_library_does_not_have_is_left_out() -> None:
    assert order_of(signature("iphr"), signature("nobody")) == ["iphr"]


# Forms.


def printed(key: str, *, organisation: Organisation | None = None, **form: Any) -> str:
    registry = ORGANISATIONS | ({key: organisation} if organisation else {})
    return printed_line(signature(key, print=PrintedForm(**form)), registry, COUNTRIES)


@pytest.mark.parametrize(
    ("key", "form", "expected"),
    [
        ("iphr", {}, "Partnership for Human Rights (IPHR)"),
        ("lpf", {}, "Legal Prosperity"),
        ("kibhr", {"country": True}, "Kazakhstan Bureau (KIBHR), Kazakhstan"),
        ("iphr", {"country": True}, "Partnership for Human Rights (IPHR), Belgium"),
        ("crna", {"country": True}, "Črna Gora Watch"),
        (
            "tihr",
            {"formula": "based in exile in Austria"},
            "Turkmen Initiative (TIHR), based in exile in Austria",
        ),
        (
            "kibhr",
            {"country": True, "formula": "within the framework of Dignity"},
            "Kazakhstan Bureau (KIBHR), Kazakhstan, within the framework of Dignity",
        ),
        ("iphr", {"name": "IPHR (International)"}, "IPHR (International)"),
    ],
)
def test_a_signatory_is_printed_as_it_wishes(key: str, form: dict[str, Any], expected: str) -> None:
    assert printed(key, **form) == expected


def test_the_country_is_a_choice_of_each() -> None:
    rows = (signature("kibhr", 1, print=PrintedForm(country=True)), signature("lpf", 2))
    assert lines(fill(dossier(*rows))) == ["Kazakhstan Bureau (KIBHR), Kazakhstan", "Legal Prosperity"]


def test_a_person_signs_with_title_and_body_and_needs_no_entry_in_the_registry() -> None:
    form = PrintedForm(name="Dr Ana Diaz", formula="Professor of Law, University of Graz")
    person = signature("ana-diaz", organisation="", capacity="personal", print=form)
    assert lines(fill(dossier(person))) == ["Dr Ana Diaz, Professor of Law, University of Graz"]


def test_names_are_only_text() -> None:
    odd = make_organisation("odd", name="*Odd* {{ 7*7 }} [x](http://a.test)", acronym="")
    assert printed("odd", organisation=odd) == "*Odd* {{ 7*7 }} [x](http://a.test)"


# In the document.


def document(*blocks: Block) -> Document:
    return Document(
        kind=Kind.JOINT_LETTER,
        language="en-GB",
        title="A letter",
        author="IPHR",
        date=datetime.date(2022, 10, 19),
        date_text="19 October 2022",
        blocks=blocks,
    )


COUNT = SignatoryWords(fact=SignatoryFact.COUNT)
LEAD = Paragraph(SIGNATORIES_LEAD, (Text("Presented by:"),), Role.LEAD_IN)
BODY = Paragraph("body", (Text("Words."),))
OPEN = document(BODY, LEAD, SignatoryList("signatories", ()))


def fill(rows: Dossier, whole: Document = OPEN) -> Document:
    return fill_signatories(whole, rows, ORGANISATIONS, COUNTRIES)


def lines(filled: Document) -> list[str]:
    return [
        plain(line) for block in filled.blocks if isinstance(block, SignatoryList) for line in block.lines
    ]


def test_the_list_is_filled_and_the_rest_stays() -> None:
    filled = fill(dossier(signature("iphr")))
    assert filled.blocks[:2] == (BODY, LEAD)
    assert lines(filled) == ["Partnership for Human Rights (IPHR)"]
    assert digest(filled) == digest(OPEN)


def test_a_line_knows_the_signature_it_comes_from() -> None:
    (block,) = fill(dossier(signature("iphr")), document(SignatoryList("signatories", ()))).blocks
    assert isinstance(block, SignatoryList) and isinstance(block.lines[0][0], Text)
    assert str(block.lines[0][0].source) == "letters/one/signatures/iphr.yaml:1"


def test_a_list_that_nobody_signs_goes_with_its_lead() -> None:
    assert fill(dossier(signature("iphr", answer="asked"))).blocks == (BODY,)


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (
            "drafter-first",
            "the organisation that drafted this text first, the others in the order of signature",
        ),
        ("as-signed", "in the order of signature"),
        ("alphabetical", "in alphabetical order"),
    ],
)
def test_the_order_is_said_above_the_list_where_that_is_wished(order: Order, said: str) -> None:
    rows = dossier(signature("iphr"), order=order, say_order=True)
    body, lead, listed = fill(rows).blocks
    assert (body, lead) == (BODY, Paragraph(LEAD.key, (Text(f"Presented by ({said}):"),), Role.LEAD_IN))
    assert isinstance(listed, SignatoryList)
    assert fill(dossier(order=order, say_order=True)).blocks == (BODY,)


def test_without_a_lead_the_order_has_a_line_of_its_own() -> None:
    rows = dossier(signature("iphr"), say_order=True)
    order, listed = fill(rows, document(SignatoryList("signatories", ()))).blocks
    assert order == Paragraph("signatories/order", (Text("In the order of signature:"),), Role.LEAD_IN)
    assert isinstance(listed, SignatoryList)


def test_a_lead_without_a_colon_is_followed_by_the_order() -> None:
    lead = Paragraph(SIGNATORIES_LEAD, (Text("Presented by"), COUNT), Role.LEAD_IN)
    filled = fill(
        dossier(signature("iphr"), say_order=True), document(lead, SignatoryList("signatories", ()))
    )
    assert isinstance(filled.blocks[0], Paragraph)
    assert plain(filled.blocks[0].inlines) == "Presented byone (in the order of signature)"
