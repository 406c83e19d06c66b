"""What an import would do, as a table."""

from __future__ import annotations

from lettergen.cli.lines import counted, one_line
from lettergen.cli.running import say
from lettergen.cli.screen import Column, Screen
from lettergen.moments import told_moment, written_moment
from lettergen.operations.sign_import import ImportPlan
from lettergen.operations.sign_import_rows import Action, PlannedRow

_MOST = 300
"""So many rows are shown; of a longer table, those that add nothing are left out first."""

_FEW = 8
"""So many rows are named in which a column that is not read holds something."""

_COLUMNS = (
    Column("Row", whole=True),
    Column("Does", whole=True),
    Column("Who"),
    Column("Answer"),
)


def show_plan(plan: ImportPlan) -> None:
    """Print the rows with what each would do, and how many do what."""
    for note in plan.notes:
        say(f"note: {one_line(note)}")
    screen = Screen()
    rows = _shown(plan)
    if rows:
        screen.rows(_COLUMNS, [_cells(row) for row in rows])
    if noted := [row for row in rows if row.notes]:
        screen.heading("Notes")
    for row in noted:
        screen.paragraph(f"Row {row.number}, {row.action}: {' '.join(row.notes)}")
    if len(plan.rows) > len(rows):
        screen.paragraph(f"... and {counted(len(plan.rows) - len(rows), 'row')} more", indent=2)
    if plan.unread:
        screen.heading("Not read")
    for title, filled in plan.unread:
        screen.paragraph(f"'{title}': {_rows(filled)}")
    counts = [(plan.count(action), action.value) for action in Action]
    say(", ".join(f"{number} {word}" for number, word in counts if number) or "The sheet has no row.")


def _rows(numbers: tuple[int, ...]) -> str:
    more = f" and {len(numbers) - _FEW} more" if len(numbers) > _FEW else ""
    return f"{'row' if len(numbers) == 1 else 'rows'} {', '.join(map(str, numbers[:_FEW]))}{more}"


def _shown(plan: ImportPlan) -> list[PlannedRow]:
    if len(plan.rows) <= _MOST:
        return list(plan.rows)
    quiet = (Action.SAME, Action.SILENT)
    return [row for row in plan.rows if row.action not in quiet][:_MOST]


def _cells(row: PlannedRow) -> tuple[str, str, str, str]:
    return str(row.number), row.action.value, row.who, _answer(row)


def _answer(row: PlannedRow) -> str:
    if row.answer is None:
        return ""
    version = f"version {row.version.number}" if row.version and row.answer.word == "signed" else ""
    came = told_moment(written_moment(row.answer.received))
    return ", ".join(part for part in (row.answer.word, version, came) if part)


def refused_line(plan: ImportPlan) -> str:
    """Return the last line of an import that left rows out."""
    number = plan.count(Action.REFUSED)
    return f"{counted(number, 'row')} refused: nothing of {'it' if number == 1 else 'them'} is on record."
