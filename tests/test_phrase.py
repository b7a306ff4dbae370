"""Tests of phrases: the texts that a pattern needs, and that looking for them first changes nothing."""

import tomllib
from pathlib import Path

import pytest

from checker.reading import read_text
from checker.scanning import scan
from claims.kinds import KINDS
from claims.needed import holds_in_order, needed
from claims.phrase import Phrase

CORPORA = sorted((Path(__file__).parent / "kinds").glob("*.toml"))


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("ratio", [("ratio",)]),
        (r"\bRatio of\b", [("ratio",), ("of",)]),
        ("as many (?:as|for)", [("as",), ("many",), ("as", "for")]),
        ("ratios?", [("ratio",)]),
        ("rat?", [("ra",)]),
        ("ab+c", [("ab",), ("c",)]),
        ("(?:rise|fall)s", [("rise", "fall"), ("s",)]),
        ("(?:rise|fall)?s", [("s",)]),
        ("(?:rise|fall)*", []),
        ("(?:rise|fall){0,2}", []),
        ("(?:rise|fall){1,2}", [("rise", "fall")]),
        ("rise|", []),
        ("rise|fall", [("rise", "fall")]),
        (r"(?P<one>over \w+|under)", [("over", "under")]),
        ("(?=rise)(?!fall)(?<=up)(?<!down)x", [("x",)]),
        (r"[a-z]+\d[]x]\uE000\(", [("(",)]),
        ("(?:a(?:b|c)?d|ef)", [("a", "ef")]),
        (r"\w+", []),
    ],
)
def test_what_a_pattern_needs(pattern, texts):
    """Letters that stand for themselves are needed, what may be left out is not."""
    assert texts == list(needed(pattern))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("rose from 3 to 4", True), ("to 4 rose from 3", False), ("from 3 to", False), ("4 rose from", False)],
)
def test_texts_are_held_in_order(text, expected):
    """Each text is looked for behind the one before."""
    assert expected is holds_in_order((("fell", "rose"), ("from",), ("to", "until"), ("4",)), text, 0, len(text))


def claims_in(text, name):
    passage = scan(read_text(text, id="essay", path="essay.md", suffix=".md"))
    return [claim for kind in KINDS if kind.name == name for claim in kind.find(passage)]


@pytest.mark.parametrize("path", CORPORA, ids=lambda path: path.stem)
def test_looking_for_the_texts_first_changes_no_claim(path, monkeypatch):
    """With and without the search for needed texts the same claims are found."""
    corpus = tomllib.loads(path.read_text(encoding="utf-8"))
    text = "\n\n".join(entry["essay"] for section in ("case", "silence") for entry in corpus[section])
    name = path.stem.replace("_", "-")
    found = claims_in(text, name)
    monkeypatch.setattr(Phrase, "_has_texts", lambda *_: True)
    assert claims_in(text, name) == found
