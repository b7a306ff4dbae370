"""Cross-examination: backends re-derive what an essay asserts without seeing it, and may dispute it."""
