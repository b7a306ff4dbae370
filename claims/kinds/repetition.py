"""One quantity given two values: the same digits in the same unit with another power of ten.

"7.5 trillion tokens/day" here and "7.5 billion tokens/day" there is the strongest sign of a slip there is, where chance
can be ruled out: two significant digits or more in a unit that counts something per something; or the same verb
governing the same noun ("serve 500 000 users", "serving 50 000 users").
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise, Strength
from claims.kinds.kind import Kind
from claims.passage import Passage
from claims.quantity import Hedge, Quantity, Sense
from claims.span import Span
from claims.unit_table import ATOMS

_SCALE_STEPS = (10**3, 10**6, 10**9)
_BOUNDS = (Hedge.OVER, Hedge.AT_LEAST, Hedge.UNDER, Hedge.AT_MOST)
_WORD = re.compile(r"[A-Za-z]{3,}")
_EMPTY = frozenset(
    "about around roughly approximately nearly almost over under more than some the and that this with for only just also have has had "
    "are was were been being each per another additional total every its their our from into than between".split()
)
_CONTRAST = re.compile(
    r"\b(?:instead|whereas|versus|vs|compared|scenario|plan|tier|option|suppose|imagine|rose|fell|grew|increased|decreased|risen|"
    r"fallen|grown|old|new|older|newer|basic|large|larger|small|smaller|premium|free|standard|(?:by|in|since) (?:19|20)\d\d)\b", re.I
)  # fmt: skip
_OTHER_CASE = re.compile(
    r"\b(?:if|say|example|from|would|could|another|other|previous|earlier|former|later|first|second|then|now|once)\b", re.I
)  # fmt: skip

_ONE = re.compile(r"\b(?:each|every|one|a single|per)\b", re.I)


def find(passage: Passage) -> Iterator[Claim]:
    """Every later mention that repeats an earlier one but for a power of ten."""
    by_digits: dict[tuple[object, Fraction], list[Quantity]] = defaultdict(list)
    for quantity in passage.quantities:
        if quantity.value > 0 and not quantity.is_range and quantity.unit.atoms and quantity.sense is not Sense.PERCENT:
            by_digits[quantity.unit.atoms, _significand(quantity.value)].append(quantity)
    for (_, significand), mentions in by_digits.items():
        yield from _contradictions(passage, mentions, significand)


def _contradictions(passage: Passage, mentions: list[Quantity], significand: Fraction) -> Iterator[Claim]:
    seen: set[Fraction] = set()
    for index, later in enumerate(mentions):
        if later.value in seen:
            continue
        for earlier in mentions[:index]:
            if earlier.value != later.value and _is_same(passage, earlier, later, significand):
                yield _claim(earlier, later)
                break
        seen.add(later.value)


def _claim(earlier: Quantity, later: Quantity) -> Claim:
    extent = Span(later.span.start, later.span.end)
    return Claim("repetition", later, "a", (Premise("a", earlier),), extent, Strength.REPEATED, related=(earlier.span,))


def _significand(value: Fraction) -> Fraction:
    """The digits of a value, as a number from 1 up to 10."""
    digits = value
    while digits >= 10:
        digits /= 10
    while digits < 1:
        digits *= 10
    return digits


def _is_same(passage: Passage, earlier: Quantity, later: Quantity, significand: Fraction) -> bool:
    if not _is_a_slip(later.value / earlier.value, earlier, later) or _same_sentence(passage, earlier, later):
        return False
    if _contrasted(passage, earlier) or _contrasted(passage, later):
        return False
    if significand.denominator != 1 and _counts_per(later):
        return True
    if later.sense is not Sense.COUNT or not later.noun:
        return False
    if _contrasted(passage, earlier, _OTHER_CASE) or _contrasted(passage, later, _OTHER_CASE):
        return False
    verbs = _governor(passage, earlier), _governor(passage, later)
    return verbs[0] == verbs[1] != "" and _is_of_one(passage, earlier) and _is_of_one(passage, later)


def _is_a_slip(ratio: Fraction, earlier: Quantity, later: Quantity) -> bool:
    """Whether one zero, or one scale word, makes the difference; a bound with the same digits is no repetition."""
    if later.hedge in _BOUNDS or earlier.hedge in _BOUNDS:
        return False
    larger = max(ratio, 1 / ratio)
    return larger == 10 or (earlier.has_scale and later.has_scale and larger in _SCALE_STEPS)


def _counts_per(quantity: Quantity) -> bool:
    """Whether the unit is a count noun per something: rare enough that the same digits are no chance."""
    nouns = [power for symbol, power in quantity.unit.atoms if symbol not in ATOMS]
    return any(power > 0 for power in nouns) and any(power < 0 for _, power in quantity.unit.atoms)


def _is_of_one(passage: Passage, quantity: Quantity) -> bool:
    """Whether the clause before the figure speaks of one thing alone, so that the figure is a ratio: "each serving …"."""
    before = passage.document.masked[max(0, quantity.span.start - 60) : quantity.span.start]
    return _ONE.search(re.split(r"[.;:,]", before)[-1]) is not None


def _governor(passage: Passage, quantity: Quantity) -> str:
    """The stem of the content word right before the figure."""
    before = passage.document.masked[max(0, quantity.span.start - 40) : quantity.span.start]
    words = [word.lower() for word in _WORD.findall(before.rsplit(".", 1)[-1])]
    content = [word for word in words if word not in _EMPTY]
    return _stem(content[-1]) if content and words[-3:].count(content[-1]) else ""


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _contrasted(passage: Passage, quantity: Quantity, words: re.Pattern[str] = _CONTRAST) -> bool:
    return words.search(_sentence_text(passage, quantity)) is not None


def _sentence_text(passage: Passage, quantity: Quantity) -> str:
    span = _sentence_of(passage, quantity)
    return passage.document.masked[span.start : span.end]


def _same_sentence(passage: Passage, one: Quantity, other: Quantity) -> bool:
    return _sentence_of(passage, one) == _sentence_of(passage, other)


def _sentence_of(passage: Passage, quantity: Quantity) -> Span:
    return passage.stretch_at(passage.to_skeleton(quantity.span.start)).sentence.span


KIND = Kind(
    "repetition",
    "a quantity is not given again with another power of ten",
    find,
    example="The kitchens were built for 1,850 guests a week.\n\nThe annex says 18,500 guests a week.\n",
    counter_example="A shop sells 1,400 loaves a day.\n\nIt uses 140 sacks a day.\n",
)
