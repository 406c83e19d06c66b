"""A final prints those who agreed to its very text, in each of its documents, and tells who is left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sign_ons import answered, at, circulated, workspace
from small_workspace import LETTER, change, reopened, write

from lettergen.cli.sign_table import closing_lines
from lettergen.document import Kind
from lettergen.findings import LettergenError, Severity
from lettergen.operations.build import BuildWishes, Built, build
from lettergen.operations.sign_circulate import close
from lettergen.operations.sign_status import SignStatus, sign_status
from lettergen.signing.agreement import Standing
from lettergen.signing.steps import Step

SAY = "letters/one/say.md"
HOUSE = {"lettergen.toml": 'drafter = "monitors"\n[signing]\neditorial_change_stands = true\n'}


def final(root: Path, **wishes: Any) -> Built:
    return build(reopened(root), LETTER, BuildWishes(formats=("md",), final=True, **wishes), lambda _: None)


def refusal(root: Path) -> set[str]:
    with pytest.raises(LettergenError) as told:
        final(root)
    return {found.code for found in told.value.findings}


def printed(built: Built) -> list[list[str]]:
    """Return who signs, document by document."""
    texts = [path.read_text(encoding="utf-8") for path in built.paths if path.suffix == ".md"]
    blocks = [text.partition(":::: signatories")[2].partition("\n::::")[0] for text in texts]
    return [block.replace("\xa0", " ").split("\n")[1:] for block in blocks]


def signed_by(root: Path, *organisations: str, **fields: Any) -> None:
    for hours, organisation in enumerate(organisations, 1):
        answered(root, Step.SIGN, organisation, hours, **fields)


def closed(root: Path) -> None:
    close(reopened(root), LETTER, "Ana Example", at(100))


def ready(root: Path, *organisations: str, files: dict[str, str] | None = None) -> None:
    """Circulate the text, and let the drafter and these organisations sign it."""
    workspace(root, files)
    circulated(root)
    signed_by(root, "monitors", *organisations)


def text_changes(root: Path, mark: str) -> None:
    change(root, SAY, "We write to you.", "We write to you today.")
    circulated(root, again=True, change=mark, now=at(20))


BOTH = [["Monitors (MON)", "Others (OTH)"]] * 2
DRAFTER = [["Monitors (MON)"]] * 2


def test_a_final_waits_until_signing_is_closed(tmp_path: Path) -> None:
    ready(tmp_path, "others")
    assert refusal(tmp_path) == {"still-open"}
    closed(tmp_path)
    assert printed(final(tmp_path)) == BOTH


def test_a_final_is_of_the_text_that_was_circulated(tmp_path: Path) -> None:
    ready(tmp_path)
    closed(tmp_path)
    change(tmp_path, SAY, "We write to you.", "We write to you today.")
    assert "uncirculated-text" in refusal(tmp_path)


def test_who_signed_an_earlier_text_is_left_out_and_told(tmp_path: Path) -> None:
    ready(tmp_path, "others")
    text_changes(tmp_path, "substantive")
    answered(tmp_path, Step.CONFIRM, hours=21)
    assert refusal(tmp_path) == {"still-open", "unconfirmed-text"}
    closed(tmp_path)
    built = final(tmp_path)
    assert printed(built) == DRAFTER
    (told,) = [found for found in built.findings if found.code == "unconfirmed-text"]
    assert told.severity is Severity.WARNING
    assert "'others' signed another version" in told.message and "left out of the final" in told.message
    assert "sign confirm letters/one others" in told.hint
    manifest = json.loads(next(path for path in built.paths if path.suffix == ".json").read_text())
    assert "letters/one/signatures/others.yaml" not in json.dumps(manifest)


@pytest.mark.parametrize(
    ("files", "mark", "signatories"),
    [(HOUSE, "editorial", BOTH), (HOUSE, "substantive", DRAFTER), ({}, "editorial", DRAFTER)],
)
def test_an_editorial_change_lets_signatures_stand_where_the_house_allows_it(
    tmp_path: Path, files: dict[str, str], mark: str, signatories: list[list[str]]
) -> None:
    ready(tmp_path, "others", files=files)
    text_changes(tmp_path, mark)
    answered(tmp_path, Step.CONFIRM, hours=21)
    closed(tmp_path)
    assert printed(final(tmp_path)) == signatories


def test_two_editorial_changes_do_not_let_them_stand(tmp_path: Path) -> None:
    ready(tmp_path, "others", files=HOUSE)
    text_changes(tmp_path, "editorial")
    change(tmp_path, SAY, "to you today", "to you this day")
    circulated(tmp_path, again=True, change="editorial", now=at(30))
    answered(tmp_path, Step.CONFIRM, hours=31)
    closed(tmp_path)
    assert printed(final(tmp_path)) == DRAFTER


def test_a_letter_whose_drafter_did_not_confirm_is_not_final(tmp_path: Path) -> None:
    ready(tmp_path, "others")
    text_changes(tmp_path, "substantive")
    answered(tmp_path, Step.CONFIRM, "others", hours=21)
    closed(tmp_path)
    assert refusal(tmp_path) == {"drafter-not-signed"}


def test_a_letter_that_nobody_confirmed_is_not_final(tmp_path: Path) -> None:
    ready(tmp_path)
    text_changes(tmp_path, "substantive")
    closed(tmp_path)
    assert refusal(tmp_path) == {"drafter-not-signed", "nobody-signed"}


@pytest.mark.parametrize(
    ("fields", "standing"),
    [({"condition": "if paragraph 3 stays"}, Standing.CONDITIONAL), ({"disclosed": False}, Standing.SIGNED)],
)
def test_a_conditional_and_an_undisclosed_signatory_are_not_printed(
    tmp_path: Path, fields: dict[str, Any], standing: Standing
) -> None:
    ready(tmp_path)
    answered(tmp_path, Step.SIGN, "others", 3, **fields)
    closed(tmp_path)
    assert printed(final(tmp_path)) == DRAFTER
    assert [row.standing for row in status(tmp_path).signatories] == [Standing.SIGNED, standing]


def test_who_withdrew_at_the_end_is_not_printed(tmp_path: Path) -> None:
    ready(tmp_path, "others")
    closed(tmp_path)
    answered(tmp_path, Step.WITHDRAW, "others", 101)
    assert printed(final(tmp_path)) == DRAFTER


def test_who_agreed_to_one_document_alone_signs_none(tmp_path: Path) -> None:
    """The list is the same in every document, also where only one of them is wanted."""
    ready(tmp_path, "others")
    change(tmp_path, SAY, "This paper tells of two cases.", "This paper tells of two people.")
    circulated(tmp_path, again=True, change="substantive", now=at(20))
    answered(tmp_path, Step.CONFIRM, hours=21)
    closed(tmp_path)
    assert printed(final(tmp_path, only=(Kind.JOINT_LETTER,))) == DRAFTER[:1]


# Status.


def status(root: Path, hours: float = 30, **fields: Any) -> SignStatus:
    return sign_status(reopened(root), LETTER, at(hours), **fields)


def test_everybody_stands_somewhere(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path, "org-001")
    signed_by(tmp_path, "monitors", "others", "org-002", "org-003")
    answered(
        tmp_path, Step.SIGN, "org-004", 5, condition="ask ida@x.org", evidence="mail of bo@x.org", by="Bo"
    )
    answered(tmp_path, Step.WITHDRAW, "org-003", 6)
    answered(tmp_path, Step.DECLINE, "org-005", 6)
    answered(tmp_path, Step.OBJECT, "org-006", 6, objection="to a name")
    text_changes(tmp_path, "editorial")
    answered(tmp_path, Step.CONFIRM, "monitors", 21)
    found = status(tmp_path)
    assert {row.id: row.standing.value for row in found.signatories} == {
        "monitors": "signed", "others": "signed-earlier", "org-001": "asked", "org-002": "signed-earlier",
        "org-003": "withdrawn", "org-004": "conditional", "org-005": "declined", "org-006": "objects",
    }  # fmt: skip
    assert [row.id for row in found.signatories][:4] == ["monitors", "others", "org-002", "org-004"]
    assert {row.id: row.since for row in found.signatories if row.since} == {
        "others": "editorial", "org-002": "editorial",
    }  # fmt: skip
    (conditional,) = [row for row in found.signatories if row.condition]
    assert conditional.condition == "ask [address]"
    assert found.days == 6
    assert found.is_current is True
    assert "x.org" not in repr(found.signatories) and "Bo" not in repr(found.signatories)


def test_the_heaviest_change_since_somebody_signed_is_told(tmp_path: Path) -> None:
    ready(tmp_path, "others")
    text_changes(tmp_path, "substantive")
    change(tmp_path, SAY, "to you today", "to you this day")
    circulated(tmp_path, again=True, change="editorial", now=at(30))
    assert {row.since for row in status(tmp_path).signatories} == {"substantive"}


def test_who_is_not_to_be_disclosed_is_named_only_where_that_is_wanted(tmp_path: Path) -> None:
    ready(tmp_path)
    answered(tmp_path, Step.SIGN, "others", 3, disclosed=False)
    hidden = status(tmp_path).signatories[1]
    assert (hidden.id, hidden.name, hidden.disclosed) == ("", "", False)
    assert "thers" not in repr(hidden)
    assert status(tmp_path, name_undisclosed=True).signatories[1].name == "Others (OTH)"


def test_a_text_that_has_changed_or_is_broken_is_told(tmp_path: Path) -> None:
    ready(tmp_path)
    change(tmp_path, SAY, "We write to you.", "We write to you today.")
    assert status(tmp_path).is_current is False
    assert [row.standing for row in status(tmp_path).signatories] == [
        Standing.SIGNED
    ]  # of what was circulated
    write(tmp_path, {"letter_templates/joint-letter.en.md": "::: nonsense\n"})
    assert status(tmp_path).is_current is None


def test_before_anything_was_circulated_the_text_as_it_is_counts(tmp_path: Path) -> None:
    workspace(tmp_path)
    found = status(tmp_path)
    assert (found.version, found.days, found.signatories) == (None, None, ())


def test_closed_or_past_the_deadline(tmp_path: Path) -> None:
    ready(tmp_path)
    assert status(tmp_path, 24 * 8).days == -1
    closed(tmp_path)
    assert status(tmp_path).days is None


def test_who_waits_for_something_stands_in_no_draft_and_is_not_counted(tmp_path: Path) -> None:
    workspace(tmp_path)
    change(tmp_path, SAY, "We write to you.", "We, {{ counted_signatories }}, write to you.")
    circulated(tmp_path)
    signed_by(tmp_path, "monitors")
    signed_by(tmp_path, "others", condition="the second ask stays")
    draft = build(reopened(tmp_path), LETTER, BuildWishes(formats=("md",)), lambda _: None)
    assert printed(draft) == DRAFTER
    assert "We, one organisation, write" in draft.paths[0].read_text(encoding="utf-8").replace("\xa0", " ")
    (told,) = [found for found in draft.findings if found.code == "conditional-signature"]
    assert told.message == "signs on the condition: the second ask stays; it is left out of drafts"
    answered(tmp_path, Step.CONFIRM, "others", 3, condition="")
    draft = build(reopened(tmp_path), LETTER, BuildWishes(formats=("md",)), lambda _: None)
    assert printed(draft) == BOTH


NETWORK = {"cases/organisations/network.yaml": "name: The Network\nmembers: [others, org-001, org-002]\n"}


def test_a_network_and_its_members_that_would_both_be_printed_are_told(tmp_path: Path) -> None:
    ready(tmp_path, "network", "others", "org-001", files=NETWORK)
    answered(tmp_path, Step.SIGN, "org-002", 5, condition="the second ask stays")
    answered(tmp_path, Step.WITHDRAW, "org-001", 6)
    found = status(tmp_path)
    assert found.related == (("The Network", "Others"),)
    assert "A network and its member both sign: The Network and Others." in closing_lines(found)


def test_who_is_not_to_be_disclosed_is_not_told_as_a_member(tmp_path: Path) -> None:
    ready(tmp_path, "network", files=NETWORK)
    answered(tmp_path, Step.SIGN, "others", 5, disclosed=False)
    assert status(tmp_path, name_undisclosed=True).related == ()


def test_what_somebody_objects_to_is_told_without_addresses(tmp_path: Path) -> None:
    ready(tmp_path)
    answered(tmp_path, Step.OBJECT, "others", 2, objection="the name in line 2, ask ida@x.org")
    answered(tmp_path, Step.OBJECT, "org-001", 2, objection="the name in line 3", disclosed=False)
    assert [row.objection for row in status(tmp_path).signatories] == [
        "",
        "",
        "the name in line 2, ask [address]",
    ]
