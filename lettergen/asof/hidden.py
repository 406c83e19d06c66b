"""What a letter may not see must not make what it sees false.

A death that only the coalition may know of stays out of a public letter, and so does a call for the release of the dead.
"""

from __future__ import annotations

import dataclasses
from itertools import combinations

from lettergen.asof.asks import AskView, ask_for
from lettergen.asof.lens import Cover, Lens, known_sources
from lettergen.asof.status import Standing, standing, usable, usable_events
from lettergen.records.case import Case, Event
from lettergen.vocabulary import SETTLED, STATUS_RULES, Share, within


def belied(case: Case, lens: Lens, cover: Cover) -> bool:
    """Tell whether what is known under wider labels or without the bounds of consent contradicts what the lens shows.

    Every two of the widths are compared, so that whoever is seen under a label is seen under each wider one.
    """
    if _shows_all(case, lens, cover):
        return False
    wider = [dataclasses.replace(lens, share=share) for share in Share if within(lens.share, share)]
    if _events(case, lens, cover) == _events(case, wider[-1], Cover()):
        return False
    stood = [_stood(case, width, cover) for width in wider]
    stood.append(_stood(case, wider[-1], Cover()))
    return any(_contradicts(*narrow, wide) for narrow, (wide, _) in combinations(stood, 2))


def _shows_all(case: Case, lens: Lens, cover: Cover) -> bool:
    """Tell whether a wider lens of the same date would find no event or source more; so it is of most cases."""
    if not all(lens.shows(event.share) for event in case.events):
        return False
    if all(map(cover.allows, case.sources)):
        return True
    narrow, wide = known_sources(case.sources, lens, cover), known_sources(case.sources, lens)
    return len(narrow.publications) == len(wide.publications)


def _events(case: Case, lens: Lens, cover: Cover) -> tuple[Event, ...]:
    return usable_events(case, lens, known_sources(case.sources, lens, cover))


def _stood(case: Case, lens: Lens, cover: Cover) -> tuple[Standing, AskView]:
    known = known_sources(case.sources, lens, cover)
    now = standing(usable(case, lens, known), case.confirmed, lens)
    return now, ask_for(case, now, lens, known)


def _contradicts(shown: Standing, ask: AskView, known: Standing) -> bool:
    if shown.status is known.status or known.status is None:
        return shown.stands and not known.stands
    if known.status in SETTLED or shown.status in SETTLED:
        return True
    return not ask.kinds <= STATUS_RULES[known.status].asks
