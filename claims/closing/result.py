"""Which figure of a sentence is its result, by the words beside it."""

import re
from collections.abc import Sequence

from claims.closing.calendar import is_length
from claims.implied import has_period, with_rate
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense

_SAYS_SO = lazy_regex(
    r"(?:\b(?:so|thus|hence|therefore|altogether|in all|in total|together|combined|overall|mean(?:s|ing))\b"
    r"[^.;:]{0,80}|\b(?:that is|that’s|that's|which is|"
    r"(?:which|that|this|it)(?: therefore| thus)? (?:is|was|makes?|made|gives?|implies)|"
    r"(?:comes?|came|coming|amounts?|amounted|amounting|adds?|added|adding|mounts?|"
    r"piles?|sums?|works?|worked) (?:up )?(?:out )?(?:to|at))\b"
    r"[^.;:\uE000-\uF8FF]{0,80}|"
    r"(?:,|[–—:(]) ?(?:(?:or|about|roughly|around|some|nearly|almost|for|making|giving|spending|costing|"
    r"earning|raising|paying|saving|averaging|using|producing|i\.e\.|a total of|an average of|equal to|equivalent to|"
    r"an? [\w’'-]+(?: [\w’'-]+)? of) )+|\baverag(?:es?|ed) (?:about |roughly |some |nearly |only |just )?|"
    r"\b(?:total|payroll|bill|yield|density|average|cost|output|revenue|income|consumption|profit|capacity|speed|rate)"
    r"s? (?:of|is|was|are|were) (?:about |roughly |some |nearly )?|"
    r"\b(?:giving|leaving|for|to|which gives|or) each(?: (?!of )[a-z]+)? |\benough (?:to [a-z]+|for) |"
    r", at an? (?:(?:total|annual|yearly|monthly) )?(?:outlay|cost|expense) of |[:–—(=] ?)$",
    re.IGNORECASE,
)
_IN_ALL = lazy_regex(
    r" (?:[\w’'-]+ ){0,3}(?:in all|in total|altogether|all told|overall|combined)\b|"
    r",? (?:a|per|for each|for every) [a-z]+ ?[.,;)–—]",
    re.IGNORECASE,
)
_HEDGES = r"(?: (?:about|some|around|an?|the|all|only|just))* $"
_GIVEN = lazy_regex(
    r"\b(?:at|every|each|per|with|over|of|(?<!responsible )(?<!account )for|"
    r"(?<!bring )(?<!brings )(?<!take )(?<!takes )in|on|across|from|within|"
    rf"between|among|by){_HEDGES}",
    re.IGNORECASE,
)
_FOLLOWS = lazy_regex(
    r"\b(?:takes?|took|needs?|needed|lasts?|lasted|requires?|required|uses?|used|emits?|emitted|produces?|produced|carry|"
    r"carries|carried|fills?|filled|covers?|covered|yields?|yielded|costs?|consumes?|consumed|generates?|generated|earns?|"
    r"earned|pays?|paid|saves?|saved|burns?|burned|absorbs?|stores?|holds?|moves?|weighs?|draws?|adds?|raises?|raised|"
    r"brings?|brought|gets?|got|gives?|gave|giving|makes?|made|receives?|received|collects?|collected|sells?|sold|loses?|lost|"
    r"spends?|spent|employs?|handles?|handled|serves?|served|eats?|drinks?|worth|accounts? for|fetch(?:es|ed)?|"
    r"gets? through|would|will|can|must|turn(?:s|ed)? out|deliver(?:s|ed)?|puts?|run(?:s|ning)? up|ran up|face[sd]?|"
    r"wast(?:es?|ed)|(?:ha(?:s|ve|d)|needs?) to (?:find|pay|buy|make|carry)|hand(?:s|ed)? over|leaves?|"
    r"shift(?:s|ed)?|pump(?:s|ed)?|lift(?:s|ed)?|sends?|sent|buys?|bought|ship(?:s|ped)?|print(?:s|ed)?|bake[sd]?|"
    r"wash(?:es|ed)?|support(?:s|ed)?|attract(?:s|ed)?)(?: [\w’'-]+){0,3}(?: of)? $"
)
_OBJECT = lazy_regex(
    r"\b(?:(?:ha(?:s|ve|d)|been) [a-z]+(?:ed|en|wn|un|nt|ft|ght|ld|lt)|be [a-z]+ing|"
    r"(?!its|his|this|is|was|has|as|plus|less|across|regards|perhaps|always|includ|follow|exceed|need|limited|rated|priced|based|used)[a-z]+(?:ed|[a-rtv-z]s))"
    r"(?: (?:up|out|in|off|away|down|through|over|back))?(?: (?:about|some|around|roughly|nearly|almost|just))* $"
)
"""A verb right before its object: has swallowed, will be carrying, emitted."""
_TO_DO = lazy_regex(r"(?: [a-z]+)? to (?:sell|fill|offer|share|spare|find|pay|hand|give|spend|use|climb|clear|cover)\b")
_TAKEN = lazy_regex(rf"\b(?:at|every|each|per|with|of|by|from|there (?:are|is|were|was)){_HEDGES}", re.IGNORECASE)
_OF_ANOTHER = lazy_regex(r"\s*An? (?:[a-z’'-]+ ){2,5}")
"""The words before what is given of one more thing: An electric kiln needs 170 kWh."""
_AVERAGE = lazy_regex(r"\b(?:average|mean)\b[^.;:\uE000-\uF8FF]{0,40}$", re.IGNORECASE)
_FOR_EVERY = lazy_regex(r"\b(?:for|in|of) every $")
_THE = lazy_regex(r"\b(?:the|its|their|his|her|our|these|those|all|both|at|every|each|per|with) $", re.IGNORECASE)
_TOLD = lazy_regex(
    r"\b(?:so|thus|hence|therefore|consequently|accordingly|altogether|in all|in total|together|combined|overall|"
    r"all told|between them|(?:in|over|during) which (?:time|period)|in that time|"
    r"in other words|put (?:another way|differently)|"
    r"meaning|which means|which makes|making|that is|that’s|that's|that means|that makes|why)\b"
    r"|\b(?:bill|total|sum|outlays?|savings?|spending|expenditure|reimbursement|payout|takings|revenue|income|receipts|"
    r"turnover|output|yield|order|loss(?:es)?|emissions|requirement|answer|fees|budget|consumption|production|volume|"
    r"load|demand|harvest|catch|intake|payments?|cost|costs|use|usage|need|needs|value|weight|capacity)"
    r"(?: [a-z’'-]+){0,6}?,? (?:is|are|was|were|be|been|at|to|of|:)(?: [a-z’'-]+){0,3} $"
    r"|\b(?:com(?:es?|ing)|came|amount(?:s|ed|ing)?|add(?:s|ed|ing)?|work(?:s|ed|ing)?|mount(?:s|ed|ing)?|runs?|ran|"
    r"running) (?:up |out )?(?:to|at|about|up)\b[^\uE000-\uF8FF]{0,40}$"
    r"|\bto [a-z]+ [^.;:]{1,70}\b(?:would|will)(?: (?:therefore|thus|then|together))? "
    r"(?:take|cost|need|require|use|bring)(?: [a-z]+)? $"
    r"|[:(=–—] ?(?:[a-z]+ ){0,2}$"
)
_AFTER = lazy_regex(
    r" (?:[\w’'-]+ ){0,4}?(?:in all|in total|altogether|all told|overall|combined|"
    r"(?:will|would) be (?:needed|wanted|required|lost|saved|used)|(?:is|are|was|were) (?:needed|wanted|required|paid)|"
    r"(?:have|has|had) to be)\b"
)
_EVERY = lazy_regex(r"\b(?:hourly|daily|nightly|weekly|monthly|annual|yearly) [a-z]+ (?:[a-z]+ ){1,3}$")
_REACH = 90
_FAR = 120
_OFTEN_GIVEN = (Sense.RATE, Sense.DURATION)
"""What is a result behind "at" and "in" as well: at so much each, in so many minutes."""


