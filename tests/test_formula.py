"""Tests of the formula grammar: what it means, what it refuses, and that it is exact."""

from fractions import Fraction

import pytest
from hypothesis import assume, example, given

from claims.formula import (
    MAX_DEPTH,
    MAX_DIGITS,
    MAX_EXPONENT,
    MAX_LENGTH,
    MAX_NODES,
    EvaluationError,
    FormulaError,
    evaluate,
    expression,
    names,
    parse,
)
from tests.strategies import Tree, assignments, formulas, leaf


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("2 + 3 * 4", "14"),
        ("2 * 3 + 4", "10"),
        ("(2 + 3) * 4", "20"),
        ("10 - 4 - 3", "3"),
        ("10 - (4 - 3)", "9"),
        ("100 / 10 / 5", "2"),
        ("100 / (10 / 5)", "50"),
        ("12 / 4 * 3", "9"),
        ("2 * 3^2", "18"),
        ("(2 * 3)^2", "36"),
        ("-2^2", "-4"),
        ("(-2)^2", "4"),
        ("3 - -2", "5"),
        ("2 * -3", "-6"),
        ("--5", "5"),
        ("2^-1", "1/2"),
        ("2^0", "1"),
        ("1.50", "3/2"),
        ("  1+2 ", "3"),
    ],
)
def test_precedence_and_associativity(formula, value):
    """Powers bind before products and products before sums, and equals associate to the left."""
    assert Fraction(value) == evaluate(formula, {})


@given(formulas, assignments)
@example(leaf("a"), {name: Fraction(0) for name in "abcd"})
def test_value_is_that_of_exact_fractions(tree, values):
    """A formula has the value that Python's fractions give its tree, digit for digit."""
    try:
        expected = tree.value(values)
    except ZeroDivisionError:
        with pytest.raises(EvaluationError, match="zero"):
            evaluate(tree.text, values)
        return
    assert expected == evaluate(tree.text, values)


@given(formulas, assignments)
def test_expression_is_the_same_relation(tree, values):
    """The sympy expression of a formula takes the value of the formula."""
    import sympy

    positive = {name: abs(value) + 1 for name, value in values.items()}
    try:
        expected = tree.value(positive)
    except ZeroDivisionError:
        assume(False)
    symbols = {
        sympy.Symbol(name, positive=True): sympy.Rational(value.numerator, value.denominator)
        for name, value in positive.items()
    }
    derived = expression(tree.text).subs(symbols)
    assert sympy.Rational(expected.numerator, expected.denominator) == derived


@given(formulas)
def test_names_are_those_of_the_tree(tree):
    """The names of a formula are found, each once."""
    assert sorted(tree.names) == sorted(names(tree.text))


def test_names_stand_in_the_order_of_the_formula():
    """The names come in the order in which the formula first uses them."""
    assert ["b", "a", "users_2"] == names("b * (a + b) / users_2")


@pytest.mark.parametrize(
    ("formula", "value"),
    [("0.1 + 0.2", "3/10"), ("1 / 3 * 3", "1"), ("10^30 + 1 - 10^30", "1"), ("1 / 7", "1/7")],
)
def test_nothing_is_rounded(formula, value):
    """No float touches a value."""
    assert Fraction(value) == evaluate(formula, {})


@pytest.mark.parametrize(
    "formula",
    [
        "",
        " ",
        "+",
        "1 +",
        "* 2",
        "1 2",
        "a b",
        "2a",
        "(1",
        "1)",
        "()",
        "1 ** 2",
        "1 // 2",
        "1 % 2",
        "a = b",
        "a, b",
        "a.b",
        ".5",
        "5.",
        "1e5",
        "1_000",
        "A",
        "a^b",
        "a^1.5",
        "2^(1)",
        "2^3^2",
        "½",
        "2²",
        "a × b",
        "a\0b",
    ],
)
def test_malformed_formulas_are_refused(formula):
    """What is not in the grammar is a FormulaError, not a guess."""
    with pytest.raises(FormulaError):
        parse(formula)


