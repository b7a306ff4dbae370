"""The essays that a command line names."""

import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from checker.caching import Cache
from checker.inputs.discover import STDIN, discover
from checker.reading import Failure, load_path, read_bytes, read_path
from checker.settings import Layers
from checker.settings.selection import selection
from claims.audit import DocumentAudit
from claims.document import Document

Paths = Annotated[
    list[str], typer.Argument(help="Essays, folders and patterns; - is standard input.", metavar="PATH...")
]
StdinFilename = Annotated[str, typer.Option(help="The name to give to standard input; its ending tells the format.")]


def read_essays(paths: list[str], stdin_filename: str, layers: Layers) -> Iterator[Document | Failure]:
    """The documents of all paths in their order, with a failure in the place of each that could not be read."""
    for path in discover(paths, layers):
        if isinstance(path, Failure):
            yield path
        elif path == STDIN:
            yield from read_bytes(sys.stdin.buffer.read(), path=stdin_filename)
        else:
            yield from read_path(path)


def read_or_recall(
    paths: list[str], stdin_filename: str, layers: Layers, cache: Cache
) -> Iterator[Document | Failure | DocumentAudit]:
    """As `read_essays`, with its audit in the place of a document whose audit is held in the cache."""
    for path in discover(paths, layers):
        if isinstance(path, Failure) or path == STDIN:
            yield from (path,) if isinstance(path, Failure) else read_essays([path], stdin_filename, layers)
            continue
        data = load_path(path)
        if isinstance(data, Failure):
            yield data
            continue
        held = cache.find(path, data, selection(layers.settings_for(path), path))
        yield from read_bytes(data, path=path) if held is None else (held,)
