"""What a figure of a year is in a day, a week or a month: `The shelter took 1,825 cats. … That is five a day`.

The longer period need not be said: what the text counts near is mostly of a year. A figure that one of those near gives is
explained; one right behind its total that another period gives (`71,400 calls, or about 1,370 a month`) is off.
"""

from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.document import BlockKind
from claims.implied import period_of_adverb, with_rate
from claims.kinds.kind import is_operand
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, around, size_of
from claims.reach import are_alike, are_money_and_count, in_unit_of
from claims.stem import idea
from claims.unit import NO_UNIT, atom

_TIMES: dict[str, dict[str, tuple[Fraction, ...]]] = {
    "month": {"year": (Fraction(12),)},
    "week": {"year": (Fraction(52), Fraction(365, 7)), "month": (Fraction(52, 12),)},
    "day": {"year": (Fraction(365),), "month": (Fraction(365, 12), Fraction(30)), "week": (Fraction(7),)},
    "h": {"day": (Fraction(24),)},
}
"""How many of a period a longer one has."""
_NAMED = lazy_regex(r"\b(daily|weekly|monthly)\b[^.;:\uE000-\uF8FF]{0,40}\Z")
_YEAR = lazy_regex(r"\b(?:years?|annual(?:ly)?|yearly|twelve months|20\d\d)\b")
_OR = lazy_regex(
    r"[^.;:]{0,60}(?:(?:,| ?[–—(])\s(?:or|that is|which is|i\.e\.|which means)|"
    r"[.;:]\s(?:that|this|it|which)(?:[’']s|\s(?:is|was|makes?|made|means|gives?|comes?\sto|came\sto|works?\sout\sat|"
    r"worked\sout\sat|amounts?\sto|amounted\sto|averages?|averaged)))\s"
    r"(?:(?:about|some|roughly|nearly|over|just|almost|therefore|thus|an?|average|of)\s)*\Z"
)
_SENTENCES, _FEWEST, _TELLING = 2, 10, 2
_CLOSE = Fraction(1, 20)
_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE)


