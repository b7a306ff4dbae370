"""Web and mail addresses, and the numbers that name publications."""

import re

from checker.reading.shield import conceal
from claims.pattern import lazy_regex

# What ends a sentence or closes a bracket does not belong to the address before it.
_TRAILING = ".,;:!?'\"’”*_|"
_AUTOLINK = lazy_regex(r"<(?:[a-z][a-z0-9+.-]{1,31}:[^\s<>]*+|[\w.+-]{1,64}@[\w.-]{1,255})>", re.IGNORECASE)
_REST = r"(?:[^\s<>()\[\]\"“”{}|\\]++|\([^\s<>()]{0,200}\))++"
_URL = lazy_regex(rf"(?:[Hh]ttps?|HTTPS?|ftp)://{_REST}")
_SITE = lazy_regex(rf"(?<![\w./@])[Ww]ww\.(?=[\w-]+\.){_REST}")
_MAIL_LINK = lazy_regex(rf"mailto:{_REST}")
_DOMAIN = r"\.(?:com|org|net|gov|edu|io|eu|uk|info|int|de|fr)/"
_HAS_PAGE = lazy_regex(_DOMAIN)
_PAGE = lazy_regex(rf"(?<![\w./@-])[A-Za-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}}){{0,3}}{_DOMAIN}[^\s<>()\[\]\"“”|]*+")
_MAIL = lazy_regex(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_DOI = lazy_regex(r"\b(?:doi:?\s?)?10\.\d{4,9}/[^\s<>\[\]\"“”|]++", re.IGNORECASE)
_ARXIV = lazy_regex(r"\barXiv:?\s?(?:\d{4}\.\d{4,5}|[a-z-]{2,10}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?", re.IGNORECASE)
_BOOK = lazy_regex(
    r"\bISBN(?:-1[03])?:?\s?(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx]\b|\bISSN:?\s?\d{4}-\d{3}[\dXx]\b"
)

# A sign is cheap to look for, and most blocks hold none.
_FORMS = (("10.", _DOI), ("://", _URL), ("ww.", _SITE), ("mailto:", _MAIL_LINK), ("@", _MAIL))


def blank_addresses(text: str) -> str:
    """Blank URLs, mail addresses, DOIs, and arXiv, ISBN and ISSN numbers."""
    if "<" in text:
        text = _AUTOLINK.sub(lambda match: conceal(match[0]), text)
    for sign, form in _FORMS:
        if sign in text:
            text = form.sub(_blank_most, text)
    if "/" in text and _HAS_PAGE.search(text):
        text = _PAGE.sub(_blank_most, text)
    if "rxiv" in text.lower():
        text = _ARXIV.sub(lambda match: conceal(match[0]), text)
    if "ISBN" in text or "ISSN" in text:
        text = _BOOK.sub(lambda match: conceal(match[0]), text)
    return text


def _blank_most(match: re.Match[str]) -> str:
    address = match[0].rstrip(_TRAILING)
    if address.endswith(")") and address.count("(") < address.count(")"):
        address = address[:-1].rstrip(_TRAILING)
    return conceal(address) + match[0][len(address) :]
