"""The head of a letter: to whom, copied to whom, where and when, on what, and the salutation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lettergen.asof import OfficialView, View
from lettergen.compose.inputs import Inputs, Unfillable
from lettergen.compose.protocol import in_order, members
from lettergen.document import AddressBlock, Block, Inlines, Paragraph, Role, Text
from lettergen.findings import Source, error
from lettergen.language import joined
from lettergen.library.similar import did_you_mean
from lettergen.markup.nodes import Directive
from lettergen.records.library import OfficialList

TO_NOBODY = "Dear Sir or Madam"


def to(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """The addressees, one line each; a list of officials is one line, joined as a sentence."""
    return _address("to", directive.get("label", "To:"), inputs.settings.to, inputs)


def copy(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """Those who get a copy, except the unprinted; nothing where there is none."""
    return _address("copy", directive.get("label", "Copy:"), inputs.settings.copy, inputs)


def _address(key: str, label: str, ids: Sequence[str], inputs: Inputs) -> tuple[Block, ...]:
    hidden = _unprinted(inputs) if key == "copy" else frozenset()
    named_at = _line_in_letter_yaml(key, inputs)
    lines = tuple(line for entry in in_order(ids, inputs) for line in _line(entry, inputs, hidden, named_at))
    return (AddressBlock(key, label, lines),) if lines else ()


def _unprinted(inputs: Inputs) -> frozenset[str]:
    """Those who are copied unseen, whether they are named themselves or with a list."""
    return frozenset(members(inputs.settings.unprinted, inputs.view))


def _line_in_letter_yaml(key: str, inputs: Inputs) -> Source:
    return inputs.settings.lines.get(key, inputs.settings.place_in_file)


def _line(entry: str, inputs: Inputs, hidden: frozenset[str], named_at: Source) -> tuple[Inlines, ...]:
    view = inputs.view
    if entry in view.lists:
        group = view.lists[entry]
        shown = [_of_list(member, group, view) for member in group.of if member not in hidden]
        return ((Text(_group(group.heading, shown, inputs), group.place),),) if shown else ()
    official = _official(entry, view, named_at)
    return () if entry in hidden else ((Text(_single(official, inputs), official.place),),)


def _official(entry: str, view: View, place: Source) -> OfficialView:
    """Raise Unfillable in the words in which `check` tells it (checks.registers), so that it is told once."""
    if entry in view.officials:
        return view.officials[entry]
    hint = did_you_mean(entry, (*view.officials, *view.lists))
    message = f"names the official or list '{entry}', which the library does not have"
    where = "Officials lie in cases/officials/, lists in its lists.yaml."
    raise Unfillable(error(place, "unknown-official", message, hint or where))


def _of_list(member: str, group: OfficialList, view: View) -> OfficialView:
    """Return a member of a list; raises Unfillable in the words in which `check` tells it of the list."""
    if member in view.officials:
        return view.officials[member]
    hint = did_you_mean(member, view.officials) or "Officials lie in cases/officials/."
    message = f"names the official '{member}', which the library does not have"
    raise Unfillable(error(group.lines.get("of", group.place), "unknown-official", message, hint))


def _office(official: OfficialView, inputs: Inputs) -> str:
    country = inputs.country_name(official.accredited_to) if official.accredited_to else ""
    return (
        official.office
        if not country or _names(official.office, country)
        else f"{official.office} to {country}"
    )


def _names(words: str, country: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(country)}(?!\w)", words, re.IGNORECASE) is not None


def _single(official: OfficialView, inputs: Inputs) -> str:
    office = _office(official, inputs)
    return f"{office}, {official.holder.name}" if official.holder else office


def _group(heading: str, members: Sequence[OfficialView], inputs: Inputs) -> str:
    codes = list(dict.fromkeys(member.accredited_to for member in members if member.accredited_to))
    countries = [inputs.country_name(code) for code in codes]
    if all(member.accredited_to and member.holder is None for member in members):
        return _to_countries(heading, countries, inputs.language)
    said = len(countries) == 1 and _names(heading, countries[0])
    shown = [_member(member, inputs, said=said) for member in members]
    return f"{heading}, {joined(shown, inputs.language)}"


_SOMEWHERE = re.compile(r"\b(?:to|in)\s", re.IGNORECASE)
"""What a heading says of where its officials are: "in the South Caucasus"."""


def _to_countries(heading: str, countries: Sequence[str], language: str) -> str:
    """Return the heading with the countries, unless it names them; one that names a place has them in brackets."""
    if all(_names(heading, country) for country in countries):
        return heading
    named = joined(countries, language)
    return f"{heading} ({named})" if _SOMEWHERE.search(heading) else f"{heading} to {named}"


def _member(official: OfficialView, inputs: Inputs, *, said: bool) -> str:
    """One of several in a line; the office, where nobody is known to hold it or where the country is said."""
    if official.holder is None:
        return _office(official, inputs)
    country = inputs.country_name(official.accredited_to) if official.accredited_to and not said else ""
    return f"{official.holder.name} ({f'to {country}' if country else _office(official, inputs)})"


def dateline(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """Place and date."""
    line = f"{inputs.settings.place}, {inputs.date_text}"
    return (Paragraph("dateline", (Text(line, inputs.settings.place_in_file),), Role.DATELINE),)


def subject(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """The subject, after the house's label."""
    label = directive.get("label")
    words = f"{label} {inputs.settings.subject}" if label else inputs.settings.subject
    return (Paragraph("subject", (Text(words, inputs.settings.place_in_file),), Role.SUBJECT),)


def salutation(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """The form of address of each office that is greeted, in one line: "Dear President Diaz, dear President Ek,"."""
    first, *others = dict.fromkeys(_greetings(inputs)) or (TO_NOBODY,)
    line = ", ".join([first, *(re.sub(r"^Dear\b", "dear", greeting) for greeting in others)])
    return (Paragraph("salutation", (Text(f"{line},", inputs.settings.place_in_file),), Role.SALUTATION),)


def closing(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """The last line before the signatories: `unnamed` where nobody is greeted by name, as after "Dear Sir or Madam"."""
    words = directive.get("text", "Yours sincerely,")
    if not greets_by_name(inputs):
        words = directive.get("unnamed", words)
    return (Paragraph("closing", (Text(words),), Role.CLOSING),)


def greets_by_name(inputs: Inputs) -> bool:
    """Tell whether the salutation names anybody; raises Unfillable for an unknown addressee."""
    return any(greeting != TO_NOBODY for greeting in _greetings(inputs))


def addressees(inputs: Inputs) -> Iterable[OfficialView]:
    """Return everybody the letter is to, one by one, in the order of the address; raises Unfillable for an unknown one."""
    view, named_at = inputs.view, _line_in_letter_yaml("to", inputs)
    found: dict[str, OfficialView] = {}
    for entry in in_order(inputs.settings.to, inputs):
        group = view.lists.get(entry)
        for member in members([entry], view):
            found[member] = _of_list(member, group, view) if group else _official(member, view, named_at)
    return found.values()


def _greetings(inputs: Inputs) -> list[str]:
    """The forms of address, without those of offices that stand in the address only."""
    ungreeted = set(members(inputs.settings.ungreeted, inputs.view))
    return [_greeting(official) for official in addressees(inputs) if official.id not in ungreeted]


def _greeting(official: OfficialView) -> str:
    if official.holder is None or not official.salutation:
        return TO_NOBODY
    words = {"{surname}": official.holder.surname, "{name}": official.holder.name}
    return re.sub(r"\{(?:surname|name)\}", lambda match: words[match[0]], official.salutation)
