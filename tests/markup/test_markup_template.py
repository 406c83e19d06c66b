from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettergen.document import (
    AddressBlock,
    Emphasis,
    Heading,
    Inlines,
    Item,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Role,
    SignatoryList,
    Strong,
    Text,
    plain,
)
from lettergen.findings import Source
from lettergen.markup import Cite, Directive, MarkupBlock, parse_template

SOURCE = Source(PurePosixPath("letter_templates/joint-letter.en.md"), 1)
Values = Mapping[str, Inlines | str]


def p(number: int) -> str:
    """Return a placeholder."""
    return f"\ue000{number}\ue001"


def blocks(text: str, values: Values | None = None) -> tuple[MarkupBlock, ...]:
    """Return the blocks of a template in which nothing is wrong."""
    read, findings = parse_template(text, SOURCE, values or {})
    assert findings == ()
    return read


def wrong(text: str, values: Values | None = None) -> list[tuple[int, str]]:
    _, findings = parse_template(text, SOURCE, values or {})
    return [(finding.source.line, finding.code.removeprefix("markup-")) for finding in findings]


def test_every_directive_ends_the_paragraph_before_it() -> None:
    text = '::: to\n   ::: copy\nOne\n        ::: facts of="x y" flag n=3\nTwo\n- a\n:::closing\n## H\n::: to'
    assert blocks(text) == (
        Directive("to", (), "to"),
        Directive("copy", (), "copy"),
        Paragraph("copy+1", (Text("One"),)),
        Directive("facts", (("of", "x y"), ("flag", ""), ("n", "3")), "facts"),
        Paragraph("facts+1", (Text("Two"),)),
        ListBlock("facts+2", (Item("facts+2.1", (Text("a"),)),)),
        Directive("closing", (), "closing"),
        Heading("closing+1", 2, (Text("H"),)),
        Directive("to", (), "to+1"),
    )


def test_keys_of_templates() -> None:
    text = f"{{:#ask:{p(0)}}}\nFirst.\n::: facts {{:#facts:{p(0)}}}\n\n{{#b}}\n\n- x\n- {{:#i:{p(0)}}} y"
    assert blocks(text, {"0": "a {b}"}) == (
        Paragraph("ask:a {b}", (Text("First."),)),
        Directive("facts", (), "facts:a {b}"),
        ListBlock("b", (Item("b.1", (Text("x"),)), Item("i:a {b}", (Text("y"),)))),
    )


def test_directives_know_their_attributes_and_lines() -> None:
    (directive,) = blocks('\n\n::: say why-now="a \\"b\\" \\\\"')
    assert isinstance(directive, Directive)
    assert directive.get("why-now") == 'a "b" \\'
    assert directive.get("other", "usual") == "usual"
    assert directive.source == Source(SOURCE.path, 3)


SNIPPETS = (
    *"\n#->*_`[()]|\\ a\"&", "\n\n", "# ", "- ", "> ", "**", "](", "<b>", "&amp;", "::: to", "::::", "{#k}", "{{ x }}",
    "{% x %}", "{*", "*}", "{br}", "[^1]", "\ue000", "\ue001", "\ue0001\ue001",
)  # fmt: skip
HOSTILE = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.lists(
    st.sampled_from(SNIPPETS), max_size=8
).map("".join)


@given(HOSTILE)
def test_any_value_survives_as_itself(value: str) -> None:
    text = (
        f"{{:#k{p(0)}}}\n{p(0)} a{p(0)}b *{p(0)}* **{p(0)}**c [{p(0)}](https://e.org)\n\n- {p(0)}x\n\n"
        f'> {p(0)}x\n\n# {p(0)}x\n::: facts of="{p(0)}" as={p(0)}\n:::: address label="{p(0)}"\n{p(0)}x\n::::'
    )
    read, findings = parse_template(text, SOURCE, {"0": value})
    assert findings == ()
    paragraph, listing, quote, heading, directive, address = read
    assert (
        isinstance(paragraph, Paragraph)
        and isinstance(listing, ListBlock)
        and isinstance(address, AddressBlock)
    )
    assert paragraph.key == "k" + value
    assert plain(paragraph.inlines) == f"{value} a{value}b {value} {value}c {value}"
    if value:
        assert Emphasis((Text(value),)) in paragraph.inlines
        assert Strong((Text(value),)) in paragraph.inlines
        assert Link("https://e.org", (Text(value),)) in paragraph.inlines
    assert listing.items[0].inlines == address.lines[0] == (Text(value + "x"),)
    assert getattr(quote, "inlines", None) == getattr(heading, "inlines", None) == (Text(value + "x"),)
    assert isinstance(directive, Directive)
    assert directive.attributes == (("of", value), ("as", value))
    assert address.label == value


@given(st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters='<>"\ufeff'), max_size=30))
def test_any_address_survives_as_itself(value: str) -> None:
    (paragraph,) = blocks(f"[a](https://e.org/{p(0)}?b={p(0)}\\*)", {"0": value})
    assert paragraph == Paragraph("+1", (Link(f"https://e.org/{value}?b={value}*", (Text("a"),)),))