def of_shorter_periods(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every figure of a day, a week or a month that one of a longer period near it gives."""
    for figure in passage.quantities:
        period = _period(passage, figure) if _may_be_share(passage, figure) else ""
        if period:
            claim = _claim(kind, passage, figure, period)
            if claim is not None:
                yield claim


def _may_be_share(passage: Passage, figure: Quantity) -> bool:
    at = passage.to_skeleton(figure.span.start)
    block = passage.document.blocks[passage.stretch_at(at).sentence.block]
    is_plain = not figure.is_range and figure.value > 0 and figure.sense in _SIZES
    return is_plain and block.kind is not BlockKind.CELL and not is_operand(passage.skeleton, at)


def _period(passage: Passage, figure: Quantity) -> str:
    """The symbol of the short period that a figure is said for, by the words behind it or by an adjective before it."""
    said = with_rate(passage, figure).unit.periods
    if said:
        return said[0] if len(said) == 1 and said[0] in _TIMES else ""
    at = passage.to_skeleton(figure.span.start)
    named = _NAMED.search(passage.lowered, passage.stretch_at(at).start, at)
    return period_of_adverb(named[1]) if named else ""


def _claim(kind: str, passage: Passage, figure: Quantity, period: str) -> Claim | None:
    for total in reversed(_totals(passage, figure)):
        for longer, times in _TIMES[period].items():
            if total.unit.period.atoms not in ((), atom(longer, -1).atoms):
                continue
            for number in times:
                if _gives(passage, total, figure, number):
                    return _made(kind, figure, total, period, longer, number, Strength.INFERRED)
    last = passage.quantities[figure.index - 1] if figure.index else figure
    is_total = any(last.index == each.index for each in _totals(passage, figure))
    return _of_another(kind, passage, figure, last, period) if is_total else None


def _of_another(kind: str, passage: Passage, figure: Quantity, total: Quantity, period: str) -> Claim | None:
    """A figure right behind its total of a year that is what this comes to in another period."""
    between = passage.lowered[passage.to_skeleton(total.span.start) + 1 : passage.to_skeleton(figure.span.start)]
    is_year = total.unit.period.atoms == atom("year", -1).atoms or _YEAR.search(between) is not None
    if len(figure.digits) < _TELLING or not is_year or not _OR.fullmatch(between) or "year" not in _TIMES[period]:
        return None
    others = (number for each, known in _TIMES.items() if each != period for number in known.get("year", ()))
    if not any(_gives(passage, total, figure, number) for number in others):
        return None
    return _made(kind, figure, total, period, "year", _TIMES[period]["year"][0], Strength.WORDED)


def _made(
    kind: str, figure: Quantity, total: Quantity, period: str, longer: str, number: Fraction, strength: Strength
) -> Claim:
    """The claim that a figure is a total per a shorter period, which the longer one has so many of."""
    above = total.without_period().unit
    bare = in_unit_of(figure.without_period(), total.without_period())
    asserted = figure.in_unit(bare.unit / atom(period), Sense.RATE)
    exact = atom(longer).factor / atom(period).factor
    change = exact / number
    formula = "a" if change == 1 else f"a * {change.numerator} / {change.denominator}"
    premise = Premise("a", total.in_unit(above / atom(longer), Sense.RATE))
    return Claim(kind, asserted, formula, (premise,), around((figure, total)), strength, loose=True)


def _totals(passage: Passage, figure: Quantity) -> list[Quantity]:
    """The sizes of one sort near before a figure, or what happened so many times."""
    place = passage.place_of(passage.stretch_at(passage.to_skeleton(figure.span.start)))
    near = passage.sentences[max(0, place - _SENTENCES) : place + 1]
    bare = figure.without_period()
    figures = [each for stretch in near for each in passage.within(stretch) if each.index < figure.index]
    return [
        each.but(sense=Sense.COUNT, unit=NO_UNIT) if each.sense is Sense.MULTIPLIER else each
        for each in figures
        if each.value >= _FEWEST and (each.sense in _SIZES and _is_alike(each, bare) or _is_counted(each, bare))
    ]


def _is_counted(each: Quantity, bare: Quantity) -> bool:
    """Whether one figure says how many times something happened, and the other counts."""
    return each.sense is Sense.MULTIPLIER and bare.sense is Sense.COUNT and not each.is_range


def _is_alike(total: Quantity, bare: Quantity) -> bool:
    """Whether a figure, for whatever time, is of the sort of another and counts the same."""
    own = total.without_period()
    nouns = {idea(each.noun) for each in (own, bare) if each.noun}
    bare = in_unit_of(bare, own)
    is_one = len(nouns) <= 1 and not own.unit.denominators and not total.is_range
    return is_one and not are_money_and_count(own, bare) and are_alike(own, bare)


def _gives(passage: Passage, total: Quantity, figure: Quantity, number: Fraction) -> bool:
    """Whether a total gives a figure; one of a single digit nearly to the point, and of a year where the words say so."""
    bare = in_unit_of(figure.without_period(), total.without_period())
    given = size_of(total.without_period()) / number / bare.unit.factor
    if len(figure.digits) >= _TELLING and not figure.is_bound:
        return bare.widest.contains(given)
    is_year = bool(total.unit.period.atoms) or given == bare.value or _is_of_year(passage, total, figure)
    return is_year and abs(given / bare.value - 1) <= _CLOSE and bare.widest.contains(given)


def _is_of_year(passage: Passage, *figures: Quantity) -> bool:
    """Whether the sentence of one of some figures speaks of a year."""
    here = [passage.stretch_at(passage.to_skeleton(figure.span.start)) for figure in figures]
    return any(_YEAR.search(passage.lowered, stretch.start, stretch.end) for stretch in here)
