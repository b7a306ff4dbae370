"""Comparing the documents of a run: one quantity that two of them give different values.

A slip of the pen between the values makes a warning, any other difference a note: which document is right, or whether
both are, none of them says. Documents of different years, and documents that differ in more figures than they share,
tell of different things. Records of one file are apart: they are the rows of a collection.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from checker.said import Pair, Said, is_slip, shared_ideas, slips, updates
from claims.audit import DocumentAudit
from claims.contradiction import Contradiction, Side
from claims.dateline import dateline
from claims.document import BlockKind, Document
from claims.finding import Severity
from claims.label import periods_in
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.statement import Statement, statements_in
from claims.stem import idea

_WORD = lazy_regex(r"[A-Za-z][\w'’-]*")
_TELLING = 3
_MOST_VALUES = 3


def compare(documents: Sequence[DocumentAudit]) -> tuple[Contradiction, ...]:
    """The contradictions between documents, in the order of the documents and their texts."""
    if len({audited.path for audited in documents if audited.document is not None}) < 2:
        return ()
    passages = {
        number: Passage(audited.document, audited.quantities)
        for number, audited in enumerate(documents)
        if audited.document is not None
    }
    said = [
        Said(number, documents[number].path, statement)
        for number, passage in passages.items()
        for statement in statements_in(passage)
        if len(statement.digits) > 1 and not statement.is_bound
    ]
    pairs = _without_others([*slips(said), *updates(said)], said)
    found = (_contradiction(members, pairs) for members in _joined(pairs))
    return tuple(sorted(found, key=lambda item: [(side.document, side.quantity.index) for side in item.sides]))


class _Editions:
    """The years that documents are of, by their names, their titles and their dates."""

    def __init__(self) -> None:
        self._known: dict[int, frozenset[str]] = {}

    def are_apart(self, pair: Pair) -> bool:
        """Whether two statements stand in documents of different years."""
        one, other = map(self._of, pair)
        return bool(one and other) and one.isdisjoint(other)

    def _of(self, item: Said) -> frozenset[str]:
        if item.document not in self._known:
            self._known[item.document] = _edition(item.statement.passage.document)
        return self._known[item.document]


def _edition(document: Document) -> frozenset[str]:
    title = next((document.quote(block.span) for block in document.blocks if block.kind is BlockKind.HEADING), "")
    found = periods_in(f"{re.sub('[-_./]', ' ', document.path)} {title}")
    date = dateline(document)
    return found if found or date is None else frozenset({str(date.year)})


def _without_others(pairs: Iterable[Pair], said: Iterable[Said]) -> list[Pair]:
    """The pairs but those of documents that tell of different things, or of which one has both values."""
    editions = _Editions()
    values: dict[int, set[object]] = defaultdict(set)
    for item in said:
        if len(item.statement.digits) >= _TELLING:
            values[item.document].add((item.statement.measure, item.statement.value))
    differing: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in dict.fromkeys(pairs):
        one, other = pair
        both = _key(other) in values[one.document] or _key(one) in values[other.document]
        if not both and not editions.are_apart(pair):
            differing[one.document, other.document].append(pair)
    kept = []
    for (one_document, other_document), found in differing.items():
        agreeing = len(values[one_document] & values[other_document])
        if len({(_key(one), _key(other)) for one, other in found}) <= agreeing + 1:
            kept += found
    return kept


def _key(item: Said) -> tuple[object, object]:
    return item.statement.measure, item.statement.value


def _joined(pairs: list[Pair]) -> Iterator[list[Said]]:
    """The statements of each quantity, one for each document.

    More than a few values, or several in one document, are values of several things.
    """
    root: dict[Said, Said] = {}

    def find(item: Said) -> Said:
        while (above := root.setdefault(item, item)) is not item:
            item = above
        return item

    for one, other in pairs:
        root[find(other)] = find(one)
    groups: dict[Said, list[Said]] = defaultdict(list)
    for item in root:
        groups[find(item)].append(item)
    for group in groups.values():
        first = {item.document: item for item in sorted(group, key=_place, reverse=True)}
        stated = {(item.document, item.statement.value) for item in group}
        if len(stated) == len(first) and len({value for _, value in stated}) <= _MOST_VALUES:
            yield sorted(first.values(), key=_place)


def _place(item: Said) -> tuple[int, int]:
    return item.document, item.statement.quantity.index


def _contradiction(members: list[Said], pairs: list[Pair]) -> Contradiction:
    values = [item.statement.value for item in members]
    odd = max(range(len(values)), key=lambda at: (-values.count(values[at]), at))
    between = [pair for pair in pairs if pair[0] in members and pair[1] in members]
    slipped = any(is_slip(one.statement, other.statement) for one, other in between)
    key = "|".join(f"{item.path} {item.statement.value} {item.statement.measure}" for item in members)
    return Contradiction(
        id=hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12],
        label=_words(members[0].statement, members[-1].statement),
        severity=Severity.WARNING if slipped else Severity.NOTE,
        sides=tuple(Side(item.document, item.statement.quantity) for item in members),
        odd=odd,
    )


def _words(one: Statement, other: Statement) -> str:
    """The words of one statement that the other shares, in their order: "total cost"."""
    shared = shared_ideas(one, other)
    text = one.passage.skeleton[one.stretch.start : one.stretch.end]
    words = {idea(word): word for word in reversed(_WORD.findall(text)) if idea(word) in shared}
    return " ".join(reversed(words.values()))
