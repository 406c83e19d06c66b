"""Every rule, once; adding a rule means writing one function and naming it here."""

from __future__ import annotations

from pathlib import PurePosixPath

from lettergen.checks import (
    dossier_age,
    dossier_edited,
    dossier_hook,
    dossier_ids,
    dossier_names,
    dossier_plan,
    dossier_printing,
    dossier_salutation,
    dossier_say,
    dossier_sent,
    dossier_signatures,
    dossier_texts,
    dossier_versions,
    library_cases,
    library_events,
    library_ids,
    library_offices,
    library_sources,
)
from lettergen.checks.context import DossierContext, DossierRule, LibraryContext, LibraryRule
from lettergen.checks.rows import rested
from lettergen.findings import Finding, ordered
from lettergen.records.library import Library

LIBRARY_RULES: tuple[LibraryRule, ...] = (
    library_ids.concerns_of_cases,
    library_ids.owners_of_cases,
    library_ids.wholes_of_concerns,
    library_ids.recommendations_of_concerns,
    library_ids.instruments_of_concerns,
    library_ids.members_of_lists,
    library_ids.members_of_networks,
    library_ids.countries_of_records,
    library_ids.codes_of_countries,
    library_sources.sources_of_rows,
    library_sources.rows_without_source,
    library_sources.undated_sources,
    library_sources.sources_seen_too_early,
    library_sources.rows_never_used,
    library_sources.rows_after_their_sources,
    library_sources.texts_without_source,
    library_sources.sources_of_texts,
    library_sources.texts_before_their_sources,
    library_sources.readings_of_texts,
    library_events.words_of_events,
    library_events.dates_of_events,
    library_events.spans_of_events,
    library_events.accounts_that_disagree,
    library_cases.cases_without_consent,
    library_cases.assumptions_without_source,
    library_cases.names_used_twice,
    library_cases.cases_in_another_folder,
    library_cases.groups_without_members,
    library_cases.names_in_asks,
    library_cases.names_in_findings,
    library_cases.kinds_of_asks,
    library_cases.asks_on_their_day,
    library_offices.placeholders_of_salutations,
    library_offices.holders_at_one_time,
    library_offices.terms_of_recommendations,
)

TEXT_RULES: tuple[DossierRule, ...] = (
    dossier_ids.addressees_of_letter,
    dossier_ids.asks_of_letter,
    dossier_ids.cases_of_letter,
    dossier_ids.instruments_of_letter,
    dossier_ids.countries_of_letter,
    dossier_ids.drafter_of_letter,
    dossier_ids.organisations_of_signatures,
    dossier_ids.documents_by_name,
    dossier_plan.occasions,
    dossier_plan.met_outside_about,
    dossier_plan.letters_after_the_meeting,
    dossier_hook.letters_after_the_hook,
    dossier_plan.letters_dated_ahead,
    dossier_plan.asks_without_text,
    dossier_plan.wishes_not_met,
    dossier_plan.officials_without_holder,
    dossier_salutation.officials_without_salutation,
    dossier_plan.labels_of_what_is_published,
    dossier_plan.embargoes,
    dossier_plan.deadlines,
    dossier_plan.groups_of_one,
    dossier_plan.lengths,
    dossier_texts.texts_overtaken,
    dossier_texts.texts_not_read,
    dossier_texts.sentences_composed,
    dossier_texts.asks_that_contradict,
    dossier_texts.dates_inside_events,
    dossier_texts.cases_last_heard_of,
    dossier_age.concerns_of_long_ago,
    dossier_age.people_last_heard_of,
    dossier_say.words_left_to_fill,
    dossier_say.sections_not_printed,
    dossier_say.sources_of_say,
    dossier_edited.texts_without_base,
    dossier_edited.texts_left_behind,
    dossier_edited.texts_with_edits,
    dossier_edited.words_left_in_texts,
    dossier_edited.people_overtaken,
    dossier_names.names_in_texts,
    dossier_names.names_of_the_withheld,
)
"""What holds of a text whoever signs it."""

SIGNING_RULES: tuple[DossierRule, ...] = (
    dossier_signatures.drafter_signs,
    dossier_signatures.drafter_may_be_named,
    dossier_signatures.somebody_signs,
    dossier_signatures.organisations_sign_once,
    dossier_signatures.numbers_are_given_once,
    dossier_signatures.times_of_signatures,
    dossier_signatures.conditions_of_signatures,
    dossier_signatures.objections,
    dossier_signatures.signatures_of_this_text,
    dossier_printing.groups_of_signatures,
    dossier_printing.signatories_in_text,
    dossier_versions.versions_unchanged,
    dossier_versions.versions_in_order,
    dossier_versions.moments_of_versions,
    dossier_versions.sign_on_finished,
    dossier_sent.texts_since_sent,
    dossier_versions.versions_of_signatures,
    dossier_versions.addresses_in_print,
)


DOSSIER_RULES = (*TEXT_RULES, *SIGNING_RULES)


def check_library(library: Library, unloaded: frozenset[PurePosixPath] = frozenset()) -> tuple[Finding, ...]:
    """Return what is wrong between the records of a library, in order.

    `unloaded`: the files that did not load (lettergen.library.load.unloaded); what names one of them is not told as
    naming nothing.
    """
    context = LibraryContext(library, tuple(rested(library)), unloaded)
    return ordered([finding for rule in LIBRARY_RULES for finding in rule(context)])


def check_dossier(
    context: DossierContext, rules: tuple[DossierRule, ...] = DOSSIER_RULES
) -> tuple[Finding, ...]:
    """Return what is wrong with a dossier, in order."""
    return ordered([finding for rule in rules for finding in rule(context)])
