"""What the words around a share and two sizes may speak of: which of the three follows, and by which formula."""

from typing import NamedTuple

PART, LEFT, GROWN = SIZES = ("p * y", "y * (1 - p)", "y * (1 + p)")
"""What a share `p` makes of a size `y`: so much of it, what is left without that, what it is with that."""
RATIO, FALL, RISE = SHARES = ("x / y", "(x - y) / y", "(y - x) / x")
"""What a smaller size `x` and a larger one `y` give: a part of a whole, and the change down or up between them."""
SIDES = ("y / (x + y)", "x / (x + y)", "(x - y) / (x + y)", "(y - x) / (x + y)")
"""What two parts that make up a whole give: the share of one of them, and by how much it leads."""


class Reading(NamedTuple):
    """The mark of the result and of the whole, the formula that the words speak of, and all that they may mean.

    `is_pair` tells whether the words join a part to its whole.
    """

    asserted: str
    whole: str
    spoken: str
    possible: tuple[str, ...]
    is_pair: bool = False
