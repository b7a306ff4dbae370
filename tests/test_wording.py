"""Tests of the words of a report: values, comparisons, formulas and the sentence for a finding."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.finding import Diagnosis, Discrepancy, Severity, Verdict
from claims.interval import Interval
from claims.quantity import Hedge, Sense
from claims.recomputation import Abstention, AbstentionReason, Agreement, Recomputation
from claims.unit import NO_UNIT, Unit, atom
from reports.comparison import compared
from reports.formula_text import formula_with_figures, readable_formula
from reports.measures import measure
from reports.numerals import decimal, number, rounded
from reports.wording import best_repair, message, reason

PER_DAY = Unit((("token", 1), ("day", -1)))


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("1314000000", "1.314 billion"),
        ("7.5e12", "7.5 trillion"),
        ("100000", "100,000"),
        ("1234567", "1.23 million"),
        ("0.1", "0.1"),
        ("1/3", "0.333"),
        ("800/39", "20.5"),
        ("1234.567", "1,235"),
        ("999999.99", "1 million"),
        ("-0.25", "−0.25"),
        ("0", "0"),
        ("1e15", "1,000 trillion"),
        ("1.5e20", "1.5 × 10^20"),
        ("0.00000012", "1.2 × 10^−7"),
    ],
)
def test_number_is_printed_for_people(value, printed):
    """A value is printed in full where four digits do, and rounded with a scale word elsewhere."""
    assert printed == number(Fraction(value))


@given(st.integers(-(10**30), 10**30), st.integers(0, 30))
def test_decimal_ends_where_the_value_does(digits, places):
    """A decimal fraction comes back from its string, which holds no fraction bar."""
    value = Fraction(digits, 10**places)
    assert value == Fraction(decimal(value))
    assert "/" not in decimal(value)


@given(st.fractions())
def test_decimal_is_exact(value):
    """Every value comes back from its string."""
    assert value == Fraction(decimal(value))


@given(st.fractions(), st.integers(1, 9))
def test_rounding_is_close(value, digits):
    """A value rounded to some digits is at most half a step of the last one away."""
    assert abs(value - rounded(value, digits)) * 2 * 10 ** (digits - 1) <= abs(value)


def test_decimal_of_a_very_long_integer():
    """An integer longer than Python prints at once is printed all the same."""
    expected = "1" + "0" * 9000
    assert expected == decimal(Fraction(10**9000))


@pytest.mark.parametrize(
    ("value", "unit", "sense", "printed"),
    [
        ("1.2e12", Unit((("USD", 1), ("year", -1))), Sense.MONEY, "$1.2 trillion/year"),
        ("150", atom("MW"), Sense.MEASURE, "150 MW"),
        ("12.5", atom("%"), Sense.PERCENT, "12.5%"),
        ("2", atom("pp"), Sense.POINTS, "2 percentage points"),
        ("1", atom("pp"), Sense.POINTS, "1 percentage point"),
        ("3", NO_UNIT, Sense.MULTIPLIER, "3 times"),
        ("1/4", NO_UNIT, Sense.FRACTION, "25%"),
        ("7.5e12", PER_DAY, Sense.RATE, "7.5 trillion tokens/day"),
        ("1", atom("person"), Sense.COUNT, "1 person"),
        ("8e9", atom("person"), Sense.COUNT, "8 billion people"),
        ("100000", atom("H100"), Sense.COUNT, "100,000 H100s"),
        ("0.1", Unit((("USD", 1), ("kWh", -1))), Sense.MONEY, "$0.10/kWh"),
        ("10", atom("CAD"), Sense.MONEY, "C$10"),
        ("-5", atom("USD"), Sense.MONEY, "−$5"),
        ("5", atom("PLN"), Sense.MONEY, "PLN 5"),
        ("4", atom("day", -1), Sense.RATE, "4 per day"),
        ("12", Unit((("death", 1), ("100000", -1))), Sense.RATE, "12 deaths/100,000"),
        ("2", atom("m", 3), Sense.MEASURE, "2 m³"),
        ("3", atom("year"), Sense.DURATION, "3 years"),
        ("2", atom("country"), Sense.COUNT, "2 countries"),
        ("43/4", atom("h"), Sense.DURATION, "10 h 45 min"),
        ("-1/6", atom("h"), Sense.DURATION, "−10 min"),
        ("7.5", atom("h"), Sense.DURATION, "7.5 h"),
        ("1/7", atom("h"), Sense.DURATION, "0.143 h"),
    ],
)
def test_measure_has_its_unit(value, unit, sense, printed):
    """A value is printed with its unit as a reader writes it."""
    assert printed == measure(Fraction(value), unit, sense)


@pytest.mark.parametrize(
    ("value", "other", "unit", "words"),
    [
        ("7.5e9", "7.5e12", NO_UNIT, "1,000 times less"),
        ("1000", "1", NO_UNIT, "1,000 times more"),
        ("1.07", "1", NO_UNIT, "7% more"),
        ("952.38", "1", NO_UNIT, "about 952 times more"),
        ("25", "33", atom("%"), "8 points less"),
        ("34", "33", atom("pp"), "1 point more"),
        ("2", "20", atom("%"), "10 times less"),
        ("-5", "5", NO_UNIT, "in the other direction"),
        ("0", "5", NO_UNIT, ""),
        ("5", "5", NO_UNIT, ""),
    ],
)
def test_comparison_names_the_distance(value, other, unit, words):
    """Two values are told apart by a multiple, a percentage or points."""
    assert words == compared(Fraction(value), Fraction(other), unit)


def test_sums_are_compared_by_their_difference():
    """What a sum misses is a number of things, not a percentage."""
    expected = "100 homes more"
    assert expected == compared(Fraction(2450), Fraction(2350), atom("home"), in_units=True)


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("a * b", "a × b"),
        ("(b - a) / a * 100", "(b − a) ÷ a × 100"),
        ("-a + b ^ 2", "−a + b^2"),
    ],
)
def test_formula_is_readable(formula, shown):
    """A formula is shown with the signs of print."""
    assert shown == readable_formula(formula)


def test_formula_holds_the_figures(essay):
    """A formula shows what the essay writes in place of its names; a negative figure is bracketed."""
    built = essay("5 billion asking 10 times, 150 tokens each, less -3 tokens: 7 tokens.")
    names = zip("abcd", ["5 billion", "10", "150", "-3"], strict=True)
    premises = {name: built.quantity(text, "1") for name, text in names}
    finding = built.finding("rate", built.quantity("7", "7"), "a * b * c - d", premises, "7")
    shown = formula_with_figures(finding.claim, "a * b * c - d", built.document)
    expected = "5 billion × 10 × 150 − (-3)"
    assert expected == shown


def test_long_sum_is_cut(essay):
    """A long sum shows its first terms and its last."""
    built = essay("1 2 3 4 5 6 7 8: 37.")
    premises = {f"p{text}": built.quantity(text, text) for text in "12345678"}
    finding = built.finding("sum", built.quantity("37", "37"), " + ".join(premises), premises, "36")
    expected = "1 + 2 + 3 + … + 8"
    assert expected == formula_with_figures(finding.claim, finding.claim.formula, built.document)


def tokens(essay):
    """An essay that gives one quantity twice, a thousand times less the second time."""
    built = essay("They need 7.5 trillion tokens/day.\n\nTo process 7.5 billion tokens/day is easy.\n")
    first = built.quantity("7.5 trillion tokens/day", "7.5e12", PER_DAY, number="7.5 trillion")
    return built, first, built.quantity("7.5 billion tokens/day", "7.5e9", PER_DAY, number="7.5 billion")


def test_repetition_names_the_other_mention(essay):
    """A quantity given twice with another scale word reads as such, with the repair the text has itself."""
    built, first, second = tokens(essay)
    repair = built.repair("7.5 billion", "7.5 trillion", "another scale word", stated=first.span)
    slip = Discrepancy(Fraction(1, 1000), Fraction(-3), Diagnosis.SCALE_WORD, (repair,))
    finding = built.finding("repetition", second, "a", {"a": first}, "7.5e12", discrepancy=slip)
    expected = (
        "Stated 7.5 billion tokens/day; 7.5 trillion tokens/day is given earlier for the same quantity: "
        "1,000 times less."
    )
    assert expected == reason(finding, built.document)
    expected = "Reads 7.5 billion; with 7.5 trillion (stated on line 1) the claim holds."
    assert expected == best_repair(finding, built.document)
    assert f"{reason(finding, built.document)} {best_repair(finding, built.document)}" == message(
        finding, built.document
    )


def test_repair_of_a_premise_names_its_line(essay):
    """A repair on another line than the asserted figure says on which."""
    built, first, second = tokens(essay)
    repair = built.repair("7.5 trillion", "7.5 billion", "another scale word")
    slip = Discrepancy(Fraction(1, 1000), Fraction(-3), Diagnosis.SCALE_WORD, (repair,))
    finding = built.finding("repetition", second, "a", {"a": first}, "7.5e12", discrepancy=slip)
    expected = "Line 1 reads 7.5 trillion; with 7.5 billion (another scale word) the claim holds."
    assert expected == best_repair(finding, built.document)


def product(essay, asserted, derived, **details):
    """A product of two figures, as an essay and its finding."""
    built = essay(f"Each of 40 sites draws 3 MW, over {asserted} in all.")
    premises = {"a": built.quantity("40 sites", "40", "site"), "b": built.quantity("3 MW", "3", "MW")}
    quantity = {name: details.pop(name) for name in ("hedge", "hedge_span", "low", "high") if name in details}
    if quantity.get("hedge"):
        quantity["hedge_span"] = built.span("over")
    total = built.quantity(asserted, asserted.split()[0], "MW", sense=Sense.MEASURE, **quantity)
    return built.document, built.finding("any-kind", total, "a * b", premises, derived, **details)


def test_any_kind_is_worded_by_its_formula(essay):
    """A kind without a phrase of its own says what the formula gives, and how far that is."""
    document, finding = product(essay, "12 MW", "120")
    expected = "Stated 12 MW; 40 sites × 3 MW gives 120 MW, 10 times more."
    assert expected == reason(finding, document)


def test_exact_agreement(essay):
    """An exact agreement says that the figures give what is stated."""
    document, finding = product(essay, "120 MW", "120", agreement=Agreement.EXACT)
    expected = "40 sites × 3 MW gives 120 MW, as stated."
    assert expected == reason(finding, document)


def test_rounded_agreement(essay):
    """A rounded agreement shows both values."""
    document, finding = product(essay, "120 MW", "120.3", agreement=Agreement.ROUNDED)
    expected = "40 sites × 3 MW gives 120.3 MW, which rounds to 120 MW."
    assert expected == reason(finding, document)


def test_derived_value_is_told_from_the_stated_one(essay):
    """A derived value is printed in as many digits as it takes to differ from the stated one."""
    document, finding = product(essay, "120 MW", "120.0004", agreement=Agreement.ROUNDED)
    expected = "40 sites × 3 MW gives 120.0004 MW, which rounds to 120 MW."
    assert expected == reason(finding, document)


def test_hedged_agreement(essay):
    """A figure with a hedge is fitted, and the hedge is quoted."""
    document, finding = product(essay, "119 MW", "120", agreement=Agreement.ROUNDED, hedge=Hedge.OVER)
    expected = "40 sites × 3 MW gives 120 MW, which fits “over 119 MW”."
    assert expected == reason(finding, document)


def test_slack_shows_what_rounding_allows(essay):
    """A figure that only rounding reaches is called possible, with the values that rounding allows."""
    details = {"agreement": Agreement.SLACK, "bounds": ("98.75", "141.75"), "severity": Severity.NOTE}
    document, finding = product(essay, "125 MW", "120", **details)
    expected = (
        "Stated 125 MW; 40 sites × 3 MW gives 120 MW, or with rounding anything from 98.75 to 141.75 MW: "
        "possible, but not what the printed figures give."
    )
    assert expected == reason(finding, document)


def test_abstention_says_why(essay):
    """A claim that was left alone says why."""
    document, finding = product(essay, "12 MW", Abstention(AbstentionReason.DIVISION))
    expected = "Not recomputed: the formula divides by zero."
    assert expected == reason(finding, document)


@pytest.mark.parametrize("verdict", [Verdict.DISPUTED])
def test_dispute_is_not_settled(essay, verdict):
    """A disputed claim says that derivations differ, whether or not it was recomputed."""
    document, finding = product(essay, "120 MW", "120", agreement=Agreement.EXACT, verdict=verdict)
    expected = "as stated, but independent derivations give another value."
    assert reason(finding, document).endswith(expected)
    document, finding = product(essay, "120 MW", Abstention(AbstentionReason.UNITS), verdict=verdict)
    assert reason(finding, document).endswith("figure; independent derivations give another value.")


def test_percentage_change_reads_from_old_to_new(essay):
    """A change is worded with its direction, and compared by size in points."""
    built = essay("From 400 sites to 300, a fall of 33%.")
    premises = {"a": built.quantity("400 sites", "400", "site"), "b": built.quantity("300", "300")}
    fall = built.quantity("33%", "33", "%", sense=Sense.PERCENT)
    finding = built.finding("percentage-change", fall, "(b - a) / a * 100", premises, "-25", by_direction=True)
    expected = "Stated 33%; from 400 sites to 300 is a fall of 25%, 8 points less."
    assert expected == reason(finding, built.document)


def test_share_total_and_multiple_have_a_phrase(essay):
    """Shares, totals of many figures and multiples read as a person would say them."""
    built = essay("Of 80 homes 20 are old (30%), 4 times 5: 6 and 7 and 8 and 9 make 31.")
    whole, part = built.quantity("80 homes", "80", "home"), built.quantity("20", "20")
    share = built.quantity("30%", "30", "%", sense=Sense.PERCENT)
    finding = built.finding("share", share, "a / b * 100", {"a": part, "b": whole}, "25")
    expected = "Stated 30%; 20 of 80 homes is 25%, 5 points less."
    assert expected == reason(finding, built.document)

    times, five = built.quantity("4 times", "4", sense=Sense.MULTIPLIER), built.quantity("5", "5")
    finding = built.finding("multiple", times, "a / b", {"a": part, "b": five}, "4", agreement=Agreement.EXACT)
    expected = "20 is 4 times 5, as stated."
    assert expected == reason(finding, built.document)

    parts = {f"p{text}": built.quantity(text, text) for text in "6789"}
    finding = built.finding("total", built.quantity("31", "31"), " + ".join(parts), parts, "30")
    expected = "Stated 31; the 4 figures add up to 30, 1 less."
    assert expected == reason(finding, built.document)


def test_odd_formula_falls_back(essay):
    """A kind with a phrase still speaks when its formula has another shape."""
    built = essay("A rise from 2 to 3 of 12%.")
    premises = {"a": built.quantity("2", "2"), "b": built.quantity("3", "3")}
    asserted = built.quantity("12%", "12", "%")
    recomputed = Recomputation(Fraction(50), Interval.exactly(Fraction(50)), atom("%"), "b * 2", None)
    for kind in ("percentage-change", "share", "multiple", "total", "repetition"):
        finding = built.finding(kind, asserted, "b * 2", premises, recomputed)
        expected = "Stated 12%; 3 × 2 gives 50%, 38 points more."
        assert expected == reason(finding, built.document)


def test_signed_change_of_any_kind_has_a_direction(essay):
    """A signed result that is compared by its size is worded with its direction."""
    built = essay("From 400 to 300, down 25.")
    premises = {"a": built.quantity("400", "400"), "b": built.quantity("300", "300")}
    asserted = built.quantity("25", "25")
    details = {"by_direction": True, "agreement": Agreement.ROUNDED}
    finding = built.finding("derivation", asserted, "(b - a) / 4", premises, "-25", **details)
    expected = "(300 − 400) ÷ 4 gives a fall of 25, which rounds to 25."
    assert expected == reason(finding, built.document)
