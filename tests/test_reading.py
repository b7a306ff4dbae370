"""Tests of reading: files and records, blocks, sentences and positions."""

import hashlib
import json
import os
import re
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import CheckerError, UnreadableInput, UsageError
from checker.reading import Failure, read_bytes, read_path, read_text
from claims.document import BlockKind, Document

CORPORA = Path(__file__).parent / "reading"

PLACED = {
    BlockKind.HEADING: ("level",),
    BlockKind.ITEM: ("level", "group"),
    BlockKind.CELL: ("group", "row", "column"),
}


def cases(name: str):
    """One parameter for each case of a corpus."""
    found = tomllib.loads((CORPORA / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return pytest.mark.parametrize("case", found, ids=[case["name"] for case in found])


def read(text: str, suffix: str = ".md") -> Document:
    """Read a text as if from a file."""
    return read_text(text, id="essay", path=f"essay{suffix}", suffix=suffix)


def words(document: Document, span) -> str:
    """What is left of a span after masking, with its white space closed up."""
    return re.sub(r"\s+", " ", document.masked[span.start : span.end]).strip()


def described(document: Document) -> list[str]:
    """The blocks as the corpus writes them."""
    lines = []
    for block in document.blocks:
        places = [getattr(block, name) for name in PLACED.get(block.kind, ())]
        marks = [block.kind, *(str(place) for place in places if place >= 0), *["header"] * block.header]
        lines.append(f"{' '.join(marks)}: {words(document, block.span)}")
    return lines


@cases("blocks")
def test_blocks_are_told_apart(case):
    """Each text in the corpus is laid out as it should be."""
    assert case["blocks"] == described(read(case["text"], case.get("suffix", ".md")))


@cases("sentences")
@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_sentences_are_split(case, suffix):
    """Each paragraph in the corpus falls into the sentences that it should."""
    if suffix == ".txt" and "[^" in case["text"]:
        pytest.skip("Markdown only")
    document = read("X:\n\n" + case["text"], suffix)
    assert case["sentences"] == [words(document, sentence.span) for sentence in document.sentences][1:]


def test_blank_line_in_an_item_ends_a_sentence():
    """Two paragraphs of an item are one block and two sentences."""
    document = read("- It fell by\n\n  5 percent or so")
    expected = ["It fell by", "5 percent or so"]
    assert expected == [words(document, sentence.span) for sentence in document.sentences]
    assert {0} == {sentence.block for sentence in document.sentences}


def test_cell_is_one_sentence():
    """A cell is not split, however it is punctuated."""
    document = read("| a. B. | c |\n|---|---|\n| It fell. It rose. | d |")
    assert len(document.blocks) == len(document.sentences)


TEXTS = st.text(alphabet="ab1A .!?\n\t*_`[]()<>#|->\\$&;\"'•…。", max_size=80)


@given(TEXTS, st.sampled_from([".md", ".txt"]))
def test_spans_lie_in_the_text(text, suffix):
    """Blocks are in order, disjoint and inside the text; sentences likewise inside their blocks."""
    document = read(text + "\n\nx", suffix)
    end = 0
    for block in document.blocks:
        assert end <= block.span.start < block.span.end <= len(document.text)
        end = block.span.end
    end = 0
    for sentence in document.sentences:
        assert end <= sentence.span.start < sentence.span.end
        assert document.blocks[sentence.block].span.contains(sentence.span)
        end = sentence.span.end


@given(TEXTS, st.sampled_from([".md", ".txt"]))
def test_sentences_hold_all_that_is_left(text, suffix):
    """What is not blank in the masked text lies in a sentence, and no sentence starts or ends blank."""
    document = read(text + "\n\nx", suffix)
    parts = [document.masked[sentence.span.start : sentence.span.end] for sentence in document.sentences]
    assert "".join(document.masked.split()) == "".join("".join(parts).split())
    assert parts == [part.strip() for part in parts]


def test_position_counts_lines_as_editors_do():
    """Lines end with LF or CR LF, and columns count code points."""
    text = "one\r\ntwo 😀 three\nfour"
    document = read(text)
    assert text == document.text
    expected = [(2, 7), (3, 1)]
    assert expected == [document.position(text.index(word)) for word in ("three", "four")]


def test_suffix_chooses_the_format(tmp_path):
    """A suffix of Markdown, in either case, means Markdown; any other means plain text."""
    expected = {"a.md": "heading", "a.MARKDOWN": "heading", "a.txt": "paragraph", "a": "paragraph"}
    for name, kind in expected.items():
        (tmp_path / name).write_text("# One\n\nTwo.", encoding="utf-8")
        assert kind == read_path(str(tmp_path / name))[0].blocks[0].kind


def test_suffix_can_be_given_for_bytes():
    """Bytes are read as the suffix says, which is that of the path unless it is given."""
    assert BlockKind.HEADING is read_bytes(b"# One", path="essay.md")[0].blocks[0].kind
    assert BlockKind.HEADING is read_bytes(b"# One", path="-", suffix=".md")[0].blocks[0].kind


def test_byte_order_mark_is_no_part_of_the_text(tmp_path):
    """Offsets count from behind a byte order mark, and the digest is of the file as it is."""
    path = tmp_path / "essay.md"
    text = "# One"
    path.write_bytes(text.encode("utf-8-sig"))
    document = read_path(str(path))[0]
    assert text == document.text
    assert hashlib.sha256(path.read_bytes()).hexdigest() == document.sha256
    assert str(path) == document.path == document.id


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "essay.md: holds no text; there is nothing to check"),
        (b" \n\t\n", "essay.md: holds no text; there is nothing to check"),
        (b"caf\xe9", "essay.md:1: byte 0xE9 at offset 3 is not UTF-8; convert it to UTF-8"),
        (b"one\ntwo\ncaf\xe9", "essay.md:3: byte 0xE9 at offset 11 is not UTF-8; convert it to UTF-8"),
        (b"\xef\xbb\xbfa\xe9", "essay.md:1: byte 0xE9 at offset 4 is not UTF-8; convert it to UTF-8"),
        (b"\xff\xfea\0b\0", "essay.md: is UTF-16; convert it to UTF-8"),
        (b"PK\0\1", "essay.md: is not text (a NUL byte at offset 2); give Markdown or plain text in UTF-8"),
        (b"x" * 1001, "essay.md: larger than the limit of 1 kB; split it into smaller files"),
    ],
)
def test_unreadable_bytes_are_a_failure(data, message):
    """Bytes that hold no text give a failure that names the place and the way out."""
    assert [Failure("essay.md", "essay.md", message)] == read_bytes(data, path="essay.md", limit=1000)


