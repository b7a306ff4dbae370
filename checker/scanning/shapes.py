"""Digits whose shape tells that they are no quantity: addresses, identifiers, dates, times, spans of years.

Each entry is one sort of such digits with the pattern that matches it from its first digit on; together they
are one pattern, in which the first in order wins.
"""

import re

from checker.scanning.lexicon import MONTHS
from claims.pattern import lazy_regex

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:1[0-9]|20)\d\d"
_DASH = r"[-–—−]"
_TH = r"(?:st|nd|rd|th)"
_COUNTED = r"""
    (?! \s?[%°]
      | \s? (?: [kcmdnµμ]?[mgLlsVWJ] | [kMGT]?(?:Hz|Pa|eV|Wh|W|B) | K | h | min | rpm | ppm | mi | ft ) \b
      | \s+ (?: [mb]illion | percent | people | units | words | calories | kcal | per | years | km | feet
               | miles | met(?:re|er)s | tons | tonnes | dollars | euros ) \b )
"""
_SORTS: dict[str, str] = {
    "address on the net": r"""
          \d{1,3} (?:\.\d{1,3}){3} (?::\d+)? (?![\w.]*\d)
    """,
    "telephone": r"""
          \d{3}-\d{3}-\d{4} (?!\w) | 1-\d{3}-\d{3}-\d{4} (?!\w)
    """,
    "date": rf"""
          \d{{4}} -\d\d (?:-\d\d)? (?:T\d\d:\d\d(?::\d\d)?Z?)? (?![\w-]|\.\d) (?!\s?[%$€£])
        | \d{{1,2}} / \d{{1,2}} / (?:\d{{4}}|\d\d) (?![\w/])
        | \d{{1,2}} \. \d{{1,2}} \. \d{{4}} (?!\w)
        | {_DAY}{_TH}? (?:\s?{_DASH}\s?{_DAY}{_TH}?)? \s+ (?:of\s+)?
          (?:{MONTHS})\b\.? (?:,?\s+{_YEAR}\b)? (?!\w)
    """,
    "scale of a map": r"""
          1 \s?:\s? (?: \d{1,3} (?:[,’']\d{3})+ | \d{1,3} (?:[.\ \u00a0\u2009\u202f]000)+ | \d{4,9} ) (?!\w|[:/.,]\d)
    """,
    "time": r"""
          \d{1,2} :\d\d (?::\d\d)? (?:\s?[ap]\.?m\b\.?)? (?![\w:]*\d)
        | \d{1,2} (?:[.:][0-5]\d)? (?:\s?[-–]\s?\d{1,2}(?:[.:][0-5]\d)?)? \s?
          (?: [ap]\.m\. | [ap]m\b | [AP]M\b | o[’']clock )
        | \d{1,2}\.[0-5]\d (?= \s(?:train|bus|coach|tram|ferry|boat|flight|service|sailing|express|departure)\b )
    """,
    "decade": r"""
          (?:1[0-9]|20)\d0 [’']?s\b | \d0s\b
    """,
    "years": rf"""
          {_YEAR} \s?(?:{_DASH}|/)\s? (?:{_YEAR}|\d\d) (?![\w%]|[.,]\d) {_COUNTED}
        | {_YEAR} \s+(?:to|through|until|and)\s+ {_YEAR}\b {_COUNTED} (?!\s?[a-z]{{3,}}s\b)
    """,
    "ordinal": rf"""
          \d{{1,3}} (?:,\d{{3}})* {_TH}\b (?:[- ]centur(?:y|ies)\b)?
    """,
    "name": r"""
          (?: 24/7 | 9/11 | 50/50 | 50-50 | 4x4 | 20/20 | 7/7 | 80/20 | 24-7 ) (?![\w/])
        | \d[DG]\b
    """,
    "dimensions": r"""
          \d{1,4} x (?! 10[-−–⁻⁰¹²³⁴⁵⁶⁷⁸⁹^] | \d+\^ ) \d{1,5} \w*
    """,
    "legal reference": r"""
          \d+ \s+
          (?: U\.\s?S\.\s?C?\.? | C\.\s?F\.\s?R\. | F\.\s?(?:2d|3d|[Ss]upp) | Stat\. | USC | CFR
            | Fed\.\s?Reg\. | FR\b )
          \s* (?:§+\s*)? \d*[\w.()]*
        | (?: 401\(k\) | 501\(c\)(?:\(\d\))? | 40[13]\([a-z]\) )
    """,
    "address": r"""
          \d{1,5} \s+ (?:[A-Z][\w’'.]*\s+){1,3}
          (?: Street | St\b\.? | Avenue | Ave\b\.? | Road | Rd\b\.? | Boulevard | Blvd\b\.? | Lane
            | Drive | Dr\. | Court | Place | Square | Highway | Way | Parkway )
    """,
    "ratio": r"""
          \d{1,3}(?:\.\d+)? (?: : | -to- ) \d{1,3}(?:\.\d+)? (?![\w:/]*\d)
    """,
    "issue of a volume": r"""
          \d{1,4} \(\d{1,4}\) (?= \s?[,:;]\s?(?:pp?\.\s?)?\d | \.\s*(?:$|[A-Z]) )
    """,
    "chemical": r"""
          \d (?:,\d)+ - [a-zA-Z]
    """,
    "identifier": r"""
          \d{2,} -\d{4,} (?:-\d+)+ (?!\w)
        | \d{3,} (?:-\d{2,}){2,} (?!\w|\s?=) | \d{2,} -0\d{3,} (?!\w)
        | \d+ (?:\.\d+){2,} (?!,\d) (?![\w%])
        | 0\d{3,} (?!\w|\.\d)
        | \d+ (?! x10(?!\d) | x\d+\^ | [eE][-+]?\d+\b | [kcmdµn]?m[1-4]\b | ft[23]\b
                | [A-Za-z]{1,3}-?[12]\b(?![\d-]) )
          [A-Za-z]+\d\w*
    """,
}
SHAPE = lazy_regex("|".join(f"(?:{pattern})" for pattern in _SORTS.values()), re.VERBOSE)
"""What is no quantity by its shape, matched from its first digit."""
