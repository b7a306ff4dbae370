"""Averages.

- of figures listed beside it: `the mean of 4, 9 and 11 is 8`, `sold 40, 55 and 70 boats, an average of 55`
- a total shared out: `480 pupils in 16 classes, an average of 30`
- of figures with their weights: `60 pupils averaging 70 and 40 averaging 80, an overall average of 74`
- within its data: `Runs took 21, 24 and 32 minutes. Across the three runs the average was 36 minutes`, an average row of a table

Rates, percentages and averages may have weights that nobody states, and so may figures in another sentence or in a table:
of these an average is only convicted where it lies outside the figures that it averages.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Strength
from claims.kinds.averages.near_data import averages_near_data
from claims.kinds.averages.of_listing import averages_of_listings
from claims.kinds.averages.told_next import averages_told_next
from claims.kinds.averages.weighted import averages_of_groups
from claims.kinds.kind import Kind, Wording, in_order, same_measure, worded
from claims.passage import ANY, Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.series import FREE, LEAD, PARTS, listed, series_before, series_of
from claims.sharing import shared_out
from claims.span import Span

_AN_AVERAGE = r"(?:(?:an?|the) (?:overall |simple |arithmetic )?(?:average|mean) of|averaging|(?:on|an) average,?)"
_MEAN_OF = series_of("(?:mean|average)")
_LISTED = series_before(_AN_AVERAGE)
_CLOSING = Phrase(
    rf"{PARTS}{FREE}{{0,40}}?[,;] ?(?:and|but|so|yet) (?:on average|the (?:average|mean)(?! of (?:the |these |those |all )*[{ANY}])){FREE}{{0,40}}? <ABOUT>{{m}}"
)
_AVERAGING = Phrase(rf"{PARTS}{FREE}{{0,20}}? average[ds]?(?: out)?(?: at| to)? <ABOUT>{{m}}")
_ON_AVERAGE = Phrase(
    rf"{PARTS}{FREE}{{0,40}}?(?:,| ?[–—(]) ?(?:or |so |that is,? )?<ABOUT>{{m}} on average(?= ?[.,;:)–—]|$| (?:and|but)\b)"
)
_AVERAGE_ROW = lazy_regex(r"\W*(?:overall |simple )?(?:average|mean)\b[^\w]*(?:[\w %$€£()/,.-]{0,25})$", re.IGNORECASE)
_SUMMARY = lazy_regex(
    r"\W*(?:grand )?(?:total|sum|median|change|difference|average|mean|minimum|maximum|range)\b", re.I
)
_FEWEST, _SHORT = 3, 100
_SHARED_OUT = (
    Phrase(
        rf"{{t}}{FREE}{{0,40}}?\b(?:in|across|among|amongst|over|between|for|from|by|at|on) (?:the |its |their |all )*<ABOUT>{{n}}{FREE}{{0,30}}?"
        rf"(?:,|:| ?[–—(]| and) ?{LEAD}{_AN_AVERAGE} <ABOUT>{{m}}"
    ),
)
_EACH = r"(?:averaging|averaged|average|at an average of|with an average of|with a mean of|at|scored|earning|paying|costing)"
_OVERALL = (
    r"\b(?:(?:overall|combined|weighted|blended|joint)(?: (?:average|mean|price|cost|rate|score|wage|weighted))+|"
    r"(?:average|mean)(?: [a-z]+)? (?:for|of|over|across) (?:all|both|the whole|everyone)\b[^.;:\uE000-\uF8FF]{0,20}?(?: ?[\uE000-\uF8FF][^.;:\uE000-\uF8FF]{0,12}?)?)"
)
_WEIGHTED = (
    Wording(
        rf"{{n1:count|percent|measure}}{FREE}{{0,30}}? {_EACH} <ABOUT>{{x1}}{FREE}{{0,20}}?,? and <ABOUT>{{n2:count|percent|measure}}{FREE}{{0,30}}? {_EACH} <ABOUT>{{x2}}"
        rf"{FREE}{{0,40}}?{_OVERALL} (?:of|is|was|comes to|works out at) <ABOUT>{{m}}",
        "(n1 * x1 + n2 * x2) / (n1 + n2)", "m", accept=lambda figures: _is_weighted(figures),
    ),
)  # fmt: skip


def find(passage: Passage) -> Iterator[Claim]:
    """Every average stated beside what it is the average of."""
    yield from _shared_out(passage)
    yield from worded("average", _WEIGHTED)(passage)
    yield from _in_sentence(passage)
    for told in (*averages_told_next(passage), *averages_near_data(passage)):
        extent = passage.extent(told.start, told.end)
        yield from _of_data(told.data, told.mean, extent, _FEWEST, has_weights=told.has_weights)
    yield from averages_of_groups(passage)
    yield from _in_tables(passage)
    for found in averages_of_listings(passage):
        if not found.is_median:
            extent = passage.extent(*found.match.span())
            for claim in _of_data(found.data, found.mean, extent, _FEWEST, has_weights=not found.is_plain):
                yield replace(claim, loose=not found.is_simple)


def _is_weighted(figures: dict[str, Quantity]) -> bool:
    weights, values = (figures["n1"], figures["n2"]), (figures["x1"], figures["x2"], figures["m"])
    return same_measure(*weights) and same_measure(*values)


def _shared_out(passage: Passage) -> Iterator[Claim]:
    for phrase in _SHARED_OUT:
        for match in phrase.matches(passage):
            total, number, mean = (passage.quantity_at(match.start(name)) for name in ("t", "n", "m"))
            if total.value and mean.interval.contains(number.value / total.value):
                # So many used them for so many hours: what is shared out comes last.
                total, number = number, total
            claim = shared_out("average", total, number, mean, passage.extent(*match.span()))
            if claim is not None:
                yield claim


def _in_sentence(passage: Passage) -> Iterator[Claim]:
    for phrase in (_MEAN_OF, _LISTED, _CLOSING, _AVERAGING, _ON_AVERAGE):
        for match in phrase.matches(passage):
            mean = _as_data_are(passage, match)
            data = listed(passage, match, mean)
            fewest = _FEWEST - (phrase is _MEAN_OF)
            has_weights = phrase is not _MEAN_OF and mean.sense in (Sense.PERCENT, Sense.RATE, Sense.POINTS)
            yield from _of_data(data, mean, passage.extent(*match.span()), fewest, has_weights=has_weights)


def _as_data_are(passage: Passage, match: re.Match[str]) -> Quantity:
    """The average per what its data are per: 21 mm in June and 27 mm in July are 24 mm a month, 36.5, 38 and 40 cents a litre 38.2 cents."""
    mean, last = passage.quantity_at(match.start("m")), passage.quantity_at(match.end("parts") - 1)
    if mean.sense is Sense.RATE and last.sense is not Sense.RATE and last.unit.dimension != mean.unit.dimension:
        return replace(mean, unit=mean.unit.without_period(), sense=last.sense)
    is_left_out = mean.unit.atoms and mean.sense is not Sense.RATE is last.sense
    if is_left_out and mean.unit.atoms == tuple(atom for atom in last.unit.atoms if atom[1] > 0):
        return replace(mean, unit=last.unit)
    return mean


def _in_tables(passage: Passage) -> Iterator[Claim]:
    """The last row of a table that is called an average, column by column."""
    for grid in passage.grids:
        rows = grid.rows
        if len(rows) <= _FEWEST or not _AVERAGE_ROW.match(grid.label(rows[-1])):
            continue
        if any(_SUMMARY.match(grid.label(row)) for row in rows[:-1]):
            continue
        for column in grid.columns:
            column_figures = [grid.figure(row, column) for row in rows]
            figures = [figure for figure in column_figures if figure is not None]
            if len(figures) == len(rows):
                extent = Span(figures[0].span.start, figures[-1].span.end)
                yield from _of_data(figures[:-1], figures[-1], extent, _FEWEST, has_weights=True)


def _of_data(data: list[Quantity], mean: Quantity, extent: Span, fewest: int, *, has_weights: bool) -> Iterator[Claim]:
    """The claim that a figure is the mean of data; of data with weights, only where it is, or cannot be."""
    if len(data) < fewest or not same_measure(mean, *data) or any(figure.is_range for figure in (mean, *data)):
        return
    if len({figure.has_scale for figure in data}) > 1:
        # "12, 15 and 40 thousand" are all thousands.
        return
    if any(figure.sense in (Sense.MULTIPLIER, Sense.FRACTION) for figure in (mean, *data)):
        return
    mean = _as_fine(mean, data)
    premises = in_order(data)
    total = " + ".join(premise.name for premise in premises)
    loose = has_weights and not _lies_outside(mean, data) and not _is_near(mean, data)
    if not loose:
        yield Claim("average", mean, f"({total}) / {len(data)}", premises, extent, Strength.WORDED)


def _as_fine(mean: Quantity, data: list[Quantity]) -> Quantity:
    """A short average with all its digits, zeros too, where those of its data are all written: 80 of 78, 71 and 83."""
    is_short = mean.resolution == 1 and mean.value < _SHORT
    return (
        mean.but(round_resolution=mean.resolution) if is_short and any(figure.value % 10 for figure in data) else mean
    )


def _lies_outside(mean: Quantity, data: list[Quantity]) -> bool:
    low = min(map(size_of, data))
    high = max(map(size_of, data))
    reach = mean.interval.scaled(mean.unit.factor)
    return (reach.low is not None and reach.low > high) or (reach.high is not None and reach.high < low)


def _is_near(mean: Quantity, data: list[Quantity]) -> bool:
    """Whether the plain mean is what is written, so that no weights need be thought of."""
    total = sum(map(size_of, data), Fraction(0))
    return mean.interval.contains(total / len(data) / mean.unit.factor)


KIND = Kind(
    "average",
    "an average is that of the figures, or of the total, stated with it",
    find,
    example="The average of 12, 15 and 21 is 17.",
    counter_example="The club has 240 members in 12 towns, with an average age of 41.",
)
