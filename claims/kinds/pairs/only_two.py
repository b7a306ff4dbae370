"""The only two sizes that a comparison can be of: `Wages are $44,000 in the valley and $22,000 on the plateau, twice as much`.

They stand in its sentence, before it or around it (`Rents here (€1,800) are twice those there (€900)`), one of them in the
sentence before, or both (`The firm has 150 vans and its rival 30. It has five times as many as its rival`). No third
size of any sort may stand there, and what the comparison names must be what the sizes are said of.
"""

import re
from collections.abc import Callable
from itertools import combinations
from typing import NamedTuple

from claims.dates import YEAR
from claims.kinds.kind import is_operand, same_measure
from claims.label import ideas_in
from claims.movement import MOVE
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense, is_size, size_of
from claims.reach import are_money_and_count, in_one_unit, sentence_before
from claims.span import Span

_CLOSES = lazy_regex(r"[.,;:()–—\uE000-\uF8FF]")
_CLAUSES = lazy_regex(r"\s[–—]|[,;:(]|\b(?:and|so|or|which|that is|while|but)\b", re.IGNORECASE)
_BREAK = lazy_regex(r"[;:]|\.\s|\s[-–—]|,\s")
_BASE = lazy_regex(r"\b(?:per|(?:in|for|of|out of|to) (?:every|each))\s*\Z", re.IGNORECASE)
_PART = lazy_regex(
    rf"\b(?:{MOVE} by|(?:more|less|fewer|higher|lower) than|up to|at (?:least|most)|"
    r"(?:increase|rise|fall|drop|decline|growth|gain|loss|cut|change) of)\s*\Z",
    re.IGNORECASE,
)
_PART_OF = lazy_regex(
    r"\s*(?:(?:percent |points? )?(?:more|less|fewer|higher|lower|extra|other|another)\b|of (?:them|these|those|whom|which)\b)",
    re.IGNORECASE,
)
_MEANT = ideas_in(
    "number numbers figure total rate share level proportion count size amount sum gap difference margin half time times "
    "much many large great high low long far year years month day word words case fact ratio comparison terms result "
    "result improvement increase rise jump reduction fall factor former latter earlier previous original old initial today"
)
"""Words for whatever was said to have a size, or that compare by themselves."""
_MOVES = ideas_in(f"{MOVE[3:-1].replace('|', ' ')} risen gone went multiplied expanded")
_ADDED = lazy_regex(r"\b(?:additional|extra|further)\s*\Z", re.IGNORECASE)
_YEAR = lazy_regex(rf"\b{YEAR}")
_REACH = 30
_BOTH = 2
_FAR = 50
_MOST_ALIKE = 8
_OPENS = lazy_regex(r"[^.;:,]{0,40}?[:(]\s?")


class Two(NamedTuple):
    """Two sizes in the order of the text, and the sentence before, where not both stand in that of the comparison."""

    first: Quantity
    second: Quantity
    earlier: Stretch | None

    @property
    def is_near(self) -> bool:
        """Whether both stand in the sentence of what is said of them."""
        return self.earlier is None

    @property
    def low_and_high(self) -> tuple[Quantity, Quantity]:
        """The smaller of the two and the greater."""
        low, high = sorted((self.first, self.second), key=size_of)
        return low, high


def only_two(
    passage: Passage,
    match: re.Match[str],
    fits: Callable[[Quantity], bool] = is_size,
    span: tuple[int, int] | None = None,
    reach: int = 1,
) -> Two | None:
    """The only two sizes around what a match says of two, or None where there are more or fewer, or it names others.

    `span` is the part of the match that is neither of them, by default all of it. They stand in its sentence or in as
    many before it as `reach` says.
    """
    found = two_around(passage, match, fits, span, reach)
    if found is None:
        return None
    one, other, earlier = found
    pair = in_one_unit(one, other)
    if are_money_and_count(one, other) or not same_measure(*pair) or size_of(pair[0]) == size_of(pair[1]):
        return None
    if _is_beside(*pair):
        return None
    here = passage.stretch_at(match.start())
    return Two(*pair, earlier) if _is_named(passage, match, here, earlier, [one, other]) else None


