"""The derivation that the author left unwritten.

For a figure, small formulas over the figures before it and beside it are searched whose units give its unit: products,
quotients, sums and differences of two or three, a percentage of, a change in percent. A formula whose value rounds to the
figure explains it. Where nothing explains it, but a formula gives its digits with another power of ten or another
period, and the sentence says that it is a result, that is a slip.

The search is by number first and by wording after: how likely some formula would have hit by chance is the number of
formulas that fitted the unit times the width of the figure's interval, in decades; beyond a small chance it stays silent.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from claims.claim import Claim, Premise, Strength
from claims.document import BlockKind
from claims.kinds.kind import Kind, is_operand
from claims.passage import Passage
from claims.quantity import Hedge, Quantity, Sense
from claims.search import Figure, Formula, figure_of, formulas
from claims.span import Span

_SIGNAL = re.compile(
    r"\b(?:so|thus|hence|therefore|that is|that’s|that's|which is|which makes|comes? to|came to|giv(?:es?|ing)|totals?|totall?ing|"
    r"total|equals?|makes?|making|works? out|would (?:be|cost|take|need|save|bring)|need(?:s|ed)?|requires?|a year|per year|annual(?:ly)?|each|"
    r"combined|altogether|about|or|means?|leaves?|leaving|remaining|saves?|saving|costs?|covers?|produces?|dividing|multiply|multiplied|"
    r"yields?|amounts? to|adds? up|equivalent|bring in|works?|net|overall|average|looking at)\b|:",
    re.I,
)
_MOST_FIGURES = 9
_CROWDED = 200
"""A block with more figures than this is a list of data, in which everything follows from something by chance."""
_FEWEST = 10
_DECADES = 4.0
_CHANCE = 0.06
_CHANCE_WITH_SIGNAL = 0.12
_CHANCE_OF_SLIP = 0.03
_EDGE = 1e-9
_PERIODS = frozenset(("h", "day", "week", "month", "quarter", "year"))
_PERIOD_SLIPS = (12.0, 365.0, 24.0, 8760.0, 3600.0)


def find(passage: Passage) -> Iterator[Claim]:
    """For each figure the simplest formula that explains it, or the one that shows a slip."""
    figures = [figure_of(quantity) for quantity in passage.quantities]
    scopes = _Scopes(passage)
    found: dict[int, Claim] = {}
    for index, quantity in enumerate(passage.quantities):
        if _is_candidate(quantity) and not is_operand(passage.skeleton, passage.to_skeleton(quantity.span.start)):
            scope = [figures[i] for i in scopes.of(index) if figures[i].value]
            claims = (_explained(passage, reading, scope) for reading in _readings(figures[index]))
            claim = next((claim for claim in claims if claim is not None), None)
            if claim is not None:
                found[index] = claim
    yield from (claim for claim in found.values() if not _is_circular(claim, found))


def _readings(figure: Figure) -> Iterator[Figure]:
    """The figure, then without its period: 480 GWh at €0.12 per kWh are €57.6 million, said to be a year's."""
    bare = figure.quantity.unit.without_period()
    if figure.value > 0:
        yield figure
    if figure.value > 0 and figure.sense is Sense.RATE and bare != figure.quantity.unit:
        yield figure_of(replace(figure.quantity, unit=bare))


def _is_circular(claim: Claim, found: dict[int, Claim]) -> bool:
    """Whether a figure is explained by one that it explains itself: results come after what they rest on."""
    asserted = claim.asserted.index
    later = [premise.quantity.index for premise in claim.premises if premise.quantity.index > asserted]
    return any(
        premise.quantity.index == asserted for index in later if index in found for premise in found[index].premises
    )


def _is_candidate(quantity: Quantity) -> bool:
    if quantity.is_range or quantity.value <= 0 or quantity.hedge in (Hedge.AT_MOST, Hedge.UNDER):
        return False
    if (
        quantity.value < _FEWEST
        and not quantity.has_scale
        and (quantity.is_word or quantity.sense not in (Sense.MEASURE, Sense.RATE))
    ):
        return False
    small_count = quantity.sense is Sense.COUNT and quantity.value < 20
    return not small_count and quantity.sense not in (Sense.MULTIPLIER, Sense.FRACTION, Sense.POINTS)


class _Scopes:
    """Which figures a figure may rest on: its sentence, the sentences before it in its block, and the block before."""

    def __init__(self, passage: Passage) -> None:
        self._quantities = passage.quantities
        blocks = passage.document.blocks
        starts = [block.span for block in blocks]
        self._block_of: list[int] = []
        at = 0
        for quantity in passage.quantities:
            while at + 1 < len(starts) and quantity.span.start >= starts[at + 1].start:
                at += 1
            self._block_of.append(at)
        self._blocks = blocks
        self._crowded = {block for block, count in Counter(self._block_of).items() if count > _CROWDED}
        self._sentence_of = [_sentence_of(passage, quantity) for quantity in passage.quantities]

    def of(self, index: int) -> list[int]:
        """Indexes of the figures in scope, nearest first."""
        block, sentence = self._block_of[index], self._sentence_of[index]
        if block in self._crowded:
            return []
        beside = [i for i in self._near(index) if self._sentence_of[i] == sentence]
        before = [
            i for i in self._near(index) if self._sentence_of[i] != sentence and i < index and self._in_reach(i, block)
        ]
        ordered = sorted(beside, key=lambda i: abs(i - index)) + sorted(before, reverse=True)
        return [i for i in ordered if not self._quantities[i].is_range][:_MOST_FIGURES]

    def _near(self, index: int) -> list[int]:
        return [i for i in range(max(0, index - 14), min(len(self._quantities), index + 6)) if i != index]

    def _in_reach(self, other: int, block: int) -> bool:
        reach = 3 if self._blocks[block].kind is BlockKind.ITEM else 1
        return (
            block - reach <= self._block_of[other] <= block
            and self._blocks[self._block_of[other]].kind is not BlockKind.CELL
        )


