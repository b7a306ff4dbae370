"""What a finding is known by across edits elsewhere: no lines, no positions, no times."""

import hashlib
from collections import Counter

from claims.audit import DocumentAudit
from claims.document import Document
from claims.finding import Finding
from claims.pattern import lazy_regex
from claims.quantity import Quantity

_SPACE = lazy_regex(r"\s+")


def fingerprints(audited: DocumentAudit, path: str) -> list[str]:
    """A digest for each finding of a document, in their order.

    It is of the kind, the path, the asserted figure and its premises by value and unit, and the wording with markup
    and white space folded; equal ones are told apart by their order. A paragraph that is moved or wrapped anew keeps
    its digests, a figure that is changed loses its own.
    """
    document = audited.document
    if document is None:
        return []
    seen: Counter[str] = Counter()
    digests = []
    for finding in audited.findings:
        key = _key(finding, document, path)
        digests.append(hashlib.sha256(f"{key}|{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:16])
        seen[key] += 1
    return digests


def _key(finding: Finding, document: Document, path: str) -> str:
    claim = finding.claim
    figures = [claim.asserted, *(premise.quantity for premise in claim.premises)]
    start, end = claim.extent
    wording = _SPACE.sub(" ", document.masked[start:end]).strip()
    agreed = _figure(claim.agreed.quantity) if claim.agreed else ""
    return "|".join((claim.kind, path, *map(_figure, figures), agreed, wording))


def _figure(quantity: Quantity) -> str:
    return f"{quantity.value} {quantity.unit}"
