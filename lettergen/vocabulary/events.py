"""What can happen to a case, and which status it brings."""

from __future__ import annotations

from lettergen.fast_dataclasses import dataclass
from lettergen.vocabulary.statuses import HELD, SETTLED, Status

_SERVING = frozenset({Status.IMPRISONED, Status.SUSPENDED_SENTENCE, Status.RESTRICTED_LIBERTY})
_GONE = frozenset({Status.WHEREABOUTS_UNKNOWN, Status.FORCIBLY_RETURNED})
_GRAVER = frozenset(Status) - SETTLED - {Status.HARASSED, Status.EXILE}
_ABROAD = frozenset({Status.EXPELLED, Status.EXILE})
_PENDING = frozenset({Status.CHARGED, Status.SUSPENDED_SENTENCE, Status.RESTRICTED_LIBERTY, Status.EXPELLED})
_BINDING = HELD - {Status.HOUSE_ARREST} | _GONE | _ABROAD | {Status.CHARGED, Status.CLOSED}


@dataclass(frozen=True, slots=True)
class EventRule:
    """What an event does.

    `status`: what it brings (None: it leaves the status alone, and confirms nothing). `phrase`: the verb phrase of a plain
    sentence ("was arrested"). `unless`: the statuses that it does not displace while they stand. `reads`: how the status
    reads where this is the last report of it, if the status's own words would say more than the report.
    """

    status: Status | None
    phrase: str
    unless: frozenset[Status] = frozenset()
    reads: str = ""


_NEW_CASE = HELD | _SERVING | _GONE

EVENT_RULES: dict[str, EventRule] = {
    "arrested": EventRule(Status.IN_CUSTODY, "was arrested"),
    "detained": EventRule(Status.IN_CUSTODY, "was detained"),
    "in-custody": EventRule(Status.IN_CUSTODY, "was in custody"),
    "charged": EventRule(Status.CHARGED, "was charged", _NEW_CASE),
    "new-charges": EventRule(Status.CHARGED, "faced new charges", _NEW_CASE),
    "house-arrest": EventRule(Status.HOUSE_ARREST, "was under house arrest"),
    "sentenced": EventRule(Status.IMPRISONED, "was sentenced"),
    "imprisoned": EventRule(Status.IMPRISONED, "was serving a prison sentence"),
    "serving-sentence": EventRule(Status.IMPRISONED, "was serving a sentence", reads="serving a sentence"),
    "suspended-sentence": EventRule(Status.SUSPENDED_SENTENCE, "was under a suspended sentence"),
    "restricted-liberty": EventRule(
        Status.RESTRICTED_LIBERTY, "was serving a sentence of restricted liberty"
    ),
    "probation": EventRule(
        Status.RESTRICTED_LIBERTY,
        "was serving a sentence of probation",
        reads="serving a sentence of probation",
    ),
    "psychiatric-confinement": EventRule(Status.PSYCHIATRIC, "was held in a psychiatric institution"),
    "forced-psychiatric-care": EventRule(
        Status.FORCED_CARE, "was subjected to forced psychiatric care", _GRAVER
    ),
    "psychiatric-examination": EventRule(None, "was made to undergo psychiatric examination"),
    "appeal-pending": EventRule(None, "had an appeal pending"),
    "sentence-upheld": EventRule(None, "had the sentence upheld"),
    "sentence-reduced": EventRule(None, "had the sentence reduced"),
    "review-refused": EventRule(None, "was refused a review of the case"),
    "transfer-refused": EventRule(None, "was refused a transfer to a milder regime"),
    "care-refused": EventRule(None, "was denied adequate medical care"),
    "health-decline": EventRule(None, "was reported to be in failing health"),
    "tortured": EventRule(None, "was tortured"),
    "ill-treated": EventRule(None, "was ill-treated"),
    "briefly-detained": EventRule(Status.HARASSED, "was detained for some hours", _GRAVER),
    "attacked": EventRule(Status.HARASSED, "was attacked", _GRAVER),
    "threatened": EventRule(Status.HARASSED, "was threatened", _GRAVER),
    "harassed": EventRule(Status.HARASSED, "was harassed", _GRAVER),
    "travel-ban": EventRule(
        Status.TRAVEL_BAN, "was barred from leaving the country", _NEW_CASE | {Status.CHARGED}
    ),
    "expelled": EventRule(Status.EXPELLED, "was expelled from the country"),
    "left-country": EventRule(Status.EXILE, "left the country", SETTLED | _PENDING),
    "forcibly-returned": EventRule(Status.FORCIBLY_RETURNED, "was forcibly returned"),
    "missing": EventRule(Status.WHEREABOUTS_UNKNOWN, "was missing"),
    "closed": EventRule(Status.CLOSED, "was closed"),
    "liquidation-ordered": EventRule(
        Status.CLOSED, "was ordered to be liquidated", reads="under a liquidation order"
    ),
    "blocked": EventRule(None, "was blocked"),
    "pardoned": EventRule(Status.RELEASED, "was pardoned", reads="pardoned"),
    "amnestied": EventRule(Status.RELEASED, "was amnestied", reads="amnestied"),
    "released": EventRule(Status.RELEASED, "was released"),
    "charges-dropped": EventRule(Status.AT_LIBERTY, "had the charges dropped", _SERVING),
    "restrictions-lifted": EventRule(Status.AT_LIBERTY, "had the restrictions lifted", _BINDING),
    "sentence-served": EventRule(Status.AT_LIBERTY, "had served the sentence"),
    "found": EventRule(Status.AT_LIBERTY, "was found", frozenset(Status) - _GONE),
    "returned-home": EventRule(Status.AT_LIBERTY, "returned home", frozenset(Status) - _ABROAD),
    "reopened": EventRule(Status.REOPENED, "was open again"),
    "conviction-quashed": EventRule(Status.ACQUITTED, "had the conviction quashed"),
    "acquitted": EventRule(Status.ACQUITTED, "was acquitted"),
    "died": EventRule(Status.DIED, "died"),
    "perpetrators-convicted": EventRule(None, "saw perpetrators convicted"),
}
"""`sentenced` brings a suspended sentence or restricted liberty instead where its `sentence` says so."""

COURT_OUTCOMES = frozenset({"sentence-upheld", "sentence-reduced", "review-refused"})
"""Events that overtake a text though they leave the status alone: "his appeal is pending" is no longer true."""
