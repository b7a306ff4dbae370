"""The closed list of number words."""

from fractions import Fraction


def word_list(text: str) -> list[str]:
    """The words of a text, for tables that are easier to read as one."""
    return text.split()


def word_set(text: str) -> frozenset[str]:
    """The set of the words of a text."""
    return frozenset(text.split())


UNITS = {
    word: value
    for value, word in enumerate(
        word_list(
            """
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
            sixteen seventeen eighteen nineteen
            """
        )
    )
} | {"nought": 0, "naught": 0, "nil": 0}

TENS = {
    word: value * 10 for value, word in enumerate(word_list("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
} | {"fourty": 40}

SCALES = {
    "thousand": 10**3,
    "lakh": 10**5,
    "lac": 10**5,
    "lkh": 10**5,
    "million": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mil": 10**6,
    "crore": 10**7,
    "krore": 10**7,
    "koti": 10**7,
    "cr": 10**7,
    "kr": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "trn": 10**12,
    "tln": 10**12,
    "quadrillion": 10**15,
    "quintillion": 10**18,
}
"""Scale words and their abbreviations that are read after any number."""

DOZENS = {"dozen": 12, "doz": 12, "dz": 12}

PLAIN_SCALES = (
    "hundred",
    "thousand",
    "lakh",
    "million",
    "crore",
    "billion",
    "trillion",
    "quadrillion",
    "dozen",
)
"""What "a" may stand before to mean one of it."""

SCALE_LETTERS = {
    "k": 10**3,
    "K": 10**3,
    "m": 10**6,
    "M": 10**6,
    "mm": 10**6,
    "MM": 10**6,
    "b": 10**9,
    "B": 10**9,
    "t": 10**12,
    "T": 10**12,
    "tr": 10**12,
    "G": 10**9,
}
"""Letters that are a scale next to money or before a count noun, and units or names elsewhere."""

_ORDINALS_BELOW_TEN = word_list("first second third fourth fifth sixth seventh eighth ninth")
_ORDINALS_FROM_TEN = word_list(
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)

UNIT_ORDINALS = {word: value for value, word in enumerate(_ORDINALS_BELOW_TEN, 1)}
"""Ordinals that may follow a ten: twenty-first."""

DENOMINATORS = (
    {word: value for word, value in UNIT_ORDINALS.items() if value > 2}
    | {word: value for value, word in enumerate(_ORDINALS_FROM_TEN, 10)}
    | {word.removesuffix("y") + "ieth": value for word, value in TENS.items()}
    | {"half": 2, "halve": 2, "quarter": 4, "hundredth": 100}
    | {word + "th": value for word, value in SCALES.items() if len(word) > 4}
)
"""What one is divided by: words in the singular; "first" and "second" are none of their own."""

VULGAR = {
    "½": Fraction(1, 2),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5),
    "⅖": Fraction(2, 5),
    "⅗": Fraction(3, 5),
    "⅘": Fraction(4, 5),
    "⅙": Fraction(1, 6),
    "⅚": Fraction(5, 6),
    "⅐": Fraction(1, 7),
    "⅛": Fraction(1, 8),
    "⅜": Fraction(3, 8),
    "⅝": Fraction(5, 8),
    "⅞": Fraction(7, 8),
    "⅑": Fraction(1, 9),
    "⅒": Fraction(1, 10),
}

MULTIPLES = {
    "twice": Fraction(2),
    "thrice": Fraction(3),
    "double": Fraction(2),
    "doubled": Fraction(2),
    "doubles": Fraction(2),
    "doubling": Fraction(2),
    "triple": Fraction(3),
    "tripled": Fraction(3),
    "triples": Fraction(3),
    "tripling": Fraction(3),
    "treble": Fraction(3),
    "trebled": Fraction(3),
    "trebles": Fraction(3),
    "trebling": Fraction(3),
    "quadruple": Fraction(4),
    "quadrupled": Fraction(4),
    "quadruples": Fraction(4),
    "quadrupling": Fraction(4),
    "quintupled": Fraction(5),
    "halve": Fraction(1, 2),
    "halved": Fraction(1, 2),
    "halves": Fraction(1, 2),
    "halving": Fraction(1, 2),
}

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
