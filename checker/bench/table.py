"""A bench as a table for a terminal, and as one JSON object."""

import json
from typing import Any

from checker import __version__
from checker.bench.grade import Grade, Graded
from checker.bench.score import Bench, Score
from reports.json_derivation import backend_object
from reports.json_parts import exact
from reports.numerals import decimal, number
from reports.panel import money
from reports.visible import display_width, visible

SCHEMA_VERSION = 1

_HEADS = (
    "backend",
    "right",
    "wrong",
    "by tens",
    "trapped",
    "abstained rightly",
    "wrongly",
    "malformed",
    "no reply",
    "calls",
    "tokens",
    "cost",
    "time",
)

_WHO = ("backend", "family", "models")
_TOOK = ("calls", "failures", "tokens_in", "tokens_out", "cost", "seconds", "troubles")


def as_text(bench: Bench) -> str:
    """The table, a line for each backend, and below it what went wrong with whom."""
    rows = [_HEADS, *(tuple(map(visible, _row(score))) for score in bench.scores)]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    lines = [
        f"{bench.problems} problems; in {bench.traps} of them something is missing, and to abstain is right",
        *("  ".join(_padded(row, widths)).rstrip() for row in rows),
    ]
    for score in bench.scores:
        lines += [visible(f"{score.tally.backend}: {trouble}") for trouble in score.tally.troubles]
    return "\n".join(lines)


def _row(score: Score) -> tuple[str, ...]:
    grades, tally = score.grades, score.tally
    known = tally.tokens_in is not None and tally.tokens_out is not None
    return (
        tally.backend,
        f"{grades[Grade.RIGHT]} of {sum(not item.problem.is_trap for item in score.graded)}",
        f"{grades[Grade.WRONG]}",
        f"{score.powers_of_ten}",
        f"{grades[Grade.TRAPPED]}",
        f"{grades[Grade.ABSTAINED_RIGHTLY]} of {sum(item.problem.is_trap for item in score.graded)}",
        f"{grades[Grade.ABSTAINED_WRONGLY]}",
        f"{grades[Grade.MALFORMED]}",
        f"{grades[Grade.SILENT]}",
        f"{tally.calls + tally.failures}",
        f"{tally.tokens_in:,} + {tally.tokens_out:,}" if known else "not said",
        "not known" if tally.cost is None else money(tally.cost),
        f"{number(tally.seconds)} s",
    )


def _padded(row: tuple[str, ...], widths: list[int]) -> list[str]:
    """The first column to the left, all others to the right."""
    cells = list(zip(row, widths, strict=True))
    return [
        cell + " " * (width - display_width(cell)) if place == 0 else " " * (width - display_width(cell)) + cell
        for place, (cell, width) in enumerate(cells)
    ]


def as_json(bench: Bench) -> str:
    """One object: the counts of each backend, what it took, and how each problem fared with it."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "essay-checker", "version": __version__},
        "problems": bench.problems,
        "traps": bench.traps,
        "prompt": bench.digest,
        "backends": [_score(score) for score in bench.scores],
    }
    return json.dumps(data, indent=1) + "\n"


def _score(score: Score) -> dict[str, Any]:
    grades = {grade.value: score.grades[grade] for grade in Grade}
    counted = {"asked": len(score.graded), **grades, "powers_of_ten": score.powers_of_ten}
    told = dict(backend_object(score.tally))
    return {
        **{key: told[key] for key in _WHO},
        **counted,
        **{key: told[key] for key in _TOOK},
        "graded": list(map(_graded, score.graded)),
    }


def _graded(item: Graded) -> dict[str, Any]:
    derivation = item.derivation
    return {
        "problem": item.problem.name,
        "kind": item.problem.kind,
        "trap": item.problem.is_trap,
        "grade": item.grade.value,
        "asserted": decimal(item.problem.asserted.value),
        "derived": exact(derivation.value),
        "formula": derivation.formula,
        "reason": derivation.reason,
    }
