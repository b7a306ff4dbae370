"""From a file to documents: decoding, layout, masking, sentences.

`read_path` and `read_bytes` give a `Document` or a `Failure` for each input and never raise for a bad one;
`read_text` reads one essay that is text already. `READABLE` are the endings of essays.
"""

from checker.reading.entry import Failure, load_path, read_bytes, read_path
from checker.reading.reader import READABLE, read_text

__all__ = ["READABLE", "Failure", "load_path", "read_bytes", "read_path", "read_text"]
