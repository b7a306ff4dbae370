"""Two sizes of one thing, an earlier and a later one, before a word for their change: `an increase of`, `7 points up`.

They stand in the sentence (`was $800 in 2019 and $920 in 2024`, `$184 where the old one cost $160`), one of them in
the sentence before (`In 2012 it had 2,400 trees. Now it has 3,000`), or both (`That is an increase of`). Something must
set them apart in time, no third size of their sort may stand beside them, and what is said to have moved must be what
they are of. Which of them is the later one the word for the change tells.
"""

import re
from collections.abc import Callable
from fractions import Fraction

from claims.dates import MONTH, YEAR
from claims.kinds.kind import same_measure
from claims.label import ideas_in
from claims.movement import MOVE
from claims.outcome import RELATIVE, is_of_pace, is_rise
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, is_size, size_of
from claims.reach import Pair, are_money_and_count, in_one_unit, is_rate_after, sentence_before

_TIME = lazy_regex(
    rf"\b(?:{YEAR}|FY ?[’']?\d\d(?:\d\d)?|Q[1-4]|{MONTH}|"
    r"first|second|third|fourth|fifth|sixth|final|"
    r"spring|summer|autumn|winter)"
)
_THEN = lazy_regex(
    r"\b(?:previous(?:ly)?|prior|earlier|before|ago|last (?:year|month|week|season|winter|summer|autumn|spring|time)|"
    r"used to|had been|formerly|originally|old|once|instead of|from|against|compared (?:with|to)|estimated?|"
    r"budget(?:ed)?|planned|forecast|predicted|expected|hoped|target|at first|"
    r"at the (?:start|peak|outset|beginning)|in the (?:pilot|beginning|trial))\b",
    re.IGNORECASE,
)
_LOOKS_BACK = lazy_regex(_THEN.pattern.replace("|from|", "|up from|down from|"), re.IGNORECASE)
_NOW = lazy_regex(
    r"\b(?:now|today|currently|at present|this (?:year|month|week|season)|new|later|since|by then|"
    r"after(?:wards)?|latest|last (?:count|survey|census|round))\b",
    re.IGNORECASE,
)
_MOVES = lazy_regex(rf"\b(?:from|{MOVE})\b", re.IGNORECASE)
_NO_SIZE_AFTER = lazy_regex(
    rf"\b(?:{MOVE}(?: of| by)?|(?:discount|rebate|markdown|surcharge|supplement) of"
    r"|additional|extra|further|lost|shed|gained|saved?|by|per"
    r"|(?:in|for|of|out of|to) (?:every|each))\s*\Z",
    re.IGNORECASE,
)
_PLAIN = r"[^,;:()–—\uE000-\uF8FF]{0,50}"
_SUBJECT = r"(?P<subject>(?:(?!(?:which|who|that|what|if|when|while|whose)\b)[\w’'-]+\s+){0,5})\Z"
_NEXT_CLAUSE = lazy_regex(
    rf"[\uE000-\uF8FF]{_PLAIN}?(?:\s?[,;:–—(]|\sand\b|\bso\b)\s*(?:(?:and|so|thus|hence)\s+)*{_SUBJECT}", re.I
)
_FIRST_CLAUSE = lazy_regex(rf"\A\W*(?:(?:so|thus|hence|overall|altogether),?\s+)?{_SUBJECT}", re.I)
_ANY = ideas_in("number numbers figure total rate share level proportion count size amount sum use usage uptake")
"""Words for whatever was said to have a size."""
_DONE = ideas_in("output production traffic trade business sales throughput volume harvest catch custom ridership")
"""Words for how much is done."""
_DOES = lazy_regex(
    r"\b(?:ma[dk]e|made|produc\w+|s[oe]lls?|sold|carr(?:y|ies|ied)|handled?|served?|buil[dt]|shipped|ground|milled|harvested|caught|landed|"
    r"printed|welcomed|lent|lends?|published|baked?|brewed|generated?|processed|delivered|transported|bottled|exported|mined)\b",
    re.IGNORECASE,
)
_SIGN = lazy_regex(r"[\uE000-\uF8FF]")
_EACH = lazy_regex(r"\s+(?:each|apiece|a piece)(?=\s*[.,;:)]|\s*\Z|\s+(?:and|but|in|to|for)\b)")
_IS_PART = lazy_regex(
    r"(?: [\w’'-]+){0,2} out of (?:the |its |all |some |a total of )*"
    r"|,? of (?:whom|which|these|them) [^.;:\uE000-\uF8FF]{0,20}",
    re.I,
)
"""What stands between a part and its whole: 281 out of 385, of 412 voters 288."""
_FROM = lazy_regex(r"\bfrom (?:about |some |the |just |only )*\Z", re.I)
_IS_MORE = lazy_regex(rf"\s+(?:{RELATIVE}|off)\b", re.IGNORECASE)
_ADDS_TO = lazy_regex(r"\b(?:rais|bring|tak|lift|push|cut|reduc|lower|increas)(?:t?ing)\b[^.;]{0,40}\bto\b", re.I)
"""What stands between a change and its result: 600 more cars, raising the total to 2,400."""
_EITHER_WAY = ("improvement", "improved", "change", "swing", "shift")
"""What may be a rise or a fall."""
_REACH = 30
_FARTHEST = Fraction(20)


