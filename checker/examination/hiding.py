"""Which figures a backend must not see: the asserted ones, their restatements, and what is computed from them.

A value that is asked for can leak in four ways: where it stands, where it stands again, in another written form, and
through what follows from it. All figures that some claim asserts are hidden at once, so that a claim's consequences,
being asserted themselves, are hidden with it. Formulas name figures by id: a hidden one still serves as a premise.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from checker.examination.spelling import digit_forms, significand, word_forms
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, size_of

_STEPS = tuple(Fraction(text) for text in "1 12 365 366 365.25 52 7 24 30 31 60 168 720 730 3600 8760 86400".split())
_LOOSE = Fraction(1, 100)
_NUMERAL = lazy_regex(r"\d+(?:[.,'’ \u00a0\u2009\u202f]\d+)*")
_WORD = lazy_regex(r"[A-Za-z]+")
HIDDEN = "?"


@dataclass(frozen=True)
class Hiding:
    """The figures hidden in one document, by index, and the written forms that may stand nowhere."""

    indexes: frozenset[int]
    digits: frozenset[str]
    words: frozenset[str]

    def hides(self, quantity: Quantity, text: str) -> bool:
        """Whether a figure is hidden: it is one of those asked for, looks like one, or its text would show one."""
        return quantity.index in self.indexes or self.scrub(text) != text

    def scrub(self, text: str) -> str:
        """The text between figures, without any numeral or number word that would show a hidden value."""
        without_digits = _NUMERAL.sub(lambda match: HIDDEN if self._shows(match[0]) else match[0], text)
        return self._without_words(without_digits)

    def _shows(self, numeral: str) -> bool:
        decimal = re.sub(r"[,'’ \u00a0\u2009\u202f]", "", numeral)
        continental = numeral.replace(".", "").replace(",", ".")
        whole = re.sub(r"\D", "", numeral)
        parts = re.split(r"[,'’ \u00a0\u2009\u202f]", numeral)
        forms = (decimal, continental, whole, *parts)
        return any(_plain(form) in self.digits or _significand(form) in self.digits for form in forms)

    def _without_words(self, text: str) -> str:
        """The text without the number words: the longest run of words that spells a hidden value is taken out."""
        words = list(_WORD.finditer(text))
        taken: list[tuple[int, int]] = []
        at = 0
        while at < len(words):
            length = next((n for n in (5, 4, 3, 2, 1) if self._spells(words[at : at + n], n)), 0)
            if length:
                taken.append((words[at].start(), words[at + length - 1].end()))
            at += length or 1
        for start, end in reversed(taken):
            text = text[:start] + HIDDEN + text[end:]
        return text

    def _spells(self, run: list[re.Match[str]], length: int) -> bool:
        words = [match[0].lower() for match in run]
        phrase = " ".join(word for word in words if word != "and")
        return len(run) == length and words[0] != "and" and words[-1] != "and" and phrase in self.words


def hide(passage: Passage, asked: Collection[int]) -> Hiding:
    """The hiding of the asked figures of a passage: whatever looks like one of them is hidden as well."""
    targets = [quantity for quantity in passage.quantities if quantity.index in asked]
    alike = _Alike(targets)
    indexes = frozenset(asked) | {quantity.index for quantity in passage.quantities if alike.to(quantity)}
    digits: set[str] = set()
    words: set[str] = set()
    for target in targets:
        for value in _values(target):
            digits |= {_plain(form) for form in digit_forms(value)}
            if len(significand(value)) > 1:
                digits.add(significand(value))
            words |= word_forms(value)
        digits |= {_plain(match[0].replace(",", "")) for match in _NUMERAL.finditer(_numeral(passage, target))}
        words |= _own_words(_numeral(passage, target))
    return Hiding(indexes, frozenset(digits), frozenset(words))


class _Alike:
    """Tells whether a figure shows one of the targets: the same value or digits, or a calendar step away."""

    def __init__(self, targets: list[Quantity]) -> None:
        self._values = {value for target in targets for value in _values(target)}
        self._digits = {digits for value in self._values if len(digits := significand(value)) > 1}
        self._by_unit: dict[tuple[tuple[str, int], ...], list[Quantity]] = {}
        for target in targets:
            self._by_unit.setdefault(_without_time(target), []).append(target)

    def to(self, quantity: Quantity) -> bool:
        values = _values(quantity)
        if any(value in self._values or significand(value) in self._digits for value in values):
            return True
        return _without_time(quantity) != () and self._steps(quantity)

    def _steps(self, quantity: Quantity) -> bool:
        """Whether the figure is about a target's value, or a target per another period."""
        own = abs(size_of(quantity))
        for target in self._by_unit.get(_without_time(quantity), ()):
            other = abs(size_of(target))
            if not own or not other:
                continue
            ratio = max(other / own, own / other)
            steps = _STEPS[:1] if target.unit == quantity.unit else _STEPS
            if any(abs(ratio - step) <= step * _LOOSE for step in steps):
                return True
        return False


def _values(quantity: Quantity) -> set[Fraction]:
    """The values that a figure shows: as written, in base units, and the ends of a range."""
    written = [abs(value) for value in (quantity.value, quantity.low, quantity.high) if value is not None]
    return {form for value in written for form in (value, value * quantity.unit.factor) if form}


def _without_time(quantity: Quantity) -> tuple[tuple[str, int], ...]:
    return tuple(base for base in quantity.unit.dimension if base[0] != "time")


def _numeral(passage: Passage, quantity: Quantity) -> str:
    return passage.document.masked[quantity.number.start : quantity.number.end]


def _own_words(numeral: str) -> set[str]:
    """The numeral as it is written in words, without `a` and `and`, which say no number."""
    words = [word.lower() for word in _WORD.findall(numeral)]
    kept = [word for word in words if word not in ("a", "an", "and", "of")]
    is_scale = all(word in ("hundred", "thousand", "million", "billion", "trillion", "k", "m", "bn") for word in kept)
    return {" ".join(kept)} if kept and not is_scale else set()


def _significand(form: str) -> str:
    """All digits between the outer zeros."""
    return form.replace(".", "").strip("0")


def _plain(form: str) -> str:
    """Digits without leading zeros, and without trailing ones behind the point."""
    text = form.lstrip("0")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text or "0"
