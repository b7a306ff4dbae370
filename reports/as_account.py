"""The account of one figure for a terminal: how it was read, what was claimed, searched and concluded."""

from collections.abc import Iterator

from claims.account import Account
from claims.document import Document
from claims.explanation import Explanation, Outcome
from claims.finding import Finding
from claims.quantity import Hedge, Quantity
from reports.excerpt import excerpt
from reports.formula_text import figure, readable_formula
from reports.measures import measure
from reports.tolerance import interval_text
from reports.visible import visible
from reports.wording import message

_WIDTH = 96
_LABEL = 12


def as_account(account: Account, document: Document) -> str:
    """A heading with the place, the sentence, and a labelled line for each step."""
    line, column = document.position(account.quantity.span.start)
    shown = excerpt(document, account.quantity.span, _WIDTH)
    lines = [f"{visible(document.path)}:{line}:{column}: {visible(figure(document, account.quantity.span))}"]
    lines += [f"    {shown.text}", f"    {shown.carets}"]
    lines += [f"    {label:<{_LABEL}}{visible(text)}" for label, text in _rows(account, document)]
    return "\n".join(lines) + "\n"


def _rows(account: Account, document: Document) -> Iterator[tuple[str, str]]:
    yield "read as", _reading(account.quantity)
    for finding in account.considered:
        yield "claim", _claim(finding, document)
    if account.explanation is None:
        yield "search", "none: a figure like this is not searched for, since chance would explain it"
    else:
        yield from _search(account.explanation, document)
    yield from _conclusion(account)


def _reading(quantity: Quantity) -> str:
    value = measure(quantity.value, quantity.unit, quantity.sense, 12)
    hedge = "" if quantity.hedge is Hedge.NONE else f", hedged “{quantity.hedge}”"
    return f"{value} ({quantity.sense}{hedge}); stands for {interval_text(quantity.interval, quantity)}"


def _claim(finding: Finding, document: Document) -> str:
    claim = finding.claim
    relation = f"{claim.kind} ({claim.strength}), {readable_formula(claim.formula)}"
    return f"{relation}: {finding.verdict}. {message(finding, document)}"


def _search(explanation: Explanation, document: Document) -> Iterator[tuple[str, str]]:
    yield "in reach", _figures(explanation.near, document) or "no figure"
    if explanation.named:
        yield "named", _figures(explanation.named, document)
    said = "says that it is a result" if explanation.signal.is_result else "does not say that it is a result"
    shapes = ", ".join(sorted(explanation.signal.spoken))
    yield "signal", f"the wording {said}" + (f"; tried first: {shapes}" if shapes else "")
    fitted = "1 formula fitted" if explanation.tried == 1 else f"{explanation.tried} formulas fitted"
    chance = f"by chance one gives it in {_percent(explanation.chance)} (limit {_percent(explanation.limit)})"
    yield "search", f"{fitted} the unit; {chance}: {explanation.outcome}{_found(explanation, document)}"


def _found(explanation: Explanation, document: Document) -> str:
    if explanation.derived is None or explanation.outcome is Outcome.NOTHING:
        return ""
    formula = explanation.derived.formula
    names = ("a", "b", "c")
    given = (
        f"{name} = {figure(document, item.quantity.span)}" for name, item in zip(names, formula.figures, strict=False)
    )
    return f": {readable_formula(formula.text)} where {', '.join(given)}"


def _conclusion(account: Account) -> Iterator[tuple[str, str]]:
    if not account.standing and (account.considered or _is_found(account)):
        yield "left alone", "what was found would convict on a guess, or rests on this figure itself"
    elif not account.standing:
        yield "left alone", "nothing that we check is said of it"
    for finding in account.standing:
        severity = "" if finding.severity == "none" else f" [{finding.severity}]"
        yield "judged", f"{finding.verdict}{severity} as {finding.claim.kind}, finding {finding.id}"


def _is_found(account: Account) -> bool:
    return account.explanation is not None and account.explanation.is_found


def _figures(quantities: tuple[Quantity, ...], document: Document) -> str:
    return "; ".join(figure(document, quantity.span) for quantity in quantities)


def _percent(chance: float) -> str:
    return f"{min(chance, 1.0):.1%}"
