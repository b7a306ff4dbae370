"""Stated equations: `A × B, or C`, `A × B = C`, `A divided by B gives C`, `C (A × B)`, `A plus B comes to C`.

What follows or precedes a calculation with an equals sign, or a word for one, is the asserted figure. In a run-on chain,
"12 × 3 = 36 + 4 = 40", each equals sign asserts its nearest calculation. A calculation that is cut off on the left by
something unread (a variable, an operator) is left alone.
"""

from collections.abc import Iterator

from claims.claim import Claim, Premise, Strength
from claims.expression import Expression
from claims.expression_reader import ExpressionReader
from claims.formula import names
from claims.kinds.kind import Kind
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.tokens import OPERATOR_SIGNS, may_calculate, tokens

_MERE_WORDS = frozenset(("or", "that is", "i.e.", "is", "are", "that's", "that’s", "that is,"))
"""Words that assert what follows a calculation, but not a calculation that follows a figure."""

_FUNCTIONS = frozenset("log ln lg exp sin cos tan sqrt sum prod max min mod binom int lim det".split())
"""Words for what is done to the figure behind them, before it is calculated with."""

_OF_A_TEST = lazy_regex(r"\s*[,;]\s*(?:[pP]|n\.?s\.?)\b\s*(?:[<>=≤]|$)")
"""After a test statistic stands its p: what looks like a calculation, χ 2(1) = 15.51, is its degrees of freedom."""


def find(passage: Passage) -> Iterator[Claim]:
    """Every stated equation of a passage, in each of its readings."""
    for _sentence, start, end, signs in passage.sentences:
        if len(signs) > 1 and may_calculate(passage, start, end):
            yield from _Equations(ExpressionReader(passage, tokens(passage, start, end))).claims()


