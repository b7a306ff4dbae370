"""The derivation that the author left unwritten.

For a figure, small formulas over the figures in reach are searched whose units give its unit: products, quotients, sums and
differences of two or three, a percentage of, a change in percent. A formula whose value rounds to the figure explains it.
Where nothing explains it, but a formula gives its digits with another power of ten or another period, and the sentence
says that it is a result, that is a slip.
"""

from collections.abc import Iterator
from typing import NamedTuple

from claims.basis import is_basis
from claims.claim import Claim, Premise, Strength
from claims.explainer import Explainer
from claims.explanation import Derived, Explanation, Outcome
from claims.given import is_given
from claims.kinds.kind import Kind, is_operand
from claims.mention import Mentions
from claims.passage import Passage
from claims.quantity import Hedge, Quantity, Sense, around
from claims.reach import as_spoken
from claims.search import Formula, Shape
from claims.temperature import is_temperature

_FEWEST = 10
_FEWEST_COUNTED = 20
_CHANCE_OF_SLIGHT = 0.1
_TELLING = 2
"""Figures of so many digits together are no chance: every second of those of one digit is half another."""
_TOLD = (Outcome.EXPLAINED, Outcome.SLIPPED, Outcome.SHIFTED)


class _Found(NamedTuple):
    """A claim, and whether the words around its figure say that it is a result (1), or what one rests on (-1)."""

    claim: Claim
    standing: int


def find(passage: Passage) -> Iterator[Claim]:
    """For each figure the simplest formula that explains it, or the one that shows a slip."""
    explainer = passage.shared(Explainer)
    found: dict[int, _Found] = {}
    for quantity in passage.quantities:
        new = _explained(explainer, passage, quantity)
        if new is not None:
            for index, others in _join(found, new, passage.mentions).items():
                # What was explained by its own result may follow from others too.
                again = _found(passage, explainer.explain(passage.quantities[index], others), (Outcome.EXPLAINED,))
                if again is not None:
                    _join(found, again, passage.mentions)
    return (each.claim for each in found.values())


def _explained(explainer: Explainer, passage: Passage, quantity: Quantity) -> _Found | None:
    """The claim about one figure, if any: for a slight one only where chance hardly gives it."""
    if is_candidate(passage, quantity):
        explanation = _from_before(explainer, quantity)
        if explanation.outcome is Outcome.NOTHING and not explanation.signal.is_result:
            return _supposed(passage, explainer.suppose(quantity))
        return None if _is_of_few(explanation) else _found(passage, explanation, _TOLD)
    if not _is_slight(passage, quantity) or not explainer.signal(quantity).is_result:
        return None
    explanation = _from_before(explainer, as_spoken(quantity))
    is_likely = explanation.chance <= _CHANCE_OF_SLIGHT
    return _found(passage, explanation, (Outcome.EXPLAINED,)) if is_likely and _is_telling(explanation) else None


def _from_before(explainer: Explainer, quantity: Quantity) -> Explanation:
    """The search for a figure; what comes before it explains it better than what follows, which may follow from it."""
    explanation = explainer.explain(quantity)
    later = frozenset(index for index in explanation.indexes if index > quantity.index)
    if explanation.outcome is not Outcome.EXPLAINED or not later:
        return explanation
    again = explainer.explain(quantity, later)
    return again if again.outcome is Outcome.EXPLAINED and max(again.indexes) < quantity.index else explanation


def _supposed(passage: Passage, explanation: Explanation | None) -> _Found | None:
    """The claim about a figure that no words call a result: only where it is one, and that is hardly chance."""
    if explanation is None or explanation.derived is None or explanation.chance > explanation.limit / 2:
        return None
    if _is_of_few(explanation):
        return None
    asserted, shape = explanation.derived.asserted, explanation.derived.formula.shape
    # Percentages that differ by another are many.
    is_loose = asserted.sense is Sense.PERCENT and shape in (Shape.SUM, Shape.DIFFERENCE)
    return None if is_loose or is_temperature(asserted.unit) else _found(passage, explanation, (Outcome.EXPLAINED,))


def _is_telling(explanation: Explanation) -> bool:
    """Whether a formula is one that small figures are worked out by, of figures that have digits to tell."""
    if explanation.derived is None:
        return False
    formula, signal = explanation.derived.formula, explanation.signal
    if formula.shape is Shape.CONVERSION or formula.shape not in signal.spoken | {
        Shape.QUOTIENT,
        Shape.PART,
        Shape.CHANGE,
        Shape.DIFFERENCE,
    }:
        return formula.shape is Shape.CONVERSION
    are_measured = len({figure.sort.known for figure in formula.figures} - {()}) > 1
    # A rate that keeps both units is told by these: dollars over hours.
    are_kept = len(explanation.derived.asserted.unit.dimension) > 1 and all(each.dimension for each in formula.figures)
    return are_measured or are_kept or _digits(formula) >= _TELLING


