"""The parts that only a briefing paper has: title, overview, concerns and cases country by country."""

from __future__ import annotations

from lettergen.asof import CaseView, ConcernView
from lettergen.compose.attributes import scope
from lettergen.compose.inputs import Inputs, placed
from lettergen.compose.matter import briefing_text, has_recommendations
from lettergen.compose.people import composed_sentence, last_word, named, where_things_stand
from lettergen.document import (
    Block,
    CaseBlock,
    Contents,
    Fact,
    Heading,
    Inlines,
    Kind,
    Paragraph,
    Role,
    Row,
    Strong,
    Table,
    Text,
    TitleBlock,
)
from lettergen.language import capitalised
from lettergen.markup.nodes import Directive
from lettergen.records.common import DatedText
from lettergen.vocabulary import Voice


def title(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """The title block: the subject, what the paper goes with, place and date."""
    lines = (_goes_with(inputs), f"{inputs.settings.place}, {inputs.date_text}")
    heading = inputs.title(Kind.BRIEFING_PAPER)
    return (TitleBlock("title", (Text(heading),), tuple((Text(line),) for line in lines if line)),)


def _goes_with(inputs: Inputs) -> str:
    meeting = inputs.settings.meeting
    if meeting is None:
        return "Briefing paper"
    following = meeting.is_over(inputs.settings.date)
    return f"Briefing paper {'following' if following else 'for'} the {meeting.name}"


def contents(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """The table of contents."""
    return (Contents("contents", (Text(directive.get("title", "Contents")),)),)


def overview(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """A table of all cases: country, who, and where each stands on the letter's date."""
    picked = inputs.selection.in_briefing()
    if not picked:
        return ()
    header = tuple((Text(words),) for words in ("Case", "Country", "Where things stand"))
    rows = tuple(_overview_row(inputs, case) for case in _by_country(inputs, picked))
    caption = f"The cases in this paper and where each stands on {inputs.date_text}"
    return (Table("overview", (Text(caption),), header, rows),)


def _by_country(inputs: Inputs, picked: tuple[CaseView, ...]) -> list[CaseView]:
    order = {code: index for index, code in enumerate(chapter_codes(inputs))}
    return sorted(picked, key=lambda case: order.get(case.country, len(order)))


def _overview_row(inputs: Inputs, case: CaseView) -> Row:
    role = f", {case.role.text}" if case.role else ""
    who: Inlines = (Strong(named(case)), Text(role)) if role else (Strong(named(case)),)
    country = (Text(inputs.country_name(case.country)),)
    return Row(f"overview/{case.id}", (who, country, (Text(where_things_stand(case, inputs.language)),)))


def chapter_codes(inputs: Inputs) -> tuple[str, ...]:
    """Return the countries that get a chapter, in the order of letter.yaml: those with something to say."""
    settings = inputs.settings
    wanted = (settings.meeting.about or settings.meeting.meets) if settings.meeting else ()
    about = wanted or (settings.hook.about if settings.hook else ())
    concerns = [code for row in _taken_concerns(inputs) if not _is_shared(row) for code in row.countries]
    cases = [case.country for case in inputs.selection.in_briefing()]
    return tuple(code for code in dict.fromkeys((*about, *concerns, *cases)) if _has_matter(inputs, code))


def _has_matter(inputs: Inputs, code: str) -> bool:
    concerns = any("briefing" in concern.texts for concern in _country_concerns(inputs, code))
    cases = any(case.country == code for case in inputs.selection.in_briefing())
    return concerns or cases or has_recommendations(inputs, code, Voice.STRAIGHT)


def _taken_concerns(inputs: Inputs) -> list[ConcernView]:
    taken = [chosen.id for chosen in inputs.selection.concerns if chosen.place is not None]
    return [inputs.view.concerns[key] for key in taken]


def _country_concerns(inputs: Inputs, code: str) -> list[ConcernView]:
    return [concern for concern in _taken_concerns(inputs) if concern.countries == (code,)]


def _is_shared(concern: ConcernView) -> bool:
    return len(concern.countries) != 1


def _regional_concerns(inputs: Inputs) -> list[ConcernView]:
    return [concern for concern in _taken_concerns(inputs) if _is_shared(concern)]


def has_regional_matter(inputs: Inputs) -> bool:
    """Tell whether there is anything to say on what several countries share."""
    concerns = any("briefing" in concern.texts for concern in _regional_concerns(inputs))
    return concerns or has_recommendations(inputs, "region", Voice.STRAIGHT)


def has_matter_for_eu(inputs: Inputs) -> bool:
    """Tell whether there is anything that the European Union could do itself, or press several governments to do."""
    return has_recommendations(inputs, "", Voice.ITSELF) or has_recommendations(inputs, "shared", Voice.PRESS)


def concerns(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """Concerns with their briefing texts: a country's (`of="KZ"`), or those that several share (`of="region"`)."""
    of = scope(inputs, directive, "region")
    rows = _regional_concerns(inputs) if of == "region" else _country_concerns(inputs, of)
    return tuple(block for concern in rows for block in _concern_section(concern, inputs))


def _concern_section(concern: ConcernView, inputs: Inputs) -> tuple[Block, ...]:
    body = briefing_text(concern, inputs)
    heading = Heading(f"concern:{concern.id}", 2, (Text(concern.title, concern.place),))
    return (heading, *body) if body else ()


def case_blocks(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """The cases of one country, each with name, role, where things stand, what happened and what is asked."""
    code = scope(inputs, directive)
    picked = [case for case in inputs.selection.in_briefing() if case.country == code]
    return tuple(_case_block(inputs, case) for case in picked)


def _case_block(inputs: Inputs, case: CaseView) -> CaseBlock:
    return CaseBlock(
        key=f"case:{case.id}",
        level=2,
        name=named(case),
        facts=_case_facts(inputs, case),
        blocks=(*_what_happened(inputs, case), *_what_we_ask(inputs, case)),
        source=case.place,
    )


def _case_facts(inputs: Inputs, case: CaseView) -> tuple[Fact, ...]:
    facts = []
    if case.role:
        facts.append(Fact("Role", (Text(capitalised(case.role.text), case.role.place),)))
    stands = where_things_stand(case, inputs.language)
    facts.append(Fact("Where things stand", (Text(stands),)))
    if case.findings:
        said = [
            f"{capitalised(row.authority)} {row.what.replace('{names}', case.short)}."
            for row in case.findings
        ]
        facts.append(Fact("Findings", (Text(" ".join(said), case.findings[0].place),)))
    return tuple(facts)


def _what_happened(inputs: Inputs, case: CaseView) -> tuple[Block, ...]:
    text = case.briefing or case.letter
    if text is not None:
        told = placed(text.blocks, f"case:{case.id}/{text.part}", f"case:{case.id}")
        return (*_note_of_day(inputs, case, text), *told)
    sentence = composed_sentence(case, inputs.country_name(case.country), inputs.language)
    return (Paragraph(f"case:{case.id}/composed", (Text(sentence, case.place),)),)


def _note_of_day(inputs: Inputs, case: CaseView, text: DatedText) -> tuple[Block, ...]:
    words = last_word(case, text, inputs.language)
    return (Paragraph(f"case:{case.id}/known-on", (Text(words),), Role.LEAD_IN),) if words else ()


def _what_we_ask(inputs: Inputs, case: CaseView) -> tuple[Block, ...]:
    if not case.ask.do:
        return ()
    asked = capitalised(case.ask.do.replace("{name}", case.short))
    words = (Strong((Text("What we ask of the authorities:"),)), Text(f" {asked}."))
    return (Paragraph(f"case:{case.id}/ask", words),)


def contact(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """Whom to ask: the drafting organisation."""
    organisation = inputs.view.organisations.get(inputs.dossier.named_drafter)
    if organisation is None:
        return ()
    name = f"{organisation.name} ({organisation.acronym})" if organisation.acronym else organisation.name
    reach = organisation.contact or organisation.website
    words = f"Contact: {name}{', ' + reach if reach else ''}"
    return (Paragraph("contact", (Text(words, organisation.place),), Role.CONTACT),)
