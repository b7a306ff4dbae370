"""Tests of the reports: golden files, the contract, and what a hostile essay cannot do."""

import base64
import hashlib
import json
import re
import zlib
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

from claims.audit import Audit, DocumentAudit, Status
from claims.finding import Diagnosis, Discrepancy, Severity
from claims.quantity import Hedge, Sense
from claims.recomputation import Abstention, AbstentionReason, Agreement
from claims.unit import Unit
from reports.as_html import as_html
from reports.as_json import as_json, as_jsonl
from reports.as_scan import as_scan_jsonl, as_scan_text
from reports.as_text import as_text
from reports.excerpt import excerpt
from reports.record import packed, unpacked
from reports.schema import audit_schema
from reports.visible import display_width, is_hidden

FOLDER = Path(__file__).parent / "reports"
TOKENS_A_DAY = Unit((("token", 1), ("day", -1)))


@pytest.fixture
def energy(essay):
    """An essay with a finding of every verdict and severity but a dispute."""
    built = essay((FOLDER / "energy.md").read_text(encoding="utf-8"), "energy.md")
    add_tokens(built)
    add_power(built)
    add_changes(built)
    add_homes(built)
    return built


def add_tokens(built):
    """A product that agrees, and its total stated again a thousand times less."""
    answer = built.quantity("150 tokens", "150", "token", number="150", resolution=Fraction(1))
    users = built.quantity("5 billion users", "5e9", "user", number="5 billion", has_scale=True)
    times = built.quantity("10 times a day", "10", Unit((("day", -1),)), number="10")
    total = built.quantity(
        "7.5 trillion tokens/day", "7.5e12", TOKENS_A_DAY, number="7.5 trillion", resolution=Fraction(10**11)
    )
    again = built.quantity(
        "7.5 billion tokens/day", "7.5e9", TOKENS_A_DAY, number="7.5 billion", resolution=Fraction(10**8)
    )
    built.finding(
        "rate", total, "a * b * c", {"a": users, "b": times, "c": answer}, "7.5e12", agreement=Agreement.EXACT
    )
    scale = built.repair("7.5 billion", "7.5 trillion", "the same digits with another scale word", stated=total.span)
    slip = Discrepancy(Fraction(1, 1000), Fraction(-3), Diagnosis.SCALE_WORD, (scale,))
    built.finding("repetition", again, "a", {"a": total}, "7.5e12", bounds=("7.45e12", "7.55e12"), discrepancy=slip)


def add_power(built):
    """A product that is ten times too small."""
    each = built.quantity("1 kW", "1", "kW", number="1", resolution=Fraction(1))
    count = built.quantity("100,000", "100000", nth=1)
    power = built.quantity("10 MW", "10", "MW", number="10", resolution=Fraction(1), sense=Sense.MEASURE)
    repairs = (
        built.repair("10 MW", "100 MW", "a power of ten"),
        built.repair("1 kW", "100 W", "a power of ten"),
    )
    slip = Discrepancy(Fraction(1, 10), Fraction(-1), Diagnosis.POWER_OF_TEN, repairs)
    built.finding("rate", power, "a * b", {"a": each, "b": count}, "100", discrepancy=slip)


def add_changes(built):
    """A change within rounding, one that is reckoned from the wrong base, and a share that agrees."""
    old, new = (built.quantity(text, text[1:-1] + "e6", "USD", sense=Sense.MONEY) for text in ("$3.9m", "$4.7m"))
    rise = built.quantity("22%", "22", "%", number="22", resolution=Fraction(1), sense=Sense.PERCENT)
    formula = "(b - a) / a * 100"
    slack = {"agreement": Agreement.SLACK, "bounds": ("17.72", "23.38"), "severity": Severity.NOTE}
    built.finding("percentage-change", rise, formula, {"a": old, "b": new}, "800/39", **slack)
    many, few = built.quantity("400", "400"), built.quantity("300 sites", "300", "site", number="300")
    fall = built.quantity("33%", "33", "%", number="33", resolution=Fraction(1), sense=Sense.PERCENT)
    repair = built.repair("33%", "25%", "relative to the earlier figure")
    slip = Discrepancy(Fraction(33, 25), Fraction(12, 100), Diagnosis.VALUE, (repair,))
    wrong_base = {"discrepancy": slip, "by_direction": True, "severity": Severity.WARNING}
    built.finding("percentage-change", fall, formula, {"a": many, "b": few}, "-25", **wrong_base)
    whole, part = built.quantity("1,204 households", "1204", "household"), built.quantity("301", "301")
    share = built.quantity("25%", "25", "%", sense=Sense.PERCENT)
    built.finding("share", share, "a / b * 100", {"a": part, "b": whole}, "25", agreement=Agreement.EXACT)


