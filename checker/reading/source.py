"""Bytes from the outside world, and the text they hold."""

from pathlib import Path

from checker.errors import UnreadableInput

LIMIT = 10_000_000
"""The largest essay that is read, in bytes, unless the caller says otherwise."""


def printable(name: str) -> str:
    """The name of an input, fit for one line of a message."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name)


def load(path: str, limit: int) -> bytes:
    """All bytes of a file.

    Raises UnreadableInput where there is no such file, it is a folder, it may not be read, or it is larger
    than `limit`.
    """
    name = printable(path)
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError:
        raise UnreadableInput(f"{name}: no such file; check the path") from None
    except IsADirectoryError:
        raise UnreadableInput(f"{name}: is a folder; name the files in it") from None
    except PermissionError:
        raise _refused(path, name) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableInput(f"{name}: cannot be read ({reason}); check the path") from None
    return within(data, name, limit)


def _refused(path: str, name: str) -> UnreadableInput:
    # Windows refuses to open a folder as if the permission were missing.
    if Path(path).is_dir():
        return UnreadableInput(f"{name}: is a folder; name the files in it")
    return UnreadableInput(f"{name}: permission denied; make the file readable")


def within(data: bytes, name: str, limit: int) -> bytes:
    """The same bytes. Raises UnreadableInput where they are more than `limit`."""
    if len(data) > limit:
        raise UnreadableInput(f"{name}: larger than the limit of {_size(limit)}; split it into smaller files")
    return data


def decode(data: bytes, name: str, *, line: int | None = None) -> str:
    """The text of an essay, without a byte order mark and with its line ends as they are.

    `line` is the line of the file where `data` starts, if it is not the whole of it. Raises UnreadableInput
    for binary data, for anything but UTF-8, and for text with nothing in it.
    """
    start = name if line is None else f"{name}:{line}"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableInput(f"{start}: is UTF-16; convert it to UTF-8")
    if (at := data.find(b"\0")) >= 0:
        where = f"a NUL byte at offset {at}"
        raise UnreadableInput(f"{start}: is not text ({where}); give Markdown or plain text in UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec counts from behind the byte order mark.
        at = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        at_line = (line or 1) + data.count(b"\n", 0, at)
        problem = f"byte 0x{data[at]:02X} at offset {at} is not UTF-8"
        raise UnreadableInput(f"{name}:{at_line}: {problem}; convert it to UTF-8") from None
    if not text.strip():
        raise UnreadableInput(f"{start}: holds no text; there is nothing to check")
    return text


def _size(limit: int) -> str:
    for unit, scale in (("MB", 1_000_000), ("kB", 1_000)):
        if limit >= scale:
            return f"{limit / scale:g} {unit}"
    return f"{limit} bytes"
