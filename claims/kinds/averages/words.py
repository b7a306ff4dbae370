"""The words in which averages are told, and those that say that one is of something else."""

import re

from claims.pattern import lazy_regex

WHOSE = "(?:the|an?|this|that|their|its|his|her|my|our|your)"
MODES = r"(?:overall |simple |plain |straight |unweighted |arithmetic |mean |average |quarterly |monthly |weekly |daily |nightly |annual |yearly |[\uE000-\uF8FF][ -])*"
IS = r"(?: is| was| were| gives| gave| comes to| came to| stands at| stood at| work(?:s|ed) out (?:at|to|as)| reached| took| lasted| cost| weighed| [a-z]+ed)"
SIMPLE = frozenset("mean simple plain straight arithmetic unweighted".split())
"""What says that nothing was weighted."""
OTHER_DATA = lazy_regex(
    r"\b(?:national|nationally|industry|sector|usual|previous|earlier|last|long-term|ten-year|than|above|below|elsewhere|"
    r"typical|country|world|global|other|before|since|ago|compared|against)\b",
    re.IGNORECASE,
)
OTHER_TIME = lazy_regex(r"\b(?:before|since|ago|earlier|previous|last|then|in \d{4})\b", re.IGNORECASE)
"""What tells, after an average, that it is of other data; what it is compared with may well be."""
WANTED = lazy_regex(
    r"\b(?:need(?:s|ed)?|requir\w+|wanted|demand\w*|expect\w*|assum\w+|forecast|hope[ds]?|targets?|goals?|would (?:be|have to|need)|should|must|minimum|neighbour\w*|nearby|surrounding)\b",
    re.IGNORECASE,
)
"""What tells that an average is not that of what happened, or of others."""
COMPARED = lazy_regex(
    r",|\b(?:up|down|above|below|than|against|compared|ahead|short|well|far|outside|inside|within|exceeds|beats)\b"
)
"""What an average is compared with stands behind these."""
