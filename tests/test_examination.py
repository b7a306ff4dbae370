"""Tests of the cross-examination: what backends say becomes derivations, and a dispute at most."""

import asyncio
import json
import time
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.backends.backend import BackendError, Reply, Trouble
from checker.backends.ledger import Ledger
from checker.backends.price import FREE
from checker.backends.settings import BackendSettings
from checker.backends.witness import Access, Witness
from checker.examination.examine import FIRST_ROUND, Panel, examine
from checker.examination.excerpt import figure_id, tokens_of
from checker.judge import weigh
from checker.pipeline import audit
from checker.reading import read_path
from checker.reading.reader import read_text
from claims.derivation import Derivation, DerivationStatus, Question
from claims.finding import Severity, Verdict
from claims.interval import Interval
from claims.quorum import count
from prompts.template import PromptBook

BOOK = PromptBook()
ESSAY = "The yard has 40 boats. Each pays $25 a month, so the yard takes 40 × $25 = $1,000 a month."
WRONG = "The yard has 40 boats. Each pays $25 a month, so the yard takes 40 × $25 = $1,200 a month."
WORLD = "The lake holds 35 billion litres of water. It is 12 km long."
UNSAID = "The fleet of eighteen sails on Sundays. On forty-one of them it rained. The log has 738 entries."


class Reader:
    """A backend that gives, for each figure by its id, what a table says for the question."""

    def __init__(self, name, **tables):
        family = name.partition("/")[0]
        self.settings = BackendSettings(name, name, family, price=FREE, tries=1, samples=tables.pop("samples", 1))
        self.tables = {question: tables.get(question.value.replace("-", "_")) for question in Question}
        self.prompts = []

    def prepare(self):
        """Nothing to load."""

    async def ask(self, request):
        """What the table says, or the error that it holds."""
        self.prompts.append(request.prompt)
        table = self.tables[request.prompt.question]
        if isinstance(table, BackendError):
            raise table
        if isinstance(table, list):
            table = table[request.repeat]
        entries = [_entry(request.prompt.question, id, (table or {}).get(id)) for id in request.prompt.asked]
        key = {Question.ESTIMATE: "estimates", Question.LOCATE: "relations"}
        data = {key.get(request.prompt.question, "derivations"): [entry for entry in entries if entry]}
        return Reply(json.dumps(data), f"{self.settings.name}-2026", 100, 10)


def _entry(question, id, said):
    if question is Question.ESTIMATE:
        low, high = said or (None, None)
        return {"id": id, "low": low, "high": high}
    if question is Question.LOCATE:
        return said and {"id": id, "formula": said}
    if said == "":
        return None
    return {"id": id, "formula": said, "why": None if said else "premises are missing"}


def examined(text, *readers, quorum=2, questions=FIRST_ROUND):
    """The audit of a text, cross-examined by readers."""
    access = Access(Ledger())
    panel = Panel([Witness(reader, reader.settings, access) for reader in readers], BOOK, quorum, questions)
    plain = audit([read_text(text, id="essay.md", path="essay.md", suffix=".md")])
    return asyncio.run(examine(plain, panel))


def figure(text, quote, nth=0):
    """The id of a figure by what the text writes."""
    plain = audit([read_text(text, id="essay.md", path="essay.md", suffix=".md")]).documents[0]
    found = [item for item in plain.quantities if plain.document.quote(item.span).startswith(quote)]
    return figure_id(found[nth].index)


def the_finding(made, quote):
    """The finding about a figure."""
    document = made.documents[0].document
    return next(item for item in made.documents[0].findings if document.quote(item.span).startswith(quote))


BOATS, PRICE, RIGHT = figure(ESSAY, "40"), figure(ESSAY, "$25"), figure(ESSAY, "$1,000")
GOOD = {RIGHT: f"{BOATS} * {PRICE}"}
BAD = {RIGHT: f"{BOATS} * {PRICE} * 12"}


