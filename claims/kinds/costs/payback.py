"""Paybacks: a cost over what is gained a year, in whatever order the three are told.

`A refit at $48,000 saves $8,000 a year, a payback of six years`; `dividing $48,000 by the saving`, where the saving of
a year stands before. Where the sentence and the one before it have just one cost and one yearly gain the time follows
from them, and another is a warning; of several the two that give it explain it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from claims.claim import Claim, Premise, Strength
from claims.inputs import heading_of, inputs_before
from claims.kinds.kind import same_dimension
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, size_of
from claims.reach import Pair, sentence_before
from claims.unit import Unit, atom, is_noun

_FREE = r"[^.;:\uE000-\uF8FF]"
_PAYBACK = (
    r"\b(?:(?:simple )?pay-?back(?: period| time)? (?:of|in|is|within|comes to)|pays? (?:for )?(?:itself|back|off)(?: \w+)? (?:in|after|within)|"
    r"(?:recouped|recovered|repaid|paid back|earned back) (?:in|after|within)|break(?:s|ing)? even (?:in|after|within))"
)
_GAIN = r"\b(?:sav(?:es?|ed|ings?)|earn(?:s|ed|ings)?|bring(?:s|ing)? in|yield(?:s|ing)?|return(?:s|ing)?|benefits?|income|profits?|revenues?)"
_IN_ORDER = (
    Phrase(rf"{{t:money}}{_FREE}{{0,80}}?{_GAIN}{_FREE}{{0,30}}? ?{{y:rate}}{_FREE}{{0,60}}?{_PAYBACK} <ABOUT>{{n:duration}}"),
    Phrase(rf"{_GAIN}{_FREE}{{0,30}}? {{y:rate}}{_FREE}{{0,60}}?{{t:money}}{_FREE}{{0,60}}?{_PAYBACK} <ABOUT>{{n:duration}}"),
    Phrase(rf"\bdivid(?:e|ed|ing) {_FREE}{{0,30}}?{{t:money}} by {_FREE}{{0,40}}?{{y:money|rate}}{_FREE}{{0,60}}?{_PAYBACK} <ABOUT>{{n:duration}}"),
)  # fmt: skip
_BY_NAME = Phrase(
    rf"\bdivid(?:e|ed|ing) {_FREE}{{0,30}}?{{t:money}} by (?:the|this|that|its|their) (?P<gain>(?:net |annual |yearly )?[a-z]+) {_FREE}{{0,60}}?"
    rf"{_PAYBACK} <ABOUT>{{n:duration}}"
)
_THEIR_COST = r"(?:(?:the|its|their|our|this|that|all|whole|full|entire|initial|money|cost|costs|outlay|back|investment|price|loan|debt) ?)*"
_SAID = (
    Phrase(
        rf"\bpay-?back(?: period| time)?(?: on {_FREE}{{0,40}}?)?(?: (?:of|in|is|was|within|comes to|works out at|to|falls to|drops to|rises to|"
        r"would be|will be|becomes|takes))? <ABOUT>{n:duration}"
    ),
    Phrase(
        rf"\b(?:pay(?:s|ing)? (?:for )?(?:itself|themselves|back|off)|paid (?:back|off)|recoup(?:s|ed)?|recover(?:s|ed)?|repaid|repay|"
        rf"earn(?:s|ed)? back|break(?:s|ing)? even) ?{_THEIR_COST}(?:[\uE000-\uF8FF] )?(?:in|after|within) <ABOUT>{{n:duration}}"
    ),
    Phrase(
        r"\b(?:(?:comes?|came|is|are|be|get|gets|has|have) (?:its|their|our|your|his|her)?(?: money| outlay| cost| investment)? ?back|(?:is|are|be) made good|"
        r"covers? (?:its|their) (?:own )?costs?|earned (?:its|their) (?:price|keep)) (?:in|after|within) <ABOUT>{n:duration}"
    ),
    Phrase(
        rf"\b(?:matched|covered|met|repaid|recouped|made good|earned back|won back) (?:by {_FREE}{{0,40}}? )?(?:in|after|within) <ABOUT>{{n:duration}}"
    ),
    Phrase(
        r"{n:duration} to (?:pay (?:for (?:itself|themselves)|back|off)|earn back|recoup|recover|repay|break even)\b"
    ),
)
_LEFT_ALONE = Phrase(
    r"\b(?:interest|discount|inflation|mortgage|loan|subsid\w+|grants?|after tax|per cent|down from|instead)\b"
)
_GAINS = lazy_regex(
    rf"{_GAIN}|\b(?:worth|cuts?|lower|reduc\w+|surplus|gains?|net|makes?|adds?|less|cheaper|fewer|avoid\w*|spared?)\b".replace(
        " ", r"\s"
    )
)
_COSTS = lazy_regex(
    r"\b(?:costs?|outlay|back|invest\w*|prices?|priced|order|spen[dt]|fitted|at\san?\saverage|pa(?:y|id)\s(?!for)|bills?|budget|fitting|quotes?|capital)\b"
)
_UNSURE = Phrase(
    r"\b(?:(?<!even\s)if|but|without|another|instead|except|than|from|loan|subsid\w+|grants?|interest|wages|rent)\b"
)
_YEARLY = lazy_regex(r"\b(?:annual|yearly)\s[^.;:,\uE000-\uF8FF]*\Z")
_EACH_YEAR = lazy_regex(r"\b(?:annual|annually|yearly|(?:a|per|each|every) year)\b")
_OF_ONE = lazy_regex(r"\b(?:each|every|an?|one|(?:the|an?) (?:typical|average|usual)) [a-z]+ ")
_FAR, _NEAR = 8, 60
_YEAR = atom("year")


def paybacks(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every time in which a cost is said to be earned back, with the cost and what is gained a year."""
    for phrase in (*_IN_ORDER, _BY_NAME):
        for match in phrase.matches(passage, _LEFT_ALONE):
            cost, time = passage.quantity_at(match.start("t")), passage.quantity_at(match.start("n"))
            gain = _gain_named(passage, match) if phrase is _BY_NAME else passage.quantity_at(match.start("y"))
            if gain is not None and cost.sense is not Sense.RATE and not gain.is_range:
                yield from _claimed(kind, passage, match, (cost, gain), time)
    for phrase in _SAID:
        for match in phrase.matches(passage):
            yield from _of_figures_near(kind, passage, match)


