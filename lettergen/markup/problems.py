"""Every finding that reading markup can make, in one table."""

from __future__ import annotations

from typing import NamedTuple

from lettergen.findings import Finding, Severity, Source


class Problem(NamedTuple):
    """How a finding weighs and reads; `{what}` stands for what was met."""

    severity: Severity
    message: str
    hint: str


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

PROBLEMS: dict[str, Problem] = {
    "markup-code": Problem(
        _ERROR, "code is not possible here; kept as plain text: {what}", "Remove the backticks or tildes."
    ),
    "markup-colons": Problem(
        _ERROR,
        "colons with nothing to open or close; kept as plain text: {what}",
        'A directive is "::: name", a container ":::: name" ... "::::". Write \\::: for colons that are text.',
    ),
    "markup-comment": Problem(
        _ERROR,
        "a comment would be printed; kept as plain text: {what}",
        "Templates have {## ... ##}; elsewhere keep what nobody else may read in a file of its own.",
    ),
    "markup-conflict": Problem(
        _ERROR,
        "stands in a conflict, but on none of its sides: {what}",
        "Put it between ':::: yours' and '::::', or take all the fences of the conflict away.",
    ),
    "markup-container": Problem(_ERROR, "no container is called {what}; its lines were read as blocks", ""),
    "markup-control": Problem(_ERROR, "control character {what}; a � stands in its place", "Delete it."),
    "markup-deep": Problem(
        _ERROR,
        "nested too deeply; kept as plain text: {what}",
        "Lists, quotes and stresses nest a few levels only.",
    ),
    "markup-directive": Problem(
        _ERROR, "this part of the line is not understood: {what}", 'Write attributes as name="value".'
    ),
    "markup-directive-place": Problem(
        _ERROR, "{what} cannot stand inside a container; kept as plain text", ""
    ),
    "markup-empty": Problem(_WARNING, "nothing was filled in here, so the {what} is left out", ""),
    "markup-heading": Problem(
        _ERROR,
        "a heading ({what}) cannot stand here; kept as a paragraph",
        "Write \\# for a number sign that is text.",
    ),
    "markup-html": Problem(
        _ERROR, "HTML is not possible here; kept as plain text: {what}", "Write \\< for a sign that is text."
    ),
    "markup-image": Problem(_ERROR, "an image is not possible here; kept as plain text: {what}", ""),
    "markup-key": Problem(
        _ERROR, "the key {what} is given twice; the second block got another", "Remove one."
    ),
    "markup-key-alone": Problem(_WARNING, "the key {what} stands before no block", "Remove it."),
    "markup-line": Problem(_ERROR, "the {what} lacks a line", "It was filled in by an empty one."),
    "markup-link": Problem(
        _ERROR,
        "not a link one may follow; kept as plain text: {what}",
        "Links begin with https://, http:// or mailto: and hold no spaces.",
    ),
    "markup-link-title": Problem(
        _ERROR,
        "a link cannot have a title; kept as plain text: {what}",
        "Remove the words in quotes after the address.",
    ),
    "markup-list-start": Problem(
        _ERROR,
        "a list that starts with {what}; the number is kept as text",
        "Start lists with 1. If this is no list, write \\. after the number.",
    ),
    "markup-name": Problem(
        _ERROR,
        "nothing is called {what}; kept as plain text",
        "There are {{ signatory_count }}, {{ counted_signatories }} and {{ signatory_names }}.",
    ),
    "markup-nested": Problem(
        _ERROR, "a {what} inside another block; taken out of it", "Keep lists and quotes flat."
    ),
    "markup-nested-link": Problem(_ERROR, "a link inside a link; kept as plain text: {what}", ""),
    "markup-note": Problem(
        _ERROR, "no note is called {what}; kept as plain text", "Add a line [^name]: text."
    ),
    "markup-note-nested": Problem(_ERROR, "a note inside a note: {what}; kept as plain text", ""),
    "markup-note-twice": Problem(
        _ERROR, "the note {what} is defined twice; the first one counts", "Remove one."
    ),
    "markup-note-unused": Problem(
        _WARNING, "nothing refers to the note {what}, so it is left out", "Remove it."
    ),
    "markup-paragraphs": Problem(
        _WARNING, "one {what} with several paragraphs; they were joined by line breaks", "Make it several."
    ),
    "markup-placeholder": Problem(_ERROR, "a placeholder without a value: {what}", ""),
    "markup-private-use": Problem(
        _ERROR,
        "{what} is a character without a meaning that others share",
        "Replace it by the one that was meant.",
    ),
    "markup-row": Problem(
        _ERROR, "a row of {what}", "The row was made to fit; write \\| for a bar that is text."
    ),
    "markup-rule": Problem(
        _ERROR, "a rule is not possible here; kept as plain text: {what}", "Remove the line."
    ),
    "markup-table": Problem(_ERROR, "a table is not possible here; kept as plain text", ""),
    "markup-too-long": Problem(
        _ERROR,
        "too much to read at once ({what}); kept as plain text",
        "Split the text, or remove what is not text.",
    ),
    "markup-unclosed": Problem(_ERROR, "the container {what} has no end", 'Close it with a line "::::".'),
}


def problem(code: str, source: Source, what: str = "") -> Finding:
    """Return the finding `code` (a key of `PROBLEMS`) at a place, about `what`."""
    entry = PROBLEMS[code]
    return Finding(source, entry.severity, code, entry.message.format(what=shortened(what)), entry.hint)


def shortened(text: str, limit: int = 60) -> str:
    """Return the text on one line, cut to `limit` characters with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
