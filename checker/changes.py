"""What changed since a commit: the stretches of each essay that are not as they were at the merge-base.

A change is compared word by word with the text at the merge-base, so that a paragraph wrapped anew has no change, and
one word in a paragraph on one line is the change of that word alone.
"""

import subprocess
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path

from checker.errors import UsageError
from claims.audit import DocumentAudit
from claims.document import Document
from claims.finding import Finding, Severity
from claims.pattern import lazy_regex
from claims.span import Span
from claims.suppression import SuppressedBy, Suppression

_WORD = lazy_regex(r"\S+")
_MOST_WORDS = 4000
"""Beyond so many words in one hunk all of it counts as changed: comparing takes quadratic time."""
_SHALLOW = "the history is shallow: fetch all of it (fetch-depth: 0 in actions/checkout, or git fetch --unshallow)"


@dataclass
class Changes:
    """The changes in a repository since the merge-base of a commit and HEAD, those not committed included."""

    ref: str
    _tops: dict[Path, "_Repository"] = field(default_factory=dict)

    def spans(self, document: Document) -> list[Span] | None:
        """The stretches of a document that changed; None where all of it is new.

        Raises UsageError where git cannot tell.
        """
        path = Path(document.path).resolve()
        folder = path.parent
        if folder not in self._tops:
            self._tops[folder] = _Repository(folder, self.ref)
        old = self._tops[folder].text_before(path)
        return None if old is None else changed_spans(old, document.text)


def mark_unchanged(audited: DocumentAudit, changes: Changes) -> DocumentAudit:
    """The audit with the findings marked whose figure, wording and premises are as they were."""
    if audited.document is None:
        return audited
    spans = changes.spans(audited.document)
    if spans is None:
        return audited
    said = Suppression(SuppressedBy.UNCHANGED, f"unchanged since {changes.ref}")
    findings = tuple(
        replace(item, suppression=said) if _is_alarm(item) and not _touches(item, spans) else item
        for item in audited.findings
    )
    return replace(audited, findings=findings)


def is_unchanged(audited: DocumentAudit, span: Span, changes: Changes) -> bool:
    """Whether a stretch of a document is as it was."""
    spans = [] if audited.document is None else changes.spans(audited.document)
    return spans is not None and not any(span.start <= part.end and part.start <= span.end for part in spans)


def _is_alarm(finding: Finding) -> bool:
    return finding.severity is not Severity.NONE and finding.suppression is None


def _touches(finding: Finding, spans: list[Span]) -> bool:
    claim = finding.claim
    own = [claim.extent, claim.asserted.span, *(premise.quantity.span for premise in claim.premises)]
    return any(part.start <= span.end and span.start <= part.end for part in own for span in spans)


def changed_spans(old: str, new: str) -> list[Span]:
    """The stretches of a text that differ from an older one, in words; a deletion is a stretch without length."""
    old_lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = [0]
    for line in new_lines:
        starts.append(starts[-1] + len(line))
    spans: list[Span] = []
    for tag, a, b, c, d in SequenceMatcher(None, old_lines, new_lines, autojunk=False).get_opcodes():
        if tag != "equal":
            spans += _in_words("".join(old_lines[a:b]), "".join(new_lines[c:d]), starts[c])
    return spans


def _in_words(old: str, new: str, start: int) -> list[Span]:
    before = _WORD.findall(old)
    words = list(_WORD.finditer(new))
    if len(before) + len(words) > _MOST_WORDS:
        return [Span(start, start + len(new))]
    spans = []
    matcher = SequenceMatcher(None, before, [match[0] for match in words], autojunk=False)
    for tag, _, _, c, d in matcher.get_opcodes():
        if tag != "equal":
            at = words[c].start() if c < len(words) else len(new)
            spans.append(Span(start + at, start + (words[d - 1].end() if d > c else at)))
    return spans


@dataclass
class _Repository:
    """A repository as git tells it, from one of its folders."""

    folder: Path
    ref: str

    @cached_property
    def top(self) -> Path:
        """The folder of the work tree."""
        return Path(self._git("rev-parse", "--show-toplevel").rstrip("\n")).resolve()

    @cached_property
    def base(self) -> str:
        """The merge-base of the commit and HEAD."""
        if self._run("rev-parse", "--verify", "--quiet", f"{self.ref}^{{commit}}").returncode:
            raise UsageError(f"--changed-since: git knows no commit {self.ref!r} here{self._if_shallow('; ')}")
        found = self._run("merge-base", self.ref, "HEAD")
        if found.returncode:
            raise UsageError(f"--changed-since: {self.ref} and HEAD have no common commit{self._if_shallow('; ')}")
        return found.stdout.decode().strip()

    @cached_property
    def names_before(self) -> dict[str, str | None]:
        """For each path that is not as it was: its name at the merge-base, None where it is new."""
        parts = self._git("diff", "--name-status", "-z", "-M", self.base).split("\0")
        names: dict[str, str | None] = {}
        at = 0
        while at + 1 < len(parts):
            status, first = parts[at], parts[at + 1]
            renamed = status[:1] in "RC"
            names[parts[at + 2] if renamed else first] = None if status == "A" else first
            at += 3 if renamed else 2
        return names | dict.fromkeys(filter(None, self._untracked().split("\0")))

    def text_before(self, path: Path) -> str | None:
        """The text of a file at the merge-base, None where it was not there."""
        name = path.relative_to(self.top).as_posix()
        before = self.names_before.get(name, name)
        if before is None:
            return None
        found = self._run("show", f"{self.base}:{before}")
        return None if found.returncode else found.stdout.decode("utf-8-sig", errors="replace")

    def _untracked(self) -> str:
        return self._git("-C", str(self.top), "ls-files", "--others", "-z")

    def _if_shallow(self, before: str) -> str:
        shallow = self._git("rev-parse", "--is-shallow-repository").strip() == "true"
        return before + _SHALLOW if shallow else ""

    def _git(self, *arguments: str) -> str:
        done = self._run(*arguments)
        if done.returncode:
            told = done.stderr.decode(errors="replace").strip().splitlines()
            raise UsageError(f"--changed-since: git: {told[-1] if told else 'failed'}")
        return done.stdout.decode("utf-8", errors="surrogateescape")

    def _run(self, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
        try:
            # The name of the commit is the user's own, and git takes none that starts with a dash for one.
            return subprocess.run(["git", *arguments], cwd=self.folder, capture_output=True, check=False)  # noqa: S603, S607
        except OSError:
            raise UsageError("--changed-since needs git, which cannot be started") from None
