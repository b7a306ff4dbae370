"""A claim's formula for a reader: `a * b` with the figures of the essay in place of the names."""

import re

from claims.claim import Claim
from claims.document import Document
from claims.span import Span

_TOKEN = re.compile(r"[A-Za-z_]\w*|\d+(?:\.\d+)?|\S")
_OPERATORS = {"*": " × ", "/": " ÷ ", "+": " + ", "-": " − ", "^": "^", ",": ", "}
_FUNCTIONS = {
    "nearest": "nearest of",
    "p_chi2": "p of χ²",
    "p_f": "p of F",
    "p_r": "p of r",
    "p_t": "p of t",
    "p_z": "p of z",
    "weekday": "day of the week of ",
    "days_in_month": "days in ",
}
_SUM = re.compile(r"\w+(?:\s*\+\s*\w+)+")
_MOST_TERMS = 6
_LONGEST_FIGURE = 32


def figure(document: Document, span: Span) -> str:
    """The text of a span on one line."""
    return " ".join(document.quote(span).split())


def formula_with_figures(claim: Claim, formula: str, document: Document) -> str:
    """The formula with each name replaced by what the essay writes: "5 billion × 10 × 150".

    A figure with a long unit is cut to its numeral, and a long sum to its ends.
    """
    texts = premise_texts(claim, document)
    tokens = _TOKEN.findall(formula)
    if _SUM.fullmatch(formula.strip()) and len(tokens) > 2 * _MOST_TERMS:
        tokens = [*tokens[:6], "…", *tokens[-2:]]
    return _spaced(tokens, texts)


def readable_formula(formula: str) -> str:
    """The formula with its names, in the signs of print: "a × b"."""
    return _spaced(_TOKEN.findall(formula), {})


def premise_texts(claim: Claim, document: Document) -> dict[str, str]:
    """What the essay writes for each name of a formula; a figure with a long unit is cut to its numeral."""
    return {
        premise.name: _premise_text(document, premise.quantity.span, premise.quantity.number)
        for premise in claim.premises
    }


def _premise_text(document: Document, span: Span, number: Span) -> str:
    whole = figure(document, span)
    return whole if len(whole) <= _LONGEST_FIGURE else figure(document, number)


def _spaced(tokens: list[str], texts: dict[str, str]) -> str:
    parts: list[str] = []
    previous = "("
    for token in tokens:
        if token in _OPERATORS:
            # A sign that follows no operand is a sign, not a subtraction.
            parts.append(_OPERATORS[token].strip() if previous in "(+-*/^" else _OPERATORS[token])
        else:
            parts.append(_bracketed(texts.get(token, _FUNCTIONS.get(token, token)), previous))
        previous = token
    return "".join(parts)


def _bracketed(text: str, previous: str) -> str:
    return f"({text})" if text.startswith(("-", "−", "–")) and previous in "+-*/^" else text
