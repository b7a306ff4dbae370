"""Scanning against its corpus, `quantities.toml`, and the laws that hold for any text."""

import time
import tomllib
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading import read_text
from checker.scanning import scan

CORPUS = tomllib.loads((Path(__file__).parent / "quantities.toml").read_text(encoding="utf-8"))
READ = [pytest.param(case["essay"], case["quantities"], id=case["essay"]) for case in CORPUS["read"]]
SILENCE = [pytest.param(essay, id=essay) for case in CORPUS["silence"] for essay in case["essays"]]
PROSE = "The plant made about 3.5 million tonnes in 2019, or 12% more than the $40–50 a tonne of its two rivals. "
HOSTILE = ("1", "1,", "one ", "$", "1/", "(", "1 ", "1-", "half ", "one thousand ", "1 kg, ", "5 and ", "€1", "p. 1, ")
PIECES = st.sampled_from(
    [
        *"0123456789.,%$€-–−+×/()[]'\"°~<> \n",
        "one",
        "half",
        "hundred",
        "million",
        " and ",
        " to ",
        "per ",
        "kg",
        "in",
        "a ",
        "½",
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map(lambda pieces: "So " + "".join(pieces))
UNMENTIONED = {"unit": "", "hedge": "none", "low": "None", "high": "None"}
MEGABYTE = 10**6
SECONDS = 4


def quantities_of(text):
    """The quantities of an essay in plain text."""
    return scan(read_text(text, id="essay", path="essay.txt", suffix=".txt")).quantities


def only(text):
    """The one quantity of an essay."""
    (quantity,) = quantities_of(text)
    return quantity


def facts_of(essay, quantity):
    """All that the corpus may say of a quantity."""
    facts = {"text": essay[quantity.span.start : quantity.span.end]}
    names = ("value", "unit", "hedge", "sense", "low", "high", "resolution", "round_resolution")
    return facts | {name: str(getattr(quantity, name)) for name in names}


@pytest.mark.parametrize(("essay", "expected"), READ)
def test_reads(essay, expected):
    """Every quantity of the essay is read; what the corpus does not mention of one, it does not have."""
    found = quantities_of(essay)
    assert [entry["text"] for entry in expected] == [essay[q.span.start : q.span.end] for q in found]
    for entry, quantity in zip(expected, found, strict=True):
        full, facts = UNMENTIONED | entry, facts_of(essay, quantity)
        assert full == {name: facts[name] for name in full}


@pytest.mark.parametrize("essay", SILENCE)
def test_stays_silent(essay):
    """No quantity is read where digits and number words are none."""
    assert [] == [essay[quantity.span.start : quantity.span.end] for quantity in quantities_of(essay)]


@pytest.mark.parametrize("section", ["read", "silence"])
def test_corpus_has_each_essay_once(section):
    """No essay of the corpus stands in it twice."""
    essays = [essay for case in CORPUS[section] for essay in case.get("essays", [case.get("essay")])]
    assert len(essays) == len(set(essays))


@given(TEXTS)
def test_spans_are_ordered_and_disjoint(text):
    """Quantities stand in the order of the text, share no character, and hold their number."""
    found = quantities_of(text)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(0 <= q.span.start <= q.number.start < q.number.end <= q.span.end <= len(text) for q in found)
    assert list(range(len(found))) == [quantity.index for quantity in found]


@given(TEXTS)
def test_ranges_and_resolutions_are_in_order(text):
    """A range has its low end first and its value in the middle, and no resolution is negative."""
    for quantity in quantities_of(text):
        assert quantity.resolution >= 0 <= quantity.round_resolution
        if quantity.is_range:
            assert quantity.low < quantity.high
            assert (quantity.low + quantity.high) / 2 == quantity.value


@given(st.text(max_size=300))
def test_never_raises(text):
    """Any text is scanned."""
    quantities_of("So " + text)


@given(st.integers(0, 10**15), st.integers(0, 6), st.sampled_from([",", "\u00a0", "\u2009", "\u202f", "_", ""]))
def test_digits_are_read_back(number, decimals, separator):
    """A number in any style of grouping is read back exactly, with the size of its last digit."""
    value = Fraction(number, 10**decimals)
    whole, part = divmod(number, 10**decimals)
    written = f"{whole:,}".replace(",", separator) + (f".{part:0{decimals}}" if decimals else "")
    quantity = only(f"The reading was {written} volts.")
    assert (value, Fraction(1, 10**decimals)) == (quantity.value, quantity.resolution)


@given(st.integers(2, 10**15 - 1))
def test_number_words_are_read_back(number):
    """An integer in words is read back exactly, whatever its style."""
    for style in (in_words(number), in_words(number, link=" and "), in_words(number).capitalize()):
        assert number == only(f"They counted {style} volts.").value


@given(st.integers(1, 9999), st.integers(1, 4), st.sampled_from(["million", "billion", "trillion"]))
def test_scale_words_multiply(digits, decimals, word):
    """A scale word multiplies the value and the size of the last digit."""
    scale = {"million": 10**6, "billion": 10**9, "trillion": 10**12}[word]
    size = Fraction(scale, 10**decimals)
    whole, part = divmod(digits, 10**decimals)
    quantity = only(f"It used {whole}.{part:0{decimals}} {word} kilowatts.")
    assert (digits * size, size, "kW") == (quantity.value, quantity.resolution, str(quantity.unit))


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_linear_time(piece):
    """A megabyte of repeated pieces is scanned in seconds."""
    text = piece * (MEGABYTE // len(piece))
    started = time.process_time()
    scan(read_text(text, id="essay", path="essay.txt", suffix=".txt"))
    assert SECONDS > time.process_time() - started


def test_time_grows_with_length():
    """Eight times the text takes about eight times as long, not sixty-four times."""
    short, long = (seconds(PROSE * count) for count in (100, 800))
    assert long < 24 * short


def seconds(text):
    """The least time of three scans."""
    document = read_text(text, id="essay", path="essay.txt", suffix=".txt")
    times = []
    for _ in range(3):
        started = time.process_time()
        scan(document)
        times.append(time.process_time() - started)
    return min(times)


SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = [(10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"), (100, "hundred")]


def in_words(number, link=" "):
    """An integer in words; `link` joins a hundred and what follows it."""
    for scale, word in SCALES:
        above, below = divmod(number, scale)
        if above:
            tail = (link if scale == 100 else " ") + in_words(below, link) if below else ""
            return f"{in_words(above, link)} {word}{tail}"
    if number < 20:
        return SMALL[number]
    tens, units = divmod(number, 10)
    return TENS[tens] + (f"-{SMALL[units]}" if units else "")