@pytest.mark.parametrize(
    ("formulas", "verdict"),
    [
        ([("a", GOOD), ("b", GOOD)], Verdict.CONSISTENT),
        ([("a", BAD), ("b", GOOD)], Verdict.CONSISTENT),
        ([("a", BAD), ("b", {})], Verdict.CONSISTENT),
        ([("a", BAD), ("b", BAD)], Verdict.DISPUTED),
        ([("a/1", BAD), ("a/2", BAD)], Verdict.CONSISTENT),
        ([("a", BAD), ("b", BAD), ("c", {})], Verdict.DISPUTED),
        ([("a", BAD), ("b", BAD), ("c", GOOD)], Verdict.CONSISTENT),
        ([("a", BAD), ("b", BAD), ("c", BAD), ("d", GOOD)], Verdict.DISPUTED),
        ([("a", BAD), ("b", BAD), ("c", BAD), ("d", GOOD), ("e", GOOD)], Verdict.CONSISTENT),
        ([("a", BAD), ("b", {RIGHT: f"{BOATS} / {PRICE}"})], Verdict.CONSISTENT),
        ([("a/1", BAD), ("a/2", GOOD), ("b", BAD)], Verdict.CONSISTENT),
        ([("a/1", BAD), ("a/2", BAD), ("a/3", GOOD), ("b", BAD)], Verdict.DISPUTED),
    ],
)
def test_only_a_quorum_of_families_disputes(formulas, verdict):
    """Two families that derive one other value dispute a claim; two backends of one family do not."""
    made = examined(ESSAY, *(Reader(name, derive=table, cross_examine=table) for name, table in formulas))
    finding = the_finding(made, "$1,000")
    severity = Severity.WARNING if verdict is Verdict.DISPUTED else Severity.NONE
    assert (verdict, severity) == (finding.verdict, finding.severity)
    assert len(formulas) == len(finding.derivations)


@pytest.mark.parametrize("formula", ["{b} * {p}", "{b} * {p} * 2", None])
def test_no_backend_convicts_or_clears(formula):
    """What arithmetic convicts stays inconsistent, whatever backends say, and keeps its discrepancy."""
    boats, price, asserted = figure(WRONG, "40"), figure(WRONG, "$25"), figure(WRONG, "$1,200")
    table = {asserted: formula and formula.format(b=boats, p=price)}
    made = examined(WRONG, *(Reader(name, derive=table, cross_examine=table) for name in "abc"))
    plain = audit([read_text(WRONG, id="essay.md", path="essay.md", suffix=".md")])
    before, after = the_finding(plain, "$1,200"), the_finding(made, "$1,200")
    assert (Verdict.INCONSISTENT, before.severity, before.discrepancy) == (
        after.verdict, after.severity, after.discrepancy
    )  # fmt: skip
    assert before.id == after.id


values = st.one_of(st.none(), st.fractions(1, 10**6))
said = st.lists(st.tuples(st.sampled_from("abc"), values, st.booleans()), max_size=6)


@settings(max_examples=60)
@given(said, st.integers(2, 4))
def test_whatever_backends_say(table, quorum):
    """Nothing that is said makes, removes or weakens an inconsistent finding, nor makes a warning an error."""
    derivations = [
        Derivation(
            f"{family}/{index}",
            family,
            Question.DERIVE,
            DerivationStatus.ABSTAINED if value is None else DerivationStatus.ANSWERED,
            value,
            None if value is None else Interval.exactly(value),
            agrees=None if value is None else agrees,
        )
        for index, (family, value, agrees) in enumerate(table)
    ]
    for text, quote in ((ESSAY, "$1,000"), (WRONG, "$1,200")):
        finding = the_finding(PLAIN[text], quote)
        weighed = weigh(finding, derivations, quorum)
        if finding.verdict is Verdict.INCONSISTENT:
            assert (finding.verdict, finding.severity) == (weighed.verdict, weighed.severity)
        else:
            disputed = count(derivations).disputes(quorum)
            assert (Verdict.DISPUTED if disputed else finding.verdict) is weighed.verdict
            assert Severity.ERROR is not weighed.severity


PLAIN = {text: audit([read_text(text, id="essay.md", path="essay.md", suffix=".md")]) for text in (ESSAY, WRONG)}


