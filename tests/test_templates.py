"""Templates: found, filled, and refused with the line an officer has to look at; never a traceback."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettergen.document import Emphasis, Kind, Paragraph, Text, plain
from lettergen.findings import Finding, Severity, Source
from lettergen.library.workspace import Workspace
from lettergen.markup.nodes import Directive, MarkupBlock
from lettergen.resources import templates_folder
from lettergen.templates import Prose, Template, find_template, render, template_name
from lettergen.templates.sandbox import MAX_ROUNDS

PLACE = PurePosixPath("letter_templates/joint-letter.en.md")


END_IT = Prose((Text("end "), Emphasis((Text("it"),))))


@dataclass(frozen=True)
class Value:
    """What templates are given: plain parts."""

    id: str
    title: str = "A title"
    do: Prose = END_IT


CONTEXT: Mapping[str, object] = {
    "asks": (Value("torture"), Value("critics")),
    "ask": Value("torture"),
    "name": "Ana *Diaz*",
    "words": ("one", "two", "three"),
    "many": tuple(range(200)),
    "none_of_it": (),
    "flag": True,
    "number": 3,
}


def filled(text: str) -> tuple[tuple[MarkupBlock, ...], list[Finding]]:
    return render(Template(text, Source(PLACE, 1)), CONTEXT)


def printed(text: str) -> list[str]:
    blocks, findings = filled(text)
    assert findings == []
    return [plain(block.inlines) for block in blocks if isinstance(block, Paragraph)]


def refused(text: str) -> tuple[int, str]:
    """Return line and code of the one finding of a template that gives no blocks."""
    blocks, findings = filled(text)
    assert blocks == ()
    (finding,) = findings
    assert finding.severity is Severity.ERROR
    assert finding.source.path == PLACE
    assert finding.hint
    return finding.source.line, finding.code


# What a template can do.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ name }}", ["Ana *Diaz*"]),
        ("{{ name|capitalised }} {{ words|joined }}", ["Ana *Diaz* one, two and three"]),
        ("{{ words|first }} {{ words|last }} {{ words|length }} {{ words|count }}", ["one three 3 3"]),
        ("{{ words[1] }} {{ number }}", ["two 3"]),
        ("{{ 'yes' if flag else 'no' }}{{ 'nothing' if none_of_it }}", ["yes"]),
        (
            "{% if number > 2 and not none_of_it %}\nMany.\n{% elif flag %}\nFew.\n{% else %}\nNone.\n{% endif %}",
            ["Many."],
        ),
        ('{% if "two" in words %}\nTwo.\n{% endif %}', ["Two."]),
        ("{% if number is odd %}\nOdd.\n{% endif %}", ["Odd."]),
        ("{% set who = name %}\n{{ who }}", ["Ana *Diaz*"]),
        ("{% for word in none_of_it %}\n{{ word }}\n{% else %}\nNothing.\n{% endfor %}", ["Nothing."]),
        (
            "{% for word in words if word != 'two' %}\n{{ loop.index }}. is {{ word }}\n\n{% endfor %}",
            ["1. is one", "2. is three"],
        ),
        ("{% for word in words %}\n{{ word }}\n{% endfor %}", ["one two three"]),
        ("{{ ordinal(1) }} {{ ordinal(number) }} {{ ordinal(11) }}", ["First Third 11."]),
        ("{## a comment, which may {{ be }} anything ##}\nWords.", ["Words."]),
        ("{% raw %}{{ name }}{% endraw %}", ["{{ name }}"]),
        ("{{ '*not* markup' }}", ["*not* markup"]),
    ],
)
def test_what_a_template_can_do(text: str, expected: list[str]) -> None:
    assert printed(text) == expected


def test_a_value_may_have_emphasis_of_its_own() -> None:
    (block,), findings = filled("Please {{ ask.do }}.")
    assert findings == []
    assert isinstance(block, Paragraph)
    assert block.inlines == (Text("Please end "), Emphasis((Text("it"),)), Text("."))
    assert printed("{{ ask.do|capitalised }}") == ["End it"]


def test_a_value_stands_in_keys_and_attributes_as_it_is() -> None:
    (paragraph, directive), findings = filled('{#ask:{{ ask.id }}}\nWords.\n\n::: facts of="{{ name }}"')
    assert findings == []
    assert isinstance(paragraph, Paragraph) and paragraph.key == "ask:torture"
    assert isinstance(directive, Directive) and directive.get("of") == "Ana *Diaz*"


def test_a_value_stands_in_an_address_only_if_it_makes_one() -> None:
    (block,), findings = filled("[here]({{ name }})")
    assert [finding.code for finding in findings] == ["markup-link"]
    assert isinstance(block, Paragraph) and plain(block.inlines) == "[here](Ana *Diaz*)"


# Lines.


def test_lines_are_those_of_the_template() -> None:
    text = """One.

