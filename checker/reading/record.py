"""One line of a JSON Lines file."""

import json
from typing import NamedTuple

from checker.errors import UnreadableInput
from checker.reading.source import decode


class Record(NamedTuple):
    """An essay and what its file calls it."""

    id: str
    text: str


def parse_record(line: bytes, name: str, number: int) -> Record:
    """The record on line `number` of the file `name`.

    Raises UnreadableInput where the line is not UTF-8, not a JSON object, lacks an id or a text, or its text
    has nothing in it.
    """
    place = f"{name}:{number}"
    content = _parse_object(decode(line, name, line=number), place)
    identity, text = content.get("id"), content.get("text")
    if isinstance(identity, int) and not isinstance(identity, bool):
        identity = str(identity)
    if not isinstance(identity, str) or not identity:
        raise UnreadableInput(f'{place}: the record has no "id"; give it one that is a string')
    if not isinstance(text, str):
        raise UnreadableInput(f'{place}: the record has no "text"; give it one that is a string')
    if not text.strip():
        raise UnreadableInput(f'{place}: the "text" of the record is empty; there is nothing to check')
    if not _is_encodable(identity + text):
        raise UnreadableInput(f"{place}: the record holds half a surrogate pair; write the whole character")
    return Record(identity, text)


def _parse_object(line: str, place: str) -> dict[str, object]:
    way_out = 'each line must be an object {"id": …, "text": …}'
    try:
        content = json.loads(line)
    except json.JSONDecodeError as error:
        raise UnreadableInput(f"{place}: not JSON at column {error.colno}; {way_out}") from None
    except (ValueError, RecursionError):
        raise UnreadableInput(f"{place}: JSON that cannot be read; {way_out}") from None
    if not isinstance(content, dict):
        raise UnreadableInput(f"{place}: JSON, but not an object; {way_out}")
    return content


def _is_encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
