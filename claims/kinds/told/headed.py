"""Shares whose head word names what they are of two sizes: `Ridership was 48,000 and is 39,360. The line lost 18 percent of its
riders`, `1.9 million in 2021 and 2.47 million now. Growth of 30 percent …`, `Uptake was 82 percent`.

The two sizes are the only two of one measure before it. The words say no more than that, so only a share that a known
mistake makes of the two is off.
"""

from collections.abc import Iterator

from claims.claim import Claim, Premise
from claims.dates import YEAR
from claims.kinds.kind import is_operand
from claims.kinds.told.links import thing_in
from claims.kinds.told.mistakes import CHANGES, Relation, is_in_points, is_mistaken, right
from claims.kinds.told.rivals import has_rival
from claims.kinds.told.sizes import levels, pair_before
from claims.label import ideas_in
from claims.movement import MOVE
from claims.outcome import DOWN_NOUN, FELL, ROSE, UP_NOUN
from claims.passage import SIGNS, Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, is_percentage, size_of
from claims.reach import Pair, as_spoken

_SHARES = frozenset((SIGNS[Sense.PERCENT], SIGNS[Sense.FRACTION]))
_HEDGES = r"(?:(?:about|around|roughly|nearly|almost|some|just|only|well|fully|an?|the|no less than|as much as|a full|exactly)\s)*"
_IS = (
    r"(?:of|at|is|was|are|were|has been|had been|would be|will be|stands at|stood at|reached|equals|comes to|came to|amounts to|"
    r"works out (?:at|to|as)|came out at|came in at|put at|ran at|runs at|hit|totals|totalled|:)"
).replace(" ", r"\s")
_PART_NOUN = (
    r"(?:share|proportion|percentage|fraction|portion|uptake|take-up|turnout|occupancy|attendance|utili[sz]ation|coverage|"
    r"participation|adoption|enrolment|house|completion|capacity|[a-z-]+ (?:rate|level))"
).replace(" ", r"\s")
_REST_NOUN = r"(?:margin|leakage|loss|losses|wastage|waste|shrinkage|attrition|write-off|write-down|vacancy|absence|dropout|drop-out)"
_UP, _DOWN = rf"(?!mark-?up|premium){UP_NOUN}", DOWN_NOUN
_TAIL = rf"(?:\s[a-z-]+)?,?\s*{_IS}\s{_HEDGES}\Z"
_LEVELS = r"\s(?:(?:its|their|the)\s(?:[a-z]+\s){0,2}?(?:level|number|figure|total|count|sum|size)|what\s(?:it|they)\s(?:was|were|had\sbeen)|(?:in|before)\b)"
_NOUNS = lazy_regex(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<rest>{_REST_NOUN})|(?P<part>{_PART_NOUN})){_TAIL}")
_VERBS = lazy_regex(
    rf"\b(?:(?P<up>{ROSE}|swelled|put\son|added)|(?P<down>{FELL}|worsened|deteriorated|changed|shifted|shed|loses))\s(?:by\s)?{_HEDGES}\Z"
)
_OWNS = lazy_regex(rf"\b(?:lost|shed|loses|gained|put\son|added)\s{_HEDGES}\Z")
_OF_ITS = lazy_regex(r"\sof\s(?:its|their|his|her|our|the)\b")
_EITHER_WAY = lazy_regex(r"\b(?:improvement|change|shift|improved|worsened|deteriorated|changed|shifted)\b")
_LEVEL = lazy_regex(
    rf"\b(?:today|now|there\s(?:are|were|remain)|(?:down|fell|fallen|dropped|shrunk|cut|reduced|declined)\sto|numbers|(?:stands|stood)\sat),?\s{_HEDGES}\Z"
)
_APPOSED = lazy_regex(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<rest>{_REST_NOUN})|(?P<part>{_PART_NOUN})),\s{_HEDGES}\Z"
)
_BEHIND = lazy_regex(
    rf"\s(?:of\s(?:[a-z]+\s){{0,3}}?[a-z]+,\s(?:the|its|their|that)\s(?P<part>share|proportion|fraction|portion)\b|(?P<up>{_UP}|(?:above|higher\sthan|more\sthan){_LEVELS})\b|(?P<down>{_DOWN}|(?:below|lower\sthan|fewer\sthan|less\sthan){_LEVELS})\b)"
)
_NOT_AFTER = lazy_regex(
    r"\s*(?:points?|a\s(?:year|month|week|quarter|day)|per\b|annual|each\b|every\b|yearly|compound|(?:more|less|fewer|higher|lower)\b(?!\sthan)|(?:above|below)\b(?!\s(?:its|their|what|the)\b)|"
    r"off\b|of\s(?:gdp|gnp|the\seconomy)\b|interest|tax|duty|levy|deposit|stake|chance|risk|probability|confidence|or\b\s[\uE000-\uF8FF])"
)
_OTHER_BASE = lazy_regex(
    r"\s(?:from|over(?!\sso\s)|on|against|versus|compared\s(?:with|to)|than|since)\s[^.;:,]{0,30}\b(?:ago|earlier|before|years?|quarter|month|period|[12]\d\d\d)\b"
)
_UNSURE = lazy_regex(
    r"\b(?:respectively|targets?|if|unless|on average|an average|elsewhere|national\w*|rivals?|compound\w*|annual|inflation|real terms|relative|risk|another|further|adjusted|"
    r"(?:in|at) constant)\b"
)
_IN = lazy_regex(
    r"(?:\s(?:improvement|change|shift|increase|rise|fall|drop|cut))?\s(?:in|on)\s(?!an?\s|(?:\w+\s){0,3}(?:years?|months?|weeks?|days?|decades?|period|time|quarter|all|total)\b)(?P<what>[^.;:,()–—\uE000-\uF8FF]+)"
)
_CLAUSE = lazy_regex(r"[.;:,–—(\uE000-\uF8FF]|\b(?:and|but|while|so)\b")
_GENERAL = ideas_in(
    "number numbers figure total rate share level proportion count size amount sum output production traffic trade business sales volume "
    "price cost value year month have be by since then it they position situation picture matter thing result employment membership"
)
_LOOKS_BACK = lazy_regex(
    r"\b(?:ago|earlier|before|previous(?:ly)?|last|against|from|compared|once|used to|had been|instead of|where|old)\b"
)
_WAS_EARLIER = lazy_regex(
    r"\b(?:ago|earlier|before|previously|last (?:year|month|week|season)|used to|had been|once)\b".replace(" ", r"\s")
)
_YEARS = lazy_regex(rf"\b{YEAR}")
_MOVES = lazy_regex(rf"\b(?:{MOVE}|lost|left|gained|gone|died|sold|of (?:which|whom|them|these|those))\b")
_REACH = 60
_FEW = 10


