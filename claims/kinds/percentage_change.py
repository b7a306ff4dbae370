"""Percentage change: `from A to B, a rise of P%`, `fell P% to B from A`, `B, P% more than the A of last year`.

Or A and B stand before the percentage in whatever way, set apart in time: `In 2019 it was A. Now it is B, an increase of P%`.

Most "from A to B … P%" in edited prose is something else: a compound annual rate, a share that itself rose, a list of
steps, an unrelated percentage. So a wording must tie the percentage to the change, A and B must be one measure that is no
percentage, and any word for an average or a rate of growth makes the sentence be left alone.
"""

from collections.abc import Callable, Iterator

from claims.claim import Claim, Premise, Strength
from claims.contrast import earlier_and_later
from claims.kinds.kind import Kind, Wording, is_operand, same_measure, worded
from claims.kinds.pairs.changes import changes
from claims.kinds.pairs.compared import compared
from claims.kinds.pairs.parted import changes_in_another_unit
from claims.kinds.pairs.points_or_percent import percent_for_points, relative_changes
from claims.kinds.told.changes import told_changes
from claims.kinds.told.headed import headed_shares
from claims.movement import A_TO_B, MOVE
from claims.outcome import CLOSED, is_rise, outcomes
from claims.passage import Passage
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense
from claims.reach import explained

_RATE_WORDS = (
    r"\b(?:annually|annual (?:growth|rate|average)|per (?:year|annum|month|quarter)|(?:a|each|every) (?:year|month)(?! (?:ago|earlier|before))|yearly|"
    r"compound(?:ed)?|CAGR|averaged|averages|averaging|on average|an average|average (?:[a-z-]+ ){0,2}?(?:of|growth|rate|increase|rise|gain|decline|fall|drop|"
    r"decrease|change)|growth rate|rate of|points?|ranging|ranges?|respectively|inflation-adjusted|real terms|"
    r"sequentially|organic(?:ally)?|constant currenc\w+|excluding|adjusting for)\b"
)


def _one_measure(figures: dict[str, Quantity]) -> bool:
    a, b = figures["a"], figures["b"]
    plain = all(
        figure.sense not in (Sense.PERCENT, Sense.POINTS, Sense.MULTIPLIER, Sense.FRACTION) for figure in (a, b)
    )
    return plain and same_measure(a, b) and a.sense is b.sense and a.value > 0


def _percentages(figures: dict[str, Quantity]) -> bool:
    a, b = figures["a"], figures["b"]
    return a.sense is b.sense is Sense.PERCENT and a.value > 0 and not (a.is_range or b.is_range)


def _change(
    pattern: str, formula: str = "(b - a) / a", accept: Callable[[dict[str, Quantity]], bool] = _one_measure, *, in_calculation: bool = False
) -> Wording:  # fmt: skip
    return Wording(
        pattern, formula, "p", Strength.WORDED, by_direction=True, unless=_RATE_WORDS, accept=accept, in_calculation=in_calculation
    )  # fmt: skip


def _part_of_result(figures: dict[str, Quantity]) -> bool:
    return _one_measure({"a": figures["d"], "b": figures["b"]})


def _part_of_base(figures: dict[str, Quantity]) -> bool:
    return _one_measure({"a": figures["a"], "b": figures["d"]})


