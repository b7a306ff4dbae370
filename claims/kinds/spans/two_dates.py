"""The time between the only two dates: `The law of 1987 stood for 32 years until it was repealed in 2019`.

A sentence, or it and the one before, gives two dates and one length of time, and a word says that the length is what lies
between them: how long something lasted, was later, older, or `those eight years`. A length that is not even about what
lies between them is of something else.
"""

from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim
from claims.dates import DATE, Date
from claims.kinds.spans.lapse import END, Lapse, claims_between, is_slip
from claims.kinds.spans.stretches import dates_in, in_order, is_only_length, sentence_stretch_before
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.phrase import Phrase
from claims.quantity import Quantity, size_of
from claims.unit_table import ATOMS

_SOME = r"(?:(?:a|an|about|almost|nearly|some|just|only|over|exactly|more than|or|that is|which is|after|for|another|full|total of|all) )*"
_ENDED = (
    r"(?:ended|ends|finished|closed|completed|delivered|opened|reopened|lifted|settled|resolved|repealed|concluded|returned|arrived|landed|left|retired|resigned|"
    r"signed|published|granted|approved|decided|handed over|came|stopped|expired|ceased|wound up|dissolved|withdrawn|released|reported|notified|paid|answered|replied)"
)
_SPELL = (
    r"(?:term|lease|period|span|run|reign|gap|wait|interval|stretch|tenure|history|li(?:fe|fetime)|career|concession|delay|spell|stint|absence|lapse|rule|"
    r"service|existence|partnership|marriage|hiatus|closure|siege|occupation|exile|silence|drought|monopoly|innings|lull|break|vigil|separation|stay)"
)
_NAMED = Phrase(r"\b(?:those|these|the intervening|the whole|over th(?:e|ose)) (?:next |following |past )?{d:duration}")
"""The last of years that the text names may be counted whole."""
_HENCE = Phrase(rf"\b[Ff]or {_SOME}{{d:duration}}, (?:then|thus|therefore|accordingly|consequently|in other words)\b")
"""What follows says what is so for all that time."""
_LENGTHS = (
    Phrase(rf"\b(?:for|lasted|took|stood|spanned|reigned|ruled|ran|after|waited|survived|endured) {_SOME}{{d:duration}},? (?:(?:until|till|before)\b|to\b(?! [a-z]))"),
    Phrase(rf"(?:,|[–—(:]) {_SOME}{{d:duration}} (?:later|earlier|in which|during which|in all|in total|altogether|apart|afterwards|of (?:service|rule|work|use|operation|building|construction|office))\b"),
    Phrase(rf"[–—(:] ?{_SOME}{{d:duration}}{END}"),
    Phrase(rf"(?:,|[–—(]) ?after {_SOME}{{d:duration}}{END}"),
    Phrase(rf"\b{_ENDED}\b[^.;:()\uE000-\uF8FF]{{0,40}}?\b(?:in|on) {DATE},? {_SOME}{{d:duration}}(?:{END}| (?:that|which|in which|of)\b)"),
    _NAMED,
    Phrase(rf"\b(?:older|younger|earlier|later|longer|apart) by {_SOME}{{d:duration}}{END}"),
    Phrase(rf"(?<!he,\s){{d:duration}} (?:older|younger|earlier|later|apart|long)\b(?= than|{END[3:-1]})"),
    Phrase(rf"\b(?:(?:had|has|have)? ?(?:lasted|taken|took|stood|waited|spanned|spent)|(?:gap|wait|delay|interval|span|period|reign|career|tenure|term|life) (?:of|was|lasted)|was open|in office|in use|at work|served) (?:for )?{_SOME}{{d:duration}}(?:{END}| in (?:parliament|office|power|all|total|charge|the (?:post|job|house|team|role))\b)"),
    Phrase(rf"\b(?:had|has|have) (?:[a-z]+ ){{1,6}}?for {_SOME}{{d:duration}}{END}"),
    Phrase(rf"\b(?:an?|the|this|that|its|their) {{d:duration}}[ -](?:[a-z]+ )?{_SPELL}\b"),
    Phrase(rf"(?:(?<=[.!?]\s)|\b(?:after|with|for|its|his|her|their) )(?:an?|the|its|his|her|their|that|this)? ?(?:[a-z-]+ )?{_SPELL} of {_SOME}{{d:duration}}"),
    Phrase(r"\b(?:in|for|over|during|through) the {d:duration} (?:in ?between|between (?:then|the two|these|those|them)|that (?:followed|passed|lay between|separate))\b"),
    Phrase(r"{d:duration} (?:(?:had|has|have|should have|must have|were to) )?(?:already |now )?(?:went by|gone by|go by|pass|passed|elapsed?)\b"),
    Phrase(rf"\b(?:that|this|it) (?:is|was|makes|made) {_SOME}{{d:duration}}(?= (?:for|of|in|from|without)\b| ?[.,;)])"),
    Phrase(rf"(?:,|[–—(]) ?after {_SOME}{{d:duration}} of\b"),
    Phrase(rf"\b[Ff]or {_SOME}{{d:duration}},? (?:(?:then|thus|therefore|accordingly|in other words),? )?(?:it|they|he|she|these|this)\b"),
    _HENCE,
)  # fmt: skip
_UNSURE = Phrase(
    r"\b(?:every|each|average|per|sentence[ds]?|warranty|lease|plans?|planned (?!in\b)|expected|target|would|could|should(?! have (?:passed|elapsed|gone by))|first|(?<!to\s)last|of (?:which|them|these|those)(?! [\uE000-\uF8FF])|"
    r"(?:stated|design|nominal|useful|remaining|guaranteed|rated|working|economic) li(?:fe|fetime)|"
    r"instead|not|never|born|written (?:off|down)|depreciated|amorti[sz]ed|spread|repaid|(?:beginning|starting) (?:in|from|on))\b"
)
_BORN = lazy_regex(r"\bborn\b")
_NEAREST = Fraction(2)
_LEAST = 10


