"""Differences that words mark: `the $19 million gap`, `a gap of £24.5 million`, `which leaves 9,455`, `187 beds stand empty`.

Either the word is one for what lies between two sizes, or the figure is what is left of a whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import combinations

from claims.kinds.totals.addition import FEWEST, Addition
from claims.kinds.totals.parts import is_part, told_by
from claims.misprint import power_of_ten
from claims.outcome import CLOSED
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, is_percentage, size_of
from claims.reach import in_unit_of
from claims.stem import idea
from claims.unit import atom

_SIZE = "count|measure|money|rate|duration|points"
_GAP = (
    r"(?:gap|difference|shortfall|deficit|surplus|margin|lead|majority|excess|overrun|overspend|underspend|shortage|disparity|gulf|"
    r"discrepancy|balance|remainder)"
)
_CHANGE = r"(?:drop|fall|decline|rise|increase|gain|loss|reduction|improvement|jump|saving|decrease|cut|dip|climb)"
_IS = (
    r"(?:is|was|are|were|comes? to|came to|amounts? to|amounted to|stands? at|stood at|works? out at|equals|would be|will be|makes|"
    r"reached|at)"
)
_SOME = (
    r"(?:(?:about|around|roughly|nearly|almost|some|just|only|over|exactly|more than|just over|just under|a mere|thus|therefore|then|"
    r"still|now|consequently|accordingly|an estimated|fully) )*"
)
_OPENS = r"(?:(?<=[.!?;]\s)|(?<=\n)|,|[–—:] ?)"
_MEANS = (
    r"\b(?:that is|this is|which is|it is|makes|making|leaves|leaving|left|faces?|faced|facing|implies|implying|means|meaning|gives|giving|"
    r"represents|representing|marks|marking|there is|there was|shows|with|produced|produces)"
)
_UNTAKEN = (
    r"(?:left over|left|leftover|to spare|in hand|unspent|outstanding|missing|short|unfilled|unsold|unused|empty|idle|vacant|unaccounted for|"
    r"uncommitted|unallocated|unclaimed|unmet|spare)"
)
_STILL = (
    r"(?:(?:thus|therefore|consequently|accordingly|hence|just|only|currently|would|will|should|must|can|still|to|have|has|had|been|be|is|are|was|were|stands?|stood|lies?|lay|sits?|sat|goes|went|now|"
    r"remains?|remained|stayed) )*"
)
_OWED = r"(?:owed|needed|wanted|required|sought|due|found|raised|outstanding|lacking|missing)"
_LIMIT = r"(?:budget|target|limit|estimate|forecast|plan|quota|capacity|ceiling|norm|expected|planned|promised)"
_GAPS = (
    Phrase(rf"(?:\b(?:the|that|this|their|its|our) |{_OPENS} ?an? |{_MEANS} an? )(?:[a-z-]+ ){{0,2}}?{_GAP} of {_SOME}{{t:{_SIZE}}}"),
    Phrase(rf"(?:{_OPENS} ?(?:an?|the) |{_MEANS} an? )(?:[a-z-]+ )?{_CHANGE} of {_SOME}{{t:{_SIZE}}}{CLOSED}"),
    Phrase(rf"(?:(?<=[.!?]\s)an? |\b(?:that|this) )(?:[a-z-]+ )?{_CHANGE} of {_SOME}{{t:{_SIZE}}}(?! in (?!th|two|\d))"),
    Phrase(rf"\b(?:the|that|this|their|its|our) (?:[a-z-]+ ){{0,2}}?{_GAP}(?: [a-z]+){{0,4}}?(?: ?[,:–—(]| {_IS}) ?{_SOME}{{t:{_SIZE}}}"),
    Phrase(rf"\b(?:the|that|this|their|its|our|a|an) (?:[a-z-]+ )?{{t:{_SIZE}}}[ -](?:[a-z-]+ )?(?:{_GAP[3:-1]}|{_CHANGE[3:-1]})\b"),
    Phrase(rf"\b(?:vacancies|shortages?|headroom|shortfalls?),? (?:[a-z]+ ){{0,3}}?{_IS} {_SOME}{{t:{_SIZE}}}"),
    Phrase(rf"(?:,| ?[–—]) ?(?:up|down)(?: by)? {_SOME}{{t:points}}"),
    Phrase(rf"\b(?:short of|exceed(?:s|ed)?|beats?|undercuts?|overshoots?|overshot|outnumber(?:s|ed)?|outstrip(?:s|ped)?|trail(?:s|ed)?|lag(?:s|ged)?) (?:(?!{_LIMIT}|record)[^.;:\uE000-\uF8FF]){{0,40}}?\bby {_SOME}{{t:{_SIZE[:-7]}}}"),
    Phrase(rf"{{t:{_SIZE}}}(?: [a-z]+)? (?:separates?|separated|divides?|divided) (?:the two|them|one from)\b"),
    Phrase(rf"{{t:{_SIZE}}}(?: [a-z]+)? (?:over|under|above|below|short of|shy of|beyond) (?:the |its |their |what )?(?:[a-z-]+ ){{0,3}}?{_LIMIT}\b"),
    Phrase(rf"\b(?:forgoes?|forgoing|forfeits?|sacrifices|gives up) {_SOME}{{t:{_SIZE}}}"),
)  # fmt: skip
_RESTS = (
    Phrase(
        rf"\b(?:leave|leaves|left|leaving) (?:us |them |it |him |her |you |(?:the|its|their|our) (?:[a-z]+ ){{1,3}}|behind |room for |space for )?"
        rf"(?:with )?{_SOME}{{t:{_SIZE}}}"
    ),
    Phrase(rf"{{t:{_SIZE}}}(?: [a-z]+){{0,2}}? (?:that |which |who )?{_STILL}(?:short of|{_UNTAKEN[3:-1]})\b(?! (?:of|for|the|a)\b)"),
    Phrase(rf"{{t:{_SIZE}}}(?: [a-z]+){{0,2}}? (?:remain|remained|to go)\b(?! (?:in|at|the|a)\b)"),
    Phrase(rf"\b(?:the|its|their|our|these|those|this) (?:other|remaining|rest,|balance,|remainder,|missing|outstanding|unsold|unused|unspent|empty|vacant|unfilled|absent) {_SOME}{{t:{_SIZE}}}(?! of the (?:remaining|rest)| (?:more|fewer|less)\b)"),
    Phrase(rf"\b(?:a further|the outstanding) {_SOME}{{t:{_SIZE}}}(?: [a-z]+){{0,2}}? {_STILL}{_OWED}\b"),
)  # fmt: skip
_ADDED = lazy_regex(r"\b(?:by|another|additional|extra|further|up to|at least|at most|every|each|plus|\w+s of)\s*\Z")
_CLOCK = lazy_regex(r"\s*(?:o[’']clock|[ap]\.?m\b)")
_LIKE_A_YEAR = lazy_regex(r"(?:19|20)\d\d\b")
_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE, Sense.DURATION)
_SENTENCES, _REACH, _TWO = 5, 30, 2
_COMPARABLE, _FARTHEST = Fraction(20), Fraction(1000)
_LEAST_DIGITS, _ALL, _OLDEST, _DOZEN = 2, 100, 120, 12
_CLOSE, _SLIPS = Fraction(1, 50), (-6, -3, -2, -1, 1, 2, 3, 6)


@dataclass(frozen=True)
class Marked:
    """A figure that words mark as a difference, its place in the skeleton, and whether it is what is left of a whole."""

    passage: Passage
    size: Quantity
    at: int
    is_rest: bool

    @property
    def is_of_points(self) -> bool:
        """Whether the difference is one of percentages."""
        return self.size.sense is Sense.POINTS or self.size.noun == "point"

    @property
    def told(self) -> Quantity:
        """The difference as it is compared: bare points beside percentages are percentage points."""
        if self.is_of_points:
            return replace(self.size, unit=atom("pp"), sense=Sense.POINTS)
        return self.asserted

    @cached_property
    def asserted(self) -> Quantity:
        """The difference in the unit of what it lies between."""
        if self.is_of_points:
            return replace(self.size, unit=atom("%"), sense=Sense.PERCENT)
        own = self._between(self.passage.stretch_at(self.at).start, self.at)
        is_bare = self.size.sense is Sense.COUNT and not self.size.noun
        measured = [figure for figure in own if figure.sense in (Sense.MEASURE, Sense.MONEY)]
        counts = [figure for figure in own if figure.sense is Sense.COUNT]
        other = measured[-1] if is_bare and measured and not counts else self.size
        return in_unit_of(self.size, other).without_period()

    def reaches(self) -> list[list[Quantity]]:
        """The sizes of its sort before it in its sentence, then in one more before it, and so on; else those behind it."""
        here = self.passage.stretch_at(self.at)
        number = self.passage.sentences.index(here)
        found = []
        for earlier in self.passage.sentences[max(0, number - _SENTENCES) : number + 1][::-1]:
            if earlier.sentence.block == here.sentence.block:
                found.append(self._sizes(earlier.start, self.at))
        return found if found and found[-1] else [self._sizes(self.at + 1, here.end)]

    def pairs(self, figures: list[Quantity]) -> list[Addition]:
        """The differences of each two sizes that can be compared, the smaller from the larger."""
        return [
            self.left((one, other))
            for one, other in combinations(filter(self._is_telling, figures), FEWEST)
            if self._may_count_one(one, other) and self._is_of_size(*sorted((size_of(one), size_of(other))))
        ]

    def _may_count_one(self, one: Quantity, other: Quantity) -> bool:
        """Whether two sizes are not equal and count the same, so far as both say it: "33 red apples", "23 green apples"."""
        named = {self._named(figure) for figure in (one, other) if figure.noun}
        return size_of(one) != size_of(other) and len(named) <= 1

    def _named(self, figure: Quantity) -> str:
        words = self.passage.document.masked[figure.number.end : figure.span.end].lower().split()
        return " ".join(map(idea, words))

    def _is_telling(self, figure: Quantity) -> bool:
        """Whether a figure is no small number in words beside a larger difference: "nine dioceses"."""
        return not figure.is_word or figure.value > _DOZEN or size_of(figure) * 2 >= size_of(self.asserted)

    def _is_of_size(self, low: Fraction, high: Fraction) -> bool:
        """Whether two sizes can be compared, and the difference be told of them but for a slip of the pen."""
        return high / low < _COMPARABLE and 1 / _FARTHEST < size_of(self.asserted) / high < _FARTHEST

    def left(self, figures: tuple[Quantity, ...]) -> Addition:
        """What the largest of some sizes is without the others."""
        whole, *parts = sorted(figures, key=size_of, reverse=True)
        return Addition(self.asserted, (whole, *parts), frozenset(range(1, len(figures))))

    def may_be(self, found: Addition) -> bool:
        """Whether it may be told of these: it counts what they count and is smaller, but for a slip of the pen."""
        if self.is_slip(found):
            return True
        named = {self._named(term) for term in found.terms if term.noun}
        nouns = {idea(term.noun) for term in found.terms if term.noun}
        is_of_same = not self.size.noun or not nouns or idea(self.size.noun) in nouns
        # Red apples less red apples are no green ones; of berths, berths in the harbour may be left.
        is_of_other = (
            any(" " in name for name in named) and " " in self._named(self.size) and self._named(self.size) not in named
        )
        is_named = is_of_same and not is_of_other or self.is_of_points
        whole, part, *_ = found.terms
        is_part_last = not self.is_rest or whole.span.start < part.span.start
        return is_named and is_part_last and size_of(self.asserted) < size_of(whole)

    def is_slip(self, found: Addition) -> bool:
        """Whether a slip of the pen, or another power of ten, makes it of the difference that is found."""
        derived = sum(map(size_of, found.terms[1:]), -size_of(found.terms[0]))
        return found.is_misprint(_LEAST_DIGITS) or power_of_ten(-size_of(self.asserted) / derived, _CLOSE) in _SLIPS

    def is_plain(self, figure: Quantity) -> bool:
        """Whether a figure is a size by itself: no change, no operand, no price of one, no bound and no year."""
        at = self.passage.to_skeleton(figure.span.start)
        if figure.is_firm_bound or _ADDED.search(self.passage.lowered, max(0, at - _REACH), at):
            return False
        is_year = _LIKE_A_YEAR.fullmatch(self.passage.document.quote(figure.number)) is not None
        return is_part(self.passage, at) and not is_year

    def _sizes(self, start: int, end: int) -> list[Quantity]:
        """The sizes of its sort in a stretch of the skeleton, each value once; bare numbers only where there are no others."""
        near = self._between(start, end)
        alike = [figure for figure in near if self._fits(figure)]
        if self.is_of_points and len(alike) == 1:
            alike += [figure for figure in near if _may_be_percent(figure)]
        is_plain = self.is_of_points or self.asserted.sense is Sense.COUNT
        in_unit = [figure for figure in alike if figure.unit.atoms or is_plain]
        found = [self._in_unit(figure) for figure in in_unit or alike]
        return list({size_of(figure): figure for figure in found}.values())

    def _in_unit(self, figure: Quantity) -> Quantity:
        if self.is_of_points:
            return replace(figure, unit=self.asserted.unit, sense=Sense.PERCENT)
        bare = figure.without_period()
        return bare if self.asserted.sense is Sense.COUNT else in_unit_of(bare, self.asserted)

    def _between(self, start: int, end: int) -> tuple[Quantity, ...]:
        return self.passage.between(self.passage.extent(start, end))

    def _fits(self, figure: Quantity) -> bool:
        """Whether a figure is of the difference's sort; a bare number may be of any measure."""
        is_clock = _CLOCK.match(self.passage.lowered, self.passage.to_skeleton(figure.span.start) + 1)
        if figure.is_range or figure.value <= 0 or is_clock:
            return False
        if self.is_of_points:
            return is_percentage(figure)
        if figure.sense is Sense.COUNT and not figure.noun:
            may_be_age = self.asserted.unit == atom("year") and figure.value < _OLDEST
            return self.asserted.sense is Sense.COUNT or may_be_age
        same = figure.unit.without_period().dimension == self.asserted.unit.dimension
        return figure.sense in _SIZES and (same or figure.sense is self.asserted.sense is Sense.COUNT)


def marked_gaps(passage: Passage) -> Iterator[Marked]:
    """Every figure that words mark as what lies between two, or as what is left of a whole."""
    for phrases in (_GAPS, _RESTS):
        for at, _ in told_by(phrases, passage):
            size = passage.quantity_at(at)
            if not size.is_range and not size.is_firm_bound and size.value > 0:
                yield Marked(passage, size, at, is_rest=phrases is _RESTS)


def _may_be_percent(figure: Quantity) -> bool:
    """Whether a bare number may be a percentage whose sign is said of another: "it was 51 percent, here 34"."""
    return figure.sense is Sense.COUNT and not figure.noun and not figure.is_word and figure.value < _ALL
