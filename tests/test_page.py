"""Tests of the page in a real browser: what it shows, what it obeys, and that nothing of an essay runs."""

import hashlib
import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from checker.cli import main
from checker.pipeline import audit as audit_inputs
from checker.reading import read_path, read_text
from claims.audit import Audit, DocumentAudit, Status
from claims.derivation import CrossExamination, Derivation, DerivationStatus, Prompted, Question, Tally
from claims.finding import Diagnosis, Discrepancy
from claims.interval import Interval
from reports.as_html import as_html, as_pages
from reports.as_json import as_json
from tests.browser import Browser, find_chromium

pytestmark = pytest.mark.slow

TESTS = Path(__file__).parent
ROOT = TESTS.parent
EXAMPLE = ROOT / "examples" / "ai-energy.md"
ESSAYS = (EXAMPLE, *sorted((TESTS / "essays").glob("*.md")))
AXE = TESTS / "axe.min.js"
AXE_DIGEST = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
"""Of axe-core 4.14.1, Mozilla Public License 2.0."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RIVALS = {
    "lido.md": "The lido sold 41,280 tickets in 2021, more than anybody had hoped for.\n",
    "town.md": "# The town\n\nIn 2021 the lido sold 42,180 tickets.\n",
}
LARGEST_OF_40 = 80_000
LARGEST_OF_100 = 200_000
LARGEST_OF_2000 = 3_000_000
LONGEST_LOAD = 1.5
EVIL = "<script>window.owned = 1</script><svg onload='window.owned = 2'> {{7*7}} [x](javascript:owned=3) \u202e\u200b"


@pytest.fixture(scope="module")
def browser():
    """A running browser; where there is none these tests are skipped, but never on CI."""
    if find_chromium() is None:
        message = "there is no Chromium: install the package chromium"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    running = Browser()
    yield running
    running.close()


@pytest.fixture
def show(browser, tmp_path):
    """Open a page for an audit or from its source; every page must ask for nothing and complain of nothing."""
    opened = []

    def open_page(shown, **details):
        path = tmp_path / f"page{len(opened)}.html"
        path.write_text(shown if isinstance(shown, str) else as_html(shown), encoding="utf-8")
        opened.append(browser.open(path, **details))
        return opened[-1]

    yield open_page
    for tab in opened:
        assert [url for url in tab.requests() if not url.startswith(("file:", "data:", "blob:"))] == []
        assert tab.complaints() == []
        tab.close()


@pytest.fixture(scope="module")
def example():
    """The audit of the example essay."""
    return audit_inputs(list(read_path(str(EXAMPLE))))


@pytest.fixture(scope="module")
def batch():
    """The audit of all essays of the tests, of two that contradict each other, and of one that cannot be read."""
    essays = [document for path in ESSAYS for document in read_path(str(path))]
    essays += [read_text(text, id=name, path=name, suffix=".md") for name, text in RIVALS.items()]
    found = audit_inputs(essays)
    assert 1 == len(found.contradictions)
    failed = DocumentAudit("lost.md", "lost.md", Status.FAILED, error="No such file")
    return replace(found, documents=(*found.documents, failed))


@pytest.fixture(scope="module")
def examined(tmp_path_factory):
    """The page of the example essay, cross-examined by three scripted backends of which one abstains or dissents."""
    folder = tmp_path_factory.mktemp("examined")
    scripts = [f"scripted:{ROOT / 'examples' / 'backends' / name}.toml" for name in ("oak", "elm", "ash")]
    asked = [part for script in scripts for part in ("--backend", script)]
    page, recordings = folder / "page.html", folder / "recordings.sqlite"
    with pytest.raises(SystemExit) as ended:
        main([str(EXAMPLE), *asked, "--recordings", str(recordings), "--html-output", str(page), "-q"])
    assert 1 == ended.value.code
    return page.read_text(encoding="utf-8")


def ids_of(audit):
    """The ids of all findings."""
    return [finding.id for document in audit.documents for finding in document.findings]


def faults(tab):
    """What axe finds wrong."""
    assert hashlib.sha256(AXE.read_bytes()).hexdigest() == AXE_DIGEST
    # A card that is not yet on the screen has a guessed height, and axe would see its neighbour lie over it.
    tab.run("for (const card of document.querySelectorAll('.card')) card.style.contentVisibility = 'visible'")
    tab.run(AXE.read_text(encoding="utf-8") + "; 0")
    options = json.dumps({"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
    found = json.loads(tab.run(f"axe.run(document, {options}).then((result) => JSON.stringify(result.violations))"))
    return [(fault["id"], node["html"][:200], node["failureSummary"]) for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("fragment", ["", "#?v=consistent", "#?q=million"])
def test_page_is_accessible(show, batch, dark, fragment):
    """Axe finds nothing against WCAG 2.2 AA, contrast included, in light and dark, filtered or not, all unfolded."""
    tab = show(batch, dark=dark, fragment=fragment)
    tab.run("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert faults(tab) == []


@pytest.mark.parametrize("dark", [False, True])
def test_cross_examination_is_accessible(show, examined, dark):
    """With the tables of three backends open, axe finds nothing, and nothing is wider than a small screen."""
    tab = show(examined, dark=dark, width=320)
    tab.run("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert tab.run("document.querySelectorAll('.derivations').length") > 0
    assert tab.run("document.documentElement.scrollWidth") == 320
    assert faults(tab) == []


def test_cross_examination_is_told_claim_by_claim(show, examined):
    """Each claim has what every backend says of it, with its share of the tokens, and the run has the totals."""
    tab = show(examined)
    row = "[...document.querySelector('.card.warning .derivations').tBodies].map((body) => body.textContent)"
    oak, elm, ash = (" ".join(text.split()) for text in tab.run(row))
    assert "oak.tomlabstainedit is not said which costs" in oak
    assert "elm.tomlanswered0.08333%about 1,200 times less = $1 billion ÷ $1.2 trillion × 100" in elm
    assert re.search(r"Its share of asking: [\d.]+ \+ [\d.]+ tokens, free: 1/\d+ of", ash)
    told = tab.run("document.querySelector('.examined').textContent")
    assert all(part in told for part in ("samples 1", "Prompts:", "derive", "cross-examine", "oak-by-hand"))


@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
def test_page_does_not_overflow(show, batch, width):
    """Nothing makes the page wider than the window."""
    tab = show(batch, width=width)
    tab.run("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert tab.run("document.documentElement.scrollWidth") == width


def test_text_does_not_need_scripts(show, batch):
    """Without scripts the same text is there, and no control that would do nothing."""
    parts = "[...document.querySelectorAll('header.page, main, footer')].map((part) => part.textContent).join(' ')"
    text = f"{parts}.replace(/Copy link|Copy suppression/g, '').replace(/\\s+/g, ' ')"
    with_scripts, without = show(batch), show(batch, scripts=False)
    assert "42,180 tickets" in without.run(text)
    assert with_scripts.run(text) == without.run(text)
    assert without.run("[...document.querySelectorAll('button')].filter((item) => item.checkVisibility()).length") == 0


def test_every_finding_has_one_card(show, batch):
    """What the JSON has the page has once, and the reverse."""
    tab = show(batch)
    shown = tab.run("[...document.querySelectorAll('.card')].map((card) => card.id.slice(2).split('.')[0])")
    assert sorted(ids_of(batch)) == sorted(shown)
    rivals = tab.run("[...document.querySelectorAll('.rival')].map((item) => item.id)")
    assert [f"x-{item.id}" for item in batch.contradictions] == rivals


def test_a_contradiction_leads_into_both_texts(show, batch):
    """Each side of a contradiction is a link that shows where the figure stands, filtered out or not."""
    tab = show(batch, fragment="#?v=inconsistent")
    for place, stated in enumerate(("41,280 tickets", "42,180 tickets")):
        tab.run(
            f"document.querySelectorAll('.rival dt a')[{place}].click(); new Promise((done) => setTimeout(done, 100))"
        )
        target = "document.querySelector(':target')"
        assert tab.run(f"{target}.textContent") == stated
        assert tab.run(f"{target}.checkVisibility()")
        top = tab.run(f"{target}.getBoundingClientRect().top")
        assert 0 <= top < 900


@pytest.mark.parametrize("index", [0, -1])
@pytest.mark.parametrize("filters", ["", "?v=disputed", "?q=zebra"])
def test_deep_link_shows_its_card(show, example, index, filters):
    """A link to the first or last card opens its fold, clears a filter that hides it, and focuses it."""
    name = "c-" + ids_of(example)[index]
    tab = show(example, fragment=f"#{name}{filters}")
    assert tab.run("document.activeElement.id") == name
    assert tab.run("document.activeElement.checkVisibility()")
    box = tab.run("(({top, bottom}) => [top, bottom])(document.activeElement.getBoundingClientRect())")
    assert box[1] > 0
    assert box[0] < 900
    assert tab.run("location.hash") == f"#{name}"


def test_keys_lead_through_the_findings(show, example):
    """j, k and 1 step, f and a filter, / searches, ? tells the keys; a key typed in the search is a letter."""
    tab = show(example)
    alarms = [f"c-{finding.id}" for finding in example.documents[0].alarms]
    steps = {"j": alarms[0], "k": alarms[0], "1": alarms[0]}
    assert len(alarms) >= 2
    for key, name in steps.items():
        tab.press(key)
        assert tab.run("document.activeElement.id") == name
    tab.press("j")
    assert tab.run("document.activeElement.id") == alarms[1]
    tab.press("f")
    assert tab.run("location.hash").endswith("?v=inconsistent,disputed")
    said = f"{len(alarms)} of {len(ids_of(example))} findings"
    assert tab.run("document.querySelector('[role=status]').textContent") == said
    tab.press("a")
    assert "?" not in tab.run("location.hash")
    tab.press("/")
    for letter in "jazz":
        tab.press(letter)
    tab.run("new Promise((done) => setTimeout(done, 50))")
    assert tab.run("document.activeElement.value") == "jazz"
    assert tab.run("location.hash").endswith("?q=jazz")
    tab.run("document.activeElement.blur()")
    tab.press("?")
    assert tab.run("document.querySelector('.help').open")


def test_every_control_is_reached_by_tab(show, example):
    """Each visible button, link, field and fold of the page takes the focus in turn."""
    tab = show(example)
    wanted = (
        "[...document.querySelectorAll('a[href], button, input, summary')].filter((item) => item.checkVisibility())"
    )
    count = tab.run(f"(window.wanted = {wanted}).length")
    tab.run("window.reached = new Set(); addEventListener('focusin', ({target}) => window.reached.add(target))")
    for _ in range(count + 20):
        tab.send("Input.dispatchKeyEvent", type="keyDown", key="Tab", code="Tab", windowsVirtualKeyCode=9)
        tab.send("Input.dispatchKeyEvent", type="keyUp", key="Tab", code="Tab", windowsVirtualKeyCode=9)
    assert tab.run("wanted.filter((item) => !reached.has(item)).map((item) => item.outerHTML)") == []


def test_saved_json_is_the_audit(show, example):
    """The button saves the very JSON of the audit."""
    tab = show(example)
    tab.run("URL.createObjectURL = (blob) => { window.saved = blob.text(); return 'data:,'; }")
    tab.run("document.querySelector('[data-do=save]').click(); new Promise((done) => setTimeout(done, 200))")
    assert tab.run("window.saved") == as_json(example, with_record=False)


def test_documents_can_be_sorted_and_searched(show, batch):
    """A click on a heading sorts the documents, the order is kept in the hash, and a search leaves those that fit."""
    tab = show(batch)
    rows = "[...document.querySelectorAll('[data-document]')].filter((row) => row.checkVisibility())"
    names = f"{rows}.map((row) => row.cells[0].textContent)"
    tab.run("document.querySelector('th[data-sort] button').click()")
    ascending = tab.run(names)
    assert ascending == sorted(ascending)
    assert tab.run("location.hash") == "#?s=u0"
    again = show(batch, fragment="#?s=d0")
    assert again.run(names) == ascending[::-1]
    found = show(batch, fragment="#?q=lighthouse").run(names)
    assert [Path(name).name for name in found] == ["lighthouse.md"]


def test_first_page_leads_to_pages(show, batch):
    """The first of several pages is accessible, sorts and filters its documents, and holds no findings."""
    pages = dict(as_pages(batch))
    assert len(pages) == len(batch.documents) + 1
    tab = show(pages["index.html"])
    assert faults(tab) == []
    rows = "[...document.querySelectorAll('[data-document]')].filter((row) => row.checkVisibility()).length"
    assert tab.run(rows) == len(batch.documents)
    assert show(pages["index.html"], fragment="#?v=inconsistent").run(rows) < len(batch.documents)
    assert faults(show(pages["1.html"])) == []


@pytest.mark.parametrize("fragment", ["", "#?v=disputed"])
def test_print_holds_every_claim(show, example, tmp_path, fragment):
    """On paper every claim is there, folded or filtered out on the screen."""
    if shutil.which("pdftotext") is None:
        message = "there is no pdftotext: install the package poppler-utils"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    path = tmp_path / "page.pdf"
    path.write_bytes(show(example, fragment=fragment).pdf())
    printed = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True, text=True).stdout
    verdicts = re.findall(r"(?:Consistent|Inconsistent)\s+·", printed)
    assert len(verdicts) == len(ids_of(example))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="there is no pdftotext: install poppler-utils")
def test_print_holds_every_contradiction(show, batch, tmp_path):
    """On paper both sides of a contradiction stand on the first pages."""
    path = tmp_path / "page.pdf"
    path.write_bytes(show(batch).pdf())
    line = ["pdftotext", "-l", "2", str(path), "-"]
    printed = subprocess.run(line, capture_output=True, check=True, text=True).stdout
    assert all(stated in printed for stated in ("41,280 tickets", "42,180 tickets", "1 contradiction between"))


def hostile_audit(essay):
    """An audit in which the essay, its path, a repair, an error and the replies of a backend are hostile."""
    text = f"{EVIL} and 12 <b>MW</b> with 7*7 it is. " + "A" * 1_000_000
    built = essay(text, path=f"{EVIL}.md")
    asserted, premise = built.quantity("12 <b>MW</b>", "12", "MW"), built.quantity("7*7 it", "49")
    repair = built.repair("<b>", EVIL, EVIL)
    slip = Discrepancy(Fraction(12, 49), Fraction(-61, 100), Diagnosis.VALUE, (repair,))
    reply = Derivation(
        EVIL, EVIL, Question.DERIVE, DerivationStatus.ANSWERED, Fraction(5), Interval.exactly(Fraction(5))
    )
    silent = Derivation(EVIL, EVIL, Question.DERIVE, DerivationStatus.NOT_CHECKED, reason=EVIL)
    built.finding(EVIL, asserted, "a / 2", {"a": premise}, "49", discrepancy=slip)
    built.findings[0] = replace(built.findings[0], derivations=(reply, silent))
    tally = Tally(EVIL, EVIL, (EVIL,), 2, 1, 0, 1, 0, 1, 2, 1, 3, 4, Fraction(1, 100), Fraction(2), (EVIL,))
    failed = DocumentAudit("x", "x", Status.FAILED, error=EVIL)
    return Audit(
        "essay-checker", "0", (built.audit, failed), CrossExamination((tally,), Prompted((("derive", EVIL),), 2))
    )


@pytest.mark.parametrize("width", [320, 1280])
def test_hostile_texts_run_nothing(show, essay, width):
    """Nothing of an essay or a reply runs or becomes an element, and a word of a megabyte stays in its place."""
    tab = show(hostile_audit(essay), width=width)
    assert tab.run("typeof window.owned") == "undefined"
    assert tab.run("document.querySelectorAll('script').length") == 2
    assert tab.run("document.querySelectorAll('[onload], [href^=javascript], main img, main b').length") == 0
    assert tab.run("document.documentElement.scrollWidth") == width
    assert tab.run("document.querySelector('main').textContent.includes('⟨U+202E⟩⟨U+200B⟩')")
    assert tab.run("document.querySelector('.derivations').textContent.includes('{{7*7}}')")
    tab.run("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert faults(tab) == []


def large_audit(documents, claims, folder):
    """The audit of essays with so many claims each, one in eight of them wrong."""
    paths = []
    for document in range(documents):
        cases = ((n, 37 + 3 * n + document, 11 + n % 97) for n in range(claims))
        lines = [f"Crew {n} carried {a} × {b} = {a * b * (1 if n % 8 else 10):,} crates." for n, a, b in cases]
        paths.append(folder / f"large{document}.md")
        paths[-1].write_text("\n\n".join(lines), encoding="utf-8")
    found = audit_inputs([essay for path in paths for essay in read_path(str(path))])
    assert sum(len(audited.findings) for audited in found.documents) == documents * claims
    return found


def test_page_of_40_claims_is_small(tmp_path):
    """Forty claims take no more than 80 kB, script, style and JSON included."""
    size = len(as_html(large_audit(1, 40, tmp_path)).encode())
    assert size <= LARGEST_OF_40


def test_5000_claims_are_pages_of_their_own(show, tmp_path):
    """Of 5,000 claims the first of the pages loads at once and leads to all; each page is small, each claim on one."""
    (one,) = large_audit(1, 100, tmp_path).documents
    names = [f"{number}.md" for number in range(50)]
    copies = tuple(
        replace(one, id=name, path=name, document=replace(one.document, id=name, path=name)) for name in names
    )
    pages = dict(as_pages(Audit("essay-checker", "0", copies)))
    assert 51 == len(pages)
    assert max(len(page.encode()) for page in pages.values()) < LARGEST_OF_100
    assert 5000 == sum(page.count('<article class="card') for page in pages.values())
    tab = show(pages["index.html"])
    links = tab.run("[...document.querySelectorAll('.documents a')].map((link) => link.getAttribute('href'))")
    assert sorted(set(pages) - {"index.html"}) == sorted(links)
    entry = "performance.getEntriesByType('navigation')[0]"
    assert tab.run(f"{entry}.loadEventEnd - {entry}.startTime") < LONGEST_LOAD * 1000


def test_page_of_2000_claims_is_usable(show, tmp_path):
    """Two thousand claims take less than 3 MB, load within a second and a half, and a key is felt at once."""
    html = as_html(large_audit(20, 100, tmp_path))
    size = len(html.encode())
    assert size < LARGEST_OF_2000
    entry = "performance.getEntriesByType('navigation')[0]"
    # The best of three: what else a machine does is not the page's doing.
    tabs = [show(html) for _ in range(3)]
    assert min(tab.run(f"{entry}.loadEventEnd - {entry}.startTime") for tab in tabs) < LONGEST_LOAD * 1000
    took = "(() => { const start = performance.now(); document.querySelector('[data-filter]').click(); "
    took += "document.body.offsetHeight; return performance.now() - start; })()"
    assert tabs[0].run(took) < 1000
