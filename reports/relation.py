"""What the premises give, in words: for any kind by its formula, for a few kinds in a phrase of their own."""

import re
from collections.abc import Callable

from claims.claim import Claim
from claims.document import Document
from claims.quantity import Sense
from claims.recomputation import Recomputation
from claims.temperature import is_temperature
from reports.formula_text import figure, formula_with_figures

Phrase = Callable[[Claim, Recomputation, str, Document], str]

_MINUS = "\N{MINUS SIGN}"
_CHANGE = re.compile(r"\(?(\w+)-(\w+)\)?/(\w+)(?:\*100)?|\(?(\w+)/(\w+)-1\)?(?:\*100)?")
_RATIO = re.compile(r"(\w+)/(\w+)(?:\*100)?|100\*(\w+)/(\w+)")


def relation(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    """A clause such as "5 billion × 10 gives 50 billion", the derived value already worded."""
    phrase = _PHRASES.get(claim.kind, _by_formula)
    return phrase(claim, recomputed, derived, document)


def is_restatement(claim: Claim) -> bool:
    """Whether the one premise is another mention of the same quantity."""
    return claim.kind == "repetition" and len(claim.premises) == 1


def _by_formula(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    figures = formula_with_figures(claim, recomputed.formula, document)
    if recomputed.formula.strip().isidentifier():
        return f"{figures} is {derived}"
    return f"{figures} gives {_directed(claim, recomputed, derived)}"


def _restated(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    if not is_restatement(claim):
        return _by_formula(claim, recomputed, derived, document)
    return f"{figure(document, claim.premises[0].quantity.span)} is given for the same quantity"


def _converted(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    premise = claim.premises[0].quantity
    given = figure(document, premise.span)
    if is_temperature(premise.unit) and recomputed.formula == claim.premises[0].name:
        return f"a difference of {given} is one of {derived}, as differences have no offset"
    return f"{given} is {derived}"


def _total(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    if len(claim.premises) <= 3:
        return _by_formula(claim, recomputed, derived, document)
    return f"the {len(claim.premises)} figures add up to {derived}"


def _listed(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    return f"{derived} are listed"


def _reasoned(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    return f"the reason given comes to {derived}"


def _agreed(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    if claim.agreed is None:
        return _by_formula(claim, recomputed, derived, document)
    known = [claim.agreed.source, f"as of {claim.agreed.as_of}" if claim.agreed.as_of else ""]
    ground = "; ".join(filter(None, known))
    return f"the agreed figure for {claim.agreed.label} is {derived}{f' ({ground})' if ground else ''}"


def _of_statistic(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    printed = document.text[claim.extent.start : claim.asserted.span.start].rpartition("p")[0]
    return f"{' '.join(printed.split()).rstrip(' ,;')} gives p = {derived}"


def _in_interval(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    texts = _texts(claim, document)
    if recomputed.value == claim.asserted.value:
        return f"{texts['x']} lies between {texts['low']} and {texts['high']}"
    return f"the nearest value between {texts['low']} and {texts['high']} is {derived}"


def _mean(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    figures = formula_with_figures(claim, recomputed.formula, document)
    return f"the nearest mean of whole numbers, {figures}, is {derived}"


def _middle(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    return f"the middle of the {len(claim.premises)} figures is {derived}"


def _change(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    names = _change_names(recomputed.formula)
    texts = _texts(claim, document)
    if names is None or not set(names) <= texts.keys():
        return _by_formula(claim, recomputed, derived, document)
    if recomputed.value == 0:
        return f"from {texts[names[0]]} to {texts[names[1]]} is no change"
    change = _signed(recomputed, derived)
    return f"from {texts[names[0]]} to {texts[names[1]]} is {change}"


def _share(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    match = _RATIO.fullmatch("".join(recomputed.formula.split()))
    texts = _texts(claim, document)
    names = [name for name in match.groups() if name] if match else []
    if len(names) != 2 or not set(names) <= texts.keys():
        return _by_formula(claim, recomputed, derived, document)
    return f"{texts[names[0]]} of {texts[names[1]]} is {derived}"


def _multiple(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    match = _RATIO.fullmatch("".join(recomputed.formula.split()))
    texts = _texts(claim, document)
    names = [name for name in match.groups() if name] if match else []
    if len(names) != 2 or not set(names) <= texts.keys():
        return _change(claim, recomputed, derived, document)
    return f"{texts[names[0]]} is {derived} {texts[names[1]]}"


def _over_time(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    if len(claim.premises) > 1:
        return _by_formula(claim, recomputed, derived, document)
    return f"{figure(document, claim.premises[0].quantity.span)} is {derived}"


def _growth(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    texts = _texts(claim, document)
    if not texts.keys() & {"n", "t", "x", "since"}:
        return _by_formula(claim, recomputed, derived, document)
    if "x" in texts and "a" in texts:
        return f"{texts['a']}, “{texts['x']}” again and again over {texts['n']}, gives {derived}"
    if "x" in texts or "t" in texts:
        return f"at {texts['p']}, “{texts.get('x', 'doubling')}” takes {derived}"
    time = f"over {texts['n']}" if "n" in texts else f"between {texts['since']} and {texts['until']}"
    if "b" in texts:
        rate = "compound" if "root" in recomputed.formula else "average"
        change = _signed(recomputed, derived).removeprefix("a ")
        return f"from {texts['a']} to {texts['b']} {time} is {'an' if rate == 'average' else 'a'} {rate} {change}"
    if "q" in texts:
        return f"{texts['q']} {time} is {_signed(recomputed, derived)} per period"
    start = f"{texts['a']} at " if "a" in texts else ""
    return f"{start}{texts['p']} {time} gives {_directed(claim, recomputed, derived)}"


def _time_span(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    texts = _texts(claim, document)
    if "b" not in texts:
        years = claim.formula.removeprefix("a + ")
        return f"{years} years after {texts['a']} is {derived}"
    return f"from {texts['a']} to {texts['b']} is {derived}"


def _weekday(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    date = _texts(claim, document)[claim.premises[0].name]
    return f"{date} is a {derived}" if claim.asserted.sense is Sense.WEEKDAY else f"{date} has only {derived} days"


def _comparison(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    texts = _texts(claim, document)
    if claim.asserted.sense is not Sense.DIRECTION:
        return _share(claim, recomputed, derived, document)
    side = "more" if recomputed.value > 0 else "less"
    others = " + ".join(text for name, text in texts.items() if name != "b")
    return f"{texts['b']} is {derived.lstrip(_MINUS)} {side} than {others}"


def _difference(claim: Claim, recomputed: Recomputation, derived: str, document: Document) -> str:
    texts = _texts(claim, document)
    return f"{texts['a']} and {texts['b']} are {derived.lstrip(_MINUS)} apart"


def _directed(claim: Claim, recomputed: Recomputation, derived: str) -> str:
    return _signed(recomputed, derived) if claim.by_direction and recomputed.value else derived


def _signed(recomputed: Recomputation, derived: str) -> str:
    return f"a {'rise' if recomputed.value > 0 else 'fall'} of {derived.lstrip(_MINUS)}"


def _change_names(formula: str) -> tuple[str, str] | None:
    """The names of the old and the new figure where the formula is a change relative to the old one."""
    match = _CHANGE.fullmatch("".join(formula.split()))
    if match is None:
        return None
    new, old, base, new_again, old_again = match.groups()
    if new_again:
        return old_again, new_again
    return (old, new) if old == base else None


def _texts(claim: Claim, document: Document) -> dict[str, str]:
    return {premise.name: figure(document, premise.quantity.span) for premise in claim.premises}


_PHRASES: dict[str, Phrase] = {
    "amortisation": _over_time,
    "column-change": _change,
    "column-share": _share,
    "compound-growth": _growth,
    "comparison": _comparison,
    "confidence-interval": _in_interval,
    "conversion": _converted,
    "count": _listed,
    "difference": _difference,
    "grim": _mean,
    "median": _middle,
    "multiple": _multiple,
    "percentage-change": _change,
    "reason": _reasoned,
    "reference": _agreed,
    "repetition": _restated,
    "share": _share,
    "statistic": _of_statistic,
    "superlative": _comparison,
    "time-span": _time_span,
    "total": _total,
    "weekday": _weekday,
}
