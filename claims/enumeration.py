"""Where prose itself lists what it counts: `three reasons: cost, noise and dust`, `First, … Second, …` after a count.

An inline list is read only where it is plainly closed: short items between commas, one `and` or `or`, and that before
the last of them.
"""

import re
from collections.abc import Iterator

from claims.document import BlockKind
from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity
from claims.span import Span

_INLINE = lazy_regex(r"(?:\s+[\w’'-]+){0,3}?\s{0,4}:\s+(?P<items>[^.:;()?!–—\n\"“”\uE000-\uF8FF]{5,200}?)(?:[.;]|$)")
_ASIDE = lazy_regex(
    r"(?:\s+[\w’'-]+){0,2}?(?:\s+[–—]\s+|—|\s+\(|,\s+namely\s+)"
    r"(?P<items>[^.:;()?!–—\n\"“”\uE000-\uF8FF]{5,200}?)(?:[.;)–—]|$)"
)
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_APPOSED = lazy_regex(rf"(?:\s+[a-z’'-]+){{0,3}}?,\s+(?P<items>{_NAME}(?:, {_NAME})+,? and {_NAME})(?:[,.;]|$)")
_OF = lazy_regex(r"\bof\s+(?:(?:the|its|our|their|these|those|all)\s+)*[*_]*\Z", re.IGNORECASE)
"""Before a count of which the names may be some: three of the five lakes, Anser, Brevin and Corl."""
_LAST = lazy_regex(r",?\s+(?:and|or)\s+")
_NAME_OF_ITEM = r"(?:[A-Z][\w’'-]+)(?: (?:of|the|de|on|upon|le|la|van|und))?(?: [A-Z][\w’'-]+)*"
_ITEM_NAME = lazy_regex(_NAME_OF_ITEM)
_NAMED = lazy_regex(
    rf"[*_]*(?:(?:the|an?|[Ll]ord|[Ll]ady) (?:[a-z-]+ ){{0,2}})?{_NAME_OF_ITEM}[*_]*"
    rf"|[*_]*the (?:[a-z]+ )?{_NAME_OF_ITEM}(?: [a-z]+)?(?: of [a-z]+)?"
)
_TITLE = lazy_regex(
    r"(?:(?:the|its|their|his|her|an?) )?(?:[a-z]+ )?"
    r"(?:director|head|chief|chair\w*|minister|professor|secretary|mayor|president|manager|leader)\b(?: of| for|$)",
    re.IGNORECASE,
)
_TRADE = lazy_regex(r"(?:an?|the|both|now|then|once|formerly) [a-z][a-z -]*")
_MOST_WORDS, _REACH = 3, 20
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINAL = lazy_regex(
    rf"(?:The\s+)?({'|'.join(_ORDINALS)})(?:ly)?\b(?=,|:|\s+is\b|\s+[\w’-]+\s+(?:is|was|are)\b)", re.IGNORECASE
)


def inline_items(passage: Passage, counted: Quantity) -> Span | None:
    """The items right after a count and a colon, where they are plainly closed, or names between dashes or brackets."""
    text = passage.document.masked
    match = _INLINE.match(text, counted.span.end)
    if match is None and not _OF.search(text[max(0, counted.span.start - _REACH) : counted.span.start]):
        match = _ASIDE.match(text, counted.span.end) or _APPOSED.match(text, counted.span.end)
        match = match if match is not None and are_names(items_in(match["items"])) else None
    if match is None or not items_in(match["items"]):
        return None
    span = Span(*match.span("items"))
    return None if passage.between(span) else span


def items_in(text: str, longest: int = _MOST_WORDS) -> list[str]:
    """The items of a closed enumeration, of at most so many words each; none where it is not plainly one."""
    parts = _LAST.split(text)
    if len(parts) != 2 or "," in parts[1]:
        return []
    items = [*(item.strip() for item in parts[0].split(",")), parts[1].strip()]
    return items if all(item and len(item.split()) <= longest for item in items) else []


def are_names(items: list[str]) -> bool:
    """Whether there are items, and all of them are names."""
    return bool(items) and all(_ITEM_NAME.fullmatch(item) for item in items)


def are_named(items: list[str]) -> bool:
    """Whether each of some items is a name, or holds one: `the lender Corvo`, `the Tarn group of mills`."""
    return bool(items) and all(_NAMED.fullmatch(item) and not _TITLE.match(item) for item in items)


def has_aside(items: list[str]) -> bool:
    """Whether one of some names is told again in other words, a title or a trade: `Ann Lee, an engineer`."""
    named = [_ITEM_NAME.fullmatch(item) is not None for item in items]
    return any(map(_TITLE.match, items)) or any(named) and any(_TRADE.fullmatch(item) is not None for item in items)


def ordinal_sentences(passage: Passage, counted: Quantity) -> Iterator[Span]:
    """The sentences after a count that begin with First, Second, Third … in turn, up to the next heading or gap."""
    document = passage.document
    following = [sentence for sentence in document.sentences if sentence.span.start > counted.span.end]
    due = 0
    for past, sentence in enumerate(following):
        if document.blocks[sentence.block].kind is BlockKind.HEADING:
            return
        match = _ORDINAL.match(document.masked, sentence.span.start)
        if due < len(_ORDINALS) and match is not None and match[1].lower() == _ORDINALS[due]:
            due += 1
            yield sentence.span
        elif due == 0 and past:
            return
