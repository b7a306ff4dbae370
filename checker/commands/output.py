"""Writing to standard output."""

import sys

from checker.errors import ClosedOutput


def print_line(text: str) -> None:
    """Print text that ends in one newline, whatever the terminal's encoding makes of it."""
    data = (text if text.endswith("\n") else text + "\n").encode("utf-8", errors="replace")
    sys.stdout.flush()
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        # Typer would turn it into exit code 1, that of a failed gate.
        raise ClosedOutput("the output was closed before all was written") from error
