"""From a reply to derivations: our own arithmetic evaluates each formula; the backend's word is only the formula."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from checker.recompute import recompute
from claims.claim import Claim, Premise, Strength
from claims.derivation import Derivation, DerivationStatus, Question
from claims.finding import Finding
from claims.formula import FormulaError, names
from claims.interval import Interval
from claims.pattern import lazy_regex
from claims.quantity import Quantity, around
from claims.recomputation import Abstention, Basis, Recomputation
from prompts.shapes import DerivedEntry, Entry, EstimatedEntry

_SIGNS = str.maketrans({"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "[": "(", "]": ")"})
_LEFT_SIDE = lazy_regex(r"^\s*[a-z]\w*\s*=(?!=)\s*")
_LONGEST_REASON = 160
_TEN = 10


@dataclass(frozen=True, slots=True)
class Source:
    """Whose reply it is, to which question and prompt; without a digest no prompt was sent."""

    backend: str
    family: str
    question: Question
    digest: str | None = None

    def silent(self, status: DerivationStatus, reason: str) -> Derivation:
        """A derivation without a value."""
        line = " ".join(reason.split())[:_LONGEST_REASON]
        return Derivation(self.backend, self.family, self.question, status, reason=line, digest=self.digest)

    def answered(self, relation: Claim, recomputed: Recomputation) -> Derivation:
        """The derivation of what a relation gives."""
        return Derivation(
            self.backend,
            self.family,
            self.question,
            DerivationStatus.ANSWERED,
            recomputed.value,
            recomputed.interval,
            relation.formula,
            relation.premises,
            recomputed.agreement is not None,
            digest=self.digest,
        )


def interpret(
    entry: Entry | None, asserted: Quantity, source: Source, by_id: Mapping[str, Quantity], finding: Finding | None
) -> Derivation:
    """What an entry says of an asserted figure; None is an entry that the reply left out."""
    if entry is None:
        return source.silent(DerivationStatus.NOT_CHECKED, "the reply left this figure out")
    if isinstance(entry, EstimatedEntry):
        return _estimated(entry, asserted, source)
    assert isinstance(entry, DerivedEntry)  # noqa: S101 - the shape of these questions
    if entry.formula is None:
        return source.silent(DerivationStatus.ABSTAINED, entry.why or "no formula")
    try:
        relation = related(entry.formula, asserted, by_id, finding)
    except FormulaError as error:
        return source.silent(DerivationStatus.NOT_CHECKED, f"the formula cannot be read: {error}")
    recomputed = _recomputed(relation)
    if isinstance(recomputed, Abstention):
        return source.silent(DerivationStatus.ABSTAINED, recomputed.reason.value)
    circular = _circular(relation, recomputed)
    if circular:
        return source.silent(DerivationStatus.ABSTAINED, circular)
    return source.answered(relation, recomputed)


def _recomputed(relation: Claim) -> Recomputation | Abstention:
    """The value of a backend's formula, in units; where that does not agree and it converts, in the bare numbers.

    Backends convert with plain numbers, as the prompt says, and sometimes leave it to the units.
    """
    recomputed = recompute(relation, bare=True)
    if isinstance(recomputed, Abstention) or recomputed.agreement is not None:
        return recomputed
    converts = any(character.isdigit() for character in relation.formula)
    numbers = recompute(relation, Basis.NUMBERS) if converts else recomputed
    return recomputed if isinstance(numbers, Abstention) else numbers


def related(text: str, asserted: Quantity, by_id: Mapping[str, Quantity], finding: Finding | None = None) -> Claim:
    """The claim that a formula over ids makes of a figure. Raises FormulaError for what is not in the grammar.

    Signs of print are read as those of the grammar, and `x = ` before the formula is dropped; nothing else is mended.
    """
    formula = _LEFT_SIDE.sub("", text.translate(_SIGNS).replace("**", "^"))
    used = names(formula)
    unknown = [name for name in used if name not in by_id]
    if unknown:
        raise FormulaError("it names a figure that the text does not have")
    if not used:
        raise FormulaError("it rests on no figure of the text")
    premises = tuple(Premise(name, by_id[name]) for name in used)
    if any(premise.quantity.index == asserted.index for premise in premises):
        raise FormulaError("it rests on the figure itself")
    extent = around((asserted, *(premise.quantity for premise in premises)))
    by_direction = finding is not None and finding.claim.by_direction
    return Claim("located", asserted, formula.strip(), premises, extent, Strength.WORDED, by_direction)


def _circular(relation: Claim, recomputed: Recomputation) -> str:
    """Why a formula shows nothing: it only repeats another mention of the same figure."""
    alone = relation.formula.isidentifier()
    return "it only repeats the figure" if alone and recomputed.value == relation.asserted.value else ""


def _estimated(entry: EstimatedEntry, asserted: Quantity, source: Source) -> Derivation:
    """An estimate agrees unless all that it allows lies ten times away from all that is asserted."""
    if entry.low is None or entry.high is None:
        return source.silent(DerivationStatus.ABSTAINED, "no estimate")
    low, high = sorted((Fraction(entry.low), Fraction(entry.high)))
    if low < 0 or high == 0:
        return source.silent(DerivationStatus.ABSTAINED, "an estimate below zero")
    agrees = gap(asserted, Interval(low, high)) == 0
    return Derivation(
        source.backend,
        source.family,
        source.question,
        DerivationStatus.ANSWERED,
        (low + high) / 2,
        Interval(low, high),
        agrees=agrees,
        digest=source.digest,
    )


def gap(asserted: Quantity, estimate: Interval) -> int:
    """1 where the asserted figure is ten times or more above an estimate, -1 where it is below, else 0."""
    low, high = estimate.ends
    own = asserted.interval
    if own.low is not None and own.low >= _TEN * high:
        return 1
    return -1 if own.high is not None and own.high * _TEN <= low else 0