def _sentence_of(passage: Passage, quantity: Quantity) -> int:
    sentences = passage.document.sentences
    low, high = 0, len(sentences)
    while low < high:
        middle = (low + high) // 2
        if sentences[middle].span.end <= quantity.span.start:
            low = middle + 1
        else:
            high = middle
    return low


def _explained(passage: Passage, asserted: Figure, scope: list[Figure]) -> Claim | None:
    low, high = _ends(asserted)
    width = max(math.log10(high / low), 1e-4) / _DECADES
    signal = _has_signal(passage, asserted.quantity)
    limit = _CHANCE_WITH_SIGNAL if signal else _CHANCE
    tried = 0
    slips: list[Formula] = []
    for formula in formulas(asserted, scope, with_three=signal):
        if _is_idle(formula):
            continue
        tried += 1
        if low <= formula.value <= high:
            return _claim(asserted, formula, passage) if tried * width <= limit else None
        if signal and len(formula.figures) == 2 and _is_slip(formula, asserted, low, high):
            slips.append(formula)
    if len(slips) == 1 and tried * width * len(_PERIOD_SLIPS) <= _CHANCE_OF_SLIP:
        return _claim(asserted, slips[0], passage)
    return None


def _is_idle(formula: Formula) -> bool:
    """Whether a figure of the formula does nothing: a factor of one, a term below a hundredth of the result."""
    if "+" in formula.text or "- b" in formula.text:
        return any(abs(figure.value) < abs(formula.value) / 100 for figure in formula.figures if not figure.is_share)
    return len(formula.figures) > 1 and any(figure.value == 1 and figure.is_plain for figure in formula.figures)


def _ends(asserted: Figure) -> tuple[float, float]:
    """The asserted interval in base units; a bound without an end is followed for a fifth of the value."""
    interval, factor = asserted.quantity.interval, asserted.quantity.unit.factor
    low = float(interval.low * factor) if interval.low is not None else asserted.value * 0.8
    high = float(interval.high * factor) if interval.high is not None else asserted.value * 1.2
    return max(low, asserted.value * 0.5) * (1 - _EDGE), high * (1 + _EDGE)


def _has_signal(passage: Passage, quantity: Quantity) -> bool:
    before = passage.document.masked[max(0, quantity.span.start - 90) : quantity.span.start]
    after = passage.document.masked[quantity.span.end : quantity.span.end + 30]
    return _SIGNAL.search(re.split(r"(?<=[.!?]) ", before)[-1] + " " + re.split(r"[.!?;]", after)[0]) is not None


def _is_slip(formula: Formula, asserted: Figure, low: float, high: float) -> bool:
    if formula.text not in ("a * b", "a / b") or formula.value <= 0:
        return False
    if any(figure.quantity.index > asserted.quantity.index for figure in formula.figures):
        return False
    value = asserted.value
    if _digits_written(asserted) < 2 or asserted.is_plain or _holds_as_written(formula, asserted):
        return False
    if not all(figure.quantity.unit.atoms for figure in formula.figures):
        return False
    power = round(math.log10(formula.value / value))
    if power and low <= formula.value / 10**power <= high:
        return True
    return _names_another_period(asserted, formula) and any(
        low <= formula.value * slip <= high or low <= formula.value / slip <= high for slip in _PERIOD_SLIPS
    )


def _digits_written(figure: Figure) -> int:
    """How many digits of the number are no trailing zeros."""
    return len(str(figure.quantity.value.numerator).rstrip("0"))


def _names_another_period(asserted: Figure, formula: Formula) -> bool:
    """Whether the result is per one period and a premise per another, both said: a month's fee as a year's income."""
    wanted = {symbol for symbol, power in asserted.quantity.unit.atoms if power < 0}
    given = {symbol for figure in formula.figures for symbol, power in figure.quantity.unit.atoms if power < 0}
    return bool(wanted & _PERIODS) and bool(given & _PERIODS) and not wanted & given & _PERIODS


def _holds_as_written(formula: Formula, asserted: Figure) -> bool:
    """Whether the bare numbers fit, as where prose leaves a period unsaid: 2,000 hours a year at $8."""
    if _names_another_period(asserted, formula):
        return False
    a, b = (float(figure.quantity.value) for figure in formula.figures)
    value = a * b if "*" in formula.text else a / b
    return abs(value - float(asserted.quantity.value)) <= 0.02 * value


def _claim(asserted: Figure, formula: Formula, passage: Passage) -> Claim:
    names = ("a", "b", "c")
    premises = tuple(Premise(name, figure.quantity) for name, figure in zip(names, formula.figures, strict=False))
    spans = [asserted.quantity.span, *(premise.quantity.span for premise in premises)]
    extent = Span(min(span.start for span in spans), max(span.end for span in spans))
    by_direction = formula.text == "(b - a) / a"
    return Claim("derivation", asserted.quantity, formula.text, premises, extent, Strength.INFERRED, by_direction)


KIND = Kind("derivation", "a result follows from the figures given before it", find)
