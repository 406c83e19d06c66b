"""Rules: a case can be told apart, is consented to, and asks for what fits it."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator

from lettergen.asof import Lens
from lettergen.asof.lens import known_sources
from lettergen.asof.status import standing, usable
from lettergen.checks.context import LibraryContext, at
from lettergen.checks.fitting import contradiction, fits
from lettergen.findings import Finding, error, warning
from lettergen.records.case import AskRow, Case
from lettergen.vocabulary import Answer, Share, Use

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def cases_without_consent(context: LibraryContext) -> Iterator[Finding]:
    """Somebody was asked, or could not be; silence is no consent."""
    for case in context.library.cases.values():
        if not case.consent:
            message = "has no row under 'consent', so no letter can name this case"
            hint = "Enter the answer, with the day: {use: government-letter, answer: ask-first, date: ...}."
            yield warning(at(case, "consent"), "no-consent", message, hint)


def assumptions_without_source(context: LibraryContext) -> Iterator[Finding]:
    """Consent is assumed only for what a source printed."""
    for case in context.library.cases.values():
        for row in case.consent:
            if row.answer is Answer.ASSUMED and not row.source:
                message = "assumes a consent and does not say for what"
                hint = (
                    "Add 'source:' with the sources that made the case public; it covers what these printed."
                )
                yield error(row.place, "assumed-without-source", message, hint)


def names_used_twice(context: LibraryContext) -> Iterator[Finding]:
    """Two cases with one name may be one case."""
    taken: dict[str, Case] = {}
    for case in context.library.cases.values():
        there = taken.setdefault(_plain(case.name), case)
        if there is not case:
            message = f"has the name of '{there.id}'"
            hint = f"If it is the same person, keep one file ({there.place.path}); if not, tell them apart in 'name'."
            yield warning(at(case, "name"), "same-name", message, hint)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def cases_in_another_folder(context: LibraryContext) -> Iterator[Finding]:
    """A case lies in the folder of its country."""
    countries = context.library.countries
    folders = {country.place.path.parent: country for country in countries.values() if country.code}
    for case in context.library.cases.values():
        there = folders.get(case.place.path.parent)
        if there is not None and there.code != case.country and case.country in countries:
            message = f"lies among the cases of {there.name}, and says 'country: {case.country}'"
            yield warning(
                at(case, "country"), "other-country", message, "Correct the country, or move the file."
            )


def groups_without_members(context: LibraryContext) -> Iterator[Finding]:
    """A group says who belongs to it, and nobody else has members."""
    for case in context.library.cases.values():
        if case.kind == "group" and not case.members:
            yield warning(
                at(case, "kind"), "no-members", "is a group without members", "Add 'members: [...]'."
            )
        if case.kind == "person" and case.members:
            message = "is a person and has members"
            yield warning(at(case, "members"), "no-members", message, "Write 'kind: group', or delete them.")


def names_in_asks(context: LibraryContext) -> Iterator[Finding]:
    """An ask says for whom, with {name} in it."""
    for case in context.library.cases.values():
        for row in case.asks:
            if "{name}" not in row.do:
                message = "has an ask without {name} in it"
                yield error(
                    row.place, "no-placeholder", message, 'Write where the name goes: "release {name}".'
                )
            yield from _other_placeholders(row.do, "{name}", row)


def _other_placeholders(text: str, known: str, row: AskRow) -> Iterator[Finding]:
    for found in _PLACEHOLDER.findall(text):
        if found != known:
            yield error(
                row.place, "unknown-placeholder", f"has {found}, which nothing fills", f"Here it is {known}."
            )


def names_in_findings(context: LibraryContext) -> Iterator[Finding]:
    """What an authority said is said of somebody, with {names} in it."""
    for case in context.library.cases.values():
        for row in case.findings:
            if "{names}" not in row.what:
                message = f"has the finding '{row.id}' without {{names}} in it"
                hint = 'Write where the names go: "has called for the release of {names}".'
                yield error(row.place, "no-placeholder", message, hint)


def kinds_of_asks(context: LibraryContext) -> Iterator[Finding]:
    """An ask says of what kinds it is, so that it can be held against where the case stands."""
    for case in context.library.cases.values():
        for row in case.asks:
            if not row.kinds:
                message = "has an ask of no kind, so it is never used"
                yield error(
                    row.place, "ask-without-kinds", message, "Add 'kinds:', such as [release, quash]."
                )


def asks_on_their_day(context: LibraryContext) -> Iterator[Finding]:
    """An ask fits where the case stood on the day from which it is made."""
    for case in context.library.cases.values():
        for row in case.asks:
            day = _first_day(row, case)
            everything = Lens(day, frozenset(Use), Share.INTERNAL)
            known = known_sources(case.sources, everything)
            now = standing(usable(case, everything, known), case.confirmed, everything)
            if now.status is not None and row.kinds and not fits(row, case, now, everything):
                yield contradiction(row, now, day)


def _first_day(row: AskRow, case: Case) -> datetime.date:
    known = [case.sources[key].known_from for key in row.source if key in case.sources]
    days = [day for day in known if day is not None]
    return max(row.since.interval.first, min(days, default=row.since.interval.first))