class _Equations:
    """The equations of one sentence."""

    def __init__(self, reader: ExpressionReader) -> None:
        self._reader = reader

    def claims(self) -> Iterator[Claim]:
        """The claims of the sentence, each expression taken as far as it goes."""
        at = 0
        while at < len(self._reader.tokens):
            found = None if self._is_cut_off(at) else self._reader.expression(at)
            if found is None:
                at += 1
                continue
            expression, after = found
            yield from self._of(expression, after)
            at = max(after, at + 1)

    def _of(self, expression: Expression, after: int) -> Iterator[Claim]:
        if not expression.is_single:
            yield from self._following(expression, after)
            return
        yield from self._bracketed(expression, after)
        yield from self._preceding(expression, after)
        if expression.is_quotient(self._reader.passage) and self._reader.text(after) == "=":
            yield from self._following(expression, after)

    def _is_cut_off(self, at: int) -> bool:
        """Whether what stands before belongs to the calculation but could not be read: `x + 5`, `964 (1 + 0.12)`."""
        before = self._reader.sort(at - 1)
        if before == "word" and self._reader.text(at - 1).lower() in _FUNCTIONS:
            return True
        if before == "word" and self._reader.sort(at) == "open" and self._touches(at):
            return True
        if self._reader.sort(at) == "figure" and (self._is_part(at) or self._is_price(at)):
            return True
        if before in OPERATOR_SIGNS or (self._reader.sort(at) == "open" and before in ("figure", "close")):
            return True
        if before in ("other", "close"):
            token = self._reader.tokens[at - 1]
            return token.text[:1].isalnum() or token.text in "^)]!√∑"
        is_of = before == "word" and self._reader.tokens[at - 1].text.lower() == "of"
        return is_of and "figure" in (self._reader.sort(at - 2), self._reader.sort(at - 3))

    def _is_part(self, at: int) -> bool:
        """Whether a figure is the smaller part of one: `1 hour 30 minutes`, `3 pints and a quarter pint`."""
        link = self._reader.sort(at - 1) == "word" and self._reader.text(at - 1).lower() == "and"
        whole = at - 1 - link
        if self._reader.sort(whole) != "figure":
            return False
        larger, part = (self._reader.passage.quantity_at(self._reader.tokens[place].start) for place in (whole, at))
        smaller_unit = larger.unit.dimension == part.unit.dimension and part.unit.factor < larger.unit.factor
        return bool(part.unit.dimension) and (smaller_unit or larger.unit == part.unit and part.value < 1)

    def _is_price(self, at: int) -> bool:
        """Whether a price is that of an amount before it: `40 litres for $3/litre × 2/5`, `two tickets at £120 plus`."""
        rate = self._reader.passage.quantity_at(self._reader.tokens[at].start)
        is_rate = rate.sense is Sense.MONEY or any(power < 0 for _, power in rate.unit.atoms)
        if not is_rate or self._reader.text(at - 1).lower() not in ("at", "for"):
            return False
        return any(self._reader.sort(place) == "figure" for place in range(at - 4, at - 1))

    def _touches(self, at: int) -> bool:
        """Whether no space stands before a token: an unread `4:2(50 + 100)`, a function `f(2 + 3)`."""
        return self._reader.tokens[at - 1].end == self._reader.tokens[at].start

    def _following(self, expression: Expression, after: int) -> Iterator[Claim]:
        """`A × B = C`: the figure after the last equals sign that follows this calculation."""
        found = self._after_equals(after)
        if found is None or self._goes_on(found[1]) or self._is_link(found[0], found[1]):
            return
        if not found[0].is_single:
            if self._reader.text(self._reader.past_words(after, allow_comma=True)) == "=":
                yield from self._chained(expression, found[0])
            return
        asserted = found[0].quantities[0]
        if self._is_of_another(expression, after, found[1]):
            return
        if not (self._is_merely_said(after) and _is_size(expression, asserted)):
            yield from self._claims(asserted, expression, expression.start, found[0].end)

    def _is_of_another(self, expression: Expression, after: int, end: int) -> bool:
        """Whether the figure is what another amount comes to: `£500 + 20% is £50 more than`, `$150 + 14% comes to $513 for three`."""
        following = self._reader.text(end).lower()
        if following == "for" and self._reader.sort(end + 1) == "figure":
            return any(figure.sense is Sense.PERCENT for figure in expression.quantities)
        is_said = self._reader.text(self._reader.past_words(after, allow_comma=True)) != "="
        return is_said and following in ("more", "less", "fewer", "short")

    def _chained(self, expression: Expression, link: Expression) -> Iterator[Claim]:
        """`A = B × C`, where a calculation equals another: all of the other side, or B alone in a run-on chain.

        Only where B is written as finely as the rest, or what was rounded there would be laid to it.
        """
        first, *others = link.quantities
        solved = expression.solved_for_first_of(link)
        if solved is None or any(first.resolution > other.resolution > 0 for other in others):
            return
        for calculation in (solved, expression):
            yield from self._claims(first, calculation, expression.start, link.end)

    def _is_link(self, single: Expression, after: int) -> bool:
        """Whether a fraction in a chain is a calculation itself: 8 × 7 = 56/8 = 7."""
        return single.is_quotient(self._reader.passage) and self._reader.sort(after) == "equals"

    def _is_merely_said(self, after: int) -> bool:
        at = self._reader.past_words(after, allow_comma=True)
        return self._reader.text(at).lower() in ("is", "are")

    def _after_equals(self, at: int) -> tuple[Expression, int] | None:
        at = self._reader.past_words(at, allow_comma=True)
        if self._reader.sort(at) != "equals":
            return None
        return self._reader.expression(self._reader.past_hedge(at + 1))

    def _bracketed(self, single: Expression, after: int) -> Iterator[Claim]:
        """`C (A × B)`: the bracket explains the figure before it."""
        at = self._reader.past_words(after)
        if self._reader.sort(at) != "open":
            return
        inside = self._reader.expression(at + 1)
        if inside is None or inside[0].is_single:
            return
        close = self._reader.past_words(inside[1])
        if (
            self._reader.sort(close) == "close"
            and not self._goes_on(close + 1)
            and self._reader.sort(close + 1) != "equals"
        ):
            yield from self._claims(single.quantities[0], inside[0], single.start, self._reader.tokens[close].end)

    def _preceding(self, single: Expression, after: int) -> Iterator[Claim]:
        """`C = A × B`, where no further equals sign follows."""
        at = self._reader.past_words(after, allow_comma=True)
        if self._reader.sort(at) != "equals" or self._reader.text(at).lower().strip(", ") in _MERE_WORDS:
            return
        found = self._after_equals(after)
        if found is None or found[0].is_single or self._goes_on(found[1]):
            return
        if self._reader.sort(self._reader.past_words(found[1], allow_comma=True)) != "equals":
            yield from self._claims(single.quantities[0], found[0], single.start, found[0].end)

    def _goes_on(self, at: int) -> bool:
        """Whether a calculation continues with something that was not read as part of it."""
        sort = self._reader.sort(at)
        operator = self._reader.past_words(at)
        if self._reader.sort(operator) in OPERATOR_SIGNS and self._reader.text(operator + 1).isalpha():
            return self._reader.sort(operator + 1) == "other"
        if self._reader.text(at).lower() == "of" and self._reader.sort(at + 1) == "figure":
            return True
        if sort in ("figure", "open", *OPERATOR_SIGNS):
            return True
        return sort == "other" and (self._reader.tokens[at].text[:1].isalnum() or self._reader.tokens[at].text == "^")

    def _claims(self, asserted: Quantity, expression: Expression, start: int, end: int) -> Iterator[Claim]:
        passage = self._reader.passage
        if _OF_A_TEST.match(passage.skeleton, end):
            return
        for premises in _measured(passage, expression.premises(), asserted):
            for formula in expression.variants(passage, asserted):
                used = set(names(formula))
                told = tuple(premise for premise in premises if premise.name in used)
                yield Claim("equation", asserted, formula, told, passage.extent(start, end), Strength.STATED)


def _measured(passage: Passage, premises: tuple[Premise, ...], asserted: Quantity) -> Iterator[tuple[Premise, ...]]:
    """The premises, and where they are bare numbers, one that was told in a unit before: `glasses of 0.2 litres`."""
    yield premises
    dimension = asserted.unit.dimension
    if not dimension or any(premise.quantity.unit.dimension for premise in premises):
        return
    values = [premise.quantity.value for premise in premises]
    for told in passage.quantities[: premises[0].quantity.index]:
        if told.unit.dimension == dimension and told.unit != asserted.unit and told.value in values:
            at = values.index(told.value)
            yield (*premises[:at], Premise(premises[at].name, told), *premises[at + 1 :])


def _is_size(expression: Expression, asserted: Quantity) -> bool:
    """Whether the calculation is the name of a size, as of `2 x 4 x 10` boards, and the figure is about the boards."""
    bare = all(not quantity.unit.dimension for quantity in expression.quantities[:-1])
    return bare and set(expression.formula) <= set("#* ") and bool(asserted.unit.dimension)


KIND = Kind(
    "equation",
    "a stated calculation gives the figure that is stated for it",
    find,
    example="In all, 318 plus 207 comes to 535.",
    counter_example="They won the first set (6-4) and lost the second (3-6).",
)
