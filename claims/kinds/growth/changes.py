"""The whole change that growth at a rate comes to, and the rate of a whole change.

`P% a year for N years, a cumulative increase of Q%`; `up P% a year for N years. All told that is Q%`, which is more than N
times P; `loses P% a year. After N years Q% of the original …`; `27% in three years, or 8.3% a year compounded`.
"""

import re
from collections.abc import Iterator

from claims.claim import Claim, Premise
from claims.kinds.growth.words import FOR, FREE, named
from claims.kinds.pairs.growth import COMPOUND, FALLS
from claims.movement import MOVE
from claims.passage import SIGNS, Passage, Stretch
from claims.pattern import lazy_regex
from claims.periodic import Periodic, periodic, periods
from claims.phrase import Phrase
from claims.powers import power_of
from claims.quantity import Quantity, Sense
from claims.reach import sentence_before
from claims.span import Span

_CHANGES = lazy_regex(rf"\b(?:{MOVE}|gr[eo]wn?|los[et]|risen|went up)\b|[{SIGNS[Sense.MULTIPLIER]}]", re.IGNORECASE)
_WHOLE = r"\b(?:cumulative|compound(?:ed)?|overall|total|combined)"
_CHANGE = r"(?:increase|rise|gain|growth|change|uplift|fall|decline|loss|drop|decrease|reduction)"
_CUMULATIVE = (
    Phrase(rf"{{p:percent|rate}}{FREE}{{0,30}}?{FOR}{{n:duration}}{FREE}{{0,60}}?{_WHOLE} {_CHANGE} (?:of |is |comes to )?<ABOUT>{{q:percent}}"),
    Phrase(
        rf"{{p:percent|rate}}{FREE}{{0,30}}?{FOR}{{n:duration}},? ?[–—(]?(?:which |that |and |or )*(?:together |over time |in all )?"
        rf"(?:compounds?|compounded|compounding|accumulates?|cumulates?|adds? up|amounts?|comes?|works? out) (?:to|at) <ABOUT>{{q:percent}}(?! of| a\b| per)"
    ),
)  # fmt: skip
_EACH_OF = (
    rf"{{p:percent}}{FREE}{{0,20}}?\b(?:each|every one) of (?:the |its |these |those )?"
    r"(?:last |past |next |first |previous |following |coming )?{n:duration}"
)
_IN_EACH = (
    Phrase(
        rf"{_EACH_OF}{FREE}{{0,80}}?\b(?:so|thus|hence|therefore|which|now|in all|altogether)\b{FREE}{{0,60}}? <ABOUT>{{q:percent}} "
        r"(?:more|less|fewer|higher|lower|above|below|up|down|dearer|cheaper|larger|smaller)\b"
    ),
    Phrase(rf"{_EACH_OF}{FREE}{{0,80}}?{_WHOLE} {_CHANGE} (?:of |is |comes to )?<ABOUT>{{q:percent}}"),
    Phrase(
        rf"{_EACH_OF}{FREE}{{0,60}}?,? (?:or |making |that is )?<ABOUT>{{q:percent}} (?:in all|altogether|in total|all told|overall)\b"
    ),
)
_PERIOD = (
    r"(?:over|across|for|during|in) (?:(?:the|that|this|those|these) )?(?:whole |entire |full |same |last |past |next )?"
    r"(?:(?:period|term|time|span|stretch|interval)\b|(?:<ABOUT>)?{n:duration})"
)
_BEHIND = (
    Phrase(rf"<ABOUT>{{q:percent}}(?: {_CHANGE})? (?:in all|altogether|in total|all told|all in|overall|{_PERIOD})(?= ?[.,;:)–—]|$)", frozenset("q")),
    Phrase(rf"\b(?:in all|altogether|in total|all told|overall|compounded|cumulatively|together|{_PERIOD}),?{FREE}{{0,40}}? <ABOUT>{{q:percent}}(?: {_CHANGE})?(?= ?[.,;:)–—]|$)", frozenset("q")),
)  # fmt: skip
"""What says that a change is the whole one, behind the rate and the time that it follows from."""
_GROWS = lazy_regex(
    rf"\b(?:{MOVE}|raised|raises?|raising|go(?:es|ing|ne)? (?:up|down)|went (?:up|down)|cutting|shrinks?|shrinking|los(?:e|es|ing|t))\b",
    re.IGNORECASE,
)
_THAT_IS = lazy_regex(
    r"\b(?:compounded|(?:that|this|it|which)(?:[’']s| is| was| makes| comes to| amounts to| works out at))\b[^.;:]{0,20}$",
    re.IGNORECASE,
)
_SIMPLE = lazy_regex(
    r"\b(?:simple|ignor\w+|without compounding|not compound\w*|points?|interest|bond|loan|coupon|dividend|roughly|original|"
    r"another|respectively|instead|rather than|versus|against|compared|inflation|target)\b"
)
_STEADY = Phrase(
    rf"{{q:percent|multiplier}}{FREE}{{0,50}}?(?:[\uE000-\uF8FF]{FREE}{{0,30}}?)?\b(?:equivalent to|equal to|(?<=,\s)or|that is|i\.e\.|works out (?:at|as)|"
    rf"amounts to|comes to|corresponds to|averaging),? (?:[a-z]+ ){{0,5}}?<ABOUT>{{p:percent|rate}}"
)
_CUMULATIVE_NEXT = Phrase(
    rf"{_WHOLE} {_CHANGE}{FREE}{{0,20}}? (?:is|was|of|comes to|came to|would be|will be|amounts to|works out at) <ABOUT>{{q:percent}}(?!\w)"
)
_LEFT = Phrase(
    rf"\bafter (?:the first )?{{n:duration}},?{FREE}{{0,60}}?{{q:percent}} of (?:its|their|the|his|her|your) "
    r"(?:original|initial|starting|former|nameplate|rated|purchase) (?:output|capacity|value|charge|price|strength|performance|yield|efficiency|"
    r"power|size|level|weight|brightness|mass|cost|range)\b"
)


