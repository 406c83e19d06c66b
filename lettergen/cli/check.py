"""`lettergen check`: what is wrong, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from lettergen.cli import exits
from lettergen.cli.options import TextFormat, misuse
from lettergen.findings import Finding, Severity

if TYPE_CHECKING:
    from rich.text import Text

    from lettergen.operations.workspace import Opened


def check(
    dossiers: Annotated[
        list[Path] | None,
        typer.Argument(metavar="DOSSIER", help="A letter to check; may be repeated."),
    ] = None,
    format: Annotated[TextFormat, typer.Option(help="Lines, or JSON for other programs.")] = TextFormat.TEXT,
    each: Annotated[
        bool, typer.Option("--each", help="As for `build --each`, one letter for each addressee.")
    ] = False,
    explain: Annotated[
        str, typer.Option(metavar="CODE", help="Say what a finding's code means, and no more.")
    ] = "",
) -> None:
    """Check the library and its letters.

    Exit code 0 when there is no error and no warning, 1 when there is one. Without DOSSIER the library and every letter are
    checked, with it that letter alone; with --each what `build --each` would find.
    """
    if explain:
        _explain(explain)
        return
    if each and not dossiers:
        raise misuse("name the letter that goes to several.", "--each")
    opened, findings = _found(dossiers or [], each=each)
    if format is TextFormat.JSON:
        from lettergen.cli.export import print_json

        print_json([_as_json(finding) for finding in findings])
    else:
        _show(findings, opened.workspace.root)
    if any(finding.severity is not Severity.INFO for finding in findings):
        raise typer.Exit(exits.FINDINGS)


def _explain(code: str) -> None:
    from lettergen.checks import CODES
    from lettergen.cli.lines import one_line
    from lettergen.library.similar import did_you_mean

    if code not in CODES:
        hint = did_you_mean(code, CODES) or "A code stands in every finding, after its severity."
        raise misuse(f"no finding has the code '{code}'. {hint}", "--explain")
    print(f"{code}: {one_line(CODES[code])}")


def _found(dossiers: list[Path], *, each: bool) -> tuple[Opened, tuple[Finding, ...]]:
    from lettergen.cli.workspace import open_dossiers, open_here
    from lettergen.findings import ordered
    from lettergen.operations.check import check_workspace

    if not dossiers:
        opened = open_here()
        return opened, check_workspace(opened)
    opened, folders = open_dossiers(dossiers)
    one = _of_one(each=each)
    return opened, ordered([finding for folder in folders for finding in one(opened, folder)])


def _of_one(*, each: bool) -> Callable[[Opened, PurePosixPath], tuple[Finding, ...]]:
    if each:
        from lettergen.operations.check_each import check_letters

        return check_letters
    from lettergen.operations.check import check_one

    return check_one


def _as_json(finding: Finding) -> dict[str, str | int | None]:
    return {
        "path": finding.source.path.as_posix(),
        "line": finding.source.line or None,
        "severity": finding.severity.value,
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
    }


def _show(findings: Sequence[Finding], root: Path) -> None:
    from lettergen.cli.lines import finding_lines, summary
    from lettergen.cli.screen import Screen

    screen = Screen()
    for finding in findings:
        first, *hint = finding_lines(finding, root)
        screen.whole(_coloured(first, finding))
        for line in hint:
            screen.whole(line)
    screen.whole(summary(findings))


def _coloured(line: str, finding: Finding) -> Text:
    from rich.text import Text

    style = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}[finding.severity]
    words = f": {finding.severity} {finding.code}: "
    text, begin = Text(line), line.index(words) + 2
    text.stylize(style, begin, begin + len(finding.severity))
    return text
