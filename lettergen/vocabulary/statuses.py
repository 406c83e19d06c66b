"""Where a case can stand, how long that holds, and what may be asked for it."""

from __future__ import annotations

from enum import StrEnum

from lettergen.fast_dataclasses import dataclass


class Status(StrEnum):
    """Where a case stands on a date; derived from events, never typed by hand."""

    CHARGED = "charged"
    IN_CUSTODY = "in custody"
    IMPRISONED = "imprisoned"
    HOUSE_ARREST = "house arrest"
    PSYCHIATRIC = "psychiatric confinement"
    SUSPENDED_SENTENCE = "suspended sentence"
    RESTRICTED_LIBERTY = "restricted liberty"
    TRAVEL_BAN = "travel ban"
    EXPELLED = "expelled"
    EXILE = "exile"
    FORCIBLY_RETURNED = "forcibly returned"
    WHEREABOUTS_UNKNOWN = "whereabouts unknown"
    HARASSED = "harassed"
    FORCED_CARE = "forced psychiatric care"
    CLOSED = "closed"
    RELEASED = "released"
    AT_LIBERTY = "at liberty"
    REOPENED = "reopened"
    ACQUITTED = "acquitted"
    DIED = "died"


class Ask(StrEnum):
    """The kinds of things that can be requested for a case."""

    RELEASE = "release"
    DROP_CHARGES = "drop-charges"
    QUASH = "quash"
    LIFT_RESTRICTIONS = "lift-restrictions"
    LIFT_TRAVEL_BAN = "lift-travel-ban"
    ALLOW_RETURN = "allow-return"
    DISCLOSE_FATE = "disclose-fate"
    PROTECT = "protect"
    CARE = "care"
    INVESTIGATE = "investigate"
    REDRESS = "redress"
    REOPEN = "reopen"
    WELCOME = "welcome"


@dataclass(frozen=True, slots=True)
class StatusRule:
    """What follows from a status.

    `days`: how long it stands without a newer confirmation (None: for good); afterwards it is only "last known".
    `phrase`: how it reads in a table or after "is". `default`: the base form of the ask ("release {name}"), empty where
    nothing is asked; `asked`: the kinds in it; `also`: other kinds that would not contradict the status. `danger`: life or
    health is at stake. `step`: where the dates of two events leave open which came first, the later step counts, so
    that nobody asks to free a person who may be free: `arrested: 2022` and `released: 2022-03-05` is a release.
    """

    days: int | None
    phrase: str
    default: str
    asked: frozenset[Ask]
    also: frozenset[Ask]
    step: int = 1
    danger: bool = False

    @property
    def asks(self) -> frozenset[Ask]:
        """Every kind of ask that does not contradict the status."""
        return self.asked | self.also


def _asks(words: str) -> frozenset[Ask]:
    return frozenset(map(Ask, words.split()))


_DONE = _asks("welcome redress investigate")
_AT_LARGE = _asks("protect investigate redress")
_DETAINED = _AT_LARGE | _asks("release drop-charges quash care disclose-fate")
_LIFT = "lift the restrictions that came with it"

STATUS_RULES: dict[Status, StatusRule] = {
    Status.HARASSED: StatusRule(
        366,
        "under attack",
        "bring to justice those responsible for the attacks on {name}",
        _asks("investigate"),
        _AT_LARGE | _asks("drop-charges"),
        step=0,
    ),
    Status.FORCED_CARE: StatusRule(
        366,
        "subjected to forced psychiatric care",
        "protect {name} from any further forced psychiatric care",
        _asks("protect"),
        _AT_LARGE | _asks("drop-charges"),
        step=0,
    ),
    Status.CHARGED: StatusRule(
        183, "facing charges", "drop the charges against {name}", _asks("drop-charges"), _AT_LARGE
    ),
    Status.IN_CUSTODY: StatusRule(
        183, "in custody", "release {name} and drop the charges", _asks("release drop-charges"), _DETAINED
    ),
    Status.PSYCHIATRIC: StatusRule(
        183,
        "held in psychiatric confinement",
        "end the psychiatric confinement of {name}",
        _asks("release"),
        _DETAINED,
        danger=True,
    ),
    Status.HOUSE_ARREST: StatusRule(
        183,
        "under house arrest",
        "lift the house arrest of {name} and drop the charges",
        _asks("lift-restrictions drop-charges"),
        _AT_LARGE | _asks("release quash"),
    ),
    Status.CLOSED: StatusRule(
        366, "closed by the authorities", "reverse the closure of {name}", _asks("reopen"), _asks("quash")
    ),
    Status.IMPRISONED: StatusRule(
        366, "in prison", "release {name} and quash the conviction", _asks("release quash"), _DETAINED, step=2
    ),
    Status.RELEASED: StatusRule(
        None, "released", "", _asks(""), _DONE | _asks("quash lift-restrictions"), step=3
    ),
    Status.TRAVEL_BAN: StatusRule(
        366,
        "barred from leaving the country",
        "let {name} travel freely",
        _asks("lift-travel-ban"),
        _AT_LARGE,
        step=4,
    ),
    Status.RESTRICTED_LIBERTY: StatusRule(
        731,
        "serving a sentence of restricted liberty",
        f"quash the sentence against {{name}} and {_LIFT}",
        _asks("quash lift-restrictions"),
        _AT_LARGE,
        step=4,
    ),
    Status.SUSPENDED_SENTENCE: StatusRule(
        731,
        "under a suspended sentence",
        f"quash the conviction of {{name}} and {_LIFT}",
        _asks("quash lift-restrictions"),
        _AT_LARGE,
        step=4,
    ),
    Status.EXPELLED: StatusRule(
        731,
        "expelled from the country",
        "let {name} return home and reverse the expulsion",
        _asks("allow-return quash"),
        _AT_LARGE,
        step=4,
    ),
    Status.EXILE: StatusRule(
        731,
        "in exile",
        "guarantee that {name} can return in safety",
        _asks("allow-return protect"),
        _AT_LARGE | _asks("drop-charges quash"),
        step=4,
    ),
    Status.FORCIBLY_RETURNED: StatusRule(
        366,
        "forcibly returned",
        "disclose where {name} is, and guarantee protection from torture and other ill-treatment",
        _asks("disclose-fate protect"),
        _AT_LARGE | _asks("release allow-return"),
        step=4,
        danger=True,
    ),
    Status.WHEREABOUTS_UNKNOWN: StatusRule(
        366,
        "missing, whereabouts unknown",
        "disclose the fate and whereabouts of {name}",
        _asks("disclose-fate"),
        _AT_LARGE,
        step=4,
        danger=True,
    ),
    Status.AT_LIBERTY: StatusRule(None, "at liberty", "", _asks(""), _DONE, step=5),
    Status.REOPENED: StatusRule(None, "open again", "", _asks(""), _DONE, step=5),
    Status.ACQUITTED: StatusRule(None, "acquitted", "", _asks(""), _DONE, step=5),
    Status.DIED: StatusRule(
        None,
        "died",
        "conduct an effective inquiry into the death of {name} and give redress to the family",
        _asks("investigate redress"),
        _asks(""),
        step=6,
    ),
}
"""Every status has a rule; a test holds that."""

HELD = frozenset({Status.IN_CUSTODY, Status.IMPRISONED, Status.HOUSE_ARREST, Status.PSYCHIATRIC})
SETTLED = frozenset({Status.RELEASED, Status.AT_LIBERTY, Status.REOPENED, Status.ACQUITTED, Status.DIED})
"""Free, cleared or dead: release is never asked for, and after `DIED` nothing changes the status any more."""
