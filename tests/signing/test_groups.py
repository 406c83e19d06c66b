"""Signatories in groups, each under its heading."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from builders import make_organisation, make_settings
from test_printed import COUNTRIES, ORGANISATIONS, document, signature

from lettergen.document import Paragraph, Role, SignatoryList, plain
from lettergen.records.dossier import Dossier, SignRules
from lettergen.records.signatures import Person, PrintedForm, Signature
from lettergen.signing import fill_signatories
from lettergen.signing.order import unknown_groups

REGISTRY = ORGANISATIONS | {
    "coalition": make_organisation(
        "coalition", name="Coalition", acronym="", members=("kibhr", "lpf"), country="KZ"
    )
}
ANA = signature("ana", 9, organisation="", person=Person(name="Ana Diaz", country="Austria"))


def dossier(*rows: Signature, **rules: Any) -> Dossier:
    sign = SignRules(**{"drafter": "iphr", "order": "as-signed", **rules})
    return Dossier(
        folder=PurePosixPath("letters/one"), settings=make_settings(sign=sign), say={}, signatures=rows
    )


def printed(*rows: Signature, **rules: Any) -> list[str]:
    whole = fill_signatories(
        document(SignatoryList("signatories", ())), dossier(*rows, **rules), REGISTRY, COUNTRIES
    )
    told: list[str] = []
    for block in whole.blocks:
        if isinstance(block, Paragraph):
            told.append(("# " if block.role is Role.LEAD_IN else "~ ") + plain(block.inlines))
        elif isinstance(block, SignatoryList):
            told += [plain(line) for line in block.lines]
    assert len({block.key for block in whole.blocks}) == len(whole.blocks)
    return told


KIBHR, TIHR, LPF, IPHR = (
    signature(key, place) for place, key in enumerate(("kibhr", "tihr", "lpf", "iphr"), 1)
)
COALITION = signature("coalition", 5)


def test_by_kind_a_network_is_one_body() -> None:
    assert printed(ANA, COALITION, KIBHR, group_by="kind") == [
        "# Organisations", "Kazakhstan Bureau (KIBHR)", "# Networks", "Coalition", "# Individuals", "Ana Diaz, Austria",
    ]  # fmt: skip


def test_by_country_in_the_order_of_the_alphabet_and_whoever_has_none_last() -> None:
    assert printed(KIBHR, TIHR, IPHR, COALITION, signature("crow", 6), ANA, group_by="country", order="alphabetical") == [
        "# Austria", "Ana Diaz, Austria", "Turkmen Initiative (TIHR)",
        "# Belgium", "Partnership for Human Rights (IPHR)",
        "# Kazakhstan", "Coalition", "Kazakhstan Bureau (KIBHR)",
        "# Other signatories", "Crow Network",
    ]  # fmt: skip


def test_the_group_of_the_drafter_stands_first_where_the_drafter_does() -> None:
    assert printed(KIBHR, TIHR, IPHR, group_by="country", order="drafter-first", say_order=True) == [
        "# The organisation that drafted this text first, the others in the order of signature:",
        "# Belgium", "Partnership for Human Rights (IPHR)",
        "# Austria", "Turkmen Initiative (TIHR)",
        "# Kazakhstan", "Kazakhstan Bureau (KIBHR)",
    ]  # fmt: skip


GROUPS = {"members": "Members of the Platform", "friends": "Friends"}


def grouped(key: str, number: int, group: str) -> Signature:
    return signature(key, number, print=PrintedForm(group=group))


def test_own_groups_stand_as_letter_yaml_lists_them() -> None:
    rows = (grouped("kibhr", 1, "friends"), grouped("tihr", 2, "members"), LPF)
    assert printed(*rows, group_by="own", groups=GROUPS) == [
        "# Members of the Platform", "Turkmen Initiative (TIHR)", "# Friends", "Kazakhstan Bureau (KIBHR)",
        "# Other signatories", "Legal Prosperity",
    ]  # fmt: skip


def test_one_group_needs_no_heading() -> None:
    assert printed(KIBHR, COALITION, group_by="country") == ["Kazakhstan Bureau (KIBHR)", "Coalition"]


def test_a_group_that_is_not_listed_is_told() -> None:
    whole = dossier(
        grouped("kibhr", 1, "freinds"), grouped("tihr", 2, "members"), LPF, group_by="own", groups=GROUPS
    )
    assert [row.id for row in unknown_groups(whole)] == ["kibhr"]