def whole_changes(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every whole change, or what is left after it, with the one rate and the one time that it follows from."""
    for phrase in _CUMULATIVE:
        for match in phrase.matches(passage):
            figures = named(passage, match)
            wording = passage.skeleton[passage.stretch_at(match.start()).start : match.end()]
            yield from _whole_change(kind, passage, figures["q"], [figures["p"], figures["n"]], match, wording)
    for phrase in _IN_EACH:
        for match in phrase.matches(passage):
            yield from _in_each(kind, passage, match)
    for phrase in (_CUMULATIVE_NEXT, _LEFT):
        for match in phrase.matches(passage):
            before = passage.before(passage.stretch_at(match.start()))
            if before is None:
                continue
            figures = named(passage, match)
            here = [figures["n"]] if "n" in figures else []
            wording = passage.skeleton[before.start : match.end()]
            known = [*passage.within(before), *here]
            yield from _whole_change(kind, passage, figures["q"], known, match, wording, remains=phrase is _LEFT)


def changes_behind(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every whole change behind the one rate and the one time of its sentence, or of that and the one before.

    What grows in each of some periods by so many percent grows by more than their sum.
    """
    for phrase in _BEHIND:
        for match in phrase.matches(passage):
            here, at = passage.stretch_at(match.start("q")), match.start("q")
            for start in (here, sentence_before(passage, here)):
                if start is None or _SIMPLE.search(passage.lowered, start.start, match.end()):
                    break
                found = _rate_and_time(passage, passage.extent(start.start, match.end()), passage.quantity_at(at))
                wording = passage.skeleton[start.start : match.end()]
                if found is not None and _GROWS.search(wording):
                    whole, sign = passage.quantity_at(at), -1 if FALLS.search(wording) else 1
                    formula = f"power(1 {'-' if sign < 0 else '+'} p, n) - 1"
                    if _is_sum(whole, *found) or _gives(whole, *found, sign) or _THAT_IS.search(wording):
                        premises = Premise("p", found[0]), Premise("n", found[1])
                        yield Claim(
                            kind, whole, formula, premises, passage.extent(start.start, match.end()), by_direction=True
                        )
                    break


def _is_sum(whole: Quantity, rate: Quantity, count: Quantity) -> bool:
    """Whether a whole change is just so many times the rate."""
    return whole.interval.contains(rate.value * count.value)


def _gives(whole: Quantity, rate: Quantity, count: Quantity, sign: int) -> bool:
    """Whether a rate compounds to a whole change."""
    grown = power_of(1 + sign * rate.value / 100, count.value)
    return whole.interval.contains(abs(grown - 1) * 100)


def _rate_and_time(passage: Passage, extent: Span, whole: Quantity) -> tuple[Quantity, Quantity] | None:
    """The only rate among the figures of a stretch, and the only time in its periods, where there is no other percentage."""
    figures = [figure for figure in passage.between(extent) if figure.index != whole.index]
    rates = [found for figure in figures if (found := periodic(passage, figure)) is not None]
    shares = [figure for figure in figures if figure.sense in (Sense.PERCENT, Sense.POINTS)]
    if len(rates) != 1 or periodic(passage, whole) is not None or whole.is_range:
        return None
    times = [periods(figure, rates[0].period) for figure in figures if figure.sense is Sense.DURATION]
    known = [time for time in times if time is not None]
    is_only = len(known) == len(times) and len({time.value for time in known}) == 1
    is_only = is_only and all(share.index == rates[0].rate.index for share in shares)
    return (rates[0].rate, known[0]) if is_only else None


def _in_each(kind: str, passage: Passage, match: re.Match[str]) -> Iterator[Claim]:
    """What the same change in each of some periods comes to, which is more than their sum."""
    figures = named(passage, match)
    count = periods(figures["n"], figures["n"].unit)
    if count is not None and not figures["p"].is_range:
        wording = passage.skeleton[passage.stretch_at(match.start()).start : match.end()]
        sign = "-" if FALLS.search(wording) else "+"
        premises = (Premise("p", figures["p"]), Premise("n", count))
        extent = passage.extent(*match.span())
        yield Claim(kind, figures["q"], f"power(1 {sign} p, n) - 1", premises, extent, by_direction=True)


def _whole_change(
    kind: str, passage: Passage, whole: Quantity, figures: list[Quantity], match: re.Match[str], wording: str, *, remains: bool = False
) -> Iterator[Claim]:  # fmt: skip
    """What one rate over one time comes to, where just one of each stands among the figures."""
    rates = [rate for figure in figures if (rate := periodic(passage, figure)) is not None]
    lengths = [figure for figure in figures if figure.sense is Sense.DURATION]
    if len(rates) != 1 or len(lengths) != 1:
        return
    count = periods(lengths[0], rates[0].period)
    falls = FALLS.search(wording) is not None
    if count is None or (remains and not falls):
        return
    sign = "-" if falls else "+"
    formulas = [f"power(1 {sign} p, n)" if remains else f"power(1 {sign} p, n) - 1"]
    if not COMPOUND.search(wording):
        formulas.append("1 - p * n" if remains else "p * n")
    premises = (Premise("p", rates[0].rate), Premise("n", count))
    for formula in formulas:
        yield Claim(kind, whole, formula, premises, passage.extent(*match.span()), by_direction=not remains)


def steady_rates(kind: str, passage: Passage) -> Iterator[Claim]:
    """The rate that a whole change comes to, in a sentence with one length of time or after one."""
    for match in _STEADY.matches(passage):
        figures, here = named(passage, match), passage.stretch_at(match.start())
        found, whole = periodic(passage, figures["p"]), figures["q"]
        is_whole = not whole.is_range and periodic(passage, whole) is None and whole.value > 0
        count = _length(passage, here, found) if found is not None and is_whole else None
        wording = passage.skeleton[here.start : match.end()]
        if found is None or count is None or _CHANGES.search(wording) is None:
            continue
        sign = "-" if FALLS.search(wording) else "+"
        grown = "q" if whole.sense is Sense.MULTIPLIER else f"(1 {sign} q)"
        formulas = [f"root({grown}, n) - 1"]
        if not COMPOUND.search(passage.skeleton, here.start, here.end):
            formulas.append(f"({grown} - 1) / n")
        premises = (Premise("q", whole), Premise("n", count))
        for formula in formulas:
            yield Claim(kind, found.rate, formula, premises, passage.extent(*match.span()), by_direction=True)


def _length(passage: Passage, here: Stretch, found: Periodic) -> Quantity | None:
    """How many periods the only time lasts that a sentence speaks of, or else the sentence before."""
    for stretch in (here, sentence_before(passage, here)):
        lengths = [figure for figure in passage.within(stretch) if figure.sense is Sense.DURATION] if stretch else []
        if lengths:
            return periods(lengths[0], found.period) if len(lengths) == 1 else None
    return None
