"""A difference that the words mark, of the only two sizes of its sort before it: `Bids came to €412 million against grants of
€431 million … The €19 million gap is to be closed`, `2.3 million doses … 1.85 million were used. The 450,000 left over expire`.

Figures of other sorts may stand between, and sizes that are many times each other are not compared. The two stand in its
sentence or in the few before it in the paragraph, else right behind it (`187 beds stand empty: it has 1,284 and staff for
1,097`). What is left of a whole may be left by two parts that an "and" joins. Where any two figures give the difference it
agrees, whichever the words mean; a discrepancy is a warning.
"""

from collections.abc import Iterator
from itertools import combinations

from claims.claim import Claim, Premise, Strength
from claims.explainer import Explainer
from claims.explanation import Outcome
from claims.kinds.pairs.marked import Marked
from claims.kinds.pairs.marking import marked_gaps
from claims.kinds.totals.addition import FEWEST, Addition
from claims.kinds.totals.ledger import COMING
from claims.kinds.totals.parts import are_parts_of_one, has_pay_of_one, is_left_of_more
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense, around, size_of
from claims.reach import as_spoken, in_unit_of
from claims.unit import atom

_UNSURE = lazy_regex(
    r"\b(?:if|every|each|not|never|n[’']t|respectively|(?<!on )average|per (?:year|annum|month)|"
    r"(?<=[\uE000-\uF8FF]\s)a (?:year|month|week|day)(?! (?:ago|earlier|before))|"
    r"real terms|adjust\w+|excluding|including|of (?:whom|which|these|those)|another(?= (?:[a-z]+ ){0,2}[\uE000-\uF8FF])(?! [\uE000-\uF8FF] (?:[a-z]+ )?(?:was|were|is|are|have|has|had|remain|await|wait|lack))|third of|goes into|divid\w+|times|interest|tax|than(?! the [\uE000-\uF8FF]| (?:was |were |had been |originally |first )*(?:intended|planned|expected|budgeted|forecast|promised)\b))\b"
)
_OF_EACH = lazy_regex(r"[^.;\uE000-\uF8FF]{0,50}\b(?:each|every|per|apiece|annually)\b")
_AFTER_MORE = lazy_regex(r"(?: [a-z]+){0,2} (?:after|once|before|net of|besides|on top)\b")
_SUPPOSED = lazy_regex(r" would have\b")
_OF_ERROR = lazy_regex(
    r"[^.;\uE000-\uF8FF]{0,30}\b(?:either way|of error|in either direction)\b|[^.;\uE000-\uF8FF]{0,12}\bplus or minus\b"
)
_VAGUE = lazy_regex(r"\b(?:somewhat|a little more|some more|others|and so on|etc|besides)\b")
_OF_ONE = lazy_regex(r"\bof (?:an?|one|every|each)\b")
_JOINED = lazy_regex(r"[^.;:()]{0,50}(?:,|\band\b|\bwhile\b)[^.;:()\uE000-\uF8FF]{1,60}")
"""What stands between two parts; figures of another sort may stand behind the first."""
_NOT_JOINED = lazy_regex(
    r"\b(?:of (?:which|whom|them|these|those|the)|including|but|while(?! (?:a further|another)))\b|\b(?:from|to|than|with)\s(?:(?:the|about|some|only)\s)?\Z"
)
_OF_REST = lazy_regex(r"[.;] of (?:the (?:rest|remainder|others)|those left),?\s(?:(?:about|some|only)\s)?\Z")
_OF_WHICH = lazy_regex(r"(?: [a-z]+){0,2},? of (?:which|whom|them|these|those)\b")
_TAKEN = lazy_regex(
    r"\b(?:after|once|less|minus|without|deducting|paying|subtracting|net of|from) (?:[a-z]+ ){0,5}(?:of )?[\uE000-\uF8FF]\Z"
)
_OF_WHOLE = lazy_regex(
    r"\b(?:of|with|had|has|have|owns?|owned|runs?|lets?|keeps?|manages?|operates?|holds?|there (?:are|were)) (?:the |its |their |all |our |about |some |[a-z]+[’']s? )*\Z"
)
_WANTED = lazy_regex(
    r"\b(?:rais(?:e|es|ing)|collect|targets?|goals?|needs?|costs?|aim(?:s|ing)?|hopes?|plan(?:s|ned)?|must|wants?|requires?)\b"
)
"""What comes in brings nearer what is wanted, and leaves less of it."""
_BESIDE = lazy_regex(r",\s(?:which is |that is |or |some |about |just )*")
_TOTAL = lazy_regex(r"\b(?:together|combined|altogether|in all|in total)\b[^.;\uE000-\uF8FF]{0,30}\Z")
_AT_AGE = lazy_regex(r"\b(?:at|aged|at the age of|when (?:he|she|they) (?:was|were)|turned)\s\Z")
_SHARES = (Sense.PERCENT, Sense.FRACTION, Sense.MULTIPLIER)
_AFTER = 12
_FARTHEST, _REACH = 80, 30
_THREE = 3


