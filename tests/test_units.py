"""The table of units and currencies, and the algebra of units."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.unit import NO_UNIT, Unit, atom
from claims.unit_table import ATOMS, COMPOSED, CURRENCIES, CURRENCY_MARKS, CURRENCY_NAMES, NAMES, SUBUNITS, SYMBOLS

UNITS = st.lists(st.tuples(st.sampled_from(sorted(ATOMS)), st.integers(-3, 3).filter(bool)), max_size=3).map(
    lambda atoms: Unit(tuple(dict(atoms).items()))
)


@pytest.mark.parametrize("table", [SYMBOLS, NAMES, CURRENCY_MARKS, CURRENCY_NAMES])
def test_every_word_has_a_unit(table):
    """What is recognised in a text leads to a unit of the table."""
    assert set() == set(table.values()) - ATOMS.keys()


def test_every_composed_sign_is_of_units():
    """A sign for a product leads to units of the table."""
    assert set() == {symbol for powers in COMPOSED.values() for symbol, _ in powers} - ATOMS.keys()


def test_names_are_lower_case():
    """A name is looked up in lower case."""
    assert [] == [name for name in (*NAMES, *CURRENCY_NAMES) if name != name.lower()]


def test_factors_are_positive_and_exact():
    """Every factor is a positive fraction, never a float."""
    assert all(isinstance(unit.factor, Fraction) and unit.factor > 0 for unit in ATOMS.values())


@pytest.mark.parametrize(
    ("sign", "symbol"),
    [
        ("kWh", "kWh"),
        ("GHz", "GHz"),
        ("ml", "mL"),
        ("KB", "kB"),
        ("μm", "µm"),
        ("mM", "mM"),
        ("lbs", "lb"),
        ("Myr", "Ma"),
        ("¢", "cent"),
        ("wt.%", "wt%"),
    ],
)
def test_signs(sign, symbol):
    """A sign means the unit that it spells, in the prefix's own case where there is one."""
    assert symbol == SYMBOLS[sign]


@pytest.mark.parametrize(
    ("amount", "small", "large"),
    [
        (1000, "W", "kW"),
        (60, "min", "h"),
        (12, "in", "ft"),
        (5280, "ft", "mi"),
        (8, "bit", "B"),
        (100, "cent", "USD"),
        (10, "dime", "USD"),
        (16, "oz", "lb"),
        (3600, "arcsec", "°"),
        (12, "month", "year"),
    ],
)
def test_factors(amount, small, large):
    """So many of the smaller unit are one of the larger, exactly, and both have one dimension."""
    assert (amount * atom(small).factor, atom(small).dimension) == (atom(large).factor, atom(large).dimension)


def test_each_currency_is_a_dimension_of_its_own():
    """No two currencies convert into one another."""
    dimensions = [ATOMS[code].dimension for code in sorted(CURRENCIES)]
    assert len(CURRENCIES) == len(set(dimensions))


def test_subunits_are_hundredths():
    """A subunit is a hundredth of its currency."""
    assert {Fraction(1, 100)} == {ATOMS[symbol].factor for symbol in SUBUNITS}
    assert all(ATOMS[symbol].dimension == ((code, 1),) for symbol, code in SUBUNITS.items())


@pytest.mark.parametrize(
    ("name", "code"),
    [("dollars", "USD"), ("swiss francs", "CHF"), ("francs", "franc"), ("pesos", "peso"), ("yen", "JPY")],
)
def test_names_of_money(name, code):
    """A name that several countries share stands for none of them."""
    assert code == CURRENCY_NAMES[name]


@pytest.mark.parametrize(
    ("unit", "printed"),
    [
        (NO_UNIT, ""),
        (atom("kWh") / atom("year"), "kWh/year"),
        (atom("USD") / atom("user") / atom("month"), "USD/user/month"),
        (atom("W") / atom("m", 2) / atom("K"), "W/m^2/K"),
        (atom("s", -1), "1/s"),
        (atom("N") * atom("m"), "N·m"),
        (atom("death") / atom("100000"), "death/100000"),
    ],
)
def test_printing(unit, printed):
    """A unit is printed as its factors over what they are per, in the order written."""
    assert printed == str(unit)


@given(UNITS, UNITS)
def test_factors_and_dimensions_multiply(left, right):
    """The factor of a product is the product of the factors, and its dimension the sum of the dimensions."""
    product = left * right
    assert left.factor * right.factor == product.factor
    assert (right * left).dimension == product.dimension


@given(UNITS)
def test_a_unit_over_itself_is_none(unit):
    """A unit divided by itself is no unit."""
    assert NO_UNIT == unit / unit
