"""Tests of recomputing: exact values, the units that must fit, and the tolerance that is on the page."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.pipeline import audit_input
from checker.reading.reader import read_text
from checker.recompute import premise_interval, recompute
from checker.scanning import scan
from claims.claim import Claim, Premise, Strength
from claims.finding import Verdict
from claims.formula import evaluate
from claims.interval import Interval
from claims.quantity import Quantity
from claims.recomputation import Abstention, AbstentionReason, Agreement
from claims.span import Span
from tests.strategies import monotone_formulas, positive


def written(text):
    """The quantity that a text is read as."""
    found = scan(read_text(text, id="text", path="text.txt", suffix=".txt")).quantities
    assert 1 == len(found), text
    return found[0]


def claim(formula, asserted, strength=Strength.WORDED, by_direction=False, **premises):
    """A claim about figures given as text."""
    figures = tuple(Premise(name, written(text)) for name, text in premises.items())
    return Claim("any", written(asserted), formula, figures, Span(0, 1), strength, by_direction)


@pytest.mark.parametrize(
    ("formula", "premises", "asserted", "agreement"),
    [
        ("a * b", {"a": "40,000 servers", "b": "2.5 kW"}, "100 MW", "exact"),
        ("a * b", {"a": "150 MW", "b": "8,760 hours"}, "1.3 billion kWh", "rounded"),
        ("a * b", {"a": "150 MW", "b": "8,760 hours"}, "1.314 TWh", "exact"),
        ("a / b", {"a": "120 km", "b": "1.5 hours"}, "80 km/h", "exact"),
        ("a / b", {"a": "2", "b": "3"}, "67%", "rounded"),
        ("a / b", {"a": "2", "b": "3"}, "65%", None),
        ("a / b", {"a": "15", "b": "23"}, "66%", None),
        ("a / b", {"a": "2", "b": "3"}, "66.6%", "slack"),
        ("a + b", {"a": "1.4 million", "b": "1.4 million"}, "2.9 million", "slack"),
        ("a + b", {"a": "1.4 million", "b": "1.4 million"}, "3.1 million", None),
        ("a - b", {"a": "$9", "b": "$2"}, "$7", "exact"),
        ("a * b", {"a": "5 billion users", "b": "10"}, "about 48 billion", "slack"),
        ("a * b", {"a": "5 billion users", "b": "10"}, "over 45 billion", "rounded"),
        ("a * b", {"a": "5 billion users", "b": "10"}, "over 60 billion", None),
        ("a * b", {"a": "over 75 million tokens", "b": "2"}, "200 million tokens", "slack"),
        ("a * b", {"a": "over 75 million tokens", "b": "2"}, "100 million tokens", None),
        ("a * b", {"a": "up to 40 people", "b": "3"}, "130 people", None),
        ("a", {"a": "1 GW"}, "1,000 megawatts", "exact"),
        ("a", {"a": "12 months"}, "1 year", "exact"),
        ("a", {"a": "$20 a month"}, "$240 a year", "exact"),
        ("a * b", {"a": "17 people", "b": "40"}, "700 people", "slack"),
        ("a / b", {"a": "$9", "b": "7"}, "$1.29", "rounded"),
    ],
)
def test_agreement(formula, premises, asserted, agreement):
    """How asserted and derived coincide follows from the digits written and from nothing else."""
    assert agreement == recompute(claim(formula, asserted, **premises)).agreement


@pytest.mark.parametrize(
    ("formula", "premises", "asserted", "value"),
    [
        (
            "a * b * c",
            {"a": "5 billion users", "b": "10 requests/user/day", "c": "150 tokens/request"},
            "2 tokens/day",
            "7.5e12",
        ),
        ("a / b", {"a": "1", "b": "3"}, "1", "1/3"),
        ("a * b", {"a": "1.5 kW", "b": "24 hours"}, "1 kWh", "36"),
        ("a * b", {"a": "30%", "b": "$2,500"}, "$1", "750"),
        ("(b - a) / a", {"a": "80", "b": "60"}, "1%", "-25"),
        ("a * b", {"a": "3 dozen", "b": "0.1"}, "4", "18/5"),
        ("a + b", {"a": "1 km", "b": "500 m"}, "1 m", "1500"),
    ],
)
def test_value_is_exact_and_in_the_asserted_unit(formula, premises, asserted, value):
    """The derived value is an exact fraction, converted to the unit of the asserted figure."""
    recomputed = recompute(claim(formula, asserted, **premises))
    assert Fraction(value) == recomputed.value
    assert written(asserted).unit == recomputed.unit


@pytest.mark.parametrize(
    ("formula", "premises", "asserted", "reason"),
    [
        ("a * b", {"a": "40 kg", "b": "2 km"}, "80 kWh", AbstentionReason.UNITS),
        ("a + b", {"a": "$40", "b": "2 hours"}, "$42", AbstentionReason.UNITS),
        ("a + b", {"a": "$40", "b": "€2"}, "$42", AbstentionReason.UNITS),
        ("a / b", {"a": "40", "b": "0"}, "7", AbstentionReason.DIVISION),
        ("a * b", {"a": "10–15 people", "b": "2"}, "25 people", AbstentionReason.RANGE),
        ("a * b", {"a": "10 people", "b": "2"}, "15–25 people", AbstentionReason.RANGE),
        ("a^200 * a^200", {"a": "9,999,999,999,999,999"}, "7", AbstentionReason.LIMIT),
    ],
)
def test_abstentions(formula, premises, asserted, reason):
    """What cannot be recomputed says why."""
    assert Abstention(reason) == recompute(claim(formula, asserted, **premises))


@pytest.mark.parametrize(
    ("asserted", "b", "expected"),
    [
        ("$540 million/year", "12", Agreement.EXACT),
        ("$45 million", "12", None),
        ("$540 million", "12", Agreement.EXACT),
    ],
)
def test_a_period_left_unsaid(asserted, b, expected):
    """In a stated equation a monthly price × 12 is a year's, and the factor does not vanish."""
    stated = claim("a * b * c", asserted, Strength.STATED, a="3 million users", b="$15", c=b)
    assert expected == recompute(stated).agreement


