"""Tests of the quorum on answers of three families to invented problems: who errs together disputes little."""

from fractions import Fraction

import pytest

from checker.judge import weigh
from claims.derivation import Derivation, DerivationStatus, Question
from claims.finding import Severity, Verdict
from claims.interval import Interval
from claims.quorum import count
from claims.recomputation import Abstention, AbstentionReason, Agreement

# What is right, what each family answers, and the fewest families that a dispute of the right figure may take.
ANSWERS = [
    ("18", ("18", "18", "18"), None),
    ("18", ("18", "26", "18"), None),
    ("70000", ("65000", "90000", "70000"), None),
    ("540", ("540", None, "12"), None),
    ("20", ("40", "10", "60"), None),
    ("20", ("40", None, None), None),
    ("64", ("16", "16", "64"), None),
    ("7.5", ("15", "7.5", "15"), None),
    ("-12", ("12", "12", "-12"), None),
    ("260", ("130", "130", "65"), 2),
    ("5", ("2.5", None, "2.5"), 2),
    ("1/3", ("3", "1/3", "3"), None),
    ("240", ("300", "300", "300"), 3),
]


def derivations(answers, asserted):
    """What each family derives of an asserted figure; it agrees within a thousandth."""
    for family, text in zip("abc", answers, strict=True):
        if text is None:
            yield Derivation(family, family, Question.DERIVE, DerivationStatus.ABSTAINED)
            continue
        value = Fraction(text)
        agrees = abs(value - asserted) <= abs(asserted) / 1000
        exactly = Interval.exactly(value)
        yield Derivation(
            family, family, Question.DERIVE, DerivationStatus.ANSWERED, value, exactly, "a * b", agrees=agrees
        )


@pytest.mark.parametrize(("right", "answers", "fewest"), ANSWERS)
def test_a_right_figure_is_disputed_by_those_who_err_alike_and_alone(right, answers, fewest):
    """It takes a quorum with one wrong value, and nobody who comes to the figure of the text."""
    families = count(list(derivations(answers, Fraction(right))))
    disputing = [quorum for quorum in (2, 3) if families.disputes(quorum)]
    assert [quorum for quorum in (2, 3) if fewest is not None and quorum <= fewest] == disputing


@pytest.mark.parametrize("arithmetic", [Agreement.EXACT, Abstention(AbstentionReason.PREMISES), None])
@pytest.mark.parametrize(("right", "answers", "fewest"), ANSWERS)
def test_a_wrong_majority_does_no_more_than_dispute(essay, right, answers, fewest, arithmetic):
    """Whatever most of them say of a right figure or a wrong one, nothing of theirs stands above a warning."""
    made = essay("We paid 4 × 25 = 100 in all.")
    four, each = made.quantity("4", "4"), made.quantity("25", "25")
    given = arithmetic if isinstance(arithmetic, Abstention) else "100"
    agreement = arithmetic if isinstance(arithmetic, Agreement) else None
    before = made.finding(
        "equation", made.quantity("100", "100"), "a * b", {"a": four, "b": each}, given, agreement=agreement
    )
    after = weigh(before, list(derivations(answers, Fraction(right))), 2)
    if before.verdict is Verdict.INCONSISTENT:
        assert (before.verdict, before.severity) == (after.verdict, after.severity)
    else:
        disputed = (Verdict.DISPUTED, Severity.WARNING)
        assert (disputed if fewest else (before.verdict, before.severity)) == (after.verdict, after.severity)


@pytest.mark.parametrize(("right", "answers", "_fewest"), ANSWERS)
def test_a_slip_of_the_text_is_told_by_any_two(right, answers, _fewest):
    """A figure ten times too large is disputed wherever two families come to one value, right or wrong."""
    slip = Fraction(right) * 10
    alike = max(sum(answer == other for other in answers if other is not None) for answer in answers)
    assert (alike >= 2) is count(list(derivations(answers, slip))).disputes(2)
