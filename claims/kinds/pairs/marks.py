"""Words that mark a figure as a difference: as what lies between two sizes, as what is left of a whole, or as a result of any sort.

The last sort says no more than that the figure follows from what stands before it: by an article or a noun (`the 120 who left`,
`a head of 54 metres`), by what must be done (`it must find 2.4 million`), or by a word such as "so" or "since".
"""

from claims.outcome import CLOSED, FELL, LESS, MORE, ROSE
from claims.phrase import Phrase

_SIZE = "count|measure|money|rate|duration|points"
_GAP = (
    r"(?:gap|difference|shortfall|deficit|surplus|margin|lead|majority|excess|overrun|overspend|underspend|shortage|disparity|gulf|"
    r"discrepancy|balance|remainder|headroom|ascent|descent|clearance|freeboard|spread|imbalance)"
)
_CHANGE = r"(?:drop|fall|decline|rise|increase|gain|loss|reduction|improvement|jump|saving|decrease|cut|dip|climb|warming|cooling)"
_IS = (
    r"(?:is|was|are|were|comes? to|came to|amounts? to|amounted to|stands? at|stood at|works? out at|equals|would be|will be|makes|"
    r"reached|at)"
)
_SOME = (
    r"(?:(?:about|around|roughly|nearly|almost|some|just|only|over|exactly|more than|just over|just under|a mere|thus|therefore|then|"
    r"still|now|consequently|accordingly|an estimated|fully) )*"
)
_OPENS = r"(?:(?<=[.!?;]\s)|(?<=\n)|,|[–—:] ?)"
_MEANS = (
    r"\b(?:that is|this is|which is|it is|makes|making|leaves|leaving|left|faces?|faced|facing|implies|implying|means|meaning|gives|giving|"
    r"represents|representing|marks|marking|there is|there was|shows|with|produced|produces|runs?|ran|running|recorded|recording|posted|reported|suffered)"
)
_UNTAKEN = (
    r"(?:left over|left|leftover|to spare|in hand|unspent|outstanding|missing|short|unfilled|unsold|unused|empty|idle|vacant|unaccounted for|"
    r"uncommitted|unallocated|unclaimed|unmet|spare)"
)
_STILL = (
    r"(?:(?:thus|therefore|consequently|accordingly|hence|just|only|currently|would|will|should|must|can|still|to|have|has|had|been|be|is|are|was|were|stands?|stood|lies?|lay|sits?|sat|goes|went|now|"
    r"remains?|remained|stayed) )*"
)
_MOVED = (
    rf"(?:{ROSE[3:-1]}|{FELL[3:-1]}|shortened|lengthened|widened|narrowed|warmed|cooled|deepened|thinned|thickened|receded|retreated|"
    r"advanced|eased|sunk|subsided|swollen|contracted|tightened)"
)
_MOVED_OUT = (
    r"(?:closed|vanished|disappeared|gone|went|left|lost|shut|scrapped|departed|died|dropped out|cut|sold|demolished|abolished|moved (?:away|out|in)|"
    r"arrived|came|joined|opened|added|built)"
)
_OWED = r"(?:owed|needed|wanted|required|sought|due|found|raised|outstanding|lacking|missing)"
_LIMIT = r"(?:budget|target|limit|estimate|forecast|plan|quota|capacity|ceiling|norm|intended|expected|planned|promised|budgeted|allowed|foreseen|agreed)"
GAPS = (
    Phrase(rf"(?:\b(?:the|that|this|their|its|our|her|his|your|my) |{_OPENS} ?an? |{_MEANS} an? )(?:[a-z-]+ ){{0,2}}?{_GAP} of {_SOME}{{t:{_SIZE}}}(?! (?:in|at|among|on|from) (?:the )?(?:north|south|east|west|cit|town|suburb|countr|provinc|village|polls|first|second|final|big|old|new))"),
    Phrase(rf"(?:{_OPENS} ?(?:an?|the) |{_MEANS} an? )(?:[a-z-]+ )?{_CHANGE} of {_SOME}{{t:{_SIZE}}}{CLOSED}"),
    Phrase(rf"(?:(?<=[.!?]\s)an? |\b(?:that|this) )(?:[a-z-]+ )?{_CHANGE} of {_SOME}{{t:{_SIZE}}}(?! in (?!th|two|\d))"),
    Phrase(rf"(?<=[.!?]\s)the (?:[a-z-]+ )?{_CHANGE} of {_SOME}{{t:{_SIZE}}}(?= ?,| (?:is|was|has|had|came|did|would|will|means|meant|costs?|[a-z]+(?<!e)ed)\b)"),
    Phrase(rf"\b(?:the|that|this|their|its|our|her|his|your|my) (?:[a-z-]+ ){{0,2}}?{_GAP}(?: [a-z]+){{0,4}}?(?: ?[,:–—(]| {_IS}) ?{_SOME}{{t:{_SIZE}}}"),
    Phrase(rf"\b(?:the|that|this|their|its|our|her|his|your|my|a|an) (?:[a-z-]+ )?{{t:{_SIZE}}}[ -](?:[a-z-]+ )?(?:{_GAP[3:-1]}|{_CHANGE[3:-1]})\b"),
    Phrase(rf"\b(?:those|these|that|this) {_SOME}{{t:{_SIZE}}} of (?:{_GAP[3:-1]}|{_CHANGE[3:-1]}|range|variation)\b"),
    Phrase(rf"\b(?:vacancies|shortages?|headroom|shortfalls?),? (?:[a-z]+ ){{0,3}}?{_IS} {_SOME}{{t:{_SIZE}}}"),
    Phrase(rf"(?:,| ?[–—]) ?(?:up|down)(?: by)? {_SOME}{{t:points}}"),
    Phrase(rf"\b(?:short of|exceed(?:s|ed)?|beats?|undercuts?|overshoots?|overshot|outnumber(?:s|ed)?|outstrip(?:s|ped)?|trail(?:s|ed)?|lag(?:s|ged)?) (?:(?!{_LIMIT}|record)[^.;:\uE000-\uF8FF]){{0,40}}?\bby {_SOME}{{t:{_SIZE[:-7]}}}"),
    Phrase(rf"{{t:{_SIZE}}}(?: [a-z]+)? (?:separates?|separated|divides?|divided) (?:the (?:two\b|[\uE000-\uF8FF])|them\b|one from\b)"),
    Phrase(rf"{{t:{_SIZE}}}(?: [a-z]+)? (?:over|under|above|below|short of|shy of|beyond) (?:the |its |their |what )?(?:[a-z-]+ ){{0,3}}?{_LIMIT}\b"),
    Phrase(rf"{{t:{_SIZE}}}(?: [a-z]+){{0,2}} (?:{MORE[3:-1]}|{LESS[3:-1]}) than (?:(?:was|were|had been|originally|first) )*{_LIMIT}\b"),
    Phrase(rf"{{t:{_SIZE}}}(?: [a-z]+)? too (?:long|short|much|many|few|little|high|low|late|wide|narrow)\b"),
    Phrase(rf"\b(?:has|have|had|having) (?:(?:since|thus|therefore|now|then) )?{_MOVED} by {_SOME}{{t:{_SIZE}}}{CLOSED}"),
    Phrase(rf"\b(?:climb|ascend|descend|drop|rise|fall|sink|plunge)s? (?:by )?{_SOME}{{t:measure}}(?= (?:from|between)\b)"),
    Phrase(rf"\b(?:won|lost) by {_SOME}{{t:{_SIZE}}}{CLOSED}"),
    Phrase(rf"\bnet (?:imports?|exports?|gain|loss|(?:im|em)?migration|(?:in|out)?-?flow|change|effect|saving|addition|increase|decrease|reduction|growth|arrivals|departures|intake)(?: (?:of|{_IS})|,| ?[–—(]) ?{_SOME}{{t:{_SIZE}}}"),
    Phrase(rf"\b(?:the|that|this|their|its|our|her|his|your|my) (?:[a-z-]+ )?{_CHANGE}, {_SOME}{{t:{_SIZE}}}(?= ?[,)–—:]| a (?:year|month|week|day)\b)"),
    Phrase(rf"{{t:{_SIZE}}}(?: [a-z]+)? (?:left )?to (?:climb|ascend|descend|drop)\b"),
    Phrase(rf"{{t:{_SIZE}}}(?: [a-z]+){{0,2}} between (?:the (?:two\b|[\uE000-\uF8FF])|them\b)"),
    Phrase(rf"\b(?:forgoes?|forgoing|forfeits?|sacrifices|gives up) {_SOME}{{t:{_SIZE}}}"),
)  # fmt: skip
RESTS = (
    Phrase(rf"\b(?:has|have|had|with) {_SOME}{{t:{_SIZE}}}(?: [a-z]+)? left\b(?! of\b)"),
    Phrase(
        rf"\b(?:leave|leaves|left|leaving) (?:us |them |it |him |her |you |(?:the|its|their|our) (?:[a-z]+ ){{1,3}}|behind |room for |space for )?"
        rf"(?:with )?{_SOME}{{t:{_SIZE}}}"
    ),
    Phrase(rf"{{t:{_SIZE}}}(?: [a-z]+){{0,2}}? (?:that |which |who )?{_STILL}(?:short of|{_UNTAKEN[3:-1]})\b(?! (?:of|for|the|a)\b)"),
    Phrase(rf"{{t:{_SIZE}}}(?: [a-z]+){{0,2}}? (?:remain|remained|to go)\b(?! (?:in|at|the|a)\b)"),
    Phrase(rf"(?<!\bof\s)\b(?:the|its|their|our|these|those|this) (?:other|remaining|rest,|balance,|remainder,|missing|outstanding|unsold|unused|unspent|empty|vacant|unfilled|absent) {_SOME}{{t:{_SIZE}}}(?! of the (?:remaining|rest)| (?:more|fewer|less)\b)"),
    Phrase(
        rf"(?<!\bof\s)\b(?:the|its|their|our|that|this) (?:other(?! (?:ends?|sides?|hand|extreme|way|day|direction|pole|bank|shore)\b)|remaining|missing|rest|remainder|un(?!ited\b|rest\b)[a-z]{{2,}}(?:ed|en|ent|old|aid|et))"
        rf"(?: [a-z]+){{0,2}}(?: ?[,–—(]|,? (?:amounting|coming|equal|running) to|,? (?:numbering|totall?ing|covering)| of| {_IS}| covers?| numbers?| totals?) ?{_SOME}{{t:{_SIZE}}}"
    ),
    Phrase(rf"\bwhat (?:is|was|remains|remained|will be) ?(?:left|over|unspent)?,? (?:is |was )?{_SOME}{{t:{_SIZE}}}"),
    Phrase(rf"\banother {_SOME}{{t:{_SIZE}}}(?: [a-z]+){{0,2}}? (?:(?:were|was|are|is|have|had|has|remain(?:s|ed)?) (?:still |yet )?(?:still|yet|to) (?:be|to|go|wait\w*)|(?:still )?(?:await|wait|remain|lack|need)(?:s|ed)?)\b"),
    Phrase(rf"\b(?:a further|the outstanding) {_SOME}{{t:{_SIZE}}}(?: [a-z]+){{0,2}}? {_STILL}{_OWED}\b"),
)  # fmt: skip

