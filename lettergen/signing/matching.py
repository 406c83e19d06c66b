"""Which organisation of the registry a name written elsewhere means: the same name is taken, a near one is only offered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from lettergen.fast_dataclasses import dataclass
from lettergen.records.library import Organisation
from lettergen.signing.lookalikes import as_latin
from lettergen.signing.names import fingerprint

NEAR = 82.0
"""From this likeness on, of 100, a name is offered as one that may be meant."""

_OFFERED = 3
_CLOSE = 8.0
"""What is so much less like a name than the nearest is not offered beside it."""

_LONGEST = 200
_DOTTED = re.compile(r"\b(?:\w\.\s?){2,}")
_CAPITALS = re.compile(r"\b[^\W\d_]*[A-ZА-ЯЁ][^\W_]*[A-ZА-ЯЁ][^\W_]*\b")
_LATIN_FORMS = "ev gev ngo cso npo inc llc ltd gmbh ggmbh asbl aisbl vzw ivzw zs ops sro mtü ry aps"
_CYRILLIC_FORMS = "оо оф нпо нко ано роо моо ооо"
_FORMS = frozenset(f"{_LATIN_FORMS} {_CYRILLIC_FORMS}".split())
_FORMS_OF_TWO = ("public association", "public foundation", "public fund")
_EMPTY_WORDS = frozenset({"the"})


@dataclass(frozen=True, slots=True)
class Match:
    """What a name means: an organisation, by its id, where that is sure; else those that may be meant, the nearest first.

    `looks_alike`: only with Latin letters for others that look like them does the name stand in the registry.
    """

    organisation: str = ""
    candidates: tuple[str, ...] = ()
    looks_alike: bool = False


@dataclass(frozen=True, slots=True)
class _Key:
    words: tuple[str, ...]
    """Sorted, each once, as in OpenRefine's fingerprint."""
    forms: frozenset[str]


def _key(name: str) -> _Key:
    joined = _DOTTED.sub(lambda found: found[0].replace(".", "").replace(" ", "") + " ", name)
    plain = f" {fingerprint(joined)} "
    forms = {form for form in _FORMS_OF_TWO if f" {form} " in plain}
    for form in forms:
        plain = plain.replace(f" {form} ", " ")
    words = set(plain.split())
    kept = words - _FORMS - _EMPTY_WORDS
    return _Key(tuple(sorted(kept or words)), frozenset(forms | (words & _FORMS if kept else set())))


class Registry:
    """The organisations of a library, by every name they have."""

    def __init__(self, organisations: Mapping[str, Organisation]) -> None:
        self.organisations = organisations
        self._exact: dict[tuple[str, ...], list[tuple[str, frozenset[str]]]] = {}
        for organisation, name in self._names():
            key = _key(name)
            self._exact.setdefault(key.words, []).append((organisation, key.forms))

    def _names(self) -> Iterator[tuple[str, str]]:
        for key, row in sorted(self.organisations.items()):
            for name in (row.name, row.acronym, *row.names.values()):
                if name:
                    yield key, name
                    yield from [(key, f"{name} {row.acronym}")] if row.acronym not in ("", name) else []

    @cached_property
    def _sorted_names(self) -> tuple[list[str], list[tuple[str, str]]]:
        names = list(self._names())
        return [" ".join(_key(name).words) for _, name in names], names

    def match(self, name: str) -> Match:
        """Return what a name means. Numbers and acronyms are never only near: "Article 19" is not "Article 21"."""
        same = (name,) if name in self.organisations else self._same(name)
        if len(same) == 1:
            return Match(same[0])
        if same:
            return Match(candidates=same)
        looks = self._same(as_latin(name))
        if looks:
            return Match(candidates=looks, looks_alike=True)
        return Match(candidates=self._near(name))

    def _same(self, name: str) -> tuple[str, ...]:
        """Those of this name, where no legal form speaks against it; several where it is left open."""
        key = _key(name)
        found = self._exact.get(key.words, []) if key.words else []
        fitting = {one for one, forms in found if forms == key.forms or not forms or not key.forms}
        exactly = {one for one, forms in found if forms == key.forms}
        return tuple(sorted(exactly if len(exactly) == 1 else fitting))

    def _near(self, name: str) -> tuple[str, ...]:
        if len(name) > _LONGEST or _is_acronym(name):
            return ()
        from rapidfuzz import fuzz, process

        texts, names = self._sorted_names
        wanted = " ".join(_key(name).words)
        found = process.extract(wanted, texts, scorer=fuzz.ratio, score_cutoff=NEAR, limit=20)
        fitting = [(score, names[index][0]) for _, score, index in found if self._may_be(name, *names[index])]
        best = fitting[0][0] if fitting else 0.0
        near = dict.fromkeys(key for score, key in fitting if score > best - _CLOSE)
        return tuple(near)[:_OFFERED]

    def _may_be(self, written: str, organisation: str, name: str) -> bool:
        row = self.organisations[organisation]
        if _numbers(written) != _numbers(name):
            return False
        acronyms = _acronyms(written)
        return acronyms <= {row.acronym.casefold()} | _acronyms(name) | set(fingerprint(name).split())


def _numbers(name: str) -> list[str]:
    return sorted(re.findall(r"\d+", name))


def _is_acronym(name: str) -> bool:
    return bool(_CAPITALS.fullmatch(name.strip())) and len(name.strip()) <= 12


def _acronyms(name: str) -> set[str]:
    """Words of several capitals, where not the whole name is in capitals."""
    return set() if name.isupper() else {found.casefold() for found in _CAPITALS.findall(name)}


def networks_and_members(
    ids: set[str], organisations: Mapping[str, Organisation]
) -> dict[str, tuple[str, ...]]:
    """Return by organisation, of those in `ids`, which others of them are its network or its member."""
    found: dict[str, set[str]] = {}
    for network in ids & set(organisations):
        for member in ids & set(organisations[network].members):
            found.setdefault(network, set()).add(member)
            found.setdefault(member, set()).add(network)
    return {key: tuple(sorted(others)) for key, others in found.items()}