{% for ask in asks %}
{#ask:{{ ask.id }}}
{{ ordinal(loop.index) }}, {{ ask.do }}
and more.

::: facts of="{{ ask.id }}"
{% if flag -%}

  ::: standard
{% endif %}
{% endfor %}
{## a comment
over lines ##}
Last {{ name }}.
"""
    blocks, findings = filled(text)
    assert findings == []
    assert [_line(block) for block in blocks] == [1, 5, 8, 11, 5, 8, 11, 16]
    texts = [inline for block in blocks if isinstance(block, Paragraph) for inline in block.inlines]
    assert {text.source.line for text in texts if isinstance(text, Text) and text.source} <= {1, 5, 6, 16}


def _line(block: MarkupBlock) -> int:
    assert block.source is not None and block.source.path == PLACE
    return block.source.line


def test_faults_of_markup_have_the_line_of_the_template() -> None:
    _, findings = filled("{% for word in words %}\n{{ word }}\n\n{% endfor %}\n`code`\n\n[x](nowhere)\n")
    assert [(finding.source.line, finding.code) for finding in findings] == [
        (5, "markup-code"),
        (7, "markup-link"),
    ]


def test_where_data_comes_from_is_not_mistaken_for_a_line_of_the_template() -> None:
    data = Source(PurePosixPath("cases/a.md"), 1)
    blocks, _ = render(Template("\n\n\n{{ it }}", Source(PLACE, 1)), {"it": Prose((Text("Words", data),))})
    (block,) = blocks
    assert isinstance(block, Paragraph) and isinstance(block.inlines[0], Text)
    assert block.inlines[0].source == data


# What it cannot.


@pytest.mark.parametrize(
    "expression",
    ["name ~ '*'", "name + '*'", "'%s' % name", "name * 2", "words + words", "number - 1", "2 ** 3", "7 // 2", "-number",
     "name[0:2]", "{'a': 1}", "name.upper()", "words.index('one')", "'{}'.format(name)", "'*'.join(words)", "range(3)",
     "dict(a=1)", "namespace()", "cycler(1)", "lipsum()", "joiner()", "ordinal(number=1)", "ordinal(*words)",
     "name|joined(1)", "words|joined(sep='*')", "loop(words)", "caller()", "super()", "self.a()"],
)  # fmt: skip
def test_an_expression_that_templates_do_not_have_is_refused(expression: str) -> None:
    assert refused(f"Words.\n\n{{{{ {expression} }}}}") == (3, "template-refused")


@pytest.mark.parametrize(
    "tag",
    ["{% macro m(x) %}{{ x }}{% endmacro %}", "{% set x %}*{{ name }}*{% endset %}", "{% include 'other.md' %}",
     "{% import 'other.md' as other %}", "{% from 'other.md' import x %}", "{% extends 'other.md' %}",
     "{% block x %}{% endblock %}", "{% filter capitalised %}x{% endfilter %}", "{% call m() %}{% endcall %}",
     "{% autoescape false %}{{ name }}{% endautoescape %}", "{% with x = 1 %}{% endwith %}",
     "{% for x in words recursive %}{% endfor %}", "{% set name.x = 1 %}"],
)  # fmt: skip
def test_a_tag_that_templates_do_not_have_is_refused(tag: str) -> None:
    line, code = refused(f"Words.\n\n{tag}")
    assert (line, code) == (3, "template-refused")


@pytest.mark.parametrize(
    "tag", ["{% do x %}", "{% debug %}", "{% break %}", "{% trans %}x{% endtrans %}", "{% nonsense %}"]
)
def test_a_tag_nobody_knows_is_an_error(tag: str) -> None:
    assert refused(f"Words.\n\n{tag}") == (3, "template-error")


@pytest.mark.parametrize(
    "expression",
    ["name.__class__", "name.upper", "ask.__class__.__mro__", "ask.do.inlines",
     "ask.do.inlines[0].text", "ask.do.inlines|length", "ask['__class__']", "words.index",
     "ordinal.__globals__", "asks[0].__dict__", "asks.__len__", "number.real"],
)  # fmt: skip
def test_values_show_their_parts_and_nothing_else(expression: str) -> None:
    assert refused(f"Words.\n\n{{{{ {expression} }}}}") == (3, "template-error")


@pytest.mark.parametrize("part", ["cycle", "changed", "__init__", "_iterable", "depth"])
def test_a_loop_shows_where_it_is_and_nothing_else(part: str) -> None:
    assert refused(f"{{% for word in words %}}\n{{{{ loop.{part} }}}}\n{{% endfor %}}") == (
        2,
        "template-error",
    )


@pytest.mark.parametrize(
    "expression",
    ["asks", "ask", "words", "flag", "none", "self", "loop", "ordinal", "words|first|first|joined|list"],
)
def test_what_is_not_one_text_cannot_be_printed(expression: str) -> None:
    assert refused(f"\n{{{{ {expression} }}}}") == (2, "template-error")


@pytest.mark.parametrize(
    "expression",
    ["asks|joined", "ask|joined", "number|length", "ordinal('x')", "words['x']", "words[9]", "ask.do|length"],
)
def test_an_expression_that_does_not_fit_its_value_is_an_error(expression: str) -> None:
    assert refused(f"\n\n\n{{{{ {expression} }}}}") == (4, "template-error")


def test_a_name_that_is_not_there_is_an_error_with_the_nearest_one() -> None:
    _, (finding,) = filled("One.\n\nTwo {{ nam }}.")
    assert (finding.source.line, finding.code) == (3, "template-error")
    assert finding.message == "cannot be filled: 'nam' is not a name that this template can use"
    assert finding.hint == "Did you mean 'name'?"
    _, (finding,) = filled("{% for ask in asks %}{{ aks.title }}{% endfor %}")
    assert finding.hint == "Did you mean 'ask'?"
    _, (finding,) = filled("{% for entry in asks %}{{ entri.title }}{% endfor %}")
    assert finding.hint == "Did you mean 'entry'?"
    _, (finding,) = filled("{{ ask.titel }}")
    assert finding.message == "cannot be filled: a value has no part 'titel'"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("{{ name ~ name }}", "uses ~, which could glue data to markup", "Print values on their own"),
        (
            "{{ name.upper() }}",
            "uses what templates do not have (Jinja calls it Call)",
            "docs/templates.md lists",
        ),
        (
            "{{ name.upper }}",
            "cannot be filled: a value shows its parts, and nothing else",
            "docs/templates.md lists",
        ),
        (
            "{{ number|length }}",
            "cannot be filled: an expression does not fit the value it works on",
            "docs/templates.md",
        ),
        (
            "{{ " + "[" * 500 + "]" * 500 + " }}",
            "cannot be filled: it is nested too deeply",
            "docs/templates.md lists",
        ),
        (
            "{{ asks }}",
            "cannot be filled: a value of several parts, or a yes or no, cannot be printed",
            "docs/",
        ),
        (
            "{{ nonsensical }}",
            "cannot be filled: 'nonsensical' is not a name that this template can use",
            "docs/",
        ),
    ],
)
def test_a_person_can_act_on_what_is_told(text: str, message: str, hint: str) -> None:
    _, (finding,) = filled(text)
    assert finding.message == message
    assert finding.hint.startswith(hint)


def test_the_first_of_nothing_is_an_error() -> None:
    _, (finding,) = filled("{{ none_of_it|first }}")
    assert finding.message == "cannot be filled: No first item, sequence was empty"


@pytest.mark.parametrize(
    "text",
    ["{% if nam %}x{% endif %}", "{% for x in nam %}{% endfor %}", "{{ nam|joined }}", "{{ nam == 1 }}"],
)
def test_a_name_that_is_not_there_is_never_empty(text: str) -> None:
    assert refused(text) == (1, "template-error")


@pytest.mark.parametrize(
    ("text", "line"),
    [("{{", 1), ("\n{{ a b }}", 2), ("\n\n{% for x in words %}", 3), ("{% endfor %}", 1), ("{{ name|upper }}", 1),
     ("{{ 1 is divisibleby(2) }}", 1), ("\n{% if %}x{% endif %}", 2), ("{% raw %} x", 1), ("\n{{ 'open }}", 2),
     ("{## open", 1)],
)  # fmt: skip
def test_a_syntax_error_has_its_line(text: str, line: int) -> None:
    assert refused(text) == (line, "template-error")


# Without end.


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in many %}{% for b in many %}{% for c in many %}{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in many %}{% for b in many %}{% for c in many %}{{ c }}{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in many %}{% for b in many if b in many %}{% endfor %}{% endfor %}",
        f"{{% for a in [{'1,' * 20_000}] %}}{{% endfor %}}",
        "{% for a in many %}" + "words " * 50_000 + "{% endfor %}",
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "{{ " + "not " * 5000 + "flag }}",
        "{% if flag %}" * 200 + "{% endif %}" * 200,
        "{% for a in words %}" * 30 + "{% endfor %}" * 30,
        "{{ " + "9" * 5000 + " }}",
        "{{ " + "[" * 500 + "]" * 500 + " }}",
        "{{ name" + "|first" * 5000 + " }}",
    ],
)
def test_what_would_go_on_for_ever_is_stopped(text: str) -> None:
    began = time.monotonic()
    assert refused("Words.\n" + text)[1] == "template-error"
    assert time.monotonic() - began < 10


def test_loops_may_go_round_as_often_as_a_library_needs() -> None:
    text = "{% for a in many %}{% for b in words %}{% if loop.last and a == 199 %}{{ b }}{% endif %}{% endfor %}{% endfor %}"
    assert printed(text) == ["three"]
    assert len(CONTEXT["many"]) * 3 < MAX_ROUNDS  # type: ignore[arg-type]


# Characters that mark values.


@pytest.mark.parametrize("text", ["\ue0000\ue001", "a \ue000 b", "\uf8ff", "\ue0001\ue001 {{ name }}"])
def test_private_characters_in_a_template_are_reported(text: str) -> None:
    _, findings = filled(f"One.\n\n{text}")
    codes = {
        (finding.source.line, finding.code) for finding in findings if finding.severity is Severity.ERROR
    }
    expected = "markup-placeholder" if "\ue001" in text else "markup-private-use"
    assert codes == {(3, expected)}


def test_a_backslash_makes_no_private_character_either() -> None:
    assert refused('\n{{ "\\ue0000\\ue001" }}') == (2, "template-error")
    assert refused('\n{{ "\\u0007" }}') == (2, "template-error")


def test_a_mark_of_a_line_cannot_be_forged() -> None:
    blocks, _ = filled("One.\n\ue00299\ue003Two.")
    assert _line(blocks[0]) == 1


templates = st.lists(
    st.sampled_from(
        ["{{", "}}", "{%", "%}", "{##", "##}", "{#a}", " ", "\n", "\n\n", "name", "asks", "ask.do", "words", "loop.index",
         "(", ")", "[", "]", "|", "joined", "first", "for x in", "endfor", "if", "endif", "else", "set x =", "in", "'", '"',
         "1", "*", "::: ", "of=", "::::", "raw", "endraw", "-", "~", ",", ".", "__class__", "macro m()", "recursive",
         "\ue000", "0", "\ue001", "block", "if 1 %}", "{{ name }}", "{% for x in words %}", "{% endfor %}", "{{ x }}"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@settings(max_examples=400)
@given(text=st.one_of(templates, st.text()))
def test_no_template_raises(text: str) -> None:
    blocks, findings = filled(text)
    lines = len(re.split("\r\n|\r|\n", text))
    assert all(0 < finding.source.line <= lines and finding.source.path == PLACE for finding in findings)
    # A quotation of nothing is nothing.
    assert blocks or findings or not text.replace(">", "").strip() or "{" in text or "[^" in text


# Where they lie.


def test_the_workspaces_own_template_comes_first(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    built_in, findings = find_template(workspace, Kind.JOINT_LETTER, "en")
    assert findings == []
    assert built_in is not None
    assert built_in.text == (templates_folder() / "joint-letter.en.md").read_text(encoding="utf-8")
    own = tmp_path / "letter_templates" / template_name(Kind.JOINT_LETTER, "en")
    own.parent.mkdir()
    own.write_text("::: to\n", encoding="utf-8")
    assert find_template(workspace, Kind.JOINT_LETTER, "en") == (Template("::: to\n", Source(PLACE, 1)), [])


@pytest.mark.parametrize("kind", ["link", "dangling link", "folder", "binary", "private"])
def test_an_own_template_that_cannot_be_read_is_a_finding(tmp_path: Path, kind: str) -> None:
    own = tmp_path / "letter_templates" / "joint-letter.en.md"
    own.parent.mkdir()
    match kind:
        case "link":
            (tmp_path / "other.md").write_text("::: to\n", encoding="utf-8")
            own.symlink_to(tmp_path / "other.md")
        case "dangling link":
            own.symlink_to(tmp_path / "nowhere")
        case "folder":
            own.mkdir()
        case "binary":
            own.write_bytes(b"\xff\xfe")
        case _:
            own.write_text("\n\ue000", encoding="utf-8")
    template, findings = find_template(Workspace(tmp_path), Kind.JOINT_LETTER, "en")
    assert template is None
    assert [(str(finding.source.path), finding.severity) for finding in findings] == [
        (str(PLACE), Severity.ERROR)
    ]