def says_so(passage: Passage, stretch: Stretch, figure: Quantity) -> bool:
    """Whether the words right beside a figure say that it follows from what stands before."""
    at = passage.to_skeleton(figure.span.start)
    before = passage.skeleton[max(stretch.start, at - _REACH) : at]
    return _SAYS_SO.search(before) is not None or _IN_ALL.match(passage.skeleton, at + 1) is not None


def is_told(passage: Passage, stretch: Stretch, figure: Quantity) -> bool:
    """Whether the words around a figure make it a result: right beside it, as its name, or behind it."""
    at = passage.to_skeleton(figure.span.start)
    before = passage.lowered[max(stretch.start, at - _FAR) : at]
    is_said = says_so(passage, stretch, figure) or _TOLD.search(before) is not None
    return is_said or _AFTER.match(passage.lowered, at + 1) is not None


def says_period(passage: Passage, figure: Quantity) -> bool:
    """Whether a figure is for a period by its unit or by the adverb of its name: the monthly instalment is."""
    at = passage.to_skeleton(figure.span.start)
    before = passage.lowered[max(passage.stretch_at(at).start, at - _REACH) : at]
    return has_period(with_rate(passage, figure).unit) or _EVERY.search(before) is not None


def may_follow(passage: Passage, stretch: Stretch, figure: Quantity, *, is_far: bool, is_product: bool) -> bool:
    """Whether the words before a figure let it follow from others, or from those of another sentence (`is_far`)."""
    at = passage.to_skeleton(figure.span.start)
    before = passage.skeleton[max(stretch.start, at - _REACH) : at]
    if is_product and _AVERAGE.search(before) or _FOR_EVERY.search(before):
        return False
    if says_so(passage, stretch, figure):
        return True
    if figure.sense is Sense.RATE and is_far or _TAKEN.search(before):
        return False
    is_of_another = _OF_ANOTHER.fullmatch(passage.skeleton, stretch.start, at) is not None
    return not is_far or _FOLLOWS.search(before) is not None and not is_of_another