def between_two_dates(passage: Passage) -> Iterator[Claim]:
    """Every length of time said between the only two dates that stand beside it."""
    for phrase in _LENGTHS:
        for match in phrase.matches(passage, None if phrase is _HENCE else _UNSURE):
            here = passage.stretch_at(match.start())
            length = passage.quantity_at(match.start("d"))
            dates = dates_in(passage, here.start, here.end)
            before = sentence_stretch_before(passage, here) if len(dates) < 2 else None
            if before is not None and not _BORN.search(passage.lowered, *before):
                dates = [*dates_in(passage, *before), *dates]
            if len(dates) == 2 and is_only_length(passage, before[0] if before else here.start, here, length):
                a, b = sorted(dates, key=in_order)
                # What is so for a time of another thing is so for any other.
                is_told = phrase is not _HENCE or _is_of(length, b.year - a.year)
                if is_told and _is_about(length, a, b):
                    yield from claims_between(passage, match, Lapse(phrase, is_inclusive=phrase is _NAMED), a, b)


def _is_of(length: Quantity, years: int) -> bool:
    """Whether a length is so many years, or off by a slip of the pen."""
    told = int(size_of(length) / ATOMS["year"].factor)
    return abs(told - years) <= 1 or is_slip(told, years, _LEAST)


def _is_about(length: Quantity, a: Date, b: Date) -> bool:
    """Whether a length is not far from what lies between two dates, as far as their months are told."""
    months = Fraction(12 * (b.year - a.year) or 12)
    if a.month and b.month:
        months = 12 * Fraction(b.year - a.year) + b.month - a.month + Fraction((b.day or 1) - (a.day or 1), 31)
    told = size_of(length) / ATOMS["month"].factor
    return months > 0 and 1 / _NEAREST <= told / months <= _NEAREST