def gaps(passage: Passage, *, of_points: bool = False) -> Iterator[Claim]:
    """Every difference that words mark, with the sizes that it lies between."""
    for marked in passage.shared(marked_gaps):
        found = _found(marked) if marked.is_of_points is of_points else None
        if found is not None:
            yield _claim(marked, found)


def _found(marked: Marked) -> Addition | None:
    """What two joined parts leave; else the difference that holds, or the only one that the words may mean."""
    reaches = marked.reaches()
    widest = reaches[-1]
    joined = _joined(marked, widest) if marked.is_rest or marked.fewest else None
    if joined is not None and (joined.holds or _may_convict(marked, joined)):
        return joined
    holding = next((found for found in _readings(marked, widest) if found.holds), None)
    if holding is not None or joined is not None:
        return holding if marked.is_telling else None
    pairs = next((found for reach in reaches if (found := marked.pairs(reach))), [])
    is_only = len(pairs) == 1 and (_is_of_one_sentence(marked, pairs[0]) or len(marked.pairs(widest)) == 1)
    is_told = is_only and not _is_of_beside(marked, pairs[0]) and _may_convict(marked, pairs[0])
    return pairs[0] if is_told and not _is_left_of_far(marked, widest) and not _is_of_bare(marked, widest) else None


def _is_of_beside(marked: Marked, found: Addition) -> bool:
    """Whether a difference stands right behind the figure that it is of, which the pair lacks: €92 per hl, €7 below."""
    if not marked.size.index:
        return False
    last = marked.passage.quantities[marked.size.index - 1]
    above = [[atom for atom in figure.unit.atoms if atom[1] > 0] for figure in (last, marked.size)]
    is_used = last.index in {term.index for term in found.terms}
    start = marked.passage.to_skeleton(last.span.start) + 1
    is_beside = _BESIDE.fullmatch(marked.passage.lowered, start, marked.at) is not None
    return is_beside and not is_used and bool(above[0]) and above[0] == above[1]


def _is_of_bare(marked: Marked, figures: list[Quantity]) -> bool:
    """Whether a number that leaves its unit out and one or two of the figures give the difference: "the limit is 18"."""
    near = marked.passage.between(around((marked.size, *figures)))
    bare = [figure for figure in near if figure.sense is Sense.COUNT and not figure.noun]
    factor = marked.asserted.unit.factor
    sizes = [*map(size_of, figures), *(abs(size_of(one) - size_of(other)) for one, other in combinations(figures, 2))]
    return any(abs(size - number.value * factor) == size_of(marked.asserted) for size in sizes for number in bare)


def _may_convict(marked: Marked, found: Addition) -> bool:
    """Whether a difference is off and the words leave no other: for a mere result, by a slip that nothing near explains."""
    if _is_unsure(marked, found) or marked.is_slip(found) and _are_all_bare(marked, found):
        return False
    far = marked.passage.quantities[max(0, marked.size.index - _FARTHEST) : marked.size.index][::-1]
    if has_pay_of_one(marked.passage, found.terms) or is_left_of_more(marked.asserted, found.terms, far):
        return False
    if marked.is_rest and are_parts_of_one(found.terms, far):
        return False
    if not marked.fewest:
        is_near = marked.is_near(found) and not marked.is_of_bare(found)
        return marked.is_slip(found) or is_near or len(found.terms) > FEWEST
    if marked.is_of_points or not marked.is_slip(found):
        return not marked.is_of_points and _misses_one(found)
    is_sum = marked.spreads and marked.is_sum(found)
    return is_sum or marked.passage.shared(Explainer).explain(marked.size).outcome is not Outcome.EXPLAINED


def _are_all_bare(marked: Marked, found: Addition) -> bool:
    """Whether a measured difference is held to numbers without a unit, which may count anything."""
    terms = [marked.passage.quantities[term.index] for term in found.terms]
    is_measured = marked.size.sense in (Sense.DURATION, Sense.MEASURE)
    # Ages and heights in tenths that give the digits but for the point tell themselves.
    is_fine = not marked.fewest and all(term.value.denominator != 1 for term in terms) and found.is_misprint(_THREE)
    is_of_ages = marked.size.unit == atom("year") and all(_is_age(marked.passage, term) for term in terms)
    is_fine = is_fine or is_of_ages
    return is_measured and not is_fine and not any(term.unit.atoms or term.has_scale for term in terms)


