"""What the words around a share and two sizes make of them: which of the three follows from the others, and how.

`Of 640 trees, 35% are oaks, so 224 trees are oaks.` `A loan of $80,000 at 5 percent costs $4,000 a year.` `The coat
costs $85. With 20 percent off it is $68.` `It sells for $58 what costs it $40, a markup of 45 percent.` The three stand
alone together. The words leave half open what they have to do with each other ("of", "off", "less", "left"): a reading
holds the formula that they speak of and all others that they may mean.
"""

import re

from claims.dates import MONTH
from claims.portioning.formulas import PART, RATIO, Reading
from claims.portioning.shares import of_change, of_share
from claims.portioning.sizes import of_size
from claims.portioning.words import HEDGE, NP, found
from claims.triad import FIRST, SECOND, SHARE, Triad

_PART_BEHIND = rf"% ?(?:\(|,? or |, ){HEDGE}X(?:\)|,)? (?:out )?of {NP}Y"
_PAIR_BEHIND = r"%[^.;@#]*(?:,| ?[–—(:]) ?X (?:out )?of [^.;%@#]{0,30}Y"
_PAIR_ON = r"X on (?:[a-z]+ (?:of )?){0,2}?Y(?: of [a-z]+)?(?:,| ?[–—(]) ?(?:[a-z-]+ ){0,5}?%"
_UNSURE = (
    r"\b(?:again|respectively|even though|although|nominal\w*|adjust\w*|inflation|real terms|average|(?:per|each|every)(?! (?:year|month|week|day|night))|"
    r"if only|target rate|than expected|excluding|(?<!live\s)(?<!lives\s)(?<!living\s)alone|sequential\w*|organically|currency)\b|[=×÷*+]|[@#%]\s*/|/\s*[@#%]"
)
_OTHER = rf"%[^%]*\b(?:other|remaining|rest,) {HEDGE}#"
"""The other part of a whole is not what a share before it is of."""
_PLACES = re.compile(rf"[%@#].*\b(?:In|At|For) (?!{MONTH})[A-Z][a-z]")


def read(triad: Triad) -> Reading | None:
    """What the words of a triad make of it; None where they say of none of the three that it follows."""
    is_unsure = found(_UNSURE, triad.words) or _PLACES.search(triad.words)
    if is_unsure:
        return None
    is_other = found(_OTHER, triad.words)
    return _behind(triad) or of_size(triad) or (None if is_other else of_change(triad) or of_share(triad))


def _behind(triad: Triad) -> Reading | None:
    """A share beside its part and whole: `22 percent (264) of the 1,200`, `57 percent: 48 of 84`, `£3 on £60, a margin of 5%`."""
    for whole, part in ((FIRST, SECOND), (SECOND, FIRST)):
        if found(_PART_BEHIND, triad.words, whole, part):
            return Reading(part, whole, PART, (PART,), is_pair=True)
        if found(_PAIR_BEHIND, triad.words, whole, part) or found(_PAIR_ON, triad.words, whole, part):
            return Reading(SHARE, whole, RATIO, (RATIO,), is_pair=True)
    return None
