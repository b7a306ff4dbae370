"""The table of units and currencies, read once from the two data files beside this module."""

from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

PREFIXES = {
    "k": ("kilo", 3),
    "M": ("mega", 6),
    "G": ("giga", 9),
    "T": ("tera", 12),
    "P": ("peta", 15),
    "E": ("exa", 18),
    "Z": ("zetta", 21),
    "h": ("hecto", 2),
    "d": ("deci", -1),
    "c": ("centi", -2),
    "m": ("milli", -3),
    "µ": ("micro", -6),
    "n": ("nano", -9),
    "p": ("pico", -12),
    "f": ("femto", -15),
    "a": ("atto", -18),
}
"""The SI prefixes: letter to word and power of ten."""


class Atom(NamedTuple):
    """One unit: its factor to the base unit of its dimension, the dimension, and the SI prefix alone."""

    factor: Fraction
    dimension: tuple[tuple[str, int], ...]
    prefix: Fraction = Fraction(1)


ATOMS: dict[str, Atom] = {}
"""Every unit and currency by the symbol under which it is printed."""

SYMBOLS: dict[str, str] = {}
"""Case-sensitive signs for units, as written after a number, to the symbol."""

NAMES: dict[str, str] = {}
"""Lower-case names of units, words joined by one space, to the symbol."""

COMPOSED: dict[str, tuple[tuple[str, int], ...]] = {}
"""Signs for products of units to the units' symbols and powers."""

CURRENCIES: set[str] = set()
"""The codes of all currencies, each the dimension of its own money."""

CURRENCY_MARKS: dict[str, str] = {}
"""Signs and codes for money to the ISO code."""

CURRENCY_NAMES: dict[str, str] = {}
"""Lower-case names of money, singular and plural, to the ISO code or the subunit's symbol."""

SUBUNITS: dict[str, str] = {}
"""A subunit's symbol to the currency it is a hundredth of."""


def _lines(name: str) -> list[list[str]]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    rows = (line for line in text.splitlines() if line and not line.startswith("#"))
    return [[cell.strip() for cell in row.split(";")] for row in rows]


def _number(text: str) -> Fraction:
    above, _, below = text.partition("/")
    return Fraction(above) / Fraction(below or 1)


def _dimension(text: str) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(_powers(text)))


def _powers(text: str) -> tuple[tuple[str, int], ...]:
    """The names and powers of a product such as "length/time" or "length^2"."""
    powers: list[tuple[str, int]] = []
    sign = 1
    for part in text.replace("*", " * ").replace("/", " / ").split():
        if part in "*/":
            sign = -1 if part == "/" else sign
        else:
            base, _, power = part.partition("^")
            powers.append((base, sign * int(power or 1)))
    return tuple(powers)


def _plurals(name: str) -> tuple[str, ...]:
    return (name,) if name.endswith(("s", "z")) else (name, name + "s")


def _names(cell: str) -> list[str]:
    return [name.replace("_", " ") for name in cell.split()]


def _add_names(table: dict[str, str], names: list[str], symbol: str) -> None:
    for name in names:
        for form in _plurals(name):
            table.setdefault(form, symbol)


def _flag(flags: list[str], name: str) -> str:
    return next((flag.partition("=")[2] for flag in flags if flag.startswith(name + "=")), "")


def _read_unit(symbol: str, names: list[str], base: Atom, flags: list[str]) -> None:
    ATOMS[symbol] = base
    _add_names(NAMES, names, symbol)
    if "silent" not in flags:
        SYMBOLS[symbol] = symbol
    for letter in _flag(flags, "si"):
        word, exponent = PREFIXES[letter]
        prefixed, power = letter + symbol, Fraction(10) ** exponent
        ATOMS.setdefault(prefixed, Atom(base.factor * power, base.dimension, power))
        _add_names(NAMES, [word + name for name in names] + [f"{word} {name}" for name in names], prefixed)
        if "silent" not in flags:
            SYMBOLS.setdefault(prefixed, prefixed)
            SYMBOLS.setdefault(prefixed.replace("µ", "μ"), prefixed)
    for sign in filter(None, _flag(flags, "also").split(",")):
        SYMBOLS[sign] = _canonical(sign, symbol)


def _canonical(sign: str, symbol: str) -> str:
    """A further sign is a prefixed unit, the one it spells in another case (ml for mL), or the unit."""
    spelled = sign.replace("μ", "µ")
    if spelled in ATOMS:
        return spelled
    return next((atom for atom in ATOMS if _is_spelling(sign.lower(), atom.lower(), symbol.lower())), symbol)


def _is_spelling(sign: str, atom: str, symbol: str) -> bool:
    return atom.endswith(symbol) and sign in (atom, atom + "s")


def _read_units() -> None:
    for symbol, *cells in _lines("units.txt"):
        if len(cells) == 1:
            COMPOSED[symbol] = _powers(cells[0])
        else:
            names, factor, dimension, flags = cells
            _read_unit(symbol, _names(names), Atom(_number(factor), _dimension(dimension)), flags.split())


def _read_currencies() -> None:
    for code, marks, names, subunits in _lines("currencies.txt"):
        ATOMS[code] = Atom(Fraction(1), ((code, 1),))
        CURRENCIES.add(code)
        for mark in [code, *marks.split()] if code.isupper() else []:
            CURRENCY_MARKS.setdefault(mark, code)
        _add_names(CURRENCY_NAMES, _names(names), code)
        for part in filter(None, subunits.split(",")):
            _read_subunit(part, code)


def _read_subunit(part: str, code: str) -> None:
    """A part such as "cent us_cent ¢" or "dime 1/10"; a single character is a sign."""
    names = [name for name in _names(part) if not name[0].isdigit()]
    size = next((Fraction(cell) for cell in part.split() if cell[0].isdigit()), None)
    symbol = names[0]
    ATOMS[symbol] = Atom(size or Fraction(1, 100), ((code, 1),), size or Fraction(1, 100))
    if size is None:
        SUBUNITS[symbol] = code
    _add_names(CURRENCY_NAMES, names, symbol)
    SYMBOLS.update((name, symbol) for name in names if len(name) == 1)


_read_units()
_read_currencies()