@pytest.mark.parametrize(
    "url", ["javascript:x", "https://e.org/a b", "ftp://e.org", "", "https://e.org/\n", "\u202e"]
)
def test_addresses_are_checked_after_they_are_filled(url: str) -> None:
    read, findings = parse_template(f"a\n[w]({p(0)})", SOURCE, {"0": url})
    assert [(finding.source.line, finding.code) for finding in findings] == [(2, "markup-link")]
    assert read == (Paragraph("+1", (Text(f"a [w]({url})"),)),)


def test_a_backslash_takes_nothing_from_a_value() -> None:
    assert blocks(f"\\{p(0)}\\\\{p(0)}", {"0": "*v*"}) == (Paragraph("+1", (Text("\\*v*\\*v*"),)),)


def test_values_may_be_inlines() -> None:
    values: Values = {
        "0": (Strong((Text("a"),)), Note((Text("n"),)), Text("b")),
        "1": (Text("see "), Link("https://f.org", (Text("f"),))),
    }
    text = f'*{p(0)}*c [{p(1)}](https://e.org)\n::: say of="{p(0)}"'
    assert blocks(text, values) == (
        Paragraph(
            "+1",
            (
                Emphasis((Strong((Text("a"),)), Note((Text("n"),)), Text("b"))),
                Text("c "),
                Link("https://e.org", (Text("see f"),)),  # a link cannot hold a link
            ),
        ),
        Directive("say", (("of", "ab"),), "say"),
    )


def test_values_stay_out_of_what_is_kept_as_text() -> None:
    text = f"<i>{p(0)} <b class={p(0)}> `{p(0)}`\n\n```\n{p(0)}\n```"
    read, findings = parse_template(text, SOURCE, {"0": "*v*"})
    first, second = read
    assert isinstance(first, Paragraph) and isinstance(second, Paragraph)
    assert plain(first.inlines) == "<i>*v* <b class=*v*> `*v*`"
    assert plain(second.inlines) == "```\n*v*\n```"
    assert "\ue000" not in "".join(str(finding) for finding in findings)


def test_sources_of_data_are_kept() -> None:
    place = Source(PurePosixPath("cases/kz/a.md"), 7)
    (paragraph,) = blocks(f"{p(0)}", {"0": (Text("x", place),)})
    assert isinstance(paragraph, Paragraph) and isinstance(paragraph.inlines[0], Text)
    assert paragraph.inlines[0].source == place


def test_placeholders_without_a_value_and_stray_signs() -> None:
    assert wrong(f"a\n{p(0)} {p(7)}\n\ue000 \ue001x\n\uf8ff", {"0": "\ue0009\ue001\uf8ff"}) == [
        (2, "placeholder"),
        (3, "private-use"),
        (3, "private-use"),
        (4, "private-use"),
    ]


def test_what_nothing_filled_is_left_out() -> None:
    text = f"a\n\n{p(0)}\n\n- {p(0)}\n- b\n:::: signatories\n{p(0)}\nc\n::::\n:::: closing\n{p(0)}\n::::"
    read, findings = parse_template(text, SOURCE, {"0": ""})
    assert read == (
        Paragraph("+1", (Text("a"),)),
        ListBlock("+3", (Item("+3.1", (Text("b"),)),)),
        SignatoryList("+4", ((Text("c"),),)),
    )
    assert [(f.source.line, f.code) for f in findings] == [(line, "markup-empty") for line in (3, 5, 8, 12)]


def test_containers_in_templates() -> None:
    assert blocks(":::: closing {:#c}\nYours sincerely,\n::::") == (
        Paragraph("c", (Text("Yours sincerely,"),), Role.CLOSING),
    )


def test_cites_in_data_are_left_to_whoever_gave_it() -> None:
    read, findings = parse_template(f"{p(0)} [^x]", SOURCE, {"0": (Text("a"), Cite("s1"))})
    assert read == (Paragraph("+1", (Text("a"), Cite("s1"), Text(" [^x]"))),)
    assert [finding.code for finding in findings] == ["markup-note"]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("a\n::: \nb", [(2, "colons")]),
        (":::", [(1, "colons")]),
        ("::::: x", [(1, "colons")]),
        ("::::", [(1, "colons")]),
        ("a\n::: 3x", [(2, "colons")]),
        ("::: to =3", [(1, "directive")]),
        ('::: to a="b', [(1, "directive")]),
        ('::: to a="b"c', [(1, "directive")]),
        (":::: nothing\n::::", [(1, "container")]),
        (":::: closing\na", [(1, "unclosed")]),
        (":::: address\n::: to\n::::", [(2, "directive-place")]),
        (":::: case\n## a\n::: to\n::::", [(3, "directive-place")]),
        ("{#a}\n{#b}\nx", [(1, "key-alone")]),
        ("x\n{#a}", [(2, "key-alone")]),
        ("{#a}\nx\n\n{#a}\ny", [(4, "key")]),
        ("<!-- a -->", [(1, "comment")]),
    ],
)
def test_what_is_wrong_in_templates(text: str, findings: list[tuple[int, str]]) -> None:
    assert wrong(text) == findings


def test_colons_after_a_backslash_are_text() -> None:
    assert blocks("\\::: to\n\\{#a}") == (Paragraph("+1", (Text("::: to {#a}"),)),)
