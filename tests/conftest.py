"""What the test modules share: golden files, a builder of audits written by hand, and no network."""

import difflib
import hashlib
import io
import re
import socket
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import hypothesis
import pytest

from checker.cli import main
from checker.settings.file import closest
from claims.audit import DocumentAudit, Status
from claims.claim import Claim, Premise
from claims.document import Block, BlockKind, Document, Sentence
from claims.finding import Discrepancy, Finding, Repair, Severity, Verdict
from claims.interval import Interval
from claims.quantity import Quantity
from claims.recomputation import Abstention, Agreement, Recomputation
from claims.span import Span
from claims.unit import NO_UNIT, Unit, atom
from tests.command import Result

TESTS = Path(__file__).resolve().parent

# The same examples on every machine and in every run, and no time limit: the machines of others are slow.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("same")


@pytest.fixture(autouse=True, scope="session")
def offline() -> Iterator[None]:
    """Let no test reach beyond this machine."""

    def local(door: Callable[..., object], place: Callable[..., object]) -> Callable[..., object]:
        def guarded(*arguments: object, **named: object) -> object:
            if place(*arguments) not in ("127.0.0.1", "localhost", b"127.0.0.1"):
                raise AssertionError("a test reached for the network")
            return door(*arguments, **named)

        return guarded

    with pytest.MonkeyPatch.context() as patch:
        for door in ("connect", "connect_ex"):
            patch.setattr(socket.socket, door, local(getattr(socket.socket, door), lambda _, address: address[0]))
        patch.setattr(socket, "getaddrinfo", local(socket.getaddrinfo, lambda host, *_: host))
        yield


