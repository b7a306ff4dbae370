"""What the terminal can show."""

import os
import sys


def colour_wanted() -> bool:
    """Whether to colour the output: on a terminal, unless NO_COLOR is set; FORCE_COLOR insists.

    Source: https://no-color.org.
    """
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
