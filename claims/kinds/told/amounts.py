"""A size that the words mark as what a share makes of its whole, wherever it stands behind the two and whatever stands around.

`Of its 640 pupils, 35 percent walk, … Walkers, 224 of them, …`, `30 percent of the 4,600 guests hike. Their share, about
1,380 guests, …`. The words around the size tell which part it is: that which the share is of, or the others. Where they only
count the same things again, a size a power of ten away is off; where they say which part it is, anything else is, too.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from claims.claim import Claim, Premise
from claims.dates import YEAR
from claims.explainer import explained
from claims.explanation import Outcome
from claims.kinds.kind import is_operand
from claims.kinds.told.ties import Tie, ties
from claims.label import ideas_in
from claims.misprint import may_be_meant, power_of_ten
from claims.passage import SIGNS, Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.portioning.formulas import LEFT, PART, SIZES, gives, value_of
from claims.quantity import Quantity, Sense, around, is_size, size_of
from claims.reach import are_alike, are_money_and_count, as_spoken, in_one_unit, in_unit_of
from claims.stem import idea

_X = "{x:count|measure|money|rate}"
_GAP = r"[^.;:()\uE000-\uF8FF]"
_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|some|just|only|over|exactly|an?|the|well|more than) )*"
_IS = (
    r"(?:is|are|was|were|comes? to|came to|amounts? to|amounted to|total(?:s|led)?|stands? at|stood at|equals?|numbers?|numbered|"
    r"works? out at|would be|will be)"
)
_OWN = Phrase(
    r"\b(?:their|its|his|her|our|that|this) (?:combined |joint )?(?:share|portion|part|slice|cut|contribution|stake|allocation|quota|take|levy|"
    rf"tax|duty|commission|fee|discount|saving|reduction|rebate)(?: of [a-z ]{{1,30}}?)?(?: ?[,:(–—]| {_IS}) ?{_ABOUT}{_X}"
)
_PAID = Phrase(
    r"\b(?:paid|pays?|paying|costs?|costing|charged?|charges|(?:sold|sells?|bought|had|got|went|goes) (?:it |one |them )?for|price (?:is|was|of)) "
    rf"{_ABOUT}{_X}(?= ?[.,;:)–—]|$| (?:and|but|each|apiece|instead|rather|in all|in total|a head)\b)"
)
_SAVED = Phrase(rf"\b(?:saves?|saved|saving(?: of)?|worth|knock(?:s|ed) off|cheaper by) {_ABOUT}{_X}")
_REST = Phrase(
    r"(?:\b(?:the|its|their|our) (?:others?|rest|remaining|remainder|balance)\b(?! of the (?:rest|remaining))(?: of [a-z’' -]{1,30})?"
    rf"(?: ?[,:(–—]| {_IS})?|\bleav(?:es?|ing)(?: (?:just|only|it|them|him|her|us|the [a-z]+))*) {_ABOUT}{_X}"
)
_LEFT_OVER = lazy_regex(r"\b(?:leav\w+|left|remain\w*|rest|others|spare|surviv\w+|still)\b")
_CLAUSE = lazy_regex(r"[.;:!?,()–—]|\b(?:and|but|while|whereas|so)\b")
_SO = Phrase(
    r"\b(?:so|thus|hence|therefore|in other words|put (?:another way|differently)|that is(?: to say)?|which is|i\.e\.|meaning|(?:which|that|this) means|"
    r"(?:if (?:they|he|she|it|that|this|so|the [a-z]+)(?: (?:are|is|were|was) (?:right|true|correct|so))?|on (?:that|this|their) (?:basis|estimate|reckoning|count|showing)|"
    r"by (?:that|this|their) (?:reckoning|count|estimate|measure)|in that case)(?=,)|"
    rf"works out at|amounts to|comes to|equivalent to),? {_GAP}{{0,60}}?{_X}"
)
_RESTATES = Phrase(
    rf"\b(?:that is to say|in other words|put (?:another way|differently)|that means),? (?:that )?{_ABOUT}{_X}"
)
_CONCERNED = lazy_regex(r"(?:[a-z]+ )?(?:concerned|affected|involved|in question|so (?:described|classed))\b")
"""What points a number back to those of whom a share was told."""
_OTHER = lazy_regex(r"\b(?:else|others?|another|by the)\b")
_RAISES = Phrase(
    r"\b(?:would|will|could|must|it|this|that|which) (?:raises?|raised|brings? in|brought in|yields?|yielded|costs?|earns?|earned|saves?|saved|collects?|"
    rf"pays?|paid|owes?|owed|fetch(?:es|ed)?|generates?|generated)(?: (?:the|it|them|its|their|him|her|us)(?: [a-z]+)?)? {_ABOUT}{_X}"
)
_NOT = lazy_regex(
    r"\b(?:not|never|no|without|lack\w*|offline|cannot|can[’']t|fail\w*|neither|nobody|missing|absent|excluded)\b|n[’']t\b|\bun(?!it|ion|iv|der)[a-z]+ed\b"
)
_UNSURE = lazy_regex(
    r"\b(?:respectively|targets?|than|elsewhere|another|further|average|compared|last|previous|earlier|originally|instead|every(?! (?:year|summer|winter|spring|autumn|term|season|month|week|day)\b)|per|if(?! (?:they|he|she|it|that|this) (?:are|is|were|was) (?:right|true|correct|so),)|"
    r"national(?:ly)?|more|fewer|less|additional|extra|at least|up to|next door|neighbou?r\w*|rivals?|apart from|besides|except|excluding|"
    rf"other than|{YEAR})\b"
)
_GENERAL = ideas_in(
    "come go make take use get be have people number total year amount money cost share part say new other spend pay work need want give"
)
_SHARE = lazy_regex(
    f"[{''.join(SIGNS[each] for each in (Sense.PERCENT, Sense.FRACTION, Sense.POINTS, Sense.MULTIPLIER))}]"
)
_PEOPLE = frozenset(
    map(idea, "people child adult man woman residents pupils students patients visitors members users".split())
)
"""What the same persons may be counted as."""
_DOING = lazy_regex(r"\bmeans? [a-z]+ing\b")
"""What is done with other things than those of the whole: this means running 400 buses."""
_SENTENCES = 2
_FARTHEST, _CLOSE = Fraction(5, 2), Fraction(1, 50)
_MOST_PLACES = 3
_REACH_BEHIND = 40


class _Result(NamedTuple):
    """A size behind a share and its whole, and the formula that the words speak of.

    `is_strict` tells that they say which part it is, `is_told` that they leave nothing else that it can be.
    """

    size: Quantity
    formula: str
    is_strict: bool = True
    is_told: bool = False


def told_amounts(passage: Passage) -> Iterator[Claim]:
    """Every size that words behind a share and its whole make of them."""
    seen: set[int] = set()
    for tie in ties(passage):
        for result in _results(passage, tie):
            claim = _claim(passage, tie, result) if result.size.index not in seen else None
            if claim is not None:
                seen.add(result.size.index)
                yield claim


def _claim(passage: Passage, tie: Tie, result: _Result) -> Claim | None:
    """The size as what the words speak of, where that gives it or a slip makes it of that."""
    asserted, formula = result.size, result.formula
    premises = Premise("p", as_spoken(tie.share)), Premise("y", in_unit_of(tie.whole, asserted))
    extent = around((tie.share, tie.whole, asserted))
    if gives(formula, premises, asserted):
        return Claim("portion", asserted, formula, premises, extent, loose=True)
    if not result.is_strict and gives(LEFT, premises, asserted) or _has_rival(passage, tie, asserted):
        return None
    value = value_of(formula, premises, asserted)
    is_off = result.is_told and may_be_meant(asserted.value, value, _FARTHEST)
    is_off = is_off or result.is_strict and _is_of_another(formula, premises, asserted)
    if is_off or _is_power(asserted, value):
        return Claim("portion", asserted, formula, premises, extent, loose=True)
    if not result.is_strict and _is_power(asserted, value_of(LEFT, premises, asserted)):
        return Claim("portion", asserted, LEFT, premises, extent, loose=True)
    return None


def _is_of_another(formula: str, premises: tuple[Premise, Premise], asserted: Quantity) -> bool:
    """Whether a figure is another part than the one that is said, or takes a percentage for so many units."""
    share, whole = (premise.quantity.value for premise in premises)
    taken = {whole - share, whole + share} if formula != PART else set()
    return asserted.value in taken or any(other != formula and gives(other, premises, asserted) for other in SIZES)


def _is_power(asserted: Quantity, value: Fraction) -> bool:
    """Whether a figure has the digits of a value with another power of ten."""
    power = power_of_ten(asserted.value / value, _CLOSE) if value > 0 else 0
    written = value * Fraction(10) ** power
    # Of three places a figure of two digits is something else as a rule.
    is_told = asserted.widest.contains(written) if abs(power) < _MOST_PLACES else asserted.value == written
    return 0 < abs(power) <= _MOST_PLACES and is_told


def _has_rival(passage: Passage, tie: Tie, asserted: Quantity) -> bool:
    """Whether figures other than the share and its whole give a size."""
    found = explained(passage, asserted)
    return found.outcome is Outcome.EXPLAINED and not found.indexes <= {tie.share.index, tie.whole.index}


def _results(passage: Passage, tie: Tie) -> Iterator[_Result]:
    """The sizes behind a tie that may follow from it, up to the next share."""
    here = passage.stretch_at(tie.end - 1)
    number = passage.place_of(here)
    for stretch in passage.sentences[number : number + _SENTENCES + 1]:
        if stretch.sentence.block != here.sentence.block:
            return
        start = max(stretch.start, tie.end)
        share = _SHARE.search(passage.skeleton, start, stretch.end)
        for figure in passage.between(passage.extent(start, share.start() if share else stretch.end)):
            at = passage.to_skeleton(figure.span.start)
            if _may_follow(passage, tie, figure, at):
                found = _read(passage, tie, stretch, figure)
                if found is not None:
                    yield found
        if share:
            return


def _may_follow(passage: Passage, tie: Tie, figure: Quantity, at: int) -> bool:
    """Whether a figure is a plain size of the measure of the whole."""
    if (
        not is_size(figure)
        or figure.is_range
        or figure.is_firm_bound
        or figure.value <= 1
        or is_operand(passage.skeleton, at)
    ):
        return False
    pair = in_one_unit(figure, tie.whole)
    return not are_money_and_count(figure, tie.whole) and are_alike(*pair) and size_of(pair[0]) != size_of(pair[1])


class _Words:
    """The words from a tie, or the beginning of a sentence, to a figure, and those right behind it."""

    def __init__(self, passage: Passage, tie: Tie, stretch: Stretch, at: int) -> None:
        self._passage, self._start, self._at = passage, max(stretch.start, tie.end), at
        behind = passage.lowered[at + 1 : min(stretch.end, at + _REACH_BEHIND)].lstrip()
        self.clause = _CLAUSE.split(passage.lowered[self._start : at])[-1]
        self.behind = _CLAUSE.split(behind)[0]

    @property
    def is_unsure(self) -> bool:
        """Whether they tell of another case."""
        return _UNSURE.search(self.clause) is not None or _UNSURE.match(self.behind) is not None

    @property
    def tells_of_others(self) -> bool:
        """Whether they tell of what is left, and not of what the share is of."""
        return _LEFT_OVER.search(f"{self.clause} {self.behind}") is not None

    def denies(self, tie: Tie) -> bool:
        """Whether they deny what the words around the share do not."""
        return _NOT.search(f"{self.clause} {self.behind}") is not None and _NOT.search(tie.words) is None

    def says(self, phrase: Phrase) -> bool:
        """Whether they say a phrase that ends with the figure."""
        found = phrase.matches_between(self._passage, self._start, self._at + 1)
        return any(match.start("x") == self._at for match in found)


def _read(passage: Passage, tie: Tie, stretch: Stretch, figure: Quantity) -> _Result | None:
    """What the words before and right behind a figure make of it."""
    words = _Words(passage, tie, stretch, passage.to_skeleton(figure.span.start))
    size = in_unit_of(figure, tie.whole)
    if words.is_unsure:
        return None
    if words.says(_OWN):
        return _Result(size, PART, is_told=True)
    if tie.formula != PART:
        return _Result(size, tie.formula) if words.says(_PAID) else _Result(size, PART) if words.says(_SAVED) else None
    if words.says(_REST):
        return _Result(size, LEFT)
    return _read_part(tie, words, size, is_same=_are_same(figure, tie.whole))


def _read_part(tie: Tie, words: _Words, size: Quantity, *, is_same: bool) -> _Result | None:
    """The part that the share is of, or what they deny is; or a size that may be either."""
    if words.denies(tie):
        return _Result(size, LEFT) if is_same else None
    if words.tells_of_others:
        return None
    if not (ideas_in(words.clause) - _GENERAL).isdisjoint(tie.topic - _GENERAL):
        return _Result(size, PART)
    is_told = _CONCERNED.match(words.behind) is not None
    is_other = _OTHER.search(words.behind) is not None
    if is_same and not is_other and (is_told or words.says(_RESTATES)):
        return _Result(size, PART, is_told=is_told)
    if not is_same and size.noun and _DOING.search(words.clause):
        return None
    is_raised = tie.is_levy and words.says(_RAISES)
    return _Result(size, PART, is_strict=False, is_told=is_raised) if is_raised or is_same or words.says(_SO) else None


def _are_same(figure: Quantity, whole: Quantity) -> bool:
    """Whether a figure counts what the whole counts, by one noun for it or as persons."""
    nouns = {idea(each.noun) for each in (figure, whole) if each.noun}
    is_counted = figure.sense is Sense.COUNT and bool(figure.noun)
    return is_counted and (nouns == {idea(whole.noun)} or idea(figure.noun) == idea("people") or nouns <= _PEOPLE)
