"""Bare numbers that are years, or parts of names, by what stands around them."""

from checker.scanning.lexicon import word_set
from claims.pattern import lazy_regex

_YEAR = lazy_regex(r"(?:1[0-9]|20)\d\d$")
_WORDS_OF_TIME = word_set(
    """
    in by since from until till during before after early late mid fiscal year years spring summer
    autumn fall winter through vintage circa ca c calendar anno edition census election olympics end
    start beginning pre post budget january february march april may june july august september
    october november december
    """
)
_HEDGES = word_set("than above below over under least most exceeding nearly almost roughly approximately to")
_WORD_BEFORE = lazy_regex(r"([A-Za-z.]+)[\s-]+(?:of\s+)?(?:the\s+)?$")
_NAME = lazy_regex(r"[\w&’'.-]+")
_REACH = 30
_FEWEST_LISTED = 2
_NEXT_OF_LIST = lazy_regex(r"(?:,|;|,? and|,? but|,? while) (?:in |for |the )*")
_SENTENCE_START = lazy_regex(r"(?:^|[.!?:;]\s+|\n\s*|[“\"(]\s*)$")
_OPERATOR_AFTER = lazy_regex(r"\s*(?:[-–+*/=×÷−^%]|x\s?\d|(?:times|plus|minus|divided|multiplied)\b)")
_JOINED_AFTER = lazy_regex(r"\s*(?:(?:by|from|to|of|more|less|out)\b|and\s\d)")
_OPERATOR_BEFORE = lazy_regex(r"[-+*/=×÷−(<>≥≤~≈]\s*$")
_CAPITALS_BEFORE = lazy_regex(r"(?:^|[\s(])([A-Z]{2,}) $")
_COUNTRIES = word_set("US USA UK EU UN UAE AND OR NOT ALL THE OF IN")
_CAPITALS = lazy_regex(r"\b[A-Z]{2,}\s$")
_PLACE_BEFORE = lazy_regex(r"\b(?:[Ii]n|[Aa]t|[Bb]y|[Ff]rom|[Ss]ince|[Nn]ear|last) $")
_DOES_AFTER = lazy_regex(r" (?:(?:had|have|were|are) (?:been )?)?(?:[a-z]{3,}ed|left|got|came|went|gone|stayed)\b")
_BARE = lazy_regex(r"\d{1,4}(?:\.\d{1,2})?")
_GIVES = lazy_regex(r"\b(?:gave|gives?|given|rate[ds]?|awarded|awards|marked|scored|graded)\b(?:(?![.!?] )[^;:\n])*\Z")
_TO_ONE = r"(?:,|,? and) (?:the |an? )?[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|the|and|for)){0,4} "
_NEXT_TO_ONE = lazy_regex(rf"{_TO_ONE}\d")
_LAST_TO_ONE = lazy_regex(rf"\d{_TO_ONE}\Z")
_DATED_AFTER = lazy_regex(
    r" (?:mandate|target|goal|deadline|budget|election|census|survey|treaty|agreement|reform|law|act|plan|season|harvest|crop|vintage|"
    r"war|crash|crisis|flood|drought|storm|fire|earthquake|strike|deal|contract|tender|intake|baseline|edition|review|report|study)\b"
)
"""What a year stands before as a number hardly does: the 2030 mandate bites."""
_THE_BEFORE = lazy_regex(r"\b(?:[Tt]he|[Tt]h(?:is|at)|[Ii]ts|[Tt]heir|[Oo]ur|[Aa]|[Nn]ew|[Oo]ld|[Oo]riginal) $")
_FAR = 160
_PLAIN_WORDS = word_set(
    """
    a about above across add adding after all allow almost already also although altogether among an
    and another any approximately around as assign assume at average averaging bake barely because
    before below between book both bring build but by calculate call charge choose collect combine
    combined compare compute consider consume cook costs count counting currently cut deliver divide
    dividing double drink drive during each eat eg either eliminate every exactly expect fewer find
    first for from get give given giving globally has have having he her here hire his hold how
    however i ie if imagine in including increase invite it its just keep last later less let like
    make making many maybe meanwhile mix more moreover most multiply multiplying my nb nearly need
    next no not now nowadays of on once one only or order our out over overall part pay per perhaps
    pick plan population possibly precisely print produce put rather remaining remove repeat
    reportedly reserve roughly run sales save saving say scaling see sell send set she ship since
    sleep so some spend spending still stir store subtract subtracting such sum suppose take taking
    that the their them then there therefore these they this those through thus to today together
    top total totaling totalling train under until up upwards us use used using usually wait walk
    was we well were what when where whereas which while who will with within without yes yet you
    your
    """
)