def headed_shares(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every share, or every change, whose head word names what it is of the two sizes before it."""
    yield from (claim for claim in passage.shared(_headed) if claim.kind == kind)


def _headed(passage: Passage) -> tuple[Claim, ...]:
    return tuple(_claims(passage))


def _claims(passage: Passage) -> Iterator[Claim]:
    for stretch in passage.sentences:
        if _SHARES.isdisjoint(stretch.signs):
            continue
        for said in passage.within(stretch):
            relation = _relation(passage, stretch, said)
            claim = _claim(passage, stretch, said, relation) if relation is not None else None
            if claim is not None:
                yield claim


def _relation(passage: Passage, here: Stretch, said: Quantity) -> Relation | None:
    """What the words right before a share, or right behind it, say that it is."""
    at = passage.to_skeleton(said.span.start)
    if passage.skeleton[at] not in _SHARES or said.is_range or said.is_bound or said.value <= 0:
        return None
    before = passage.lowered[max(here.start, at - _REACH) : at]
    if is_operand(passage.skeleton, at) or _NOT_AFTER.match(passage.lowered, at + 1):
        return None
    found = (
        _NOUNS.search(before)
        or _VERBS.search(before)
        or _APPOSED.search(before)
        or _BEHIND.match(passage.lowered, at + 1)
    )
    if found is None:
        return None
    names = {"up": Relation.RISE, "down": Relation.FALL, "rest": Relation.REST, "part": Relation.PART}
    return next(relation for name, relation in names.items() if found.groupdict().get(name))


def _claim(passage: Passage, here: Stretch, said: Quantity, relation: Relation) -> Claim | None:
    at = passage.to_skeleton(said.span.start)
    pair = _pair(passage, at)
    if pair is None or _UNSURE.search(passage.lowered, passage.stretch_at(_places(passage, pair)[0]).start, at):
        return None
    share, (low, high) = as_spoken(said), sorted(pair, key=size_of)
    near = passage.lowered[max(here.start, at - _REACH // 2) : at + _REACH // 3]
    if relation in CHANGES and _EITHER_WAY.search(near):
        is_turned = _WAS_EARLIER.search(passage.lowered, *_places(passage, pair)) is not None
        relation = Relation.RISE if (low is pair[0]) is not is_turned else Relation.FALL
    is_of = passage.lowered.startswith(" of ", at + 1)
    is_right = share.interval.contains(right(relation, size_of(low), size_of(high)) / share.unit.factor)
    if not is_right and (
        not _is_off(share, relation, low, high, is_of=is_of, are_levels=_is_level(passage, low, high))
        or _is_unsure(passage, here, at, pair, said)
    ):
        return None
    extent = passage.extent(passage.to_skeleton(passage.quantities[pair[0].index].span.start), at + 1)
    if relation in CHANGES:
        if not _leads(passage, pair, relation, at):
            return None
        a, b = (low, high) if relation is Relation.RISE else (high, low)
        premises = Premise("a", a), Premise("b", b)
        return Claim("percentage-change", share, "(b - a) / a", premises, extent, by_direction=True, loose=True)
    formula = "x / y" if relation is Relation.PART else "(y - x) / y"
    return Claim("portion", share, formula, (Premise("x", low), Premise("y", high)), extent, loose=True)


def _is_level(passage: Passage, low: Quantity, high: Quantity) -> bool:
    """Whether words before the smaller of two sizes, or a year for each, say that it is what there is then, and no change."""
    figures = [passage.quantities[figure.index] for figure in (low, high)]
    if figures[0].noun not in ("", figures[1].noun):
        return False
    at, other = (passage.to_skeleton(figure.span.start) for figure in figures)
    if _LEVEL.search(passage.lowered, max(0, at - _REACH), at):
        return True
    between = passage.lowered[other + 1 : at]
    end = passage.stretch_at(at).end
    is_dated = _YEARS.search(between) is not None and _YEARS.search(passage.lowered, at + 1, end) is not None
    return other < at and is_dated and _MOVES.search(between) is None


def _is_off(
    share: Quantity, relation: Relation, low: Quantity, high: Quantity, *, is_of: bool, are_levels: bool
) -> bool:
    """Whether a share is what two sizes give by a mistake alone; of a change also what they differ by, taken for percent."""
    if is_percentage(low) and relation not in CHANGES:
        return False
    if is_percentage(low) and share.sense is Sense.PERCENT:
        return is_in_points(share, low, high) and not is_of
    may_be_taken = relation in CHANGES and low.unit == high.unit and (are_levels or low.sense is Sense.MONEY)
    if may_be_taken and is_in_points(share, low, high):
        return True
    return is_mistaken(share, relation, size_of(low), size_of(high), are_levels=are_levels)


def _is_unsure(passage: Passage, here: Stretch, at: int, pair: Pair, said: Quantity) -> bool:
    """Whether the words tell of another base or case, or other figures near give the share."""
    first, second = _places(passage, pair)
    start = passage.stretch_at(first).start
    return (
        not _SHARES.isdisjoint(passage.skeleton[second + 1 : at])
        or _OTHER_BASE.match(passage.lowered, at + 1) is not None
        or _is_of_another(passage, here, at, start)
        or has_rival(passage, said, *pair)
    )


def _places(passage: Passage, pair: Pair) -> tuple[int, int]:
    first, second = (passage.to_skeleton(passage.quantities[figure.index].span.start) for figure in pair)
    return first, second


def _is_of_another(passage: Passage, here: Stretch, at: int, start: int) -> bool:
    """Whether what moves is named, before its verb or behind the share, and was not spoken of with the sizes."""
    before = passage.lowered[here.start : at]
    verb, tail = _VERBS.search(before), _IN.match(passage.lowered, at + 1)
    named = ideas_in(thing_in(tail["what"])) if tail else frozenset()
    if verb is not None and not _OWNS.search(before):
        named |= ideas_in(_CLAUSE.split(before[: verb.start()])[-1])
    elif verb is not None and not _OF_ITS.match(passage.lowered, at + 1):
        return True
    named -= _GENERAL
    return bool(named) and named.isdisjoint(_said(passage, here, start, at))


def _said(passage: Passage, here: Stretch, start: int, at: int) -> frozenset[str]:
    """The ideas of the words with the sizes: before the sentence of the share, or in it."""
    return ideas_in(passage.lowered[start : here.start if start < here.start else at])


def _leads(passage: Passage, pair: Pair, relation: Relation, at: int) -> bool:
    """Whether the sizes stand in the order of the change, or words look back from the first to the second."""
    first, second = _places(passage, pair)
    rises = size_of(pair[0]) < size_of(pair[1])
    return rises is (relation is Relation.RISE) or _LOOKS_BACK.search(passage.lowered, first, at) is not None


def _pair(passage: Passage, at: int) -> Pair | None:
    """The only two sizes before a share, or else the only two percentages."""
    return pair_before(passage, levels(passage, at, _is_sizable)) or pair_before(
        passage, levels(passage, at, is_percentage)
    )


def _is_sizable(figure: Quantity) -> bool:
    is_size = figure.sense in (Sense.COUNT, Sense.MEASURE, Sense.MONEY, Sense.RATE)
    return is_size and not figure.is_bound and not (figure.is_word and figure.value < _FEW)
