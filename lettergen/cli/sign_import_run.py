"""The course of an import: read, show, ask, record, keep what was said."""

from __future__ import annotations

import dataclasses
import datetime
import sys
from pathlib import Path, PurePosixPath

import typer

from lettergen.cli import exits
from lettergen.cli.lines import counted, one_line, shown_path
from lettergen.cli.running import say
from lettergen.cli.sign_import_said import SheetOptions, settings_said, with_known_columns
from lettergen.cli.sign_import_table import refused_line, show_plan
from lettergen.cli.sign_options import make_sure, now
from lettergen.cli.workspace import open_dossier
from lettergen.fast_dataclasses import dataclass
from lettergen.operations.sign_import import ImportPlan, plan_import, record_import
from lettergen.operations.sign_import_rows import Action, UnsureName
from lettergen.operations.sign_import_settings import load_settings, save_settings
from lettergen.operations.workspace import Opened
from lettergen.records.sheet_settings import SheetSettings, WrittenName
from lettergen.sheets import Sheet, read_sheet
from lettergen.signing.sheet_rows import shown


@dataclass(frozen=True, slots=True)
class _Run:
    """What stays the same during an import."""

    opened: Opened
    folder: PurePosixPath
    sheet: Sheet
    origin: str
    now: datetime.datetime

    def plan(self, settings: SheetSettings) -> ImportPlan:
        return plan_import(self.opened, self.folder, self.sheet, settings, origin=self.origin, now=self.now)


def run_import(dossier: Path, file: Path, said: SheetOptions, yes: bool) -> None:
    """Import a sheet; exits with 1 when a row was refused.

    Raises LettergenError when the sheet cannot be read, or nobody agrees to it being recorded.
    """
    opened, folder = open_dossier(dossier)
    before = load_settings(opened, folder)
    settings = settings_said(before, said, opened.library.organisations)
    sheet = read_sheet(file, encoding=settings.encoding, delimiter=settings.delimiter, sheet=settings.sheet)
    if before is None:
        settings = with_known_columns(settings, sheet.header)
    run = _Run(opened, folder, sheet, file.name, now())
    plan = run.plan(settings)
    unasked = settings
    if plan.unsure and not yes and sys.stdin.isatty():
        settings = _asked(run, plan.unsure, settings)
        plan = run.plan(settings)
    show_plan(plan)
    _record(run, plan, yes)
    if settings != before and (plan.to_record or yes or settings != unasked):
        print(shown_path(save_settings(opened, folder, settings)))
    if plan.count(Action.REFUSED):
        say(refused_line(plan))
        raise typer.Exit(exits.FINDINGS)


def _record(run: _Run, plan: ImportPlan, yes: bool) -> None:
    if not plan.to_record:
        say("Nothing is to be recorded.")
        return
    make_sure(f"Record {counted(len(plan.to_record), 'answer')}?", yes)
    for path in record_import(run.opened, run.folder, plan):
        print(shown_path(path))


def _asked(run: _Run, unsure: tuple[UnsureName, ...], settings: SheetSettings) -> SheetSettings:
    """Ask of each name that is near others whether one of them is meant; only a yes counts, and is kept."""
    names = list(settings.names)
    for name in unsure:
        meant = next((key for key in name.match.candidates if _is_meant(run, name, key)), "")
        if meant:
            names.append(WrittenName(written=name.written, organisation=meant))
    return dataclasses.replace(settings, names=tuple(names))


def _is_meant(run: _Run, name: UnsureName, key: str) -> bool:
    rows = ", ".join(map(str, name.rows[:5]))
    known = run.opened.library.organisations[key].name
    return typer.confirm(
        f"Row {rows}: '{shown(name.written)}' is not in the registry. Is it {one_line(known)} ({key})?",
        err=True,
    )
