"""Rules: whoever is greeted is greeted by a form of address."""

from __future__ import annotations

from collections.abc import Iterator

from lettergen.checks.context import DossierContext, in_letter_yaml
from lettergen.checks.salutations import without_salutation
from lettergen.compose import members
from lettergen.findings import Finding


def officials_without_salutation(context: DossierContext) -> Iterator[Finding]:
    """Whoever the letter greets, and who is known by name, has a form of address."""
    settings, view = context.settings, context.view
    ungreeted = members(settings.ungreeted, view)
    greeted = [key for key in members(settings.to, view) if key not in ungreeted]
    yield from without_salutation(greeted, view, in_letter_yaml(settings, "to"))