@pytest.mark.parametrize(
    ("formula", "status", "reason"),
    [
        (None, DerivationStatus.ABSTAINED, "premises are missing"),
        ("", DerivationStatus.NOT_CHECKED, "left this figure out"),
        ("{b} * zz", DerivationStatus.NOT_CHECKED, "the text does not have"),
        ("{b} ** {p} ** {p} ** {p}", DerivationStatus.NOT_CHECKED, "cannot be read"),
        ("9^200^200", DerivationStatus.NOT_CHECKED, "cannot be read"),
        ("({b})" + "*({b})" * 900, DerivationStatus.NOT_CHECKED, "cannot be read"),
        ("(" * 900 + "{b}" + ")" * 900, DerivationStatus.NOT_CHECKED, "cannot be read"),
        ("__import__('os').system('true')", DerivationStatus.NOT_CHECKED, "cannot be read"),
        ("40 * 25", DerivationStatus.NOT_CHECKED, "rests on no figure"),
        ("{r}", DerivationStatus.NOT_CHECKED, "rests on the figure itself"),
        ("{b} / ({p} - {p})", DerivationStatus.ABSTAINED, "divides by zero"),
        ("{b}^200 * {b}^200 * {b}^200 * {b}^200 * {b}^200 * {b}^200 * {b}^200 * {b}^200 * {b}^200 * {b}^200 * {b}^200"
         " * {b}^200 * {b}^200 * {b}^200 * {b}^200 * {b}^200 * {b}^200 * {b}^200 * {b}^200 * {b}^200 * {b}^200",
         DerivationStatus.ABSTAINED, "larger than we compute with"),
    ],
)  # fmt: skip
def test_what_has_no_value(formula, status, reason):
    """A formula that cannot be read or evaluated is no answer, says why, and does no harm."""
    table = {RIGHT: formula and formula.format(b=BOATS, p=PRICE, r=RIGHT)}
    (derivation,) = the_finding(examined(ESSAY, Reader("a", derive=table)), "$1,000").derivations
    assert (status, None) == (derivation.status, derivation.value)
    assert reason in derivation.reason


@pytest.mark.parametrize("formula", ["{b} × {p}", "{r} = {b} * {p}", "{p} * {b}", "{b} * {p} * 1", "({b} * {p})^1"])
def test_what_is_read(formula):
    """Signs of print are read, and a left-hand side is passed over."""
    table = {RIGHT: formula.format(b=BOATS, p=PRICE, r=RIGHT)}
    (derivation,) = the_finding(examined(ESSAY, Reader("a", derive=table)), "$1,000").derivations
    assert (Fraction(1000), True) == (derivation.value, derivation.agrees)


def test_a_failure_is_not_agreement():
    """A backend that failed leaves its figures unchecked, and the run says so."""
    broken = Reader("b", derive=BackendError(Trouble.KEY, "no"), estimate=BackendError(Trouble.KEY, "no"))
    made = examined(ESSAY, Reader("a", derive=GOOD), broken)
    good, bad = the_finding(made, "$1,000").derivations
    assert (True, None) == (good.agrees, bad.agrees)
    assert DerivationStatus.NOT_CHECKED is bad.status
    tallies = made.cross_examination.tallies
    assert [0, 1] == [tally.not_checked for tally in tallies]
    assert made.cross_examination.is_incomplete
    assert any("key" in trouble for trouble in tallies[1].troubles)


def test_the_second_round_is_about_disagreements_alone():
    """Who agrees with the arithmetic is not asked again; where somebody does not, all are, and no value is shown."""
    calm = [Reader("a", derive=GOOD), Reader("b", derive=GOOD)]
    examined(ESSAY, *calm, questions=[Question.DERIVE])
    assert [1, 1] == [len(reader.prompts) for reader in calm]
    torn = [Reader("a", derive=BAD, cross_examine=GOOD), Reader("b", derive=GOOD, cross_examine=GOOD)]
    made = examined(ESSAY, *torn, questions=[Question.DERIVE])
    assert [2, 2] == [len(reader.prompts) for reader in torn]
    second = torn[0].prompts[1]
    assert Question.CROSS_EXAMINE is second.question
    assert f"may bear on it: {BOATS}, {PRICE}" in second.user
    assert not any(value in second.user for value in ("1,000", "1000", "12,000", "12000"))
    assert [True, True] == [item.agrees for item in the_finding(made, "$1,000").derivations]


