"""A plan as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from lettergen.cli.lines import counted, sentences
from lettergen.cli.screen import Column, Screen
from lettergen.document import Kind
from lettergen.language import written_date
from lettergen.operations.prepare import Planned
from lettergen.operations.texts import is_edited
from lettergen.records.dossier import LetterSettings
from lettergen.selection import Chosen, Omission, Pick, Place
from lettergen.selection.reasons import LANGUAGE

_GOES_INTO = {Place.LETTER: "letter", Place.BRIEFING: "briefing", None: "neither"}
_GOES_INTO_WITHOUT_PAPER = {**_GOES_INTO, Place.BRIEFING: "as the template says"}
"""Without a briefing paper, the form and the template of a letter say which of the others it prints."""

_CASE = (Column("Case", narrow=True), Column("In", whole=True), Column("Why"))
_CASE_LEFT_OUT = (*_CASE, Column("What would let it in", narrow=True))
_MANY = 4
"""So many left out for the same reason share one paragraph."""
_MATTER = (Column("What"), Column("Goes into", whole=True), Column("Why"))


def show_plan(planned: Planned, screen: Screen) -> None:
    """Print who and what was taken and left out, each with its reason."""
    selection = planned.selection
    _show_head(screen, planned.dossier.settings)
    has_paper = Kind.BRIEFING_PAPER in planned.dossier.settings.documents
    titles = {Place.LETTER: "In the letter"} | ({Place.BRIEFING: "In the briefing only"} if has_paper else {})
    for place, title in titles.items():
        _show_picks(screen, title, [pick for pick in selection.picks if pick.place is place])
    _show_list(screen, "Moved out of the letter", [moved.sentence for moved in selection.moved])
    _show_omissions(screen, selection.omissions)
    if planned.dossier.settings.limits.pages is not None:
        screen.print()
        screen.paragraph(_when_pages_are_counted(planned), 0)
    _show_list(screen, "What could not be met", selection.unmet)
    _show_list(screen, "Not shown", [f"{counted(w.count, 'case')} {w.sentence}" for w in selection.withheld])
    goes_into = _GOES_INTO if has_paper else _GOES_INTO_WITHOUT_PAPER
    _show_matter(screen, "Concerns", selection.concerns, goes_into)
    _show_matter(screen, "Recommendations", selection.recommendations, goes_into)
    _show_matter(screen, "Instruments", selection.instruments, goes_into)


def _when_pages_are_counted(planned: Planned) -> str:
    counted_then = "Pages are counted when the letter is built"
    if Kind.BRIEFING_PAPER not in planned.dossier.settings.documents:
        return f"{counted_then}."
    edited = is_edited(planned.opened.workspace.root, planned.dossier.folder, Kind.JOINT_LETTER)
    return f"{counted_then}." if edited else f"{counted_then}: more may move to the briefing then."


def _show_head(screen: Screen, settings: LetterSettings) -> None:
    occasion = settings.meeting.name if settings.meeting else settings.hook.what if settings.hook else ""
    as_known = f"as known on {written_date(settings.date, LANGUAGE)}"
    screen.paragraph(settings.subject, indent=0)
    screen.paragraph(f"{occasion}, {as_known}" if occasion else as_known, indent=0)


def _show_picks(screen: Screen, title: str, picks: Sequence[Pick]) -> None:
    screen.heading(f"{title} ({len(picks)})")
    if picks:
        rows = [(pick.case.name, pick.case.country, sentences(pick.why)) for pick in picks]
        screen.rows(_CASE, rows, apart=True)


def _show_omissions(screen: Screen, omissions: Sequence[Omission]) -> None:
    screen.heading(f"Left out ({len(omissions)})")
    alike = Counter((omission.why, omission.remedy) for omission in omissions)
    single = [o for o in omissions if alike[o.why, o.remedy] < _MANY]
    if single:
        rows = [(o.case.name, o.case.country, o.why, o.remedy) for o in single]
        screen.rows(_CASE_LEFT_OUT, rows, apart=True)
    for (why, remedy), number in alike.items():
        if number >= _MANY:
            names = [
                f"{o.case.name} ({o.case.country})" for o in omissions if (o.why, o.remedy) == (why, remedy)
            ]
            screen.print()
            screen.paragraph(sentences((f"{counted(number, 'case')}: {why}", remedy, f"{', '.join(names)}.")))


def _show_list(screen: Screen, title: str, lines: Sequence[str]) -> None:
    if lines:
        screen.heading(title)
    for line in lines:
        screen.paragraph(line)


def _show_matter(
    screen: Screen, title: str, chosen: Sequence[Chosen], goes_into: Mapping[Place | None, str]
) -> None:
    if not chosen:
        return
    taken = sum(1 for row in chosen if row.place is not None)
    alike = Counter(row.why for row in chosen if row.place is None)
    screen.heading(f"{title} ({taken} of {len(chosen)})")
    single = [row for row in chosen if row.place is not None or alike[row.why] < _MANY]
    if single:
        screen.rows(_MATTER, [(row.title, goes_into[row.place], row.why) for row in single])
    for why, number in alike.items():
        if number >= _MANY:
            named = "; ".join(row.title for row in chosen if row.place is None and row.why == why)
            screen.print()
            screen.paragraph(f"{number} go into neither: {why.rstrip('.')}. They are: {named}.")
