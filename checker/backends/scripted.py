"""A backend whose replies stand in a file: for demonstrations and tests, and for trying a prompt without a model.

The file is TOML: `family`, `model` and `seconds` (how long each call takes), and a table for each question, in which a
figure as the essay writes it (with `@line` where it is written more than once) has its reply:

    [derive]
    "150 MW" = "{100,000 cards} * {1.5 kW@9}"
    "$60" = "abstain: the price is not given"

    [estimate]
    "80 GB" = ["40", "200"]

A figure that the file does not name is abstained from; in a formula braces hold figures of the essay.
"""

import asyncio
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.backends.backend import Reply, Request
from checker.errors import UsageError
from claims.derivation import Question
from claims.pattern import lazy_regex
from prompts.template import Figure, Prompt

_BRACES = lazy_regex(r"\{([^{}]*)\}")
_ABSTAIN = "abstain"
_CHARACTERS_PER_TOKEN = 4


class ScriptedBackend:
    """Replies from a file, found by the figures that the ids of a prompt stand for."""

    def __init__(self, script: Mapping[str, Any], name: str) -> None:
        self._tables = {question: dict(script.get(question.value, {})) for question in Question}
        self._seconds = float(script.get("seconds", 0))
        self._model = str(script.get("model", name))

    def prepare(self) -> None:
        """Nothing to load."""

    async def ask(self, request: Request) -> Reply:
        """The scripted reply to a prompt, in the shape that it asks for."""
        if self._seconds:
            await asyncio.sleep(self._seconds)
        prompt = request.prompt
        table = self._tables[prompt.question]
        if prompt.question is Question.CROSS_EXAMINE:
            table = self._tables[Question.DERIVE] | table
        figures = _Figures(prompt)
        entries = [entry for id in prompt.asked if (entry := _entry(prompt.question, id, table, figures)) is not None]
        key = {Question.ESTIMATE: "estimates", Question.LOCATE: "relations"}.get(prompt.question, "derivations")
        text = json.dumps({key: entries}, ensure_ascii=False)
        sent = sum(len(message["content"]) for message in request.messages)
        return Reply(text, self._model, sent // _CHARACTERS_PER_TOKEN, len(text) // _CHARACTERS_PER_TOKEN)


class _Figures:
    """The figures of a prompt by what the essay writes, and by that and the line."""

    def __init__(self, prompt: Prompt) -> None:
        self._by_id = {figure.id: figure for figure in prompt.legend}
        self._by_text: dict[str, str] = {}
        for figure in prompt.legend:
            self._by_text.setdefault(figure.text, figure.id)
            self._by_text.setdefault(f"{figure.text}@{figure.line}", figure.id)

    def names_of(self, id: str) -> tuple[str, ...]:
        """How a script may name a figure, the most exact first."""
        figure = self._by_id.get(id, Figure(id, id, 0))
        return f"{figure.text}@{figure.line}", figure.text, id

    def with_ids(self, formula: str) -> str:
        """A formula with ids for the figures in braces. Raises _NoFigure for one that the essay has not."""
        return _BRACES.sub(lambda match: self._id(match[1].strip()), formula)

    def _id(self, text: str) -> str:
        if text not in self._by_text:
            raise _NoFigure(f"the script names {text!r}, which the essay has not")
        return self._by_text[text]


class _NoFigure(LookupError):
    """A script names a figure that the essay has not."""


def _entry(question: Question, id: str, table: Mapping[str, Any], figures: _Figures) -> dict[str, Any] | None:
    said = next((table[name] for name in figures.names_of(id) if name in table), None)
    if question is Question.ESTIMATE:
        low, high = said if isinstance(said, list) and len(said) == 2 else (None, None)
        return {"id": id, "low": low, "high": high}
    if question is Question.LOCATE:
        return _relation(id, said, figures)
    if not isinstance(said, str):
        return {"id": id, "formula": None, "why": "not in the script"}
    if said.startswith(_ABSTAIN):
        return {"id": id, "formula": None, "why": said.removeprefix(_ABSTAIN).lstrip(": ") or "no formula"}
    try:
        return {"id": id, "formula": figures.with_ids(said), "why": None}
    except _NoFigure as error:
        return {"id": id, "formula": None, "why": str(error)}


def _relation(id: str, said: Any, figures: _Figures) -> dict[str, Any] | None:
    try:
        return {"id": id, "formula": figures.with_ids(said)} if isinstance(said, str) else None
    except _NoFigure:
        return None


def read_script(path: Path) -> dict[str, Any]:
    """The script in a file. Raises UsageError for one that cannot be read or has an entry that is not known."""
    try:
        script = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: {(error.strerror or 'cannot be read').lower()}; name a script") from error
    except ValueError as error:
        raise UsageError(f"{path}: is no script: {error}") from error
    known = {"family", "model", "seconds", *Question}
    if unknown := sorted(set(script) - known):
        raise UsageError(f"{path}: there is no entry {unknown[0]} in a script; there are {', '.join(sorted(known))}")
    return script
