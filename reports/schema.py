"""The JSON Schema of what `as_json` writes."""

import json
from typing import Any

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def audit_schema() -> dict[str, Any]:
    """The schema of the audit object, in draft 2020-12."""
    # Imported here, because pydantic is slow to import and only the schema needs it.
    from pydantic import TypeAdapter

    from reports.contract import AuditObject

    return {"$schema": _DIALECT, **TypeAdapter(AuditObject).json_schema(mode="serialization")}


def schema_text() -> str:
    """The schema as text, with a newline at its end."""
    return json.dumps(audit_schema(), indent=2) + "\n"