@pytest.fixture(autouse=True)
def no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test read or write the cache of the person who runs it."""
    monkeypatch.setenv("CHECK_CACHE", "0")


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the command in this process, with the configuration files as they are then."""

    def run(*arguments: object, stdin: bytes = b"") -> Result:
        closest.cache_clear()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        sys.stdout.flush()
        return Result(int(ended.value.code or 0), *capsys.readouterr())

    return run


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--accept`."""
    parser.addoption("--accept", action="store_true", help="take the present output as the golden files")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file under tests/, whose present form is saved beside it where they differ."""

    def compare(name: str, text: str) -> None:
        path = TESTS / name
        actual = path.with_name(path.name + ".actual")
        if request.config.getoption("--accept"):
            path.write_bytes(text.encode())
            actual.unlink(missing_ok=True)
            return
        expected = path.read_bytes().decode() if path.exists() else ""
        if expected == text:
            actual.unlink(missing_ok=True)
            return
        actual.write_bytes(text.encode())
        diff = difflib.unified_diff(expected.splitlines(), text.splitlines(), path.name, actual.name, lineterm="")
        pytest.fail("\n".join([*diff, f"differs from {name}; `pytest --accept` takes the new form"]), pytrace=False)

    return compare


class Essay:
    """A document whose quantities and findings are stated by a test, found in the text by what they quote."""

    def __init__(self, text: str, path: str = "essay.md", id: str | None = None) -> None:
        self.quantities: list[Quantity] = []
        self.findings: list[Finding] = []
        self.document = _document(text, path, id or path)

    def span(self, quote: str, nth: int = 0) -> Span:
        """The span of the nth occurrence of a text."""
        start = -1
        for _ in range(nth + 1):
            start = self.document.text.index(quote, start + 1)
        return Span(start, start + len(quote))

    def quantity(self, quote: str, value: str, unit: Unit | str = NO_UNIT, nth: int = 0, **details) -> Quantity:
        """A quantity; its numeral is the quote up to the unit, if `number` does not quote it."""
        span = self.span(quote, nth)
        number = details.pop("number", quote)
        start = span.start + quote.index(number)
        quantity = Quantity(
            index=len(self.quantities),
            span=span,
            number=Span(start, start + len(number)),
            value=Fraction(value),
            unit=atom(unit) if isinstance(unit, str) else unit,
            **details,
        )
        self.quantities.append(quantity)
        return quantity

    def finding(
        self,
        kind: str,
        asserted: Quantity,
        formula: str,
        premises: dict[str, Quantity],
        recomputed: Recomputation | Abstention | str,
        *,
        agreement: Agreement | None = None,
        bounds: tuple[str, str] | None = None,
        discrepancy: Discrepancy | None = None,
        severity: Severity | None = None,
        verdict: Verdict | None = None,
        **claimed,
    ) -> Finding:
        """A finding; a recomputation may be given by its value alone, and its agreement sets the verdict."""
        if isinstance(recomputed, str):
            value = Fraction(recomputed)
            interval = Interval(*map(Fraction, bounds)) if bounds else Interval.exactly(value)
            recomputed = Recomputation(value, interval, asserted.unit, formula, agreement)
        names = tuple(Premise(name, quantity) for name, quantity in premises.items())
        sentence = next(item.span for item in self.document.sentences if item.span.contains(asserted.span))
        claim = Claim(kind, asserted, formula, names, sentence, **claimed)
        verdict = verdict or _verdict(recomputed)
        severity = severity or (Severity.ERROR if verdict is Verdict.INCONSISTENT else Severity.NONE)
        name = hashlib.sha256(f"{kind}{asserted.span}".encode()).hexdigest()[:12]
        finding = Finding(name, claim, recomputed, verdict, severity, discrepancy)
        self.findings.append(finding)
        return finding

    def repair(self, quote: str, replacement: str, why: str = "", nth: int = 0, stated: Span | None = None) -> Repair:
        """A repair of the nth occurrence of a text."""
        return Repair(self.span(quote, nth), quote, replacement, why, stated)

    @property
    def audit(self) -> DocumentAudit:
        """The document with what was found so far, in the order of the text."""
        document = self.document
        findings = tuple(sorted(self.findings, key=lambda finding: finding.span))
        quantities = tuple(sorted(self.quantities, key=lambda quantity: quantity.span))
        return DocumentAudit(document.id, document.path, Status.AUDITED, document, quantities, findings)


@pytest.fixture
def essay() -> type[Essay]:
    """The builder of audits."""
    return Essay


def _verdict(recomputed: Recomputation | Abstention) -> Verdict:
    if isinstance(recomputed, Abstention):
        return Verdict.UNDETERMINED
    return Verdict.CONSISTENT if recomputed.agreement else Verdict.INCONSISTENT


def _document(text: str, path: str, id: str) -> Document:
    blocks = tuple(_blocks(text))
    sentences = tuple(
        Sentence(Span(block.span.start + match.start(), block.span.start + match.end()), index)
        for index, block in enumerate(blocks)
        for match in re.finditer(r"\S.*?(?:[.!?](?=\s)|$)", text[slice(*block.span)], re.DOTALL)
    )
    lines = (0, *(match.end() for match in re.finditer("\n", text)))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    markup = r"\*+|\[(?=[^]]*]\()|]\([^)]*\)"
    masked = re.sub(markup, lambda match: " " * len(match[0]), text)
    return Document(id, path, text, masked, blocks, sentences, digest, lines)


def _blocks(text: str):
    """Yield the blocks of the little Markdown that tests write: headings, items, tables and quotes."""
    row = group = 0
    for match in re.finditer(r"(?m)^(?P<mark>#+ |[-*] |> |\|)?(?P<rest>[^\n]+(?:\n(?![#>|*\n-])[^\n]+)*)", text):
        mark, start = match["mark"] or "", match.start("rest")
        if mark == "|":
            row = row + 1 if text[: match.start()].endswith("|\n") else 0
            group += row == 0
            yield from _cells(match["rest"], start, row, group)
            continue
        kinds = {"#": BlockKind.HEADING, "-": BlockKind.ITEM, "*": BlockKind.ITEM, ">": BlockKind.QUOTE}
        level = len(mark.strip()) if mark else 0
        yield Block(kinds.get(mark[:1], BlockKind.PARAGRAPH), Span(start, match.end("rest")), level)


def _cells(rest: str, start: int, row: int, group: int):
    for column, match in enumerate(re.finditer(r"[^|]+", rest)):
        cell = match[0].strip()
        if set(cell) <= {"-", ":"}:
            continue
        begin = start + match.start() + match[0].index(cell)
        span = Span(begin, begin + len(cell))
        yield Block(BlockKind.CELL, span, group=group, row=row, column=column, header=True)
