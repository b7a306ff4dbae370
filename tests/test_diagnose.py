"""Tests of diagnosing: which known slip a discrepancy is, which single change mends it, and how that is written."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.diagnose import log10_of
from checker.pipeline import audit_input
from checker.reading.reader import read_text
from checker.rewrite import rewrite, spelled
from checker.scanning import scan
from claims.finding import Verdict


def read(text):
    """The document of a Markdown essay."""
    return read_text(text, id="essay.md", path="essay.md", suffix=".md")


def inconsistent(text):
    """The inconsistent findings of an essay."""
    return [finding for finding in audit_input(read(text)).findings if finding.verdict is Verdict.INCONSISTENT]


def discrepancy(text):
    """The discrepancy of the one inconsistent finding of an essay."""
    (finding,) = inconsistent(text)
    return finding.discrepancy


@pytest.mark.parametrize(
    ("text", "diagnosis", "factor", "log10"),
    [
        ("It needs 2 billion × 6 = 12 million tokens.", "scale-word", "1/1000", "-3"),
        ("It needs 2 million × 6 = 12 billion tokens.", "scale-word", "1000", "3"),
        ("The hall has 45 × 32 = 14,400 seats.", "power-of-ten", "10", "1"),
        ("The hall has 45 × 32 = 144 seats.", "power-of-ten", "1/10", "-1"),
        ("The hall has 12 × 47 = 546 seats.", "digits", "546/564", "-0.01"),
        ("The hall has 12 × 47 = 600 seats.", "value", "600/564", "0.03"),
        ("The pump moves 50 litres a minute for 2 hours, which is 100 litres.", "period", "1/60", "-1.78"),
        ("Saving $250 a month for 4 years gives $1,000.", "period", "1/12", "-1.08"),
        ("They ordered 40 chairs at $25 each, which costs $365,000.", "period", "365", "2.56"),
        ("The price went from $40 to $41, an increase of 0.025%.", "percent", "1/100", "-2"),
    ],
)
def test_diagnosis(text, diagnosis, factor, log10):
    """A discrepancy is told by its factor: a scale word, a power of ten, a period, digits that changed places."""
    found = discrepancy(text)
    assert diagnosis == found.diagnosis
    assert (Fraction(factor), Fraction(log10)) == (found.factor, found.log10)


@pytest.mark.parametrize(
    ("text", "is_order"),
    [
        ("The hall has 45 × 32 = 14,400 seats.", True),
        ("The hall has 45 × 32 = 144 seats.", True),
        ("The hall has 45 × 32 = 13,000 seats.", True),
        ("The hall has 45 × 32 = 2,880 seats.", False),
        ("The hall has 45 × 32 = 1,450 seats.", False),
    ],
)
def test_orders_of_magnitude(text, is_order):
    """Ten times or about that is an order of magnitude, twice is not."""
    assert is_order == discrepancy(text).is_order_of_magnitude


def test_the_asserted_figure_comes_first():
    """Other things being equal the result is mended before its premises."""
    repairs = discrepancy("The hall has 12 × 47 = 600 seats.").repairs
    assert ["600 seats", "12", "47"] == [repair.original for repair in repairs]
    assert "564 seats" == repairs[0].replacement


def test_a_premise_is_solved_for():
    """Each premise is shown with the value that alone would make the claim hold."""
    repairs = discrepancy("The hall has 12 × 47 = 600 seats.").repairs
    assert {"12": "12.8", "47": "50"} == {repair.original: repair.replacement for repair in repairs[1:]}


def test_a_repair_that_the_text_states_comes_first():
    """A figure that stands elsewhere in the text is the likeliest mending, and is pointed at."""
    text = "The plan has 450 seats a hall. Two halls were built, and 2 halls × 405 seats = 900 seats in all."
    repair = discrepancy(text).repairs[0]
    assert ("405 seats", "450 seats") == (repair.original, repair.replacement)
    assert "450 seats" == text[slice(*repair.stated)]


def test_a_contradiction_is_mended_by_the_earlier_mention():
    """A figure given twice is mended to what was said first, and the first mention is shown."""
    text = "The line handles 6.4 trillion tokens a day.\n\nFor 6.4 billion tokens a day a hall is enough."
    repair = discrepancy(text).repairs[0]
    assert ("6.4 billion tokens a day", "6.4 trillion tokens a day") == (repair.original, repair.replacement)
    assert "6.4 trillion tokens a day" == text[slice(*repair.stated)]


def test_a_bound_is_no_repair():
    """A bound that holds the repaired value does not state it."""
    found = discrepancy("Up to 80% of the kites fly. The price went from $50 to $40, a fall of 25%.")
    assert "20%" == found.repairs[0].replacement


@pytest.mark.parametrize(
    ("written", "value", "rewritten"),
    [
        ("1,200", "3400", "3,400"),
        ("1,200", "12500000", "12,500,000"),
        ("1200", "3400", "3400"),
        ("5 000", "12500", "12 500"),
        ("5\u202f000", "12500", "12\u202f500"),
        ("12'000", "34000", "34'000"),
        ("$1,200", "900", "$900"),
        ("$5", "12.5", "$12.50"),
        ("€20 million", "2.5e9", "€2.5 billion"),
        ("7.5 billion", "7.5e12", "7.5 trillion"),
        ("7.5 billion tokens a day", "7.5e12", "7.5 trillion tokens a day"),
        ("$4.7bn", "4.7e6", "$4.7m"),
        ("3.5%", "35", "35%"),
        ("35%", "3.5", "3.5%"),
        ("150 MW", "15", "15 MW"),
        ("150-megawatt", "15", "15-megawatt"),
        ("3.25", "4.5", "4.5"),
        ("Six lessons", "5", "Five lessons"),
        ("six", "12", "twelve"),
        ("3.12 × 10^23", "3.12e22", "3.12 × 10^22"),
        ("6 × 10⁸", "1500", "1.5 × 10³"),
        ("4 × 10^-4", "0.001", "1 × 10^-3"),
        ("4 hours 25 minutes", "41/12", "3 hours 25 minutes"),
    ],
)
def test_a_repair_is_written_as_the_author_writes(written, value, rewritten):
    """A number is replaced in its own style: separators, scale words, currency signs, words."""
    document = read(f"{written} it was.")
    quantity = scan(document).quantities[0]
    assert written == document.quote(quantity.span)
    assert rewritten == rewrite(document, quantity, Fraction(value))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("7.5e12", "7.5 trillion"),
        ("450000", "450,000"),
        ("0.25", "0.25"),
        ("1234", "1234"),
        ("1/3", "0.333"),
        ("2e6", "2 million"),
    ],
)
def test_spelled(value, text):
    """A value without a style of its own is spelled with a scale word where it has one."""
    assert text == spelled(Fraction(value))


@given(st.integers(-300, 300))
def test_logarithms_of_powers_of_ten_are_exact(power):
    """The distance between powers of ten is a whole number, however large."""
    assert Fraction(power) == log10_of(Fraction(10) ** power)


@pytest.mark.parametrize("factor", [None, Fraction(0), Fraction(-3)])
def test_no_logarithm_without_a_positive_factor(factor):
    """Where the derived value is zero or of another sign there is no order of magnitude."""
    assert log10_of(factor) is None
