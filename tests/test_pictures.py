"""Tests of the pictures on the page: where things stand on a ruler, in a formula, in the graph and on the strip."""

from dataclasses import replace
from fractions import Fraction

import pytest

from claims.coverage import coverage
from claims.finding import Correction, Diagnosis, Discrepancy
from claims.interval import Interval
from claims.recomputation import Abstention, AbstentionReason, Agreement
from claims.span import Span
from reports.emphasis import stretches
from reports.label import label_all
from reports.pictures.graph import graph
from reports.pictures.mathml import typeset
from reports.pictures.ruler import WIDTH, Reading, ruler
from reports.pictures.strip import strip

SLIP = Discrepancy(Fraction(1, 2), Fraction(-30, 100), Diagnosis.VALUE)


def finding(essay, asserted, derived, **details):
    """A finding that states one value where another is derived."""
    built = essay(f"They make {asserted} pots of 7.")
    stated, premise = built.quantity(asserted, asserted, **details), built.quantity("7", "7")
    return built.finding("rate", stated, "a", {"a": premise}, derived, discrepancy=SLIP)


@pytest.mark.parametrize(
    ("asserted", "derived", "labels"),
    [
        ("5000", "5000000", ["10,000", "100,000", "1 million"]),
        ("60", "500", ["100", "200", "500"]),
        ("2350", "2450", ["2,360", "2,380", "2,400", "2,420", "2,440"]),
        ("3", "3" + "0" * 30, ["10", "10,000"]),
    ],
)
def test_ruler_is_marked_at_round_values(essay, asserted, derived, labels):
    """A ruler is marked at the decades, and where these are few at round values; no tick is on another."""
    drawn = ruler(finding(essay, asserted, derived))
    shown = [tick.label for tick in drawn.ticks if tick.label]
    assert shown[: len(labels)] == labels
    assert [tick.x for tick in drawn.ticks] == sorted({tick.x for tick in drawn.ticks})
    assert all(0 <= item.x <= WIDTH for item in (*drawn.ticks, *drawn.marks))


def test_ruler_is_logarithmic(essay):
    """Equal factors are equal distances, and what other readings give has a row of its own below."""
    others = (Reading("backend", "one", Fraction(100), Interval.exactly(Fraction(100))),)
    stated, derived, other = ruler(finding(essay, "10", "1000"), others).marks
    assert stated.x < other.x < derived.x
    assert abs((other.x - stated.x) - (derived.x - other.x)) <= 1
    assert stated.y < derived.y < other.y
    assert (derived.label, other.label) == ("derived", "one 100")
    assert other.stem


def test_ruler_shows_the_interval(essay):
    """A value that stands for many has its reach on the axis."""
    drawn = ruler(finding(essay, "10", "11", resolution=Fraction(1)))
    assert [bool(mark.reach) for mark in drawn.marks] == [True, False]
    assert drawn.summary == "On a logarithmic scale: stated 10, derived 11; 9.1% less."


@pytest.mark.parametrize("derived", ["0", "-5"])
def test_there_is_no_ruler_without_a_logarithm(essay, derived):
    """What is nothing, or less, has no place on a logarithmic scale."""
    assert ruler(finding(essay, "10", derived)) is None


def markup(item):
    """The element as it is written."""
    return f"<{item.element}>{item.text}{''.join(map(markup, item.parts))}</{item.element}>"


@pytest.mark.parametrize(
    ("formula", "written"),
    [
        ("a * b", "1×2=9"),
        ("(a + b) * c", "(1+2)×3=9"),
        ("a - (b - c)", "1−(2−3)=9"),
        ("a - b + c", "1−2+3=9"),
        ("-a + b", "−1+2=9"),
        ("(a / b) * c", "{1|2}×3=9"),
        ("(a / b)^2", "[({1|2})]^2=9"),
        ("power(1 + a, b)", "[(1+1)]^2=9"),
        ("a / (b + c)", "{1|2+3}=9"),
    ],
)
def test_formula_is_typeset(formula, written):
    """A formula has brackets where it would be misread, and none where a fraction shows what belongs together."""
    assert linear(typeset(formula, {"a": "1", "b": "2", "c": "3"}, "9")) == written


