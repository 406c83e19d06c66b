"""Which signatory somebody means: exact after normalisation; nothing that is only near is ever taken."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from lettergen.records.library import Organisation
from lettergen.records.signatures import Person


def fingerprint(name: str) -> str:
    """Return a name without case, accents on Latin letters, punctuation and double spaces: "Črna Góra!" is "crna gora".

    Letters of other scripts keep their marks, since й and и are two letters, and stay apart from Latin ones that look
    like them.
    """
    words = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    plain = (_without_accents(character) for character in words)
    return " ".join("".join(c if c.isalnum() or _is_mark(c) else " " for c in "".join(plain)).split())


def _without_accents(character: str) -> str:
    base = unicodedata.normalize("NFKD", character)[:1]
    return base if base.isascii() and base.isalpha() else character


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def organisations_called(name: str, organisations: Mapping[str, Organisation]) -> tuple[str, ...]:
    """Return the ids of those organisations whose id, name, acronym or name in another language this is."""
    if name in organisations:
        return (name,)
    wanted = fingerprint(name)
    return tuple(
        key for key, row in sorted(organisations.items()) if wanted and wanted in set(_fingerprints(row))
    )


def _fingerprints(organisation: Organisation) -> Iterator[str]:
    for name in (organisation.name, organisation.acronym, *organisation.names.values()):
        if name:
            yield fingerprint(name)
    if organisation.acronym:
        yield fingerprint(f"{organisation.name} ({organisation.acronym})")


def same_person(one: Person, other: Person) -> bool:
    """Tell whether two records are of one person: the same name and, where both have one, the same institution."""
    bodies = {fingerprint(one.body), fingerprint(other.body)} - {""}
    return fingerprint(one.name) == fingerprint(other.name) and len(bodies) < 2


def file_name(person: Person) -> str:
    """Return the id that a person's file has: the name in plain letters, "signatory" where it has none."""
    words = "".join(_without_accents(c) for c in unicodedata.normalize("NFKC", person.name).casefold())
    plain = "".join(c if c.isascii() and c.isalnum() else " " for c in words).split()
    return "-".join(plain)[:60].strip("-") or "signatory"
