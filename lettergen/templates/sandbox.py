"""Jinja's language, cut down to what a letter needs, and what becomes of the values that a template prints."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from lettergen.document import Inlines, SignatoryWords, plain
from lettergen.fast_dataclasses import dataclass
from lettergen.language import capitalised, joined, ordinal
from lettergen.library.reading import unwanted

LANGUAGE = "en"

MAX_ROUNDS = 10_000
"""How often the loops of a template may go round, all together."""

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Assign,
    nodes.Name, nodes.Const, nodes.Tuple, nodes.List, nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr,
)  # fmt: skip
FILTERS = ("capitalised", "count", "first", "joined", "last", "length")
TESTS = ("defined", "even", "none", "odd", "undefined")
LOOP = frozenset(
    {"first", "index", "index0", "last", "length", "nextitem", "previtem", "revindex", "revindex0"}
)
_COUNTED = " counted"  # no template can write a filter's name with a space in it

GLUE: Mapping[type[nodes.Node], str] = MappingProxyType(
    {
        nodes.Concat: "~",
        nodes.Add: "+",
        nodes.Mod: "%",
        nodes.Mul: "*",
        nodes.AssignBlock: "a block with 'set'",
    }
)
"""What could join data with markup before it is kept aside, and how it is written."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A value for templates that is more than text: inlines of a record."""

    inlines: Inlines

    def __str__(self) -> str:
        return plain(self.inlines)


def refused(tree: nodes.Template) -> list[nodes.Node]:
    """Return what a template uses and may not, the first of each line."""
    found: dict[int, nodes.Node] = {}
    for node in tree.find_all(nodes.Node):
        if not _allowed(node) and node.lineno:
            found.setdefault(node.lineno, node)
    return list(found.values())


def _allowed(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Call):
        plain_call = not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        return plain_call and isinstance(node.node, nodes.Name) and node.node.name == "ordinal"
    if isinstance(node, nodes.Filter):
        return not (node.args or node.kwargs or node.dyn_args or node.dyn_kwargs)
    return isinstance(node, _ALLOWED) and not (isinstance(node, nodes.For) and node.recursive)


@dataclass(slots=True)
class Values:
    """What the expressions of one filling printed, and how often its loops went round."""

    kept: dict[str, Inlines | str] = field(default_factory=dict)
    rounds: int = 0

    @jinja2.pass_context  # which also keeps Jinja from working out constants beforehand, past `kept`
    def keep(self, _context: Context, value: object) -> object:
        """Keep what an expression prints, and return the placeholder for it."""
        if isinstance(value, jinja2.Undefined):
            return value  # raises when it is printed
        key = str(len(self.kept))
        self.kept[key] = value.inlines if isinstance(value, Prose) else _words(value)
        return Markup(f"\ue000{key}\ue001")  # noqa: S704 - a number between two marks, no data

    def counted(self, items: Iterable[object]) -> Iterator[object]:
        """Yield the items of a loop until the template has gone round too often."""
        for item in items:
            self.rounds += 1
            if self.rounds > MAX_ROUNDS:
                raise jinja2.TemplateRuntimeError(f"its loops go round more than {MAX_ROUNDS} times")
            yield item


def with_counted_loops(tree: nodes.Template) -> nodes.Template:
    """Return the tree, changed so that every round of every loop is counted."""
    for loop in list(tree.find_all(nodes.For)):
        loop.iter = nodes.Filter(loop.iter, _COUNTED, [], [], None, None, lineno=loop.lineno)
    return tree


def sandbox(values: Values) -> jinja2.Environment:
    """Return the environment that fills one template and keeps what it prints in `values`."""
    environment = _Sandbox(
        autoescape=True,
        undefined=_Missing,
        finalize=values.keep,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        # "{#" begins a block's key here, so a comment of a template is {## ... ##}.
        comment_start_string="{##",
        comment_end_string="##}",
    )
    own = {"capitalised": _capitalised, "joined": _joined, _COUNTED: values.counted}
    environment.globals = {"ordinal": ordinal}
    environment.tests = {name: environment.tests[name] for name in TESTS}
    environment.filters = {name: environment.filters[name] for name in FILTERS if name not in own} | own
    return environment


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja, in which values show their parts and nothing else, and only `ordinal` can be called."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002 - Jinja's own signature
        """Tell whether a template may look at this part of a value."""
        if isinstance(obj, LoopContext):
            return attr in LOOP
        parts = (
            dataclasses.fields(obj) if dataclasses.is_dataclass(obj) and not isinstance(obj, Prose) else ()
        )
        return any(part.name == attr for part in parts)

    def is_safe_callable(self, obj: Any) -> bool:
        """Tell whether a template may call this."""
        return obj is ordinal


class _Missing(jinja2.StrictUndefined):
    """A name that is not there; says so without naming Python's types."""

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint.rstrip(".")
        if self._undefined_obj is jinja2.utils.missing:
            return f"'{self._undefined_name}' is not a name that this template can use"
        return f"a value has no part '{self._undefined_name}'"


def _words(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | Prose):
        raise jinja2.TemplateRuntimeError("a value of several parts, or a yes or no, cannot be printed")
    if isinstance(value, Prose) and any(isinstance(part, SignatoryWords) for part in value.inlines):
        raise jinja2.TemplateRuntimeError(
            "what follows from who signs is still open, and no filter can take it"
        )
    text = str(value)
    if strange := unwanted(text):  # files cannot hold one, but "\ue000" in a template makes one
        raise jinja2.TemplateRuntimeError(f"a value holds {strange}")
    return text


def _capitalised(value: object) -> str:
    return capitalised(_words(value))


def _joined(values: Iterable[object]) -> str:
    return joined([_words(value) for value in values], LANGUAGE)
