"""What a call costs: our own table of prices, since a price that is not known must never pass for nothing."""

import tomllib
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

_PER = 10**6
_OWN_HOSTS = ("localhost", "127.0.0.1", "::1", "0.0.0.0")  # noqa: S104 - a name to compare with, nothing is bound


@dataclass(frozen=True, slots=True)
class Price:
    """Dollars per million tokens, in and out."""

    tokens_in: Fraction
    tokens_out: Fraction

    def of(self, tokens_in: int, tokens_out: int) -> Fraction:
        """What so many tokens cost, in dollars."""
        return (self.tokens_in * tokens_in + self.tokens_out * tokens_out) / _PER


FREE = Price(Fraction(0), Fraction(0))


def price_of(model: str, api_base: str | None = None) -> Price | None:
    """The price of a model, nothing on a server on this machine, None where it is not known."""
    if api_base is not None and urlsplit(api_base).hostname in _OWN_HOSTS:
        return FREE
    table = _table()
    if model in table:
        return table[model]
    return next((price for name, price in table.items() if name.endswith("*") and model.startswith(name[:-1])), None)


@lru_cache
def _table() -> dict[str, Price]:
    text = (files(__package__) / "prices.toml").read_text(encoding="utf-8")
    return {
        name: Price(Fraction(str(pair[0])), Fraction(str(pair[1])))
        for name, pair in tomllib.loads(text)["prices"].items()
    }
