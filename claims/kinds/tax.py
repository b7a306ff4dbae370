"""Taxes: `€107 including 7 percent VAT, or €100 without it`, `£240 plus 20% VAT comes to £288`, `a levy of 5 percent on $80, $4`.

A price net of a tax on sales (`net of the 19% VAT, €238 is €200`) has the tax on top of it, one net of a tax on income
has not: so only taxes that are known to be on sales are taken out of a price. Two taxes on one price are left alone.
"""

from collections.abc import Iterator

from claims.claim import Claim, Strength
from claims.kinds.kind import Kind, Wording, same_measure, worded
from claims.kinds.told.untaxed import untaxed
from claims.passage import ANY, Passage
from claims.quantity import Quantity, Sense, size_of

_GROSS, _NET, _AMOUNT = "n * (1 + p)", "g / (1 + p)", "n * p"
_ON_SALES = (
    r"(?:VAT|GST|HST|IVA|MwSt|(?:value[- ]added|goods[- ]and[- ]services|(?:(?:state|city|local|general) )?sales|"
    r"consumption|purchase|turnover) tax)\b"
)
_ON_ANYTHING = rf"(?:{_ON_SALES}|(?:[\w’'-]+ )?(?:tax|lev(?:y|ies)|dut(?:y|ies)|tariff|excise)\b)(?! (?:credit|relief|break|cut|bracket))"
_IS = (
    r"(?:,? (?:which |that |this )?(?:is|are|was|were|comes? (?:out )?(?:to|at)|came (?:out )?(?:to|at)|makes?|made|gives?|gave|equals|"
    r"totals?|totalled|amounts? to|amounted to|becomes?|became|would be|will be|works out at|costs?|adds|brings (?:it|that|the \w+) to) "
    r"(?:just |only |exactly )?)<ABOUT>"
)
_OR = r"(?:,| ?[–—(]|;| or| and| but) ?(?:or |and |but |which is |that is |i\.e\. |only |just |it is )*<ABOUT>"
_ALONE = r"(?<!plus\s)(?<!less\s)(?<!and\s)(?<!at\s)(?<!from\s)(?<!to\s)"
"""What stands before a price that is not the whole of what is taxed."""
_END = rf"(?= ?[.;:)!?–—]|$|,(?! (?:and |or )?[{ANY}])| (?:to|in|at|for|with|by|on|a|per|if|when)\b)"
_STOP = rf"(?= ?[.;:)!?]|$| (?:in all|in total|altogether|all told)\b|,(?! (?:(?:and|or|of|not|plus|less|up|down|then) |<ABOUT>[{ANY}])))"
_WITH = r"(?:including|includes|inclusive of|incl\.?|with|after)(?: the| its| an?)? "
_WITHOUT = r"(?:without|excluding|exclusive of|excl\.?|before|net of|ex)"
_UNTAXED = rf"(?:{_WITHOUT}(?: it| that| the)?(?: tax| VAT| GST| duty| levy)?\b|net\b)"
_TAXED = (
    r"(?:(?:with|including|after|inclusive of)(?: it| that| the)?(?: tax| VAT| GST| duty| levy)?\b|gross\b|inclusive\b)"
)


def _one_price(figures: dict[str, Quantity]) -> bool:
    """Whether the figures are amounts in one currency, in the order of size that a tax leaves them in."""
    amounts = [figures[name] for name in ("g", "n", "t") if name in figures]
    sizes = list(map(size_of, amounts))
    return (
        all(amount.sense is Sense.MONEY for amount in amounts)
        and not any(figure.is_range for figure in figures.values())
        and figures["p"].value > 0
        and same_measure(*amounts)
        and sizes[0] > sizes[1] > 0
    )


def _rated(tax: str) -> tuple[str, ...]:
    """The ways to name a tax beside its rate."""
    return (rf"{{p:percent}}(?: of| in)? {tax}", rf"\b{tax} ?(?:at|of|\() ?<ABOUT>{{p:percent}}\)?(?! points?\b)")


