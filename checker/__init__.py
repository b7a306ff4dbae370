"""What we do: read, scan, find, recompute, judge, and the command line that runs them."""

__version__ = "0.2.0"
