"""Tests of cut patterns: what is left of a pattern for a text, and that it finds the same there."""

import tomllib
from pathlib import Path

import pytest

from checker.reading import read_text
from checker.scanning import scan
from claims.cut import Cut
from claims.kinds import KINDS
from claims.phrase import Phrase

CORPORA = sorted((Path(__file__).parent / "kinds").glob("*.toml"))
TEXT = "prices rose by 3 and more"


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("rose", "rose"),
        ("fell", "\uffff"),
        ("rose|fell", "rose"),
        ("(?:rose|fell) by", "(?:rose) by"),
        ("(?:fell|dropped) by", "\uffff"),
        ("(?:nearly |about )?by", "by"),
        ("(?:nearly |about )*?by", "by"),
        ("(?:fell ){0,2}by", "\uffff{0,2}by"),
        ("(?:fell ){1,2}by", "\uffff"),
        ("rises?|fell", "\uffff"),
        ("rosey? by", "rosey? by"),
        ("(?:(?:rose|fell) by|(?:gone|went) up)", "(?:(?:rose) by)"),
        ("(?P<word>gained|fell)? by", "(?P<word>\uffff)? by"),
        ("(?P<word>gained|fell) by", "\uffff"),
        ("by(?! (?:now|then))", "by(?!\uffff)"),
        ("(?=fell)by", "\uffff"),
        (r"(?<=fell\s)by", r"(?<=fell\s)by"),
        (r"[(fell|]|\(", r"[(fell|]|\("),
        ("<ABOUT>{p:percent}|{d} fell", "<ABOUT>{p:percent}|\uffff{d}"),
        ("(?:{a}|fell|) more", "(?:{a}|) more"),
        ("{a} rose|{b} fell (?P<word>by)", "{a} rose|\uffff{b}(?P<word>by)"),
        ("(?:{b} fell)?by", "(?:\uffff{b})?by"),
        ("(?:{b} fell)by", "\uffff"),
    ],
)
def test_what_is_left_of_a_pattern(pattern, left):
    """Words that the text lacks are left out, and with them what cannot stand without them."""
    assert left == Cut(TEXT)(pattern)


def claims_in(passage, name):
    return [claim for kind in KINDS if kind.name == name for claim in kind.find(passage)]


def passage_of(text):
    return scan(read_text(text, id="essay", path="essay.md", suffix=".md"))


@pytest.mark.parametrize("path", CORPORA, ids=lambda path: path.stem)
def test_cutting_changes_no_claim(path, monkeypatch):
    """Patterns cut to a text find the same claims in it as whole ones; every third text is tried."""
    corpus = tomllib.loads(path.read_text(encoding="utf-8"))
    texts = [entry["essay"] for section in ("case", "silence") for entry in corpus[section]][::3]
    name = path.stem.replace("_", "-")
    monkeypatch.setattr(Phrase, "_was_cut", True)
    whole = [claims_in(passage_of(text), name) for text in texts]
    monkeypatch.setattr(Phrase, "_was_cut", property(lambda _: False, lambda *_: None))
    assert whole == [claims_in(passage_of(text), name) for text in texts]