def add_homes(built):
    """A total that misses a hundred, a figure with a hedge, and one that was left alone."""
    parts = [built.quantity(f"{size} homes", size.replace(",", ""), "home") for size in ("1,200", "800", "450")]
    total = built.quantity("2,350 homes", "2350", "home")
    slip = Discrepancy(
        Fraction(47, 49), Fraction(-2, 100), Diagnosis.VALUE, (built.repair("2,350", "2,450", "the sum"),)
    )
    built.finding("total", total, "a + b + c", dict(zip("abc", parts, strict=True)), "2450", discrepancy=slip)
    homes = built.quantity("3.8 million homes", "3.8e6", "home")
    each = built.quantity("$20", "20", "USD", sense=Sense.MONEY)
    hedge = {"hedge": Hedge.OVER, "hedge_span": built.span("over"), "sense": Sense.MONEY}
    cost = built.quantity("$75 million a year", "75e6", Unit((("USD", 1), ("year", -1))), **hedge)
    built.finding("rate", cost, "a * b", {"a": each, "b": homes}, "76e6", agreement=Agreement.ROUNDED)
    built.finding("per-head", each, "a / b", {"a": cost, "b": homes}, Abstention(AbstentionReason.UNITS))


def audit_of(*documents):
    """An audit by a tool with a fixed name and version."""
    return Audit("essay-checker", "0.1.0", documents)


@pytest.fixture
def audit(energy):
    """The audit of the one essay."""
    return audit_of(energy.audit)


def test_text_is_golden(audit, golden):
    """The terminal's text, with what agrees, is as accepted."""
    golden("reports/energy.txt", as_text(audit, verbose=True))


def test_json_is_golden(audit, golden):
    """The JSON, indented, is as accepted."""
    golden("reports/energy.json", json.dumps(json.loads(as_json(audit, with_record=False)), indent=1) + "\n")


def test_html_is_golden(audit, golden):
    """The page, without its style and script, is as accepted."""
    page = re.sub(r"(?s)<(style|script)(| type[^>]*)>.*?</", r"<\1\2></", as_html(audit))
    golden("reports/energy.html", re.sub(r"sha256-[\w+/=]+", "sha256-", page))


def test_text_shows_alarms_alone(audit):
    """Without `verbose` what agrees is counted and not shown."""
    text = as_text(audit)
    assert "energy.md:9:43: rate [error] Stated 10 MW; 1 kW × 100,000 gives 100 MW, 10 times more.\n" in text
    assert "consistent]" not in text
    assert text.endswith("\nenergy.md: 24 figures, 8 claims recomputed: 4 agree, 4 do not; 1 undetermined\n")


def test_text_is_coloured_only_when_asked(audit):
    """Colour adds escape sequences and nothing else."""
    assert "\x1b" not in as_text(audit)
    assert as_text(audit) == re.sub(r"\x1b\[[\d;]*m", "", as_text(audit, colour=True))


def test_text_counts_documents_and_names_failures(audit):
    """A batch ends in a line for each document, one for each failure, and one for all."""
    failed = DocumentAudit("lost.md", "lost.md", Status.FAILED, error="No such file")
    lines = as_text(audit_of(*audit.documents, failed)).splitlines()
    expected = "lost.md: not audited: No such file"
    assert expected == lines[-2]
    totals = "1 document: 24 figures, 8 claims recomputed: 4 agree, 4 do not; 1 undetermined"
    assert f"{totals}; 1 input could not be audited" == lines[-1]


