"""Limits: figures that say what something can take, is meant for or must reach, so that nothing comes to them."""

from claims.passage import Passage
from claims.pattern import lazy_regex
from claims.quantity import Quantity

_ABOUT = r"(?:(?:about|around|some|only|just|roughly|nearly|almost|up to|no more than|at most|at least|the|an?) )*"
_MEANT = (
    r"(?:built|designed|sized|planned|licen[cs]ed|meant|made|rated|equipped|staffed|intended|fit|approved|certified|"
    r"laid out|dimensioned|enough|room|space|seats|places|beds) (?:for|to [a-z]+)"
)
_ABLE = (
    r"(?:can|could|cannot|will not|must not|may) (?:safely |only |comfortably |at most |not )?(?:hold|take|carry|"
    r"handle|serve|treat|seat|feed|house|supply|support|bear|cope with|deal with|store|exceed|accommodate|stand)|"
    r"(?:seats|holds|sleeps|houses|accommodates)"
)
_NAMED = (
    r"(?:capacity|limit|ceiling|cap|threshold|maximum|minimum|target|goal|aim|quota|licen[cs]e|permit|budget|ambition|"
    r"break-even|deadline) (?:is|was|of|at|remains|stands at|allows(?: for)?|covers|comes to|being)|"
    r"(?:break even|breaks even|breaking even|capped|limited) (?:at|to)"
)
_BEFORE = lazy_regex(rf"\b(?:{_MEANT}|{_ABLE}|{_NAMED}) {_ABOUT}\Z")
_BEHIND = lazy_regex(r" (?:[a-z]+ )?(?:limit|ceiling|target|quota|threshold|goal|cap|mark)\b")
_REACH = 70


def is_limit(passage: Passage, figure: Quantity) -> bool:
    """Whether the words beside a figure make it a limit, a capacity or an aim."""
    lowered, at = passage.lowered, passage.to_skeleton(figure.span.start)
    start = max(passage.stretch_at(at).start, at - _REACH)
    return _BEFORE.search(lowered, start, at) is not None or _BEHIND.match(lowered, at + 1) is not None
