"""Cases: whether the words around a result and its factors may tell of another case, or of a part."""

import re

from claims.factors.product import Product
from claims.factors.reached import between
from claims.factors.tied import Tie
from claims.passage import Passage, Stretch
from claims.pattern import lazy_regex
from claims.quantity import Quantity, Sense
from claims.span import Span

_OTHER = (
    r"unless|includ\w+(?![.,;)]| [^.;:,()\uE000-\uF8FF]*[.;:,)])|excluding|"
    r"plus|minus|less|net|besides|than|instead|another|further|"
    r"(?<!each )(?<!every one )(?<!all )of which(?! there)|"
    r"(?<!each )(?<!every one )(?<!all )of whom|rather|half|previous\w*|earlier|formerly|"
    r"(?<!at )(?<!, )once(?! (?:an?|every|each|per|in|the|its|their|all|it|they|we|this|these)\b)|"
    r"interest|inflation|compared|also|left(?! (?:on|open|running))|but only|"
    r"return|cumulative(?! [a-z]+ (?:[a-z]+ly )?(?:reach|c[ao]m|total|st[ao][no]d|amount|is|was|of|at))|"
    r"discounts?|deposits?|respectively"
)
OTHERWISE = lazy_regex(rf"\b(?:{_OTHER})\b|[“”\"×÷+]")
UNSURE = lazy_regex(
    rf"\b(?:{_OTHER}|gr[eo]wn?(?! [\uE000-\uF8FF])|ris(?:e|es|en|ing)|rose|"
    r"(?:fell|fall(?:s|en)?)(?! (?:within|in|into|under|on|due)\b)|already|while|whereas)\b|"
    r"[“”\"×÷+]"
)
"""What may tell of another case, where digits say less or a factor is left out."""
_AFTERWARDS = lazy_regex(
    r"(?: [a-z]+){0,3} (?:(?:allowing for|even with) |(?:after|once) (?![^.;:,]*\b(?:complet\w+|finish\w+|built|"
    r"open\w*|running|established|live|ready|working|operational|install\w*|deliver\w+|"
    r"in (?:place|full|operation|service|use))\b))"
)
_FURTHER = lazy_regex(r"\b(?:another|an? (?:further|additional|extra))(?: (?:about|some|around|roughly))? $")
_WORKED_OUT = lazy_regex(
    r"[^.;:\uE000-\uF8FF]*?(?:,| [–—]| ?\() ?"
    r"(?:or|(?:that|which) (?:is|makes|means)|making|giving|i\.e\.|meaning|being)?"
    r"(?: (?:about|some|around|roughly|nearly|almost|just|over|under))* ?"
)
"""The words between a share and what it comes to."""
_BARE = lazy_regex(r"(?<=[.!?]\s)[a-z][^.!?\uE000-\uF8FF]*[.!?](?=\s)")
"""A sentence without figures."""
_STOP = lazy_regex(r"[.;:,()–—]")
_SHARES = (Sense.PERCENT, Sense.POINTS, Sense.FRACTION, Sense.MULTIPLIER)
_REACH = 40


class Cases:
    """Reads the words between factors and results of a passage."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    def is_open(self, stretch: Stretch, result: Quantity, product: Product, doubts: re.Pattern[str]) -> bool:
        """Whether the words between the figures or right behind the result speak of another case, or of a part."""
        figures = [result, *self._told(stretch, product)]
        start = between(self._passage, figures).start
        first, at = self._passage.to_skeleton(start), self._passage.to_skeleton(result.span.start)
        last = max(self._passage.to_skeleton(figure.span.start) for figure in figures)
        words = self._told_in(first, last)
        # What comes on top of something else may well be worked out by itself.
        is_sure = product.tie is Tie.NAMED and product.conversions
        if is_sure and (further := _FURTHER.search(words, 0, at - first)):
            words = words[: further.start()] + " " * len(further[0]) + words[further.end() :]
        if at == last:
            words += _STOP.split(self._passage.lowered[at + 1 : at + 1 + _REACH], maxsplit=1)[0]
        elif last > stretch.end:
            # What follows a result in its sentence says nothing of the figures in the next.
            words = words[: at - first] + words[stretch.end - first :]
        if doubts.search(words) or _AFTERWARDS.match(self._passage.lowered, at + 1):
            return True
        extent = Span(start, max(figure.span.end for figure in figures))
        shares = [figure for figure in self._passage.between(extent) if figure.sense in _SHARES]
        return any(not self._is_worked_out(share, product) for share in shares)

    def _told_in(self, first: int, last: int) -> str:
        """The words from one place to another, without those of whole sentences that have no figure."""
        words = self._passage.lowered[first:last]
        for bare in _BARE.finditer(words):
            words = words[: bare.start()] + " " * len(bare[0]) + words[bare.end() :]
        return words

    def _told(self, stretch: Stretch, product: Product) -> list[Quantity]:
        """The figures of a product that tell of its case, where they stand.

        Where there are so many, nothing else is said of what each of them has. A price that is pointed back to stands
        in another paragraph.
        """
        base = self._passage.sentence_of(product.factors[0].figure).start
        block = self._passage.document.blocks[stretch.sentence.block].span.start
        return [
            self._passage.quantities[factor.figure.index]
            for factor in product.factors
            if not (factor.counts and factor.figure.span.start < base)
            and not (factor.below and factor.figure.span.start < block)
        ]

    def _is_worked_out(self, share: Quantity, product: Product) -> bool:
        """Whether what a share comes to is multiplied itself, so that the share has no more to do with the result."""
        if share.index + 1 not in product.indexes:
            return False
        part = self._passage.quantities[share.index + 1]
        return _WORKED_OUT.fullmatch(self._passage.lowered, self._place(share) + 1, self._place(part)) is not None

    def _place(self, figure: Quantity) -> int:
        return self._passage.to_skeleton(figure.span.start)
