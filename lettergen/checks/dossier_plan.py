"""Rules: what the letter sets out to do can be done."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from lettergen.checks.context import DossierContext, in_letter_yaml
from lettergen.checks.registers import unknown_instruments
from lettergen.compose import words_in
from lettergen.dates import parse_day
from lettergen.document import Kind
from lettergen.findings import Finding, Source, error, info, warning
from lettergen.records.dossier import LetterSettings
from lettergen.records.library import Official
from lettergen.selection.limits import TOO_LONG
from lettergen.vocabulary import Share


def occasions(context: DossierContext) -> Iterator[Finding]:
    """A letter hangs on one meeting, or on one hook; without, it is about no country."""
    settings = context.settings
    if settings.meeting is None and settings.hook is None:
        hint = "Add 'meeting:' with what it meets and is about, or 'hook:' ({what, date, about})."
        yield error(
            settings.place_in_file,
            "no-occasion",
            "has neither meeting nor hook, so it is about no country",
            hint,
        )
    if settings.meeting is not None and settings.hook is not None:
        place = in_letter_yaml(settings, "hook")
        yield warning(place, "two-occasions", "has a meeting and a hook; the hook is not used", "Keep one.")


def met_outside_about(context: DossierContext) -> Iterator[Finding]:
    """Governments met are among the countries that the meeting is about."""
    meeting = context.settings.meeting
    if meeting is None or not meeting.about:
        return
    place = in_letter_yaml(context.settings, "meeting", "meets")
    for code in meeting.meets:
        if code not in meeting.about:
            message = f"meets {code}, which is not among the countries it is about"
            hint = "Add it to 'about', or no case there can be named."
            yield warning(place, "meets-outside-about", message, hint)


def letters_after_the_meeting(context: DossierContext) -> Iterator[Finding]:
    """A letter comes before the meeting is over, unless it follows up what was agreed there."""
    settings = context.settings
    meeting = settings.meeting
    dates = meeting.dates if meeting else None
    if meeting is None or dates is None:
        return
    if meeting.follow_up and settings.date < dates.interval.first:
        message = f"follows up a meeting ({dates}) that comes after the letter ({settings.date})"
        hint = "Take follow_up out, or correct the date of one of them."
        yield warning(in_letter_yaml(settings, "meeting", "follow_up"), "after-meeting", message, hint)
    elif not meeting.follow_up and dates.interval.last < settings.date:
        message = f"is dated {settings.date}, when the meeting ({dates}) is over"
        hint = "Correct the date of one of them, or write follow_up: yes under 'meeting'."
        yield warning(in_letter_yaml(settings, "date"), "after-meeting", message, hint)


_SHORTLY = datetime.timedelta(days=3)
"""So long before its date a letter is made final, so that it can go out on that day."""


def letters_dated_ahead(context: DossierContext) -> Iterator[Finding]:
    """A letter is not dated long after the day on which it is made: everything in it is told as of its date."""
    day, today = context.settings.date, context.today
    if today is not None and day > today:
        message = (
            f"is dated {day}, which is still to come: nobody knows on {today} where each case will stand then"
        )
        hint = "Make the final on that day, or date the letter on the day on which it is sent."
        place = in_letter_yaml(context.settings, "date")
        if day - today <= _SHORTLY:
            yield warning(place, "dated-ahead", message, hint)
        else:
            yield context.stricter(place, "dated-ahead", message, hint)


def asks_without_text(context: DossierContext) -> Iterator[Finding]:
    """Every ask of the letter has words that were true by its date."""
    settings = context.settings
    for key in settings.asks:
        if key in context.library.concerns and key not in context.view.concerns:
            message = f"asks '{key}', which has no text that can be used on {settings.date}: it is left out"
            there = context.library.concerns[key].place.path
            hint = f"Add a text to {there} with sources of that day, or take the ask out of letter.yaml."
            yield error(in_letter_yaml(settings, "asks"), "ask-without-text", message, hint)


def wishes_not_met(context: DossierContext) -> Iterator[Finding]:
    """What letter.yaml wishes for and selection could not do; what an error tells already is left out."""
    told = tuple(_told(context))
    for sentence in context.selection.unmet:
        if not sentence.startswith((*told, TOO_LONG)):
            yield warning(_wished(sentence, context.settings), "unmet-wish", sentence, _WHO_WAS_LEFT_OUT)


_WHO_WAS_LEFT_OUT = (
    "`lettergen plan` says who was left out, and what would let them in; of whom it may not tell, "
    "only their own case does."
)


def _wished(sentence: str, settings: LetterSettings) -> Source:
    """Return the line of letter.yaml that a sentence on an unmet wish speaks of."""
    begins = {"Ask ": ("asks",), "Instrument ": ("instruments",), "Entry ": ("cases", "must")}
    keys = next((keys for words, keys in begins.items() if sentence.startswith(words)), ("cases",))
    return in_letter_yaml(settings, *keys)


def _told(context: DossierContext) -> Iterator[str]:
    """How selection begins to speak of entries that an error tells of; it names none, since an id can be a person's name."""
    library, settings, concerns = context.library, context.settings, context.view.concerns
    for number, key in enumerate(settings.asks, 1):
        if key not in concerns or "ask" not in concerns[key].texts:
            yield f"Ask {number} in letter.yaml "
    for number, key in enumerate(settings.cases.must, 1):
        if key not in library.cases:
            yield f"Entry {number} under 'must' "
    for number, key in enumerate(settings.instruments, 1):
        if any(unknown_instruments([key], library, settings.place_in_file)):
            yield f"Instrument {number} in letter.yaml "