def test_only_sizes_are_compared_where_the_direction_is_in_words():
    """A fall of 25% is stated by its size."""
    fall = claim("(b - a) / a", "25%", by_direction=True, a="80", b="60")
    assert Agreement.EXACT == recompute(fall).agreement
    assert recompute(claim("(b - a) / a", "25%", a="80", b="60")).agreement is None


@pytest.mark.parametrize(
    ("premises", "asserted", "agreement"),
    [
        ({"a": "17", "b": "6"}, "102", "exact"),
        ({"a": "17", "b": "6"}, "103", None),
        ({"a": "312", "b": "41"}, "12,800", "slack"),
        ({"a": "312", "b": "41"}, "12,700", None),
        ({"a": "1.5", "b": "3"}, "4.6", None),
        ({"a": "1.05", "b": "3"}, "3.2", "rounded"),
    ],
)
def test_whole_numbers_of_a_stated_equation_are_exact(premises, asserted, agreement):
    """Where nothing was rounded nothing may differ, but the result may end in zeros."""
    assert agreement == recompute(claim("a * b", asserted, Strength.STATED, **premises)).agreement


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("100,000", "100000", "100000"),
        ("1.3 billion", "1.25e9", "1.35e9"),
        ("12.50", "12.495", "12.505"),
        ("2.0", "1.95", "2.05"),
        ("about 200", "180", "220"),
        ("nearly 2 million", "1.5e6", "2.5e6"),
        ("nearly 200", "180", "200.5"),
        ("over 75 million", "74.5e6", None),
        ("at least 12", "11.5", None),
        ("up to 40", None, "40.5"),
        ("half", "1/2", "1/2"),
        ("exactly 40", "40", "40"),
    ],
)
def test_what_a_premise_stands_for(text, low, high):
    """A premise stands for all values that would be written that way; a plain integer for itself."""
    expected = Interval(*(None if end is None else Fraction(end) for end in (low, high)))
    assert expected == premise_interval(written(text), Strength.WORDED)


