"""Agreed figures: `registered users reached 4.1 million` against the sheet on which the team has 4.32 million.

A figure is paired with an entry where the label, or an alias, governs it: the label, a date or the entry's place, a verb
and the figure; the figure as a count of the label ("4.1 million registered users", "a headcount of 120"); or label, colon,
figure. It is left alone where the sentence speaks of another year, another place, a plan or a comparison.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial

from claims.agreed import AgreedFigure, Sheet
from claims.claim import Claim
from claims.kinds.kind import Kind, is_operand, same_dimension
from claims.passage import ANY, Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity
from claims.span import Span

_MONTHS = "January February March April May June July August September October November December".split()
_DATE = rf"(?:(?:{'|'.join(_MONTHS)}|the end of|year-end|early|late)\s+)*(?:19|20)\d\d"
_VERB = (
    r"(?:is|are|was|were|stands?\s+at|stood\s+at|reach(?:es|ed)|total(?:s|l?ed)?|c[oa]mes?\s+to|amount(?:s|ed)\s+to|equals?|hit|"
    r"(?:has|have)\s+(?:now\s+)?reached|numbers?|numbered|of|at)"
)
_ABOUT = (
    r"(?:(?:about|around|roughly|approximately|some|nearly|almost|over|more\s+than|just\s+(?:over|under)|less\s+than|under|only|"
    r"at\s+least|up\s+to|close\s+to|exactly|now|currently|today|a\s+total\s+of|an?\s+estimated)\s+)*"
)
_OPEN = lazy_regex(
    r"(?:^|[.;:,(—–|]|\b(?:the|our|its|their|a|an|total|overall|and|of|with|had|has|have|that|while|whose|current)|[’']s?)\s*[*_]*\Z",
    re.I,
)
_ANOTHER_CASE = lazy_regex(
    r"\b(?:last|previous(?:ly)?|prior|earlier|former(?:ly)?|next|ago|since|once|initial(?:ly)?|originally|used\s+to|before|"
    r"expect(?:s|ed)?|forecasts?|projected|projections?|targets?|targeted|goals?|plans?|planned|would|could|should|may|might|if|will|"
    r"quarter|month|weeks?|daily|per|each|average|scenario|suppose|rivals?|competitors?|compared|versus|vs|instead|until)\b|"
    r"\bQ[1-4]\b|\bH[12]\b",
    re.I,
)
_SOMEWHERE = lazy_regex(
    r"\b(?i:in|across|at|within|outside|throughout|excluding|for|from)\s+(?:the\s+)?((?:[A-Z][\w.’'-]*\s?)+)"
)
_LONGEST_LABEL = 80
_YEAR = lazy_regex(r"\b(?:19|20)\d\d\b")
_MONTH = lazy_regex(rf"\b(?:{'|'.join(_MONTHS)})\b")


def find(passage: Passage, sheet: Sheet) -> Iterator[Claim]:
    """Every figure that a label of the sheet governs, against the entry."""
    if not sheet.figures:
        return
    paired: dict[int, list[AgreedFigure]] = defaultdict(list)
    for quantity, figure in (*_governed(passage, sheet), *_counted(passage, sheet)):
        paired[quantity.index].append(figure)
    for index in sorted(paired):
        yield from _claims(passage.quantities[index], paired[index])


def against(sheet: Sheet) -> Kind:
    """The kind with the sheet to look in."""
    return replace(KIND, find=partial(find, sheet=sheet))


@lru_cache(maxsize=8)
def _labels(sheet: Sheet) -> re.Pattern[str]:
    names = sorted({name for figure in sheet.figures for name in figure.names}, key=len, reverse=True)
    return lazy_regex(r"\b(" + "|".join(r"\s+".join(map(re.escape, name.split())) for name in names) + r")\b", re.I)


@lru_cache(maxsize=8)
def _named(sheet: Sheet) -> dict[str, list[AgreedFigure]]:
    named: dict[str, list[AgreedFigure]] = defaultdict(list)
    for figure in sheet.figures:
        for name in figure.names:
            named[_folded(name)].append(figure)
    return named


def _folded(text: str) -> str:
    return " ".join(text.lower().split())


def _governed(passage: Passage, sheet: Sheet) -> Iterator[tuple[Quantity, AgreedFigure]]:
    """Figures beside a label that stands as a word of its own: "headcount reached 120", "120 in headcount"."""
    for stretch in passage.sentences:
        for match in _labels(sheet).finditer(passage.skeleton, stretch.start, stretch.end):
            for figure in _named(sheet)[_folded(match[1])]:
                at = _place_of_figure(passage.skeleton, stretch, match, figure)
                if at >= 0 and not is_operand(passage.skeleton, at) and _is_about(passage, stretch, figure):
                    yield passage.quantity_at(at), figure


def _place_of_figure(skeleton: str, stretch: Stretch, match: re.Match[str], figure: AgreedFigure) -> int:
    """Where in the skeleton the figure of a label stands, -1 where it has none."""
    after = _after(figure.place).match(skeleton, match.end(), stretch.end)
    if after is not None and _OPEN.search(skeleton[max(stretch.start, match.start() - 20) : match.start()]):
        return after.start("x")
    before = _BEFORE.search(skeleton, max(stretch.start, match.start() - 40), match.start())
    return before.start("x") if before is not None else -1


@lru_cache(maxsize=512)
def _after(place: str) -> re.Pattern[str]:
    somewhere = f"|{re.escape(place)}" if place else ""
    when = rf"(?:,?\s+(?:in|of|for|as\s+of|at|by)\s+(?:the\s+)?(?:{_DATE}{somewhere}),?)*"
    return lazy_regex(rf"[*_]*{when}(?:,?\s+{_VERB}\s+|\s*[:=]\s*){_ABOUT}(?P<x>[{ANY}])", re.I)


_BEFORE = lazy_regex(rf"(?P<x>[{ANY}])\s+(?:of|in)\s+(?:(?:the|our|its|their|total|annual|overall)\s+)*\Z", re.I)


def _counted(passage: Passage, sheet: Sheet) -> Iterator[tuple[Quantity, AgreedFigure]]:
    """Figures whose noun is a label: "4.1 million registered users"."""
    masked = passage.document.masked
    for quantity in passage.quantities:
        after = masked[quantity.number.end : quantity.number.end + _LONGEST_LABEL]
        match = _labels(sheet).match(after.lstrip()) if after[:1].isspace() else None
        at = passage.to_skeleton(quantity.span.start)
        if match is None or is_operand(passage.skeleton, at):
            continue
        stretch = passage.stretch_at(at)
        yield from ((quantity, item) for item in _named(sheet)[_folded(match[1])] if _is_about(passage, stretch, item))


def _is_about(passage: Passage, stretch: Stretch, figure: AgreedFigure) -> bool:
    """Whether the sentence speaks of the entry's time and place, and of how things are."""
    text = passage.document.masked[stretch.sentence.span.start : stretch.sentence.span.end]
    if _ANOTHER_CASE.search(text) or not set(_YEAR.findall(text)) <= figure.years:
        return False
    if any(month not in _month_of(figure) for month in _MONTH.findall(text)):
        return False
    if figure.place and figure.place.lower() not in text.lower():
        return False
    return all(_is_known(name, figure) for name in _SOMEWHERE.findall(text))