def is_year(text: str, start: int, end: int, *, has_unit: bool) -> bool:
    """Whether the digits are a calendar year rather than a number.

    A four-digit integer from 1000 to 2099 after a word for time is one even before a noun ("in 2024 sales
    rose"); elsewhere from 1500 on unless a unit, a noun or an operator follows, or a hedge or an operator
    precedes.
    """
    digits = text[start:end]
    if end - start != 4 or _YEAR.match(digits) is None:
        return False
    before = text[max(0, start - 24) : start]
    word = _WORD_BEFORE.search(before)
    last = word[1].lower().rstrip(".") if word else ""
    if last in _WORDS_OF_TIME:
        return True
    if last in _HEDGES and last != "to" or _OPERATOR_BEFORE.search(before) or _OPERATOR_AFTER.match(text, end):
        return False
    if has_unit and int(digits) >= 1500 and _DATED_AFTER.match(text, end) and _THE_BEFORE.search(before):
        return True
    if has_unit or int(digits) < 1500:
        return _CAPITALS.search(before) is not None
    return True


def is_numbered_name(text: str, start: int, end: int) -> bool:
    """Whether a number with a noun after it is part of a name in capitals: "RFC 6962 logs"."""
    if _BARE.fullmatch(text, start, end) is None:
        return False
    match = _CAPITALS_BEFORE.search(text[max(0, start - 12) : start])
    return match is not None and match[1] not in _COUNTRIES


def is_name_part(text: str, start: int, end: int, last_end: int) -> bool:
    """Whether a bare number belongs to the capitalised word before it: "Llama 3", "FRANCE 24".

    Of two digits or more it does not right after another number in a list: "Leeds had 240 members, York 185", nor where so many
    do something there: "In York 185 joined", nor where a list says who was given how many: "gave the Tower 7.4, the Mill 8.1".
    """
    if start < 2 or text[start - 1] not in " \n\u00a0" or _BARE.fullmatch(text, start, end) is None:
        return False
    begin = max(0, start - _REACH)
    before = text[begin : start - 1]
    name = before[max(before.rfind(char) for char in " \n([“\"'‘/-") + 1 :]
    if not name[:1].isupper() or _OPERATOR_AFTER.match(text, end):
        return False
    word = name.lower().rstrip(".")
    if not _NAME.fullmatch(name) or word in _PLAIN_WORDS:
        return False
    at = start - 1 - len(name)
    if end - start >= _FEWEST_LISTED and last_end and _NEXT_OF_LIST.fullmatch(text, last_end, at):
        return False
    if end - start >= _FEWEST_LISTED and _PLACE_BEFORE.search(text, begin, at) and _DOES_AFTER.match(text, end):
        return False
    if _is_given(text, start, end):
        return False
    opens = _SENTENCE_START.search(text[max(0, at - 6) : at]) is not None
    return not (opens and (word.endswith(("ly", "ing", "ed")) or _JOINED_AFTER.match(text, end)))


def _is_given(text: str, start: int, end: int) -> bool:
    """Whether a number is one of a list that says how many each was given."""
    before = text[max(0, start - _FAR) : start]
    return bool(_NEXT_TO_ONE.match(text, end) or _LAST_TO_ONE.search(before)) and _GIVES.search(before) is not None
