"""What the words around a share say of it, and of the figures that it may follow from."""

from claims.claim import Claim
from claims.inputs import heading_of
from claims.kinds.costs.numbers import PEOPLE
from claims.kinds.quotients.naming import called
from claims.kinds.quotients.share import Share
from claims.label import ideas_in
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, size_of
from claims.span import Span
from claims.stem import idea
from claims.unit import TIME
from claims.worked_out import is_shifted

_SAID = lazy_regex(
    r"(?:\b(?:or|put (?:another way|differently)|in other words|one [a-z]+ (?:to|for)|so|thus|therefore|hence|averag\w+|mean|(?:that|which|it|this)(?: is| was|[’']s| means| implies)|meaning|implying|typical|i\.e\.,?|(?:works?|worked) out(?:,[^.;:,]{1,20},)? (?:at|to)|"
    r"(?:comes?|came|amounts?|amounted)(?:,[^.;:,]{1,20},)? to|in effect|effectively|makes|making|gives|giving|equivalent to|per [a-z]+(?: [a-z]+)?(?:,| (?:is|was|stands|stood|reaches|reached)\b)|leav(?:es|ing)|caseload|density|ratio|spread|would have to|must|to the (?:tune|extent) of|stands? at|stood at)\b)"
    r"[^.;\uE000-\uF8FF]{0,60}$"
)
_SET_BESIDE = lazy_regex(r"(?:,(?: at)?|[–—(:;])\s(?:(?:about|some|roughly|only|just|over|under|nearly|almost)\s)*$")
_UNSURE = lazy_regex(
    r"\b(?:from|than|compared|instead|respectively|if|target|national\w*|(?:for|across|in) the (?:region|country|county|industry|sector)|median|elsewhere|typically|legal|limit|minimum|maximum|"
    r"recommend\w*|extra|(?<!put )another|up to|at least|at most|first|next|previous\w*|last|earlier|before|against|where|rules?|require[sd]?|wants?|asks?|policy|says|allow\w*|aim\w*|should|interest|deposit)\b"
)
_OF_OTHERS = lazy_regex(
    r"[^.;:,\uE000-\uF8FF]{0,20}\b(?:elsewhere|(?:is|was) (?:thought |considered |regarded as |held to be )?(?:usual|normal|common|typical|customary|standard|"
    r"respectable|expected|hoped|forecast|planned|needed|required)|would (?:be|have))\b"
)
"""Words behind a share for what others have, or what is wanted."""
_COMPARED = lazy_regex(
    r"\s(?:more|less|fewer|higher|lower|dearer|cheaper|above|below|extra|of (?:it|them|which))\b|"
    r",\s(?:extra|of (?:it|them|which))\b|,?\s(?:after|before|with|net of) [^.;]{0,30}(?:discount|tax|rebate)s?\b"
)
_SUPPOSED = lazy_regex(
    r"\b(?:if|unless|could|(?:might|may)(?! (?:well )?(?:appear|seem|look|sound|strike)\b)|suppose|imagine|instead|rather|(?<!put )another|except|excluding|including)\b"
)
_OF_WHICH = lazy_regex(r"^[^.;]{1,40} of (?:which|whom)\b")
_ALSO = lazy_regex(r"\bor\s(?:(?:about|some|roughly|only|just|over|under|nearly|almost)\s)*$")
_OF_PERIOD = lazy_regex(r"\b(?:hourly|daily|nightly|weekly|monthly)\b")
_EXPLAINS = lazy_regex(r"[:;–—(]|\b(?:from|on|for|because|since|as|out of)\b")
_GOES_ON = lazy_regex(
    r"\b(?:(?:last|this|next) (?:year|month|week|season)|so|thus|therefore|hence|consequently|total\w*|altogether|combined|giving|making|together|overall|in all|would|will|receiv\w+|bill)\b|[×=]"
)
_AVERAGED = lazy_regex(r"\b(?:an|the) (?:average|typical) (?:[a-z-]+ ){1,2}[^.;,\uE000-\uF8FF]{0,40}$")
_ON_AVERAGE = lazy_regex(r"[^.;:\uE000-\uF8FF]{0,30}\bon average\b")
_REACH = 110
_MUCH = 10
_OPENING = 20


