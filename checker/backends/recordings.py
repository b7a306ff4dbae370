"""Every reply on record, in a private SQLite file: a cache, what a replay reads, and what a killed run leaves behind.

A row is written when its reply arrives. Failures are kept beside the replies for replays alone: they are never taken
for an answer, and a run that is not a replay asks again.
"""

import hashlib
import json
import os
import sqlite3
import time
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from checker.backends.backend import Request, Trouble
from checker.backends.settings import BackendSettings
from checker.errors import UsageError
from prompts.template import schema_of

_TABLE = """
create table if not exists replies (
    key text primary key, backend text not null, family text not null, question text not null, digest text not null,
    parameters text not null, repeat integer not null, prompt text not null, reply text not null, model text not null,
    trouble text, calls integer not null, failures integer not null, tokens_in integer, tokens_out integer, cost text,
    milliseconds integer not null, recorded_at text not null
)
"""
_COLUMNS = "reply, model, trouble, calls, failures, tokens_in, tokens_out, cost, milliseconds"


@dataclass(frozen=True, slots=True)
class Recording:
    """What one prompt brought: the reply, or the trouble with its detail in the reply's place, and what it took.

    `cost` is in dollars, None where the price is not known; `milliseconds` are those of the calls that brought a reply.
    """

    text: str
    model: str
    trouble: Trouble | None
    calls: int
    failures: int
    tokens_in: int | None
    tokens_out: int | None
    cost: Fraction | None
    milliseconds: int


def default_path() -> Path:
    """Where recordings are kept unless told otherwise: in the user's own folder for data."""
    home = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(home).expanduser() / "essay-checker" / "recordings.sqlite"


def key_of_request(settings: BackendSettings, request: Request) -> str:
    """What a reply depends on: the backend, its parameters, the prompt with its shape, and which sample it is."""
    parts = {
        "parameters": settings.parameters,
        "messages": request.prompt.messages,
        "schema": schema_of(request.prompt.shape),
        "digest": request.prompt.digest,
        "repeat": request.repeat,
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


class Recordings:
    """The file of recordings. Raises UsageError where it cannot be opened."""

    def __init__(self, path: Path, *, must_exist: bool = False) -> None:
        if must_exist and not path.is_file():
            raise UsageError(f"{path}: there are no recordings; run without --replay first")
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
            # Written in autocommit: what has arrived is on disk, whatever becomes of the run.
            self._database = sqlite3.connect(path, isolation_level=None, timeout=30)
            self._database.execute("pragma journal_mode = wal")
            self._database.execute("pragma synchronous = normal")
            self._database.execute(_TABLE)
        except (OSError, sqlite3.Error) as error:
            raise UsageError(f"{path}: cannot keep recordings there: {error}; give another --recordings") from error

    def find(self, key: str, *, with_failures: bool = False) -> Recording | None:
        """The recording under a key; failures only where a replay asks for them."""
        query = f"select {_COLUMNS} from replies where key = ?"  # noqa: S608 - the columns are ours
        row = self._database.execute(query, (key,)).fetchone()
        if row is None or (row[2] is not None and not with_failures):
            return None
        trouble = None if row[2] is None else Trouble.__members__.get(row[2], Trouble.UNAVAILABLE)
        cost = None if row[7] is None else Fraction(row[7])
        return Recording(row[0], row[1], trouble, row[3], row[4], row[5], row[6], cost, row[8])

    def keep(self, key: str, settings: BackendSettings, request: Request, recording: Recording) -> None:
        """Write a recording; a failure never takes the place of a reply."""
        if recording.trouble is not None and self.find(key) is not None:
            return
        prompt = request.prompt
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        row = (
            key,
            settings.name,
            settings.family,
            prompt.question.value,
            prompt.digest,
            json.dumps(settings.parameters, sort_keys=True),
            request.repeat,
            json.dumps(prompt.messages),
            recording.text,
            recording.model,
            None if recording.trouble is None else recording.trouble.name,
            recording.calls,
            recording.failures,
            recording.tokens_in,
            recording.tokens_out,
            None if recording.cost is None else str(recording.cost),
            recording.milliseconds,
            stamp,
        )
        self._database.execute(f"insert or replace into replies values ({', '.join('?' * len(row))})", row)  # noqa: S608

    def backends(self) -> list[tuple[str, str, str]]:
        """The name, family and parameters of every backend on record, in the order of their names."""
        return list(self._database.execute("select distinct backend, family, parameters from replies order by backend"))

    def close(self) -> None:
        """Close the file."""
        self._database.close()
