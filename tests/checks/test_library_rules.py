"""Each rule on the library sees what it is for, where it stands; and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from sound import edit, hints, of_library

from lettergen.checks import check_library
from lettergen.library.load import unloaded
from lettergen.operations.workspace import open_workspace

MAMAI = "cases/kazakhstan/mamai.md"
TEMIROV = "cases/kyrgyzstan/temirov.md"
CRITICS = "cases/kazakhstan/concerns/critics.md"
REPEAL = "cases/kazakhstan/recommendations/repeal.md"
KZ = "cases/kazakhstan/country.yaml"
REGION = "cases/central-asia/region.yaml"
IPHR = "cases/organisations/iphr.yaml"
PRESIDENT = "cases/officials/president.yaml"
AMBASSADOR = "cases/officials/ambassador.yaml"
LISTS = "cases/officials/lists.yaml"
STRATEGY = "cases/instruments/strategy.yaml"


def test_a_sound_library_has_no_finding(workspace: Path) -> None:
    assert of_library(workspace) == []


ARREST = "arrested, date: 2022-09-30, source: s1"
ARRESTED = "Zhanbolat Mamai was arrested.[^s1]"
CONSENT = "consent: [{use: government-letter, answer: assumed, source: s1, date: 2022-10-01}]"

FAULTS = [
    # ids
    (MAMAI, "stands_for: [critics]", "stands_for: [critic]", "6 error unknown-concern"),
    (MAMAI, "owner: kibhr", "owner: kibrh", "9 error unknown-organisation"),
    (CRITICS, "part_of: critics-region", "part_of: critics-regions", "4 error unknown-concern"),
    (CRITICS, "recommendations: [repeal]", "recommendations: [repeel]", "6 error unknown-recommendation"),
    (CRITICS, "[strategy.essential]", "[strategies.essential]", "5 error unknown-instrument"),
    (CRITICS, "[strategy.essential]", "[strategy.essentials]", "5 error unknown-passage"),
    (LISTS, "of: [ambassador]", "of: [ambassadors]", "1 error unknown-official"),
    (IPHR, "members: [kibhr]", "members: [kibhr, tihr]", "4 error unknown-organisation"),
    (TEMIROV, "country: KG", "country: TJ", "3 error unknown-country"),
    (CRITICS, "countries: [KZ]", "countries: [KZ, TJ]", "3 error unknown-country"),
    (REPEAL, "countries: [KZ]", "countries: [TJ]", "3 error unknown-country"),
    (REGION, "[KZ, KG]", "[KZ, KG, TJ]", "2 error unknown-country"),
    (AMBASSADOR, "accredited_to: KZ", "accredited_to: TJ", "2 error unknown-country"),
    (IPHR, "country: BE", "country: Belgium", "2 error bad-country-code"),
    (IPHR, "works_on: [KZ]", "works_on: [kz]", "3 error bad-country-code"),
    (MAMAI, "{what: arrested,", "{what: arrested, from: Turkey,", "14 error bad-country-code"),
    # sources
    (MAMAI, "{what: arrested, date: 2022-09-30, source: s1}", "{what: arrested, date: 2022-09-30, source: s3}",
     "14 error unknown-source"),
    (MAMAI, "opposition leader, from: 2022-10-19, source: s1",
     "opposition leader, from: 2022-10-19, source: [s1, s3]", "5 error unknown-source"),
    (MAMAI, "in poor health, from: 2022-10-05, source: s1", "in poor health, from: 2022-10-05, source: s3",
     "10 error unknown-source"),
    (MAMAI, "date: 2022-12, source: s1", "date: 2022-12, source: s3", "11 error unknown-source"),
    (MAMAI, "date: 2022-10-01, source: s1}]\nevents", "date: 2022-10-01, source: s3}]\nevents", "12 error unknown-source"),
    (MAMAI, "from: 2022-10-01, source: s1", "from: 2022-10-01, source: s3", "16 error unknown-source"),
    (MAMAI, "answer: yes", "answer: yes, source: s3", "8 error unknown-source"),
    (MAMAI, "owner: kibhr", "owner: kibhr\nalso: [{text: Z Mamay, source: s3}]", "10 error unknown-source"),
    (REPEAL, "source: s1\n", "source: s2\n", "6 error unknown-source"),
    (STRATEGY, "source: s1}", "source: s2}", "3 error unknown-source"),
    (MAMAI, "{what: arrested, date: 2022-09-30, source: s1}", "{what: arrested, date: 2022-09-30}", "14 error no-source"),
    (MAMAI, "date: 2022-12, source: s1", "date: 2022-12", "11 error no-source"),
    (MAMAI, "in poor health, from: 2022-10-05, source: s1", "in poor health, from: 2022-10-05, source: []",
     "10 error no-source"),
    (REPEAL, "source: s1\n", "", "2 error no-source"),
    (STRATEGY, ", source: s1}", "}", "3 error no-source"),
    (MAMAI, "date: 2023-01-01", "url: 'https://example.org'", "20 warning undated-source"),
    (MAMAI, "date: 2023-01-01", "date: 2023-01-01, seen: 2022-12-31", "20 warning seen-too-early"),
    (MAMAI, "tortured, date: 2022-09-30, source: s1", "tortured, date: 2022-09-30, source: s9", "15 error unknown-source"),
    (MAMAI, ARRESTED, "Zhanbolat Mamai was arrested.", "23 error text-cites-nothing"),
    (MAMAI, ARRESTED, "Zhanbolat Mamai was arrested.[^s1][^s9]", "23 error unknown-source"),
    (CRITICS, "Critics should be free.[^s1]", "Critics should be free.[^s11]", "18 error unknown-source"),
    (MAMAI, ARRESTED, "Zhanbolat Mamai was arrested.[^s2]", "23 error text-before-source"),
    (MAMAI, ARRESTED, "Zhanbolat Mamai was arrested.[^s1][^s2]", "23 warning text-before-source"),
    (MAMAI, "tortured, date: 2022-09-30", "tortured, date: 2022-10-06", "15 error source-before-fact"),
    (MAMAI, "tortured, date: 2022-09-30", "tortured, as_of: 2022-11", "15 error source-before-fact"),
    (MAMAI, "tortured, date: 2022-09-30", "tortured, between: [2022-10-06, 2022-10-09]", "15 error source-before-fact"),
    (MAMAI, "tortured, date: 2022-09-30, source: s1", "tortured, date: 2022-10-06, source: [s1, s2]",
     "15 warning source-before-fact"),
    (MAMAI, "tortured, date: 2022-09-30", "tortured, by: 2022-10-06", "15 warning source-before-fact"),
    (MAMAI, ARREST, "arrested, versions: [{date: 2022-09, source: s1}, {date: 2022-11, source: s1}], print: {date: 2022}",
     "14 error source-before-fact"),
    (MAMAI, "in poor health, from: 2022-10-05", "in poor health, from: 2022-10-06", "10 error source-before-fact"),
    (MAMAI, '{names}", date: 2022-10-01', '{names}", date: 2022-10-06', "12 error source-before-fact"),
    (MAMAI, "{text: letter 2022-10-10", "{text: letter 2022-10-11", "17 warning unknown-text"),
    (CRITICS, "{text: ask 2022-10-10", "{text: aks 2022-10-10", "7 warning unknown-text"),
    # events
    (MAMAI, "what: arrested", "what: arested", "14 error unknown-event"),
    (MAMAI, "arrested, date: 2022-09-30", "arrested", "14 error no-date"),
    (MAMAI, "arrested, date: 2022-09-30", "arrested, date: 2022-09-30, by: 2022-10-01", "14 error two-dates"),
    (MAMAI, "arrested, date: 2022-09-30", "arrested, as_of: 2022, between: [2021, 2022]", "14 error two-dates"),
    (MAMAI, '{names}", date: 2022-10-01', '{names}"', "12 error no-date"),
    (MAMAI, "arrested, date: 2022-09-30", "arrested, between: [2022-10, 2022-09]", "14 error bad-span"),
    (MAMAI, "arrested, date: 2022-09-30", "arrested, between: [2022-10]", "14 error bad-span"),
    (MAMAI, "arrested, date: 2022-09-30", "arrested, between: [2022-08, 2022-09, 2022-10]", "14 error bad-span"),
    (MAMAI, ARREST, "arrested, versions: [{date: 2022-09, source: s1}, {date: 2022-08, source: s2}]", "14 warning no-print"),
    (MAMAI, ARREST, "arrested, versions: [{source: s1}]", "14 error no-date"),
    (MAMAI, ARREST, "arrested, versions: [{date: 2022, source: s3}]", "14 error unknown-source"),
    (MAMAI, ARREST, "arrested, versions: [{date: 2022, source: []}]", "14 error no-source"),
    (MAMAI, ARREST, "arrested, versions: [{date: 2022, source: s1}], print: {mode: x}",
     "14 error no-date"),
    # cases
    (TEMIROV, CONSENT, "consent: []",
     "5 warning no-consent"),
    (TEMIROV, CONSENT + "\n", "", "2 warning no-consent"),
    (TEMIROV, "answer: assumed, source: s1", "answer: assumed", "5 error assumed-without-source"),
    (TEMIROV, "name: Bolot Temirov", "name: ZHANBOLAT  Mamai", "2 warning same-name"),
    (TEMIROV, "country: KG", "country: KZ", "3 warning other-country"),
    (TEMIROV, "country: KG", "country: KG\nkind: group", "4 warning no-members"),
    (TEMIROV, "country: KG", "country: KG\nmembers: [A, B]", "4 warning no-members"),
    (MAMAI, '{do: "release {name}"', "{do: release him", "16 error no-placeholder"),
    (MAMAI, '{do: "release {name}"', '{do: "release {name} and {nmae}"', "16 error unknown-placeholder"),
    (MAMAI, "the release of {names}", "his release", "12 error no-placeholder"),
    (MAMAI, "kinds: [release]", "kinds: []", "16 error ask-without-kinds"),
    (MAMAI, "kinds: [release]", "kinds: [allow-return]", "16 error ask-contradicts-status"),
    (MAMAI, "{what: tortured, date", "{what: died, date", "16 error ask-contradicts-status"),
    # officials and recommendations
    (PRESIDENT, "Dear President {surname}", "Dear President {sirname}", "2 error unknown-placeholder"),
    (PRESIDENT, "until: 2024-12-01", "until: 2024-12-02", "3 warning two-holders"),
    (PRESIDENT, "from: 2019-12-01, until: 2024-12-01", "seen: [2019-12-01, 2025-01-10]", "3 warning two-holders"),
    (REPEAL, "from: 2022-10-01", "from: 2022-10-01\nthen: revise the law", "6 warning no-until"),
    (REPEAL, "from: 2022-10-01", "from: 2022-10-01\nuntil: 2022-09-30", "6 error bad-span"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "expected"), FAULTS)
def test_one_fault_is_one_finding(workspace: Path, name: str, old: str, new: str, expected: str) -> None:
    edit(workspace, name, old, new)
    assert of_library(workspace) == [f"{name}:{expected}"]


SOUND = [
    (MAMAI, "arrested, date: 2022-09-30", "arrested, by: 2022-10"),
    (MAMAI, "arrested, date: 2022-09-30", "arrested, between: [2022-09, 2022-09]"),
    (MAMAI, "tortured, date: 2022-09-30", "tortured, date: 2022-10-05"),
    (MAMAI, "tortured, date: 2022-09-30", "tortured, between: [2022-10-05, 2022-10-09]"),
    (MAMAI, "tortured, date: 2022-09-30, source: s1", "tortured, by: 2022-10-06, source: [s1, s2]"),
    (MAMAI, "arrested, date: 2022-09-30", "arrested, between: [2022-09-30, 2022-09-30]"),
    (MAMAI, ARREST,
     "arrested, versions: [{date: 2022-09, source: s1}, {date: 2022-08, source: s2}], print: {date: 2022}"),
    (MAMAI, "kinds: [release], from: 2022-10-01", "kinds: [release], from: 2022"),
    (MAMAI, "kinds: [release], from: 2022-10-01, source: s1", "kinds: [care], from: 2022-10-06"),
    (TEMIROV, "name: Bolot Temirov", "name: Zhanbolat"),
    (TEMIROV, "country: KG", "country: KG\nkind: group\nmembers: [A, B]"),
    (TEMIROV, "country: KG", "country: KG\nkind: outlet\nmembers: [A, B]"),
    (TEMIROV, "answer: assumed, source: s1", "answer: no"),
    (TEMIROV, "owner: iphr\n", ""),
    (PRESIDENT, "Dear President {surname}", "Dear {name}"),
    (PRESIDENT, "holders:\n", "holders:\n  - {name: A, surname: A, from: 2024-12-01, until: 2024-12-01}\n"),
    (MAMAI, "publisher: IPHR, date: 2022-10-05", "publisher: IPHR, date: 2022-10-10"),
    (REPEAL, "from: 2022-10-01", "from: 2022-10-01\nuntil: 2022-10-01"),
    (REPEAL, "from: 2022-10-01", "from: 2022-10-01\nuntil: 2022-12-30\nthen: revise the law"),
    (CRITICS, "[strategy.essential]", "[strategy]"),
    (IPHR, "country: BE\n", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new"), SOUND)
def test_what_is_sound_is_not_told(workspace: Path, name: str, old: str, new: str) -> None:
    edit(workspace, name, old, new)
    assert of_library(workspace) == []


def test_facts_and_texts_on_undated_sources_alone_are_never_used(workspace: Path) -> None:
    edit(workspace, TEMIROV, "publisher: IPHR, date: 2022-10-05", "publisher: IPHR")
    assert of_library(workspace) == [
        f"{TEMIROV}:5 error never-usable",
        f"{TEMIROV}:8 error never-usable",
        f"{TEMIROV}:11 warning undated-source",
        f"{TEMIROV}:14 error never-usable",
        f"{TEMIROV}:17 error never-usable",
    ]


def test_one_dated_source_is_enough_for_a_fact(workspace: Path) -> None:
    edit(workspace, TEMIROV, "  s1: {", "  s2: {title: Undated}\n  s1: {")
    edit(workspace, TEMIROV, "date: 2022-09-30, source: s1", "date: 2022-09-30, source: [s2, s1]")
    assert of_library(workspace) == [f"{TEMIROV}:11 warning undated-source"]


def test_an_ask_on_an_undated_source_is_never_used(workspace: Path) -> None:
    edit(workspace, MAMAI, "date: 2023-01-01", "url: 'https://example.org'")
    edit(workspace, MAMAI, "from: 2022-10-01, source: s1", "from: 2022-10-01, source: s2")
    assert of_library(workspace) == [f"{MAMAI}:16 error never-usable", f"{MAMAI}:20 warning undated-source"]


def test_a_country_without_a_code_is_told_and_a_region_needs_none(workspace: Path) -> None:
    edit(workspace, REGION, "countries: [KZ, KG]", "countries: [KZ]")
    assert of_library(workspace) == []
    edit(workspace, REGION, "countries: [KZ]", "countries: []")
    assert of_library(workspace) == [f"{REGION}:1 error bad-country-code"]


def test_a_case_may_lie_among_those_of_a_region(workspace: Path) -> None:
    (workspace / TEMIROV).rename(workspace / "cases/central-asia/temirov.md")
    assert of_library(workspace) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "hint"),
    [
        (MAMAI, "stands_for: [critics]", "stands_for: [critic]", "Did you mean 'critics'?"),
        (MAMAI, "owner: kibhr", "owner: kibrh", "Did you mean 'kibhr'?"),
        (MAMAI, "what: arrested", "what: arested", "Did you mean 'arrested'?"),
        (CRITICS, "[strategy.essential]", "[strategy.essentials]", "Did you mean 'essential'?"),
        (MAMAI, "{text: letter 2022-10-10", "{text: leter 2022-10-10", "Did you mean 'letter 2022-10-10'?"),
        (TEMIROV, "country: KG", "country: TJ", "Known: KG, KZ. Or add cases/<country>/country.yaml."),
        (MAMAI, "owner: kibhr", "owner: somebody", "Organisations lie in cases/organisations/."),
        (CRITICS, "[strategy.essential]", "[x.essential]", "Instruments lie in cases/instruments/."),
    ],
)
def test_the_hint_says_what_was_meant(workspace: Path, name: str, old: str, new: str, hint: str) -> None:
    edit(workspace, name, old, new)
    assert hints(check_library(open_workspace(workspace).library)) == [hint]


@pytest.mark.parametrize(
    "name",
    [CRITICS, REPEAL, KZ, IPHR, STRATEGY, AMBASSADOR, "cases/central-asia/concerns/critics-region.md"],
)
def test_a_record_that_did_not_load_is_not_told_again_by_those_who_name_it(
    workspace: Path, name: str
) -> None:
    edit(workspace, name, "", "\ncolour: blue\n" if name.endswith(".yaml") else "\n# Colour\n")
    opened = open_workspace(workspace)
    assert [str(finding.source.path) for finding in opened.findings] == [name]
    assert of_library(workspace) == []
    assert check_library(opened.library) != ()
    assert unloaded(opened.findings)