@pytest.mark.parametrize(
    ("before", "figure", "after"),
    [
        ("So ", "12 MW", " it is."),
        ("電力は", "12 MW", "です。"),
        ("cafe\u0301 and ", "12 MW", " more."),
        ("\u202eevil\u202c ", "12\u00a0MW", "\x1b[31m."),
        ("word " * 60, "12 MW", " word" * 60),
    ],
)
def test_carets_stand_under_the_figure(essay, before, figure, after):
    """The carets are as wide as the figure and stand where it stands, on a line that fits."""
    built = essay(before + figure + after)
    shown = excerpt(built.document, built.span(figure), 60)
    start = len(shown.carets) - len(shown.carets.lstrip())
    marked = shown.text[shown.text.index("12") :][: len("12 MW")]
    assert display_width(shown.text[: shown.text.index("12")]) == start
    assert display_width(marked) == shown.carets.count("^")
    assert display_width(shown.text) <= 62
    assert not any(map(is_hidden, shown.text))


def test_json_keeps_the_contract(audit):
    """The output is what the schema describes, and holds no field that the schema does not."""
    jsonschema.Draft202012Validator.check_schema(audit_schema())
    jsonschema.Draft202012Validator(closed(audit_schema())).validate(json.loads(as_json(audit)))
    failed = audit_of(DocumentAudit("lost.md", "lost.md", Status.FAILED, error="No such file"))
    jsonschema.Draft202012Validator(closed(audit_schema())).validate(json.loads(as_json(failed)))


def closed(schema):
    """A schema that allows no field but those it names."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: closed(item) for name, item in schema.items()}
    return {**inner, "additionalProperties": False} if "properties" in schema else inner


def test_json_quotes_the_text(audit):
    """Every span of the JSON slices to the text given beside it."""
    text = audit.documents[0].document.text
    (document,) = json.loads(as_json(audit))["documents"]
    for finding in document["findings"]:
        assert text[finding["span"]["start"] : finding["span"]["end"]] == finding["quote"]
        assert finding["quote"] == finding["asserted"]["text"]
        for premise in finding["premises"]:
            assert text[premise["span"]["start"] : premise["span"]["end"]] == premise["text"]
        for repair in (finding["discrepancy"] or {"repairs": []})["repairs"]:
            assert text[repair["span"]["start"] : repair["span"]["end"]] == repair["from"]


def test_json_names_the_slip(audit):
    """The scale slip has its factor, its logarithm and its repair, and abstained claims derive nothing."""
    (document,) = json.loads(as_json(audit))["documents"]
    findings = {finding["quote"]: finding for finding in document["findings"]}
    slip = findings["7.5 billion tokens/day"]
    assert (slip["discrepancy"]["factor"], slip["discrepancy"]["log10"]) == ("0.001", -3)
    expected = "scale-word"
    assert expected == slip["discrepancy"]["diagnosis"]
    assert tuple(slip["discrepancy"]["repairs"][0][name] for name in ("from", "to")) == (
        "7.5 billion",
        "7.5 trillion",
    )
    expected = "token/day"
    assert expected == slip["asserted"]["unit"]
    assert [related["role"] for related in slip["related"]] == ["contradicts", "states-repair"]
    assert findings["$20"]["derived"] is None
    assert findings["33%"]["discrepancy"]["factor"] == "1.32"


def test_json_exit_code_is_that_of_the_gate(audit):
    """The exit code is the audit's own, or that of the gate that judged it."""
    assert [json.loads(as_json(audit, code))["summary"]["exit_code"] for code in (None, 0)] == [1, 0]


def test_jsonl_is_a_document_a_line(audit):
    """Each line holds what the one object holds for that document."""
    lines = list(as_jsonl(audit_of(*audit.documents, *audit.documents)))
    assert len(lines) == 2
    assert json.loads(lines[0]) == json.loads(as_json(audit))["documents"][0]


