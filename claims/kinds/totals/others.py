"""The other part of a whole that a part and its share tell: `The city bears 30 percent, or $27 million, and the state the other $63 million`.

`378 km of that, or 30 percent; the other 882 km` tells three of one thing: what the part makes of both is its share. Where
the sum of both is said before, the share is held against it, else the other part against what the first two leave for it,
of the whole that is said before where the part has its share of one.
The whole may be another's for all the words say, so a difference is a warning.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.kinds.kind import is_operand, same_measure
from claims.misprint import power_of_ten
from claims.passage import Passage, Stretch
from claims.phrase import Phrase
from claims.proportion import pair_in
from claims.quantity import Quantity, Sense, around, size_of
from claims.reach import are_alike, as_spoken, in_unit_of, sentence_before

_GAP = r"[^.;:()\uE000-\uF8FF]"
_OR = r"(?:,| ?[–—(]) ?(?:or |that is,? |i\.e\.,? |which is |that[’']s )?<ABOUT>"
_OTHER = Phrase(
    r"(?<!\bof\s)\b(?:the|its|their|these|those) (?:other|remaining|rest,|remainder,) <ABOUT>{y:count|measure|money}(?! of the (?:remaining|rest|other)| (?:more|fewer|less)\b)"
)
_END = r"(?= ?[.,;:)–—]|$| (?!(?:each|apiece|per|an?|every)\b)[a-z])"
_PARTS = (
    Phrase(rf"{{p:percent|fraction}}{_GAP}{{0,60}}?{_OR}{{x:count|measure|money}}{_END}"),
    Phrase(rf"{{x:count|measure|money}}{_GAP}{{0,40}}?{_OR}{{p:percent|fraction}}{_END}"),
)
_UNSURE = Phrase(
    r"\b(?:than|compared|respectively|rose|fell|grew|increase[ds]?|decrease[ds]?|more|fewer|(?<!make\s)(?<!makes\s)(?<!made\s)(?<!making\s)up|down|interest|another|average)\b"
)
_NAMED = re.compile(rf"[\uE000-\uF8FF] of (?!them|these|those|it|this|that|the (?:total|whole)\b){_GAP}*\Z")
_FEW = 6
_SIZES = (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE)
_SHARES = (Sense.PERCENT, Sense.FRACTION)


def find_others(passage: Passage) -> Iterator[Claim]:
    """Every other part behind a part that stands beside its share, in its sentence or in the one before."""
    for match in _OTHER.matches(passage, _UNSURE):
        here, at = passage.stretch_at(match.start()), match.start("y")
        told = _told(passage, here.start, match.start())
        if told is None and not passage.between(passage.extent(here.start, at)):
            earlier = sentence_before(passage, here)
            if earlier is not None and not _UNSURE.search(passage, earlier) and not _follows_a_share(passage, earlier):
                told = _told(passage, earlier.start, earlier.end)
        if told is not None and not is_operand(passage.skeleton, at):
            yield from _claims(passage, told, passage.quantity_at(at))
        elif told is None:
            yield from _of_pair(passage, here, passage.quantity_at(at))


def _of_pair(passage: Passage, here: Stretch, other: Quantity) -> Iterator[Claim]:
    """What a part leaves of its whole, which the sentence before says together and of nothing else."""
    earlier, first = sentence_before(passage, here), passage.within(here)[0]
    pair = pair_in(passage, earlier) if earlier is not None and first is other else None
    if earlier is None or pair is None or len(passage.within(earlier)) != len(pair):
        return
    part, whole = pair
    rest = in_unit_of(other, whole)
    figures = (part, whole, rest)
    is_one_sort = same_measure(part, whole) and are_alike(rest, whole) and rest.noun in ("", whole.noun, part.noun)
    if _is_said_short(other, size_of(whole) - size_of(part)) or _is_of_another(passage, rest, whole):
        return
    if is_one_sort and max(size_of(part), size_of(rest)) < size_of(whole) and not any(map(_is_loose, figures)):
        premises = Premise("y", whole), Premise("x", part)
        yield Claim("remainder", rest, "y - x", premises, around(figures), loose=True)


def _is_said_short(other: Quantity, rest: Fraction) -> bool:
    """Whether a number in words leaves out the thousands or millions that whoever hears it knows: "the other twelve"."""
    return other.is_word and not other.unit.atoms and power_of_ten(rest / size_of(other)) in (3, 6)


def _is_of_another(passage: Passage, rest: Quantity, whole: Quantity) -> bool:
    """Whether a figure before is what the whole and the rest make together, so that these are the parts."""
    both = size_of(rest) + size_of(whole)
    return any(size_of(figure) == both for figure in passage.quantities[max(0, whole.index - _FEW) : whole.index])


def _is_loose(figure: Quantity) -> bool:
    return figure.is_range or figure.is_firm_bound or figure.sense not in _SIZES


def _follows_a_share(passage: Passage, stretch: Stretch) -> bool:
    """Whether the sentence before another tells of a share, too, so that three may be parts of one whole."""
    earlier = sentence_before(passage, stretch)
    return earlier is not None and any(figure.sense in _SHARES for figure in passage.within(earlier))


def _told(passage: Passage, start: int, end: int) -> re.Match[str] | None:
    """The part beside its share in a stretch of the skeleton that tells of no other share and of no size after them."""
    figures = passage.between(passage.extent(start, end))
    if sum(figure.sense in _SHARES for figure in figures) != 1:
        return None
    for phrase in _PARTS:
        for match in phrase.matches_between(passage, start, end):
            last = max(match.start("x"), match.start("p"))
            after = passage.between(passage.extent(last + 1, end))
            return match if not any(figure.sense in _SIZES for figure in after) else None
    return None


def _claims(passage: Passage, told: re.Match[str], other: Quantity) -> Iterator[Claim]:
    part, share = passage.quantity_at(told.start("x")), as_spoken(passage.quantity_at(told.start("p")))
    other = in_unit_of(other, part)
    figures = (part, share, other)
    if not are_alike(part, other) or any(figure.is_range or figure.is_firm_bound for figure in figures):
        return
    if not 0 < size_of(share) < 1:
        return
    extent, is_named = around(figures), _NAMED.search(told[0][: told.start("x") - told.start()])
    before = [in_unit_of(figure, part) for figure in passage.quantities[: min(figure.index for figure in figures)]]
    wholes = [
        figure for figure in before if figure.sense is part.sense and figure.value > 0 and are_alike(figure, part)
    ]
    if any(size_of(whole) == size_of(part) + size_of(other) for whole in wholes):
        if is_named is None:
            premises = Premise("x", part), Premise("y", other)
            yield Claim("remainder", share, "x / (x + y)", premises, extent, loose=True)
        return
    shared = [whole for whole in wholes if share.interval.contains(size_of(part) / size_of(whole) / share.unit.factor)]
    if shared:
        premises = Premise("y", shared[-1]), Premise("x", part)
        yield Claim("remainder", other, "y - x", premises, extent, loose=True)
    else:
        premises = Premise("x", part), Premise("p", share)
        # What a share that was rounded divides is off by as much.
        yield Claim("remainder", other, "x / p - x", premises, extent, loose=True, is_rounded=True)