def _is_beside(one: Quantity, other: Quantity) -> bool:
    """Whether one is a small number in words beside a large one in digits: two mills, and 2,500."""
    low, high = sorted((one, other), key=size_of)
    return low.is_word and not high.is_word and size_of(high) > _FAR * size_of(low)


def two_around(
    passage: Passage,
    match: re.Match[str],
    fits: Callable[[Quantity], bool],
    span: tuple[int, int] | None = None,
    reach: int = 1,
) -> Two | None:
    """The only two figures that fit in the sentence of a match, or in it and those before, whatever they are of."""
    own = passage.extent(*(span or match.span()))
    here = passage.stretch_at(match.start())
    figures, earlier = _sizes(passage, here, own, fits), None
    for _ in range(reach):
        if len(figures) >= _BOTH or (before := sentence_before(passage, earlier or here)) is None:
            break
        figures, earlier = [*_sizes(passage, before, own, fits), *figures], before
    if len(figures) != _BOTH or not all(is_plain_size(passage, figure) for figure in figures):
        return None
    return Two(figures[0], figures[1], earlier)


def two_before(passage: Passage, match: re.Match[str], reach: int = 1) -> Two | None:
    """The only two sizes before a match that count one thing or are of one measure, whatever the match names."""
    here = passage.stretch_at(match.start())
    behind = Span(passage.to_text(match.start()), passage.extent(here.start, here.end).end)
    figures, earlier = _sizes(passage, here, behind, is_size), None
    for _ in range(reach):
        if len(figures) >= _BOTH or (before := sentence_before(passage, earlier or here)) is None:
            break
        figures, earlier = [*_sizes(passage, before, behind, is_size), *figures], before
    chosen = list(combinations(figures[:_MOST_ALIKE], _BOTH))
    # A number that leaves out what it counts goes with others that count.
    of_one_sense = [pair for pair in chosen if pair[0].sense is pair[1].sense]
    pairs = [in_one_unit(one, other) for one, other in of_one_sense or chosen if not are_money_and_count(one, other)]
    alike = [pair for pair in pairs if same_measure(*pair)]
    if len(alike) != 1 or size_of(alike[0][0]) == size_of(alike[0][1]):
        return None
    return Two(*alike[0], earlier) if all(is_plain_size(passage, figure) for figure in alike[0]) else None


def two_counted(passage: Passage, match: re.Match[str]) -> Two | None:
    """The only two numbers that the text before gives of what a sentence says has changed: `18 pairs` … `63 pairs`.

    None where they stand in one sentence, or where it counts these things another time.
    """
    here = passage.stretch_at(match.start())
    named = _ideas(_CLAUSES.split(passage.skeleton[here.start : match.start()])[-1]) - _MOVES
    alike = passage.counted_by_idea.get(next(iter(named)), []) if len(named) == 1 else []
    if not _BOTH <= len(alike) <= _MOST_ALIKE or any(
        not is_plain_size(passage, figure) or len(figure.unit.atoms) > 1 for figure in alike
    ):
        return None
    start = passage.to_text(here.start)
    found = {figure.value: figure for figure in reversed(alike) if figure.span.start < start and figure.value != 1}
    if len(found) != _BOTH:
        return None
    first, second = sorted(found.values(), key=lambda each: each.index)
    stretches = [passage.stretch_at(passage.to_skeleton(figure.span.start)) for figure in (first, second)]
    return Two(first, second, stretches[0]) if stretches[0] is not stretches[1] else None


def is_unsure_before(passage: Passage, two: Two, unsure: Phrase) -> bool:
    """Whether a sentence before that gives one of two sizes is one to be left alone."""
    return two.earlier is not None and unsure.search(passage, two.earlier) is not None


def _sizes(passage: Passage, stretch: Stretch, own: Span, fits: Callable[[Quantity], bool]) -> list[Quantity]:
    """The sizes of a sentence outside a span; of any sort, lengths of time only where there is nothing else."""
    found = [
        figure
        for figure in passage.within(stretch)
        if fits(figure) and not own.start <= figure.span.start < own.end and not _is_base(passage, figure)
    ]
    plain = [figure for figure in found if figure.sense is not Sense.DURATION]
    return plain if plain and fits is is_size else found