def follows(passage: Passage, stretch: Stretch, figure: Quantity) -> bool:
    """Whether the verb before a figure makes it what others give."""
    at = passage.to_skeleton(figure.span.start)
    return _FOLLOWS.search(passage.skeleton[max(stretch.start, at - _REACH) : at]) is not None


def is_object(passage: Passage, stretch: Stretch, figure: Quantity) -> bool:
    """Whether a verb right before a figure has it for its object, or it is so much to do something with."""
    at = passage.to_skeleton(figure.span.start)
    before = passage.lowered[max(stretch.start, at - _REACH) : at]
    return _OBJECT.search(before) is not None or is_to_do(passage, figure)


def is_to_do(passage: Passage, figure: Quantity) -> bool:
    """Whether a figure is so much to do something with: 900 seats to sell."""
    return _TO_DO.match(passage.lowered, passage.to_skeleton(figure.span.start) + 1) is not None


def is_given(passage: Passage, stretch: Stretch, figure: Quantity) -> bool:
    """Whether the words before a figure say that other figures follow from it, as behind "at" and "each"."""
    at = passage.to_skeleton(figure.span.start)
    before = passage.skeleton[max(stretch.start, at - _REACH) : at]
    return not says_so(passage, stretch, figure) and _TAKEN.search(before) is not None


def by_likelihood(passage: Passage, stretch: Stretch, figures: Sequence[Quantity]) -> list[Quantity]:
    """The figures of a sentence that may be results, the likeliest first; of equals the later one."""
    ranked = sorted(((_likelihood(passage, stretch, figure), figure.index, figure) for figure in figures), reverse=True)
    return [figure for likelihood, _, figure in ranked if likelihood >= -(figure.sense in _OFTEN_GIVEN)]


def _likelihood(passage: Passage, stretch: Stretch, figure: Quantity) -> int:
    at = passage.to_skeleton(figure.span.start)
    before = passage.skeleton[max(stretch.start, at - _REACH) : at]
    is_attribute = passage.document.text[figure.number.end : figure.number.end + 1] in "-‑" or before.endswith("-")
    return (
        4 * says_so(passage, stretch, figure)
        - (_GIVEN.search(before) is not None)
        - (_THE.search(before) is not None)
        - (figure.sense is Sense.RATE)
        - 3 * (is_attribute or is_length(figure))
    )
