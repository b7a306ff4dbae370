"""From a number to a quantity: its unit, its sense and its hedge."""

import re

from checker.scanning.compounds import with_tail
from checker.scanning.contextual import contextual_unit, pounds_of_money
from checker.scanning.hedges import hedge_after, hedge_before, is_during
from checker.scanning.lead import Lead
from checker.scanning.letters import money_scale, scale_and_unit
from checker.scanning.money import Mark, lower_code_at, name_before, scaled_code_at
from checker.scanning.multiples import multiple_of
from checker.scanning.numeral import Numeral
from checker.scanning.rates import with_per
from checker.scanning.units import UnitReading, measure_at, unit_after
from checker.scanning.words import scales_at
from checker.scanning.years import is_name_part, is_numbered_name, is_year
from claims.pattern import lazy_regex
from claims.quantity import Hedge, Quantity, Sense
from claims.span import Span
from claims.unit import NO_UNIT, Unit, atom
from claims.unit_table import ATOMS

Found = tuple[Numeral, UnitReading | None]

_PER_LOT = lazy_regex(r"\s+per\s+(thousand|hundred\s+thousand|million)(?=\s+[a-z]+s\b)", re.IGNORECASE)
"""What a bare number is per, with what that counts behind it: 3 per thousand lines."""
_ZEROS = {"thousand": "000", "hundred thousand": "00000", "million": "000000"}
_SPECIAL = lazy_regex(r""" ?(?:["”″'’′]|(?:in|[CFKTpc]|[kKmMbBT][A-Z]{3}|[a-z]{3}|grand)(?!\w))""")
_OF_A_HUNDRED = lazy_regex(
    r"\s+(?:in|of|out\s+of|for)\s+(?:every|each)\s+(?:hundred|100)\b(?![.,]?\d|\s+(?:and|thousand|million)\b)"
)
_PART_OF_UNIT = lazy_regex(r"\s+(?:of\s+)?an?\s+")
_ERA = lazy_regex(r"\s*(?:B\.?C\.?E?|A\.?D|C\.?E)\b")
_GRAND = lazy_regex(r"\sgrand\b(?=\s*(?:$|[.,;!?)]|(?:for|in|a|per|to|on|and|each|from|of)\b))")


def quantity_of(text: str, numeral: Numeral, lead: Lead) -> Quantity | None:
    """The quantity of a number just read, or None where it is no quantity."""
    found = _money(text, numeral, lead.mark) if lead.mark else _with_unit(text, numeral)
    if found is None:
        return None
    scaled, reading = found
    if lead.mark is None:
        if _is_no_number(text, lead, numeral, found):
            return None
        name = name_before(text, lead.start) if reading is None else None
        if name and name.start >= lead.last_end:
            lead = lead._replace(start=name.start)
            reading = UnitReading(atom(name.code), scaled.end, Sense.MONEY)
    return built(text, scaled.negated() if lead.is_negative else scaled, reading, lead.start)


def _money(text: str, numeral: Numeral, mark: Mark) -> Found:
    """A number after a sign for money."""
    numeral = money_scale(text, numeral)
    end = numeral.end
    following = unit_after(text, end)
    if following is not None and following.unit.atoms == ((mark.code, 1),):
        end = following.end
    numeral = numeral.scaled(mark.scale, numeral.end) if mark.scale > 1 else numeral
    return _completed(text, numeral, UnitReading(atom(mark.code), end, Sense.MONEY))


def _completed(text: str, numeral: Numeral, reading: UnitReading) -> Found:
    """The quantity with a smaller part after its unit, and what it is per."""
    if tail := with_tail(text, numeral, reading):
        numeral, end = tail
        reading = reading._replace(end=end)
    return numeral, with_per(text, reading)