def officials_without_holder(context: DossierContext) -> Iterator[Finding]:
    """Whoever is addressed is known by name."""
    settings = context.settings
    copied = [entry for entry in settings.copy if entry not in settings.unprinted]
    for key, ids in (("to", settings.to), ("copy", copied)):
        for member in dict.fromkeys(_members(ids, context)):
            official = context.view.officials.get(member)
            if official is not None and official.holder is None and not _is_body(member, context):
                message, hint = _why_no_holder(context.library.officials[member], settings.date)
                yield warning(in_letter_yaml(settings, key), "no-holder", message, hint)


def _why_no_holder(official: Official, day: datetime.date) -> tuple[str, str]:
    """Return message and hint: whoever is on record is not taken for the holder more than a year after the last news."""
    path, none = official.place.path, f"names no {official.office} ('{official.id}')"
    seen = max(_seen(official, day), default=None)
    if seen is None:
        hint = f"Add to {path} who held it, with a day on which a source shows it ('seen')."
        return f"{none}: nobody is known to hold it on {day}", hint
    _, name, last = seen
    message = f"{none}: {name} was last seen in it more than a year before {day} ({last})"
    return (
        message,
        f"If {name} still holds it, add to {path} a day on which a source shows it ('seen'); else who does.",
    )


def _seen(official: Official, day: datetime.date) -> Iterator[tuple[datetime.date, str, str]]:
    """Yield the days by `day` on which somebody is known in an office whom nobody is known to have left it."""
    for holder in official.holders:
        for known in (*holder.seen, *filter(None, [holder.since])) if holder.until is None else ():
            if known.interval.began_by(day):
                yield known.interval.first, holder.name, str(known)


def _is_body(member: str, context: DossierContext) -> bool:
    """Tell whether an institution is addressed as such: nobody can hold it."""
    record = context.library.officials[member]
    return record.office == record.body


def _members(ids: Iterable[str], context: DossierContext) -> Iterator[str]:
    for entry in ids:
        yield from context.view.lists[entry].of if entry in context.view.lists else (entry,)


def labels_of_what_is_published(context: DossierContext) -> Iterator[Finding]:
    """What will be published holds nothing that only some may know."""
    settings = context.settings
    if settings.publish != "never" and settings.share is not Share.PUBLIC:
        message = f"will be published ({settings.publish}) with facts labelled up to '{settings.share.value}'"
        hint = "Write share: public, or publish: never."
        yield error(in_letter_yaml(settings, "share"), "published-label", message, hint)


def embargoes(context: DossierContext) -> Iterator[Finding]:
    """An embargo holds back what will be published, and until a day after the letter's."""
    settings = context.settings
    if settings.embargo is None:
        return
    place = in_letter_yaml(settings, "embargo")
    if settings.publish == "never":
        yield warning(place, "embargo", "has an embargo and is never published", "Delete one of the two.")
    elif settings.embargo < settings.date:
        message = f"has an embargo until {settings.embargo}, before its own date"
        yield warning(place, "embargo", message, "Correct one of the two.")
    elif settings.publish == "with-sending" and settings.embargo > settings.date:
        message = f"is published with sending ({settings.date}), and has an embargo until {settings.embargo}"
        yield warning(place, "embargo", message, "Write publish: after-meeting, or correct the embargo.")


def deadlines(context: DossierContext) -> Iterator[Finding]:
    """A deadline is a day, and not after the letter's."""
    settings = context.settings
    for key, value in settings.deadlines.items():
        yield from _deadline(key, value, settings.date, in_letter_yaml(settings, "deadlines"))


def _deadline(key: str, value: str, date: datetime.date, place: Source) -> Iterator[Finding]:
    try:
        day = parse_day(value)
    except ValueError as wrong:
        message = f"the deadline '{key}': {wrong}"
        yield warning(place, "bad-deadline", message, "Write a day: {sign: 2022-10-17}.")
        return
    if day > date:
        message = f"the deadline '{key}' ({day}) comes after the letter's date ({date})"
        yield warning(place, "bad-deadline", message, "Correct one of the two.")


def groups_of_one(context: DossierContext) -> Iterator[Finding]:
    """Cases that share a bullet are several."""
    place = in_letter_yaml(context.settings, "cases", "together")
    if any(len(group) == 1 for group in context.settings.cases.together):
        hint = "A group is a list within the list: together: [[one-case, another-case]]."
        yield warning(place, "group-of-one", "puts a case together with no other", hint)


def lengths(context: DossierContext) -> Iterator[Finding]:
    """The letter keeps to its limits, and what they moved to the briefing is known."""
    place = in_letter_yaml(context.settings, "limits")
    for sentence in context.selection.unmet:
        if sentence.startswith(TOO_LONG):
            edited = context.edited.get(Kind.JOINT_LETTER) or context.edited.get(Kind.OPEN_LETTER)
            there = Source(edited.path) if edited else place
            yield warning(there, "too-long", sentence, "Shorten it, or raise the limit.")
    for moved in context.selection.moved:
        yield info(
            place, "moved", moved.sentence, "Raise the limit, or shorten the letter, if it should stay."
        )
    letter = context.documents.get(Kind.JOINT_LETTER)
    if letter and any(moved.cut.limit == "pages" for moved in context.selection.moved):
        message = (
            "is kept to its pages only when it is built: plan, preview and signatories see a longer letter"
        )
        hint = f"Write limits: {{pages: {context.settings.limits.pages}, words: {words_in(letter)}}}."
        yield context.stricter(place, "page-limit", message, hint)
    open_letter, limit = context.documents.get(Kind.OPEN_LETTER), context.settings.limits.words
    if open_letter and limit is not None and (words := words_in(open_letter)) > limit:
        message = f"has {words} words in the open letter, and a limit of {limit}"
        yield warning(place, "too-long", message, "Shorten it, or raise the limit.")