def _wordings(tax: str, formula: str, asserted: str, *patterns: str) -> tuple[Wording, ...]:
    """A wording for each pattern and each way to name the tax, which stands in the pattern as `<TAX>`.

    A rate of tax is exact, which `stated` grants; but where it is added to one it would be tried as a bare number too.
    """
    strength = Strength.STATED if formula == _AMOUNT else Strength.WORDED
    return tuple(
        Wording(pattern.replace("<TAX>", rated), formula, asserted, strength, unless=_UNLESS, accept=_one_price)
        for pattern in patterns
        for rated in _rated(tax)
    )


_UNLESS = (
    rf"(?:\b(?:respectively|each|discount|surcharge|deposit|instal\w+|first|threshold|allowance|exempt|postage|shipping|tips?|"
    rf"service charge|income|salary|wages?|pension|dividend|earnings|earn(?:s|ed)|profits?|corporat\w+|inherit\w+|estate|gains)\b|"
    rf"{{m:money}} (?:per|a) (?:month|year|week|day)\b|{{x:percent}}[^{ANY}]*{{y:percent}})"
)
_WORDINGS = (
    *_wordings(_ON_ANYTHING, _NET, "n",
        rf"{_ALONE}{{g:money}},? ?\(?incl(?:uding|udes|usive of|\.) (?:the |its |an? )?<TAX>\)?{_OR}{{n:money}},? without\b",
    ),
    *_wordings(_ON_SALES, _NET, "n",
        rf"{_ALONE}{{g:money}},? ?\(?{_WITH}<TAX>\)?{_OR}{{n:money}},? {_UNTAXED}",
        rf"\b{_WITHOUT} (?:the |its )?<TAX>,? (?:the |a |an )?(?:\w+ )?(?:of )?{{g:money}}{_IS}{{n:money}}{_END}",
        rf"{_ALONE}{{g:money}},? {_WITHOUT} (?:the |its )?<TAX>{_IS}{{n:money}}{_END}",
        rf"{_ALONE}{{g:money}},? ?\(?(?:or )?{{n:money}},? {_WITHOUT} (?:the |its )?<TAX>(?= ?[.;:)]|$)",
        rf"{_ALONE}{{g:money}}{_IS}{{n:money}} {_WITHOUT} (?:the |its )?<TAX>",
    ),
    *_wordings(_ON_ANYTHING, _GROSS, "g",
        rf"{_ALONE}{{n:money}},? (?:plus|with|and with) (?:the |an? |its )?<TAX>{_IS}{{g:money}}{_END}",
        rf"{_ALONE}{{n:money}},? plus (?:the |an? |its )?<TAX>{_OR}{{g:money}}{_STOP}",
        rf"{_ALONE}{{n:money}},? (?:before|without|excluding|plus) (?:the |an? |its )?<TAX>{_OR}{{g:money}},? {_TAXED}",
        rf"{_ALONE}{{n:money}}(?:,? {_UNTAXED})?{_OR}{{g:money}},? {_WITH}<TAX>(?= ?[.;:)]|$)",
        rf"\b(?:with|adding|add) (?:the |an? |its )?<TAX>,? (?:to )?(?:the |a )?{{n:money}}{_IS}{{g:money}}{_END}",
        rf"{_ALONE}{{n:money}} (?:becomes|became|rises to|comes to) {{g:money}} (?:with|after|once) (?:the |an? )?<TAX>",
    ),
    *_wordings(_ON_ANYTHING, _AMOUNT, "t",
        rf"<TAX> on (?:the |a |an )?{{n:money}}(?: \w+)?{_IS}{{t:money}}{_END}",
        rf"<TAX> on (?:the |a |an )?{{n:money}}(?:,| ?\()(?: or| that is| which is)?(?: |(?<=\()){{t:money}}{_STOP}",
    ),
)  # fmt: skip


def find(passage: Passage) -> Iterator[Claim]:
    """Every price with its tax beside the one without it, or the tax, and those without it told behind."""
    yield from worded("tax", _WORDINGS)(passage)
    yield from untaxed(passage)


KIND = Kind(
    "tax",
    "a price with a tax is the price without it and the tax at its rate",
    find,
    example="The chair is £240 plus 20% VAT, or £298 in all.",
    counter_example="Of the £240 he earned, 20% tax took £48, and rent another £150.",
)
