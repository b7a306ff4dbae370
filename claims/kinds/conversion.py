"""Unit conversions: one measure given in two units, `1 GW (1,000 megawatts)`, `60 miles, or 97 km`.

Units that go by one name in several sizes (short and metric ton, US and imperial gallon, calorie and kilocalorie) are tried
in each size. A temperature is tried as a reading on its scale and as a difference.
Factors: NIST Handbook 44, appendix C; BIPM, The International System of Units.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.claim import Claim, Premise, Strength
from claims.kinds.kind import Kind, Wording
from claims.passage import Passage
from claims.quantity import Quantity, Sense

_SIZES = {
    "ton": ("1000 / 907.18474", "1016.0469088 / 907.18474"),
    "gallon": ("4.54609 / 3.785411784",),
    "pint": ("0.56826125 / 0.473176473",),
    "quart": ("1.1365225 / 0.946352946",),
    "calorie": ("1000",),
    "cal": ("1000",),
    "mi": ("1852 / 1609.344",),
    "oz": ("31.1034768 / 28.349523125",),
    "hp": ("735.49875 / 745.69987158227022",),
    "Btu": ("1054.350 / 1055.05585262",),
}
_BINARY = {"kB": 1, "MB": 2, "GB": 3, "TB": 4, "PB": 5}
_BESIDE = (
    r"{a} ?\((?:or |about |around |approximately |approx\. |roughly |i\.e\.,? |that is,? |equal to |equivalent to |nearly |"
    r"almost |just over |just under |over |some |~ ?|≈ ?|= ?)*{b}\)",
    r"{a}(?:,| ?[–—]) (?:or|that is,?|i\.e\.,?|equal to|equivalent to|the equivalent of) (?:about |around |roughly |"
    r"approximately |nearly |almost |just over |just under |over |some )?{b}",
    r"{a} (?:equals|is equal to|is equivalent to|=|≈) (?:about |around |roughly |approximately |exactly )?{b}(?! ?[-+×*/÷])",
)
_MEASURED = (Sense.MEASURE, Sense.DURATION, Sense.RATE, Sense.MONEY, Sense.PERCENT)


def _in_two_units(figures: dict[str, Quantity]) -> bool:
    a, b = figures["a"], figures["b"]
    if a.sense not in _MEASURED or a.is_range or b.is_range or a.unit == b.unit:
        return False
    if _calendar(a) != _calendar(b):
        return False
    if not a.unit.dimension or a.unit.without_period() == b.unit.without_period():
        return False
    return a.unit.dimension == b.unit.dimension or a.unit.without_period().dimension == b.unit.dimension


def _calendar(quantity: Quantity) -> bool:
    """Whether the unit holds a month or more, which have no fixed number of days."""
    return any(
        symbol in ("month", "quarter", "year", "decade", "century")
        for symbol, _ in quantity.unit.without_period().atoms
    )


_WORDINGS = tuple(
    Wording(pattern, "a", "b", Strength.WORDED, accept=_in_two_units, unless=r"\b(?:compared|versus|vs\.?)\b")
    for pattern in _BESIDE
)


def find(passage: Passage) -> Iterator[Claim]:
    """Every measure given in two units, once for each size that its units may have."""
    for wording in _WORDINGS:
        for found in wording.claims("conversion", passage):
            claim = _without_period(found)
            if claim.premises[0].quantity.unit.dimension == (("temperature", 1),):
                yield from _on_scales(claim)
                yield claim
            else:
                yield claim
                yield from _other_sizes(claim)


def _without_period(claim: Claim) -> Claim:
    """The claim with a premise that is per something only if the asserted figure is."""
    premise = claim.premises[0]
    if premise.quantity.unit.dimension == claim.asserted.unit.dimension:
        return claim
    bare = replace(premise.quantity, unit=premise.quantity.unit.without_period())
    return replace(claim, premises=(Premise(premise.name, bare),))


def _other_sizes(claim: Claim) -> Iterator[Claim]:
    premise, asserted = claim.premises[0].quantity, claim.asserted
    for symbol, power in premise.unit.atoms:
        for ratio in _sizes(symbol):
            yield replace(claim, formula=f"a * ({ratio})" if power > 0 else f"a / ({ratio})")
    for symbol, power in asserted.unit.atoms:
        for ratio in _sizes(symbol):
            yield replace(claim, formula=f"a / ({ratio})" if power > 0 else f"a * ({ratio})")


def _sizes(symbol: str) -> tuple[str, ...]:
    if symbol in _BINARY:
        return tuple(f"1.024^{power}" for power in range(1, _BINARY[symbol] + 1))
    return _SIZES.get(symbol, ())


def _on_scales(claim: Claim) -> Iterator[Claim]:
    """Readings on scales with different zeros: 0 °C is 32 °F and 273.15 K."""
    zeros = {"°C": "273.15", "°F": "459.67 * 5 / 9", "K": "0"}
    before = zeros.get(claim.premises[0].quantity.unit.atoms[0][0])
    after = zeros.get(claim.asserted.unit.atoms[0][0])
    if before is not None and after is not None:
        yield replace(claim, formula=f"a + ({before}) - ({after})")


KIND = Kind("conversion", "a measure given in two units is the same in both", find)
