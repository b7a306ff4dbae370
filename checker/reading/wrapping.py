"""Whether the lines of a plain text are paragraphs, or what fitted on a page."""

from checker.reading.line import Line
from claims.pattern import lazy_regex

_ENDINGS = (".", "!", "?", ":", ";", "…")
_CLOSERS = "\"'”’)]»"
_NEIGHBOURS = 4
_EQUATION = lazy_regex(r"\*{0,2}(?:[a-zA-Z]|[\d$£€(][^\n=]{0,80}) ?=")
_OPERATOR = lazy_regex(r"[-+×*/÷−=(]\Z")
_RUNS_ON = lazy_regex(
    r"(?:\b(?:an?|and|are|as|at|but|by|for|from|in|is|more|no|of|on|or|over|than|that|the|to|under|was|with)|[,-])\Z"
)


def ends_sentence(body: str) -> bool:
    """Whether a line ends as a sentence does, closing quotes and brackets aside."""
    return body.rstrip(_CLOSERS).endswith(_ENDINGS)


def runs_on(body: str) -> bool:
    """Whether a line ends in the midst of something: with a comma, a hyphen, or a word such as 'of'."""
    return bool(_RUNS_ON.search(body, max(0, len(body) - 6)))


def _is_equation(line: Line) -> bool:
    """Whether a line starts with an equation, as lines of a calculation do: `x = 7`, `12 × 4 = 48`."""
    return _EQUATION.match(line.body) is not None


def is_wrapped(lines: list[Line]) -> bool:
    """Whether sentences run on from line to line in at least one of six neighbouring pairs."""
    pairs = running = 0
    for line, following in zip(lines, lines[1:], strict=False):
        if line.body and following.body:
            pairs += 1
            running += following.body[0].islower() and not ends_sentence(line.body) and not _is_equation(following)
    return running > 0 and running * 6 >= pairs


def breaks_after(lines: list[Line], at: int) -> bool:
    """Whether a line of a wrapped text ends early: the next word would have fitted, and may start a sentence.

    How wide the page is shows in the lines nearby, since a text may change between columns and full width.
    """
    body, following = lines[at].body, lines[at + 1].body
    if _is_equation(lines[at + 1]) and not _OPERATOR.search(body) and not runs_on(body):
        return True
    if following[0].islower() or runs_on(body):
        return False
    if _is_shouted(body) != _is_shouted(following):
        return True
    nearby = lines[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 2]
    width = max([line.end - line.start for line in nearby])
    needed = len(body) + 1 + len(following.split(None, 1)[0])
    slack = 0.1 if ends_sentence(body) else 0.25
    return needed < width * (1 - slack)


def _is_shouted(body: str) -> bool:
    """Whether a line is in capitals, and long enough not to be an abbreviation."""
    return len(body) > 5 and body.isupper()
