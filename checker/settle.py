"""Settling: which of the findings about one figure stands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from checker.use import without_used
from claims.apiece import is_of_each
from claims.basis import is_basis
from claims.claim import Claim, Strength
from claims.finding import Diagnosis, Finding, Verdict
from claims.kinds import KINDS
from claims.mention import Mentions
from claims.passage import Passage
from claims.retraction import retracted

_MANY = 2
_VOUCHING = frozenset(kind.name for kind in KINDS if kind.vouches)


def settle(findings: Iterable[Finding], passage: Passage) -> list[Finding]:
    """At most one finding for each figure, a repetition or an agreed figure aside.

    Where wordings compete, one that agrees explains the figure. That a figure is stated again with the same value is
    worth saying only where nothing else is said about it; that it loosely contradicts another, where it does not agree
    with what it is said to follow from.

    A relation that was only inferred explains a figure that nothing else is said about, and clears none.
    """
    best: dict[tuple[int, bool, bool], Finding] = {}
    others: dict[int, list[Finding]] = defaultdict(list)
    agreeing: list[Finding] = []
    for finding in filter(_is_sound, findings):
        claim = finding.claim
        if finding.verdict is Verdict.CONSISTENT and claim.strength is not Strength.REPEATED:
            agreeing.append(finding)
        key = (claim.asserted.index, claim.strength is Strength.REPEATED, claim.agreed is not None)
        held = best.get(key)
        if held is None or _explains_better(finding, held):
            best[key] = finding
        if claim.strength is Strength.INFERRED and finding.verdict is Verdict.CONSISTENT:
            others[claim.asserted.index].append(finding)
    explained = {finding.claim.asserted.index for finding in best.values() if not _is_restated(finding)}
    sure = {finding.claim.asserted.index for finding in best.values() if _is_surely_right(finding)}
    standing = [f for f in best.values() if not (_is_restated(f) and f.claim.asserted.index in explained)]
    standing = [f for f in standing if not (_may_be_another(f) and f.claim.asserted.index in sure)]
    standing = _without_misread(standing, passage)
    standing = without_used(_without_borne_out(_without_summed(_without_vouched(standing)), agreeing), agreeing)
    return _without_circles(standing, others, passage)


def _without_misread(findings: list[Finding], passage: Passage) -> list[Finding]:
    """The findings without contradictions where the text takes a figure back, or counts what each of some has."""
    return [f for f in findings if f.verdict is not Verdict.INCONSISTENT or not _is_misread(f.claim, passage)]


def _is_misread(claim: Claim, passage: Passage) -> bool:
    own = claim.asserted.index, *(premise.quantity.index for premise in claim.premises)
    is_sum = claim.strength is Strength.WORDED and len(own) > _MANY
    return not passage.shared(retracted).isdisjoint(own) or is_sum and is_of_each(passage, claim.asserted)


def _without_vouched(findings: list[Finding]) -> list[Finding]:
    """The findings without guesses that a figure has slipped which the text says again, alike."""
    vouching = [f.claim for f in findings if f.claim.kind in _VOUCHING and _is_surely_right(f)]
    alike = {claim.asserted.index for claim in vouching}
    alike.update(premise.quantity.index for claim in vouching for premise in claim.premises)
    return [
        f
        for f in findings
        if f.claim.strength is not Strength.INFERRED
        or f.verdict is not Verdict.INCONSISTENT
        or f.claim.asserted.index not in alike
    ]


def _without_summed(findings: list[Finding]) -> list[Finding]:
    """The findings without guesses against figures that add up, as they stand, to what is stated for their sum."""
    summed = {premise.quantity.index for f in findings if _is_sum(f) for premise in f.claim.premises}
    return [
        f
        for f in findings
        if f.claim.strength not in (Strength.REPEATED, Strength.INFERRED)
        or f.verdict is not Verdict.INCONSISTENT
        or f.claim.asserted.index not in summed
    ]


def _is_sum(finding: Finding) -> bool:
    """Whether figures add up to another, by what the words say or because so many hardly do so by chance."""
    is_many = finding.claim.formula.count("+") >= _MANY and finding.verdict is Verdict.CONSISTENT
    return "+" in finding.claim.formula and (is_many or _is_surely_right(finding))


def _without_borne_out(findings: list[Finding], agreeing: Sequence[Finding]) -> list[Finding]:
    """The findings without loose contradictions of figures that bear others out, or are borne out; of two the later."""
    borne = {f.claim.asserted.index for f in agreeing}
    borne.update(premise.quantity.index for f in agreeing for premise in f.claim.premises)
    odd = {f.claim.asserted.index for f in findings if _may_be_another(f)} - borne
    return [f for f in findings if not _may_be_another(f) or _is_last_odd(f.claim, odd)]


def _is_last_odd(claim: Claim, odd: set[int]) -> bool:
    """Whether a contradiction is of an odd figure with one that is not, or that stands before it."""
    own, other = claim.asserted.index, claim.premises[0].quantity.index
    return own in odd and not (other in odd and other > own)


def _without_circles(
    findings: list[Finding], others: Mapping[int, Sequence[Finding]], passage: Passage
) -> list[Finding]:
    """The findings without the inferred ones that explain a figure by what follows from it.

    What is said comes first; of two inferred ones that explain each other that about the later figure stands, unless
    it states again what was stated before, or the words say that the earlier figure rests on it. A figure that is left
    with none has any of its others that does not.
    """
    mentions = passage.mentions
    behind: dict[int, set[int]] = defaultdict(set)
    kept: dict[int, Finding] = {}
    for finding in sorted(findings, key=lambda finding: _rank(finding.claim, passage)):
        others_of_it = others.get(finding.claim.asserted.index, ()) if finding.verdict is Verdict.CONSISTENT else ()
        standing = next(
            (one for one in (finding, *others_of_it) if not _is_circular(one.claim, behind, mentions)), None
        )
        if standing is None:
            continue
        kept[id(finding)] = standing
        if standing.claim.strength is not Strength.REPEATED:
            behind[mentions.first_alike(standing.claim.asserted)] |= _sources(standing.claim, mentions)
    return [kept[id(finding)] for finding in findings if id(finding) in kept]


def _rank(claim: Claim, passage: Passage) -> tuple[bool, bool, bool, int]:
    asserted, is_inferred = claim.asserted, claim.strength is Strength.INFERRED
    is_again = passage.mentions.first_alike(asserted) != asserted.index
    return is_inferred, is_again, is_inferred and is_basis(passage, asserted), -asserted.index


def _is_restated(finding: Finding) -> bool:
    """Whether the finding says no more than that the figure has its value elsewhere too."""
    return finding.claim.strength is Strength.REPEATED and finding.verdict is Verdict.CONSISTENT


def _is_surely_right(finding: Finding) -> bool:
    """Whether the words say what a figure follows from, and it does."""
    claim = finding.claim
    return claim.strength in (Strength.STATED, Strength.WORDED) and finding.verdict is Verdict.CONSISTENT


def _may_be_another(finding: Finding) -> bool:
    """Whether a figure differs from one that may be of something else."""
    return finding.claim.strength is Strength.REPEATED and finding.claim.loose


def _sources(claim: Claim, mentions: Mentions) -> set[int]:
    return {mentions.first_alike(premise.quantity) for premise in claim.premises}


def _is_circular(claim: Claim, behind: Mapping[int, set[int]], mentions: Mentions) -> bool:
    """Whether an inferred relation explains a figure by one that is said to rest on it."""
    if claim.strength is not Strength.INFERRED:
        return False
    own = mentions.first_alike(claim.asserted)
    return any(own in behind.get(source, ()) for source in _sources(claim, mentions))


def _is_sound(finding: Finding) -> bool:
    """An inferred relation alone convicts only of a known slip: a power of ten or a period."""
    if finding.claim.strength is not Strength.INFERRED or finding.discrepancy is None:
        return True
    return finding.discrepancy.diagnosis in (
        Diagnosis.SCALE_WORD,
        Diagnosis.POWER_OF_TEN,
        Diagnosis.UNIT,
        Diagnosis.PERIOD,
    )


_PREFERENCE = {Verdict.CONSISTENT: 0, Verdict.INCONSISTENT: 1, Verdict.DISPUTED: 2, Verdict.UNDETERMINED: 3}


def _explains_better(finding: Finding, held: Finding) -> bool:
    is_doubt = finding.claim.kind == held.claim.kind and finding.claim.loose != held.claim.loose
    if is_doubt and not _leaves_some_out(finding.claim, held.claim) and not _leaves_some_out(held.claim, finding.claim):
        # Of one kind what agrees stands, however it was found: the words only suggest the other.
        if _is_doubtful(held) and finding.verdict is Verdict.CONSISTENT:
            return True
        if _is_doubtful(finding) and held.verdict is Verdict.CONSISTENT:
            return False
    inferred = finding.claim.strength is Strength.INFERRED, held.claim.strength is Strength.INFERRED
    if inferred[0] != inferred[1]:
        return inferred[1] or held.verdict is Verdict.UNDETERMINED
    if all(inferred) and finding.verdict is held.verdict and _is_doubtful(held):
        # What the words suggest says more than what chance hardly gives.
        return not finding.claim.loose
    return _PREFERENCE[finding.verdict] < _PREFERENCE[held.verdict]


def _leaves_some_out(claim: Claim, other: Claim) -> bool:
    """Whether a guess adds some of the figures of another claim alone: what leaves a part out may be the slip."""
    own, others = ({premise.quantity.index for premise in each.premises} for each in (claim, other))
    return claim.strength is Strength.INFERRED and own < others and not set("*/").intersection(other.formula)


def _is_doubtful(finding: Finding) -> bool:
    """Whether a figure is held to what the words only suggest."""
    return finding.verdict is Verdict.INCONSISTENT and finding.claim.loose
