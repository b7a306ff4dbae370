"""HTML inside a block, the tags of site generators, and entities."""

import re
from html import unescape

from checker.reading.layout import blank
from claims.pattern import lazy_regex

# Attributes have a value or are one of few: in "a <b and c> d" nothing is a tag.
_TAG = lazy_regex(
    r"</?[A-Za-z][\w:-]*+(?:\s(?=[^<>]*=|\s*+/?>|\s*+(?:open|controls|hidden|disabled|checked|async)\b)[^<>]*+|/)?>"
)
_NOTE = lazy_regex(
    r"(?<=[^\W\d]|[.,;:!?)\"”’%])<sup[^<>]*>(?:\s*<a\b[^<>]*>)?\s*\[?\d{1,3}\]?\s*(?:</a\s*>\s*)?</sup\s*>"
)
_LENGTH = lazy_regex(r"\b(?:[kcmd]?m|ft|in|yd|mi|s)\Z")
_POWER = lazy_regex(r"<sup>(?=\s*[+−-]?\d{1,4}\s*</sup>)")
_TEMPLATE = lazy_regex(r"\{%[^%\n]{0,2000}%\}|\{\{[^{}]{0,500}\}\}|\{:[^{}\n]{0,300}\}|\{#[^{}\n]{0,100}\}")
_PREFIXES = "−$€£¥₹~≈≤≥<>([“‘"
_ENTITY = lazy_regex(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def blank_tags(text: str) -> str:
    """Blank tags but not what tags enclose; the tag that raises an exponent becomes `^`."""
    if "<" not in text:
        return text
    if "<sup" in text:
        text = _NOTE.sub(_blank_note, text)
        text = _POWER.sub("    ^", text)
    return _TAG.sub(lambda match: blank(match[0]), text)


def _blank_note(note: re.Match[str]) -> str:
    """`m<sup>2</sup>` is an area, `word<sup>2</sup>` a note."""
    before = note.string[max(0, note.start() - 4) : note.start()]
    return note[0] if _LENGTH.search(before) else blank(note[0])


def blank_templates(text: str) -> str:
    """Blank `{% … %}`, `{{ … }}` and `{: .class}`."""
    return _TEMPLATE.sub(lambda match: blank(match[0]), text) if "{" in text else text


def replace_entities(text: str) -> str:
    """Put the character that an entity stands for in its place, beside spaces."""
    return _ENTITY.sub(_replace, text) if "&" in text else text


def _replace(entity: re.Match[str]) -> str:
    meant = unescape(entity[0])
    if meant == entity[0] or len(meant) > len(entity[0]) or meant in "\n\r":
        return entity[0]
    # A minus or a currency sign belongs to what follows, a degree or a half to what comes before.
    return meant.rjust(len(entity[0])) if meant in _PREFIXES else meant.ljust(len(entity[0]))
