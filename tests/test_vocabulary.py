"""Tests of the house style that a machine can hold: one word per idea, modules and functions of readable size."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("checker", "claims", "prompts", "reports")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
MOST_LINES = 300
MOST_FUNCTION_LINES = 40

FORBIDDEN = {
    "actual": "asserted",
    "answer": "derived, or reply",
    "correct": "derived",
    "delta": "discrepancy",
    "epsilon": "tolerance",
    "expected": "asserted, or derived",
    "fact": "claim",
    "issue": "finding",
    "precision": "resolution",
    "provider": "backend",
    "qualifier": "hedge",
    "threshold": "tolerance",
    "verification": "derivation",
    "violation": "finding",
}
"""Words that another word of this house stands for, and which."""

DRAWERS = {"utils", "util", "helpers", "helper", "common", "manager", "base", "core", "misc", "types", "tools"}
"""Names of modules and classes that say nothing."""


def names_in(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield every name that a module gives to something of its own, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno


@cache
def words(name: str) -> set[str]:
    """The words of a name in snake_case or CamelCase, in lower case and in the singular."""
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)
    return {part.lower() for part in parts} | {part.lower().removesuffix("s") for part in parts}


@cache
def parse(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def named(path: Path) -> str:
    """A module as it is told."""
    return str(path.relative_to(ROOT))


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield every function of the four packages with its place."""
    for path in MODULES:
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.FunctionDef):
                yield f"{named(path)}:{node.lineno}: {node.name}", node


def test_there_are_modules():
    """The four packages are found."""
    assert len(MODULES) > 40
    assert set(PACKAGES) == {path.relative_to(ROOT).parts[0] for path in MODULES}


def test_one_word_per_idea():
    """No name uses a word that another word of this house stands for."""
    wrong = [
        f"{named(path)}:{line}: {name}: say {FORBIDDEN[word]} for {word}"
        for path in MODULES
        for name, line in names_in(parse(path))
        for word in sorted(words(name) & set(FORBIDDEN))
    ]
    assert [] == wrong


def test_no_drawer():
    """No module, package or class is a drawer for odds and ends."""
    for path in MODULES:
        classes = [node.name for node in ast.walk(parse(path)) if isinstance(node, ast.ClassDef)]
        parts = [*path.relative_to(ROOT).with_suffix("").parts, *classes]
        assert set() == {word for part in parts for word in (words(part) | {part})} & DRAWERS, named(path)


def test_a_module_fits_in_the_head():
    """No module is longer than 300 lines."""
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {} == {name: length for name, length in lengths.items() if length > MOST_LINES}


def test_a_function_fits_on_a_screen():
    """No function is longer than 40 lines."""
    lengths = {place: node.end_lineno - node.lineno + 1 for place, node in functions()}
    assert {} == {place: length for place, length in lengths.items() if length > MOST_FUNCTION_LINES}


def test_every_module_says_what_it_is():
    """Each module has a docstring; a file that marks a package may be empty."""
    silent = [path for path in MODULES if not ast.get_docstring(parse(path))]
    assert [] == [
        named(path) for path in silent if path.name != "__init__.py" or path.read_text(encoding="utf-8").strip()
    ]


def test_kinds_are_named_alike():
    """A kind is hyphenated in data and snake_case in its file, and its file ends in KIND."""
    for path in (ROOT / "claims" / "kinds").glob("*.py"):
        if path.stem in ("__init__", "kind"):
            continue
        last = parse(path).body[-1]
        assert isinstance(last, ast.Assign)
        assert ["KIND"] == [target.id for target in last.targets if isinstance(target, ast.Name)]
        assert isinstance(last.value, ast.Call)
        assert path.stem.replace("_", "-") == ast.literal_eval(last.value.args[0])


def test_asserted_stands_before_derived():
    """Where a signature has both, the asserted comes before the derived."""
    for place, node in functions():
        names = [argument.arg for argument in node.args.args]
        if {"asserted", "derived"} <= set(names):
            assert names.index("asserted") < names.index("derived"), place
