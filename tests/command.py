"""The command as tests run it, and how a run ended."""

import sys
from pathlib import Path
from typing import NamedTuple

COMMAND = Path(sys.executable).parent / "check"
"""The installed script."""


class Result(NamedTuple):
    """How a run ended."""

    code: int
    out: str
    err: str
