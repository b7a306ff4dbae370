"""The audit as one HTML file that asks nothing of any network and runs nothing but its own script."""

import base64
import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claims.audit import Audit
from reports.as_json import as_json
from reports.page import page
from reports.view import PageView

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = Path(__file__).parent
_INDEX = "index.html"


def as_html(audit: Audit, exit_code: int | None = None, made: str = "") -> str:
    """The whole page; `exit_code` is that of the run, where the gate was set otherwise than by the audit.

    `made` is the date to print, in the form of ISO 8601; without one the same audit gives the same page on any day.
    """
    return _rendered(page(audit, exit_code, made), _packed(as_json(audit, exit_code, with_record=False)))


def as_pages(audit: Audit, exit_code: int | None = None, made: str = "") -> Iterator[tuple[str, str]]:
    """The names and contents of a first page and of one for each document, for more than a browser takes in one.

    The gate is one of the run, and every page says how it ended.
    """
    code = audit.exit_code if exit_code is None else exit_code
    files = tuple(f"{number}.html" for number in range(1, len(audit.documents) + 1))
    yield _INDEX, _rendered(page(audit, exit_code, made, files), "")
    for name, document in zip(files, audit.documents, strict=True):
        alone = replace(audit, documents=(document,), contradictions=())
        packed = _packed(as_json(alone, code, with_record=False))
        yield name, _rendered(page(alone, code, made), packed, _INDEX)


def _rendered(view: PageView, packed: str, back: str = "") -> str:
    from markupsafe import Markup

    style, script = (_asset(name) for name in ("report.css", "report.js"))
    return (
        _environment()
        .get_template("audit.html.j2")
        .render(
            page=view,
            packed=packed,
            back=back,
            policy=_policy(style, script),
            # Ours, and part of the page as they stand; nothing of an essay is ever marked so.
            style=Markup(style),  # noqa: S704
            script=Markup(script),  # noqa: S704
        )
    )


@cache
def _environment() -> "Environment":
    # Imported here, because a run that writes no page should not wait for it.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    # select_autoescape() would not escape a template whose name ends in .html.j2.
    return Environment(
        loader=FileSystemLoader(_FOLDER / "templates", encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _asset(name: str) -> str:
    """An asset without its comments and white space, which are for who works on it."""
    text = (_FOLDER / "assets" / name).read_text(encoding="utf-8")
    text = re.sub(r"(?m)^\s+|^\s*//.*\n", "", text)
    return re.sub(r"\s*([{};])\s*|([:,])\s+", r"\1\2", text) if name.endswith(".css") else text


def _packed(text: str) -> str:
    """The text deflated, in letters that need no escaping: the JSON of an audit is larger than its page."""
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
