"""Cases of the library, as they stand on a day."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from small_workspace import FILES, opened

from lettergen.findings import LettergenError
from lettergen.operations.cases import list_cases, show_case

DAY = datetime.date(2026, 2, 1)
FREED = FILES["cases/kazakhstan/bo-ek.md"].replace(
    "events: [", "events: [{what: released, date: 2026-01-09, source: s1}, "
)
MORE = {
    "cases/kazakhstan/bo-ek.md": FREED,
    "cases/uzbekistan/country.yaml": "code: UZ\nname: Uzbekistan\n",
    "cases/uzbekistan/cy-fox.md": FILES["cases/kazakhstan/ana-diaz.md"].replace("country: KZ", "country: UZ"),
    "cases/uzbekistan/di-hidden.md": FILES["cases/kazakhstan/ana-diaz.md"].replace(
        "share: public", "share: internal"
    ),
    "cases/region/region.yaml": "name: Region\ncountries: [KZ, UZ]\n",
}


def test_cases_stand_by_country_and_name_and_what_is_withheld_is_counted(tmp_path: Path) -> None:
    listed = list_cases(opened(tmp_path, MORE), DAY)
    assert [case.id for case in listed.cases] == ["ana-diaz", "bo-ek", "cy-fox"]
    assert [row.count for row in listed.withheld] == [1]
    assert "di-hidden" not in repr(listed)


def test_cases_can_be_of_one_country_or_status(tmp_path: Path) -> None:
    workspace = opened(tmp_path, MORE)
    assert [case.id for case in list_cases(workspace, DAY, country="UZ").cases] == ["cy-fox"]
    assert [case.id for case in list_cases(workspace, DAY, status="in-custody").cases] == [
        "ana-diaz",
        "cy-fox",
    ]
    assert [case.id for case in list_cases(workspace, DAY, country="KZ", status="released").cases] == [
        "bo-ek"
    ]


@pytest.mark.parametrize(
    ("country", "status"), [("KX", ""), ("region", ""), ("", "in-custdy"), ("", "in custody")]
)
def test_a_word_that_is_none_is_refused(tmp_path: Path, country: str, status: str) -> None:
    with pytest.raises(LettergenError) as told:
        list_cases(opened(tmp_path, MORE), DAY, country=country, status=status)
    assert told.value.hint


def test_a_case_is_shown_as_it_stood(tmp_path: Path) -> None:
    workspace = opened(tmp_path, MORE)
    assert show_case(workspace, DAY, "ana-diaz").name == "Ana Diaz"
    with pytest.raises(LettergenError, match="cannot be shown as of 2025-01-01"):
        show_case(workspace, datetime.date(2025, 1, 1), "ana-diaz")
    with pytest.raises(LettergenError, match="cannot be shown"):
        show_case(workspace, DAY, "di-hidden")
    with pytest.raises(LettergenError, match="has no case 'ana-dias'") as told:
        show_case(workspace, DAY, "ana-dias")
    assert told.value.hint == "Did you mean 'ana-diaz'?"
