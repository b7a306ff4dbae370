"""What ties figures to each other: one is said of one thing, another counts such things.

"Each draws 1.5 kW" is said of one of what the sentence before counts, "a litre gives off 2.7 kg" of one litre. A
formula whose factors are tied so is what the words say, and no guess.
"""

import re
from collections.abc import Sequence

from claims.implied import has_period
from claims.label import ideas_in, label_of
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.reach import sentence_before
from claims.search import Formula
from claims.stem import idea
from claims.things import is_difference
from claims.unit import TIME, is_noun
from claims.unit_table import ATOMS

_ONE_THING = lazy_regex(
    r"\b(?:an?|each|every|one|per|average|mean|typical|single|individual)\s+"
    r"((?:(?!(?:of|for|in|is|was|at|has|per)\b)[a-z][a-z’'-]+\s+){1,3})",
    re.I,
)
_OF_ONE = lazy_regex(
    r"(?:\s+[a-z]+){0,3}?\s+(?:per|to the|to an?|(?:for|in|from|on|of|to) (?:each|every))\s+((?:[a-z’'-]+\s*){1,2})"
)
_EACH = lazy_regex(
    r"\s+(?:(?:a|per)\s+(?:year|month|week|day|hour)\s+)?"
    r"(?:each|apiece|a\s+piece|a\s+head|per\s+head|per\s+capita|a\s+person|on\s+average)\b"
)
_AN_EACH = lazy_regex(r"\b(?:each|apiece|every one|average)\b[^.]{0,40}$", re.I)
_PRICED = lazy_regex(r"\bat (?:an? |the |today’s |today's )?(?:[a-z]+ ){0,4}$", re.I)
_MULTIPLIED = lazy_regex(r"\b[Mm]ultipl(?:y|ied|ying)(?: [a-z]+){0,3} by (?:the |all |these |those |its )*$")
_NEXT = lazy_regex(r"\s+([a-z’'-]+)")
_OF_WHOLE = lazy_regex(r"\s+of\s+((?:[a-z’'-]+\s*){1,3})")
_BESIDE = lazy_regex(
    r"(?:\s[a-z]+){0,3}(?:[.;]\s(?:That|This|It)\s(?:is|was|makes|made)|,?\s(?:or|which\s(?:is|was|makes)|that\sis|making|i\.e\.)|,|\s?[(–—:])\s?"
    r"(?:about\s|some\s|around\s|roughly\s|nearly\s|almost\s|only\s|just\s(?:over|under)\s|more\sthan\s|a\slittle\s(?:over|under)\s|less\sthan\s)*",
    re.I,
)
_SHARES = (Sense.PERCENT, Sense.FRACTION)
_SENTENCES = 2
_MEANT = lazy_regex(r"\b(?:these|them|those|they|it|one)\b", re.I)


