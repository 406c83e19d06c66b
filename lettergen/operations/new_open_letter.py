"""The first files of an open letter: what hangs on a decision, not on a meeting."""

from __future__ import annotations

import datetime

from lettergen.fast_dataclasses import dataclass
from lettergen.markup.escape import escape_text


@dataclass(frozen=True, slots=True)
class OpenLetterStart:
    """What is known when an open letter is begun; `hook`, `place` are plain words, the rest ids of the library."""

    hook: str
    date: datetime.date
    place: str
    countries: tuple[str, ...]
    to: tuple[str, ...]
    asks: tuple[str, ...]
    drafter: str


def letter_yaml(start: OpenLetterStart, quoted: dict[str, str]) -> str:
    """Return letter.yaml; `quoted` has hook, place and subject as YAML scalars."""
    return f"""\
# What this letter is for. docs/dossier.md explains every key; `lettergen check` tells what is missing.
use: government-letter
publish: with-sending            # an open letter is published; people named in it need consent to that, too
date: {start.date.isoformat()}                 # the letter's own date: everything is told as of this day
place: {quoted["place"]}
hook:                            # what the letter hangs on, in place of a meeting
  what: {quoted["hook"]}
  date: {start.date.isoformat()}
  about: [{", ".join(dict.fromkeys(start.countries))}]                    # countries it is about
to: [{", ".join(start.to)}]
copy: []
subject: {quoted["subject"]}
asks: [{", ".join(start.asks)}]
                                 # concerns: keep what the letter is about; what they recommend to a government is
                                 # asked straight of the addressee, or of the authorities where the addressee
                                 # cannot decide it; the first one at the beginning, too
cases: {{letter: 0}}
documents: [open-letter]
limits: {{pages: 4}}
sign: {{drafter: {start.drafter}, order: as-signed, say_order: yes}}
"""


def say_md(start: OpenLetterStart) -> str:
    """Return say.md, with an argument and a quotation to be written."""
    return f"""\
# Occasion

We are writing to you about {escape_text(start.hook)}.

# Why now

TODO: what it would mean, in two or three sentences.

# An argument

TODO: every section with a title of its own is an argument, printed in this order under its title. Instruments can be quoted
in it, as docs/dossier.md tells.

# Appeal

TODO: the words to the addressee, by name.
"""