@pytest.mark.parametrize(
    "formula",
    [
        "__import__('os')",
        "lambda: 1",
        "[1 for a in b]",
        "a if b else c",
        "f(1)",
        "a[0]",
        '"a" * 9',
        "open(a)",
        "exec(a)",
        "a; b",
        "a\nimport os",
        "a := 1",
        "{a}",
        "sin(1)",
        "factorial(99999)",
    ],
)
def test_nothing_is_evaluated_as_python(formula):
    """A stranger's code is no formula."""
    with pytest.raises(FormulaError):
        evaluate(formula, {"a": Fraction(1), "b": Fraction(1), "c": Fraction(1)})


@pytest.mark.parametrize("formula", ["eval", "import", "pi", "oo", "zoo", "e", "lambda"])
def test_words_of_python_and_sympy_are_names_like_others(formula):
    """A name means the premise of that name and nothing else."""
    assert Fraction(7) == evaluate(formula, {formula: Fraction(7)})


@pytest.mark.parametrize(
    "formula",
    [
        "1 + " * (MAX_LENGTH // 4) + "1",
        "9" * (MAX_DIGITS + 1),
        "0." + "9" * MAX_DIGITS,
        "(" * (MAX_DEPTH + 1) + "1" + ")" * (MAX_DEPTH + 1),
        "(" * (MAX_LENGTH // 2),
        "+".join("a" * (MAX_NODES // 2 + 1)),
        f"2^{MAX_EXPONENT + 1}",
        f"2^-{MAX_EXPONENT + 1}",
        "-" * (MAX_LENGTH - 1) + "1",
        "1" + "-" * (MAX_LENGTH - 2) + "1",
    ],
    ids=["length", "digits", "decimals", "depth", "open", "nodes", "exponent", "negative", "minus", "minuses"],
)
def test_limits_of_the_grammar(formula):
    """A formula beyond a limit is refused before anything is computed."""
    with pytest.raises(FormulaError):
        parse(formula)


@pytest.mark.parametrize(
    "formula",
    [
        "9" * MAX_DIGITS,
        "(" * MAX_DEPTH + "1" + ")" * MAX_DEPTH,
        "+".join("1" * (MAX_NODES // 2)),
        "*".join("1" * (MAX_NODES // 2)),
        f"2^{MAX_EXPONENT}",
        "-" * (MAX_DEPTH // 2) + "1",
    ],
    ids=["digits", "depth", "terms", "factors", "exponent", "minus"],
)
def test_what_the_limits_allow_is_evaluated(formula):
    """A formula within every limit has a value."""
    assert 0 < evaluate(formula, {})


@pytest.mark.parametrize(
    "formula",
    ["1 / 0", "a / (b - b)", "0^-1", "(a - a)^-2", "9^200^-1".replace("^-1", "") + " / (1 - 1)"],
)
def test_division_by_zero_has_no_value(formula):
    """A division by zero is an EvaluationError, not an infinity."""
    with pytest.raises(EvaluationError, match="zero"):
        evaluate(formula, {"a": Fraction(2), "b": Fraction(3)})


@pytest.mark.parametrize(
    "formula",
    ["((9^200)^200)^200", "a^200", "a * a * a", "1 / (a * a * a)", "(1 / a)^-200", "((10^200)^200 - 1)^200"],
)
def test_huge_numbers_have_no_value(formula):
    """Numbers beyond the limit are an EvaluationError before they are computed."""
    with pytest.raises(EvaluationError, match="large"):
        evaluate(formula, {"a": Fraction(10**3000)})


def test_trees_render_with_few_brackets():
    """The reference of these tests writes no needless bracket, so that precedence is put to the test."""
    difference = Tree("-", parts=(leaf("a"), leaf("b")))
    assert "a - (a - b) * c" == Tree("-", parts=(leaf("a"), Tree("*", parts=(difference, leaf("c"))))).text
