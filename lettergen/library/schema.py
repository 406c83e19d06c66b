"""From nodes to records.

cattrs dispatches on the field types of the records; the hooks here say how each type is written in a file, and collect
every fault of a file instead of stopping at the first.
"""

from __future__ import annotations

import dataclasses
import datetime
import types
from collections.abc import Callable, Iterable
from collections.abc import Mapping as AbstractMapping
from functools import cache, partial
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

from cattrs import BaseValidationError, Converter
from cattrs.gen import make_dict_structure_fn, override

from lettergen.dates import PartialDate, parse_day, parse_partial
from lettergen.findings import Finding, Source, error
from lettergen.library.block_keys import LINES, MAX_FAULTS, values_of, wrong_keys
from lettergen.library.keys import field_types, file_keys
from lettergen.library.nodes import Entry, Mapping, Node, Scalar, Sequence, is_empty
from lettergen.library.similar import did_you_mean
from lettergen.markup.builder import is_url
from lettergen.markup.problems import shortened

T = TypeVar("T")
G = TypeVar("G")

Hook = Callable[[Any, Any], Any]
"""Takes a node and the type wanted, and returns a value of that type; raises `_Faults`."""

_URL_FIELDS = frozenset({"url", "website"})


class _Faults(Exception):
    def __init__(self, findings: Iterable[Finding]) -> None:
        super().__init__()
        self.findings = list(findings)


def structure(node: Node, record_type: type[T]) -> tuple[T | None, list[Finding]]:
    """Return the record that `node` describes, or None, and every fault found on the way."""
    try:
        return _converter().structure(node, record_type), []
    except (BaseValidationError, _Faults) as faulty:
        return None, _findings(faulty)


def _findings(faulty: BaseException) -> list[Finding]:
    if isinstance(faulty, _Faults):
        return faulty.findings
    if isinstance(faulty, BaseValidationError):
        return [finding for inner in faulty.exceptions for finding in _findings(inner)]
    if isinstance(faulty, KeyError):
        return []  # a missing key, which the record's own hook has told
    raise faulty


def _fault(source: Source, code: str, message: str, hint: str) -> _Faults:
    return _Faults([error(source, code, message, hint)])


def _gather(read: Callable[[G], Any], given: Iterable[G]) -> list[Any]:
    values: list[Any] = []
    faults: list[Finding] = []
    for one in given:
        try:
            values.append(read(one))
        except (BaseValidationError, _Faults) as faulty:
            faults += _findings(faulty)
        if len(faults) >= MAX_FAULTS:
            place = faults[-1].source
            faults.append(
                error(place, "too-many-faults", "has too many faults to go on", "Mend the first ones.")
            )
            break
    if faults:
        raise _Faults(faults)
    return values


# The hooks of single values.