def test_scan_lists_every_quantity(energy):
    """The scan gives spans, exact values, units and ranges, and a table for people."""
    energy.quantity("100 000", "100000", low=Fraction(1, 3), high=Fraction(2))
    (line,) = as_scan_jsonl([energy.audit])
    quantities = json.loads(line)["quantities"]
    assert all(energy.document.text[item["start"] : item["end"]] == item["text"] for item in quantities)
    assert next(item["range"] for item in quantities if item["range"]) == {
        "low": "0." + 30 * "3",
        "high": "2",
    }
    assert tuple(quantities[3][name] for name in ("value", "unit")) == ("7500000000000", "token/day")
    assert None is next(item["unit"] for item in quantities if item["text"] == "400")
    assert "  4:21      7.5 trillion tokens/day  7.5 trillion tokens/day  count" in as_scan_text([energy.audit])


def test_reports_are_reproducible(audit):
    """The same audit gives the same bytes."""
    for render in (as_html, as_json, as_text):
        assert render(audit) == render(audit)


class Page(HTMLParser):
    """The elements, links and text of a page, whose tags must be nested as they should."""

    VOID = frozenset({"meta", "link", "br", "input"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self.open: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert tag == self.open.pop()

    def handle_data(self, data):
        for tag in set(self.open):
            self.texts[tag] = self.texts.get(tag, "") + data

    def attributes(self, name):
        """Every value that an attribute has."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]


def test_page_names_the_counts_first(audit):
    """The title begins with the counts, and the page has one top heading, the gate and the digest."""
    html = as_html(audit)
    page = Page(html)
    assert "<title>4 inconsistent – energy.md</title>" in html
    assert [tag for tag, _ in page.elements].count("h1") == 1
    assert "exit code 1" in page.texts["span"]
    assert audit.documents[0].document.sha256 in page.texts["code"]


def test_page_links_lead_somewhere(audit):
    """Ids are unique, every link leads to one, and every finding has one card."""
    page = Page(as_html(audit_of(*audit.documents, *audit.documents)))
    ids = page.attributes("id")
    assert len(ids) == len(set(ids))
    assert [href for href in page.attributes("href") if href != "data:," and href[1:] not in ids] == []
    for finding in audit.documents[0].findings:
        assert ids.count(f"c-{finding.id}") == 1


def test_page_shows_the_repair_and_the_premises(audit):
    """A card strikes the word to replace, sets the other beside it, and links its premises."""
    html = as_html(audit)
    assert "7.5 <del>billion</del> <ins>trillion</ins>" in html
    total = audit.documents[0].document.text.index("7.5 trillion")
    assert f'<mark class="consistent" id="td1-{total}">' in html
    assert f'<a href="#td1-{total}"><bdi>7.5 trillion tokens/day</bdi></a>' in html


def test_page_allows_only_its_own_style_and_script(audit):
    """The policy names the digests of the inline style and script, and nothing sets a style elsewhere."""
    html = as_html(audit)
    page = Page(html)
    policy = page.attributes("content")[0]
    for name in ("style", "script"):
        (content,) = re.findall(rf"(?s)<{name}>(.*?)</{name}>", html)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith("img-src data:; base-uri 'none'; form-action 'none'")
    assert page.attributes("style") == []
    assert page.attributes("src") == []


def test_page_lists_the_documents_of_a_batch(audit):
    """A batch begins with a table, in which an input that could not be audited stands out."""
    failed = DocumentAudit("lost.md", "lost.md", Status.FAILED, error="No such file")
    html = as_html(audit_of(*audit.documents, failed))
    page = Page(html)
    assert "<title>4 inconsistent, 1 input not audited – 2 documents</title>" in html
    assert {"#d1", "#d2"} <= set(page.attributes("href"))
    assert "not audited" in page.texts["td"]
    assert "No such file" in page.texts["section"]


def test_overlapping_figures_share_a_mark(essay):
    """Claims that assert overlapping figures share one mark, numbered for each, and no text is lost."""
    built = essay("It took 12 MW hours in all.")
    short, long = built.quantity("12 MW", "12", "MW"), built.quantity("12 MW hours", "12", "MWh", number="12")
    for kind, asserted in (("rate", short), ("total", long)):
        slip = Discrepancy(Fraction(10), Fraction(1), Diagnosis.POWER_OF_TEN)
        built.finding(kind, asserted, "a", {"a": long}, "120", discrepancy=slip)
    page = Page(as_html(audit_of(built.audit)))
    expected = "12 MW hours1 (inconsistent)2"
    assert expected == page.texts["mark"]
    assert "It took 12 MW hours" in page.texts["p"]


HOSTILE = (
    "<script>alert(1)</script> {{7*7}} [x](javascript:alert(2)) \u202egnp\u202c\u200b \x07\x1b]0;owned\x07"
    "\x1b[31m <img src=x onerror=alert(3)> </style></bdi></mark> ]]> --> \ud800 so 12 <b>MW</b> it is"
)


@pytest.fixture
def hostile(essay):
    """An audit in which the essay, its path, the kind, the repair and an error are hostile."""
    built = essay(HOSTILE, path="<script>alert(4)</script>\x1b[2J.md")
    asserted = built.quantity("12 <b>MW</b>", "12", "MW")
    premise = built.quantity("7*7}} [x](javascript:alert(2)) \u202egnp", "49")
    repair = built.repair("<b>", "</script><script>alert(5)</script>\x1b[0m", "<i>why</i>\u202e")
    slip = Discrepancy(Fraction(12, 49), Fraction(-61, 100), Diagnosis.VALUE, (repair,))
    built.finding("<u>kind</u>", asserted, "a", {"a": premise}, "49", discrepancy=slip)
    failed = DocumentAudit("x", "x", Status.FAILED, error="<script>alert(6)</script>\x1b[31m")
    return audit_of(built.audit, failed)


def test_hostile_essay_stays_text_on_the_page(hostile):
    """Nothing of a hostile essay becomes an element, a link, a template or a character that acts."""
    html = as_html(hostile)
    page = Page(html)
    tags = [tag for tag, _ in page.elements]
    assert (tags.count("script"), tags.count("style")) == (2, 1)
    assert {"img", "b", "i", "u"}.isdisjoint(tags)
    assert all(href.startswith("#") or href == "data:," for href in page.attributes("href"))
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
    assert "{{7*7}}" in "".join(page.texts["article"])
    assert "⟨U+202E⟩gnp" in page.texts["article"]
    assert [character for character in html if is_hidden(character)] == ["\n"] * html.count("\n")


def test_hostile_essay_stays_text_on_the_terminal(hostile):
    """No escape sequence, control character or override of an essay reaches the terminal."""
    for text in (as_text(hostile, verbose=True), as_scan_text(hostile.documents)):
        assert [character for character in text if is_hidden(character)] == ["\n"] * text.count("\n")
    assert all(map(str.isascii, [as_json(hostile), *as_jsonl(hostile), *as_scan_jsonl(hostile.documents)]))


def test_record_holds_the_whole_audit(audit, hostile):
    """An audit comes back from its record as it was, hostile texts included."""
    for kept in (audit, hostile):
        assert unpacked(packed(kept)) == kept
        assert as_html(unpacked(packed(kept))) == as_html(kept)


@pytest.mark.parametrize(
    "data", [b"{}", b"[]", b'{"documents": 3}', b"null", b'{"tool_name": {}, "tool_version": "1"}']
)
def test_a_text_that_is_no_record_is_refused(data):
    """What is not the record of an audit is refused with one error, however it is wrong."""
    for text in (base64.b64encode(zlib.compress(data)).decode(), base64.b64encode(data).decode(), data.decode()):
        with pytest.raises(ValueError, match="no audit"):
            unpacked(text)
