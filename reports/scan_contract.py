"""What `check scan --output-format jsonl` writes, as types; imported for its names alone by the type checker."""

from typing_extensions import TypedDict

from reports.contract import Exact, Offset, UnitText


class RangeObject(TypedDict):
    """The end points of a stated range."""

    low: str | None
    high: str | None


class ScannedObject(TypedDict):
    """A quantity found by `check scan`."""

    start: Offset
    end: Offset
    text: str
    value: str
    exact: Exact
    unit: UnitText
    range: RangeObject | None
    sense: str
    hedge: str
    resolution: Exact


class ScanObject(TypedDict):
    """All quantities of one document."""

    id: str
    path: str
    error: str | None
    quantities: list[ScannedObject]