_THAT_IS = r"(?:,| ?[–—(]|;) ?(?:which is |that is |representing |an? |or |i\.e\. |marking |for |it |this is )*"
_COMPARED = r"(?:from|(?<!year\s)over(?!\syear)|versus|vs\.?|(?:as |when )?compared (?:to|with)|against)"
_TURN = r"(?:or|and|on|despite|due|driven|including|reflecting|partially|primarily|while|but)"
_GAP = rf"(?:(?!\b{_TURN}\b)[^.;\uE000-\uF8FF]){{0,70}}?"
_SHORT_GAP = rf"(?:(?!\b{_TURN}\b)[^.;,\uE000-\uF8FF]){{0,60}}?"
_BY = rf"(?:an? |of |by |to be )*<ABOUT>{MOVE}(?: of| by)? (?:<ABOUT>{{d:money|count|measure|rate}},? or )?<ABOUT>"
_DATED = r"(?: [\w’'-]+){0,3}?,? in (?:the )?(?:[A-Z]\w+ )?\d{4}(?:[-–/]\d{2,4})?"
_BY_THEN = rf"{{a}}{_DATED},? (?:and|but|against) (?:it was |was |just |only )*<ABOUT>{{b}}{_DATED}"
_PLAIN = r"[^.;:()\uE000-\uF8FF]{0,50}?"
_AN = r"(?:an? |the )"
_BASE = r"(?:(?:the|its|their|his|her|our|last year[’']s|this year[’']s|the previous year[’']s|\d{4}[’']s|some|about|roughly) )*"
_ROSE = r"(?:rose|grew|increased|climbed|went up|gained|jumped|surged)"
_FELL = r"(?:fell|dropped|declined|decreased|went down|was cut|were cut|shrank)"
_CLOSED_OR_TIME = r"(?= ?[.,;:)–—]|$| (?:in|by|last|this|at)\b)"
_COMPARED_WITH = r"(?:lower|less|cheaper|smaller|shorter|fewer|higher|more|dearer|larger|longer|faster|slower|greater|bigger|up|down|above|below)"
_WORDINGS = (
    _change(rf"{{b}}{_GAP}\b{_BY}{{p:percent}},? {_SHORT_GAP}\b{_COMPARED} {_SHORT_GAP}{{a}}"),
    _change(rf"\b{_BY}{{p:percent}},? {_SHORT_GAP}\bto <ABOUT>{{b}}{_GAP},? \b{_COMPARED} {_SHORT_GAP}{{a}}"),
    _change(rf"{{b}}{_GAP}\bcompared (?:to|with) {_GAP}{{a}}{_GAP}, {_BY}{{p:percent}}"),
    _change(rf"\b{_BY}{{p:percent}},? {A_TO_B}(?!\w)"),
    _change(rf"{A_TO_B}{_THAT_IS}<ABOUT>{MOVE} (?:of |by )?<ABOUT>{{p:percent}}"),
    _change(rf"{A_TO_B}{_THAT_IS}<ABOUT>{{p:percent}} {MOVE}"),
    _change(rf"{A_TO_B}(?:,| ?[–—(]) ?(?:or |that is |so )?by <ABOUT>{{p:percent}}{CLOSED}"),
    _change(rf"{_BY_THEN}{_THAT_IS}<ABOUT>{MOVE} (?:of |by )?<ABOUT>{{p:percent}}{CLOSED}"),
    _change(rf"{{b}}{_PLAIN}(?:,| ?[–—(]| and) ?(?:{_PLAIN} and )?{_AN}(?:[a-z-]+ )?{MOVE} of <ABOUT>{{p:percent}} (?:on|over) (?:the|last year’s|last year's|its|their) {{a}}(?!\w)"),
    # A percentage that changes by so many points is often said to change by so many percent.
    Wording(
        rf"{A_TO_B}(?:,| ?[–—(]) ?<ABOUT>{MOVE} of <ABOUT>{{p:percent}}(?! of\b)",
        "(b - a) / a",
        "p",
        by_direction=True,
        loose=True,
        unless=_RATE_WORDS,
        accept=_percentages,
    ),
    _change(rf"\b{MOVE} (?:by )?<ABOUT>{{p:percent}},? ?\(?{A_TO_B}(?!\w)"),
    _change(rf"{{p:percent}} {_COMPARED_WITH}(?:,| ?[–—(:])? ?{A_TO_B}(?!\w)"),
    _change(
        rf"\b{MOVE} (?:by )?<ABOUT>{{p:percent}},? to <ABOUT>{{b}}(?: [\w’'-]+){{0,2}}?<WHEN>,? from <ABOUT>{{a}}(?!\w)"
    ),
    _change(
        rf"\b{MOVE} {A_TO_B} ?\((?:an? |or |by |i\.e\. )*(?:{MOVE} (?:of |by )?)?[+−–-]?<ABOUT>{{p:percent}}\)",
        in_calculation=True,
    ),
    _change(rf"\b{MOVE}\b{_PLAIN}{A_TO_B}(?:,| ?[–—(]) ?(?:or|i\.e\.,?|that is,?) (?:by )?<ABOUT>{{p:percent}}{CLOSED}"),
    _change(rf"{{b}}{_PLAIN}(?:,| ?[–—(]| (?:is|was|are|were)) ?(?:some |about |nearly |over )?{{p:percent}} {_COMPARED_WITH} (?:than|on|from|to) {_BASE}{{a}}(?!\w)"),
    _change(rf"{{b}}{_PLAIN}(?:,| ?[–—(]| (?:is|was|are|were)) ?(?:up|down) (?:by )?<ABOUT>{{p:percent}} (?:on|from|over) {_BASE}{{a}}(?!\w)"),
    _change(rf"\bcompared (?:with|to) {_BASE}{{a}}{_PLAIN}, {_PLAIN}{{b}}{_PLAIN} (?:is|was|are|were) (?:up|down) (?:by )?<ABOUT>{{p:percent}}{CLOSED}"),
    _change(rf"\b{_ROSE}{_SHORT_GAP}\bby <ABOUT>{{d}},? (?:or|i\.e\.|that is) <ABOUT>{{p:percent}},? to <ABOUT>{{b}}{_CLOSED_OR_TIME}", "d / (b - d)", _part_of_result),
    _change(rf"\b{_FELL}{_SHORT_GAP}\bby <ABOUT>{{d}},? (?:or|i\.e\.|that is) <ABOUT>{{p:percent}},? to <ABOUT>{{b}}{_CLOSED_OR_TIME}", "d / (b + d)", _part_of_result),
    _change(rf"\b{MOVE} from <ABOUT>{{a}}{_SHORT_GAP} by <ABOUT>{{d}},? (?:or|i\.e\.|that is) <ABOUT>{{p:percent}}{CLOSED}", "d / a", _part_of_base),
    _change(rf"\b{MOVE} by <ABOUT>{{d}} from <ABOUT>{{a}},? (?:or|{_AN}{MOVE} of) <ABOUT>{{p:percent}}{CLOSED}", "d / a", _part_of_base),
)  # fmt: skip
_AFTER = outcomes("{p:percent}", beside="(?:<ABOUT>{d:money|count|measure|rate},? or )?")

