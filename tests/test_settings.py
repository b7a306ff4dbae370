"""Tests of the configuration: which layer wins, and what is refused."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from checker.errors import UsageError
from checker.settings import Layers
from checker.settings.file import closest
from checker.settings.schema import configuration_schema
from checker.settings.settings import KEYS


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    """Work in an empty folder, with no setting in the environment."""
    monkeypatch.chdir(tmp_path)
    for key in KEYS:
        monkeypatch.delenv(key.variable, raising=False)
    closest.cache_clear()
    return tmp_path


def write(name, content):
    """A file in the current folder, and the folders above it."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def test_the_closest_file_wins():
    """An essay follows the configuration in its own folder, else that of the closest folder above."""
    write("pyproject.toml", '[tool.checker]\nfail-on = "warning"\n')
    write("drafts/checker.toml", 'fail-on = "never"\n')
    layers = Layers()
    assert "warning" == layers.settings_for("essay.md").fail_on
    assert "never" == layers.settings_for("drafts/essay.md").fail_on
    assert "never" == layers.settings_for("drafts/2024/may/essay.md").fail_on
    assert "warning" == layers.settings_for("notes/essay.md").fail_on


def test_a_project_file_without_our_table_is_passed_over():
    """A pyproject.toml that is about other tools does not end the search, even where it mentions the name."""
    write("checker.toml", 'fail-on = "never"\n')
    write("tool/pyproject.toml", '[project]\nname = "spell-checker"\n')
    assert "never" == Layers().settings_for("tool/essay.md").fail_on


def test_the_own_file_stands_before_the_project_file():
    """In one folder checker.toml is taken, not pyproject.toml."""
    write("checker.toml", "max-warnings = 3\n")
    write("pyproject.toml", "[tool.checker]\nmax-warnings = 4\n")
    assert 3 == Layers().settings_for("essay.md").max_warnings


def test_environment_over_file_and_flags_over_environment(monkeypatch):
    """Each layer wins over the one before it, and says where a value comes from."""
    write("checker.toml", 'fail-on = "warning"\nignore = ["share"]\nmax-warnings = 1\n')
    monkeypatch.setenv("CHECK_FAIL_ON", "note")
    monkeypatch.setenv("CHECK_MAX_WARNINGS", "2")
    settings = Layers({"max_warnings": 3}).settings_for("essay.md")
    assert (("share",), "note", 3) == (settings.ignore, settings.fail_on, settings.max_warnings)
    assert {"ignore", "fail_on", "max_warnings"} == set(settings.sources)
    assert settings.sources["ignore"].endswith("checker.toml")
    assert ("CHECK_FAIL_ON", "--max-warnings") == (settings.sources["fail_on"], settings.sources["max_warnings"])


def test_a_named_file_is_used_whatever_lies_closer():
    """--config replaces the search, and --isolated ends it."""
    write("checker.toml", 'fail-on = "warning"\n')
    write("ci/strict.toml", 'fail-on = "note"\n')
    assert "note" == Layers(config=Path("ci/strict.toml")).settings_for("essay.md").fail_on
    assert "error" == Layers(isolated=True).settings_for("essay.md").fail_on


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('fail-onn = "error"', ["fail-onn", "did you mean fail-on?"]),
        ("zebra = 1", ["zebra", "known are select"]),
        ('fail-on = "warnings"', ["fail-on", "did you mean warning?"]),
        ("fail-on = 1", ["fail-on", "error, warning, note, never"]),
        ('select = ["shares"]', ["select", "did you mean share?"]),
        ('select = "share"', ["select", "list of strings"]),
        ("max-warnings = -1", ["max-warnings", "whole number"]),
        ("max-warnings = true", ["max-warnings", "whole number"]),
        ("exit-zero = 1", ["exit-zero", "true or false"]),
        ('per-file-ignores = ["a.md"]', ["per-file-ignores", "table"]),
        ('[per-file-ignores]\n"a.md" = ["totals"]', ["per-file-ignores", "did you mean total?"]),
        ("fail-on = ", ["not TOML", "line 1"]),
    ],
)
def test_a_bad_file_names_itself_and_its_key(content, told):
    """What is not known, and what a key cannot have, stops the run with the file, the key and a suggestion."""
    write("checker.toml", content + "\n")
    with pytest.raises(UsageError) as stopped:
        Layers().settings_for("essay.md")
    assert all(part in stopped.value.message for part in ["checker.toml", *told]), stopped.value.message
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(_parsed(content), configuration_schema())


def _parsed(content):
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError:
        return None


@pytest.mark.parametrize(
    ("name", "value"), [("CHECK_FAIL_ON", "maybe"), ("CHECK_MAX_WARNINGS", "x"), ("CHECK_EXIT_ZERO", "2")]
)
def test_a_bad_variable_is_named(monkeypatch, name, value):
    """A variable that makes no sense stops the run under its name."""
    monkeypatch.setenv(name, value)
    with pytest.raises(UsageError, match=name):
        Layers().settings_for("essay.md")


def test_lists_in_the_environment(monkeypatch):
    """A list is written with commas."""
    monkeypatch.setenv("CHECK_SELECT", "share, total")
    monkeypatch.setenv("CHECK_EXIT_ZERO", "yes")
    settings = Layers().settings_for("essay.md")
    assert (("share", "total"), True) == (settings.select, settings.exit_zero)


def test_the_schema_takes_what_we_take():
    """A file that we read is valid by the schema."""
    content = 'fail-on = "note"\nselect = ["share"]\nmax-warnings = 0\n[per-file-ignores]\n"drafts/**" = ["total"]\n'
    write("checker.toml", content)
    assert 0 == Layers().settings_for("essay.md").max_warnings
    schema = configuration_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(tomllib.loads(content), schema)
    assert {key.name for key in KEYS} == set(json.loads(json.dumps(schema))["properties"])
