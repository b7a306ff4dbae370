r"""Quantities set by macros that name the unit: `\SI{3.5}{\kilo\watt\hour}` reads `3.5 kWh`."""

import re

from claims.document import THIN
from claims.pattern import lazy_regex

_QUANTITY = lazy_regex(
    r"\\(?:(?:SI|qty)\s?(?:\[[^\]\[]{0,80}\])?\{(?P<value>[^{}\\]{1,40})\}(?P<gap>\s?)\{(?P<unit>[^{}]{1,80})\}"
    r"|num\s?(?:\[[^\]\[]{0,80}\])?\{(?P<number>[^{}\\]{1,40})\})"
)
_MACRO = lazy_regex(r"\\([A-Za-z]+)|(?<=[A-Za-z])[.~](?=[A-Za-z\\])")
_LETTERS = {
    "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "milli": "m", "centi": "c", "micro": "µ",
    "nano": "n", "metre": "m", "meter": "m", "gram": "g", "kilogram": "kg", "second": "s", "hour": "h",
    "minute": "min", "watt": "W", "joule": "J", "volt": "V", "ampere": "A", "litre": "L", "liter": "L",
    "tonne": "t", "hertz": "Hz", "byte": "B", "bit": "b", "percent": "%", "degreeCelsius": "°C", "celsius": "°C",
    "hectare": "ha", "pascal": "Pa", "newton": "N", "kelvin": "K", "squared": "²", "cubed": "³", "per": "/",
}  # fmt: skip
_POWERS = {"square": "²", "cubic": "³"}


def spell_units(text: str) -> str:
    """The text with the number and the unit of each such quantity alone, at equal length."""
    if not any(name in text for name in ("\\SI", "\\qty", "\\num")):
        return text
    return _QUANTITY.sub(_spelt, text)


def _spelt(match: re.Match[str]) -> str:
    name = "number" if match["value"] is None else "value"
    value, start = match[name], match.start(name) - match.start()
    if name == "number":
        return " " * start + value + " "
    unit = _unit(match["unit"])
    return " " * start + value + THIN * (match.end("unit") - match.end("value") - len(unit)) + unit + " "


def _unit(macros: str) -> str:
    r"""`\kilo\watt\per\square\metre` as kW/m²."""
    parts: list[str] = []
    power = ""
    for name in re.split(r"\\|(?<=[A-Za-z])[.~ ](?=[A-Za-z])", macros):
        if name.strip() in _POWERS:
            power = _POWERS[name.strip()]
        else:
            parts.append(_LETTERS.get(name.strip(), name.strip()) + (power if name else ""))
            power = "" if name else power
    return "".join(parts)
