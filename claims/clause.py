"""What the clause of a figure says of when it held, and whether it did."""

from claims.pattern import lazy_regex
from claims.statement import Statement

_PAST = lazy_regex(
    r"\b(?:last(?= [a-z])(?! (?:by|to|of|in|on|at|for|and)\b)|previous(?:ly)?|prior|earlier|former(?:ly)?|before|ago|"
    r"once|used to|until)\b"
)
_SUPPOSED = lazy_regex(r"\b(?:would|could|might|additional|extra|another|further|new|if|suppose[sd]?)\b")
_MARK = lazy_regex(r"[,;:()–—]")


def looks_back(statement: Statement) -> bool:
    """Whether the clause of a figure tells of an earlier time."""
    return _PAST.search(clause_of(statement).lower()) is not None


def supposes(statement: Statement) -> bool:
    """Whether the clause of a figure tells of what is not so, or not yet."""
    return _SUPPOSED.search(clause_of(statement).lower()) is not None


def clause_of(statement: Statement) -> str:
    """The text between the marks before and behind a figure."""
    skeleton, at = statement.passage.skeleton, statement.passage.to_skeleton(statement.quantity.span.start)
    before = _MARK.split(skeleton[statement.stretch.start : at])[-1]
    return before + _MARK.split(skeleton[at : statement.stretch.end])[0]
