"""A size in percent of another that stands right behind it with its name: `2.1 million litres, 30 percent below its usual level of 3.0 million`."""

from collections.abc import Iterator

from claims.claim import Claim, Premise
from claims.kinds.kind import is_operand, same_measure
from claims.outcome import LESS, MORE
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.reach import are_money_and_count, in_one_unit

_PLAIN = r"[^.;:()\uE000-\uF8FF]{0,50}?"
_COMPARED = Phrase(
    rf"{{b:count|measure|money|rate}}{_PLAIN}(?:,| ?[–—(]| (?:is|was|are|were)) ?(?:or |that is,? |which is )?<ABOUT>{{p:percent|fraction}} "
    rf"(?P<word>below|above|under|over|(?:{MORE}|{LESS}) than|(?:up|down) on) "
    r"(?:[\w’'-]+ ){1,6}?(?:of|at|which was|,|\() ?<ABOUT>{a:count|measure|money|rate}(?= ?[.,;:)–—]|$| (?:and|but|in|last|a)\b)"
)
_UNSURE = Phrase(r"\b(?:respectively|average of|if|on average|compound|inflation|real terms)\b")
_RISES = lazy_regex(rf"(?:above|over|{MORE})\b")


def compared(passage: Passage) -> Iterator[Claim]:
    """Every percentage by which a size is said to be more or less than another right behind it."""
    for match in _COMPARED.matches(passage, _UNSURE):
        later, earlier = (passage.quantity_at(match.start(name)) for name in "ba")
        b, a = in_one_unit(later, earlier)
        alike = not are_money_and_count(later, earlier) and same_measure(a, b) and a.value > 0
        if alike and not (a.is_range or b.is_range or is_operand(passage.skeleton, match.start("p"))):
            share, extent = passage.quantity_at(match.start("p")), passage.extent(*match.span())
            formula = "(b - a) / a" if _RISES.match(match["word"]) else "(a - b) / a"
            yield Claim("percentage-change", share, formula, (Premise("a", a), Premise("b", b)), extent, loose=True)