_SAID = (
    Phrase(rf"{{p:percent}} (?P<word>{_COMPARED_WITH})(?= ?[.;,:)]|$)"),
    Phrase(rf"\b(?P<word>shortfall|saving|surplus|{MOVE[3:-1]}) (?:of|by) <ABOUT>{{p:percent}}(?= ?[.;,:)]|$| since)"),
)
_YEARLY = Phrase(
    r"\b(?:annual(?:ly)?|yearly|(?:a|per|each|every) (?:year|month|quarter)|compound(?:ed)?|respectively)\b"
)


_UNSURE = Phrase(_RATE_WORDS)


def find(passage: Passage) -> Iterator[Claim]:
    """Every change beside its two values; one right after them is explained by them and not convicted."""
    yield from worded("percentage-change", _WORDINGS)(passage)
    yield from _after(passage)
    for phrase in _SAID:
        for match in phrase.matches(passage, _YEARLY):
            rises = is_rise(match["word"])
            yield from explained(
                "percentage-change", passage, match.start("p"), "(x - y) / y", by_direction=True, rises=rises
            )
    yield from changes_in_another_unit(passage)
    yield from compared(passage)
    yield from changes(passage)
    yield from percent_for_points(passage)
    yield from relative_changes(passage)
    yield from told_changes("percentage-change", Sense.PERCENT, passage)
    yield from headed_shares("percentage-change", passage)


def _after(passage: Passage) -> Iterator[Claim]:
    """Every change said after the two sizes that it lies between, which are set apart in time."""
    for phrase in _AFTER:
        for match in phrase.matches(passage, _UNSURE):
            if is_operand(passage.skeleton, match.start("p")):
                continue
            share, extent = passage.quantity_at(match.start("p")), passage.extent(*match.span())
            # A percentage that changes by so many points is often said to change by so many percent.
            for of_percentages, fits in ((False, _is_no_percentage), (True, _is_percentage)):
                pair = earlier_and_later(passage, match, fits)
                if pair is not None:
                    premises = Premise("a", pair[0]), Premise("b", pair[1])
                    yield Claim(
                        "percentage-change", share, "(b - a) / a", premises, extent, by_direction=True, loose=of_percentages
                    )  # fmt: skip
                    break


def _is_no_percentage(figure: Quantity) -> bool:
    return not _is_percentage(figure)


def _is_percentage(figure: Quantity) -> bool:
    return any(symbol == "%" for symbol, _ in figure.unit.atoms)


KIND = Kind(
    "percentage-change",
    "a change from one value to another is the percentage stated for it",
    find,
    example="Prices fell from $60 to $20, a drop of 200%.",
    counter_example="Debt rose from $40 billion to $60 billion, or 35% of GDP.",
)
