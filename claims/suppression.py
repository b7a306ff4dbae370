"""What keeps a finding out of the gate, and what is said about suppressions that do not work."""

from dataclasses import dataclass
from enum import StrEnum

from claims.span import Span


class SuppressedBy(StrEnum):
    """Where it is said that a finding does not count."""

    COMMENT = "comment"
    CONFIGURATION = "configuration"
    BASELINE = "baseline"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Suppression:
    """That a finding does not count, and why; it stays visible in every report that shows more than alarms."""

    by: SuppressedBy
    reason: str


class NoticeName(StrEnum):
    """What is told about a suppression itself."""

    UNUSED = "unused-suppression"
    WITHOUT_REASON = "suppression-without-reason"
    MALFORMED = "malformed-suppression"
    FIXED = "fixed-baseline-entry"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be told that is no claim: a warning, or where `is_note` a note."""

    name: NoticeName
    span: Span
    message: str
    is_note: bool = False
