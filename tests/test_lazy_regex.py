"""Patterns that are compiled at their first use."""

import re

import pytest

from claims.pattern import lazy_regex


def test_a_pattern_is_compiled_when_it_is_first_used(monkeypatch):
    """Making one compiles nothing; each of its methods works, and one compilation serves them all."""
    compiled = []
    original = re.compile
    monkeypatch.setattr(re, "compile", lambda *args: compiled.append(args) or original(*args))
    digits = lazy_regex(r"(\d)x", re.IGNORECASE)
    assert compiled == []
    assert digits.search("a 4X")[1] == "4"
    assert [match[1] for match in digits.finditer("1x 2X")] == digits.findall("1x 2X") == ["1", "2"]
    assert digits.match("1x") and digits.fullmatch("1x") and not digits.match("a 1x")
    assert digits.split("a1xb") == ["a", "1", "b"]
    assert digits.sub("-", "a1xb") == "a-b"
    assert len(compiled) == 1


def test_a_malformed_pattern_says_so_at_its_first_use():
    """The error is that of `re.compile`."""
    with pytest.raises(re.error):
        lazy_regex("(").search("")
