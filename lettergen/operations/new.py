"""Makes the dossier of a new letter: a commented letter.yaml and a say.md, ready to build."""

from __future__ import annotations

import datetime
import json
from pathlib import Path, PurePosixPath

from lettergen.asof import Concerned, ConcernView, Lens, view
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import LettergenError
from lettergen.language import capitalised, written_date
from lettergen.library.dossier import LETTER, SAY
from lettergen.library.similar import did_you_mean
from lettergen.library.workspace import MARKER
from lettergen.markup.escape import escape_text
from lettergen.operations.new_open_letter import OpenLetterStart, letter_yaml, say_md
from lettergen.operations.workspace import Opened
from lettergen.records.library import Library
from lettergen.selection.age import stands
from lettergen.store import write_new_folder
from lettergen.vocabulary import Share, Use

DEFAULT_ADDRESSEE = "european-council-president"
HOST_OF_DIALOGUES = "european-external-action-service"
"""Who holds the EU's human rights dialogues."""

_LISTED = 12
"""How many officials are named to choose from."""
_MOST_NAMED = 20
"""So many organisations are listed for somebody to choose from."""

_KINDS = ("summit", "dialogue", "visit", "council", "review")


@dataclass(frozen=True, slots=True)
class NewLetter:
    """What a person says of the letter: `date` is the meeting's, and until changed the letter's; countries as ISO codes.

    With a `hook` in place of a meeting it is an open letter, and `date` the day of what it hangs on.
    """

    meeting: str
    date: datetime.date
    countries: tuple[str, ...]
    to: tuple[str, ...] = ()
    place: str = "Brussels"
    hook: str = ""


def new_dossier(opened: Opened, folder: PurePosixPath, wanted: NewLetter) -> tuple[Path, ...]:
    """Write the dossier's first files and return their paths.

    Raises LettergenError when the folder is there already, or a country, official or organisation is not in the library.
    """
    to = wanted.to or _default_addressee(opened.library, wanted)
    _check_one_line(
        wanted.hook or wanted.meeting, "What it hangs on" if wanted.hook else "The meeting's name"
    )
    _check_one_line(wanted.place, "The place")
    _check_known(
        wanted.countries, {row.code for row in opened.library.countries.values() if row.code}, "country"
    )
    _check_known(to, {*opened.library.officials, *opened.library.lists}, "official")
    files = (
        _open_letter(opened, wanted, to)
        if wanted.hook
        else {LETTER: _letter(opened, wanted, to), SAY: _say(wanted)}
    )
    return write_new_folder(
        opened.workspace.root / folder, {name: text.encode() for name, text in files.items()}
    )


def _open_letter(opened: Opened, wanted: NewLetter, to: tuple[str, ...]) -> dict[str, str]:
    asks = tuple(_asks(opened, wanted)[0])
    start = OpenLetterStart(
        wanted.hook, wanted.date, wanted.place, wanted.countries, to, asks, _drafter(opened)
    )
    words = {"hook": wanted.hook, "place": wanted.place, "subject": capitalised(wanted.hook)}
    quoted = {key: _quoted(text) for key, text in words.items()}
    return {LETTER: letter_yaml(start, quoted), SAY: say_md(start)}


def _default_addressee(library: Library, wanted: NewLetter) -> tuple[str, ...]:
    """An open letter goes to whoever decides, who is another one each time."""
    if _kind(wanted.meeting) == "dialogue" and not wanted.hook and HOST_OF_DIALOGUES in library.officials:
        return (HOST_OF_DIALOGUES,)
    if not wanted.hook and DEFAULT_ADDRESSEE in library.officials:
        return (DEFAULT_ADDRESSEE,)
    raise LettergenError("Nobody to write to was named", _whom_to_name(sorted(library.officials)))


def _whom_to_name(officials: list[str]) -> str:
    if not officials:
        return "The library has no official yet: add one to cases/officials, and name it: --to ID"
    known = officials[:_LISTED]
    more = f", and {len(officials) - _LISTED} more" if len(officials) > _LISTED else ""
    return f"Name an official of cases/officials: --to {known[0]}. Known: {', '.join(known)}{more}."


def _check_one_line(words: str, what: str) -> None:
    if not words.strip() or not words.isprintable():
        raise LettergenError(
            f"{what} is empty, or holds what cannot be printed", "Give it in plain words, on one line."
        )


def _check_known(words: tuple[str, ...], known: set[str], what: str) -> None:
    for word in words:
        if word not in known:
            hint = did_you_mean(word, known) or f"Known: {', '.join(sorted(known)) or 'none'}."
            raise LettergenError(f"'{word}' is no {what} of this library", hint)


