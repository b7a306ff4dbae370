"""Headings of a plain text, which nothing marks but their shape."""

from collections import Counter

from checker.reading.layout import Draft
from checker.reading.wrapping import ends_sentence, runs_on
from claims.document import BlockKind
from claims.pattern import lazy_regex

_LONGEST = 90
_MOST_WORDS = 12
# A heading may hold a year or the number of a section; any other figure says something that may be checked.
_SPARED = lazy_regex(
    r"\A(?:(?:Section|Chapter|Part|Step|Appendix) )?\d{1,2}(?:\.\d{1,2})*[.:)]? "
    r"|\b(?:1[5-9]|20)\d\d(?:[–-]\d\d(?:\d\d)?)?\b"
)
_DIGIT = lazy_regex(r"\d")


def mark_titles(text: str, drafts: list[Draft], numbered: set[int]) -> None:
    """Turn into headings the lines that stand alone and are worded as a title.

    An item of a numbered list is one if it is the only item of its list: '2. Method', later '3. Results'.
    """
    sizes = Counter(draft.group for draft in drafts if draft.kind is BlockKind.ITEM)
    for index, draft in enumerate(drafts):
        if draft.kind is BlockKind.ITEM:
            stands_alone = draft.group in numbered and sizes[draft.group] == 1
        else:
            stands_alone = draft.kind is BlockKind.PARAGRAPH and len(draft.pieces) == 1
        # The last line may be anything: a signature, a short text that is nothing else.
        if stands_alone and index + 1 < len(drafts) and _is_title(text[slice(*draft.span)]):
            draft.kind, draft.level, draft.group = BlockKind.HEADING, 2 if index else 1, -1


def _is_title(line: str) -> bool:
    if len(line) > _LONGEST or len(line.split()) > _MOST_WORDS or ends_sentence(line) or runs_on(line):
        return False
    starts_as_one = line[0].isupper() or line[0].isdigit() or line[0] in "“\"'‘"
    return starts_as_one and any(map(str.isalpha, line)) and not _DIGIT.search(_SPARED.sub("", line))
