"""Tests that backends are blind: nothing that is sent shows a figure that is asked about, however it is written."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.examination.docket import Docket
from checker.examination.examine import FIRST_ROUND
from checker.examination.spelling import significand, spelled
from checker.pipeline import audit_input
from checker.reading import read_path
from checker.reading.reader import read_text
from checker.scanning import scan
from claims.derivation import Question
from prompts.template import PromptBook

ROOT = Path(__file__).parent.parent
ESSAYS = [ROOT / "examples" / "ai-energy.md", *sorted((ROOT / "tests" / "essays").glob("*.md"))]
ESSAYS += sorted((ROOT / "tests" / "quiet").glob("*.md"))
BOOK = PromptBook()


def docket(text):
    """The docket of a Markdown text."""
    return Docket(audit_input(read_text(text, id="essay.md", path="essay.md", suffix=".md")), BOOK)


def sent(made, questions=FIRST_ROUND):
    """All that is sent about a document: the first round, and a second one about every figure."""
    prompts = [*made.prompts(questions), *made.second(made.targets(Question.DERIVE))]
    return [prompt.user for prompt in prompts]


def numerals(text):
    """The numbers that stand in a text as digits, without separators."""
    found = re.findall(r"(?<![a-z])\d+(?:[.,  ]\d+)*", text)
    return {digits_of(re.sub(r"[,  ]", "", numeral)) for numeral in found}


def digits_of(numeral):
    """A numeral without the zeros around it, unless a single digit is left, which many numbers share."""
    bare = numeral.strip("0").rstrip(".")
    return bare if len(bare) > 1 else numeral


def forms(quantity):
    """Its number, and its size in base units with what they measure: a day is 86,400 seconds and no 86,400 m³."""
    return {abs(quantity.value), (abs(quantity.value * quantity.unit.factor), quantity.unit.dimension)}


def leaks(made):
    """Each hidden figure with what shows it in something that is sent."""
    document = made.audited.document
    for body in sent(made):
        passage = scan(read_text(body, id="body", path="body.txt", suffix=".txt"))
        values = {form for item in passage.quantities for form in forms(item)}
        digits = numerals(body)
        for finding in made.findings.values():
            asserted = finding.claim.asserted
            shown = document.quote(asserted.number).replace(",", "").strip()
            if forms(asserted) & values:
                yield document.quote(asserted.span), "its value"
            if digits_of(shown) in digits:
                yield document.quote(asserted.span), "its digits"
            if re.search(rf"(?i)(?<![\w.,]){re.escape(shown)}(?!\w|[.,]\d)", body):
                yield document.quote(asserted.span), "what the essay writes"


@pytest.mark.parametrize("path", ESSAYS, ids=lambda path: path.stem)
def test_no_outgoing_prompt_shows_an_asserted_figure(path):
    """In every prompt about our own essays no asserted figure stands: not its value, digits or words."""
    (document,) = read_path(str(path))
    made = Docket(audit_input(document), BOOK)
    assert [] == list(leaks(made))


def test_there_is_something_to_hide():
    """The essays have figures that are asked about, and their prompts are not empty."""
    (document,) = read_path(str(ESSAYS[0]))
    made = Docket(audit_input(document), BOOK)
    assert len(made.targets(Question.DERIVE)) > 15
    assert all("[q" in body for body in sent(made))


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("We sold 40 × 25 = 1,000 seats. All 1000 seats were taken, 1 000 of them at once.", "1,000|1000|1 000"),
        ("It is 3 × 12 = 36 trips, thirty-six trips in all, and thirty six again.", "(?i)thirty.six|36"),
        ("In the storm 20 of the 80 boats (25%) sank, a quarter of them; the other 0.25 did not.", "25%|quarter|0.25"),
        ("It costs 4 × $600,000 = $2.4 million, or $2,400,000, or 2.4m, or 2.4 thousand thousand.", "2[.,]4"),
        ("Use 5 × 3 kWh = 15 kWh, or 15,000 Wh. See page 15 of the guide.", "15"),
        ("Pay $30 × 12 = $360 a year, $30 a month.", "360"),
        ("Figure 36 shows 3 × 12 = 36 trips; section 36.", "36"),
        ("Rents doubled from $500 to $1,000, twofold: they are twice what they were.", "(?i)doubled|twofold|twice"),
    ],
)  # fmt: skip
def test_restatements_and_other_forms_are_hidden(text, hidden):
    """A figure is hidden wherever it stands, in digits or words, with or without a scale word, as a figure or not."""
    made = docket(text)
    assert made.findings
    for body in sent(made, [Question.DERIVE]):
        assert re.findall(hidden, body) == []


def test_what_is_computed_from_a_hidden_figure_is_hidden():
    """A consequence tells its premise: neither is shown, but both can be named."""
    made = docket("The van makes 3 × 12 = 36 trips. At $5 a trip, 36 × $5 = $180. A year has 365 × 36 = 13,140 trips.")
    (prompt,) = made.prompts([Question.DERIVE])
    assert 3 == len(prompt.asked)
    assert "180" not in prompt.user
    assert "13,140" not in prompt.user
    assert "$5" in prompt.user


def test_a_calendar_step_away_is_hidden():
    """The same amount per another period shows the figure as well as the figure itself does."""
    made = docket("Each of 50 stations burns 4 tonnes a day: 50 × 4 = 200 tonnes a day. That is 73,000 tonnes a year.")
    for body in sent(made, [Question.DERIVE]):
        assert "73,000" not in body


def test_premises_are_shown():
    """What nobody asks about stays as the essay writes it."""
    made = docket("We bought 24 rakes. Each was $31, and we paid 24 × $31 = $744.")
    (prompt,) = made.prompts([Question.DERIVE])
    assert "24 rakes" in prompt.user
    assert "$31" in prompt.user


def test_estimate_and_locate_show_no_figure_at_all():
    """What is asked of the world's knowledge, or of the structure alone, needs no number of the text."""
    made = docket("A dam holds 35 million cubic metres. The lake is 12 km long, and 7 towns drink from it.")
    bodies = [prompt.user for prompt in made.prompts([Question.ESTIMATE, Question.LOCATE])]
    assert bodies
    assert all(re.findall(r"\d", body) == [] for body in bodies)


amounts = st.integers(11, 9_999)
scales = st.sampled_from(["", " thousand", " million", " billion"])


@settings(max_examples=30)
@given(amounts, st.integers(2, 99), scales)
def test_a_product_is_hidden_whatever_its_size(each, times, scale):
    """No prompt shows a product of any size, nor its digits before another scale word."""
    product = each * times
    made = docket(
        f"All {times} depots hold {each:,}{scale} parts: {times} × {each:,}{scale} = {product:,}{scale} parts."
    )
    for body in sent(made, [Question.DERIVE]):
        passage = scan(read_text(body, id="b", path="b.txt", suffix=".txt"))
        digits = significand(Fraction(product))
        assert len(digits) < 2 or digits not in {significand(item.value) for item in passage.quantities}
        assert f"{product:,}{scale}" not in re.findall(r"[\d,]+(?: \w+)?", body)


@given(st.integers(0, 999))
def test_numbers_in_words_are_read_back(number):
    """What we spell is what our own scanner reads, zero aside."""
    passage = scan(read_text(f"There are {spelled(number)} boats.", id="b", path="b.txt", suffix=".txt"))
    assert number in (0, 1) or [number] == [item.value for item in passage.quantities]
