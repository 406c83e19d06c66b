"""The matter of both documents: the dossier's own words, concerns, recommendations, instruments."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import takewhile

from lettergen.asof import ConcernView, RecommendationView
from lettergen.compose.attributes import chosen, level, place_of, scope, unknown
from lettergen.compose.inputs import Inputs, Unfillable, placed, without_notes
from lettergen.compose.quotations import with_quotations
from lettergen.document import Block, Heading, Inlines, Item, ListBlock, Paragraph, Role, Text
from lettergen.findings import Finding, Source, error
from lettergen.language import as_known_on, capitalised, joined
from lettergen.library.similar import did_you_mean
from lettergen.markup.nodes import Directive
from lettergen.selection import Place
from lettergen.selection.age import is_fresh
from lettergen.selection.gates import countries_about
from lettergen.vocabulary import Voice

SAY = ("section", "optional")
"""The attributes of `::: say`, besides the name of a section."""


def say(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """A section of say.md. `::: say occasion`; a missing section is a finding unless `optional` is given."""
    names = [name for name, value in directive.attributes if not value and name != "optional"]
    wanted = (names[0] if len(names) == 1 else directive.get("section")).lower()
    if len(names) > 1 or not wanted:
        message = "'::: say' needs the name of one section"
        raise Unfillable(error(place_of(directive), "bad-directive", message, "Write: ::: say occasion"))
    for finding in unknown(directive, (*names, *SAY)):
        raise Unfillable(finding)
    title = wanted.replace("-", " ")
    section = inputs.dossier.say.get(title) or inputs.dossier.say.get(wanted)
    if section is None:
        if "optional" in dict(directive.attributes):
            return ()
        raise Unfillable(_no_section(inputs, title))
    return placed(with_quotations(inputs, section.blocks), f"say:{title.replace(' ', '-')}", "dossier")


def _no_section(inputs: Inputs, title: str) -> Finding:
    place = Source(inputs.dossier.folder / "say.md")
    hint = (
        did_you_mean(title, inputs.dossier.say) or f"Add it: # {capitalised(title)}, and below it the words."
    )
    return error(
        place, "missing-section", f"has no section '{capitalised(title)}', which the template prints", hint
    )


def _concern(inputs: Inputs, directive: Directive) -> ConcernView:
    key = directive.get("of")
    if key in inputs.view.concerns:
        return inputs.view.concerns[key]
    hint = did_you_mean(key, inputs.view.concerns) or "Concerns lie in the concerns/ folders of the library."
    message = f"asks for the concern '{key}', which has no text on this date"
    raise Unfillable(error(place_of(directive), "unknown-concern", message, hint))


def concern_text(concern: ConcernView, part: str) -> tuple[Block, ...]:
    """Return one part of a concern, keyed and cited as its own."""
    text = concern.texts.get(part)
    return placed(text.blocks, f"concern:{concern.id}/{part}", f"concern:{concern.id}") if text else ()


def facts(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """The facts of a concern, after a line on their day where it is long ago and not that of the ask before."""
    concern = _concern(inputs, directive)
    return (*_note_of_day(concern, _told_of_points(concern, inputs)), *concern_text(concern, "facts"))


def _told_of_points(concern: ConcernView, inputs: Inputs) -> str:
    """A sentence on the day of an ask's facts, and of those after it that are of the same day, which then have none."""
    asks = [inputs.view.concerns[key] for key in inputs.settings.asks if key in inputs.view.concerns]
    place = asks.index(concern) if concern in asks else 0
    days = [_other_day(ask, inputs, "facts") for ask in (asks if concern in asks else [concern])]
    day, before = days[place], days[place - 1] if place else None
    if day is None or day == before:
        return ""
    return as_known_on(day, inputs.language, len(list(takewhile(lambda other: other == day, days[place:]))))


def briefing_text(concern: ConcernView, inputs: Inputs) -> tuple[Block, ...]:
    """Return what a paper says of a concern, after a line on its day where that is long ago."""
    body = concern_text(concern, "briefing")
    day = _other_day(concern, inputs, "briefing")
    return (*_note_of_day(concern, as_known_on(day, inputs.language) if day else ""), *body) if body else ()