SPREADS = (
    Phrase(rf"\b(?:so|thus|therefore|hence|consequently)(?: [a-z]+){{0,4}}? sav(?:es?|ed|ing) (?:[a-z]+ )?{_SOME}{{t:{_SIZE}}}"),
    Phrase(rf"\b(?:an?|the|that|this|its|their) (?:[a-z-]+ ){{0,2}}?(?:range|swing|span|amplitude|variation|contrast|differential|stretch)(?: (?:of|{_IS})|,| ?[–—(]) ?{_SOME}{{t:{_SIZE}}}"),
)  # fmt: skip
RESULTS = (
    Phrase(
        rf"\b(?:must|has to|have to|had to|needs? to|needed to)(?: [a-z]+){{1,4}}? {_SOME}(?:another |a further )?{{t:{_SIZE}}}"
        r"(?= ?[.,;:)]|$|(?: [a-z]+)? (?:more|extra|and|or|so|by|if|before|for)\b)"
    ),
    Phrase(rf"\b(?:the|those|these) {_SOME}{{t:{_SIZE}}}(?: [a-z]+)? (?:that|which|who) (?:(?:have|had|has|were|was|been) )*{_MOVED_OUT}\b"),
    Phrase(rf"\b(?:keeps?|kept|retains?|retained|pockets?|pocketed) {_SOME}{{t:{_SIZE}}}"),
    Phrase(rf"{{t:{_SIZE}}}(?: (?!\w+est\b)[a-z’'-]+){{0,6}}? since\b"),
    Phrase(rf"\b(?:gain(?:s|ed)?|save[sd]?|lost|loses?|losing|saving|gaining|{_MOVED[3:-1]}) (?:by )?{_SOME}{{t:{_SIZE}}}"),
)  # fmt: skip
HINTS = (
    Phrase(rf"\b(?:the|this|these|that|those|its|their|her|his) {_SOME}{{t:{_SIZE}}}(?! of (?:the|its|their)\b)"),
    Phrase(rf"\b(?:the|this|that|these|its|their|an?) (?:[a-z-]+ ){{1,3}}of {_SOME}{{t:{_SIZE}}}"),
    Phrase(rf"\b(?:so|thus|therefore|hence|consequently|accordingly|means?|meaning|implies|implying)\b(?: [a-z’'-]+){{0,6}} {_SOME}{{t:{_SIZE}}}"),
    Phrase(rf", {_SOME}{{t:{_SIZE}}},"),
    Phrase(rf"(?<=[.!?]\s)(?:[a-z’'-]+ ){{2,4}}{_SOME}{{t:{_SIZE}}}"),
)  # fmt: skip
