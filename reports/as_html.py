"""The audit as one HTML file that asks nothing of any network and runs nothing but its own script."""

import base64
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from claims.audit import Audit
from reports.page import page

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = Path(__file__).parent


def as_html(audit: Audit, exit_code: int | None = None) -> str:
    """The whole page; `exit_code` is that of the run, where the gate was set otherwise than by the audit."""
    from markupsafe import Markup

    style, script = (_asset(name) for name in ("report.css", "report.js"))
    template = _environment().get_template("audit.html.j2")
    return template.render(
        page=page(audit, exit_code),
        policy=_policy(style, script),
        # Ours, and part of the page as they stand; nothing of an essay is ever marked so.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
    )


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
    return (_FOLDER / "assets" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