def _digits(formula: Formula) -> int:
    """How many digits the figures of a formula have; a number in words is round, and tells nothing."""
    return sum(len(figure.quantity.digits) for figure in formula.figures if not figure.quantity.is_word)


def _is_of_few(explanation: Explanation) -> bool:
    """Whether a formula is of small bare numbers in words, of which everything follows: nine times three."""
    derived = explanation.derived
    if derived is None or Shape.SUM in explanation.signal.spoken:
        return False
    return all(each.quantity.is_word and each.sort.is_plain for each in derived.formula.figures)


def _is_slight(passage: Passage, quantity: Quantity) -> bool:
    """Whether a figure may be a result, but one that chance gives easily: a small number, a fraction, a multiple."""
    if (
        is_temperature(quantity.unit)
        or quantity.is_range
        or quantity.value <= 0
        or quantity.sense is Sense.POINTS
        or is_given(passage, quantity)
    ):
        return False
    return not is_operand(passage.skeleton, passage.to_skeleton(quantity.span.start)) and quantity.value != 1


def is_candidate(passage: Passage, quantity: Quantity) -> bool:
    """Whether a figure may be a result that chance does not give: no range, no operand, no bound, no small number."""
    if quantity.is_range or quantity.value <= 0 or quantity.hedge in (Hedge.AT_MOST, Hedge.UNDER):
        return False
    if quantity.sense in (Sense.MULTIPLIER, Sense.FRACTION, Sense.POINTS) or _is_small(quantity):
        return False
    if is_given(passage, quantity):
        return False
    return not is_operand(passage.skeleton, passage.to_skeleton(quantity.span.start))


def _is_small(quantity: Quantity) -> bool:
    """Whether the figure is exact by its form ("half a year") or a whole number that sums and products often are."""
    if quantity.has_scale or quantity.value.denominator != 1:
        return not quantity.resolution
    if quantity.sense in (Sense.MEASURE, Sense.RATE) and not quantity.is_word:
        return False
    return quantity.value < (_FEWEST_COUNTED if quantity.sense is Sense.COUNT else _FEWEST)


def _found(passage: Passage, explanation: Explanation, told: tuple[Outcome, ...]) -> _Found | None:
    derived = explanation.derived
    if derived is None or explanation.outcome not in told:
        return None
    claim = _claim_of(derived, is_loose=explanation.outcome is Outcome.SHIFTED)
    written = passage.quantities[derived.asserted.index]
    return _Found(claim, -1 if is_basis(passage, written) else int(explanation.signal.is_told))


def _join(found: dict[int, _Found], new: _Found, mentions: Mentions) -> dict[int, frozenset[int]]:
    """Add a claim to those found, and return the figures that were left without one, with what they do not rest on.

    Of two that explain each other the result is that of which the words say so, else the later one, unless it is said
    again.
    """
    own = new.claim.asserted.index
    circular = [
        premise.quantity.index for premise in new.claim.premises if own in _sources(found.get(premise.quantity.index))
    ]
    is_new = mentions.first(new.claim.asserted) == own
    may_win = is_new and all(other < own or found[other].standing < new.standing for other in circular)
    if circular and not (may_win and all(found[other].standing <= new.standing for other in circular)):
        return {own: frozenset(circular)} if may_win else {}
    found[own] = new
    for other in circular:
        del found[other]
    return {other: frozenset((own,)) for other in circular}


def _sources(found: _Found | None) -> set[int]:
    return {premise.quantity.index for premise in found.claim.premises} if found else set()


def _claim_of(derived: Derived, *, is_loose: bool) -> Claim:
    """The claim that a figure follows from others by a formula, as an inferred one."""
    asserted, formula = derived.asserted, derived.formula
    premises = tuple(Premise(name, figure.quantity) for name, figure in zip("abcdef", formula.figures, strict=False))
    extent = around((asserted, *(premise.quantity for premise in premises)))
    by_direction = formula.text == "(b - a) / a"
    return Claim("derivation", asserted, formula.text, premises, extent, Strength.INFERRED, by_direction, is_loose)


KIND = Kind(
    "derivation",
    "a result follows from the figures given before it",
    find,
    example="The boats burn 347,000 litres. A litre gives off 2.71 kg of carbon dioxide, so they emit 9.4 tonnes.",
    counter_example="She has 2 cats and 3 dogs, so the vet sends 5 cards a year.",
)
