"""What a comparison measures by its words: `costs twice as much` is of money, `twice as old` of time."""

from claims.pattern import lazy_regex
from claims.quantity import Quantity
from claims.unit import TIME, atom
from claims.unit_table import CURRENCIES

_MONEY = lazy_regex(
    r"\b(?:cost|costs|costing|priced?|dear|dearer|expensive|costly|cheap|cheaper|charge[sd]?|pays?|paid|fetch|fetches|fetched|earn|earns|earned|sells?|sold)\b"
)
_LENGTH = atom("m").dimension
_WORDS = (
    (lazy_regex(r"\b(?:old|older|young|younger|ages?|aged)\b"), (TIME,)),
    (lazy_regex(r"\b(?:heavy|heavier|light|lighter|weighs?|weighed)\b"), (atom("kg").dimension,)),
    (lazy_regex(r"\b(?:tall|taller|wide|wider|deep|deeper|as far|farther)\b"), (_LENGTH,)),
    (lazy_regex(r"\b(?:as long|longer)\b"), (_LENGTH, TIME)),
)


def is_of_money(words: str) -> bool:
    """Whether words, in lower case, compare sums of money."""
    return _MONEY.search(words) is not None


def may_be_of(words: str, *figures: Quantity) -> bool:
    """Whether what words compare, in lower case, may be what figures are of; a bare number may be of money."""
    written = [figure for figure in figures if figure.unit.atoms]
    if is_of_money(words) and not all(
        any(symbol in CURRENCIES for symbol, _ in each.unit.dimension) for each in written
    ):
        return False
    return all(
        any(each.unit.dimension == dimension for dimension in dimensions)
        for pattern, dimensions in _WORDS
        if pattern.search(words)
        for each in figures
    )