def _other_day(concern: ConcernView, inputs: Inputs, part: str) -> datetime.date | None:
    """The day of a concern's words, None where they can be said as of today."""
    told = concern.told_on(part)
    return None if is_fresh(told, inputs.settings.date) else told


def _note_of_day(concern: ConcernView, words: str) -> tuple[Block, ...]:
    note = Paragraph(f"concern:{concern.id}/known-on", (Text(words),), Role.LEAD_IN)
    return (note,) if words else ()


def standard(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """What is owed, and what should happen."""
    return concern_text(_concern(inputs, directive), "standard")


def ask_phrase(concern: ConcernView) -> Inlines:
    """Return what follows "we ask you to", without notes."""
    text = concern.texts.get("ask")
    if text is None:
        message = f"has no ask that was true by the letter's date: '{concern.id}'"
        raise Unfillable(error(concern.place, "missing-ask", message, "Add # Ask."))
    block = without_notes(placed(text.blocks, "ask", concern.id))[0]
    if len(text.blocks) > 1 or not isinstance(block, Paragraph):
        hint = 'Write what follows "we ask you to", in one paragraph.'
        raise Unfillable(error(text.place, "missing-ask", "is not one phrase", hint))
    return block.inlines


def instruments(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """A paragraph with one sentence an instrument: its name as at the first mention, and the passages that are cited."""
    passages: dict[str, list[str]] = {}
    for wanted in inputs.selection.instruments:
        if wanted.place is not None:
            key, _, passage = wanted.id.partition(".")
            says = inputs.view.instruments[key].says
            _refuse_quotation(inputs, wanted.id, bool(passage) and says[passage].quote)
            words = [says[passage].text] if passage else [row.text for row in says.values() if not row.quote]
            passages[key] = list(dict.fromkeys([*passages.get(key, ()), *words]))
    sentences = [_instrument_sentence(inputs, key, words) for key, words in passages.items() if words]
    spaced = tuple(part for sentence in sentences for part in (sentence, Text(" ")))[:-1]
    return (Paragraph("instruments", spaced),) if spaced else ()


def _refuse_quotation(inputs: Inputs, wanted: str, quoted: bool) -> None:
    """What an instrument says in its own words does not go on from its name."""
    if quoted:
        place = inputs.settings.lines.get("instruments", inputs.settings.place_in_file)
        message = f"names '{wanted}' among its instruments, which is a quotation and makes no sentence"
        hint = f'Quote it in say.md, on a line of its own: ::: quote of="{wanted}"'
        raise Unfillable(error(place, "quoted-instrument", message, hint))


def _instrument_sentence(inputs: Inputs, key: str, passages: list[str]) -> Text:
    instrument = inputs.view.instruments[key]
    return Text(f"{capitalised(instrument.first)} {_clauses(passages, inputs.language)}.", instrument.place)


def _clauses(passages: list[str], language: str) -> str:
    """Return clauses as a list in running text, with semicolons between three or more where one is itself a list."""
    *others, last = passages
    if len(others) < 2 or not any(", " in words or " and " in words for words in passages):
        return joined(passages, language)
    return f"{'; '.join(others)}; and {last}"


def voiced(recommendation: RecommendationView, voice: Voice, authorities: str) -> str:
    """Return a recommendation as a full sentence in one of its three voices (docs/library.md)."""
    if voice is Voice.PRESS:
        return f"Press {authorities} to {recommendation.press or recommendation.do}."
    return f"{capitalised(recommendation.do)}."


def possible_voices(recommendation: RecommendationView) -> frozenset[Voice]:
    """Return the voices that its addressee leaves open: what the EU does itself cannot be pressed on a government."""
    if recommendation.to == "government":
        return frozenset({Voice.PRESS, Voice.STRAIGHT})
    return frozenset({Voice.ITSELF})


def recommendations(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """A heading and a list of recommendations in a `voice`: itself, press or straight.

    `of` is a country's code (what is for it but not for the whole region), `region` (for all countries of the letter),
    `shared` (for several), `asks` (what the asks of letter.yaml recommend), or nothing (all).
    """
    voice = Voice(chosen(directive, "voice", [voice.value for voice in Voice], Voice.STRAIGHT.value))
    of, depth = scope(inputs, directive, "", "region", "shared", "asks"), level(directive)
    rows = [row for row in _taken(inputs) if voice in possible_voices(row) and _in_scope(row, of, inputs)]
    if not rows:
        return ()
    key = f"recommendations:{of or 'all'}/{voice.value}"
    items = tuple(_item(row, key, voice, of, inputs) for row in rows)
    heading = directive.get("heading")
    intro = directive.get("intro")
    head: tuple[Block, ...] = (Heading(key, depth, (Text(heading),)),) if heading else ()
    lead: tuple[Block, ...] = (Paragraph(f"{key}/intro", (Text(intro),), Role.LEAD_IN),) if intro else ()
    return (*head, *lead, ListBlock(f"{key}/list", items))


def _taken(inputs: Inputs) -> list[RecommendationView]:
    """In the order in which the concerns list them, those that no concern lists last."""
    taken = {row.id for row in inputs.selection.recommendations if row.place is Place.BRIEFING}
    concerns = [inputs.view.concerns[row.id] for row in inputs.selection.concerns if row.place is not None]
    listed = [key for concern in concerns for key in concern.recommendations]
    ordered = dict.fromkeys([*listed, *sorted(taken)])
    return _each_once([inputs.view.recommendations[key] for key in ordered if key in taken])


def _each_once(rows: Sequence[RecommendationView]) -> list[RecommendationView]:
    """What takes the place of one recommendation, once its day has passed, can be another one of the library."""
    first: dict[tuple[str, str, tuple[str, ...]], RecommendationView] = {}
    for row in rows:
        first.setdefault((row.to, row.do, row.countries), row)
    return list(first.values())


def steps_for(inputs: Inputs, code: str, listed: frozenset[str]) -> tuple[RecommendationView, ...]:
    """Return those of the listed recommendations that are for one government but not for all that the letter is about."""
    rows = [row for row in _taken(inputs) if row.id in listed and row.to == "government"]
    return tuple(row for row in rows if _in_scope(row, code, inputs))


def steps_of_asks(inputs: Inputs) -> tuple[RecommendationView, ...]:
    """Return what the concerns recommend that the letter asks on, to whomever."""
    return tuple(row for row in _taken(inputs) if _in_scope(row, "asks", inputs))


def has_recommendations(inputs: Inputs, of: str, *voices: Voice) -> bool:
    """Tell whether `recommendations of="..."` would print anything in any of these voices."""
    rows = [row for row in _taken(inputs) if _in_scope(row, of, inputs)]
    return any(voice in possible_voices(row) for row in rows for voice in voices)


def _in_scope(row: RecommendationView, of: str, inputs: Inputs) -> bool:
    match of:
        case "":
            return True
        case "region":
            return _is_regional(row, inputs)
        case "shared":
            return len(row.countries) != 1
        case "asks":
            asked = (inputs.view.concerns.get(key) for key in inputs.settings.asks)
            return any(row.id in concern.recommendations for concern in asked if concern)
        case _:
            return (of in row.countries or not row.countries) and not _is_regional(row, inputs)


def _is_regional(row: RecommendationView, inputs: Inputs) -> bool:
    about = countries_about(inputs.settings)
    return len(about) > 1 and (not row.countries or about <= set(row.countries))


def _item(row: RecommendationView, key: str, voice: Voice, of: str, inputs: Inputs) -> Item:
    about = countries_about(inputs.settings)
    codes = [of] if of in row.countries else [code for code in row.countries if code in about]
    authorities = _authorities(codes or sorted(about), inputs)
    return Item(f"{key}/{row.id}", (Text(voiced(row, voice, authorities), row.place),), row.place)


def _authorities(codes: list[str], inputs: Inputs) -> str:
    if len(codes) == 1:
        return inputs.authorities(codes[0])
    if countries_about(inputs.settings) <= set(codes):
        return "the governments of the region"
    return f"the authorities of {joined([inputs.country_name(code) for code in codes], inputs.language)}"
