"""What each finding means: one sentence a code. docs/findings.md says how to mend it; a test holds the two together."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        "bad-id": "The name of a file, or of a list of officials, cannot be an id.",
        "bad-name": "A file's name holds characters that cannot be printed.",
        "control-character": (
            "A text holds a control, private-use, direction, unseen or other character that no text needs, NUL among "
            "them; also when YAML writes it with a backslash."
        ),
        "duplicate-id": "Two records of one kind have one id, or two countries one code.",
        "misplaced": "A file lies where nothing reads it.",
        "not-utf8": "A file holds bytes that are not UTF-8.",
        "outside-workspace": "A path leads out of the workspace.",
        "special-file": (
            "Something else than a plain file lies where a file belongs: a pipe, a socket, a "
            "folder named like a file."
        ),
        "symlink": "A file or folder is a symbolic link, or is reached by one; links are never followed.",
        "toml-syntax": "lettergen.toml is not TOML.",
        "too-large": "A file is larger than it may be: 1 MiB of text, 8 MiB of a letterhead, 10 MiB of a font.",
        "too-many-faults": "A file, list or block has so many faults that the rest of them is not listed.",
        "unreadable": "A file or folder cannot be opened.",
        "bad-date": "A date is impossible, or not written as one.",
        "bad-url": "An address is not one that a link may have.",
        "duplicate-key": "A key stands twice in one block.",
        "empty-file": "A file, or a front matter, holds no keys.",
        "empty-item": "A list has an entry with nothing in it.",
        "front-matter-open": "Front matter has no end.",
        "line-break": "A value holds a line break or a tab.",
        "missing-key": "A block lacks a key that it needs.",
        "no-front-matter": "A Markdown record does not begin with front matter.",
        "not-a-number": "A value is not a whole number.",
        "not-yes-or-no": "A value is neither yes nor no.",
        "unknown-key": "A key is not known where it stands.",
        "unknown-word": "A value is not among those that its key can have.",
        "wrong-shape": "A single value, a list and a block of keys were taken for one another.",
        "yaml-alias": "A value refers to another one (*name).",
        "yaml-anchor": "A value is given a name to be referred to (&name).",
        "yaml-depth": "Lists and blocks are nested deeper than 20.",
        "yaml-directive": "A file begins with a line for YAML parsers (%YAML, %TAG).",
        "yaml-documents": "A file holds a second YAML document.",
        "yaml-key": "A list or a block is used as a key.",
        "yaml-merge": "A block takes over the keys of another one (<<).",
        "yaml-syntax": "A text is not YAML.",
        "yaml-tag": "A value has a tag (!name).",
        "duplicate-text": "A part has two texts of one date, or say.md two sections of one title.",
        "empty-text": "A heading has nothing below it.",
        "stray-text": "Words stand where no text or section holds them.",
        "unknown-part": "A heading names no part that such a record has, or a text stands under none.",
        "markup-code": "Backticks or tildes mark code.",
        "markup-colons": "Colons open or close nothing.",
        "markup-conflict": "A line stands in a conflict, but on none of its sides.",
        "markup-container": "A container has a name that is not known.",
        "markup-control": "A text holds a control character.",
        "markup-deep": "Lists, quotes or stresses are nested too deeply.",
        "markup-directive": "Part of a directive's line is not understood.",
        "markup-directive-place": "A directive stands inside a container.",
        "markup-empty": "A block holds only data, and there was none.",
        "markup-heading": "A heading stands where none is possible.",
        "markup-comment": "A text holds a comment, which would be printed.",
        "markup-html": "A text holds HTML.",
        "markup-image": "A text holds an image.",
        "markup-key": "Two blocks have one key.",
        "markup-key-alone": "A key stands before no block.",
        "markup-line": "A block lacks a line, because nothing was filled in there.",
        "markup-link": "A link leads where none may lead.",
        "markup-link-title": "A link has a title.",
        "markup-list-start": "A list starts with another number than 1.",
        "markup-name": "A text has a name in two braces that is none of those it can use.",
        "markup-nested": "A list or quote stands inside another block.",
        "markup-nested-link": "A link stands inside a link.",
        "markup-note": "A note is called that is not there.",
        "markup-note-nested": "A note is called inside a note.",
        "markup-note-twice": "A note is defined twice.",
        "markup-note-unused": "Nothing refers to a note.",
        "markup-paragraphs": "One item or cell has several paragraphs; they were joined.",
        "markup-placeholder": "A placeholder stands for nothing.",
        "markup-private-use": "A character has no meaning that others share.",
        "markup-row": "A row has too many or too few cells.",
        "markup-rule": "A line is drawn across the page.",
        "markup-table": "A table stands where none is possible.",
        "markup-too-long": "There is too much to read at once.",
        "markup-unclosed": "A container has no end.",
        "ask-contradicts-status": (
            "An ask does not fit where the case stands: release of somebody dead, free or acquitted, say."
        ),
        "ask-without-kinds": "An ask does not say of what kinds it is, and is never used.",
        "assumed-without-source": "A consent is assumed without a source that made the case public.",
        "bad-country-code": "A country code is not two capital letters, or a country has none.",
        "bad-span": "A span of dates has its end before its beginning, or not two dates.",
        "never-usable": "A fact or a text rests on undated sources, so no letter can use it.",
        "no-consent": "A case has no row under `consent`; none is a no.",
        "no-date": "An event, an account of one, or what an authority said has no date.",
        "no-members": "A group has no members, or a person has some.",
        "no-placeholder": "An ask lacks {name}, or what an authority said lacks {names}.",
        "no-print": "Sources disagree on an event, and nothing says what may be printed.",
        "no-source": "A fact has no source, and is never used.",
        "no-until": "A recommendation says what takes its place (`then`), and not when.",
        "other-country": "A case lies in the folder of one country and says that it is of another.",
        "same-name": "Two cases have one name.",
        "seen-too-early": "A source is said to have been seen before its date.",
        "source-before-fact": (
            "An event, a risk or a finding is dated after all that it rests on (error); or after some "
            'of it, which then is not counted, or "by" a day on which it had been told already (warning).'
        ),
        "text-before-source": (
            "A text is dated before what it cites: all of it (error) or some (warning). In "
            "say.md, the letter's date counts."
        ),
        "text-cites-nothing": "A text cites no source, and is never used.",
        "two-dates": "An event is dated in more than one way.",
        "two-holders": "An office has two holders at one time.",
        "undated-source": "A source has neither `date` nor `seen`, so no letter can rest on it.",
        "unknown-event": "An event is of a kind that is not known.",
        "unknown-placeholder": "Words in braces are filled by nothing.",
        "unknown-source": "A fact or a text cites a source that its record does not have.",
        "unknown-text": "`read` names a text that is not there.",
        "unknown-case": "A case is named that the library does not have.",
        "unknown-concern": "A concern is named that the library does not have.",
        "unknown-country": "A country is named that no country.yaml tells of.",
        "unknown-document": "A document is named that cannot be built.",
        "unknown-instrument": "An instrument is named that the library does not have.",
        "unknown-official": "An official or a list is named that the library does not have.",
        "unknown-organisation": "An organisation is named that the library does not have.",
        "unknown-passage": "A passage is named that its instrument does not have, or not yet on the letter's date.",
        "unknown-recommendation": "A recommendation is named that the library does not have.",
        "after-hook": "A letter is dated after the day of what it hangs on.",
        "after-meeting": "A letter is dated after its meeting and does not say that it follows up, or the other way round.",
        "ask-without-text": "An ask of the letter has no text that can be used on its date, and is left out.",
        "bad-deadline": "A deadline is no day, or comes after the letter's date.",
        "dated-ahead": "A letter is dated after today, and would tell as known where each case stands then.",
        "embargo": "An embargo does not go with the letter's date, or with when it is published.",
        "group-of-one": "`together` puts a case together with no other.",
        "meets-outside-about": "A government is met that is not among the countries the meeting is about.",
        "no-addressee": "`--each` has nobody to write to.",
        "no-holder": "An official is addressed of whom no holder is known on the letter's date.",
        "no-salutation": (
            "Somebody who is known by name is greeted as 'Dear Sir or Madam', since no form of address is on record."
        ),
        "no-occasion": "A letter has neither meeting nor hook.",
        "previous-missing": "The earlier dossier is not there, so no promise made in it can be kept.",
        "manifest-unreadable": (
            "The manifest of an earlier letter that was sent cannot be read, so nobody can tell whom it named."
        ),
        "published-label": "A letter that will be published may hold facts that only some may know.",
        "left-over": (
            "A letter of an earlier `build --each` lies beside the new ones, to somebody who gets none now."
        ),
        "letter-not-made": "A letter of `build --each` could not be made, or `check --each` sees that it cannot be.",
        "moved": "A case moved from the letter to the briefing, for the letter's limits.",
        "page-limit": (
            "A letter has more pages than its limit, which is known only when it is built; what had to move stands in "
            "the letter that plan, preview and signatories see."
        ),
        "too-long": (
            "The letter is longer than its limit, and no more can move to the briefing; or it is an open letter, or "
            "somebody edits its text, and nothing moves out of these."
        ),
        "two-occasions": "A letter has a meeting and a hook.",
        "unmet-wish": "Something that letter.yaml wishes for cannot be met.",
        "bad-directive": "A directive of a template has an attribute it cannot use.",
        "composed-sentence": (
            "A case has no text for the letter's date; a plain sentence made from its events "
            "stands in its place."
        ),
        "date-inside-event": "An event is dated so loosely that it may lie after the letter's date.",
        "duplicate-block": "A template prints one block twice.",
        "last-heard": "The letter has room, and somebody cannot be in it who was last heard of long ago.",
        "last-known-status": "A case that letter.yaml insists on was last heard of long ago.",
        "left-to-fill": "Words such as TODO or [...] stand where words are still to come.",
        "missing-ask": "A concern has facts for the letter's date, and no ask.",
        "missing-section": "say.md lacks a section that the template prints.",
        "old-text": "A text on a concern is older than a year, and nobody has confirmed it since.",
        "not-a-quotation": "A directive quotes a passage that is not in the instrument's own words.",
        "overtaken-text": (
            "What happened has overtaken a text that stands in a document, or the text cites no "
            "source of where the case stands; an error where the person is free, cleared or dead."
        ),
        "quoted-instrument": "letter.yaml names a quotation among the instruments, of which the letter makes sentences.",
        "template-error": "A template cannot be filled.",
        "template-refused": "A template uses something that could run code, or glue data to markup.",
        "unknown-directive": "A template has a directive that is not known.",
        "unprinted-section": "A section of say.md stands in no document.",
        "unread-text": "Nobody besides its author has read a text against its sources.",
        "edited-text": "Blocks of an edited text differ from what lettergen assembled.",
        "text-behind": "An edited text was made before the library, a template or letter.yaml changed.",
        "text-conflict": "You and the library changed one block of an edited text, and somebody has to choose.",
        "text-without-base": "The base of an edited text is missing, so edits cannot be told from it.",
        "overtaken-edit": (
            "An edited text raises somebody, in words of its own, who is free, cleared or dead since, or of whom nobody "
            "heard for too long."
        ),
        "unselected-name": "An edited text names somebody whom the selection leaves out of the document.",
        "withheld-name": "A document names somebody whom the letter may not name, in whatever words.",
        "bad-time": "`received` is neither a day nor a time.",
        "conditional-signature": "A signature waits for something.",
        "drafter-not-signed": "The drafter has not signed its own letter.",
        "drafter-undisclosed": "The drafter is not to be disclosed, and files and the briefing paper name the drafter.",
        "no-organisation": "A signature is of no organisation and no person, and is not printed.",
        "nobody-signed": "A letter is to be final, and nobody has signed it.",
        "objection": "Somebody who was asked objects to the letter.",
        "second-number": "Two signatures have one number.",
        "second-signature": "An organisation has two files in signatures/, and would be printed twice.",
        "unconfirmed-text": (
            "It is not on record that a signatory agreed to the text as it is now (info); or they "
            "agreed to another one (warning)."
        ),
        "letterhead-archive": "A letterhead is damaged, or packed so that its parts overlap, repeat or lead elsewhere.",
        "letterhead-encrypted": "A letterhead is protected by a password.",
        "letterhead-entities": "A letterhead has a document type or entities in its XML.",
        "letterhead-external": "A letterhead calls a picture or object from outside the file.",
        "letterhead-left-out": "Something in a letterhead's heads and feet is not taken.",
        "letterhead-macros": "A letterhead holds macros.",
        "letterhead-not-docx": "A letterhead is no DOCX file.",
        "letterhead-page": "A letterhead leaves less than 8 by 10 cm for the text.",
        "letterhead-picture": "A letterhead holds a picture that is neither PNG nor JPEG, or damaged, or too large.",
        "letterhead-template": "A letterhead calls a template from another place.",
        "letterhead-too-large": "A letterhead would be larger than 48 MiB when unpacked.",
        "font-unusable": "A font file cannot be used in a PDF.",
        "style-fetches": "A style sheet asks for another file.",
        "style-hides": "A style sheet hides part of the text.",
        "style-ignored": "Something in a style sheet is not understood and would have no effect.",
        "style-picture": "A picture that a style sheet calls is not there, neither PNG nor JPEG, damaged or too large.",
        "style-syntax": "A style sheet is not CSS.",
        "style-too-long": "A style sheet is longer than 100,000 characters.",
        "style-unknown-font": "A style sheet names a font that is not there.",
        "style-words": "A style sheet puts words into the text.",
        "address-in-print": "What is printed of a signatory holds an e-mail address.",
        "bad-moment": "What says when a version was circulated, or until when, is no time with its zone.",
        "other-version": "A signature names a version and has other digests than it.",
        "sent-otherwise": "A letter that was sent would be made with other words today.",
        "still-open": "A letter is to be final, and its last version is still being signed.",
        "uncirculated-text": "The text changed since it was circulated for signature.",
        "unknown-group": "A signatory is in a group that letter.yaml does not list.",
        "unknown-version": "An answer names a version that was not circulated.",
        "unprinted-signatories": "Signatories are to stand in the text, and no text says who they are, or how many.",
        "version-altered": "A circulated version is not what it was when it was circulated.",
        "version-missing": "A version before another one is not there.",
        "version-number": "A version says another number than its folder.",
    }
)
