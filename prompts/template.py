"""Rendering a prompt: templates with strict names, no escaping, and boundaries that the text cannot foresee."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import jinja2

from claims.derivation import Question
from prompts.shapes import DeriveShape, EstimateShape, LocateShape, Shape

SHAPES: dict[Question, type[Shape]] = {
    Question.DERIVE: DeriveShape,
    Question.ESTIMATE: EstimateShape,
    Question.LOCATE: LocateShape,
    Question.CROSS_EXAMINE: DeriveShape,
}
"""The reply that each question asks for."""

_FOLDER = Path(__file__).parent
_SEPARATOR = "\n=== user ===\n"
_FRAME = "passage.j2"
_BOUNDARY_LENGTH = 24


class PromptError(Exception):
    """A template that is missing or cannot be rendered; the text names it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure under its id, as a person knows it. It stays here: only the ids are sent."""

    id: str
    text: str
    line: int


@dataclass(frozen=True)
class Prompt:
    """What is sent, the shape of what must come back, and, not sent, which figures the ids stand for.

    `digest` is that of the template, its frame and the shape's schema.
    """

    question: Question
    system: str
    user: str
    shape: type[Shape]
    digest: str
    asked: tuple[str, ...]
    legend: tuple[Figure, ...] = ()

    @property
    def messages(self) -> list[dict[str, str]]:
        """The prompt as chat messages."""
        return [{"role": "system", "content": self.system}, {"role": "user", "content": self.user}]

    @property
    def known(self) -> frozenset[str]:
        """The ids that the reply may speak of."""
        return frozenset(self.asked)


class PromptBook:
    """The templates, each of which a folder of the user's may replace by one of the same name."""

    def __init__(self, folder: Path | None = None) -> None:
        folders = [_FOLDER] if folder is None else [folder, _FOLDER]
        if folder is not None and not any((folder / f"{question.value}.j2").is_file() for question in Question):
            raise PromptError(f"{folder}: no template there; name it as {Question.DERIVE.value}.j2")
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folders),
            undefined=jinja2.StrictUndefined,
            autoescape=False,  # noqa: S701 - a prompt is plain text: escaping would change the essay
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )

    def digest(self, question: Question) -> str:
        """The digest of a template with its frame and the shape of its reply."""
        schema = json.dumps(schema_of(SHAPES[question]), sort_keys=True)
        parts = (self._source(f"{question.value}.j2"), self._source(_FRAME), schema)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]

    def render(
        self,
        question: Question,
        passage: str,
        asked: tuple[str, ...],
        legend: tuple[Figure, ...] = (),
        bearing: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Prompt:
        """The prompt for the asked ids of a passage. Raises PromptError where the template cannot be rendered."""
        system, separator, user = self._source(f"{question.value}.j2").partition(_SEPARATOR)
        if not separator:
            raise PromptError(f"{question.value}.j2: has no line {_SEPARATOR.strip()!r}")
        slots = {"boundary": boundary(passage), "passage": passage, "asked": asked, "bearing": bearing or {}}
        try:
            parts = [self._environment.from_string(part).render(slots).strip() for part in (system, user)]
        except jinja2.TemplateError as error:
            raise PromptError(f"{question.value}.j2: {error}") from error
        return Prompt(question, parts[0], parts[1], SHAPES[question], self.digest(question), asked, legend)

    def _source(self, name: str) -> str:
        loader = self._environment.loader
        assert loader is not None  # noqa: S101 - set above
        try:
            return loader.get_source(self._environment, name)[0]
        except jinja2.TemplateError as error:
            raise PromptError(f"{name}: {error}") from error


def boundary(passage: str) -> str:
    """A line that the passage does not hold and its author could not have written: it is made of the passage's digest.

    It has letters alone, so that no figure shows in it, and is the same for the same passage: an audit can be replayed.
    """
    digest = int.from_bytes(hashlib.sha256(passage.encode("utf-8", "surrogatepass")).digest())
    letters = ""
    while len(letters) < _BOUNDARY_LENGTH:
        digest, letter = divmod(digest, 16)
        letters += "bcdfghjklmnpqrst"[letter]
    return letters


@lru_cache
def schema_of(shape: type[Shape]) -> dict[str, object]:
    """The JSON Schema of a shape, as backends take it: all properties required, none beside them, no prose."""
    schema = _bare(shape.model_json_schema())
    assert isinstance(schema, dict)  # noqa: S101 - a model's schema is an object
    return schema


def _bare(node: object) -> object:
    if isinstance(node, dict):
        return {key: _bare(part) for key, part in node.items() if key not in ("title", "description")}
    return [_bare(part) for part in node] if isinstance(node, list) else node
