"""`lettergen case show`: one case, as it stands on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lettergen.cli.case_list import Day, chosen_day
from lettergen.cli.options import TextFormat

if TYPE_CHECKING:
    import datetime

    from lettergen.asof import CaseView
    from lettergen.cli.screen import Screen


def case_show(
    id: Annotated[str, typer.Argument(metavar="ID", help="The name of the case's file, without .md.")],
    date: Day = "",
    format: Annotated[TextFormat, typer.Option(help="Text, or JSON for other programs.")] = TextFormat.TEXT,
) -> None:
    """Show a case as it stands on a day.

    It is what a letter of that day could say: where the case stands, what happened and who says so, texts, what is asked.
    """
    from lettergen.cli.workspace import open_here
    from lettergen.operations.cases import show_case

    as_of = chosen_day(date)
    case = show_case(open_here(), as_of, id)
    if format is TextFormat.JSON:
        from lettergen.cli.case_json import case_in_full
        from lettergen.cli.export import print_json

        print_json(case_in_full(case))
    else:
        show(case, as_of)


def show(case: CaseView, as_of: datetime.date) -> None:
    """Print a case as it stands on a day."""
    from lettergen.cli.screen import Screen

    screen = Screen()
    _show_head(screen, case, as_of)
    _show_events(screen, case)
    _show_ahead(screen, case)
    _show_texts(screen, case)
    _show_sources(screen, case)


def _show_head(screen: Screen, case: CaseView, as_of: datetime.date) -> None:
    from lettergen.cli.case_lines import stands_in_full
    from lettergen.language import written_date
    from lettergen.selection.reasons import LANGUAGE

    role = f", {case.role.text}" if case.role else ""
    screen.paragraph(f"{case.name}{role} ({case.country})", indent=0)
    screen.heading(f"Where it stands on {written_date(as_of, LANGUAGE)}")
    screen.paragraph(stands_in_full(case))
    screen.heading("What is asked")
    screen.paragraph(case.ask.do.replace("{name}", case.short) or "nothing")


def _show_events(screen: Screen, case: CaseView) -> None:
    from lettergen.cli.case_lines import event_lines
    from lettergen.cli.screen import Column

    screen.heading("What happened")
    if case.events:
        columns = Column("When"), Column("What, and who says so")
        screen.rows(columns, [event_lines(event) for event in case.events])
    else:
        screen.paragraph("nothing on record")


def _show_ahead(screen: Screen, case: CaseView) -> None:
    risks = [f"{risk.text} (since {risk.since}) [{', '.join(risk.source)}]" for risk in case.risk]
    steps = [
        f"{step.what}{f', {step.date}' if step.date else ''} [{', '.join(step.source)}]" for step in case.next
    ]
    said = [
        f"{f.authority} {f.what.replace('{names}', case.short)} [{', '.join(f.source)}]"
        for f in case.findings
    ]
    for title, lines in (("Dangers", risks), ("What comes next", steps), ("What was said on the case", said)):
        if lines:
            screen.heading(title)
        for line in lines:
            screen.paragraph(line)


def _show_texts(screen: Screen, case: CaseView) -> None:
    from lettergen.cli.case_lines import paragraphs, text_title

    for part, text in (("letter", case.letter), ("briefing", case.briefing)):
        if text is None:
            screen.heading(f"{part.capitalize()} text: none by this day")
            continue
        screen.heading(text_title(part, text, case))
        for number, words in enumerate(paragraphs(text)):
            if number:
                screen.print()
            screen.paragraph(words)


def _show_sources(screen: Screen, case: CaseView) -> None:
    from lettergen.cli.case_lines import source_line
    from lettergen.cli.screen import Column

    screen.heading("Sources")
    columns = Column("Id", whole=True), Column("What")
    screen.rows(columns, [(key, source_line(publication)) for key, publication in case.sources.items()])
