"""Ids that name a record, and what to say of one that names none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, Source, error
from lettergen.library.similar import did_you_mean
from lettergen.records.library import Country, Instrument, Library


@dataclass(frozen=True, slots=True)
class Register:
    """The ids of one kind of record; `what` it is called, and `where` to find or add one."""

    what: str
    code: str
    ids: Collection[str]
    where: str


def cases(library: Library) -> Register:
    """Return the ids of the cases."""
    return Register(
        "case", "unknown-case", library.cases, "Cases lie in cases/<country>/; the id is the file's name."
    )


def concerns(library: Library) -> Register:
    """Return the ids of the concerns."""
    return Register(
        "concern", "unknown-concern", library.concerns, "Concerns lie in cases/<country or region>/concerns/."
    )


def recommendations(library: Library) -> Register:
    """Return the ids of the recommendations."""
    where = "Recommendations lie in cases/<country or region>/recommendations/."
    return Register("recommendation", "unknown-recommendation", library.recommendations, where)


def organisations(library: Library) -> Register:
    """Return the ids of the organisations."""
    return Register(
        "organisation",
        "unknown-organisation",
        library.organisations,
        "Organisations lie in cases/organisations/.",
    )


def officials(library: Library) -> Register:
    """Return the ids of the officials."""
    return Register("official", "unknown-official", library.officials, "Officials lie in cases/officials/.")


def addressees(library: Library) -> Register:
    """Return the ids of the officials and of their lists."""
    ids = {*library.officials, *library.lists}
    return Register(
        "official or list",
        "unknown-official",
        ids,
        "Officials lie in cases/officials/, lists in its lists.yaml.",
    )


def countries(library: Library) -> Register:
    """Return the codes of the countries; regions have none."""
    codes = [code for code, country in library.countries.items() if is_country(country)]
    where = f"Known: {', '.join(sorted(codes)) or 'none'}. Or add cases/<country>/country.yaml."
    return Register("country", "unknown-country", codes, where)


def is_country(country: Country) -> bool:
    """Tell a country from a region of several."""
    return not country.countries


def unknown(ids: Iterable[str], known: Register, place: Source) -> Iterator[Finding]:
    """Yield a finding for each id that names no record."""
    for key in ids:
        if key not in known.ids:
            hint = did_you_mean(key, known.ids) or known.where
            message = f"names the {known.what} '{key}', which the library does not have"
            yield error(place, known.code, message, hint)


def unknown_instruments(ids: Iterable[str], library: Library, place: Source) -> Iterator[Finding]:
    """Yield a finding for each "instrument" or "instrument.passage" that names none."""
    where = "Instruments lie in cases/instruments/."
    known = Register("instrument", "unknown-instrument", library.instruments, where)
    for wanted in ids:
        key, _, passage = wanted.partition(".")
        yield from unknown([key], known, place)
        if passage and key in library.instruments:
            yield from _unknown_passage(passage, library.instruments[key], place)


def _unknown_passage(passage: str, instrument: Instrument, place: Source) -> Iterator[Finding]:
    ids = [row.id for row in instrument.says]
    if passage not in ids:
        hint = did_you_mean(passage, ids) or f"{instrument.place.path} lists its passages under 'says'."
        message = f"names the passage '{passage}', which '{instrument.id}' does not have"
        yield error(place, "unknown-passage", message, hint)