def test_who_fails_in_the_second_round_keeps_to_the_first():
    """A reply is not lost because the next call failed."""
    torn = [Reader("a", derive=BAD, cross_examine=BackendError(Trouble.REFUSED)), Reader("b", derive=GOOD)]
    made = examined(ESSAY, *torn, questions=[Question.DERIVE])
    first, second = the_finding(made, "$1,000").derivations
    assert (False, Question.DERIVE) == (first.agrees, first.question)
    assert DerivationStatus.ABSTAINED is second.status


def test_samples():
    """Of several samples most decide, and a backend whose samples disagree abstains."""
    made = examined(ESSAY, Reader("a", derive=[GOOD, BAD, GOOD], cross_examine=GOOD, samples=3))
    assert the_finding(made, "$1,000").derivations[0].agrees
    made = examined(ESSAY, Reader("a", derive=[GOOD, BAD], samples=2), questions=[Question.DERIVE])
    (derivation,) = the_finding(made, "$1,000").derivations
    assert "samples disagree" in derivation.reason


LAKE = figure(WORLD, "35 billion")


@pytest.mark.parametrize(
    ("ranges", "disputed"),
    [
        ([("1000000000000", "5000000000000")] * 2, True),
        ([("1e12", "5e12"), ("4e11", "9e11")], True),
        ([("1000000", "9000000")] * 2, True),
        ([("1e12", "5e12"), ("1e9", "9e9")], False),
        ([("1e12", "5e12"), ("1e6", "9e6")], False),
        ([("1e12", "5e12")], False),
        ([("2e11", "3e11")] * 2, False),
        ([None, None], False),
        ([("1e12", "5e12"), ("1e12", "5e12"), ("1e10", "9e10")], True),
        ([("1e12", "5e12"), ("1e12", "5e12"), ("1e10", "9e10"), ("1e10", "9e10")], False),
        ([("5e12", "1e12"), ("0", "0")], False),
    ],
)
def test_estimates_dispute_from_ten_times_on(ranges, disputed):
    """Only where a quorum of families puts a figure ten times away, on one side, it is disputed, and never an error."""
    readers = [Reader(f"{name}", estimate={LAKE: low_high}) for name, low_high in zip("abcd", ranges, strict=False)]
    made = examined(WORLD, *readers)
    found = [(item.claim.kind, item.verdict, item.severity) for item in made.documents[0].findings]
    assert ([("estimate", Verdict.DISPUTED, Severity.WARNING)] if disputed else []) == found


FLEET, SUNDAYS, ENTRIES = figure(UNSAID, "eighteen"), figure(UNSAID, "forty-one"), figure(UNSAID, "738")


def located(*formulas, text=UNSAID):
    """The findings of a text whose readers point at relations."""
    readers = [Reader(name, locate=table) for name, table in zip("abc", formulas, strict=False)]
    return [
        (item.claim.kind, item.verdict, item.severity)
        for item in examined(text, *readers, questions=[Question.LOCATE]).documents[0].findings
    ]


def test_a_located_relation_that_holds_explains_a_figure():
    """One backend may point at what our own arithmetic then confirms."""
    assert audit([read_text(UNSAID, id="e", path="e", suffix=".md")]).documents[0].findings == ()
    assert [("located", Verdict.CONSISTENT, Severity.NONE)] == located({ENTRIES: f"{FLEET} * {SUNDAYS}"})


def test_a_located_relation_that_fails_is_disputed_at_most():
    """It takes two families that point at the same premises, and then it is a dispute: the relation is theirs."""
    wrong = {ENTRIES: f"{FLEET} + {SUNDAYS}"}
    assert [] == located(wrong)
    assert [("located", Verdict.DISPUTED, Severity.WARNING)] == located(wrong, wrong)
    assert [] == located(wrong, {ENTRIES: f"{FLEET} - {SUNDAYS}"})


@pytest.mark.parametrize("formula", ["{c}", "{c} * 41", "nonsense", "{r} * {c}", "{c} *", "zz * {c}", "{c} * {c}"])
def test_a_located_relation_must_make_sense(formula):
    """What is not in the grammar, or rests on fewer than two figures of the text, is dropped."""
    table = {ENTRIES: formula.format(c=FLEET, r=ENTRIES)}
    assert [] == located(table, table)


