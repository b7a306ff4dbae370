"""Code spans and backslash escapes."""

from collections import defaultdict, deque

from checker.reading.shield import conceal, shield
from claims.pattern import lazy_regex

_TOKEN = lazy_regex(r"\\[!-/:-@\[-`{-~]|\\(?=\r?\n)|`+")
_RUN = lazy_regex("`+")
# `100 kW`, `$5`, `3.5%`: a figure set in code type is still a figure.
_FIGURE = lazy_regex(r"\s*[$€£¥~≈+−-]{0,2}\d[\d,._\s]{0,30}(?:%|°?[A-Za-zµ/·²³]{1,8}(?:\s[A-Za-z/]{1,8})?)?\s*\Z")


def blank_code(text: str) -> str:
    """Blank code spans, except those that hold a figure, and the backslashes of escapes outside them."""
    if "`" not in text:
        return blank_escapes(text)
    runs: dict[int, deque[int]] = defaultdict(deque)
    for run in _RUN.finditer(text):
        runs[len(run[0])].append(run.start())
    parts: list[str] = []
    at = 0
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        if start < at:
            continue
        parts.append(text[at:start])
        at = end
        if token[0][0] == "\\":
            parts.append(" " + shield(token[0][1:]))
        elif (closing := _next_run(runs[end - start], end)) is not None:
            content = text[end:closing]
            kept = content if _FIGURE.match(content) else conceal(content)
            parts += conceal(token[0]), kept, conceal(token[0])
            at = closing + end - start
        else:
            parts.append(token[0])
    return "".join([*parts, text[at:]])


def _next_run(starts: deque[int], after: int) -> int | None:
    while starts and starts[0] < after:
        starts.popleft()
    return starts[0] if starts else None


def blank_escapes(text: str) -> str:
    """Blank the backslashes of escapes, and shield what they escape."""
    if "\\" not in text:
        return text
    return _TOKEN.sub(lambda token: token[0] if token[0][0] == "`" else " " + shield(token[0][1:]), text)
