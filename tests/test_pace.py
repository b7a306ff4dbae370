"""Tests of the pace on a whole repository of prose, beside a linter that its users know, on the same files."""

import itertools
import os
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
FILES = 300
SIZE = 9_000
COLD, WARM = 2.0, 0.3


@pytest.fixture(scope="module")
def proselint():
    """The command of proselint; where there is none the test is skipped, but never on CI."""
    found = shutil.which("proselint", path=f"{BIN}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        message = "there is no proselint: install the development dependencies"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    return found


WHO = (
    "The wardens; Our neighbours; A clerk of the harbour; The smaller mills; Most of the weavers; The committee".split(
        "; "
    )
)
DID = (
    "kept the old ledgers; argued over the fences; mended the nets; wrote to the ministry; walked to the quarry".split(
        "; "
    )
)
WHY = (
    "because nobody trusted the new bridge; while the rain held; as their parents had; though it cost them dear".split(
        "; "
    )
)
THEN = "and the talk in the valley was of little else; which the papers noticed late; and so the matter rested".split(
    "; "
)
EVERY = 8
"""One sentence in so many is of the quiet prose, dense in figures: edited prose has some three in 1,000 letters."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Files of prose in which a figure is about as frequent as in books and reports, no two alike."""
    folder = tmp_path_factory.mktemp("corpus")
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "quiet").glob("*.md"))]
    paragraphs = [part for text in texts for part in text.split("\n\n") if not part.startswith(("#", "|", "-"))]
    dense = [item for part in paragraphs for item in re.split(r"(?<=[.!?])\s+", part) if re.search(r"\d", item)]
    plain = [f"{who} {did} {why}, {then}." for who, did, why, then in itertools.product(WHO, DID, WHY, THEN)]
    for number in range(FILES):
        lines = [f"# Chapter {number}", ""]
        for place in itertools.count(number * 17):
            lines.append(dense[place % len(dense)] if place % EVERY == 0 else plain[place * 37 % len(plain)])
            lines += [""] * (place % 5 == 0)
            if sum(map(len, lines)) > SIZE:
                break
        (folder / f"{number:03}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def processor_time(*line, **environment):
    """The processor time of a command, which a busy machine does not stretch."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    given = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(line, capture_output=True, env=given, check=False)
    assert done.returncode in (0, 1), done.stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_a_repository_is_audited_as_fast_as_it_is_linted(proselint, corpus, tmp_path):
    """Of 300 files of prose the first audit takes at most twice the time of proselint, the next one 0.3 of it."""
    cache = {"CHECK_CACHE": "1", "XDG_CACHE_HOME": str(tmp_path)}
    linted = processor_time(proselint, "check", str(corpus))
    cold = processor_time(str(BIN / "check"), str(corpus), **cache)
    warm = processor_time(str(BIN / "check"), str(corpus), **cache)
    assert cold <= COLD * linted, (linted, cold, warm)
    assert warm <= WARM * linted, (linted, cold, warm)