def _asks(opened: Opened, wanted: NewLetter) -> tuple[list[str], list[str]]:
    """Concerns to ask about, and a comment on each that was last told of too long ago to be proposed."""
    rows = _possible_asks(opened, wanted)
    recent = [row for row in rows if stands(row, wanted.date)]
    old = [
        f"{row.id} (last told of on {written_date(row.told_on(), 'en')})" for row in rows if row not in recent
    ]
    return [row.id for row in _told_once(recent, wanted)], old


def _possible_asks(opened: Opened, wanted: NewLetter) -> list[ConcernView]:
    """Concerns that touch the letter's countries and have an ask which a public letter of that day can use."""
    lens = Lens(wanted.date, frozenset({Use.GOVERNMENT_LETTER}), Share.PUBLIC, opened.workspace.days)
    seen, _ = view(opened.library, lens, Concerned(frozenset()))
    touched = (row for row in seen.concerns.values() if set(row.countries) & set(wanted.countries))
    return [row for row in touched if "ask" in row.texts]


def _told_once(rows: list[ConcernView], wanted: NewLetter) -> list[ConcernView]:
    """A letter on one country takes its part of a regional concern, a letter on several takes the whole."""
    if len(set(wanted.countries)) == 1:
        wholes = {row.part_of for row in rows}
        return [row for row in rows if row.id not in wholes]
    ids = {row.id for row in rows}
    return [row for row in rows if row.part_of not in ids]


def _drafter(opened: Opened) -> str:
    """Whoever drafts is named in the letter and signs it, so nobody is taken where others could be meant."""
    organisations = sorted(opened.library.organisations)
    drafter = opened.workspace.drafter
    if drafter in organisations:
        return drafter
    if not organisations:
        raise LettergenError(
            "The library has no organisation that could sign", "Add one to cases/organisations."
        )
    if not drafter and len(organisations) == 1:
        return organisations[0]
    near, listed = did_you_mean(drafter, organisations), ", ".join(organisations[:_MOST_NAMED])
    more = f" and {len(organisations) - _MOST_NAMED} more" if len(organisations) > _MOST_NAMED else ""
    raise LettergenError(
        f"The library has no organisation '{drafter}', which lettergen.toml names as drafter"
        if drafter
        else f"{MARKER} does not say which organisation drafts",
        f'{near} Write drafter = "..." in {MARKER}; the library has: {listed}{more}.'.lstrip(),
    )


def _kind(meeting: str) -> str:
    return next((kind for kind in _KINDS if kind in meeting.lower()), "dialogue")


def _quoted(text: str) -> str:
    """A JSON string is a YAML double-quoted scalar (YAML 1.2, section 1.3)."""
    return json.dumps(text, ensure_ascii=False)


def _not_proposed(old: list[str]) -> str:
    if not old:
        return ""
    lines = "".join(f"#   {row}\n" for row in old)
    return f"# Not proposed, since nobody has told of it or confirmed it for two years:\n{lines}"


def _subject(meeting: str) -> str:
    return meeting if "human rights" in meeting.lower() else f"Human rights and the {meeting}"


def _letter(opened: Opened, wanted: NewLetter, to: tuple[str, ...]) -> str:
    asks, old = _asks(opened, wanted)
    codes = f"[{', '.join(dict.fromkeys(wanted.countries))}]"
    return f"""\
# What this letter is for. docs/dossier.md explains every key; `lettergen check` tells what is missing.
use: government-letter           # or ally-letter, public-statement: each needs its own consent
publish: never                   # with-sending or after-meeting also need consent to a public statement
date: {wanted.date.isoformat()}                 # the letter's own date: everything is told as of this day
place: {_quoted(wanted.place)}
meeting:
  name: {_quoted(wanted.meeting)}
  kind: {_kind(wanted.meeting)}
  dates: {wanted.date.isoformat()}
  meets: {codes}                    # governments met
  about: {codes}                    # countries it is about
to: [{", ".join(to)}]
copy: []                         # officials, or a list such as eu-ambassadors-central-asia
subject: {_quoted(_subject(wanted.meeting))}
asks: [{", ".join(asks)}]
                                 # concerns, in the order of First, Second ...; delete what is not for this letter
{_not_proposed(old)}cases: {{letter: 2, per_government_met: 1, must: [], never: [], form: sentence}}
documents: [joint-letter, briefing-paper]
limits: {{pages: 3}}
sign: {{drafter: {_drafter(opened)}, order: drafter-first}}
"""


def _say(wanted: NewLetter) -> str:
    return f"""\
# Occasion

We are writing to you ahead of the {escape_text(wanted.meeting)}.

# Why now

TODO: why this meeting matters now, and what binds the addressee, in two or three sentences.

# Briefing

TODO: the opening of the briefing paper: what has changed, and what the paper holds.
"""
