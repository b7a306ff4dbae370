"""Records of `claims` as bytes and back.

Pickled, because a run reads hundreds of them; but read by a loader that makes records of ours, fractions and nothing
else: a file in a cache is somebody's file, and must not be able to run anything.
"""

import io
import pickle
from dataclasses import is_dataclass
from enum import Enum
from fractions import Fraction
from importlib import import_module
from typing import Any

from claims.audit import DocumentAudit
from claims.span import Span


def dumped(audited: DocumentAudit) -> bytes:
    """The audit of a document as bytes."""
    return pickle.dumps(audited, protocol=5)


def loaded(data: bytes) -> DocumentAudit:
    """The audit in bytes. Raises ValueError for bytes that hold anything else."""
    try:
        audited = _Loader(io.BytesIO(data)).load()
    except Exception as error:  # Whatever is wrong with a stranger's bytes, they are not ours.
        raise ValueError("no audit") from error
    if not isinstance(audited, DocumentAudit):
        raise ValueError("no audit")
    return audited


class _Loader(pickle.Unpickler):
    """Makes records of ours alone."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of a record, an enumeration of ours, a span or a fraction; anything else is refused."""
        if (module, name) == ("fractions", "Fraction"):
            return Fraction
        found = getattr(import_module(module), name, None) if module.startswith("claims.") else None
        is_ours = isinstance(found, type) and found.__module__ == module
        if is_ours and (is_dataclass(found) or issubclass(found, Enum) or found is Span):  # type: ignore[arg-type]
            return found
        raise ValueError(f"{module}.{name} is no record")
