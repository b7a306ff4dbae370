"""Tests of the repository itself: what is in its files, its locks and its start-up."""

import re
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Split, so that this file does not hold what it forbids.
REGISTRY_HOSTS = ["pypi" + ".org", "python" + "hosted", "npm" + "js", "yarn" + "pkg", "crates" + ".io"]
# A path starts where no word does: the same folder inside a web address is harmless.
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:root|work|home|Users)" + "/")

BAD_LITELLM = {"1.82.7", "1.82.8"}  # Releases that carried malware.
HEAVY_MODULES = ("sympy", "pydantic", "jinja2", "litellm", "rich.table")

PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^\s;]+)(?: ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def repository_texts():
    """Yield the path and content of every text file that git would not ignore."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    for name in filter(None, listing.split("\0")):
        path = ROOT / name
        content = path.read_bytes() if path.is_file() else b""
        if b"\0" not in content:
            yield name, content.decode("utf-8", errors="replace")


def read_lock(name: str) -> dict[str, tuple[str, int]]:
    """Return the version and the number of hashes of each package in a lock file."""
    pins: dict[str, tuple[str, int]] = {}
    last = ""
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if pin := PIN.match(line):
            last = pin["name"]
            assert last not in pins, f"{last} is pinned twice"
            pins[last] = (pin["version"], 0)
        elif HASH.match(line):
            version, hashes = pins[last]
            pins[last] = (version, hashes + 1)
        else:
            assert line.lstrip().startswith("#"), f"neither a pin nor a hash: {line}"
    return pins


def test_no_file_names_a_registry():
    """No file holds the host name of a package registry."""
    texts = repository_texts()
    assert [(name, host) for name, text in texts for host in REGISTRY_HOSTS if host in text.lower()] == []


def test_no_file_names_a_path_of_one_machine():
    """No file holds an absolute path into somebody's home or working directory."""
    texts = repository_texts()
    assert [(name, found[0]) for name, text in texts if (found := MACHINE_PATH.search(text))] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_lock_pins_everything_with_hashes(name):
    """Every line of a lock is a pin or a hash, and every pin has a hash."""
    pins = read_lock(name)
    assert pins
    assert [package for package, (_, hashes) in pins.items() if not hashes] == []
    assert pins["litellm"][0] not in BAD_LITELLM


def test_locks_agree():
    """The development lock holds all of the runtime lock, and the build backend."""
    development = read_lock("requirements-dev.txt")
    assert read_lock("requirements.txt").items() <= development.items()
    assert "hatchling" in development


def test_changelog_is_up_to_date():
    """The newest heading of the changelog is the version in pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[([^]]+)]", changelog, re.MULTILINE)
    assert newest is not None
    assert newest[1] == project["version"]


def test_start_up_imports_nothing_heavy():
    """`check --version` imports none of the heavy modules."""
    check = Path(sysconfig.get_path("scripts")) / "check"
    command = [sys.executable, "-X", "importtime", str(check), "--version"]
    log = subprocess.run(command, capture_output=True, check=True, text=True).stderr
    imported = {line.rpartition("|")[2].strip() for line in log.splitlines()}
    assert "checker.cli" in imported
    heavy = tuple(f"{name}." for name in HEAVY_MODULES)
    assert [name for name in sorted(imported) if f"{name}.".startswith(heavy)] == []
