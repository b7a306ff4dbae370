"""What growth at a rate comes to: `A at P% a year for N years becomes B`, `at P% a year A grows to B in N years`."""

from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim, Premise
from claims.kinds.growth.words import FOR, FREE, is_change
from claims.kinds.pairs.growth import FALLS, is_compound
from claims.passage import Passage
from claims.periodic import periodic, periods
from claims.phrase import Phrase
from claims.quantity import Quantity, Sense
from claims.span import Span
from claims.unit import atom

_GROWS = (
    r"(?:at|by|earn(?:s|ed|ing)?|grow(?:s|n|ing)?|grew|ris(?:es?|ing|en)|rose|rais(?:es?|ed|ing)|increas(?:es?|ed|ing)|compound(?:s|ed|ing)?|gain(?:s|ed|ing)?|fall(?:s|en|ing)?|fell|"
    r"declin(?:es?|ed|ing)|los(?:es?|t|ing)|depreciat(?:es?|ed|ing)|shrinks?|shrinking|shrank|drops?|dropping|dropped)"
)
_TO_RESULT = (
    r"\b(?:becomes?|became|(?:grows?|grew|rises?|rose|falls?|fell|shrinks?|shrank|compounds?|increases?) to|would (?:be(?: worth)?|become|grow to|reach|rise to|fall to)|"
    r"will (?:be(?: worth)?|become|grow to|reach|rise to|fall to|have grown to|have become)|is worth|was worth|turns? into|reach(?:es|ed)?|leaves|leaving)"
)
_LATER = r"(?:from now|hence|later|on|ahead)"
_RESULTS = (
    Phrase(rf"{{a}}{FREE}{{0,50}}?\b{_GROWS} <ABOUT>(?:an? )?{FREE}{{0,40}}?{{p:percent|rate}}{FREE}{{0,30}}?{FOR}{{n:duration}},?{FREE}{{0,30}}?(?:{_TO_RESULT}|,? to) <ABOUT>{{b}}"),
    Phrase(rf"\bat {FREE}{{0,40}}?{{p:percent|rate}},?{FREE}{{0,40}}?{{a}}{FREE}{{0,40}}?{_TO_RESULT} <ABOUT>{{b}}{FREE}{{0,20}}?{FOR}{{n:duration}}"),
    Phrase(rf"\bat {FREE}{{0,40}}?{{p:percent|rate}},? {FREE}{{0,20}}?{FOR}{{n:duration}},?{FREE}{{0,30}}?{{a}}{FREE}{{0,40}}?{_TO_RESULT} <ABOUT>{{b}}"),
    Phrase(rf"{FOR}{{n:duration}},? at {FREE}{{0,40}}?{{p:percent|rate}},?{FREE}{{0,30}}?{{a}}{FREE}{{0,40}}?{_TO_RESULT} <ABOUT>{{b}}"),
    Phrase(rf"{{a}}{FREE}{{0,60}}?\b{_GROWS} <ABOUT>(?:an? )?{{p:percent|rate}}{FREE}{{0,80}}? <ABOUT>{{b}}{FREE}{{0,20}}? (?:in <ABOUT>{{n:duration}}(?:[’'] time)?|{{m:duration}} {_LATER}|(?:in )?(?P<decade>a decade)(?:[’']s time| {_LATER})?)(?= ?[.,;:)–—]|$)", frozenset("apb")),
)  # fmt: skip
_LEAST, _MOST = Fraction(1, 20), 50
"""What stands farther from a size than that it has not grown to."""
_NOT_ONE_SUM = Phrase(
    r"\b(?:each|every|annual (?:deposit|payment|contribution)|deposits|contribut\w+|add(?:s|ed|ing)?|monthly|repa\w+|payments?|mortgage|"
    r"instal\w+|after (?:tax|fees|inflation|costs)|net of|in interest|of interest|a total|from(?! now)|respectively|versus|compared|than)\b"
)


def results_of_growth(kind: str, passage: Passage) -> Iterator[Claim]:
    """Every size that another one comes to at a rate in a time; of a rate that is not compound also by simple growth."""
    for phrase in _RESULTS:
        for match in phrase.matches(passage, _NOT_ONE_SUM):
            starts = {name: match.start(name) for name in match.groupdict() if match[name]}
            figures = {name[0]: passage.quantity_at(at) for name, at in starts.items() if name != "decade"}
            if "decade" in starts:
                figures["n"] = _decade(passage.extent(*match.span("decade")), figures["p"])
            figures.setdefault("n", figures.get("m", figures["p"]))
            found = periodic(passage, figures["p"])
            count = periods(figures["n"], found.period) if found else None
            a, b = figures["a"], figures["b"]
            is_far = phrase is _RESULTS[-1] and not _LEAST <= b.value / a.value <= _MOST
            if found is None or count is None or not is_change(a, b) or is_far:
                continue
            sign = "-" if FALLS.search(match[0]) else "+"
            formulas = [f"a * power(1 {sign} p, n)"]
            if not is_compound(match[0]):
                formulas.append(f"a * (1 {sign} p * n)")
            premises = (Premise("a", a), Premise("p", found.rate), Premise("n", count))
            for formula in formulas:
                yield Claim(kind, b, formula, premises, passage.extent(*match.span()))


def _decade(span: Span, rate: Quantity) -> Quantity:
    """Ten years, which a decade is, where it stands beside a rate."""
    years = rate.but(index=-1, span=span, number=span, value=Fraction(10), unit=atom("year"), sense=Sense.DURATION)
    return years.but(resolution=Fraction(0), round_resolution=Fraction(0))