def _is_age(passage: Passage, figure: Quantity) -> bool:
    at = passage.to_skeleton(figure.span.start)
    return _AT_AGE.search(passage.lowered, max(0, at - _REACH), at) is not None


def _misses_one(found: Addition) -> bool:
    """Whether a rest is what one of two parts alone leaves."""
    whole, *parts = found.terms
    return len(parts) > 1 and any(Addition(found.total, (whole, part), frozenset((1,))).holds for part in parts)


def _readings(marked: Marked, figures: list[Quantity]) -> Iterator[Addition]:
    """All differences that may be meant: of two, and for a rest what all others leave of the largest or add to it."""
    yield from (marked.left(pair) for pair in combinations(figures, FEWEST) if size_of(pair[0]) != size_of(pair[1]))
    if marked.is_rest and len(figures) >= _THREE:
        yield marked.left(tuple(figures))
        whole, *parts = sorted(figures, key=size_of, reverse=True)
        for number in range(1, len(figures) if len(figures) == _THREE else 0):
            yield Addition(marked.asserted, (whole, *parts), frozenset((number,)))


def _joined(marked: Marked, figures: list[Quantity]) -> Addition | None:
    """What two parts that an "and" joins leave of the only larger size before them, or behind "after"."""
    if len(figures) != _THREE:
        return None
    whole, one, other = figures if size_of(figures[0]) > size_of(figures[-1]) else (figures[-1], *figures[:-1])
    if not (marked.is_plain(whole) and marked.is_plain(one) and marked.is_plain(other, is_added=True)):
        return None
    text = marked.passage.lowered
    start, end = marked.passage.to_skeleton(one.span.start) + 1, marked.passage.to_skeleton(other.span.start)
    # What is of them behind the first part is of the whole, behind the second one of the first.
    of_whole = _OF_WHICH.match(text, start, end)
    start = of_whole.end() if of_whole else start
    is_joined = _JOINED.fullmatch(text, start, end) is not None or _OF_REST.search(text, start, end) is not None
    is_joined = is_joined and _NOT_JOINED.search(text, start, end) is None
    is_joined = is_joined and _OF_WHICH.match(text, end + 1) is None
    is_first = whole is figures[0] and not _is_listed(marked, whole, one)
    is_apart = is_first or whole is figures[-1] and _TAKEN.search(text, max(0, start - _REACH), start) is not None
    place = marked.passage.to_skeleton(whole.span.start)
    is_balance = COMING.search(text, place + 1, marked.at) is not None
    is_balance = is_balance and _WANTED.search(text, marked.passage.stretch_at(place).start, place) is None
    is_whole = size_of(whole) > size_of(one) + size_of(other) and is_apart and not is_balance
    return marked.left((whole, one, other)) if is_joined and is_whole else None


def _is_listed(marked: Marked, whole: Quantity, part: Quantity) -> bool:
    """Whether a size stands in one sentence with a part behind it, as that does, and is no whole of which parts are told."""
    passage = marked.passage
    start = passage.to_skeleton(whole.span.start)
    is_of = _OF_WHOLE.search(passage.lowered, max(0, start - _REACH), start) is not None
    is_of = is_of or _OF_WHICH.search(passage.lowered, start + 1, passage.to_skeleton(part.span.start)) is not None
    return passage.sentence_of(whole) == passage.sentence_of(part) and not is_of


def _is_unsure(marked: Marked, found: Addition) -> bool:
    """Whether the words, or a share beside the sizes, leave it open what the difference is of."""
    passage = marked.passage
    here = passage.stretch_at(marked.at)
    unsure = _UNSURE.search(passage.lowered, here.start, min(here.end, marked.at + _FARTHEST))
    is_of_each = unsure is not None and unsure[0] in ("each", "every") and marked.is_of_each(found.terms)
    # A majority of 40 that is not safe is one of 40.
    is_of_it = unsure is not None and unsure.start() > marked.at and unsure[0] in ("not", "never", "n't", "n’t")
    if unsure is not None and unsure.start() < marked.at + _AFTER and not (is_of_each or is_of_it):
        return True
    if any(pattern.match(passage.lowered, marked.at + 1) for pattern in (_OF_EACH, _AFTER_MORE, _OF_ERROR, _SUPPOSED)):
        return True
    start = passage.to_skeleton(min(term.span.start for term in found.terms))
    first = passage.stretch_at(start)
    if _is_shared_out(marked, found) or _is_part_of_gap(marked, found) or _is_of_own_total(marked, found):
        return True
    if _VAGUE.search(passage.lowered, start, marked.at) or _OF_ONE.search(passage.lowered, first.start, start):
        return True
    between = passage.between(around((marked.size, *found.terms)))
    shares = [figure for figure in between if figure.sense in _SHARES and not _is_of_part(figure, found)]
    if shares and not marked.is_of_points and not marked.is_slip(found) or not _are_plain(marked, found):
        return True
    return not marked.may_be(found)