def _claimed(
    kind: str, passage: Passage, match: re.Match[str], pair: Pair, time: Quantity, strength: Strength = Strength.WORDED
) -> Iterator[Claim]:
    cost, gain = pair
    if cost.sense is Sense.MONEY:
        # What a cost and a gain are both for one of needs no saying twice: $8,000 a bus a year, and $70,000.
        gain = replace(gain, unit=Unit(tuple(part for part in gain.unit.atoms if part[1] > 0 or not is_noun(part[0]))))
    if not any(power < 0 for _, power in gain.unit.atoms):
        # What a payback divides by is a year's gain, also where nothing says so.
        gain = replace(gain, unit=gain.unit / _YEAR)
    if same_dimension(cost, replace(gain, unit=gain.unit * _YEAR, sense=cost.sense)):
        premises = (Premise("t", cost), Premise("y", gain))
        yield Claim(kind, time, "t / y", premises, passage.extent(*match.span()), strength)


def _of_figures_near(kind: str, passage: Passage, match: re.Match[str]) -> Iterator[Claim]:
    """The payback of the one cost and the one gain of its sentence and the one before, or of two of their paragraph."""
    time, here = passage.quantity_at(match.start("n")), passage.stretch_at(match.start())
    earlier = sentence_before(passage, here)
    near = (here, earlier) if earlier else (here,)
    costs, gains = _costs_and_gains(passage, _within(passage, near))
    if time.is_range:
        return
    if gains and not costs and earlier and (farther := sentence_before(passage, earlier)):
        near = (*near, farther)
        costs, gains = _costs_and_gains(passage, _within(passage, near))
    if not (costs or gains):
        costs, gains = _costs_and_gains(passage, inputs_before(passage, here))
    reached = _costs_and_gains(passage, [*_within(passage, list(_paragraph_before(passage, here))), *costs, *gains])
    giving = [pair for pair in product(*reached) if _gives(pair, time)]
    for pair in giving:
        yield from _claimed(kind, passage, match, pair, time, Strength.INFERRED)
    if not giving and len(costs) == len(gains) == 1:
        is_told = all(_tells(passage, figure, words) for figure, words in ((costs[0], _COSTS), (gains[0], _GAINS)))
        if is_told and not any(_UNSURE.search(passage, stretch) for stretch in near):
            for claim in _claimed(kind, passage, match, (costs[0], gains[0]), time):
                yield replace(claim, loose=True)


