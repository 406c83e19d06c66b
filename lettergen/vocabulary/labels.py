"""Labels, uses, answers and voices."""

from __future__ import annotations

from enum import StrEnum


class Share(StrEnum):
    """How far a fact may go; in the order of the Traffic Light Protocol 2.0: CLEAR, GREEN, AMBER, RED."""

    PUBLIC = "public"
    ADDRESSEE = "addressee"
    COALITION = "coalition"
    INTERNAL = "internal"


_REACH = {Share.PUBLIC: 0, Share.ADDRESSEE: 1, Share.COALITION: 2, Share.INTERNAL: 3}


def within(label: Share, bound: Share) -> bool:
    """Tell whether a fact labelled `label` may go into a document bounded by `bound`."""
    return _REACH[label] <= _REACH[bound]


class Use(StrEnum):
    """What a letter does with a person; each needs a consent of its own."""

    GOVERNMENT_LETTER = "government-letter"
    ALLY_LETTER = "ally-letter"
    PUBLIC_STATEMENT = "public-statement"
    SOCIAL_MEDIA = "social-media"
    PICTURE = "picture"


class Answer(StrEnum):
    """A consent's answer; none given is no."""

    YES = "yes"
    NO = "no"
    ASK_FIRST = "ask-first"
    ASSUMED = "assumed"


class Voice(StrEnum):
    """In whose mouth a recommendation is put."""

    ITSELF = "itself"
    PRESS = "press"
    STRAIGHT = "straight"