def _with_unit(text: str, numeral: Numeral) -> Found | None:
    """A number with the unit after it; None where letters glued to it make it an identifier."""
    if multiple := multiple_of(text, numeral):
        return multiple, UnitReading(atom("x"), multiple.end, Sense.MULTIPLIER)
    if not numeral.is_part and (hundred := _OF_A_HUNDRED.match(text, numeral.end)):
        return numeral, UnitReading(atom("%"), hundred.end(), Sense.PERCENT)
    is_below_one = numeral.value < 1 and not numeral.is_word
    if (numeral.is_part or is_below_one) and (of := _PART_OF_UNIT.match(text, numeral.end)):
        reading = measure_at(text, of.end())
        if numeral.is_part or reading is not None and "of" in of[0]:
            return numeral, reading and with_per(text, reading)
    if (lot := _PER_LOT.match(text, numeral.end)) and not numeral.is_part:
        below = f"1{_ZEROS[' '.join(lot[1].lower().split())]}"
        return numeral, UnitReading(Unit(((below, -1),)), lot.end(1), Sense.RATE)
    found = _special(text, numeral) or _regular(text, numeral)
    if found is None or found[1] is None:
        return found
    numeral, reading = found[0], found[1]
    if numeral.value == 1 and reading.sense is Sense.COUNT:
        return numeral, None  # One of a thing is followed by no plural of it.
    return _completed(text, *_scaled_after(text, numeral, pounds_of_money(text, numeral, reading)))


def _regular(text: str, numeral: Numeral) -> Found | None:
    return (numeral, unit_after(text, numeral.end)) if numeral.is_word else scale_and_unit(text, numeral)


def _scaled_after(text: str, numeral: Numeral, reading: UnitReading) -> tuple[Numeral, UnitReading]:
    """Money with its scale word after the unit, as in "75 USD million"."""
    if reading.sense is Sense.MONEY:
        scaled = scales_at(text, numeral._replace(end=reading.end))
        return scaled._replace(end=numeral.end), reading._replace(end=scaled.end)
    return numeral, reading


def _special(text: str, numeral: Numeral) -> Found | None:
    """A unit that is written or understood in a way of its own: 10", 30 MUSD, 20 usd, ten grand."""
    if _SPECIAL.match(text, numeral.end) is None:
        return None
    if reading := contextual_unit(text, numeral):
        return numeral, reading
    at = numeral.end + (text[numeral.end : numeral.end + 1] == " ")
    if scaled := scaled_code_at(text, at):
        code, scale, end = scaled
        return numeral.scaled(scale, numeral.end), UnitReading(atom(code), end, Sense.MONEY)
    if lower := lower_code_at(text, at):
        return numeral, UnitReading(atom(lower[0]), lower[1], Sense.MONEY)
    if grand := _GRAND.match(text, numeral.end):
        return numeral.scaled(1000, grand.end()), UnitReading(atom("USD"), grand.end(), Sense.MONEY)
    return None


def _is_no_number(text: str, lead: Lead, numeral: Numeral, found: Found) -> bool:
    """Whether bare digits are a year or part of a name."""
    start = lead.start
    scaled, reading = found
    if scaled.has_scale or scaled.is_word or scaled.is_part or scaled.end != numeral.end:
        return False
    is_weak = reading is None or reading.sense is Sense.COUNT
    if is_weak and is_year(text, start, numeral.end, has_unit=reading is not None):
        return True
    if _ERA.match(text, numeral.end):
        return True
    if reading is None:
        return is_name_part(text, start, numeral.end, lead.last_end)
    return reading.sense is Sense.COUNT and is_numbered_name(text, start, numeral.end)


def built(text: str, numeral: Numeral, reading: UnitReading | None, start: int) -> Quantity:
    """The quantity of a number and its unit, with its hedge."""
    end = max(numeral.end, reading.end) if reading else numeral.end
    hedged = hedge_before(text, start) or hedge_after(text, end)
    if hedged is None and end > numeral.end:
        hedged = hedge_after(text, numeral.end)
    if hedged and reading and is_during(text, hedged[1], end, is_time=reading.sense is Sense.DURATION):
        hedged = None
    hedge, span = hedged or (Hedge.NONE, None)
    return Quantity(
        index=0,
        span=Span(start, end),
        number=Span(numeral.start, numeral.end),
        value=numeral.value,
        unit=reading.unit if reading else NO_UNIT,
        sense=_sense(numeral, reading),
        hedge=hedge,
        hedge_span=span,
        resolution=numeral.resolution,
        round_resolution=numeral.round_resolution,
        is_word=numeral.is_word,
        has_scale=numeral.has_scale,
        noun=_noun(reading),
    )


def _sense(numeral: Numeral, reading: UnitReading | None) -> Sense:
    if numeral.is_part and (reading is None or reading.sense is Sense.COUNT):
        return Sense.FRACTION
    return Sense.COUNT if reading is None else reading.sense


def _noun(reading: UnitReading | None) -> str:
    if reading is None:
        return ""
    return next((symbol for symbol, power in reading.unit.atoms if power > 0 and symbol not in ATOMS), "")
