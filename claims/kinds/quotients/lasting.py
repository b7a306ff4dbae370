"""How long, how far and how many times an amount goes: `The tank holds 900 litres and the pump takes 6 an hour, enough for 150 hours`.

The result is so long (`will last`, `full in`, `a wait of`), so far (`a range of`) or so many of what takes one part each
(`would need 40 trains`, where a train carries so much). The units leave the amount and its part: they cancel to those of
the result, or, for things that are counted, stand in one unit, the part said of one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.closing.calendar import is_length
from claims.dimension import combined, leftover
from claims.document import BlockKind
from claims.factors.around import Around
from claims.factors.period import Periods
from claims.implied import may_have_period, per, period_of_adverb, period_told, with_rate
from claims.kinds.quotients.going import Going
from claims.kinds.quotients.operands import Quotients
from claims.label import ideas_in
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.stem import idea
from claims.unit import NO_UNIT, atom

_FREE = r"[^.;:()\uE000-\uF8FF]"
_LASTS = (
    r"\b(?:lasts?|lasted|lasting|suffices?|enough for|good for|(?:runs?|running|go|going|keep|keeps|carry|carries|operate|operates) (?:on )?(?:[a-z]+ ){0,3}for|"
    r"(?:supply|supplies|wait|delay|backlog|range|endurance|autonomy|reach|life|time|queue|look forward to)\b|travels?|drives?|covers?|"
    r"takes?|took|taking|(?:replaces?|renews?|changes?|turns? over|flush(?:es)?|refills?) (?:[a-z]+ ){0,4}?(?:every|in|within)|needs?|needed|requires?|required|orders?|ordered|calls? for|specif(?:y|ies|ied)|contract is for|must|ha(?:s|ve) to|employs?|have to make|makes?|made|fills?|filled|holds?|fits?|"
    r"(?:full|empty|dry|gone|exhausted|finished|done|complete|completed|cleared|depleted|used up|worked out|over|run out|runs out|sold out|paid|"
    r"pays?|recouped|recovered|repaid|covered|back|break(?:s|ing)? even) (?:[a-z]+ ){0,4}?(?:in|within|after|by)|(?:busy|occupied|employed|at work) for|turn out|giving|making|seals?|wanted|so|therefore|thus|hence)"
)
_ABLE = Phrase(
    rf"\b(?:will|would|can|could|should|must)\b{_FREE}{{0,40}} {{x:count|measure}}(?: [a-z]+){{0,3}} (?:in|within) <ABOUT>{{n:duration}}"
)
"""How long somebody takes over so much, where the sentence says how fast."""
_RESULTS = (
    Phrase(rf"{_LASTS}{_FREE}{{0,40}}? ?<ABOUT>{{n:duration|count|measure}}"),
    Phrase(
        r"{n:duration}(?:[’'])? (?:of (?:supply|use|consumption|production|work|output|sales|running|operation|stock)|supply|time|worth|"
        r"to (?:fill|empty|clear|drain|finish|complete|use|get|work|process|repay|recoup|recover|pay|live|run|survive)|before)\b"
    ),
    Phrase(r"\b(?:once|one|another|new|arriv\w+|c[ao]me|comes|passe[sd]|[a-z]+ed|[a-z]+s|average,?) (?:once )?every <ABOUT>{n:duration}"),
    _ABLE,
    Phrase(r"(?:answered|answer|carry on|hold out|survive|that is|that gives|this gives|which gives|comes? to|payback)\b[^.;()\uE000-\uF8FF]{0,30}? <ABOUT>{n:duration}"),
    Phrase(r"{n:count} (?:[a-z]+ ){0,2}?(?:would be |will be |are |were |was )?(?:needed|required|delivered|wanted|made|enough|to (?:clear|move|carry|shift|fill|empty))\b"),
)  # fmt: skip
_OF_ONE_BEFORE = lazy_regex(
    r"\b(?:an?|each|every|one|single|per|the (?:average|typical)|once|can|could)\s[^.;:()]{1,90}$|"
    r"\b(?:at (?:intervals|spacings?) of|spaced|every|each)\s(?:about\s)?$"
)
_OF_ONE_BEHIND = lazy_regex(
    r"(?:\s[a-z]+){0,3}?\s(?:each|apiece|a (?:time|trip|load|day|night|head|piece)|at a time|at once|per [a-z]+|(?:in|for|to|on) (?:each|every|one|an?)|apart)\b|[ -](?:intervals?|spacings?)\b"
)
_HOLDS = lazy_regex(
    r"\b(?:carr(?:y|ies|ying)|holds?|holding|seats?|takes?|fits?|handles?|contains?|stores?|serves?|feeds?|moves?|lifts?|accommodates?|covers?|"
    r"treats?|processes)\s(?:(?:about|some|up to|only|just|around)\s)*$"
)
_SO_MANY = lazy_regex(
    r"\b(?:would|will|could|must|should|have to|needs?|requires?|orders?|ordered|calls? for|specif(?:y|ies|ied)|contract is for|so|therefore|thus|hence|enough for|good for|fills? up|giving|making|seals?|packs?|bags?|bottles?|turn out|needed|required|delivered|wanted|enough|to (?:clear|move|carry|shift|fill|empty))\b"
)
_PER_PERIOD = lazy_regex(
    r"\b(daily|nightly|hourly|weekly|monthly|annual|yearly) [a-z]+(?: [a-z]+)?,? (?:(?:of|is|at|was|being|about|some|around|roughly) )*$"
)
"""A demand for every day: a daily demand of 45,000 cubic metres."""
_BEHIND = lazy_regex(r"[\s-]{1,5}([a-z]+)\b")
_GAINS = lazy_regex(
    r"\b(?:sav\w+|cuts?|trims?|lower\w*|reduc\w+|earn\w*|yield\w*|bring\w*|spare\w*|less|cheaper|bring|return\w*|fall\w*|drop\w*|shav\w+|knock\w*)\b|\btakes?\b[^.;]{0,30}\b(?:off|from)\b"
)
_HYPHEN = lazy_regex(r"\w[-‑][a-z]")
"""What a 20-year bond is called by is no result."""
_REACHES = lazy_regex(
    r"\b(?:needs?|requires?|orders?|lasts?|lasted|for|range|reach|travels?|drives?|covers?|so|therefore|thus|hence|takes? (?:it|you|us|them))\b"
)
_RUNS = lazy_regex(
    r"(?:lasts?|lasted|runs?|goe?s?|keeps?|carry|carries|operates?|enough|will)\b.{0,40} for\b|(?:full|empty|dry|gone|exhausted)\b"
)
_TRAVELS = lazy_regex(r"(?:travel|drive|cover)s?\b")
_FEWER = lazy_regex(r"\b(?:more|fewer|less|extra|additional)\b")
_EVERY = lazy_regex(r"\bevery (?:(?:about|some|around|roughly|nearly|almost) )*$")
_MORE = lazy_regex(r"\s(?:more|fewer|less|extra)\b|[^.;]{0,30}\b(?:more|fewer|less) than\b")
_ONE = idea("one")
_AMOUNTS = (Sense.COUNT, Sense.MEASURE, Sense.MONEY)
_LENGTH = (("length", 1),)
_TWICE = 2
_FEW_WORDS = 30
_NEAR = 60
_WHOLE = 1000


def lasting(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every time, distance or number for which the figures near it give how far an amount goes."""
    quotients = passage.shared(Quotients)
    seen: set[int] = set()
    for phrase in _RESULTS:
        for match in phrase.matches(passage):
            result = passage.quantity_at(match.start("n"))
            if result.index in seen or not _may_be_result(passage, match, result):
                continue
            if result.sense is Sense.COUNT and not _SO_MANY.search(
                passage.lowered, _clause(passage, match), match.end()
            ):
                continue
            pairs = _Pairs(kind, passage, result)
            sure = pairs.are_together if phrase is _ABLE else pairs.going.are_sure
            claim = quotients.claim(result, pairs, sure, one_way=pairs.going.is_time)
            if claim is not None:
                seen.add(result.index)
                yield claim