def _word(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    raise _fault(
        node.source, "wrong-shape", "must be a single value, not a list or block", "Write one value."
    )


def _text(node: Node, kind: Any = str) -> str:
    if kind is not str:  # cattrs dispatches by class here, and an enumeration of words is one of texts
        return cast("str", _member(kind)(node, kind))
    text = node.text if type(node) is Scalar else _word(node)
    if text.isprintable():  # and so holds no tab and no line end, which takes longer to ask
        return text
    text = text.rstrip("\n")  # which "|" and ">" leave
    if "\n" in text or "\t" in text:
        hint = "Write it on one line; a long one may go on in the next lines, indented."
        raise _fault(node.source, "line-break", "holds a line break or a tab, and no value can", hint)
    return text


def _address(node: Node, _: object = None) -> str:
    text = _text(node)
    if not text or is_url(text):
        return text
    hint = "An address begins with https:// or http:// and holds no spaces."
    raise _fault(node.source, "bad-url", f"'{shortened(text)}' is no address of a page", hint)


def _number(node: Node, _: object = None) -> int:
    text = _word(node)
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    raise _fault(
        node.source, "not-a-number", f"'{shortened(text)}' is not a whole number", "Write digits only."
    )


def _yes_no(node: Node, _: object = None) -> bool:
    text = _word(node)
    if text in ("yes", "no"):
        return text == "yes"
    raise _fault(
        node.source, "not-yes-or-no", f"'{shortened(text)}' is neither yes nor no", "Write yes or no."
    )


def _date(node: Node, kind: Any) -> datetime.date | PartialDate:
    text = _word(node)
    try:
        return parse_partial(text) if kind is PartialDate else parse_day(text)
    except ValueError as wrong:
        hint = "A date is 2022, 2022-10 or 2022-10-19." if kind is PartialDate else "A day is 2022-10-19."
        raise _fault(node.source, "bad-date", shortened(str(wrong), 120), hint) from wrong


def _one_of(node: Node, words: tuple[str, ...], kind: Callable[[str], str] = str) -> str:
    text = _word(node)
    if text in words:
        return kind(text)
    hint = did_you_mean(text, words) or "Use one of: " + ", ".join(word for word in words if word) + "."
    raise _fault(node.source, "unknown-word", f"'{shortened(text)}' is not known here", hint)


def _literal(kind: Any) -> Hook:
    words = get_args(kind)
    return lambda node, _: _one_of(node, words)


@cache
def _member(kind: Any) -> Hook:
    members = {member.value: member for member in kind}
    words = tuple(members)
    return lambda node, _: _one_of(node, words, members.__getitem__)


# The hooks of what holds other values.


def _tuple(kind: Any, converter: Converter) -> Hook:
    item_type = get_args(kind)[0]
    of_item = converter.get_structure_hook(item_type)

    def item(node: Node) -> Any:
        if is_empty(node):
            raise _fault(
                node.source, "empty-item", "has an empty entry in a list", "Write it, or delete the entry."
            )
        return of_item(node, item_type)

    return lambda node, _: tuple(_gather(item, node.items if isinstance(node, Sequence) else (node,)))


def _mapping(kind: Any, converter: Converter) -> Hook:
    value_type = get_args(kind)[1]
    of_value = converter.get_structure_hook(value_type)

    def hook(node: Node, _: Any) -> AbstractMapping[str, Any]:
        given = [
            entry for entry in _block(node).entries if value_type is not str or not is_empty(entry.value)
        ]
        values = _gather(lambda entry: of_value(_filled(entry), value_type), given)
        return types.MappingProxyType({entry.key: value for entry, value in zip(given, values, strict=True)})

    return hook


def _filled(entry: Entry) -> Node:
    """A key with nothing after it lacks all that its block needs; which keys these are is told as for any block."""
    return Mapping((), entry.source) if is_empty(entry.value) else entry.value


def _block(node: Node) -> Mapping:
    if isinstance(node, Mapping):
        return node
    raise _fault(
        node.source, "wrong-shape", "must be a block of keys", "Write 'key: value' lines, or {key: value}."
    )


def _record_hook(record_type: Any, converter: Converter) -> Callable[[Node, Any], Any]:
    fill = _filler(record_type, converter)

    def hook(node: Node, _: Any) -> Any:
        block = _block(node)
        values = values_of(block, record_type)
        faults = wrong_keys(block, values, record_type)
        try:
            record = fill(values, record_type)
        except BaseValidationError as faulty:
            raise _Faults(faults + _findings(faulty)) from faulty
        if faults:
            raise _Faults(faults)
        return record

    return hook


def _filler(record_type: Any, converter: Converter) -> Hook:
    keys = file_keys(record_type)
    settings = {}
    for name, kind in field_types(record_type).items():
        if name in keys:
            hook = _address if name in _URL_FIELDS else None
            settings[name] = override(rename=keys[name], struct_hook=hook)
        elif kind is Source or name == LINES:
            settings[name] = override(struct_hook=lambda place, _: place)
        else:
            settings[name] = override(omit=True)
    make = cast("Any", make_dict_structure_fn)
    return cast(
        "Hook",
        make(record_type, converter, _cattrs_detailed_validation=True, **settings),
    )


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and dataclasses.is_dataclass(kind)


def _has_origin(origin: Any, kind: Any) -> bool:
    return get_origin(kind) is origin


@cache
def _converter() -> Converter:
    converter = Converter(detailed_validation=True)
    factory = converter.register_structure_hook_factory
    factory(partial(_has_origin, tuple), lambda kind: _tuple(kind, converter))
    factory(partial(_has_origin, AbstractMapping), lambda kind: _mapping(kind, converter))
    factory(partial(_has_origin, Literal), _literal)
    factory(_is_record, lambda kind: _record_hook(kind, converter))
    # Hooks for single classes come before those above: a PartialDate is a dataclass, too, but is written as one word.
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(int, _number)
    converter.register_structure_hook(bool, _yes_no)
    converter.register_structure_hook(datetime.date, _date)
    converter.register_structure_hook(PartialDate, _date)
    return converter
