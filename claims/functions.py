"""The functions of the formula grammar: a closed set, all of which give exact fractions."""

from collections.abc import Callable
from fractions import Fraction

from claims.dates import days_in_month, weekday
from claims.distribution import p_of_chi2, p_of_f, p_of_r, p_of_t, p_of_z
from claims.interval import nearest
from claims.powers import logarithm_of, power_of, root_of

FUNCTIONS: dict[str, tuple[Callable[..., Fraction], int]] = {
    "days_in_month": (days_in_month, 1),
    "nearest": (nearest, 3),
    "p_chi2": (p_of_chi2, 2),
    "p_f": (p_of_f, 3),
    "p_r": (p_of_r, 2),
    "p_t": (p_of_t, 2),
    "p_z": (p_of_z, 1),
    "ln": (logarithm_of, 1),
    "power": (power_of, 2),
    "root": (root_of, 2),
    "weekday": (weekday, 1),
}
"""Each function by its name in a formula, with the number of its arguments."""