def linear(item):
    """The element on one line: {above|below} is a fraction, [base]^exponent a power."""
    parts = [linear(part) for part in item.parts]
    if item.element == "mfrac":
        return f"{{{parts[0]}|{parts[1]}}}"
    if item.element == "msup":
        base = parts[0] if item.parts[0].element == "mn" else f"[{parts[0]}]"
        return f"{base}^{parts[1]}"
    return item.text + "".join(parts)


def test_long_sum_is_cut():
    """A sum of many figures shows its ends, and one figure alone is no formula."""
    names = [f"a{n}" for n in range(20)]
    assert linear(typeset(" + ".join(names), {name: name for name in names})) == "a0+a1+a2+…+a19"
    assert typeset("a", {"a": "1"}) is None
    assert typeset("a b", {}) is None


@pytest.fixture
def chain(essay):
    """A total with an error, a conclusion that falls with it, and a claim by itself."""
    built = essay("So 2 and 3 make 6 tons, at 10 each 60 dollars, and *half of 8* is 4.")
    two, three, six = (built.quantity(text, text) for text in "236")
    ten, sixty, eight, four = (built.quantity(text, text) for text in ("10", "60", "8", "4"))
    total = built.finding("total", six, "a + b", {"a": two, "b": three}, "5", discrepancy=SLIP)
    cost = built.finding("rate", sixty, "a * b", {"a": six, "b": ten}, "60", agreement=Agreement.EXACT)
    built.finding("share", four, "a / 2", {"a": eight}, Abstention(AbstentionReason.UNITS))
    mended = Correction(total.id, Fraction(50), Interval.exactly(Fraction(50)), False)
    built.findings[1] = replace(cost, rests_on=(total.id,), correction=mended)
    return built.audit


def labels_of(audited):
    """The labels of the findings of one document."""
    from claims.audit import Audit

    return label_all(Audit("", "", (audited,)))[0]


def test_graph_shows_what_an_error_reaches(chain):
    """What a conclusion rests on stands left of it, the way of an error is marked, and a lonely claim is left out."""
    drawn = graph(chain, chain.document, labels_of(chain))
    total, cost = drawn.boxes
    assert (total.text, cost.text) == ("6", "60")
    assert total.x < cost.x
    assert [edge.tone for edge in drawn.edges] == ["error"]
    assert cost.note == "line 1, does not survive"
    assert drawn.summary == "2 claims, 1 link; an error reaches 1 claim"
    assert drawn.is_reached


def test_graph_ends_where_claims_rest_on_each_other(chain):
    """Claims in a circle are drawn, too."""
    total, cost, alone = chain.findings
    circle = replace(chain, findings=(replace(total, rests_on=(cost.id,)), cost, alone))
    assert len(graph(circle, circle.document, labels_of(circle)).boxes) == 2
    bare = replace(chain, findings=(total, alone))
    assert graph(bare, bare.document, labels_of(bare)) is None


def test_strip_has_a_tick_for_each_alarm(chain):
    """Alarms are links at their place in the text; what agrees or was left alone is a line."""
    drawn = strip(chain, chain.document, labels_of(chain))
    (tick,) = drawn.ticks
    text = chain.document.text
    assert tick.x == round(text.index("6") * 1000 / len(text))
    assert tick.label == "1: inconsistent, line 1: 6"
    assert drawn.calm.count("M") == 2


def test_coverage_counts_figures_once(chain):
    """A figure of several claims counts once; one whose claim was left alone counts for its reason."""
    covered = coverage(chain)
    assert (covered.figures, covered.recomputed) == (7, 5)
    assert covered.left_alone == ((AbstentionReason.UNITS.value, 2),)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a plain text", [("a plain text", "")]),
        ("*all*", [("", ""), ("all", "em"), ("", "")]),
        ("one **bold 5** end", [("one ", ""), ("bold 5", "strong"), (" end", "")]),
        ("a ** lost", [("a ** lost", "")]),
    ],
)
def test_emphasis_is_read_from_the_marks(essay, text, shown):
    """Marks of emphasis are taken off in pairs, and what is between them is emphasised."""
    document = essay(text).document
    found = [(document.quote(span), element) for span, element in stretches(document, Span(0, len(text)))]
    assert found == shown
