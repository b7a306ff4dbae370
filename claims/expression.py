"""A calculation as prose writes it: figures joined by operators, and the formulas that it may stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.claim import Premise
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense

_DECIMALS = lazy_regex(r"\.(\d+)")
_DOZEN = lazy_regex(r"dozens?$", re.I)
_UNBRACKETED = lazy_regex(r"#(?: [-+*/] #)+")
_TERM = lazy_regex(r"(?:^| ([-+]) )(#(?: [*/] #)*)")
_RAISED = lazy_regex(r"# \^ -?\d+")
_INVERSE = str.maketrans("*/", "/*")
_FRACTION = lazy_regex(r"(\d[\d,]*)\s?/\s?(\d[\d,]*)$")
_MIXED = lazy_regex(r"(\d+)-(\d+)/(\d+)$")


@dataclass(frozen=True, slots=True)
class Expression:
    """Figures joined by operators; `formula` has a `#` for each of `quantities` in order."""

    formula: str
    quantities: tuple[Quantity, ...]
    start: int
    end: int

    def is_quotient(self, passage: Passage) -> bool:
        """Whether it is one fraction in digits, which may be a calculation: `8/2 = 4`."""
        return self.is_single and _FRACTION.fullmatch(passage.document.quote(self.quantities[0].number)) is not None

    @property
    def is_single(self) -> bool:
        """Whether it is one figure and nothing else."""
        return len(self.quantities) == 1 and "^" not in self.formula

    def solved_for_first_of(self, link: "Expression") -> "Expression | None":
        """What gives the first figure of a calculation that equals this one: `(A - rest) / factors`."""
        if not _UNBRACKETED.fullmatch(link.formula):
            return None
        terms = _TERM.findall(link.formula)
        factors = terms[0][1].count("#")
        formula = f"({self.formula}"
        for sign, term in terms[1:]:
            formula += f" {'+' if sign == '-' else '-'} {term}"
        formula += ")" + terms[0][1][1:].translate(_INVERSE)
        _, *rest = link.quantities
        return Expression(formula, (*self.quantities, *rest[factors - 1 :], *rest[: factors - 1]), self.start, link.end)

    def premises(self) -> tuple[Premise, ...]:
        """The figures under the names that `named` gives them."""
        return tuple(Premise(_name(number), quantity) for number, quantity in enumerate(self.quantities))

    def named(self, template: str = "") -> str:
        """The formula, or a variant of it, with a name for each figure."""
        formula = template or self.formula
        for number in range(len(self.quantities)):
            formula = formula.replace("#", _name(number), 1)
        return formula

    def variants(self, passage: Passage, asserted: Quantity) -> Iterator[str]:
        """The formula, then its other readings for this result.

        `60 ÷ 2/5` may divide by two fifths or by two and by five; `16-1/4 × 16` may subtract a quarter of 16;
        `$1,200 − 20%` takes off 20% of what precedes it, and never 20 dollars; `240 − 35 = 205 million` is in millions
        throughout.
        """
        if self._adds_percent():
            yield self.named(f"# * (1 {self.formula[2]} #)")
            if self.quantities[0].sense is Sense.MONEY:
                return
        yield self.named()
        if _DOZEN.search(passage.document.quote(asserted.number)):
            yield from self._in_dozens(passage)
        if asserted.has_scale and self._is_bare_sum():
            yield f"({self.named()}) * {_scale(passage, asserted)}"
        if "# ^ " in self.formula and len(self.quantities) > 1:  # Or the raised number is that of a note.
            yield self.named(_RAISED.sub("#", self.formula))
        literal = self._literal(passage)
        if literal != self.named():
            yield literal

    def _in_dozens(self, passage: Passage) -> Iterator[str]:
        """The calculation in dozens, where the result or a figure is written in them: `84/12 = 7 dozen`."""
        formula = self.named()
        for number, quantity in enumerate(self.quantities):
            if _DOZEN.search(passage.document.quote(quantity.number)):
                formula = _put(formula, number, f"({_name(number)} / 12)")
        yield f"({formula}) * 12"

    def _is_bare_sum(self) -> bool:
        """Whether bare numbers are added, so that they may be in the scale of the result: 25 + 380 is 405 million."""
        is_bare = not any(quantity.unit.atoms or quantity.has_scale for quantity in self.quantities)
        return is_bare and not set(self.formula) & set("*/")

    def _adds_percent(self) -> bool:
        """Whether a percentage is added to what is none, or taken off it."""
        if self.formula not in ("# + #", "# - #"):
            return False
        first, second = self.quantities
        return second.sense is Sense.PERCENT and first.sense is not Sense.PERCENT

    def _literal(self, passage: Passage) -> str:
        formula = self.named()
        for number, quantity in enumerate(self.quantities):
            text = passage.document.quote(quantity.number)
            if quantity.unit.dimension:
                continue
            if (match := _FRACTION.match(text)) and match.end() == len(text):
                formula = _put(formula, number, f"{match[1]} / {match[2]}".replace(",", ""))
            elif match := _MIXED.match(text):
                formula = _put(formula, number, f"{match[1]} - {match[2]} / {match[3]}")
        return formula


def _scale(passage: Passage, quantity: Quantity) -> int:
    """What the scale words of a figure come to: a million for 1.5 million."""
    decimals = _DECIMALS.search(passage.document.quote(quantity.number))
    return int(quantity.resolution * 10 ** (len(decimals[1]) if decimals else 0))


def _put(formula: str, number: int, text: str) -> str:
    return re.sub(rf"\b{_name(number)}\b", text, formula)


def _name(number: int) -> str:
    return f"p{number + 1}" if number >= 26 else "abcdefghijklmnopqrstuvwxyz"[number]
