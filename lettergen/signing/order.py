"""The order of the signatories, and the groups they stand in."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from lettergen.collation import collation_key
from lettergen.fast_dataclasses import dataclass
from lettergen.language import territory
from lettergen.moments import moment_or_day
from lettergen.records.dossier import Dossier, SignRules
from lettergen.records.library import Country, Organisation
from lettergen.records.signatures import Signature

OTHERS = "Other signatories"
_LAST = 1 << 30
_NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)
_KINDS = ("Organisations", "Networks", "Individuals")


@dataclass(frozen=True, slots=True)
class Registry:
    """What the library knows of signatories: organisations by id, countries by code."""

    organisations: Mapping[str, Organisation]
    countries: Mapping[str, Country]

    def country_name(self, code: str) -> str:
        """Return the name of a country, the library's before that of CLDR; empty for no code."""
        known = self.countries.get(code)
        return known.name if known else territory(code, "en")


@dataclass(frozen=True, slots=True)
class Group:
    """Signatories under a heading; where all stand in one list, it has none."""

    id: str
    heading: str
    signatures: tuple[Signature, ...]


def signatories(dossier: Dossier, organisations: Mapping[str, Organisation]) -> tuple[Signature, ...]:
    """Return those who signed and may be shown, in the order that letter.yaml wants, without its groups."""
    signed = list(in_order((s for s in dossier.signatures if _shown(s, organisations)), organisations))
    rules = dossier.settings.sign
    if rules.order == "alphabetical":
        signed.sort(key=lambda s: collation_key(_name(s, organisations)))
    if rules.order == "drafter-first":
        signed.sort(key=lambda s: not _drafts(s, rules))
    return tuple(signed)


def _drafts(signature: Signature, rules: SignRules) -> bool:
    return signature.organisation == rules.drafter and signature.person is None


def in_order(
    signatures: Iterable[Signature], organisations: Mapping[str, Organisation]
) -> tuple[Signature, ...]:
    """Return signatures in the order in which they came: by number, where numbers tie by time, then by name.

    Numbers tie where two branches gave them out at once; the order is the same everywhere all the same.
    """
    return tuple(
        sorted(
            signatures,
            key=lambda s: (
                s.number if s.number is not None else _LAST,
                moment_or_day(s.received) or _NEVER,
                _letters(_name(s, organisations)),
                s.id,
            ),
        )
    )


def _shown(signature: Signature, organisations: Mapping[str, Organisation]) -> bool:
    """A person who signs for themselves has a name to print and, mostly, no organisation in the registry.

    A signature that waits for something is none yet, not in a draft either, which is read by others, too.
    """
    known = signature.organisation in organisations or signature.person or signature.print.name
    unconditional = signature.answer == "signed" and not signature.condition
    return unconditional and signature.disclosed and bool(known)


def _letters(name: str) -> tuple[str, str]:
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return bare.casefold(), name


def _name(signature: Signature, organisations: Mapping[str, Organisation]) -> str:
    organisation = organisations.get(signature.organisation)
    named = signature.print.name or (signature.person.name if signature.person else "")
    return named or (organisation.name if organisation else signature.id)


def groups(signed: Sequence[Signature], rules: SignRules, registry: Registry) -> tuple[Group, ...]:
    """Return the signatories in the groups that letter.yaml wants, each in the order given; one without a heading for none.

    Kinds stand as organisations, networks, individuals; countries by the alphabet; a house's own groups as letter.yaml
    lists them; whoever is in none of them last. Where the drafter stands first, so does its group.
    """
    if rules.group_by == "none":
        return (Group("", "", tuple(signed)),)
    headings = {s.id: _heading(s, rules, registry) for s in signed}
    order = _in_their_order(set(headings.values()), rules)
    if rules.order == "drafter-first" and signed and _drafts(signed[0], rules):
        order.sort(key=lambda heading: heading != headings[signed[0].id])
    if len(order) < 2:
        return (Group("", "", tuple(signed)),)
    return tuple(
        Group(str(number), heading, tuple(s for s in signed if headings[s.id] == heading))
        for number, heading in enumerate(order, 1)
    )


def _heading(signature: Signature, rules: SignRules, registry: Registry) -> str:
    organisation = registry.organisations.get(signature.organisation)
    match rules.group_by:
        case "kind" if signature.person:
            return _KINDS[2]
        case "kind":
            return _KINDS[1] if organisation and organisation.members else _KINDS[0]
        case "country" if signature.person:
            return signature.person.country or OTHERS
        case "country":
            return (registry.country_name(organisation.country) if organisation else "") or OTHERS
        case "own" | "none":
            return rules.groups.get(signature.print.group, OTHERS)


def _in_their_order(headings: Set[str], rules: SignRules) -> list[str]:
    known = {"kind": _KINDS, "own": tuple(rules.groups.values())}.get(rules.group_by)
    if known is None:
        known = tuple(sorted(headings - {OTHERS}, key=collation_key))
    return [heading for heading in (*known, OTHERS) if heading in headings]


def unknown_groups(dossier: Dossier) -> Iterator[Signature]:
    """Yield those who signed and are in a group that letter.yaml does not list."""
    rules = dossier.settings.sign
    for signature in dossier.signatures:
        group = signature.print.group
        if rules.group_by == "own" and group and group not in rules.groups and signature.answer == "signed":
            yield signature
