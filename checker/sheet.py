"""Reading a reference sheet: the figures that a team has agreed on, in TOML."""

import datetime
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.errors import UsageError
from checker.reading import read_text
from checker.scanning import scan
from checker.settings.sort import did_you_mean
from claims.agreed import AgreedFigure, Sheet
from claims.pattern import lazy_regex

_REQUIRED = ("label", "value")
_TEXTS = ("label", "value", "unit", "source", "place", "period")
_KEYS = (*_TEXTS, "aliases", "as_of")
_TABLE = "figure"
_HEADING = lazy_regex(r"^\s*\[\[\s*figure\s*\]\]", re.MULTILINE)


def read_sheet(path: Path) -> Sheet:
    """The figures of a sheet. Raises UsageError, with the line, for one that cannot be read or makes no sense."""
    try:
        return _sheet_of(path.read_bytes(), path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); change the setting reference") from None


@lru_cache(maxsize=16)
def _sheet_of(content: bytes, path: Path) -> Sheet:
    # Kept by its content: a sheet that is edited while a server runs is read again.
    import tomllib

    try:
        text = content.decode("utf-8")
        return parse_sheet(tomllib.loads(text), path.name, text, str(path))
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not UTF-8; convert it") from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: not TOML: {error}") from None


def parse_sheet(content: dict[str, Any], name: str, text: str = "", path: str = "") -> Sheet:
    """The sheet that a TOML document describes; `text` is the document, for the lines of what is wrong in it."""
    place = path or name
    for key in content:
        if key != _TABLE:
            raise UsageError(f"{place}:{_line_of(text, key)}: unknown key {key!r}; each figure is a [[figure]]")
    tables = content.get(_TABLE, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise UsageError(f"{place}:{_line_of(text, _TABLE)}: each figure is a [[figure]]")
    lines = [text.count("\n", 0, match.end()) + 1 for match in _HEADING.finditer(text)]
    lines += [1] * (len(tables) - len(lines))
    return Sheet(
        name, tuple(_figure(table, f"{place}:{line}", line) for table, line in zip(tables, lines, strict=False))
    )


def _line_of(text: str, key: str) -> int:
    match = re.search(rf"^[ \t\[]*{re.escape(key)}\b", text, re.MULTILINE)
    return text.count("\n", 0, match.start()) + 1 if match else 1


def _figure(table: dict[str, Any], place: str, line: int) -> AgreedFigure:
    _check(table, place)
    text = f"{table['value']} {table.get('unit', '')}".strip()
    passage = scan(read_text(text, id=place, path=place, suffix=".txt"))
    if len(passage.quantities) != 1 or passage.quantities[0].is_range:
        raise UsageError(f"{place}: the value {text!r} is not one figure; write it as in prose: 4.32 billion")
    return AgreedFigure(
        label=table["label"],
        quantity=passage.quantities[0],
        text=text,
        aliases=tuple(table.get("aliases", ())),
        as_of=_as_of(table, place),
        source=table.get("source", ""),
        place=table.get("place", ""),
        period=table.get("period", ""),
        line=line,
    )


def _check(table: dict[str, Any], place: str) -> None:
    for key in table:
        if key not in _KEYS:
            raise UsageError(f"{place}: unknown key {key!r}; {did_you_mean(key, _KEYS)}")
    for key in _REQUIRED:
        if not table.get(key):
            raise UsageError(f"{place}: the figure has no {key}; give it one")
    for key in _TEXTS:
        if not isinstance(table.get(key, ""), str):
            raise UsageError(f'{place}: {key} must be text, as in {key} = "{table[key]}"')
    aliases = table.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(alias, str) and alias for alias in aliases):
        raise UsageError(f"{place}: aliases must be a list of texts")


def _as_of(table: dict[str, Any], place: str) -> str:
    given = table.get("as_of", "")
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    if isinstance(given, datetime.date):
        return given.isoformat()
    if not isinstance(given, str):
        raise UsageError(f'{place}: as_of must be a date, as in as_of = "2024-12-31"')
    return given
