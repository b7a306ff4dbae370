"""Full stops that end no sentence."""

from claims.pattern import lazy_regex


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words("Mr Mrs Ms Dr Prof Rev Gen Col Sen Rep Reps Gov Hon Capt Lt Sgt Mt Messrs Mme Fr")
_OPEN = _words("e.g i.e eg ie vs viz cf approx ca c incl excl resp et al ibid")
"""What never ends a sentence, whatever follows."""

_NUMBERED = _words("""
    no nos fig figs eq eqs sec secs ch chs vol vols p pp par para tab ref refs art app ed eds
    jan feb mar apr jun jul aug sep sept oct nov dec est max min avg
""")
"""What ends no sentence before a figure: 'No. 5', 'Sept. 3', 'pp. 12'."""

_EITHER = _words("inc ltd co corp bros jr sr a.m p.m dept univ assn st ave u.s.c ph.d m.d b.a m.a etc")
"""What may end a sentence or stand inside one; the next word decides."""

_STARTERS = _words("""
    The A An In It Its This That These Those He She We They You His Her Our Their But And However At On For
    By With If When As There Since After Before While To From So Then Now Yet Still Also Each Every Both Some
    Many Most All No Not What Why How Who Where Which Even Although Though Because Under Over Between During
""")
"""Words that are capitalised at the start of a sentence and hardly elsewhere."""

_LAST_WORD = lazy_regex(r"[^\s(\[“\"‘']*\Z")
_NEXT_WORD = lazy_regex(r"[\s\"'“‘(\[«]*(\w+)")
_INITIALS = lazy_regex(r"(?:[A-Z]\.-?)*[A-Z]\Z")
_ENUMERATOR = lazy_regex(r"\s*(?:(?:[A-Z][a-z]{2,12} )?\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Za-z])\Z")
_WIDEST = 24


def stops_inside(text: str, start: int, at: int, following: int) -> bool:
    """Whether the full stop at `at` belongs to an abbreviation, an initial or a number of a section.

    `start` is where the sentence so far begins, `following` where the next would.
    """
    before = text[max(start, at - _WIDEST) : at]
    if at - start < _WIDEST and _ENUMERATOR.match(before):
        return True
    found = _LAST_WORD.search(before)
    word = found[0] if found else ""
    plain = word.lower().lstrip("–—-/")
    if word in _TITLES or plain in _OPEN:
        return True
    if plain in _NUMBERED and text[following].isdigit():
        return True
    return (plain in _EITHER or bool(_INITIALS.match(word))) and not _starts_sentence(text, following)


def _starts_sentence(text: str, at: int) -> bool:
    word = _NEXT_WORD.match(text, at, at + 40)
    return word is not None and word[1] in _STARTERS
