"""What stops a run, as opposed to what is wrong in an essay.

    CheckerError             the base; its text is one line for the person who must act
    ├── UnreadableInput      an input that cannot be read: missing, not text, not UTF-8, too large, empty
    ├── UsageError           a request that makes no sense as it was given
    └── ClosedOutput         whoever read our output went away before all was written

A wrong number is never an error: it is a finding.
"""


class CheckerError(Exception):
    """Something that stopped us; `message` names the place and the way out, in one line."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UnreadableInput(CheckerError):
    """An input that could not be read, so that nothing can be said about it."""


class UsageError(CheckerError):
    """An option, or a combination of options, that cannot be followed."""


class ClosedOutput(CheckerError):
    """The reader of our output, a pipe as a rule, closed it early."""
