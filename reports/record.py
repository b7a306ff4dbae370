"""A whole audit as a text and back: all that a report is rendered from, so that rendering needs no auditing.

Records are written field by field, those with their default left out, and read by the types of their fields: nothing
in a text names a class, so that a stranger's text can make no other object. The text is deflated, as it repeats itself.
"""

import base64
import binascii
import json
import types
import zlib
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from claims.audit import Audit

_LARGEST = 1 << 28
"""How many bytes a text may inflate to."""


def packed(audit: Audit) -> str:
    """The audit in letters, digits and a few signs."""
    text = json.dumps(_written(audit), separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def unpacked(text: str) -> Audit:
    """The audit in a text. Raises ValueError for a text that holds anything else, or more than can be."""
    try:
        inflated = zlib.decompressobj().decompress(base64.b64decode(text, validate=True), _LARGEST)
        audit = _read(Audit, json.loads(inflated))
    except (binascii.Error, zlib.error, ArithmeticError, LookupError, TypeError, RecursionError) as error:
        raise ValueError("no audit") from error
    if not isinstance(audit, Audit):
        raise ValueError("no audit")
    return audit


def _written(value: Any) -> Any:
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_written(item) for item in value]
    if not is_dataclass(value):
        return value
    given = ((field, getattr(value, field.name)) for field in fields(value))
    return {field.name: _written(held) for field, held in given if field.default is MISSING or held != field.default}


def _read(hint: Any, data: Any) -> Any:
    """The value of a type that was written as this."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return None if data is None else _read(_member(get_args(hint), data), data)
    if origin is tuple:
        return _read_tuple(get_args(hint), data)
    if is_dataclass(hint):
        if not isinstance(data, dict):
            raise TypeError(f"{data!r} is no record")
        hints = _hints(hint)  # type: ignore[arg-type]
        return hint(**{name: _read(hints[name], held) for name, held in data.items()})  # type: ignore[operator]
    if hint is Fraction or issubclass(hint, Enum):
        return hint(data)
    if issubclass(hint, tuple):
        return hint(*(_read(part, held) for part, held in zip(_hints(hint).values(), data, strict=True)))
    if not isinstance(data, hint):
        raise TypeError(f"{data!r} is no {hint.__name__}")
    return data


def _read_tuple(parts: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        return tuple(_read(parts[0], item) for item in data)
    return tuple(_read(part, item) for part, item in zip(parts, data, strict=True))


def _member(members: tuple[Any, ...], data: Any) -> Any:
    """The member of a union that was written: the only one but None, or the record that has these fields."""
    known = [member for member in members if member is not types.NoneType]
    if len(known) == 1:
        return known[0]
    return next(member for member in known if is_dataclass(member) and set(data) <= _hints(member).keys())  # type: ignore[arg-type]


@cache
def _hints(record: Any) -> dict[str, Any]:
    return get_type_hints(record)
