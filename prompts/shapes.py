"""The shapes of replies: ids, formulas in our grammar and ranges, never code, a quotation or a verdict.

Backends treat a schema's limits differently, some drop them: what bounds a reply is checked here, whatever was asked.
"""

import json
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict

_MOST_ENTRIES = 500
_LONGEST_TEXT = 20_000
_LONGEST_REPLY = 400_000
_NUMBER = re.compile(r"[-+]?\d{1,60}(?:\.\d{1,60})?(?:[eE][-+]?\d{1,2})?")
_THOUGHT = re.compile(r"^\s*<think>.*?</think>\s*", re.DOTALL)
_FENCE = re.compile(r"^\s*```(?:json)?\s*\n(.*?)\n\s*```\s*$", re.DOTALL)


class MalformedReply(ValueError):
    """A reply that is not of its shape; the text says what is wrong without quoting the reply."""


def _short(text: str) -> str:
    if len(text) > _LONGEST_TEXT:
        raise ValueError(f"longer than {_LONGEST_TEXT} characters")
    return text


def _numeral(text: str) -> str:
    if not _NUMBER.fullmatch(text.strip()):
        raise ValueError("not a decimal number")
    return text.strip()


def _few(entries: list[Any]) -> list[Any]:
    if len(entries) > _MOST_ENTRIES:
        raise ValueError(f"more than {_MOST_ENTRIES} entries")
    return entries


Short = Annotated[str, AfterValidator(_short)]
Numeral = Annotated[str, AfterValidator(_numeral)]


class Entry(BaseModel):
    """What is said of one figure."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    id: Short


class DerivedEntry(Entry):
    """The formula by which a figure follows, or why there is none."""

    formula: Short | None
    why: Short | None


class EstimatedEntry(Entry):
    """Between which values a figure lies, or nothing."""

    low: Numeral | None
    high: Numeral | None


class RelationEntry(Entry):
    """A figure that follows from others, and how."""

    formula: Short


class Shape(BaseModel):
    """The reply to a prompt."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is said, figure by figure."""
        raise NotImplementedError


class DeriveShape(Shape):
    """The reply to `derive` and `cross-examine`."""

    derivations: Annotated[list[DerivedEntry], AfterValidator(_few)]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is said, figure by figure."""
        return tuple(self.derivations)


class EstimateShape(Shape):
    """The reply to `estimate`."""

    estimates: Annotated[list[EstimatedEntry], AfterValidator(_few)]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is said, figure by figure."""
        return tuple(self.estimates)


class LocateShape(Shape):
    """The reply to `locate`."""

    relations: Annotated[list[RelationEntry], AfterValidator(_few)]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is said, figure by figure."""
        return tuple(self.relations)


def read_reply(text: str, shape: type[Shape], known: frozenset[str]) -> Shape:
    """The reply in its shape. The whole text must parse, and its ids must be among the `known` ones, each once.

    A fence around the whole and thoughts before it are taken off; nothing else is mended, because a mended number is
    another number. Raises MalformedReply.
    """
    if len(text) > _LONGEST_REPLY:
        raise MalformedReply(f"the reply is longer than {_LONGEST_REPLY} characters")
    bare = _THOUGHT.sub("", text)
    fenced = _FENCE.match(bare)
    try:
        # Numbers stay text, exact; raw control characters inside strings are what some servers write.
        data = json.loads(
            fenced[1] if fenced else bare, strict=False, parse_float=str, parse_int=str, parse_constant=_refuse
        )
        reply = shape.model_validate(data)
    except RecursionError as error:
        raise MalformedReply("the reply is nested too deeply") from error
    except ValueError as error:
        raise MalformedReply(_problems(error)) from error
    ids = [entry.id for entry in reply.entries]
    if len(set(ids)) != len(ids):
        raise MalformedReply("an id stands in the reply more than once")
    if not set(ids) <= known:
        raise MalformedReply("the reply has an id that was not asked for")
    return reply


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is not JSON")


def _problems(error: ValueError) -> str:
    errors = getattr(error, "errors", None)
    if errors is None:
        return f"the reply is not JSON: {getattr(error, 'msg', error)}"
    details = errors(include_url=False, include_input=False, include_context=False)[:5]
    return "; ".join(f"{'.'.join(map(str, item['loc'])) or 'the reply'}: {item['msg']}" for item in details)
