"""Tests of the servers, each driven over its pipes by the client that its own library has."""

import asyncio
import json
import os
from pathlib import Path

import pytest

from tests.command import COMMAND

ROOT = Path(__file__).resolve().parent.parent
WRONG = "Größe 👩‍👩‍👧: the van makes 3 × 12 = 48 trips.\n"
TIMEOUT = 60


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    """Work in an empty folder, in processes that run this code."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def units(text):
    """The length of a text in the units of the protocol."""
    return len(text.encode("utf-16-le")) // 2


def drive(session):
    """Run a session with a language server that has one draft open."""
    pytest.importorskip("pygls")
    from lsprotocol import types
    from pygls.lsp.client import LanguageClient

    async def run():
        client = LanguageClient("test", "0")
        told = asyncio.Queue()
        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: told.put_nowait(params))
        await client.start_io(str(COMMAND), "lsp")
        root = Path.cwd().as_uri()
        await client.initialize_async(types.InitializeParams(types.ClientCapabilities(), root_uri=root))
        client.initialized(types.InitializedParams())
        uri = f"{root}/e.md"
        item = types.TextDocumentItem(uri, "markdown", 1, WRONG)
        client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await session(client, types, uri, told)
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()

    asyncio.run(asyncio.wait_for(run(), TIMEOUT))


def test_diagnostics_follow_the_draft():
    """A wrong figure is told where it stands, in the units of the protocol, and taken back when it is mended."""

    async def session(client, types, uri, told):
        (diagnostic,) = (await told.get()).diagnostics
        at = units(WRONG[: WRONG.index("48")])
        assert (0, at, at + len("48 trips")) == (
            diagnostic.range.start.line,
            diagnostic.range.start.character,
            diagnostic.range.end.character,
        )
        assert ("equation", "essay-checker", 1) == (diagnostic.code, diagnostic.source, diagnostic.severity)
        assert ["a", "b"] == [item.message for item in diagnostic.related_information]
        document = types.VersionedTextDocumentIdentifier(2, uri)
        change = types.TextDocumentContentChangeWholeDocument(WRONG.replace("48", "36"))
        client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        assert 0 == len((await told.get()).diagnostics)

    drive(session)


def test_hover_and_actions():
    """The derivation is told under the cursor; a repair and a suppression are offered, and both work."""

    async def session(client, types, uri, told):
        (diagnostic,) = (await told.get()).diagnostics
        document = types.TextDocumentIdentifier(uri)
        hover = await client.text_document_hover_async(types.HoverParams(document, diagnostic.range.start))
        assert "3 × 12 = 36 trips" in hover.contents.value
        nowhere = types.HoverParams(document, types.Position(0, 0))
        assert await client.text_document_hover_async(nowhere) is None
        context = types.CodeActionContext([diagnostic])
        params = types.CodeActionParams(document, diagnostic.range, context)
        actions = await client.text_document_code_action_async(params)
        edits = [edit for action in actions for edit in action.edit.changes[uri]]
        assert "36 trips" == edits[0].new_text
        assert diagnostic.range == edits[0].range
        assert "check: ignore[equation]" in edits[-1].new_text
        assert units(WRONG.rstrip()) == edits[-1].range.start.character

    drive(session)


def test_an_assistant_audits_its_draft():
    """The tools are listed; one gives the audit of a text as JSON, one the reasoning about a line."""
    pytest.importorskip("mcp")
    from mcp import ClientSession, StdioServerParameters
    from mcp.client.stdio import stdio_client

    async def run():
        server = StdioServerParameters(command=str(COMMAND), args=["mcp"], env=dict(os.environ))
        async with stdio_client(server) as pipes, ClientSession(*pipes) as session:
            await session.initialize()
            assert {"check_text", "explain"} == {tool.name for tool in (await session.list_tools()).tools}
            audit = await session.call_tool("check_text", {"text": WRONG})
            (finding,) = json.loads(audit.content[0].text)["findings"]
            assert ("inconsistent", "48 trips") == (finding["verdict"], finding["quote"])
            told = await session.call_tool("explain", {"text": WRONG, "line": 1})
            assert "36 trips" in told.content[0].text
            empty = await session.call_tool("check_text", {"text": ""})
            assert "failed" == json.loads(empty.content[0].text)["status"]

    asyncio.run(asyncio.wait_for(run(), TIMEOUT))