def earlier_and_later(
    passage: Passage,
    match: re.Match[str],
    fits: Callable[[Quantity], bool],
    *,
    is_apart: bool = False,
    rises: bool | None = None,
    farthest: Fraction = _FARTHEST,
) -> tuple[Quantity, Quantity] | None:
    """The two sizes that fit before the match of an outcome, the earlier first as the word for the change has it.

    `is_apart` says that the word sets two sizes of one sentence apart by itself, as "a difference" does; `rises` gives
    the direction where no word does. Two sizes of which one is more than `farthest` times the other are of two things.
    """
    found = _two_sizes(passage, match.start(), fits, farthest)
    if found is None:
        return None
    other, last, start = found
    skeleton, here = passage.skeleton, passage.stretch_at(match.start())
    nearest = match.start() - 1
    if _SIGN.match(skeleton, nearest) and passage.quantity_at(nearest).index != last.index:
        # The change is right behind another figure: "11.3 percent in 2016; it is now 8.1, down 3.2 points".
        return None
    if _ADDS_TO.search(skeleton, passage.to_skeleton(other.span.start), passage.to_skeleton(last.span.start)):
        return None
    if start == here.start and is_apart:
        low, high = sorted(in_one_unit(other, last), key=size_of)
        return (low, high) if low != high else None
    # What sets two sizes of an earlier sentence apart stands with them.
    told = passage.stretch_at(passage.to_skeleton(last.span.start))
    text = skeleton[start : min(told.end, match.start())]
    if not sets_apart(text, spans_sentences=start < here.start) or not _is_linked(passage, match, here, start):
        return None
    pair, place = in_one_unit(other, last), passage.to_skeleton(last.span.start)
    is_first = _FROM.search(skeleton, max(start, place - _REACH), place) is not None
    pair = pair[::-1] if is_first else pair
    change = _in_time(pair, match.groupdict().get("word"), text, rises)
    between = skeleton[passage.to_skeleton(other.span.start) : match.start()]
    return change if change and (change[1].index == last.index or is_first or _LOOKS_BACK.search(between)) else None


def _in_time(pair: Pair, word: str | None, text: str, rises: bool | None) -> Pair | None:
    """Two sizes in their order in time, as the word for the change has it, or the last one before "by"."""
    if word == "by":
        moves = _MOVES.findall(text)
        word = moves[-1].lower() if moves else None
        if word is None or word == "from":
            return pair if word else None
    if word in _EITHER_WAY:
        return pair
    if is_of_pace(word or "", pair[0]):
        return None
    low, high = sorted(pair, key=size_of)
    return (low, high) if (is_rise(word or "") if rises is None else rises) else (high, low)


