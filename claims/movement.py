"""Words for a change and its direction, as the kinds that compare an earlier figure with a later one read them."""

UP = (
    r"(?:increase|rise|gain|jump|surge|growth|climb|leap|uptick|improvement|hike|rose|rises|risen|rising|grew|grow|grows|grown|"
    r"growing|increased|increases|increasing|climbed|climbs|jumped|jumps|surged|gained|soared|advanced|expanded|swelled|up)"
)
DOWN = (
    r"(?:decrease|decline|fall|drop|reduction|cut|loss|slump|plunge|dip|contraction|fell|falls|fallen|falling|declined|declines|"
    r"declining|decreased|decreases|dropped|drops|dropping|cut|cuts|reduced|shrank|shrunk|slid|slipped|plunged|tumbled|sank|"
    r"contracted|lowered|down)"
)
MOVE = rf"(?:{UP[3:-1]}|{DOWN[3:-1]})"
"""A word for a rise or a fall: a verb, a noun, or up and down."""

_OPPOSITES = (
    ("more", "fewer"), ("fewer than", "more than"),
    ("rose", "fell"), ("rise", "fall"), ("rises", "falls"), ("risen", "fallen"), ("rising", "falling"),
    ("increase", "decrease"), ("increased", "decreased"), ("increases", "decreases"), ("increasing", "decreasing"),
    ("grew", "shrank"), ("climbed", "dropped"), ("jump", "drop"), ("jumped", "dropped"), ("surge", "plunge"),
    ("up", "down"), ("more than", "less than"), ("higher than", "lower than"), ("above", "below"),
    ("larger than", "smaller than"), ("largest", "smallest"), ("biggest", "smallest"), ("highest", "lowest"),
    ("longest", "shortest"), ("heaviest", "lightest"), ("oldest", "youngest"), ("most expensive", "cheapest"),
)  # fmt: skip

A_TO_B = r"\bfrom <ABOUT>{a}(?: [\w’'-]+){0,3}?<WHEN> to <ABOUT>{b}(?: [\w’'-]+){0,3}?<WHEN>"
"""An earlier figure and a later one, each perhaps with what it counts and its date."""


def opposite(words: str) -> str:
    """The words for the other direction, empty where there is no plain one."""
    both = {word: other for pair in _OPPOSITES for word, other in (pair, pair[::-1])}
    return both.get(words, "")
