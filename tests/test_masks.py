"""Tests of masking: what is left of a text, and that everything left stays where it was."""

import re
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading import read_text
from checker.reading.inline import mask_markdown, mask_plain

CASES = tomllib.loads((Path(__file__).parent / "reading" / "masks.toml").read_text(encoding="utf-8"))["case"]

THIN = "\u2009"
MARKUP = st.text(alphabet="ab1 .\n\t\r*_`~[]()<>!#|-=+\\$&;:/@^{}\"'•…。\U0010fe2a", max_size=80)
FRAGMENTS = st.lists(
    st.sampled_from(
        [
            *("```\n", "~~~", "<!--", "-->", "<table>", "<tr><td>", "</table>", "<script>", "</script>"),
            *("<sup>1</sup>", "---\n", "+++\n", "a: b\n", "- ", "1. ", "  - ", "> ", "# ", "    ", "\n\n"),
            *("| a | b |\n", "|---|---|\n", "[a](b)", "![a](b)", "[^1]", "[^1]: ", "[a]: http://b\n"),
            *("[3, 4]", "(Smith, 2020)", "https://a.b/c", "$7\\times10^{2}$", "\\frac{a}{b}", "&nbsp;"),
            *("&times;", "**", "*", "_", "`", "5", "It fell. ", "a\tb\tc\n", "Table 1: x\n", "\n", "\r\n"),
            *("\ufeff", "\u2028", "\x0c", "\x00", "\x1f", "\U0001f600", "ﬁ", "İ", "ß", "…"),
        ]
    ),
    max_size=25,
).map("".join)
TEXTS = st.one_of(st.text(max_size=60), MARKUP, FRAGMENTS)
SUFFIXES = st.sampled_from([".md", ".txt"])


def read(text: str, suffix: str = ".md"):
    """Read a text that may be blank."""
    return read_text(text + "\nx", id="essay", path="essay" + suffix, suffix=suffix)


def line_ends(text: str) -> list[int]:
    """Where the line breaks stand."""
    return [at for at, character in enumerate(text) if character in "\r\n"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_masked_text_reads(case):
    """What is left of each text in the corpus is what it should be."""
    text = case["text"]
    document = read_text(text, id="essay", path="essay", suffix=case.get("suffix", ".md"))
    assert case["reads"] == re.sub(r"\s+", " ", document.masked).strip()


@given(TEXTS, SUFFIXES)
def test_masking_keeps_length_and_lines(text, suffix):
    """The masked text is as long as the text, and its lines end where they did."""
    document = read(text, suffix)
    assert len(document.text) == len(document.masked)
    assert line_ends(document.text) == line_ends(document.masked)


@given(st.sampled_from([mask_markdown, mask_plain]), TEXTS)
def test_inline_masking_keeps_length_and_lines(mask, text):
    """The same holds of the inline passes alone, on texts that no block would be."""
    masked = mask(text)
    assert len(text) == len(masked)
    assert line_ends(text) == line_ends(masked)


@given(st.text(alphabet="abcXYZ 019,%€–", max_size=60), SUFFIXES)
def test_prose_is_left_alone(text, suffix):
    """Words and figures without a mark of any kind are left as they are."""
    document = read("x " + text, suffix)
    assert document.text.split() == document.masked.split()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (r"$7.5\times10^{12}$ a", " 7.5×     10^{12}  a"),
        (r"$\frac{a+b}{2}$", "      (a+b)/2 "),
        (r"$\frac{2}{a+b}$", "       2/(a+b)"),
        (r"$\frac{1}{4}$ of", "       1 /4   of"),
        (r"$\frac{a+b}{c+d}$", "      (a+b)⧸c+d)"),
        (r"$1{,}000\,\mathrm{kW}$ a", f" 1{THIN * 3}000{THIN * 10}kW   a"),
        (r"$2.5\ \text{m}^3$ a", f" 2.5{THIN * 8}m³    a"),
        (r"$45\,000\,000\,a$", " 45\u2009\u2009000\u2009\u2009000  a"),
        (r"$\frac{6\ \text{m}}{2\ \text{s}}$ a", f"       6{THIN * 8}m /(2{THIN * 8}s )  a"),
        (r"${9 \over 3}$ a", "  9     / 3   a"),
        (r"$50\,\mathrm{m\,s^{-1}}$ a", f" 50{THIN * 10}m{THIN * 2}s^{{-1}}   a"),
        (r"$5\ \text{km}/\text{h}$ a", f" 5{THIN * 8}km{THIN}/{THIN * 6}h   a"),
        (r"$\pounds 8$ a", "        £8  a"),
        (r"$3 = 1 + 2 \\ a = 4$ b", " 3 = 1 + 2 ;  a = 4  b"),
        (r"$N_{2030} = 4$ a", " N        = 4  a"),
        (r"\SI{3.5}{\kilo\watt} a", f"    3.5{THIN * 10}kW  a"),
        (r"$20^\circ$C", " 20°      C"),
        ("a **b**", "a   b  "),
        ("5&nbsp;km", "5\xa0     km"),
        ("10<sup>6</sup> a", "10    ^6       a"),
    ],
)
def test_positions_stay(text, masked):
    """Each digit and word stands in the masked text exactly where it stood."""
    assert masked.rstrip() == mask_markdown(text).rstrip()
    assert len(text) == len(mask_markdown(text))


def test_fraction_of_two_sums_is_left_alone():
    """A fraction that brackets would not fit into is not made a division."""
    assert "/" not in mask_markdown(r"$\frac{a+b}{c+d}$")


HOSTILE = [
    *("a", "[", "]", "*", "_", "`", "``` ", "$", "(", "<", "|", "\\", "&", "~", "#", "-", " ", "\t", "."),
    *("!", "\r", "[a](", "[[a]", "](", "<a ", "<!--", "<script>", "<table>", "<td>", "<p>", "`a``b", "*a"),
    *("a*b ", "$a", "$x=", "$$x", "\\(", "\\[", "\\frac{", "{{", "{%", "@", "a@", "a.", "www.", "http://"),
    *("(Smith, 2020", "Aa ", "A. ", "10.1234/", "[1][", "[@a, ", "e.g. ", ". . ", "doi:10.1/", "| --- "),
    *("- - ", "。", '"A. ', "ISBN 1", "a.com/", "(Aa, 2020; ", "a<b c=", "[a]: ", "\ta", "# \t"),
]


def seconds_to_read(pattern: str, size: int, suffix: str) -> float:
    """How long a text takes that repeats a pattern."""
    text = f"x {pattern * (size // len(pattern))}x"
    start = time.process_time()
    read_text(text, id="essay", path="essay", suffix=suffix)
    return time.process_time() - start


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize("pattern", HOSTILE)
def test_masking_takes_linear_time(pattern, suffix):
    """No repeated mark costs more than time in proportion to its number."""
    assert seconds_to_read(pattern, 60_000, suffix) < 1


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize("pattern", HOSTILE)
def test_masking_takes_linear_time_at_length(pattern, suffix):
    """The same holds of a megabyte."""
    assert seconds_to_read(pattern, 1_000_000, suffix) < 15
