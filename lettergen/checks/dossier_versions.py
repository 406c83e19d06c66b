"""Rules: what was circulated is as it was then, and what is on record was agreed to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lettergen.checks.context import DossierContext, at, in_letter_yaml, signed_digests
from lettergen.document import Kind
from lettergen.findings import Finding, error, warning
from lettergen.library.versions import place_of
from lettergen.markup import parse_document
from lettergen.moments import parse_moment
from lettergen.records.versions import Version
from lettergen.signing.free_text import has_address
from lettergen.versions import digest_of_blocks

_RESTORE = "Get it back as it was, from git; a change of the text is a new version: lettergen sign reopen"


def versions_unchanged(context: DossierContext) -> Iterator[Finding]:
    """Every document of a circulated version has the digest that it was circulated with."""
    for version in context.dossier.versions:
        recorded = version.record.documents
        for name in recorded:
            if name not in version.texts:
                message = f"version {version.number} lacks its {name}"
                yield error(at(version.record, "documents"), "version-altered", message, _RESTORE)
        for name, value in _digests(version).items():
            if recorded.get(name) != value:
                message = f"the {name} is not the one that was circulated as version {version.number}"
                yield error(place_of(version, name), "version-altered", message, _RESTORE)


def _digests(version: Version) -> Mapping[str, str]:
    kinds = {kind.value: kind for kind in Kind}
    return {
        name: digest_of_blocks(
            kinds[name],
            version.record.language,
            parse_document(text, place_of(version, name))[0],
            tuple(version.record.headings.get(name, {}).items()),
        )
        for name, text in version.texts.items()
        if name in kinds
    }


def versions_in_order(context: DossierContext) -> Iterator[Finding]:
    """Versions are numbered from 1, and each says truly whether its text changed."""
    expected, last = 1, None
    for version in context.dossier.versions:
        if version.number != expected:
            message = f"there is no version {expected} before version {version.number}"
            yield error(at(version.record, "version"), "version-missing", message, _RESTORE)
        same = last is not None and last.is_text_of(version)
        if version.record.change == "none" and not same:
            message = "says that nothing changed since the version before it, and it did"
            yield error(at(version.record, "change"), "version-altered", message, _RESTORE)
        expected, last = version.number + 1, version


def moments_of_versions(context: DossierContext) -> Iterator[Finding]:
    """What says when a version was circulated, and until when, is a time with its zone."""
    for version in context.dossier.versions:
        for key in ("opened", "deadline"):
            try:
                parse_moment(getattr(version.record, key))
            except ValueError as wrong:
                hint = "Write 2026-11-20T18:00:00+01:00[Europe/Brussels]."
                yield warning(at(version.record, key), "bad-moment", str(wrong), hint)


def sign_on_finished(context: DossierContext) -> Iterator[Finding]:
    """A final is made once signing is closed, of the text that was circulated last."""
    if not context.dossier.versions:
        return
    last = context.dossier.versions[-1]
    if context.final and last.is_open:
        hint = f'See who stands where, and end it: lettergen sign close {context.dossier.folder} --by "..."'
        message = f"version {last.number} is still being signed"
        yield error(in_letter_yaml(context.settings, "sign"), "still-open", message, hint)
    changed = [name for name, value in signed_digests(context).items() if last.documents.get(name) != value]
    if changed and context.sent_final is None:
        message = f"the {' and the '.join(changed)} changed since version {last.number} was circulated"
        hint = f"Circulate the text as it is now: lettergen sign reopen {context.dossier.folder} ..."
        yield context.stricter(in_letter_yaml(context.settings, "sign"), "uncirculated-text", message, hint)


def versions_of_signatures(context: DossierContext) -> Iterator[Finding]:
    """A row names a version that was circulated, and the digests of that version."""
    versions = {version.number: version.documents for version in context.dossier.versions}
    for signature in context.dossier.signatures:
        for row in signature.answers:
            if row.version is None:
                continue
            if row.version not in versions:
                message = f"names version {row.version}, which was not circulated"
                yield error(at(row, "version"), "unknown-version", message, _RESTORE)
            elif row.answer == "signed" and dict(row.digests) != dict(versions[row.version]):
                message = f"has other digests than version {row.version}, which it names"
                yield error(at(row, "digests"), "other-version", message, _RESTORE)


def addresses_in_print(context: DossierContext) -> Iterator[Finding]:
    """What is printed of a signatory holds no e-mail address."""
    for signature in context.dossier.signatures:
        forms = (signature.print, *(row.print for row in signature.answers if row.print))
        texts = [text for form in forms for text in (form.name, form.qualifier, form.formula)]
        if signature.person:
            person = signature.person
            texts += [person.name, person.title, person.body, person.country, person.honour]
        if any(map(has_address, texts)):
            hint = "Leave it out; 'evidence' can say where the mail lies."
            yield error(signature.place, "address-in-print", "would print an e-mail address", hint)
