"""A model of half a megabyte with random weights, and a real llama.cpp server for it.

Its replies are nonsense that keeps to a grammar: what a schema can hold, and nothing of what is asked. Run as a program
it makes the model and serves it: `python tests/tiny_model.py FILE PORT`.
"""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

WIDTH, LAYERS, HEADS, INNER, CONTEXT = 64, 2, 4, 128, 16384
LIKELY = {'"': 0.35, "}": 0.3, ",": 0.1, "e": 0.1, "a": 0.1, "t": 0.1, "\u2581": 0.1, "1": 0.05, "2": 0.05, ".": 0.1}
TEMPLATE = "{% for m in messages %}[{{ m['role'] }}] {{ m['content'] }}\n{% endfor %}[assistant] "


def make_model(path: Path, seed: int = 7) -> None:
    """Write a llama with random weights and a tokenizer of bytes and printable characters."""
    import gguf
    import numpy as np

    rng = np.random.default_rng(seed)
    tokens, scores, types = _vocabulary(gguf)
    places = {token: index for index, token in enumerate(tokens)}
    writer = gguf.GGUFWriter(str(path), "llama")
    writer.add_name("tiny-random")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_vocab_size(len(tokens))
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores(scores)
    writer.add_token_types(types)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    writer.add_add_bos_token(True)
    writer.add_add_space_prefix(False)
    writer.add_chat_template(TEMPLATE)
    for name, tensor in _tensors(rng, np, places, len(tokens)):
        writer.add_tensor(name, tensor)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _vocabulary(gguf: Any) -> tuple[list[bytes], list[float], list[Any]]:
    tokens, scores = [b"<unk>", b"<s>", b"</s>"], [0.0] * 3
    types = [gguf.TokenType.UNKNOWN, gguf.TokenType.CONTROL, gguf.TokenType.CONTROL]
    for byte in range(256):
        tokens.append(f"<0x{byte:02X}>".encode())
        scores.append(-1000.0)
        types.append(gguf.TokenType.BYTE)
    for place, character in enumerate(["\u2581", *map(chr, range(33, 127))]):
        tokens.append(character.encode())
        scores.append(-float(place + 1))
        types.append(gguf.TokenType.NORMAL)
    return tokens, scores, types


def _tensors(rng: Any, np: Any, places: dict[bytes, int], size: int) -> Iterator[tuple[str, Any]]:
    def random(*shape: int, scale: float = 0.08) -> Any:
        return rng.normal(0, scale, shape).astype(np.float32)

    embedding, output = random(size, WIDTH, scale=0.5), random(size, WIDTH, scale=0.05)
    # Channel 0 is the same for every token and nothing writes to it: a bias, by which strings and objects end.
    embedding[:, 0], output[:, 0] = 6.0, 0.0
    for character, bias in LIKELY.items():
        output[places[character.encode()], 0] = bias
    output[3:259, 0] = -1.0
    yield "token_embd.weight", embedding
    yield "output.weight", output
    yield "output_norm.weight", np.ones(WIDTH, np.float32)
    for layer in range(LAYERS):
        for norm in ("attn_norm", "ffn_norm"):
            yield f"blk.{layer}.{norm}.weight", np.ones(WIDTH, np.float32)
        for part in ("attn_q", "attn_k", "attn_v", "ffn_gate", "ffn_up", "attn_output", "ffn_down"):
            tall = INNER if part in ("ffn_gate", "ffn_up") else WIDTH
            wide = INNER if part == "ffn_down" else WIDTH
            tensor = random(tall, wide)
            if part in ("attn_output", "ffn_down"):
                tensor[0] = 0
            yield f"blk.{layer}.{part}.weight", tensor


def serve(path: Path, port: int) -> None:
    """Serve the model on this machine until the process ends."""
    import xllamacpp

    given = xllamacpp.CommonParams()
    given.model.path, given.port, given.hostnames = str(path), port, ["127.0.0.1"]
    given.n_ctx, given.n_parallel, given.n_gpu_layers = CONTEXT, 2, 0
    given.warmup, given.ui, given.use_jinja, given.verbosity = False, False, True, 0
    given.model_alias = ["tiny"] if isinstance(given.model_alias, list | tuple) else {"tiny"}
    given.cpuparams.n_threads = given.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(given)
    threading.Event().wait()
    del server


if __name__ == "__main__":
    make_model(Path(sys.argv[1]))
    serve(Path(sys.argv[1]), int(sys.argv[2]))
