"""The ways in which a number may stand in a text: digits with and without scale words, and words."""

from fractions import Fraction

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = {10**3: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion"}
_LONGEST = 40
_SPECIAL: dict[Fraction, tuple[str, ...]] = {
    Fraction(1, 4): ("quarter",),
    Fraction(1, 3): ("third",),
    Fraction(1, 2): ("half", "halved", "halves", "halving"),
    Fraction(2): ("twice", "double", "doubled", "doubles", "doubling", "twofold", "pair", "couple"),
    Fraction(3): ("thrice", "triple", "tripled", "triples", "tripling", "trebled", "threefold"),
    Fraction(4): ("quadruple", "quadrupled", "quadrupling", "fourfold"),
    Fraction(5): ("quintuple", "quintupled", "fivefold"),
    Fraction(10): ("tenfold",),
    Fraction(12): ("dozen",),
    Fraction(20): ("score", "twentyfold"),
    Fraction(100): ("hundredfold",),
}


def digit_forms(value: Fraction) -> set[str]:
    """The digits that write a value: in full, and before each scale word, without separators."""
    size = abs(value)
    forms = {_decimal(size), _decimal(size * 100)}
    forms |= {_decimal(size / scale) for scale in (*_SCALES, 100, 10**5, 10**7) if size >= scale}
    return {form for form in forms if form}


def word_forms(value: Fraction) -> set[str]:
    """The words that write a value: a small whole number, one before a scale word, a fraction, a multiple."""
    size = abs(value)
    forms = set(_SPECIAL.get(size, ()))
    for scale, word in _SCALES.items():
        if size >= scale and (size / scale).denominator == 1 and size / scale < 1000:
            forms.add(f"{spelled(int(size / scale))} {word}")
    if size.denominator == 1 and size < 1000:
        forms.add(spelled(int(size)))
    return forms


def spelled(number: int) -> str:
    """A whole number below a thousand in words, joined by single spaces."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens - 2] + (f" {_ONES[ones]}" if ones else "")
    hundreds, rest = divmod(number, 100)
    return f"{_ONES[hundreds]} hundred" + (f" {spelled(rest)}" if rest else "")


def significand(value: Fraction) -> str:
    """The digits of a value from the first to the last that is not zero; empty where it does not end."""
    return _decimal(abs(value)).replace(".", "").strip("0")


def _decimal(value: Fraction) -> str:
    """A value that is not negative as decimal digits; empty where it does not end soon."""
    rest, places = value.denominator, 0
    while rest > 1 and places < _LONGEST:
        places += 1
        rest = (value * 10**places).denominator
    if rest > 1 or value >= 10**_LONGEST:
        return ""
    digits = str(int(value * 10**places)).zfill(places + 1)
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits
