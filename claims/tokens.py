"""The tokens of a calculation in prose: figures, brackets, operators in symbols or words, and what is between them."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from claims.document import OVER
from claims.passage import ANY, Passage
from claims.pattern import lazy_regex
from claims.quantity import Sense

_OPERATORS = {
    "*": r"×|⋅|·|∗|\*|(?<=[\s)\uE000-\uF8FF])x(?=[\s(\uE000-\uF8FF])|times(?=\s+[\uE000-\uF8FF(])|multiplied\s+by",
    "/": r"÷|/|divided\s+by|⁄",
    "+": r"\+|plus",
    "-": r"−|–(?=\s)|-(?=\s)|(?<=[\uE000-\uF8FF)])[-–]\s?(?=[\uE000-\uF8FF(])|minus|less(?=\s+[\uE000-\uF8FF])",
}
OPERATOR_SIGNS = tuple(_OPERATORS)
_MAY_CALCULATE = lazy_regex(rf"[=(\[{OVER}]|{'|'.join(_OPERATORS.values())}", re.IGNORECASE)
_EQUALS = (
    r"=|≈|≃|→|⇒|equals?|(?:is|are)?\s*equal\s+to|,?\s*which\s+(?:is|equals|gives|makes|comes\s+to|works\s+out\s+(?:at|to|as))|"
    r"gives?(?:\s+(?:us|you|a\s+total\s+of))?|comes?\s+to|makes?|yields?|amounts?\s+to|adds?\s+up\s+to|totals|totall?ed|"
    r"results?\s+in|works?\s+out\s+(?:at|to|as)|is|are|,?\s*or|,?\s*i\.e\.,?|,?\s*for\s+a\s+total\s+of|,?\s*that\s+is,?|"
    r",?\s*that[’']s|,?\s*(?:giving|making|yielding|resulting\s+in|for\s+a\s+result\s+of)(?:\s+(?:us|you|a\s+total\s+of))?|"
    r",?\s*(?:(?:and|so|then)\s+)?(?:(?:you|we|they|one|I)\s+(?:gets?|got|arrives?\s+at|obtains?|ends?\s+up\s+(?:with|at))|"
    r"(?:this|that|it)\s+(?:is|gives|makes|comes\s+to|works\s+out\s+(?:at|to|as))|"
    r"the\s+(?:answer|result|product|sum|total)\s+(?:is|comes\s+to))"
)
_HEDGED = (
    r"(?:\s+(?:about|around|roughly|approximately|nearly|almost|over|under|just|exactly|a|only|some|more|less|than))*"
)
_TOKEN = lazy_regex(
    rf"\s*(?:(?P<figure>[{ANY}])|(?P<over>{OVER})|(?P<open>[(\[])|(?P<close>[)\]])|"
    + "|".join(rf"(?P<sign{index}>{pattern})" for index, pattern in enumerate(_OPERATORS.values()))
    + rf"|(?P<equals>(?:{_EQUALS})(?={_HEDGED}\s*[(\[]?[{ANY}]))|(?P<word>[\w’'$€£%-]+)|(?P<other>\S))",
    re.IGNORECASE,
)
_LETTER = lazy_regex(r"[b-hj-zB-HJ-Z]\d?$")
_CALCULATED = lazy_regex(rf"\s*[-+×*/÷−]\s*[{ANY}(]")
_COEFFICIENT = lazy_regex(r"[\d.]+\s?([a-zA-Z])$")
_VARIABLES = lazy_regex(
    r"(?:^|[\s=+*/(−-])(?<!\d )([a-zA-Z])\s*=|=\s*([a-zA-Z])(?=\s*(?:[.,;)+*/−-]|$|\s))"
    r"|\b(?:[Ll]et|(?:solve|solving)\s+for)\s+([a-zA-Z])\b",
    re.M,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a sentence's skeleton: its sort (figure, open, close, + - * /, equals, word, other) and place."""

    sort: str
    text: str
    start: int
    end: int


def may_calculate(passage: Passage, start: int, end: int) -> bool:
    """Whether a stretch of the skeleton has a sign of a calculation: an operator, a bracket, an equals sign."""
    return _MAY_CALCULATE.search(passage.skeleton, start, end) is not None


def tokens(passage: Passage, start: int, end: int) -> list[Token]:
    """The tokens of a stretch of the skeleton; a term of algebra (`2x`, `x`) is sorted as `other`."""
    found = []
    at = start
    skeleton = passage.skeleton
    while at < end and (match := _TOKEN.match(skeleton, at, end)):
        sort = str(match.lastgroup)
        token = Token(_sort(sort), match[sort], match.start(sort), match.end())
        if _is_algebra(passage, token):
            token = replace(token, sort="other")
        found += [replace(token, sort="/"), replace(token, sort="open")] if sort == "over" else [token]
        at = match.end()
    return found


def _sort(group: str) -> str:
    return OPERATOR_SIGNS[int(group[4:])] if group.startswith("sign") else group


def _is_algebra(passage: Passage, token: Token) -> bool:
    if token.sort == "word":
        if token.text in ("a", "A", "I"):  # An article or a pronoun, unless it is calculated with.
            return _CALCULATED.match(passage.skeleton, token.end) is not None
        return _LETTER.match(token.text) is not None
    if token.sort != "figure":
        return False
    quantity = passage.quantity_at(token.start)
    match = _COEFFICIENT.fullmatch(passage.document.quote(quantity.span))
    return match is not None and (quantity.sense is Sense.MULTIPLIER or match[1] in _variables(passage.document.masked))


@lru_cache(maxsize=8)
def _variables(text: str) -> frozenset[str]:
    """The letters that a text uses as unknowns: `let N be`, `N =`, `= N`."""
    return frozenset(letter for match in _VARIABLES.finditer(text) for letter in match.groups() if letter)
