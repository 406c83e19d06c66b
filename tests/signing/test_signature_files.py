"""A signatory's file: rows are added at its end, and every other byte stays."""

from __future__ import annotations

import dataclasses
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signing_records import row

from lettergen.findings import LettergenError
from lettergen.library.signatures import parse_signature
from lettergen.records.signatures import AnswerRow, Person, PrintedForm, Signature
from lettergen.signing.file_text import new_file, with_row

PATH = PurePosixPath("letters/one/signatures/iphr.yaml")
WITHDRAWN = AnswerRow(answer="withdrawn", received="2026-11-13T09:00:00+01:00", by="Ida")


def read(text: str) -> Signature:
    signature, findings = parse_signature(text.replace("\r\n", "\n"), PATH)
    assert findings == []
    assert signature is not None
    return signature


def same(one: AnswerRow, other: AnswerRow) -> bool:
    fields = [field.name for field in dataclasses.fields(AnswerRow) if field.name not in ("place", "lines")]
    return all(getattr(one, name) == getattr(other, name) for name in fields)


# What one line of text can be: everything but controls, private use and what is no character.
# No file with these is read.
TURNS = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
LINES = st.text(
    st.characters(
        exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp"),
        exclude_characters="\u00ad\u200b\ufeff" + TURNS,
    ),
    max_size=40,
)
FORMS = st.builds(
    PrintedForm, name=LINES, acronym=st.booleans(), country=st.booleans(), qualifier=LINES, formula=LINES
)
ROWS = st.builds(
    AnswerRow,
    answer=st.sampled_from(["asked", "signed", "declined", "withdrawn", "objects"]),
    received=LINES,
    number=st.none() | st.integers(0, 99999),
    version=st.none() | st.integers(1, 9999),
    language=st.sampled_from(["en", "en-GB", "kk"]),
    digests=st.dictionaries(st.sampled_from(["joint-letter", "briefing-paper"]), LINES.filter(bool)),
    by=LINES,
    role=LINES,
    how=st.sampled_from(["", "form", "mail", "phone", "in-person"]),
    evidence=LINES,
    print=st.none() | FORMS,
    disclosed=st.none() | st.booleans(),
    condition=LINES,
    objection=LINES,
)
PERSONS = st.builds(Person, name=LINES.filter(bool), title=LINES, body=LINES, country=LINES, honour=LINES)


@given(ROWS, st.lists(ROWS, max_size=3), st.none() | PERSONS)
def test_what_is_written_reads_back_as_it_was(
    first: AnswerRow, later: list[AnswerRow], person: Person | None
) -> None:
    text = new_file(
        Signature(organisation="" if person else "iphr", person=person, capacity="official"), first
    )
    data = text.encode()
    for one in later:
        longer = with_row(data, PATH, one)
        assert longer.startswith(data)
        data = longer
    signature = read(data.decode())
    assert (signature.organisation, signature.person) == ("" if person else "iphr", person)
    assert signature.capacity == "official"
    wanted = [first, *later]
    assert len(signature.answers) == len(wanted)
    assert all(map(same, signature.answers, wanted))


HAND_WRITTEN = {
    "one answer at the top": "organisation: iphr   # ours\nanswer: signed\nnumber: 1\nprint: {country: yes}\n",
    "no line end": "organisation: iphr\nanswer: signed",
    "comments at the end": "organisation: iphr\nanswer: signed\n\n# Ida said so by phone.\n\n",
    "rows at the margin": "organisation: iphr\nanswers:\n- answer: asked\n\n- {answer: signed, by: 'Ida # x'}\n",
    "rows far in": "organisation: iphr\nanswers:\n      - answer: asked\n        by: Ida\n      # more to come\n",
    "rows before the rest": "answers:\n  - answer: asked   # in May\n\n# Who:\norganisation: iphr\nprint: {}\n",
    "both": "organisation: iphr\nanswer: asked\nanswers:\n  - answer: signed\n",
    "lines of Windows": "organisation: iphr\r\nanswers:\r\n  - answer: asked\r\n    by: Ida\r\n",
    "a mark of UTF-8": "\ufefforganisation: iphr\nanswers:\n  - answer: asked\n",
    "a text over two lines": "organisation: iphr\nanswers:\n  - answer: signed\n    by: >-\n      Ida\n      Ek\n",
    "a marked beginning": "---\norganisation: iphr\nanswers:\n  - answer: asked\n",
}