class Ties:
    """The ties between the figures of a passage."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._counted: dict[int, frozenset[str]] = {}
        self._said: dict[int, tuple[frozenset[str], bool]] = {}

    def hold(self, formula: Formula, asserted: Quantity) -> bool:
        """Whether the words tie the figures of a product or a quotient to each other."""
        figures = [figure.quantity for figure in formula.figures]
        if any(len(figure.unit.atoms) < len(self._written(figure).unit.atoms) for figure in figures):
            return False
        if formula.text == "a":
            return self._are_beside(asserted, figures[0])
        if formula.text == "a / b":
            if asserted.sense in _SHARES:
                return self._is_share_of(asserted, figures[1]) or self._is_said_beside(asserted, *figures)
            is_flow = has_period(figures[1].unit) and not has_period(asserted.unit)
            return not is_flow and (self.are_tied(asserted, figures[1]) or self._is_share_of(asserted, figures[1]))
        if "*" in formula.text and _EACH.match(self._passage.document.masked, asserted.span.end):
            # What each costs is no product of what others cost.
            return False
        if formula.text == "a * b":
            return self._are_factors(figures[0], figures[1], asserted)
        if formula.text == "a * b * c":
            return self._are_chained(figures, asserted)
        return False

    def _are_factors(self, one: Quantity, other: Quantity, asserted: Quantity) -> bool:
        """Whether the words multiply two figures: a share and its whole, what one of something has and their number."""
        pairs = (one, other), (other, one)
        return (
            any(self._is_share_of(share, whole) for share, whole in pairs)
            or any(self._is_said_alike(each, number, asserted) for each, number in pairs)
            or any(self.are_tied(each, number) for each, number in pairs)
            or any(map(self._multiplies, (one, other)))
        )

    def _is_said_alike(self, each: Quantity, number: Quantity, asserted: Quantity) -> bool:
        """Whether the same is said of one and of so many: "It weighs 3.5 g. The 120 million weighed 420 tonnes"."""
        if number.sense is not Sense.COUNT or each.unit.dimension != asserted.unit.dimension:
            return False
        sentence, head = self._passage.sentence_of(asserted), label_of(self._passage, asserted).head
        is_there = sentence.start <= number.span.start < asserted.span.start and each.span.start < sentence.start
        return is_there and head != "" and head == label_of(self._passage, each).head

    def _multiplies(self, number: Quantity) -> bool:
        """Whether the words say that something is multiplied by a figure."""
        at = self._passage.to_skeleton(number.span.start)
        skeleton, start = self._passage.skeleton, max(0, at - 40)
        return "ultipl" in skeleton[start:at] and _MULTIPLIED.search(skeleton, start, at) is not None

    def _is_share_of(self, share: Quantity, whole: Quantity) -> bool:
        """Whether the words say what a share is of: 39 percent of sales."""
        if share.sense is not Sense.PERCENT:
            return False
        match = _OF_WHOLE.match(self._passage.document.masked, share.span.end)
        return match is not None and not ideas_in(match[1]).isdisjoint(label_of(self._passage, whole).ideas)

    def _is_said_beside(self, share: Quantity, part: Quantity, whole: Quantity) -> bool:
        """Whether a share stands right beside the part that it is, and the whole counts the same: "1,176, or 35%"."""
        is_alike = part.unit.dimension == whole.unit.dimension or not part.unit.atoms or not whole.unit.atoms
        if not is_alike or abs(share.index - part.index) != 1:
            return False
        first, second = sorted((share, part), key=lambda figure: figure.index)
        return _BESIDE.fullmatch(self._passage.document.masked, first.span.end, second.span.start) is not None

    def _written(self, figure: Quantity) -> Quantity:
        return self._passage.quantities[figure.index]

    def _are_chained(self, figures: Sequence[Quantity], asserted: Quantity) -> bool:
        """Whether each of three is tied to another, or two are and the sentence of the result speaks of the third."""
        pairs = {
            frozenset((one.index, other.index))
            for one in figures
            for other in figures
            if one is not other and self.are_tied(one, other)
        }
        others = [figure for figure in figures if not any(figure.index in pair for pair in pairs)]
        return bool(pairs) and all(self._is_spoken_of(figure, asserted) for figure in others)

    def _is_spoken_of(self, number: Quantity, asserted: Quantity) -> bool:
        """Whether the sentence of a result names what a figure counts."""
        sentence = self._passage.sentence_of(asserted)
        words = ideas_in(self._passage.document.masked[sentence.start : sentence.end])
        return number.sense is Sense.COUNT and not words.isdisjoint(self._counts(number))

    def are_tied(self, each: Quantity, number: Quantity) -> bool:
        """Whether one figure is said of one of what the other counts or measures."""
        below = {symbol for symbol, power in each.unit.atoms if power < 0}
        if below & {symbol for symbol, power in number.unit.atoms if power > 0} or _is_per(below, number):
            return True
        if number.sense not in (Sense.COUNT, Sense.RATE) or each.index == number.index:
            return False
        things, is_each = self._said_of(each)
        if is_each and (self._are_beside(each, number) or self._are_beside(number, each)):
            return True
        things = things | frozenset(map(idea, below))
        return not things.isdisjoint(self._counts(number))

    def are_of_two(self, one: Quantity, other: Quantity) -> bool:
        """Whether two figures are said of one thing each, and not of the same: a litre and a cubic metre."""
        said, other_said = self._said_of(one), self._said_of(other)
        return any(said) and any(other_said) and said != other_said

    def _are_beside(self, one: Quantity, other: Quantity) -> bool:
        """Whether a figure stands in the sentence of another or in the two before it."""
        here = self._passage.stretch_at(self._passage.to_skeleton(one.span.start))
        earlier = here
        for _ in range(_SENTENCES):
            earlier = sentence_before(self._passage, earlier) or earlier
        return earlier.sentence.span.start <= other.span.start < here.sentence.span.end

    def _counts(self, number: Quantity) -> frozenset[str]:
        """What a figure counts: its noun, the words that belong to it, and what they stand for."""
        if number.index not in self._counted:
            nouns = frozenset(idea(symbol) for symbol, _ in number.unit.atoms if is_noun(symbol))
            self._counted[number.index] = nouns or label_of(self._passage, number).ideas | self._meant(number)
        return self._counted[number.index]

    def _meant(self, figure: Quantity) -> frozenset[str]:
        """The things that "these" before a figure stands for: what its sentence and the one before count."""
        at = self._passage.to_skeleton(figure.span.start)
        here = self._passage.stretch_at(at)
        nouns = self._nouns(here.start, at)
        if nouns:
            return nouns
        earlier = sentence_before(self._passage, here)
        if earlier is None or not _MEANT.search(self._passage.skeleton, here.start, here.end):
            return frozenset()
        return self._nouns(earlier.start, earlier.end)

    def _nouns(self, start: int, end: int) -> frozenset[str]:
        figures = self._passage.between(self._passage.extent(start, end))
        return frozenset(idea(figure.noun) for figure in figures if figure.noun)

    def _of_one(self, start: int, at: int) -> frozenset[str]:
        """What "one" before a figure stands for: "fitting one out costs", "one picture takes"."""
        figures = self._passage.between(self._passage.extent(start, at))
        ones = [figure for figure in figures if figure.value == 1 and figure.sense is Sense.COUNT]
        if not ones or any(figure.noun for figure in ones):
            return frozenset(idea(figure.noun) for figure in ones)
        following = (_NEXT.match(self._passage.document.masked, figure.span.end) for figure in ones)
        named = ideas_in(" ".join(match[1] for match in following if match))
        earlier = sentence_before(self._passage, self._passage.stretch_at(start))
        return named | (self._nouns(earlier.start, earlier.end) if earlier else frozenset())

    def _said_of(self, each: Quantity) -> tuple[frozenset[str], bool]:
        """The things of one of which a figure is said, and whether it is said of each without a name."""
        if each.index not in self._said:
            passage = self._passage
            at = passage.to_skeleton(each.span.start)
            here = passage.stretch_at(at)
            before, after = passage.skeleton[here.start : at], passage.skeleton[at + 1 : here.end]
            if is_difference(passage, each):
                return self._said.setdefault(each.index, (frozenset(), False))
            named = " ".join(match[1] for match in _ONE_THING.finditer(before))
            if match := _OF_ONE.match(after):
                named = f"{named} {match[1]}"
            if _EACH.match(after):
                named = f"{named} {before}"
            patterns = ((_EACH.match, after), (_AN_EACH.search, before), (_PRICED.search, before))
            is_each = any(pattern(words) is not None for pattern, words in patterns)
            self._said[each.index] = (ideas_in(named) | self._of_one(here.start, at), is_each)
        return self._said[each.index]


def _is_per(below: set[str], number: Quantity) -> bool:
    """Whether something is per a unit of what a figure measures: a price per kWh, and gigawatt-hours."""
    dimensions = {ATOMS[symbol].dimension for symbol in below if symbol in ATOMS}
    # So much a month has nothing to do with some minutes: periods are tied by their names.
    return number.unit.dimension in dimensions - {(), TIME}
