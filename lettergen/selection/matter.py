"""Which concerns, recommendations and instruments a letter takes."""

from __future__ import annotations

from collections.abc import Collection

from lettergen.asof import ConcernView, InstrumentView, RecommendationView, View
from lettergen.language import written_date
from lettergen.records.dossier import LetterSettings
from lettergen.selection.age import stands
from lettergen.selection.gates import countries_about
from lettergen.selection.reasons import LANGUAGE
from lettergen.selection.result import Chosen, Place

_POSSIBLE = ("eu", "government")
_LEFT_OUT = "letter.yaml leaves it out (without)."


def choose_concerns(view: View, settings: LetterSettings) -> tuple[tuple[Chosen, ...], tuple[str, ...]]:
    """Return the concerns of letter and briefing with their reasons, and the asks that could not be met."""
    about = countries_about(settings)
    asked = {key: n for n, key in enumerate(settings.asks, 1) if _is_asked(key, view)}
    others = [concern for key, concern in view.concerns.items() if key not in asked]
    left_out = frozenset(settings.without)
    chosen = [
        Chosen(key, view.concerns[key].title, Place.LETTER, f"Ask {n} in letter.yaml.")
        for key, n in asked.items()
    ]
    chosen += [_other_concern(concern, about, left_out, view) for concern in others]
    day = written_date(view.lens.date, LANGUAGE)
    unmet = [
        f"Ask {n} in letter.yaml has no text that was true by {day}: nothing is asked on it."
        for n, key in enumerate(settings.asks, 1)
        if key not in asked
    ]
    return tuple(chosen), tuple(unmet)


def _is_asked(key: str, view: View) -> bool:
    return key in view.concerns and "ask" in view.concerns[key].texts


def _other_concern(
    concern: ConcernView, about: frozenset[str], left_out: frozenset[str], view: View
) -> Chosen:
    if concern.id in left_out:
        return Chosen(concern.id, concern.title, None, _LEFT_OUT)
    if not about & set(concern.countries):
        return Chosen(concern.id, concern.title, None, "The letter is not about its countries.")
    if not stands(concern, view.lens.date):
        return Chosen(concern.id, concern.title, None, _too_old(concern))
    if len(about) == 1 and _has_part(concern, about, view):
        return Chosen(concern.id, concern.title, None, "The letter tells of the country's part of it.")
    if "briefing" not in concern.texts:
        return Chosen(
            concern.id, concern.title, None, "It has no briefing text that was true by the letter's date."
        )
    reason = "Part of a regional concern." if concern.part_of else "A concern in the countries of the letter."
    return Chosen(concern.id, concern.title, Place.BRIEFING, reason)


def _has_part(concern: ConcernView, about: frozenset[str], view: View) -> bool:
    """Tell whether what a paper says of the letter's only country is a concern of its own."""
    parts = (row for row in view.concerns.values() if row.part_of == concern.id)
    return any(
        "briefing" in row.texts and about >= set(row.countries) and stands(row, view.lens.date)
        for row in parts
    )


def _too_old(concern: ConcernView) -> str:
    day = written_date(concern.told_on(), LANGUAGE)
    return f"Last told of on {day}, too long ago to say that it still is so: write newer words, or have it confirmed."


def choose_recommendations(
    view: View, settings: LetterSettings, concerns: tuple[Chosen, ...]
) -> tuple[Chosen, ...]:
    """Return every recommendation of the view with the reason why it is taken or not."""
    needed: dict[str, str] = {}
    for chosen in concerns:
        for key in view.concerns[chosen.id].recommendations if chosen.place is not None else ():
            needed.setdefault(key, chosen.title)
    about, left_out = countries_about(settings), _left_out(view, settings, needed)
    outdated = _outdated(view, about)
    return tuple(
        Chosen(row.id, row.do, None, _LEFT_OUT)
        if row.id in left_out
        else _recommendation(row, about, needed, outdated)
        for row in view.recommendations.values()
    )


def _left_out(view: View, settings: LetterSettings, needed: Collection[str]) -> frozenset[str]:
    """With a concern goes what only it would have brought."""
    concerns = [view.concerns[key] for key in settings.without if key in view.concerns]
    theirs = {key for concern in concerns for key in concern.recommendations}
    return frozenset({*settings.without, *(theirs - set(needed))})


def _outdated(view: View, about: frozenset[str]) -> frozenset[str]:
    """Recommendations that, of the concerns of these countries, only those of long ago name."""
    named: dict[bool, set[str]] = {True: set(), False: set()}
    for concern in view.concerns.values():
        if about & set(concern.countries):
            named[stands(concern, view.lens.date)].update(concern.recommendations)
    return frozenset(named[False] - named[True])


def _recommendation(
    row: RecommendationView, about: frozenset[str], needed: dict[str, str], outdated: frozenset[str]
) -> Chosen:
    if row.to not in _POSSIBLE:
        return Chosen(row.id, row.do, None, "It is for somebody else to do.")
    if row.countries and not about & set(row.countries):
        return Chosen(row.id, row.do, None, "The letter is not about its countries.")
    if row.id in needed:
        return Chosen(row.id, row.do, Place.BRIEFING, f"Belongs to: {needed[row.id]}.")
    if row.id in outdated:
        return Chosen(row.id, row.do, None, "It belongs to concerns that were last told of too long ago.")
    return Chosen(row.id, row.do, Place.BRIEFING, "Made for the countries of the letter.")


def choose_instruments(view: View, settings: LetterSettings) -> tuple[tuple[Chosen, ...], tuple[str, ...]]:
    """Return the instruments of letter.yaml that can be cited, and those that cannot."""
    chosen, unmet = [], []
    for number, wanted in enumerate(settings.instruments, 1):
        key, _, passage = wanted.partition(".")
        instrument = view.instruments.get(key)
        if instrument is None or not _has(instrument, passage):
            day = written_date(view.lens.date, LANGUAGE)
            unmet.append(
                f"Instrument {number} in letter.yaml has nothing that was known and in force on {day}."
            )
        else:
            title = f"{instrument.name} ({passage})" if passage else instrument.name
            chosen.append(Chosen(wanted, title, Place.LETTER, "Named in letter.yaml."))
    return tuple(chosen), tuple(unmet)


def _has(instrument: InstrumentView, passage: str) -> bool:
    return passage in instrument.says if passage else bool(instrument.says)