@pytest.mark.parametrize("name", HAND_WRITTEN)
def test_a_row_changes_no_other_byte_of_a_file_that_somebody_wrote(name: str) -> None:
    text = HAND_WRITTEN[name]
    before = read(text.removeprefix("\ufeff"))
    data = text.encode()
    after = with_row(data, PATH, WITHDRAWN)
    signature = read(after.decode("utf-8-sig"))
    assert all(map(same, signature.answers, (*before.answers, WITHDRAWN)))
    assert len(signature.answers) == len(before.answers) + 1
    assert signature.answer == "withdrawn"
    start = next(index for index in range(len(data) + 1) if after[: index + 1] != data[: index + 1])
    end = data[start:]
    assert after.endswith(end)  # all that is new stands in one place
    assert (b"\r\n" in after) is (b"\r\n" in data) and (after.count(b"\n") == after.count(b"\r\n")) is (
        b"\r\n" in data
    )


@pytest.mark.parametrize(
    "text",
    [
        "organisation: iphr\nanswers: [{answer: asked}]\n",
        "{organisation: iphr, answer: asked}\n",
        "organisation: iphr\nanswers: []\nanswer: asked\n",
        "organisation: iphr\nanswer: asked\n...\n",
        '"organisation": iphr\n"answers":\n  - answer: asked\n',
    ],
)
def test_where_no_row_can_be_added_the_row_is_told(text: str) -> None:
    read(text)
    with pytest.raises(LettergenError, match="no answer can be added") as told:
        with_row(text.encode(), PATH, WITHDRAWN)
    assert "2026-11-13T09:00:00+01:00" in told.value.hint


def test_the_last_answer_counts_with_the_wishes_said_last() -> None:
    text = """\
organisation: iphr
print: {country: yes}
answers:
  - {answer: asked, received: 2026-11-01}
  - {answer: signed, received: 2026-11-02, number: 3, version: 1, disclosed: no}
  - {answer: signed, received: 2026-11-05, version: 2, print: {name: IP}}
"""
    signature = read(text)
    assert (signature.answer, signature.number, signature.received, signature.version) == (
        "signed", 3, "2026-11-02", 2,
    )  # fmt: skip
    assert (signature.disclosed, signature.print) == (False, PrintedForm(name="IP"))
    assert [one.answer for one in signature.answers] == ["asked", "signed", "signed"]
    assert str(signature.lines["answer"]) == f"{PATH}:6"
    assert read(text.replace(", print: {name: IP}", "")).print == PrintedForm(country=True)


def test_an_answer_at_the_top_is_the_first() -> None:
    signature = read(
        "organisation: iphr\nanswer: signed\ndisclosed: no\nanswers: [{answer: withdrawn, by: Bo}]\n"
    )
    assert [one.answer for one in signature.answers] == ["signed", "withdrawn"]
    assert (signature.answer, signature.by, signature.disclosed) == ("withdrawn", "Bo", False)


@pytest.mark.parametrize("text", ["organisation: iphr\n", "organisation: iphr\nanswers: []\n"])
def test_a_file_without_an_answer_is_told(text: str) -> None:
    signature, findings = parse_signature(text, PATH)
    assert signature is None
    assert [(str(found.source), found.code) for found in findings] == [(f"{PATH}:1", "missing-key")]


def test_a_row_without_an_answer_is_told() -> None:
    _, findings = parse_signature("organisation: iphr\nanswers:\n  - by: Ida\n", PATH)
    assert [(str(found.source), found.code) for found in findings] == [(f"{PATH}:3", "missing-key")]


def test_a_new_file_says_what_it_is() -> None:
    made: Any = new_file(Signature(organisation="iphr"), row(how="mail", print=PrintedForm()))
    assert (
        made
        == """\
# Rows are added, never changed or deleted: docs/signatures.md
organisation: iphr
answers:
  - answer: signed
    received: "2026-11-12T12:00:00+00:00"
    version: 1
    language: "en-GB"
    digests:
      joint-letter: "sha256:a"
    by: "Ida"
    how: mail
    print: {}
"""
    )
