"""What runs all the time gives in a period: `24 beds, 8,760 bed-days a year`, `at a load factor of 28%, 74 GWh a year`.

Places times the days of a period, or a power times its hours, and the share of them that is used where one is said. A
figure that neither gives is off where it has slipped by a power of ten or is that of another period.
"""

from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.explainer import explained
from claims.explanation import Outcome
from claims.factors.period import period_of
from claims.implied import with_rate
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, around
from claims.reach import as_spoken
from claims.stem import idea
from claims.unit import NO_UNIT, atom
from claims.worked_out import given, is_shifted

_SPENT = lazy_regex(r"\s?([a-z]{3,})[\s-](day|night|hour)s\b")
_FACTOR = lazy_regex(r"\b(?:capacity|load|utili[sz]ation)\b")
_ALL = lazy_regex(
    r"\b(?:can|could|might|would|ha(?:s|ve|d)|mak(?:es?|ing)|giv(?:es?|ing)|offers?|capacity|available|"
    r"to (?:sell|let|fill)|so|thus|therefore|maximum|theoretical(?:ly)?)\b"
)
"""What says that all places are meant on all days."""
_NOT_ALL = lazy_regex(
    r"\b(?:open(?! (?:every|all|seven|daily|round|day and))|(?<!never )close[sd]?|season|months|except|weekdays|"
    r"other|another|extra|half|each|per|more than|fewer|than|if|"
    r"sold(?! (?:[a-z]+ ){0,3}half)|occupied|taken|taking|took|lost|blocked|target|elsewhere|recorded|"
    r"counted|alone|delayed)\b"
)
_OTHERS = lazy_regex(r"\b(?:other|another|rest|remaining|half|alone|sold|used|own|neighbour\w*|lifetime|life|since)\b")
_ALL_YEAR = lazy_regex(
    r"\b(?:all|whole|throughout the) year\b|\bevery (?:day|night) of the year\b|\b365 (?:days|nights)\b|\bnever close"
)
_DAYS = {"year": 365, "month": 30, "week": 7, "day": 1}
_SLIPS = (7, 12, 24, 30, 52, 365, 8760)
_HOURS = 24
_SENTENCES, _CLOSE = 2, Fraction(1, 100)


def running(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every figure that places or a power give when they are used all the time, or the share of it that is said."""
    for figure in passage.quantities:
        if figure.is_range:
            continue
        claim = None
        if figure.unit.without_period().dimension == atom("J").dimension:
            claim = _of_power(kind, passage, figure)
        elif figure.sense in (Sense.COUNT, Sense.DURATION, Sense.RATE) and figure.value > 1:
            claim = _of_places(kind, passage, figure)
        if claim is not None:
            yield claim


def _of_places(kind: str, passage: Passage, figure: Quantity) -> Claim | None:
    """So many places on each day of a period: bed-days, room nights."""
    spent = _SPENT.match(passage.document.masked, figure.number.end)
    if spent is None:
        return None
    near = _near(passage, figure)
    places = [each for each in near if idea(each.noun or "-") == idea(spent[1])]
    period = _period(passage, figure, near)
    if len(places) != 1 or period not in _DAYS:
        return None
    times = _DAYS[period] * (_HOURS if spent[2] == "hour" else 1)
    bare, place = figure.in_unit(NO_UNIT, Sense.COUNT), places[0].in_unit(NO_UNIT, Sense.COUNT)
    words = _words(passage, figure, places[0])
    is_told = _ALL.search(words) is not None and _NOT_ALL.search(words) is None
    return _held(
        passage,
        Claim(kind, bare, f"x * {times}", (Premise("x", place),), around((figure, place))),
        times,
        is_told=is_told,
    )


def _of_power(kind: str, passage: Passage, figure: Quantity) -> Claim | None:
    """What a power gives in the hours of a period at its capacity factor."""
    near = _near(passage, figure)
    powers = [each for each in near if each.unit.dimension == atom("W").dimension]
    shares = [each for each in near if each.sense in (Sense.PERCENT, Sense.FRACTION)]
    period = _period(passage, figure, near)
    if len(powers) != 1 or period not in _DAYS or len(shares) != 1:
        return None
    words = _words(passage, figure, powers[0], shares[0])
    if _FACTOR.search(words) is None:
        return None
    premises = (Premise("x", powers[0]), Premise("p", as_spoken(shares[0])))
    energy = figure.in_unit(figure.unit.without_period() / atom(period), Sense.RATE)
    claim = Claim(kind, energy, "x * p", premises, around((figure, *powers, *shares)))
    return _held(passage, claim, _DAYS[period], is_told=_OTHERS.search(words) is None)


def _period(passage: Passage, figure: Quantity, near: list[Quantity]) -> str:
    """The period that a figure is for, by its unit or by the words around it."""
    said = with_rate(passage, figure).unit.period
    unit = said if said != NO_UNIT else period_of(passage, figure)
    if unit is not None and unit.atoms:
        return unit.atoms[0][0]
    return "year" if _ALL_YEAR.search(_words(passage, figure, *near)) else ""


def _near(passage: Passage, figure: Quantity) -> list[Quantity]:
    """The plain sizes in the sentence of a figure and in those around it in its paragraph."""
    place = passage.place_of(passage.stretch_at(passage.to_skeleton(figure.span.start)))
    block = passage.sentences[place].sentence.block
    near = [
        stretch
        for stretch in passage.sentences[max(0, place - _SENTENCES) : place + _SENTENCES]
        if stretch.sentence.block == block
    ]
    figures = [each for stretch in near for each in passage.within(stretch) if each.index != figure.index]
    return [each for each in figures if not each.is_range and not each.is_firm_bound and each.value > 0]


def _held(passage: Passage, claim: Claim, times: int, *, is_told: bool) -> Claim | None:
    """A claim that holds, or whose figure has slipped and has no other reason."""
    if claim.asserted.widest.contains(given(claim)):
        return claim
    found = explained(passage, passage.quantities[claim.asserted.index])
    is_own = found.outcome is not Outcome.EXPLAINED or claim.premises[0].quantity.index in found.indexes
    return claim if is_told and is_own and not claim.asserted.is_firm_bound and _is_slip(claim, times) else None


def _words(passage: Passage, *figures: Quantity) -> str:
    spans = [passage.sentence_of(figure) for figure in figures]
    return passage.document.masked[min(span.start for span in spans) : max(span.end for span in spans)].lower()


def _is_slip(claim: Claim, times: int) -> bool:
    """Whether a figure is another power of ten of what is given, or that of another period."""
    off = given(claim) / claim.asserted.value
    return is_shifted(claim) or any(abs(off * taken / times - 1) <= _CLOSE for taken in _SLIPS if taken != times)
