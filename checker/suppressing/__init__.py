"""Suppressions: which findings their author has said to be intended, in a comment or in the configuration."""

from checker.suppressing.apply import suppress, suppression_of

__all__ = ["suppress", "suppression_of"]