def test_missing_file_and_folder_are_failures(tmp_path):
    """A path without a file is a failure like any other."""
    missing = str(tmp_path / "missing.md")
    assert f"{missing}: no such file; check the path" == read_path(missing)[0].message
    assert f"{tmp_path}: is a folder; name the files in it" == read_path(str(tmp_path))[0].message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything is readable to root")
def test_file_without_permission_is_a_failure(tmp_path):
    """A file that may not be read says so."""
    path = tmp_path / "essay.md"
    path.write_text("x", encoding="utf-8")
    path.chmod(0)
    assert f"{path}: permission denied; make the file readable" == read_path(str(path))[0].message


def test_default_limit_is_named(tmp_path):
    """A file larger than 10 MB is not read."""
    path = tmp_path / "essay.md"
    path.write_bytes(b"x " * 5_000_001)
    assert "larger than the limit of 10 MB" in read_path(str(path))[0].message


def test_message_is_one_line():
    """A name with control characters in it does not break the line of a message."""
    expected = "a\\nb.md: no such file; check the path"
    assert expected == read_path("a\nb.md")[0].message
    assert "cannot be read" in read_path("a\0b.md")[0].message


def test_records_are_read_each_on_its_own(tmp_path):
    """A record that cannot be read is a failure in its place, and the others are documents."""
    lines = [
        json.dumps({"id": "a", "text": "# One\u2028line"}),
        "{not json",
        "",
        json.dumps(["a"]),
        json.dumps({"text": "x"}),
        json.dumps({"id": "b"}),
        json.dumps({"id": "c", "text": " "}),
        json.dumps({"id": "a", "text": "again"}),
        json.dumps({"id": "d", "text": "\ud800"}),
        json.dumps({"id": 7, "text": "Two."}),
    ]
    path = tmp_path / "essays.jsonl"
    path.write_bytes("\n".join(lines).encode() + b'\r\n{"id": "e", "text": "\xe9"}\n' + b"[" * 100_000)
    outcomes = read_path(str(path))
    expected = ["a", "7"]
    assert expected == [outcome.id for outcome in outcomes if isinstance(outcome, Document)]
    assert {str(path)} == {outcome.path for outcome in outcomes}
    failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    way_out = 'each line must be an object {"id": …, "text": …}'
    assert [
        f"{path}:2: not JSON at column 2; {way_out}",
        f"{path}:4: JSON, but not an object; {way_out}",
        f'{path}:5: the record has no "id"; give it one that is a string',
        f'{path}:6: the record has no "text"; give it one that is a string',
        f'{path}:7: the "text" of the record is empty; there is nothing to check',
        f"{path}:8: the id 'a' is that of line 1 already; give each record an id of its own",
        f"{path}:9: the record holds half a surrogate pair; write the whole character",
        f"{path}:11: byte 0xE9 at offset 21 is not UTF-8; convert it to UTF-8",
        f"{path}:12: JSON that cannot be read; {way_out}",
    ] == [failure.message for failure in failures]
    assert f"{path}:2" == failures[0].id


