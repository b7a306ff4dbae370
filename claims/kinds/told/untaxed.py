"""What a price told with its tax is without it, in the sentence behind: `£2,160 including VAT at 20%. Whoever reclaims the tax pays
£1,800`.

The one sum behind it, where words take the tax out, is the price over one and the rate. One that is off is what a mistake
makes of the two: the rate taken off the price, or put on it, or a slip of the pen.
"""

from collections.abc import Iterator

from claims.claim import Claim, Premise
from claims.kinds.kind import is_operand, same_measure
from claims.misprint import misprint_between
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, around, size_of

_TAX = r"(?:VAT|GST|HST|IVA|(?:value[- ]added|goods[- ]and[- ]services|sales|turnover) tax)\b"
_WITH = r"(?:including|includes|inclusive of|incl\.?|with)(?: the| its| an?)? "
_TAXED = (
    Phrase(rf"{{g:money}},? ?\(?{_WITH}{{p:percent}} {_TAX}"),
    Phrase(rf"{{g:money}},? ?\(?{_WITH}{_TAX} ?(?:at|of|\() ?(?:the (?:[a-z]+ )?rate of )?{{p:percent}}"),
)
_TAKEN_OUT = lazy_regex(
    r"\b(?:reclaim\w*|recover\w*|(?:claims?|gets?) (?:it|that|this|the tax|the vat) back|net of|without|before|excluding|exempt\w*)\b"
)
_NET = "g / (1 + p)"


def untaxed(passage: Passage) -> Iterator[Claim]:
    """Every price without its tax that the one with it and the rate give, or should."""
    for phrase in _TAXED:
        for match in phrase.matches(passage):
            gross, rate = (passage.quantity_at(match.start(name)) for name in "gp")
            net = _net(passage, passage.stretch_at(match.start("g")), match.end())
            if net is not None and same_measure(gross, net) and size_of(net) != size_of(gross):
                yield from _claim(gross, rate, net)


def _net(passage: Passage, here: Stretch, start: int) -> Quantity | None:
    """The one sum behind a place, in its sentence or the next, that words say to be without the tax."""
    after = passage.sentences[passage.place_of(here) + 1 :][:1]
    is_next = bool(after) and after[0].sentence.block == here.sentence.block
    end = after[0].end if is_next else here.end
    sums = [each for each in passage.between(passage.extent(start, end)) if each.sense is Sense.MONEY]
    if len(sums) != 1 or sums[0].is_range or sums[0].is_bound:
        return None
    at = passage.to_skeleton(sums[0].span.start)
    is_taken = _TAKEN_OUT.search(passage.lowered, start, at) is not None
    return sums[0] if is_taken and not is_operand(passage.skeleton, at) else None


def _claim(gross: Quantity, rate: Quantity, net: Quantity) -> Iterator[Claim]:
    share, whole = size_of(rate), size_of(gross) / net.unit.factor
    right = whole / (1 + share)
    mistakes = (whole * (1 - share), whole * (1 + share), whole * share)
    is_mistaken = any(net.interval.contains(value) for value in mistakes)
    if net.widest.contains(right) or is_mistaken or misprint_between(net.value, right):
        yield Claim("tax", net, _NET, (Premise("g", gross), Premise("p", rate)), around((gross, rate, net)), loose=True)
