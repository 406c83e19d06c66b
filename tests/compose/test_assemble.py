"""A template becomes a document, or a finding with the line an officer has to look at."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from builders import (
    make_case,
    make_concern,
    make_holder,
    make_library,
    make_official,
    make_organisation,
    make_settings,
)
from small_letters import (
    TEMPLATE,
    blocks_of,
    built_in,
    compose_text,
    make_inputs,
    paper_of,
    prose,
    told,
    words,
)

from lettergen.compose import Inputs, compose
from lettergen.compose.directives import DIRECTIVES
from lettergen.document import SIGNATORIES_LEAD, Document, Heading, Kind, Paragraph, Role, SignatoryList, walk
from lettergen.findings import Source, has_errors
from lettergen.records.dossier import Hook
from lettergen.records.library import Library
from lettergen.templates import Template


def test_a_document_has_the_fields_of_its_letter() -> None:
    inputs = make_inputs(settings=make_settings(to=(), titles={"joint-letter": "A letter"}))
    document, _ = compose_text("::: dateline", inputs, Kind.JOINT_LETTER)
    assert document == Document(
        kind=Kind.JOINT_LETTER,
        language="en-GB",
        title="A letter",
        author="Iphr Foundation",
        date=inputs.settings.date,
        date_text="19 October 2022",
        blocks=blocks_of("::: dateline", inputs, Kind.JOINT_LETTER),
        running="A letter",
        mark="DRAFT",
        headings=(("title", "A letter"),),
    )


def test_a_final_has_no_mark_and_the_same_words() -> None:
    template = Template("::: dateline", Source(TEMPLATE, 1))
    draft, _ = compose(Kind.JOINT_LETTER, make_inputs(), template)
    final, _ = compose(Kind.JOINT_LETTER, make_inputs(), template, final=True)
    assert draft is not None and final is not None
    assert (draft.document.mark, final.document.mark) == ("DRAFT", "")
    assert draft.document.blocks == final.document.blocks


def test_an_unknown_drafter_is_named_as_written() -> None:
    document, _ = compose_text("::: dateline", make_inputs(make_library(), make_settings(to=())))
    assert document is not None and document.author == "iphr"


def test_a_directive_nobody_knows_is_a_finding_and_the_rest_is_composed() -> None:
    document, findings = compose_text("::: dateline\n\n::: signatores\n\nDone.")
    assert told(findings) == ["3 unknown-directive"]
    assert findings[0].hint == "Did you mean 'signatories'?"
    assert document is not None and words(document.blocks) == ["Brussels, 19 October 2022", "Done."]


@pytest.mark.parametrize(
    "line", ["::: dateline of=x", '::: facts off="x"', '::: closing txt="Yours"', "::: closing text here"]
)
def test_an_attribute_nobody_knows_is_a_finding(line: str) -> None:
    _, findings = compose_text(f"Hello.\n{line}")
    assert "2 bad-directive" in told(findings)


def test_a_directive_that_does_not_know_an_attribute_names_those_it_has() -> None:
    _, findings = compose_text('::: closing txt="Yours"\n::: dateline big="yes"')
    assert [finding.hint for finding in findings] == ["Did you mean 'text'?", "It has none."]


def test_a_block_that_is_printed_twice_is_a_finding_at_the_second() -> None:
    _, findings = compose_text("::: dateline\n\n::: dateline")
    assert told(findings) == ["3 duplicate-block"]
    _, findings = compose_text("{#dateline}\nBrussels.\n\n::: dateline")
    assert told(findings) == ["4 duplicate-block"]
    _, findings = compose_text("::: dateline\n\n{#dateline}\nBrussels.")
    assert told(findings) == ["3 markup-key"]


def test_a_template_that_cannot_be_filled_gives_no_document() -> None:
    document, findings = compose_text("::: dateline\n\n{{ meting }}")
    assert document is None
    assert told(findings) == ["3 template-error"]
    assert findings[0].hint == "Did you mean 'meeting'?"


def test_words_of_a_template_keep_its_lines_also_in_loops() -> None:
    text = """One.