def _clause(passage: Passage, match: re.Match[str]) -> int:
    """Where the words begin that may say that a match tells of a result."""
    return max(passage.stretch_at(match.start()).start, match.start() - _FEW_WORDS)


def _may_be_result(passage: Passage, match: re.Match[str], result: Quantity) -> bool:
    block = passage.stretch_at(match.start("n")).sentence.block
    is_prose = passage.document.blocks[block].kind is not BlockKind.CELL
    if (
        result.sense is Sense.COUNT
        and result.value.denominator != 1
        or _HYPHEN.search(passage.document.quote(result.span))
    ):
        return False
    if result.sense is Sense.MEASURE and not _REACHES.search(match[0]):
        return False
    if result.sense is Sense.DURATION and (_TRAVELS.match(match[0]) or is_length(result) and not _RUNS.match(match[0])):
        return False
    is_many = result.value > 1 or result.sense is Sense.DURATION and result.noun != "one" and result.value != 1
    return is_prose and not result.is_range and is_many and with_rate(passage, result) is result


class _Pairs:
    """The claims that a result is how far one figure goes by another."""

    def __init__(self, kind: str, passage: Passage, result: Quantity) -> None:
        self._kind = kind
        self._passage = passage
        self._result = result
        own = passage.stretch_at(passage.to_skeleton(result.span.start))
        self.going = Going(passage, result)
        self._is_opening = result.sense is Sense.DURATION and len(passage.within(own)) == 1
        """Whether a time is alone in its sentence, so that the next one may say what it follows from."""

    def __call__(self, figures: Sequence[Quantity]) -> Iterator[Claim]:
        """A claim for each amount and each part of it whose units give those of the result."""
        make = self._counted if self._result.sense is Sense.COUNT else self._measured
        before = [figure for figure in figures if figure.index < self._result.index or self._is_opening]
        amounts = [figure for figure in before if figure.sense in _AMOUNTS]
        if _EVERY.search(self._before(self._result)):
            yield from self._apart(before)
        for part in before:
            yield from make(part, [amount for amount in amounts if amount.index != part.index])

    def _apart(self, figures: Sequence[Quantity]) -> Iterator[Claim]:
        """So long between two of what a time has so many of: one every 15 seconds."""
        masked, sentence = self._passage.document.masked, self._passage.sentence_of(self._result)
        named = ideas_in(masked[sentence.start : self._result.span.start])
        for number in figures:
            is_named = idea(number.noun or "-") in named or _ONE in named and bool(number.noun)
            if number.sense is Sense.COUNT and number.value > 1 and is_named:
                bare = number.but(unit=NO_UNIT)
                yield from (
                    self._claim(time, bare, self._result)
                    for time in figures
                    if time.sense is Sense.DURATION and size_of(time) > size_of(self._result)
                )

    def _measured(self, part: Quantity, amounts: Sequence[Quantity]) -> Iterator[Claim]:
        """So long or so far: an amount by what is used of it in a time or on a distance."""
        rate = with_rate(self._passage, part)
        if rate.sense is not Sense.RATE and (every := self._passage.shared(Periods).every_behind(part)):
            rate = per(rate, atom(every))
        if rate.sense is not Sense.RATE and may_have_period(rate) and self._result.sense is Sense.DURATION:
            period = period_told(self._passage, rate) if self._is_gain(rate) else None
            rate = per(rate, period) if period is not None else rate
        if rate.sense is not Sense.RATE and (named := _PER_PERIOD.search(self._before(part))):
            rate = per(rate, atom(period_of_adverb(named[1])))
        if rate.sense is not Sense.RATE and self._result.sense is not Sense.DURATION:
            return
        wanted = self._result.unit.dimension
        for amount in amounts:
            given = combined(amount.unit.dimension, rate.unit.dimension, -1)
            is_more = rate.unit == part.unit or size_of(amount) > size_of(part)
            if is_more and amount.unit.dimension != wanted and not leftover(given, wanted):
                yield self._claim(amount, rate, self._result)

    def are_together(self, claim: Claim) -> bool:
        """Whether both figures of a claim stand in the sentence of its result, which leaves no doubt."""
        here = self._passage.sentence_of(self._result)
        own = all(self._passage.sentence_of(premise.quantity) == here for premise in claim.premises)
        return own and self.going.are_sure(claim)

    def _before(self, part: Quantity) -> str:
        """The words right before a figure."""
        at = self._passage.to_skeleton(part.span.start)
        return self._passage.lowered[max(self._passage.stretch_at(at).start, at - _NEAR) : at]

    def _is_gain(self, part: Quantity) -> bool:
        """Whether the sentence of a figure tells of something saved or earned."""
        sentence = self._passage.sentence_of(part)
        return _GAINS.search(self._passage.document.masked, sentence.start, sentence.end) is not None

    def _counted(self, part: Quantity, amounts: Sequence[Quantity]) -> Iterator[Claim]:
        """So many of what takes one part each."""
        if not self._is_of_one(part):
            return
        part = part.without_period()
        if part.unit.denominators or not part.unit.dimension and part.sense is Sense.RATE:
            return
        for amount in amounts:
            is_more = size_of(amount) >= size_of(part) * _TWICE
            # Behind so many million tonnes another so many million are tonnes.
            is_gapped = not self._result.noun and self._result.has_scale and amount.has_scale
            is_bare = amount.sense is Sense.COUNT and not amount.noun and self._is_of_result(part)
            is_other = not is_bare and leftover(amount.unit.dimension, part.unit.dimension)
            if not is_more or is_gapped or is_other:
                continue
            if not self._result.noun or self._result.noun not in (amount.noun, part.noun):
                exact = size_of(amount) / size_of(part)
                # Along a way there is one more at its end.
                is_rounded = exact.denominator != 1 and self._result.value < _WHOLE or amount.unit.dimension == _LENGTH
                result = replace(self._result, resolution=Fraction(2)) if is_rounded else self._result
                yield self._claim(amount, part, result)

    def _claim(self, amount: Quantity, part: Quantity, result: Quantity) -> Claim:
        premises = (Premise("t", amount), Premise("n", part))
        return Claim(self._kind, result, "t / n", premises, self._passage.sentence_of(self._result))

    def _is_of_one(self, part: Quantity) -> bool:
        """Whether a figure is said of one of something; one that only counts must be what that holds."""
        skeleton = self._passage.lowered
        at = self._passage.to_skeleton(part.span.start)
        if self._is_of_result(part):
            return True
        if _MORE.match(skeleton, at + 1) or _FEWER.search(self._passage.document.quote(part.span)):
            return False
        before = skeleton[max(self._passage.stretch_at(at).start, at - 110) : at]
        is_one = self._is_behind_one(part) or _OF_ONE_BEFORE.search(before) is not None
        is_one = is_one or _OF_ONE_BEHIND.match(skeleton, at + 1) is not None
        is_held = _HOLDS.search(before) is not None
        return is_one and is_held if part.sense is Sense.COUNT else is_one or is_held

    def _is_of_result(self, part: Quantity) -> bool:
        """Whether a figure is so much for one of what the result counts: 250 ml pots, 160 tumblers in a shift."""
        noun = self._result.noun
        if not noun:
            return False
        behind = _BEHIND.match(self._passage.document.masked, part.span.end)
        if part.sense is Sense.MEASURE and behind is not None and idea(behind[1]) == idea(noun):
            return True
        links = self._passage.shared(Around).links(part)
        return any(link.is_behind and link.is_sure and idea(noun) in link.ideas for link in links)

    def _is_behind_one(self, part: Quantity) -> bool:
        """Whether a figure is the next one behind a "one" in its sentence: "One bag is enough for 40 m²"."""
        one = self._passage.quantities[part.index - 1] if part.index else part
        is_one = one.value == 1 and one.is_word and one.sense is Sense.COUNT
        return is_one and self._passage.sentence_of(one) == self._passage.sentence_of(part)