def test_records_are_plain_text_unless_asked():
    """The text of a record is plain, and Markdown where the caller says so."""
    data = json.dumps({"id": "a", "text": "# One"}).encode()
    plain = read_bytes(data, path="essays.jsonl")[0]
    assert BlockKind.PARAGRAPH is plain.blocks[0].kind
    marked = read_bytes(data, path="essays.jsonl", record_suffix=".md")[0]
    assert BlockKind.HEADING is marked.blocks[0].kind
    assert hashlib.sha256(b"# One").hexdigest() == plain.sha256


def test_file_without_records_is_a_failure():
    """A file of records with no record in it is an input that could not be read."""
    path = "essays.jsonl"
    message = f"{path}: holds no text; there is nothing to check"
    assert [Failure(path, path, message)] == read_bytes(b"\n\n", path=path)


def test_text_without_anything_in_it_raises():
    """Reading a blank text raises rather than giving a document without claims."""
    with pytest.raises(UnreadableInput, match="holds no text"):
        read(" \n")


def test_errors_are_one_family():
    """Every error is a CheckerError with its message."""
    for kind in (UnreadableInput, UsageError):
        error = kind("essay.md: no such file")
        assert isinstance(error, CheckerError)
        assert "essay.md: no such file" == error.message == str(error)


def test_time_to_read_grows_with_the_length_alone():
    """Four times the Markdown takes about four times as long to read, at the best of three tries each."""
    prose = "## Costs\n\nIt *fell* by 5 percent, or [6](x), in 2024. It rose (by 7) again.\n\n"
    part = prose + "| a | b |\n|---|---|\n| 1 | 2 |\n\n"
    short, long = (min(seconds_to_read(part * count) for _ in range(3)) for count in (200, 800))
    assert 9 * short > long


def seconds_to_read(text):
    """The processor time that reading a text takes."""
    start = time.process_time()
    read(text)
    return time.process_time() - start