@given(monotone_formulas, st.data())
def test_interval_contains_the_pointwise_result(tree, data):
    """The derived interval holds the formula's value at every point of the premises' box."""
    names = sorted(tree.names)
    resolutions = st.sampled_from([Fraction(1, 100), Fraction(1, 10), Fraction(0)])
    figures = {name: rounded_figure(data.draw(positive), data.draw(resolutions)) for name in names}
    box = {name: premise_interval(figure, Strength.WORDED) for name, figure in figures.items()}
    shares = {name: data.draw(st.fractions(0, 1, max_denominator=10)) for name in names}
    point = {name: ends.low + shares[name] * (ends.high - ends.low) for name, ends in box.items()}
    premises = tuple(Premise(name, figure) for name, figure in figures.items())
    asserted = rounded_figure(Fraction(1), Fraction(1))
    recomputed = recompute(Claim("any", asserted, tree.text, premises, Span(0, 1)))
    assert recomputed.interval.contains(recomputed.value)
    assert recomputed.interval.contains(evaluate(tree.text, point))


def test_interval_reaches_over_a_change_of_sign():
    """Which way a premise moves the result may depend on the others; the interval holds all of it."""
    recomputed = recompute(claim("(a - b) * c", "1", a="2.0", b="2.0", c="10.0"))
    assert Interval(Fraction("-1.005"), Fraction("1.005")) == recomputed.interval


def rounded_figure(value, resolution):
    """A plain quantity with the last digit written given."""
    return Quantity(0, Span(0, 1), Span(0, 1), value, resolution=resolution, round_resolution=resolution)


factors = st.decimals(Fraction(1, 10), 9999, places=1).map(lambda number: f"{number:,}")
counts = st.integers(1, 99_999).map(lambda number: f"{number:,}")


@given(st.sampled_from("×÷+−"), factors | counts, factors | counts, st.integers(0, 6))
def test_a_rounded_result_is_consistent(sign, a, b, decimals):
    """A derived value, rounded to any number of decimals and written down, is judged consistent."""
    operation = {"×": "*", "÷": "/", "+": "+", "−": "-"}[sign]
    value = evaluate(f"{a} {operation} {b}".replace(",", ""), {})
    scaled, written_value = divmod_rounded(value, decimals)
    if scaled <= 0:
        return
    essay = f"The sum that we need is {a} {sign} {b} = {written_value} and no other."
    findings = audit_input(read_text(essay, id="e", path="e.md", suffix=".md")).findings
    verdicts = [finding.verdict for finding in findings if finding.claim.kind == "equation"]
    assert [Verdict.CONSISTENT] == verdicts, essay


@given(st.integers(10**6, 10**13), st.integers(2, 9), st.integers(1, 3))
def test_a_result_rounded_to_a_scale_word_is_consistent(a, b, decimals):
    """A product written with a scale word and some decimals is judged consistent."""
    power, word = (12, "trillion") if a * b >= 10**12 else (9, "billion") if a * b >= 10**9 else (6, "million")
    _, written_value = divmod_rounded(Fraction(a * b, 10**power), decimals)
    essay = f"In total {a:,} × {b} = {written_value} {word} and no other."
    findings = audit_input(read_text(essay, id="e", path="e.md", suffix=".md")).findings
    assert [Verdict.CONSISTENT] == [f.verdict for f in findings if f.claim.kind == "equation"], essay


def divmod_rounded(value, decimals):
    """A positive value rounded to some decimals: in units of the last one, and as text."""
    scaled = (2 * value.numerator * 10**decimals + value.denominator) // (2 * value.denominator)
    whole, rest = divmod(scaled, 10**decimals)
    return scaled, f"{whole:,}" + (f".{rest:0{decimals}}" if decimals else "")