def _month_of(figure: AgreedFigure) -> str:
    """The months that the entry is about, in words."""
    numbered = re.findall(r"\b(?:19|20)\d\d-(\d\d)", figure.as_of)
    named = [_MONTHS[int(number) - 1] for number in numbered if 1 <= int(number) <= len(_MONTHS)]
    return " ".join((*named, figure.as_of, figure.period))


def _is_known(name: str, figure: AgreedFigure) -> bool:
    """Whether a capitalised name after a preposition is the entry's place, a part of its label, or a date."""
    words = name.strip()
    labels = " ".join(figure.names).lower()
    return words.lower() in (figure.place.lower(), *labels.split()) or words in _MONTHS


def _claims(quantity: Quantity, figures: list[AgreedFigure]) -> Iterator[Claim]:
    """The claim against the entry that agrees, or against the only one; between several there is no telling."""
    fitting = list(dict.fromkeys(figure for figure in figures if same_dimension(quantity, figure.quantity)))
    agreeing = [figure for figure in fitting if _may_agree(quantity, figure)]
    chosen = agreeing[:1] or (fitting if len(fitting) == 1 else [])
    for figure in chosen:
        yield Claim("reference", quantity, "agreed", (), Span(*quantity.span), agreed=figure)


def _may_agree(quantity: Quantity, figure: AgreedFigure) -> bool:
    own, other = quantity.unit.factor, figure.quantity.unit.factor
    return quantity.widest.scaled(own).intersects(figure.quantity.interval.scaled(other))


KIND = Kind(
    "reference",
    "a figure is the one that the team's reference sheet has for it",
    partial(find, sheet=Sheet()),
    example="The county's recycling rate is 46.1%.",
    counter_example="In 2019 the recycling rate was 38.2%.",
)
