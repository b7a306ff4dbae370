#!/usr/bin/env bash
# The step of the action that checks: annotations in the log, the whole list in the summary, SARIF and a page as files.
# It always succeeds, so that later steps can upload what it wrote; the exit code of the check is an output.
set -uo pipefail

line=(--output-format github --sarif-output "$SARIF_FILE" --json-output "${RUNNER_TEMP:-.}/essay-checker.json")
[ -z "${FAIL_ON:-}" ] || line+=(--fail-on "$FAIL_ON")
[ -z "${BASELINE:-}" ] || line+=(--baseline "$BASELINE")
[ -z "${CHANGED_SINCE:-}" ] || line+=(--changed-since "$CHANGED_SINCE")
[ -z "${HTML_FILE:-}" ] || line+=(--html-output "$HTML_FILE")
# One a line, so that nothing in a name is split or expanded by the shell.
while IFS= read -r word; do [ -z "$word" ] || line+=("$word"); done <<<"${ARGUMENTS:-}"
while IFS= read -r word; do [ -z "$word" ] || line+=("$word"); done <<<"${FILES:-.}"

rm -f "${RUNNER_TEMP:-.}/essay-checker.json"
check "${line[@]}"
code=$?
{
    echo "exit-code=$code"
    python3 - "${RUNNER_TEMP:-.}/essay-checker.json" <<'PYTHON'
import json
import pathlib
import sys

path = pathlib.Path(sys.argv[1])
counts = json.loads(path.read_text(encoding="utf-8"))["summary"] if path.exists() else {}
print(f"findings={counts.get('inconsistent', '')}")
print(f"not-checked={counts.get('undetermined', '')}")
PYTHON
} >>"$GITHUB_OUTPUT"
exit 0
