"""Rules: a letter that hangs on a hook."""

from __future__ import annotations

from collections.abc import Iterator

from lettergen.checks.context import DossierContext, in_letter_yaml
from lettergen.findings import Finding, warning


def letters_after_the_hook(context: DossierContext) -> Iterator[Finding]:
    """A letter comes before what it hangs on has passed: after it, something else has to be asked."""
    settings = context.settings
    dates = settings.hook.date if settings.hook and settings.meeting is None else None
    if dates is not None and dates.interval.last < settings.date:
        message = f"is dated {settings.date}, when what it hangs on ({dates}) has passed"
        hint = "Correct the date of one of them, or write what the letter hangs on now."
        yield warning(in_letter_yaml(settings, "hook", "date"), "after-hook", message, hint)
