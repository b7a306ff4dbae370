"""The doors of the package: a path, or bytes that came another way."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePath

from checker.errors import UnreadableInput
from checker.reading.reader import read_text
from checker.reading.record import Record, parse_record
from checker.reading.source import LIMIT, decode, load, printable, within
from claims.document import Document


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, and why, in one line that names the place and the way out."""

    id: str
    path: str
    message: str


def read_path(path: str, *, limit: int = LIMIT, record_suffix: str = ".txt") -> list[Document | Failure]:
    """The documents of a file, with a failure in the place of each that could not be read.

    A `.jsonl` file holds an object `{"id", "text"}` per line, whose text is read as a file with
    `record_suffix` would be; any other file is one document. `limit` is in bytes of one file.
    """
    data = load_path(path, limit=limit)
    if isinstance(data, Failure):
        return [data]
    return read_bytes(data, path=path, limit=limit, record_suffix=record_suffix)


def load_path(path: str, *, limit: int = LIMIT) -> bytes | Failure:
    """The bytes of a file, or why they could not be had."""
    try:
        return load(path, limit)
    except UnreadableInput as error:
        return Failure(path, path, error.message)


def read_bytes(
    data: bytes, *, path: str, suffix: str | None = None, limit: int = LIMIT, record_suffix: str = ".txt"
) -> list[Document | Failure]:
    """As `read_path`, for bytes that are at hand; `suffix` is that of `path` unless it is given."""
    suffix = PurePath(path).suffix if suffix is None else suffix
    name = printable(path)
    try:
        within(data, name, limit)
        if suffix.lower() == ".jsonl" and data.strip():
            return _read_records(data, path, record_suffix)
        return [_read_whole(data, path, suffix)]
    except UnreadableInput as error:
        return [Failure(path, path, error.message)]


def _read_whole(data: bytes, path: str, suffix: str) -> Document:
    text = decode(data, printable(path))
    digest = hashlib.sha256(data).hexdigest()
    return read_text(text, id=path, path=path, suffix=suffix, sha256=digest)


def _read_records(data: bytes, path: str, suffix: str) -> list[Document | Failure]:
    outcomes: list[Document | Failure] = []
    lines_of_ids: dict[str, int] = {}
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            record = parse_record(line, printable(path), number)
            _refuse_repeated(record, lines_of_ids, path, number)
            outcomes.append(read_text(record.text, id=record.id, path=path, suffix=suffix))
        except UnreadableInput as error:
            outcomes.append(Failure(f"{path}:{number}", path, error.message))
    return outcomes


def _refuse_repeated(record: Record, lines_of_ids: dict[str, int], path: str, number: int) -> None:
    first = lines_of_ids.setdefault(record.id, number)
    if first != number:
        what = f"the id {record.id!r} is that of line {first} already"
        raise UnreadableInput(f"{printable(path)}:{number}: {what}; give each record an id of its own")
