"""Unit conversions: one measure given in two units, `1 GW (1,000 megawatts)`, `60 miles, or 97 km`, `300 m/984 ft`; and
sums in two currencies with the rate between them, `3,000 shillings, or £150 at 20 shillings to the pound`.

Units that go by one name in several sizes (short and metric ton, US and imperial gallon, calorie and kilocalorie) are tried
in each size. A temperature is a reading on its scale or a difference, as its words say, and either where they say
nothing. Miles per gallon and litres per 100 km are inverse to each other.
Factors: NIST Handbook 44, appendix C; BIPM, The International System of Units.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.kinds.kind import Kind, Wording
from claims.kinds.restating.calendar import of_the_calendar
from claims.kinds.restating.measures import restated
from claims.kinds.restating.sums import exchanged
from claims.kinds.restating.temperatures import readings_again
from claims.misprint import power_of_ten
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Hedge, Quantity, Sense, around, size_of
from claims.reach import sentence_before
from claims.temperature import Meaning, is_temperature, meanings, rescaled
from claims.unit import Unit

_SIZES = {
    "ton": ("1000 / 907.18474", "1016.0469088 / 907.18474"),
    "gallon": ("4.54609 / 3.785411784",),
    "pint": ("0.56826125 / 0.473176473",),
    "quart": ("1.1365225 / 0.946352946",),
    "fl oz": ("28.4130625 / 29.5735295625",),
    "calorie": ("1000",),
    "cal": ("1000",),
    "mi": ("1852 / 1609.344",),
    "oz": ("31.1034768 / 28.349523125",),
    "hp": ("735.49875 / 745.69987158227022",),
    "Btu": ("1054.350 / 1055.05585262",),
}
_FARTHEST = Fraction(150)
"""Square feet taken for square metres the wrong way round are 116 times too many."""
_FAR = Fraction(4, 3)
"""How far beyond a bound a measure may lie: over 100 miles are 170 km, or hardly more than 200."""
_MOST_PLACES = 9
_NEARLY, _HUNDREDTH = Fraction(1, 10), Fraction(1, 100)
_BINARY = {"kB": 1, "MB": 2, "GB": 3, "TB": 4, "PB": 5}
_CONSUMPTION = (("length", 2),)
_ECONOMY = (("length", -2),)

_HEDGED = (
    r"(?:or |about |around |approximately |approx\. |roughly |i\.e\.,? |that is,? |that[’']s |equal to |equivalent to |"
    r"nearly |almost |just over |just under |over |some |~ ?|≈ ?|= ?)*"
)
_SAME = (
    r"(?:or|that is,?|i\.e\.,?|in other words,?|equal to|(?:the )?equivalent (?:of|to)|"
    r"which (?:is|equals|makes|(?:comes|amounts|converts|translates|works out) (?:in)?to))"
)
_WHAT = r"(?:(?: of)?(?: (?!(?:above|after|and|at|before|below|by|for|from|in|less|minus|more|of|on|or|over|per|plus|than|to|under|with)\b)[a-z’'-]+){1,2})?"
"""What is measured, or which way: of water, deep."""

_NOT_OF_ALL = (
    r"(?! (?:each|apiece|altogether|in (?:all|total)|together|(?:of|in|on|for|from|out of|over|across) (?:each|every|the|all|both))\b|"
    r" (?:for|over|across|between) [\uE000-\uF8FF]| (?:an?|per|to the) (?!(?:year|month|week|day|night|hour|minute|second)\b)[a-z])"
)
"""What behind the second measure makes it that of a part, or of all of some."""

_BESIDE = (
    rf"{{a}}{_WHAT} ?[(\[]{_HEDGED}{{b}}[)\]]",
    rf"{{a}} ?[(\[]{_HEDGED}{{b}} ?[;,/] ?(?:or )?{{c}}[)\]]",
    rf"{{a}} ?[(\[]{_HEDGED}{{c}} ?[;,/] ?(?:or )?{{b}}[)\]]",
    rf"{{a}}(?:,| ?[–—]) {_SAME} {_HEDGED}{{b}}{_NOT_OF_ALL}",
    rf"{{a}} ?[–—] ?{_HEDGED}{{b}} ?[–—]",
    r"{a} (?:equals|is (?:the )?(?:equal|equivalent) (?:to|of)|is the same as|(?:converts|translates|corresponds) (?:in)?to|=|≈) "
    rf"(?:exactly )?{_HEDGED}{{b}}(?! ?[-+×*/÷])",
)  # fmt: skip
_APPOSED = (
    rf"{{a}}(?: of [a-z]+)?,? or {_HEDGED}{{b}}(?= ?[.,;:)]|$)",
    r"{a}(?: of [a-z]+)?, {b}(?= ?[.,;:)]|$)",
)
_AT = lazy_regex(r"\bat\s+\Z")
_SLASHED = r"{a} ?/ ?{b}(?! ?[-+×*/÷=])"
_ONE_IS = rf"{{a}} (?:is|contains|holds|has) (?:exactly )?{_HEDGED}{{b}}(?! ?[-+×*/÷])"
_FREE = r"[^.;:()\uE000-\uF8FF]"
_CALLED = (
    rf"{{a:measure}}{_FREE}{{0,40}}?\b(?:(?:would be|is|are|was|were|stands?) (?:[a-z]+ )?(?:called|reported|given|known|described|quoted|listed|shown|"
    rf"signed|stated|printed|put)\b{_FREE}{{0,40}}? (?:as|at)|(?:would |calls? )(?:call|say|know|report)?(?: (?:it|that|this))?(?: as)?) "
    rf"{_HEDGED}{{b:measure}}(?= ?[.,;:)]|$)"
)
"""What others would say of a measure, in their unit: our 32 mm would be reported there as 1.3 inches."""
_EXCHANGED = Phrase(
    rf"{{a:money}}(?:,| ?[–—(]) ?(?:{_SAME} )?{_HEDGED}{{b:money}},? (?:converted )?at (?:an? |the |today’s |today's )?(?:exchange |fixed |official )?"
    r"(?:rate of )?<ABOUT>{r:money|rate}(?: (?:to|for|in|a) (?:the |each |every |one |an? )?[a-z]+)?(?= ?[.,;)–—]|$| (?:and|so|but|in|on)\b)"
)
"""A sum in another currency, at a rate that is said with it."""
_THOSE = Phrase(r"\b(?:those|these) <ABOUT>{b:measure}")
"""A measure of the sentence before, said again in another unit: `It made 386,000 kWh. Those 386 MWh …`."""
_COMPARED = r"\b(?:compared|versus|vs\.?|scale|legend|maps?)\b"
_MEASURED = (Sense.MEASURE, Sense.DURATION, Sense.RATE, Sense.MONEY, Sense.PERCENT)


def _in_two_units(figures: dict[str, Quantity]) -> bool:
    a, b = figures["a"], figures["b"]
    if "c" in figures and figures["c"].unit.dimension != b.unit.dimension:
        return False
    if a.sense not in _MEASURED or a.is_range or b.is_range or a.unit == b.unit:
        return False
    if _calendar(a) != _calendar(b):
        return False
    if not a.unit.dimension or a.unit.without_period() == b.unit.without_period():
        return False
    return (
        a.unit.dimension == b.unit.dimension or a.unit.without_period().dimension == b.unit.dimension or _inverse(a, b)
    )


def _one_in_two_units(figures: dict[str, Quantity]) -> bool:
    return figures["a"].value == 1 and _in_two_units(figures)


def _inverse(a: Quantity, b: Quantity) -> bool:
    """Whether one is how far a gallon goes, and the other how many litres a distance takes."""
    is_consumption = any(symbol.isdigit() for unit in (a.unit, b.unit) for symbol, _ in unit.atoms)
    return is_consumption and {a.unit.dimension, b.unit.dimension} == {_CONSUMPTION, _ECONOMY}


def _calendar(quantity: Quantity) -> bool:
    """Whether the unit holds a month or more, which have no fixed number of days."""
    return any(
        symbol in ("month", "quarter", "year", "decade", "century")
        for symbol, _ in quantity.unit.without_period().atoms
    )


_WORDINGS = (
    *(Wording(pattern, "a", "b", accept=_in_two_units, unless=_COMPARED) for pattern in _BESIDE),
    # What stands side by side may be two things: only a known slip convicts.
    *(Wording(pattern, "a", "b", Strength.INFERRED, accept=_in_two_units, unless=_COMPARED) for pattern in _APPOSED),
    Wording(_SLASHED, "a", "b", accept=_in_two_units, unless=_COMPARED, in_calculation=True),
    Wording(_ONE_IS, "a", "b", accept=_one_in_two_units),
    Wording(_CALLED, "a", "b", accept=_in_two_units, unless=_COMPARED, loose=True),
)


def _is_multiplied(passage: Passage, claim: Claim) -> bool:
    """Whether a number in the sentence makes one measure of the other: 28 pupils read for 15 minutes, that is 7 hours."""
    given, again = claim.premises[0].quantity, claim.asserted
    if not size_of(given) or given.unit.dimension != again.unit.dimension:
        return False
    times = size_of(again) / size_of(given)
    return any(
        figure.sense is Sense.COUNT and figure.value > 1 and abs(figure.value / times - 1) <= _HUNDREDTH
        for figure in passage.between(passage.sentence_of(again))
    )


def find(passage: Passage) -> Iterator[Claim]:
    """Every measure given in two units, once for each meaning that its units may have, and sums at a rate."""
    yield from _exchanged(passage)
    yield from _said_again(passage)
    yield from exchanged(passage)
    yield from of_the_calendar(passage)
    for wording in _WORDINGS:
        for found in wording.claims("conversion", passage):
            if _is_price(passage, found.premises[0].quantity) or _is_multiplied(passage, found):
                continue
            claim = _without_period(found)
            premise = claim.premises[0].quantity
            if is_temperature(premise.unit) and is_temperature(claim.asserted.unit):
                yield from _of_temperature(claim, passage)
            elif premise.unit.dimension == claim.asserted.unit.dimension:
                if not _may_be_one(claim):
                    continue
                yield from _in_sizes(_sharply(claim))
                yield from _roughly(claim)
            else:
                yield from _in_sizes(replace(claim, formula="1 / a"))
    yield from restated(passage)
    yield from readings_again(passage)


def _exchanged(passage: Passage) -> Iterator[Claim]:
    """Sums in two currencies with the rate between them: 3,000 shillings, or £150 at 20 shillings to the pound."""
    for match in _EXCHANGED.matches(passage):
        first, second, rate = (passage.quantity_at(match.start(name)) for name in "abr")
        coin = Unit(tuple(part for part in rate.unit.atoms if part[1] > 0))
        if first.unit.dimension == second.unit.dimension or any(figure.is_range for figure in (first, second, rate)):
            continue
        other = {first.unit.dimension: second, second.unit.dimension: first}.get(coin.dimension)
        if other is not None and len(other.unit.atoms) == 1:
            each = replace(rate, unit=coin / Unit(other.unit.atoms[:1]), sense=Sense.RATE)
            premises = (Premise("a", first), Premise("r", each))
            formula = "a / r" if other is second else "a * r"
            yield Claim("conversion", second, formula, premises, passage.extent(*match.span()))


def _said_again(passage: Passage) -> Iterator[Claim]:
    """Measures that a demonstrative takes up in another unit, where the sentence before has one of their sort."""
    for match in _THOSE.matches(passage):
        again, earlier = (
            passage.quantity_at(match.start("b")),
            sentence_before(passage, passage.stretch_at(match.start())),
        )
        alike = [
            figure
            for figure in (passage.within(earlier) if earlier else ())
            if figure.unit.dimension == again.unit.dimension
        ]
        if len(alike) == 1 and _in_two_units({"a": alike[0], "b": again}):
            yield _sharply(Claim("conversion", again, "a", (Premise("a", alike[0]),), around((alike[0], again))))


def _is_price(passage: Passage, quantity: Quantity) -> bool:
    """Whether the first is a price, of which the second is no restatement: 300 stamps at 60 cents, or $180."""
    at = passage.to_skeleton(quantity.span.start)
    return quantity.sense is Sense.MONEY and _AT.search(passage.skeleton, max(0, at - 4), at) is not None


def _without_period(claim: Claim) -> Claim:
    """The claim with a premise that is per something only if the asserted figure is."""
    premise = claim.premises[0]
    bare = premise.quantity.unit.without_period()
    if (
        premise.quantity.unit.dimension == claim.asserted.unit.dimension
        or bare.dimension != claim.asserted.unit.dimension
    ):
        return claim
    return replace(claim, premises=(Premise(premise.name, replace(premise.quantity, unit=bare)),))


def _sharply(claim: Claim) -> Claim:
    """The claim with a premise that is no bound, where the measure lies far from it: `over 14 feet (45.9 m)`."""
    given, asserted = claim.premises[0].quantity, claim.asserted
    if not given.is_bound or asserted.is_bound or not size_of(given):
        return claim
    is_far = not 1 / _FAR <= size_of(asserted) / size_of(given) <= _FAR
    return (
        replace(claim, premises=(Premise("a", replace(given, hedge=Hedge.NONE, hedge_span=None)),)) if is_far else claim
    )


def _roughly(claim: Claim) -> Iterator[Claim]:
    """Between systems of units one round figure stands for another: 300 feet (100 m)."""
    premise, asserted = claim.premises[0].quantity, claim.asserted
    ratio = premise.unit.factor / asserted.unit.factor
    is_exact = 1 in (ratio.numerator, ratio.denominator)
    if asserted.hedge is Hedge.NONE and not is_exact and _has_one_digit(premise) and _has_one_digit(asserted):
        yield replace(claim, asserted=replace(asserted, hedge=Hedge.ABOUT))


def _has_one_digit(quantity: Quantity) -> bool:
    return quantity.value >= 10 and quantity.value < 10 * quantity.round_resolution


def _may_be_one(claim: Claim) -> bool:
    """Whether two measures may be one that was converted wrongly; what lies farther apart is of two things."""
    given, asserted = claim.premises[0].quantity, claim.asserted
    factor = abs(size_of(given) / size_of(asserted)) if size_of(asserted) and size_of(given) else Fraction(1)
    return 1 / _FARTHEST <= factor <= _FARTHEST or 0 < abs(power_of_ten(factor, _NEARLY)) <= _MOST_PLACES


def _in_sizes(claim: Claim) -> Iterator[Claim]:
    """The claim, then with the other sizes that its units may have."""
    yield claim
    turned = -1 if claim.formula.startswith("1 /") else 1
    for unit, sign in ((claim.premises[0].quantity.unit, turned), (claim.asserted.unit, -1)):
        for symbol, power in unit.atoms:
            for size in _sizes(symbol):
                yield replace(claim, formula=f"{claim.formula} {'*' if power * sign > 0 else '/'} ({size})")


def _sizes(symbol: str) -> tuple[str, ...]:
    if symbol in _BINARY:
        return tuple(f"1.024^{power}" for power in range(1, _BINARY[symbol] + 1))
    return _SIZES.get(symbol, ())


def _of_temperature(claim: Claim, passage: Passage) -> Iterator[Claim]:
    """The reading, the difference, or both, as the words around it have it."""
    units = claim.premises[0].quantity.unit, claim.asserted.unit
    for meaning in _meanings(claim, passage):
        yield replace(claim, formula=rescaled("a", *units)) if meaning is Meaning.READING else claim


def _meanings(claim: Claim, passage: Passage) -> tuple[Meaning, ...]:
    start, end = (passage.to_skeleton(offset) for offset in claim.extent)
    sentence = passage.stretch_at(start)
    return meanings(passage.skeleton, start, end, (sentence.start, sentence.end))


KIND = Kind(
    "conversion",
    "a measure given in two units is the same in both",
    find,
    example="One acre is 4,356 square feet of land.",
    counter_example="A ticket costs €40 ($55) at the door.",
    vouches=True,
)
