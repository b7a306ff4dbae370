"""A server on this machine that speaks the wire formats of backends, and fails in every way that a network allows."""

import json
import re
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[["Handler"], None]


class Server(ThreadingHTTPServer):
    """Answers each request by the next behaviour in line, and by the last one from then on."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.bodies: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.times: list[float] = []
        self.behaviours: list[Behaviour] = [says()]
        self.most_at_once = self._at_once = 0
        self.lock = threading.Lock()

    @classmethod
    @contextmanager
    def running(cls) -> Iterator["Server"]:
        """A server that replies until the block ends."""
        made = cls()
        threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield made
        finally:
            made.shutdown()
            made.server_close()

    @property
    def address(self) -> str:
        """The address without a path."""
        return f"http://127.0.0.1:{self.server_port}"

    def next_behaviour(self) -> Behaviour:
        with self.lock:
            return self.behaviours.pop(0) if len(self.behaviours) > 1 else self.behaviours[0]

    def enter(self, by: int) -> None:
        with self.lock:
            self._at_once += by
            self.most_at_once = max(self.most_at_once, self._at_once)

    def handle_error(self, request, client_address) -> None:
        """A client that went away is what many tests are about."""


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/api/show":
            self.send_json({"template": "", "model_info": {}, "capabilities": ["completion"]})
            return
        with self.server.lock:
            self.server.bodies.append(body)
            self.server.paths.append(self.path)
            self.server.headers.append(dict(self.headers))
            self.server.times.append(time.monotonic())
        self.body = body
        self.server.enter(1)
        try:
            self.server.next_behaviour()(self)
        finally:
            self.server.enter(-1)

    @property
    def asked(self) -> list[str]:
        """The ids that the prompt asks for."""
        texts = [text_of(message) for message in self.body["messages"] if message["role"] == "user"]
        return [id for line in re.findall(r"Asked for: (.*)", texts[0]) for id in line.split(";")[0].split(", ")]

    def send_json(self, data: object, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self.send_text(json.dumps(data), status, headers)

    def send_text(self, text: str, status: int = 200, headers: dict[str, str] | None = None) -> None:
        raw = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(raw)

    def completion(self, text: str | None, finish: str = "stop", **extra: object) -> dict[str, Any]:
        """A completion in the wire format of the address that was asked."""
        usage = {"prompt_tokens": 120, "completion_tokens": 30, "total_tokens": 150}
        if self.path.endswith("/messages"):
            stop = {"stop": "end_turn", "length": "max_tokens", "content_filter": "refusal"}[finish]
            content = [] if text is None else [{"type": "text", "text": text}]
            return {
                "id": "msg", "type": "message", "role": "assistant", "model": "claude-on-the-wire", "content": content,
                "stop_reason": stop, "stop_sequence": None, "usage": {"input_tokens": 120, "output_tokens": 30},
            }  # fmt: skip
        if self.path.endswith("/api/chat"):
            return {
                "model": "ollama-on-the-wire", "created_at": "2026-01-01", "done": True, "done_reason": finish,
                "message": {"role": "assistant", "content": text or ""}, "prompt_eval_count": 120, "eval_count": 30,
            }  # fmt: skip
        message = {"role": "assistant", "content": text, **extra}
        return {
            "id": "x", "object": "chat.completion", "created": 0, "model": "model-on-the-wire", "usage": usage,
            "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        }  # fmt: skip

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def text_of(message: dict[str, Any]) -> str:
    """The text of a chat message, whatever the format."""
    content = message["content"]
    return content if isinstance(content, str) else "".join(part.get("text", "") for part in content)


def derivations(handler: Handler, formula: str | None = None) -> str:
    """A reply in its shape: the same formula for every figure asked for, or none."""
    why = "no premises" if formula is None else None
    return json.dumps({"derivations": [{"id": id, "formula": formula, "why": why} for id in handler.asked]})


def says(text: str | Callable[[Handler], str] | None = derivations, finish: str = "stop", **extra: object) -> Behaviour:
    """Reply with a text."""
    return lambda handler: handler.send_json(
        handler.completion(text(handler) if callable(text) else text, finish, **extra)
    )


def fails(status: int, message: str = "no", **headers: str) -> Behaviour:
    """Fail with a status."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: handler.send_json({"error": {"message": message, "type": "error"}}, status, named)


def sends(text: str) -> Behaviour:
    """Send a body that is no completion."""
    return lambda handler: handler.send_text(text)


def cuts(handler: Handler) -> None:
    """Close the connection in the middle of the reply."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(b'{"id": "x", "choices": [')
    handler.wfile.flush()
    handler.close_connection = True


def resets(handler: Handler) -> None:
    """Break the connection off before a word of a reply."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.close_connection = True


def hangs(seconds: float) -> Behaviour:
    """Say nothing for so long."""

    def behave(handler: Handler) -> None:
        time.sleep(seconds)
        handler.send_json(handler.completion(derivations(handler)))

    return behave


def drips(handler: Handler) -> None:
    """Send a byte now and then, so that no single read is late."""
    raw = json.dumps(handler.completion(derivations(handler))).encode()
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(raw)))
    handler.end_headers()
    for byte in raw[:200]:
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()
        time.sleep(0.05)