def _two_sizes(
    passage: Passage, position: int, fits: Callable[[Quantity], bool], farthest: Fraction
) -> tuple[Quantity, Quantity, int] | None:
    """The only two alike sizes before a place of the skeleton, and where the sentence of the first of them starts.

    Both stand in its sentence, or one there and one in the sentence before, or both in the sentence before.
    """
    here = passage.stretch_at(position)
    own = _sizes(passage, here.start, position, fits)
    if own and (mates := [figure for figure in own[:-1] if _are_alike(passage, figure, own[-1], farthest)]):
        return (mates[0], own[-1], here.start) if len(mates) == 1 else None
    before = sentence_before(passage, here)
    if before is None or len(own) > 1:
        return None
    earlier = _sizes(passage, before.start, before.end, fits)
    if not own:
        pairs = [
            (one, other)
            for at, other in enumerate(earlier)
            for one in earlier[:at]
            if _are_alike(passage, one, other, farthest)
        ]
        if pairs or len(earlier) != 1 or (before := sentence_before(passage, before)) is None:
            return (*pairs[0], before.start) if len(pairs) == 1 else None
        own, earlier = earlier, _sizes(passage, before.start, before.end, fits)
    mates = [
        figure
        for figure in earlier
        if _are_alike(passage, figure, own[0], farthest) and not is_rate_after(passage, figure, own[0])
    ]
    return (mates[0], own[0], before.start) if len(mates) == 1 else None


def sets_apart(text: str, *, spans_sentences: bool) -> bool:
    """Whether the words tell one time from another."""
    times = set(_TIME.findall(text))
    if _THEN.search(text) is not None or len(times) > 1:
        return True
    return (spans_sentences or bool(times)) and _NOW.search(text) is not None


def _is_linked(passage: Passage, match: re.Match[str], here: Stretch, start: int) -> bool:
    """Whether what moves, where it is named before the word for the change, is what the sizes are of."""
    subject = passage.skeleton[here.start : match.start()]
    has_size = _SIGN.search(subject) is not None
    if match.groupdict().get("lead") is not None and has_size:
        # Behind a semicolon something else may move.
        return not set(";:") & set(_SIGN.split(subject)[-1])
    clause = (_NEXT_CLAUSE if has_size else _FIRST_CLAUSE).search(subject)
    if clause is None:
        return False
    ideas, extent = ideas_in(clause["subject"]), passage.extent(start, here.start + clause.start("subject"))
    said = passage.document.masked[extent.start : extent.end]
    known, named = ideas_in(said), ideas - _ANY - _DONE
    if named or not ideas or has_size and ideas.isdisjoint(_ANY):
        return not ideas or not (named or ideas).isdisjoint(known)
    return not ideas.isdisjoint(_ANY) or _DOES.search(said) is not None


def _sizes(passage: Passage, start: int, end: int, fits: Callable[[Quantity], bool]) -> list[Quantity]:
    """The sizes in a stretch of the skeleton, without changes ("by $15", "$15 more") and what a rate is per."""
    found = []
    for figure in passage.between(passage.extent(start, end)):
        at = passage.to_skeleton(figure.span.start)
        before = passage.skeleton[max(start, at - _REACH) : at]
        if _NO_SIZE_AFTER.search(before) or _IS_MORE.match(passage.skeleton, at + 1):
            continue
        is_plain = is_size(figure) and figure.sense is not Sense.DURATION and not figure.is_range and figure.value > 0
        is_pronoun = figure.value == 1 and not figure.unit.atoms
        if is_plain and not is_pronoun and fits(figure):
            found.append(figure)
    return found


def _are_alike(passage: Passage, one: Quantity, other: Quantity, farthest: Fraction) -> bool:
    """Whether two sizes may be of one thing: of one measure, and neither many times the other."""
    if are_money_and_count(one, other):
        return False
    if _is_of_each(passage, one) is not _is_of_each(passage, other) or _are_part_and_whole(passage, one, other):
        return False
    if _may_be_a_time(passage, one, other):
        return False
    one, other = in_one_unit(one, other)
    low, high = sorted((size_of(one), size_of(other)))
    return same_measure(one, other) and low < high <= farthest * low


def _may_be_a_time(passage: Passage, earlier: Quantity, later: Quantity) -> bool:
    """Whether a bare number may be so much of a time that stands nearer to it: "77 a month, 20 months. It was ten"."""
    between = passage.quantities[earlier.index + 1 : later.index]
    is_bare = later.sense is Sense.COUNT and not later.unit.atoms
    return is_bare and any(figure.sense is Sense.DURATION for figure in between)


def _are_part_and_whole(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Whether the words say that the first of two figures is out of the second."""
    start, end = (passage.to_skeleton(figure.span.start) for figure in (one, other))
    return _IS_PART.fullmatch(passage.skeleton, start + 1, end) is not None


def _is_of_each(passage: Passage, figure: Quantity) -> bool:
    return _EACH.match(passage.skeleton, passage.to_skeleton(figure.span.start) + 1) is not None