def _is_of_part(share: Quantity, found: Addition) -> bool:
    """Whether a share only says again what one of the parts is of the whole."""
    whole, *parts = found.terms
    return any(as_spoken(share).interval.contains(size_of(part) / size_of(whole) / share.unit.factor) for part in parts)


def _is_shared_out(marked: Marked, found: Addition) -> bool:
    """Whether a figure behind what is left, in its sentence, is the other part of it: leaving 130 for one thing and 50 for another."""
    if not marked.is_rest:
        return False
    passage = marked.passage
    rest = passage.between(passage.extent(marked.at + 1, passage.stretch_at(marked.at).end))
    both = (
        marked.asserted,
        *(in_unit_of(figure, marked.asserted) for figure in rest if figure.sense in (Sense.COUNT, marked.size.sense)),
    )
    left = Addition(found.terms[0], (*found.terms[1:], *both))
    return len(both) > 1 and left.can_be_in_words and left.holds


def _is_of_own_total(marked: Marked, found: Addition) -> bool:
    """Whether one of a pair is the total of the other and more, and the difference none of its parts: a shortfall."""
    if marked.is_rest or len(found.terms) > FEWEST:
        return False
    start, end = sorted(marked.passage.to_skeleton(term.span.start) for term in found.terms)
    return _TOTAL.search(marked.passage.lowered, start + 1, end) is not None


def _is_part_of_gap(marked: Marked, found: Addition) -> bool:
    """Whether a figure and one behind it make up a difference by themselves: sixty left and 14 joined, of 46 fewer."""
    passage = marked.passage
    behind = passage.between(passage.extent(marked.at + 1, passage.stretch_at(marked.at).end))
    size = size_of(marked.asserted)
    alike = (
        in_unit_of(figure, marked.asserted) for figure in behind if figure.sense in (Sense.COUNT, marked.size.sense)
    )
    return any(
        found.derived.contains(made) for other in alike for made in (abs(size - size_of(other)), size + size_of(other))
    )


def _are_plain(marked: Marked, found: Addition) -> bool:
    """Whether all sizes are sizes by themselves; the later of two parts may be told as another."""
    last = max(term.index for term in found.terms[1:])
    is_added = len(found.terms) > FEWEST
    return all(marked.is_plain(term, is_added=is_added and term.index == last) for term in found.terms)


def _is_of_one_sentence(marked: Marked, found: Addition) -> bool:
    spans = {marked.passage.sentence_of(term) for term in found.terms}
    return len(spans) == 1


def _is_left_of_far(marked: Marked, figures: list[Quantity]) -> bool:
    """Whether some of the figures and the rest make up a whole that is named farther before."""
    size = size_of(marked.asserted)
    sums = {size + size_of(figure) for figure in figures}
    sums |= {size + sum(map(size_of, figures[start:])) for start in range(len(figures))}
    first = marked.size.index
    far = marked.passage.quantities[max(0, first - _FARTHEST) : first]
    # Of 900 acres the parts are told in numbers alone.
    is_bare = not marked.asserted.unit.atoms
    return any(size_of(figure) in sums or is_bare and figure.value in sums for figure in far)


def _claim(marked: Marked, found: Addition) -> Claim:
    """The claim of a difference; of several that may be meant one that holds explains it, and what is left of a whole too."""
    names = "ba" if len(found.terms) == FEWEST else "yabcdefg"
    premises = tuple(Premise(name, term) for name, term in zip(names, found.terms, strict=False))
    premises = premises[::-1] if len(premises) == FEWEST else premises
    formula = "".join(
        f" {'-' if place in found.taken else '+'} {name}" for place, name in enumerate(names[: len(found.terms)])
    )
    is_only = not (marked.is_rest or marked.fewest) and len(marked.reaches()[-1]) == len(found.terms)
    strength = Strength.WORDED if is_only or not found.holds else Strength.INFERRED
    kind = "difference" if len(found.terms) == FEWEST else "remainder"
    kind = "percentage-points" if marked.is_of_points else kind
    extent = around((marked.size, *found.terms))
    return Claim(kind, marked.told, formula.removeprefix(" + "), premises, extent, strength, loose=True)