{% for country in countries %}
{#c:{{ country.code }}}
*{{ country.name }}*

::: nonsense
{% endfor %}
Last.
"""
    inputs = make_inputs(
        make_library([make_case("ana"), make_case("bo", country="UZ")]),
        make_settings(to=(), meets=("KZ", "UZ")),
    )
    document, findings = compose_text(text, inputs)
    assert told(findings) == ["7 unknown-directive", "7 unknown-directive"]
    assert document is not None
    lines = [(block.key, block.source.line) for block in document.blocks if block.source]
    assert lines == [("+1", 1), ("c:KZ", 5), ("c:UZ", 5), ("nonsense+1+1", 9)]


def test_values_that_a_template_can_print() -> None:
    text = "{{ meeting }}, {{ hook }}, {{ date }}, {{ letter_cases }}, {{ briefing_cases }}, {{ sections|joined }}"
    inputs = make_inputs(
        make_library([make_case()]), make_settings(to=(), hook=Hook(what="veto")), say={"thanks": "T."}
    )
    assert paper_of(text, inputs) == [", veto, 19 October 2022, 0, 0, thanks"]
    assert paper_of("{{ meeting }}", make_inputs()) == ["visit"]


def test_signatories_stay_open_and_their_lead_is_known() -> None:
    lead, listed = blocks_of('::: signatories lead="Presented by:"')
    assert isinstance(lead, Paragraph) and lead.key == SIGNATORIES_LEAD and lead.role is Role.LEAD_IN
    assert listed == SignatoryList("signatories", ())


def test_closing_has_the_words_of_the_house() -> None:
    (closing,) = blocks_of('::: closing text="Respectfully,"')
    assert isinstance(closing, Paragraph) and closing.role is Role.CLOSING
    assert paper_of("::: closing") == ["Yours sincerely,"]


def test_where_words_come_from_is_known_also_where_texts_grow_together() -> None:
    def from_file(key: str) -> Source:
        return Source(PurePosixPath(f"cases/{key}.md"), 1)

    cases = [make_case(key, place=from_file(key)) for key in ("ana", "bo")]
    inputs = make_inputs(make_library(cases), make_settings(to=()))
    for template in ("::: cases", '::: cases intro="Please raise:"'):
        composed, _ = compose(Kind.JOINT_LETTER, inputs, Template(template, Source(TEMPLATE, 1)))
        assert composed is not None
        assert {from_file("ana"), from_file("bo")} <= composed.sources


# The built-in templates.


def rich() -> Library:
    texts = [
        prose(part, "2022-01-01", f"The {part}[^s1]") for part in ("ask", "facts", "standard", "briefing")
    ]
    return make_library(
        [make_case("ana"), make_case("bo", country="UZ")],
        concerns=[make_concern(texts=tuple(texts), countries=("KZ", "UZ"))],
        officials=[make_official("president", make_holder("Ana Ek", seen=("2022",)))],
        organisations=[make_organisation()],
    )


SETTINGS = {
    "a meeting": make_settings(asks=("torture",), meets=("KZ", "UZ")),
    "a hook": make_settings(asks=("torture",), hook=Hook(what="the veto window", about=("KZ", "UZ"))),
    "no asks": make_settings(meets=("KZ", "UZ")),
    "no cases": make_settings(asks=("torture",), meets=("KG",), about=("KG",)),
    "one case": make_settings(asks=("torture",), meets=("KZ",)),
    "no briefing": make_settings(asks=("torture",), documents=(Kind.JOINT_LETTER,)),
    "bullets": make_settings(asks=("torture",), meets=("KZ", "UZ"), wishes={"form": "bullets"}),
}


def letters(settings: str) -> Inputs:
    return make_inputs(rich(), SETTINGS[settings], say={"occasion": "We write to you.", "appeal": "Decide."})


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("settings", SETTINGS)
def test_the_built_in_templates_make_every_letter(settings: str, kind: Kind) -> None:
    composed, findings = compose(kind, letters(settings), built_in(kind))
    assert not has_errors(findings), [str(finding) for finding in findings]
    assert findings == []
    assert composed is not None
    keys = [block.key for block in walk(composed.document.blocks)]
    assert len(keys) == len(set(keys))
    headings = [block for block in walk(composed.document.blocks) if isinstance(block, Heading)]
    assert all(heading.inlines for heading in headings)


def test_the_built_in_letter_has_its_parts_in_order() -> None:
    composed, _ = compose(Kind.JOINT_LETTER, letters("a meeting"), built_in(Kind.JOINT_LETTER))
    assert composed is not None
    assert [block.key for block in composed.document.blocks] == [
        "to", "dateline", "subject", "salutation", "say:occasion/1", "ask:torture", "concern:torture/facts/1",
        "concern:torture/standard/1", "attachment", "cases", "thanks", "closing", "signatories",
    ]  # fmt: skip


def test_a_letter_without_a_briefing_attaches_none() -> None:
    composed, _ = compose(Kind.JOINT_LETTER, letters("no briefing"), built_in(Kind.JOINT_LETTER))
    assert composed is not None
    assert not any("briefing" in row for row in words(composed.document.blocks))


def test_every_directive_is_used_or_offered() -> None:
    text = "".join(built_in(kind).text for kind in Kind)
    unused = {name for name in DIRECTIVES if f"::: {name}" not in text}
    assert unused == {"quote"}  # which sections of say.md have
