"""The problems: paragraphs with one figure asked for, the formula that gives it, or what is missing for one.

A file of `problems/` is a paper, asked in one piece. In the text of a problem the figure asked for stands in square
brackets, with its true value; nobody who is asked sees it. In a formula braces hold the beginning of a figure of that
paragraph. A problem without a formula is a trap: it says what is `missing`, and to abstain is right.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from checker.examination.docket import Docket
from checker.examination.excerpt import figure_id, figures_by_id
from checker.reading.reader import read_text
from checker.scanning import scan
from claims.audit import DocumentAudit, Status
from claims.claim import Claim, Premise, Strength
from claims.finding import Finding, Severity, Verdict
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity
from claims.recomputation import Abstention, AbstentionReason
from claims.span import Span
from prompts.template import PromptBook

_ASKED = lazy_regex(r"\[([^\]]*)\]")
_BRACES = lazy_regex(r"\{([^{}]*)\}")
_FOLDER = "problems"
_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Problem:
    """One figure asked for: `formula` is over ids, None for a trap, which says what is `missing`."""

    name: str
    kind: str
    asserted: Quantity
    extent: Span
    premises: tuple[Premise, ...] = ()
    formula: str | None = None
    missing: str = ""

    @property
    def id(self) -> str:
        """The id under which it is asked for."""
        return figure_id(self.asserted.index)

    @property
    def is_trap(self) -> bool:
        """Whether to abstain is right."""
        return self.formula is None


@dataclass(frozen=True)
class Paper:
    """The problems of one file."""

    name: str
    passage: Passage
    problems: tuple[Problem, ...]

    @cached_property
    def by_id(self) -> dict[str, Problem]:
        """The problems by the ids under which they are asked for."""
        return {problem.id: problem for problem in self.problems}

    @cached_property
    def figures(self) -> dict[str, Quantity]:
        """Every figure of the paper by its id."""
        return figures_by_id(self.passage)

    def docket(self, book: PromptBook) -> Docket:
        """The paper as an audited document, of which nothing is settled yet."""
        document = self.passage.document
        findings = tuple(map(_unsettled, self.problems))
        audited = DocumentAudit(self.name, self.name, Status.AUDITED, document, self.passage.quantities, findings)
        return Docket(audited, book)


def papers() -> tuple[Paper, ...]:
    """All papers, in the order of their names."""
    folder = files(__package__) / _FOLDER
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name)
    return tuple(
        paper(path.name.removesuffix(".toml"), tomllib.loads(path.read_text(encoding="utf-8"))) for path in paths
    )


def paper(name: str, data: Mapping[str, list[dict[str, str]]]) -> Paper:
    """The paper that a file holds. Raises ValueError, naming the problem, where a figure of it is not found."""
    entries = data["problem"]
    texts = [_ASKED.sub(r"\1", entry["text"].strip()) for entry in entries]
    passage = scan(read_text(_GAP.join(texts) + "\n", id=name, path=name, suffix=".md"))
    starts = _starts(texts)
    problems = (
        _problem(f"{name}-{number}", entry, Span(start, start + len(text)), passage)
        for number, (entry, text, start) in enumerate(zip(entries, texts, starts, strict=True), 1)
    )
    return Paper(name, passage, tuple(problems))


def _starts(texts: list[str]) -> Iterator[int]:
    start = 0
    for text in texts:
        yield start
        start += len(text) + len(_GAP)


def _problem(name: str, entry: Mapping[str, str], extent: Span, passage: Passage) -> Problem:
    asked = _ASKED.search(entry["text"].strip())
    within = passage.between(extent)
    start = extent.start + asked.start() if asked else -1
    asserted = next((item for item in within if item.span.start == start), None)
    if asserted is None:
        raise ValueError(f"{name}: no figure stands where the brackets do")
    rest = [item for item in within if item is not asserted]
    used: dict[str, Quantity] = {}

    def with_id(match: re.Match[str]) -> str:
        quantity = next((item for item in rest if passage.document.quote(item.span).startswith(match[1])), None)
        if quantity is None:
            raise ValueError(f"{name}: has no figure {match[1]!r}")
        id = figure_id(quantity.index)
        used[id] = quantity
        return id

    formula = _BRACES.sub(with_id, entry["formula"]) if "formula" in entry else None
    premises = tuple(Premise(id, quantity) for id, quantity in used.items())
    return Problem(name, entry.get("kind", ""), asserted, extent, premises, formula, entry.get("missing", ""))


def _unsettled(problem: Problem) -> Finding:
    """What an audit knows of a problem before anybody is asked: nothing."""
    claim = Claim("located", problem.asserted, "", problem.premises, problem.extent, Strength.WORDED)
    return Finding("", claim, Abstention(AbstentionReason.PREMISES), Verdict.UNDETERMINED, Severity.NONE)
