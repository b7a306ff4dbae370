"""What is asked about one document: which figures, by which question, in which prompts."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from checker.examination.excerpt import Excerpt
from checker.examination.hiding import Hiding, hide
from checker.examination.packing import Target, pack
from checker.examination.turned import turned_round
from claims.audit import DocumentAudit
from claims.derivation import Question
from claims.finding import Finding, Verdict
from claims.passage import Passage
from claims.quantity import Quantity, Sense
from prompts.template import Prompt, PromptBook

_FEWEST = 10
_VAGUE = frozenset((Sense.DURATION, Sense.MULTIPLIER, Sense.FRACTION, Sense.POINTS))


class Docket:
    """One audited document before the backends: the targets of each question, and its prompts."""

    def __init__(self, audited: DocumentAudit, book: PromptBook) -> None:
        assert audited.document is not None  # noqa: S101 - only audited documents are examined
        self.audited = audited
        self.passage = Passage(audited.document, audited.quantities)
        self._book = book

    @cached_property
    def findings(self) -> dict[int, Finding]:
        """The first finding about each figure, by its index; ranges have no value to derive, dates are no figure.

        Those that only turn another one round are left out: their relation is asked about there.
        """
        found: dict[int, Finding] = {}
        for place, finding in enumerate(self.audited.findings):
            asserted = finding.claim.asserted
            if not asserted.is_range and asserted.index >= 0 and place not in self.turned:
                found.setdefault(asserted.index, finding)
        return found

    @cached_property
    def turned(self) -> dict[int, Finding]:
        """The findings that only turn another one round, by their place, with that other one."""
        return turned_round(self.audited.findings)

    @cached_property
    def shown(self) -> Excerpt:
        """The text with the asserted figures hidden, and all that shows them."""
        asserted = {finding.claim.asserted.index for finding in self.audited.findings}
        return Excerpt(self.passage, hide(self.passage, asserted))

    @cached_property
    def bare(self) -> Excerpt:
        """The text with every figure hidden."""
        indexes = range(len(self.passage.quantities))
        hidden = hide(self.passage, indexes)
        return Excerpt(self.passage, Hiding(frozenset(indexes), hidden.digits, hidden.words))

    @cached_property
    def untouched(self) -> tuple[Quantity, ...]:
        """The figures that no claim asserts or rests on, ranges aside."""
        used = {premise.quantity.index for finding in self.audited.findings for premise in finding.claim.premises}
        used |= {finding.claim.asserted.index for finding in self.audited.findings}
        return tuple(item for item in self.passage.quantities if item.index not in used and not item.is_range)

    @cached_property
    def estimated(self) -> tuple[Quantity, ...]:
        """The figures whose size the world knows, if anybody does: large ones and measures that nothing here gives."""
        derived = {finding.claim.asserted.index for finding in self.audited.findings}
        given = (item for item in self.passage.quantities if item.index not in derived and not item.is_range)
        return tuple(item for item in given if item.value > 0 and (item.has_scale or item.sense is Sense.MEASURE))

    @cached_property
    def sought(self) -> tuple[Quantity, ...]:
        """The figures that may follow from others although no finder saw it."""
        return tuple(item for item in self.untouched if item.sense not in _VAGUE and item.value >= _FEWEST)

    def targets(self, question: Question) -> list[Target]:
        """Whom a question of the first round is asked about."""
        if question is Question.DERIVE:
            return [Target(item.claim.asserted, _premises(item)) for item in self.findings.values()]
        quantities = self.estimated if question is Question.ESTIMATE else self.sought
        # Where there are two figures, one cannot follow from two others.
        if question is Question.LOCATE and len(self.passage.quantities) < 3:
            return []
        return [Target(quantity) for quantity in quantities]

    def prompts(self, questions: Sequence[Question]) -> Iterator[Prompt]:
        """The prompts of the first round; of each question those come first that ask most about what is unsettled."""
        for question in questions:
            excerpt = self.shown if question is Question.DERIVE else self.bare
            packed = pack(question, self.targets(question), excerpt, self._book)
            yield from sorted(packed, key=self._unsettled, reverse=True)

    def _unsettled(self, prompt: Prompt) -> int:
        """Of how many figures that a prompt asks about arithmetic does not say that they are right."""
        asked = (self.findings.get(self.shown.by_id[id].index) for id in prompt.asked)
        return sum(finding is not None and finding.verdict is not Verdict.CONSISTENT for finding in asked)

    def second(self, open_figures: Sequence[Target]) -> list[Prompt]:
        """The prompts about what the first round left open."""
        return pack(Question.CROSS_EXAMINE, open_figures, self.shown, self._book)


def _premises(finding: Finding) -> tuple[Quantity, ...]:
    return tuple(premise.quantity for premise in finding.claim.premises if premise.quantity.index >= 0)