def _tells(passage: Passage, figure: Quantity, words: re.Pattern[str]) -> bool:
    """Whether the sentence of a figure, or its item of a list, has words for what it should be."""
    stretch = passage.stretch_at(passage.to_skeleton(figure.span.start))
    said = f"{heading_of(passage, figure).lower()} {passage.lowered[stretch.start : stretch.end]}"
    return words.search(said) is not None


def _paragraph_before(passage: Passage, here: Stretch) -> Iterator[Stretch]:
    """A sentence and those right before it in its paragraph."""
    stretch: Stretch | None = here
    for _ in range(_FAR):
        if stretch is None:
            return
        yield stretch
        stretch = sentence_before(passage, stretch)


def _within(passage: Passage, stretches: Sequence[Stretch]) -> list[Quantity]:
    return [figure for stretch in stretches for figure in passage.within(stretch)]


def _costs_and_gains(passage: Passage, figures: Sequence[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Sums of money, one for each value, and sums a year or another period."""
    found = {(figure.value, figure.unit): figure for figure in figures if not figure.is_range}.values()
    gains = [figure for figure in found if _is_yearly(figure) or _is_said_yearly(passage, figure)]
    costs = [figure for figure in found if figure.sense is Sense.MONEY and figure not in gains]
    of_one = [_for_one(figure) for figure in found if figure not in gains and _is_for_one(figure)]
    if of_one and any(_is_gain_of_one(passage, gain) for gain in gains):
        return of_one, gains
    return costs, gains


def _is_for_one(figure: Quantity) -> bool:
    """Whether a sum of money is for one of something, and for no time: £4,200 per home."""
    (above, *below) = figure.unit.atoms or (("", 0),)
    return figure.sense is Sense.RATE and above[0].isupper() and all(is_noun(symbol) for symbol, _ in below)


def _for_one(figure: Quantity) -> Quantity:
    return replace(figure, unit=Unit(figure.unit.atoms[:1]), sense=Sense.MONEY)


def _is_gain_of_one(passage: Passage, gain: Quantity) -> bool:
    """Whether the words before a gain say that it is one of something."""
    at = passage.to_skeleton(gain.span.start)
    return _OF_ONE.search(passage.lowered, passage.stretch_at(at).start, at) is not None


def _is_said_yearly(passage: Passage, figure: Quantity) -> bool:
    """Whether a sum is one of each year by the words before it, or by its item of a list: annual benefits of £2 million."""
    at = passage.to_skeleton(figure.span.start)
    before = passage.lowered[max(passage.stretch_at(at).start, at - _NEAR) : at]
    is_said = _YEARLY.search(before) is not None or _EACH_YEAR.search(heading_of(passage, figure).lower()) is not None
    return figure.sense is Sense.MONEY and is_said


def _is_yearly(figure: Quantity) -> bool:
    """Whether a rate is one of money in time, for one of something or not."""
    if figure.sense is not Sense.RATE:
        return False
    bare = figure.unit.without_period()
    (above, *below) = bare.atoms or (("", 0),)
    return bare != figure.unit and above[0].isupper() and all(power < 0 for _, power in below)


def _gives(pair: Pair, time: Quantity) -> bool:
    cost, gain = pair
    seconds = size_of(cost) / size_of(gain) if gain.value else 0
    return time.interval.contains(seconds / time.unit.factor)


def _gain_named(passage: Passage, match: re.Match[str]) -> Quantity | None:
    """The figure that stands last before a match after the name of the gain: `Net benefit: £2.84 million`."""
    words = " ".join(match["gain"].split())
    phrase = Phrase(
        rf"\b{words}(?:s|es)?(?: of| is| was| would be| comes to| a year| each year|:)*\s* <ABOUT>{{y:money|rate}}"
    )
    here = passage.place_of(passage.stretch_at(match.start("t")))
    for stretch in reversed(passage.sentences[max(0, here - _FAR) : here]):
        found = list(phrase.matches_in(passage, stretch))
        if found:
            return passage.quantity_at(found[0].start("y")) if len(found) == 1 else None
    return None
