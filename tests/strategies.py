"""What hypothesis draws: formulas with a reference to check them against, written numbers, and essays."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from operator import add, mul, sub, truediv
from pathlib import Path

from hypothesis import strategies as st

KINDS = Path(__file__).parent / "kinds"
OPERATIONS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {"+": add, "-": sub, "*": mul, "/": truediv}
STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3, "leaf": 4}


@dataclass(frozen=True)
class Tree:
    """A formula as a tree of our own, so that its text and its value come from two places."""

    sign: str
    content: str = ""
    parts: tuple["Tree", ...] = ()

    @property
    def text(self) -> str:
        """The formula, with no bracket that precedence makes needless."""
        if self.sign == "leaf":
            return self.content
        if self.sign == "^":
            return f"{self._bracketed(self.parts[0], 4)}^{self.content}"
        left, right = self.parts
        strength = STRENGTH[self.sign]
        return f"{self._bracketed(left, strength)} {self.sign} {self._bracketed(right, strength + 1)}"

    @staticmethod
    def _bracketed(part: "Tree", weakest: int) -> str:
        return part.text if STRENGTH[part.sign] >= weakest else f"({part.text})"

    def value(self, values: dict[str, Fraction]) -> Fraction:
        """The value by Python's own fractions. Raises ZeroDivisionError where there is none."""
        if self.sign == "leaf":
            return values[self.content] if self.content in values else Fraction(self.content)
        if self.sign == "^":
            return Fraction(self.parts[0].value(values) ** int(self.content))
        left, right = (part.value(values) for part in self.parts)
        return OPERATIONS[self.sign](left, right)

    @property
    def names(self) -> set[str]:
        """The names in the formula."""
        if self.sign == "leaf":
            return {self.content} if self.content[0].isalpha() else set()
        return {name for part in self.parts for name in part.names}


def leaf(text: str) -> Tree:
    """A name or a number as a tree."""
    return Tree("leaf", text)


numbers = st.decimals(0, 9999, places=2, allow_nan=False).map(lambda number: f"{number:f}")
leaves = st.sampled_from("abcd").map(leaf) | numbers.map(leaf)


def _extended(trees: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    operations = st.builds(lambda sign, a, b: Tree(sign, parts=(a, b)), st.sampled_from("+-*/"), trees, trees)
    powers = st.builds(lambda a, n: Tree("^", str(n), (a,)), trees, st.integers(-3, 3))
    return operations | powers


formulas = st.recursive(leaves, _extended, max_leaves=12)
"""Any formula over a, b, c, d and numbers."""

assignments = st.fixed_dictionaries({name: st.fractions(-1000, 1000, max_denominator=100) for name in "abcd"})
"""A value for each of the names of `formulas`."""


@st.composite
def single_use_formulas(draw: st.DrawFn, size: int | None = None, signs: str = "+-*/") -> Tree:
    """A formula in which each name stands once, and whose divisors hold no difference: defined on positive boxes."""
    size = size or draw(st.integers(1, 5))
    if size == 1:
        return leaf("?")
    left = draw(st.integers(1, size - 1))
    sign = draw(st.sampled_from(signs))
    below = signs.replace("-", "") if sign == "/" else signs
    parts = draw(single_use_formulas(left, signs)), draw(single_use_formulas(size - left, below))
    return Tree(sign, parts=parts)


def named(tree: Tree, names: list[str]) -> Tree:
    """The tree with its unnamed leaves named in order."""
    if tree.sign == "leaf":
        return leaf(names.pop(0))
    return Tree(tree.sign, tree.content, tuple(named(part, names) for part in tree.parts))


monotone_formulas = single_use_formulas().map(lambda tree: named(tree, list("abcde")))
"""Formulas that are monotone in each name where all are positive."""

positive = st.fractions(Fraction(1, 10), 1000, max_denominator=10)
"""Positive values, none too small to divide by."""


def corpus_essays() -> list[str]:
    """The essays of all corpora of the kinds."""
    corpora = (tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(KINDS.glob("*.toml")))
    return [entry["essay"] for corpus in corpora for section in ("case", "silence") for entry in corpus[section]]


essays = st.lists(st.sampled_from(corpus_essays()), min_size=1, max_size=4).map("\n\n".join)
"""Essays put together from the corpora: many claims, all sorts of layout."""

_FRAGMENTS = (
    "about over nearly 5 7.5 1,200 12 000 3/4 ½ two dozen thirty-one million billion % $ € £ kW MWh km tokens users "
    "a per day year / × + − = ( ) or is from to , . : ; ** _ # - | \n \n\n 2024 10^6 3.5–4 ± ≈ 90% pp doubled tenfold "
    "of and each "
    "\u00a0 \u202f \u200b é 漢字 👩‍👩‍👧 \t ` [1] <b> &nbsp;"
).split(" ")
noise = st.lists(st.sampled_from(_FRAGMENTS) | st.text(max_size=3), max_size=40).map(" ".join)
"""Text that looks like figures and is none in particular, with all that Unicode has to offer."""