class Words:
    """What the words around a share say of it and of the figures that it may follow from."""

    def __init__(self, passage: Passage, share: Share) -> None:
        self._passage = passage
        self._share = share
        self._at = passage.to_skeleton(share.figure.span.start)
        start = passage.stretch_at(self._at).start
        self._before = passage.lowered[max(start, share.start - _REACH) : share.start]
        self._is_compared = _COMPARED.match(passage.lowered, share.end) is not None

    def are_sure(self, claim: Claim) -> bool:
        """Whether a share is said to follow from the two of a claim, and from nothing else."""
        total, number = (premise.quantity for premise in claim.premises)
        is_open = self._is_compared or any(map(self._loses_some, (total, number)))
        if is_open or self._is_unsure(total, number) or not self._are_joined(total, number):
            return False
        if self.is_renamed(total):
            return False
        if self._has_rival(total) and not is_shifted(claim) or self._is_narrowed(number):
            return False
        first = min(total.span.start, number.span.start, self._share.figure.span.start)
        start = self._passage.stretch_at(self._passage.to_skeleton(first)).start
        if _SUPPOSED.search(self._passage.lowered, start, self._at):
            return False
        if _ALSO.search(self._before) and self._share.figure.index - 1 not in (total.index, number.index):
            return False
        if self._share.is_ratio and self.are_named(claim):
            return True
        if _AVERAGED.search(self._before) and self._share.noun and not self.names(number):
            # An average hardback is no average of all books.
            return False
        return (
            _SAID.search(self._before) is not None
            or _ON_AVERAGE.match(self._passage.lowered, self._at + 1) is not None
            or self._are_set_beside(total, number)
        )

    def are_named(self, claim: Claim) -> bool:
        """Whether total and number both go by the names that a share has for them."""
        total, number = (premise.quantity for premise in claim.premises)
        each = self._share.each.noun
        return bool(each) and idea(each) in self._ideas_of(total) and self.names(number)

    def are_told(self, claim: Claim) -> bool:
        """Whether one digit is enough to know a share by: each of what the number counts is said to have it.

        Where the three stand alone, words that say that it follows are enough, or one for a person beside people.
        """
        total, number = (premise.quantity for premise in claim.premises)
        is_of_each = (self._share.is_ratio or self._share.is_each) and self.names(number)
        if is_of_each or self.are_named(claim):
            return True
        if not self.are_alone(total, number) or self._is_compared or self._is_unsure(total, number):
            return False
        is_person = self._share.is_person and idea(number.noun) in PEOPLE
        is_of_all = self._share.is_each and self._share.noun not in self._passage.counted_by_idea
        return is_person or is_of_all or self.names(number) or _SAID.search(self._before) is not None

    def is_one_way(self, claim: Claim) -> bool:
        """Whether the words name the number of a claim, or what it is the total of, and not the other way round."""
        total, number = (premise.quantity for premise in claim.premises)
        each = self._share.each.noun
        is_total = bool(each) and idea(each) in self._ideas_of(total)
        return (is_total or self.names(number)) and not self.names(total)

    def names(self, number: Quantity) -> bool:
        """Whether a figure counts what a share is per by its name: judges, class rooms, GPs for practitioners."""
        noun = self._share.noun
        if not noun:
            return False
        return noun in self._ideas_of(number) or called(self._passage, number, noun)

    def is_renamed(self, total: Quantity) -> bool:
        """Whether a share counts what goes by another name than its total: 45 names of 1,530 volunteers."""
        each = self._share.each.noun
        if not each or not total.noun or {idea(each), idea(total.noun)} & PEOPLE or each == total.noun:
            return False
        return idea(each) != idea(total.noun) and not called(self._passage, total, idea(each))

    def _ideas_of(self, figure: Quantity) -> frozenset[str]:
        if figure.noun:
            return frozenset((idea(figure.noun),))
        return ideas_in(heading_of(self._passage, figure))

    def _are_set_beside(self, total: Quantity, number: Quantity) -> bool:
        """Whether a share stands right behind total and number, which are not of two things: "40 chairs, and $9 on nails"."""
        if _SET_BESIDE.search(self._before) is None:
            return False
        first, last = sorted((total.span, number.span))
        between = self._passage.document.masked[first.end : last.start]
        is_own = self._sentence(total) == self._sentence(number) == self._sentence(self._share.figure)
        return is_own and " and " not in between

    def _is_unsure(self, total: Quantity, number: Quantity) -> bool:
        """Whether the words between a share and the figures before it tell of another case."""
        before = [figure.span.end for figure in (total, number) if figure.index < self._share.figure.index]
        start = max(self._at - len(self._before), self._passage.to_skeleton(max(before, default=0)))
        if _UNSURE.search(self._passage.lowered, start, self._at) is not None:
            return True
        if _OF_OTHERS.match(self._passage.lowered, self._share.end) is not None:
            return True
        periods = set(_OF_PERIOD.findall(self._before))
        return bool(periods) and periods.isdisjoint(_OF_PERIOD.findall(self._sentence_text(total)))

    def _sentence_text(self, figure: Quantity) -> str:
        start, end = self._sentence(figure)
        return self._passage.document.masked[start:end].lower()

    def _sentence(self, figure: Quantity) -> Span:
        return self._passage.sentence_of(figure)

    def _are_joined(self, total: Quantity, number: Quantity) -> bool:
        """Whether total and number stand in one sentence, or the number is the only one of its sort, and named or alone."""
        if self._sentence(total) == self._sentence(number):
            return True
        unit = self._share.unit
        is_named = unit is not None and unit.dimension != TIME or unit is None and self.names(number)
        if not (is_named or self.are_alone(total, number)):
            return False
        return not any(
            figure.value != number.value and figure.unit.dimension == number.unit.dimension
            for figure in self._passage.quantities[: self._share.figure.index]
        )

    def are_alone(self, total: Quantity, number: Quantity) -> bool:
        """Whether no other figure stands in the sentences from the first of the three on, up to the last of them."""
        three = (total, number, self._share.figure)
        spans = [self._sentence(figure) for figure in three]
        extent = Span(min(span.start for span in spans), max(figure.span.end for figure in three))
        return {figure.index for figure in self._passage.between(extent)} == {figure.index for figure in three}

    def _has_rival(self, total: Quantity) -> bool:
        """Whether the sentence of a total has another figure of its sort and size: of two costs either may be meant."""
        rivals = [
            figure
            for figure in self._passage.between(self._sentence(total))
            if (figure.unit.dimension == total.unit.dimension or not figure.unit.atoms and not figure.is_word)
            and figure.index not in (total.index, self._share.figure.index)
        ]
        last = max(total.index, self._share.figure.index)
        return any(
            figure.index < last and figure.value != total.value and size_of(figure) * _MUCH > size_of(total)
            for figure in rivals
        )

    def _loses_some(self, figure: Quantity) -> bool:
        """Whether the next figure is a part of one: a day of twelve hours, two of which were for meals."""
        rest = self._passage.document.masked[figure.span.end : self._sentence(figure).end]
        return _OF_WHICH.search(rest) is not None

    def _is_narrowed(self, number: Quantity) -> bool:
        """Whether a share is said of one of some of what a number counts: of a primary school, where all are counted."""
        narrowed = self._share.narrowed
        return bool(narrowed) and not narrowed <= ideas_in(self._passage.document.quote(self._sentence(number)))

    def is_behind(self, total: Quantity, number: Quantity) -> bool:
        """Whether what stands behind a share explains it: "16 pupils: the roll is", rather than follows from it.

        A share that opens its sentence alone may be explained by the next one.
        """
        own = self._sentence(self._share.figure)
        if own != self._sentence(total):
            is_alone = len(self._passage.between(own)) == 1
            return is_alone and own.end <= min(total.span.start, number.span.start) and self._opens(own)
        between = self._passage.lowered[self._at + 1 : self._passage.to_skeleton(total.span.start)]
        return _EXPLAINS.search(between) is not None and _GOES_ON.search(between) is None

    def _opens(self, own: Span) -> bool:
        start = self._passage.to_skeleton(own.start)
        block = self._passage.document.blocks[self._passage.stretch_at(start).sentence.block].span
        is_first = block.start == own.start and bool(self._share.noun) and not self._share.averaged
        return self._share.is_ratio or self._share.is_each or is_first or self._at - start < _OPENING