def _is_base(passage: Passage, figure: Quantity) -> bool:
    """Whether a figure is what others are said per, the one of "the new one", or what is added to another."""
    if figure.is_word and figure.value == 1 and not figure.unit.atoms:
        return True
    at = passage.to_skeleton(figure.span.start)
    before = passage.skeleton[max(0, at - _REACH) : at]
    return _BASE.search(before) is not None or _ADDED.search(before) is not None


def is_plain_size(passage: Passage, figure: Quantity) -> bool:
    """Whether a figure is a plain size: no range, no bound, no operand, no part of a change."""
    at = passage.to_skeleton(figure.span.start)
    if figure.value <= 0 or figure.is_range or figure.is_bound or is_operand(passage.skeleton, at):
        return False
    before = passage.skeleton[max(0, at - _REACH) : at]
    return _PART_OF.match(passage.skeleton, at + 1) is None and _PART.search(before) is None


def _is_named(
    passage: Passage, match: re.Match[str], here: Stretch, earlier: Stretch | None, figures: list[Quantity]
) -> bool:
    """Whether what the comparison names is what the two sizes are said of."""
    skeleton = passage.skeleton
    first, second = (passage.to_skeleton(figure.span.start) for figure in figures)
    if first >= match.start():
        return _follow(skeleton[match.end() : first], skeleton[first:second])
    if second > match.start():
        if _BREAK.search(skeleton, min(max(first, here.start), match.start()), second):
            return False
        return earlier is None or _is_subject_known(
            skeleton[here.start : match.start()], skeleton[earlier.start : earlier.end]
        )
    start = here.start if earlier is None else earlier.start
    rest, said = skeleton[match.end() : here.end], skeleton[start : match.start()]
    tail = _CLOSES.split(rest)[0]
    # Where the comparison opens its sentence, all the rest of it says what is compared.
    is_first = not skeleton[here.start : match.start()].strip()
    is_known = _is_subject_known(tail, said) or is_first and not _ideas(rest).isdisjoint(_ideas(said))
    if not is_known or not set(_YEAR.findall(tail)) <= set(_YEAR.findall(said)):
        return False
    since = max(here.start, second + 1)
    if since == here.start:
        return _is_subject_known(skeleton[since : match.start()], said[: since - start])
    clause = _CLAUSES.split(skeleton[since : match.start()])
    if len(clause) == 1:
        return False
    before = said[: len(said) - len(clause[-1])]
    is_linked = earlier is None or not _ideas(skeleton[here.start : since]).isdisjoint(
        _ideas(skeleton[start : here.start])
    )
    return is_linked and _is_subject_known(clause[-1], before)


def _follow(gap: str, between: str) -> bool:
    """Whether two sizes explain what is said before them: by a colon or a bracket, or in its very clause."""
    opened = _OPENS.match(gap)
    if opened is None:
        return _BREAK.search(gap + between) is None
    return not set(";:") & set(gap[opened.end() :] + between)


def is_tail_known(passage: Passage, match: re.Match[str], two: Two) -> bool:
    """Whether what is named right behind a match was said, or stands beside one of the two."""
    here = passage.stretch_at(match.start())
    if passage.to_skeleton(two.second.span.start) >= match.end():
        return True
    tail = _CLOSES.split(passage.skeleton[match.end() : here.end])[0]
    start = (two.earlier or here).start
    return _is_subject_known(tail, passage.skeleton[start : match.start()])


def shares_idea(words: str, said: str) -> bool:
    """Whether words name something that was said."""
    return not _ideas(words).isdisjoint(_ideas(said))


def _is_subject_known(words: str, said: str) -> bool:
    """Whether words name nothing, or something that was said."""
    named = _ideas(words)
    return not named or not named.isdisjoint(_ideas(said))


def _ideas(words: str) -> frozenset[str]:
    return ideas_in(words) - _MEANT