def many(count_of=40):
    """An essay of many claims, each in a sentence of its own."""
    lines = [
        f"On route {chr(65 + i % 26)} the firm runs {11 + i} buses with {23 + 2 * i} seats each, so it offers "
        f"{11 + i} × {23 + 2 * i} = {(11 + i) * (23 + 2 * i)} seats."
        for i in range(count_of)
    ]
    return "\n\n".join(lines)


ROUND = "To the fair the firm runs 17 coaches with 43 seats each, so it offers 17 × 43 = 731 seats."


def test_a_relation_is_asked_about_once():
    """Where arithmetic explains a premise by turning the relation round, only the result is asked about."""
    reader = Reader("a", derive={figure(ROUND, "731"): f"{figure(ROUND, '17')} * {figure(ROUND, '43')}"})
    made = examined(ROUND, reader, questions=[Question.DERIVE])
    assert (figure(ROUND, "731"),) == reader.prompts[0].asked
    assert the_finding(made, "731").derivations[0].agrees
    turned = the_finding(made, "43 seats")
    assert Verdict.CONSISTENT is turned.verdict
    assert "asked about once, for 731 seats" in turned.derivations[0].reason
    assert not made.cross_examination.is_incomplete
    assert 1 == made.cross_examination.tallies[0].asked


def test_calls_go_first_to_what_is_unsettled_and_round_the_backends():
    """Where calls are few, every backend is asked about what arithmetic does not settle before anything else."""
    text = many(160).replace(" = 17391 seats", " = 17392 seats")
    assert "17392" in text
    readers = [Reader(name) for name in "abc"]
    access = Access(Ledger(most_calls=3))
    panel = Panel([Witness(reader, reader.settings, access) for reader in readers], BOOK, 2, [Question.DERIVE])
    plain = audit([read_text(text, id="essay.md", path="essay.md", suffix=".md")])
    wrong = next(item for item in plain.documents[0].findings if item.verdict is Verdict.INCONSISTENT)
    asyncio.run(examine(plain, panel))
    assert [1, 1, 1] == [len(reader.prompts) for reader in readers]
    assert all(figure_id(wrong.claim.asserted.index) in reader.prompts[0].asked for reader in readers)


def test_forty_claims_take_few_calls_and_tokens():
    """Forty claims before three backends: at most 18 calls and 25,000 tokens in all, and all at once."""

    class Slow(Reader):
        async def ask(self, request):
            await asyncio.sleep(0.2)
            return await super().ask(request)

    readers = [Slow(name) for name in "abc"]
    text = many()
    started = time.monotonic()
    made = examined(text, *readers)
    took = time.monotonic() - started
    prompts = [prompt for reader in readers for prompt in reader.prompts]
    assert len([item for item in made.documents[0].findings if item.derivations]) >= 40
    assert len(prompts) <= 18
    assert sum(tokens_of(prompt.system + prompt.user) for prompt in prompts) <= 25_000
    assert took < 10  # The machines of others are slow; a quiet one takes 1.2 s.


def test_a_long_document_is_asked_in_parts():
    """A text that does not fit one prompt is shown in stretches, each with its own figures."""
    reader = Reader("a")
    made = examined(many(160), reader, questions=[Question.DERIVE])
    assert 3 < len(reader.prompts) < 20
    assert all(tokens_of(prompt.user) < 9_000 for prompt in reader.prompts)
    asked = [id for prompt in reader.prompts for id in prompt.asked]
    assert len(set(asked)) == len(asked) == made.cross_examination.tallies[0].asked


def test_a_document_that_could_not_be_read_is_left_alone():
    """A failed input has nothing to ask about."""
    (failure,) = read_path(str(Path("nowhere.md")))
    access = Access(Ledger())
    reader = Reader("a")
    panel = Panel([Witness(reader, reader.settings, access)], BOOK)
    made = asyncio.run(examine(audit([failure]), panel))
    assert made.documents[0].document is None
    assert [] == reader.prompts
