"""Phrases: wordings of a relation as patterns over the skeleton of a sentence."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from claims.cut import Cut
from claims.needed import Texts, holds_in_order, needed, quick_to_order, rarest_first
from claims.passage import ANY, RANGE_SIGN, SIGNS, Passage, Stretch
from claims.pattern import narrowed
from claims.quantity import Sense

_SLOT = re.compile(r"\{([a-z]\w*)(?::([a-z|]+))?\}")
_LETTER = re.compile(r"\\.|\(\?P[<=]\w+|<[A-Z]+>|[A-Z]")

FRAGMENTS = {
    "WHEN": r"(?:,? (?:in|by|during|since|as of|at the end of|for|over) (?:the )?"
    r"(?:(?:early|late|mid|fiscal|calendar|year) ?-?)*"
    r"(?:[A-Z]\w+ )?(?:\d{4}|Q[1-4](?: \d{4})?|FY ?\d+)(?:[-–/]\d{2,4})?,?)?",
    "ABOUT": r"(?:(?:about|around|roughly|approximately|some|nearly|almost|over|more than|just over|just under|"
    r"just shy of|less than|"
    r"under|only|just|exactly|precisely|fully|barely|a mere|a full|a bare|no less than|no fewer than|an? estimated|"
    r"at least|up to|close to|as much as|as many as|well over|a) )?",
}
"""Fragments that patterns name as `<WHEN>`: a date, a hedge."""

_SHORT = 20_000
"""So long a text holds most words, and to compile patterns is little of the work."""


class Phrase:
    """A pattern in which `{a}` stands for a figure, `{p:percent}` for one of a sense, `<WHEN>` for a fragment.

    The case of letters counts for nothing, and what is matched is in lower case.
    Several senses are written with `|`. A space matches any white space, ` ?` also none. `required` names the figures
    without which there is no match; by default all. A phrase is compiled when a sentence first has the figures and
    the words for it: most texts need few of them. For the first text, where that is short, it is compiled without the
    words that the text lacks.
    """

    _was_cut = False

    def __init__(self, pattern: str, required: frozenset[str] | None = None) -> None:
        self.pattern = pattern
        slots = {name: _signs(senses) for name, senses in _SLOT.findall(pattern)}
        self._needs = [signs for name, signs in slots.items() if required is None or name in required]
        self._possible: dict[str, bool] = {}

    def may_match(self, signs: str) -> bool:
        """Whether a sentence with these figures has all that the phrase needs."""
        if signs not in self._possible:
            self._possible[signs] = len(signs) >= len(self._needs) and all(map(set(signs).intersection, self._needs))
        return self._possible[signs]

    @cached_property
    def _lowered(self) -> str:
        return _in_lower_case(narrowed(self.pattern))

    @cached_property
    def _whole(self) -> "_Form":
        return _Form(self._lowered)

    def _form(self, passage: Passage) -> "_Form":
        """What of the phrase is tried on a passage."""
        forms = passage.shared(_Forms)
        form = forms.made.get(self)
        if form is None:
            form = forms.made[self] = self._cut_to(forms) if forms.is_short and not self._was_cut else self._whole
        return form

    def _cut_to(self, forms: "_Forms") -> "_Form":
        self._was_cut = True
        return _Form(forms.cut(self._lowered), forms.cut)

    def matches(self, passage: Passage, unless: "Phrase | None" = None) -> Iterator[re.Match[str]]:
        """Every match, sentence by sentence; sentences in which `unless` is found are left alone."""
        if not any(map(self.may_match, passage.signs)):
            return
        form = self._form(passage)
        for sentence in passage.with_texts(form.rarest):
            if not self.may_match(sentence.signs) or not form.may_hold(passage, sentence):
                continue
            for match in form.regex.finditer(passage.lowered, sentence.start, sentence.end):
                if unless is not None and unless.search(passage, sentence):
                    break
                yield match

    def matches_in(self, passage: Passage, sentence: Stretch) -> Iterator[re.Match[str]]:
        """Every match in one sentence."""
        if self._has_texts(passage, sentence):
            yield from self.matches_between(passage, sentence.start, sentence.end)

    def matches_between(self, passage: Passage, start: int, end: int) -> Iterator[re.Match[str]]:
        """Every match between two places of the skeleton, over the ends of sentences too."""
        return self._form(passage).regex.finditer(passage.lowered, start, end)

    def search(self, passage: Passage, sentence: Stretch) -> re.Match[str] | None:
        """The first match in one sentence."""
        if not self._has_texts(passage, sentence):
            return None
        return self._form(passage).regex.search(passage.lowered, sentence.start, sentence.end)

    def _has_texts(self, passage: Passage, sentence: Stretch) -> bool:
        form = self._form(passage)
        lowered, start, end = passage.lowered, sentence.start, sentence.end
        for texts in form.rarest:
            if not any(lowered.find(text, start, end) >= 0 for text in texts):
                return False
        return form.has_in_order(passage, sentence)


class _Form:
    """A phrase as it is tried: all of its pattern, or what of it and of the fragments a text can hold."""

    def __init__(self, pattern: str, cut: Callable[[str], str] | None = None) -> None:
        self._pattern = pattern
        self._cut = cut

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern with its slots and fragments filled in, for a text in lower case.

        To look for letters in either case takes twice as long, to compile and to match.
        """
        pattern = self._pattern
        for name, fragment in _LOWERED_FRAGMENTS.items():
            if name in pattern:
                pattern = pattern.replace(name, self._cut(fragment) if self._cut else fragment)
        pattern = _SLOT.sub(lambda match: f"(?P<{match[1]}>[{_signs(match[2] or '')}])", pattern)
        return re.compile(pattern.replace(" ?", r"\s*").replace(" ", r"\s+"))

    @cached_property
    def _texts(self) -> tuple[Texts, ...]:
        """Sets of texts and of signs; a sentence must hold one of each in this order."""
        pattern = re.sub("|".join(_LOWERED_FRAGMENTS), " ", self._pattern)
        return needed(_SLOT.sub(lambda match: f"(?:{'|'.join(_signs(match[2] or ''))})", pattern))

    @cached_property
    def _ordered(self) -> tuple[Texts, ...]:
        return quick_to_order(self._texts)

    @cached_property
    def rarest(self) -> tuple[Texts, ...]:
        """Sets of texts and of signs of which a sentence must hold one each."""
        return rarest_first(self._texts)

    def may_hold(self, passage: Passage, sentence: Stretch) -> bool:
        """Whether a pattern that is not compiled yet is worth it for a sentence; one that is, is tried as soon."""
        return "regex" in self.__dict__ or self.has_in_order(passage, sentence)

    def has_in_order(self, passage: Passage, sentence: Stretch) -> bool:
        """Whether a sentence holds the texts in their order, as far as that is soon looked at."""
        return holds_in_order(self._ordered, passage.lowered, sentence.start, sentence.end)


class _Forms:
    """The phrases as they are tried on one passage."""

    def __init__(self, passage: Passage) -> None:
        self.made: dict[Phrase, _Form] = {}
        self.is_short = len(passage.lowered) <= _SHORT
        self.cut = Cut(passage.lowered)


def _in_lower_case(pattern: str) -> str:
    """A pattern with its letters in lower case, but for escapes and the syntax of groups."""
    return _LETTER.sub(lambda match: match[0] if len(match[0]) > 1 else match[0].lower(), pattern)


_LOWERED_FRAGMENTS = {f"<{name}>": _in_lower_case(fragment) for name, fragment in FRAGMENTS.items()}


def _signs(senses: str) -> str:
    if not senses:
        return ANY
    return "".join(RANGE_SIGN if sense == "range" else SIGNS[Sense(sense)] for sense in senses.split("|"))
