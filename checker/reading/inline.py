"""What is masked inside a block: an ordered series of passes, each of which keeps the length."""

from collections.abc import Callable

from checker.reading.address import blank_addresses
from checker.reading.bracket import blank_brackets
from checker.reading.citation import blank_citations
from checker.reading.code import blank_code, blank_escapes
from checker.reading.contents import blank_leaders
from checker.reading.emphasis import blank_bold, blank_emphasis
from checker.reading.latex import normalise_math
from checker.reading.shield import unshield
from checker.reading.tag import blank_tags, blank_templates, replace_entities
from claims.pattern import lazy_regex

Pass = Callable[[str], str]

# Mathematics comes first, since `\,` in it is no escape. Emphasis comes while brackets and tags are still
# there: what it touches tells whether it opens or closes. Entities come last, since `&#42;` is no emphasis.
_MARKDOWN: tuple[Pass, ...] = (
    normalise_math,
    blank_code,
    blank_templates,
    blank_addresses,
    blank_emphasis,
    blank_tags,
    blank_brackets,
    blank_citations,
    replace_entities,
    unshield,
)
_PLAIN: tuple[Pass, ...] = (
    normalise_math,
    blank_escapes,
    blank_leaders,
    blank_addresses,
    blank_bold,
    blank_tags,
    blank_brackets,
    blank_citations,
    replace_entities,
    unshield,
)
_MARKUP = lazy_regex(r"[\\`*_~$<\[({&@/]")
_NAMES = ("ww.", "ISBN", "ISSN", "rXiv", "rxiv", "mailto:", "....", ". . .")


def mask_markdown(text: str) -> str:
    """The text of a Markdown block with everything blanked that is not prose."""
    return _run(_MARKDOWN, text)


def mask_plain(text: str) -> str:
    """The text of a plain block with addresses, citations, HTML and LaTeX blanked or spelt out."""
    return _run(_PLAIN, text)


def _run(passes: tuple[Pass, ...], text: str) -> str:
    if _MARKUP.search(text) or any(name in text for name in _NAMES):
        for step in passes:
            text = step(text)
    return text
