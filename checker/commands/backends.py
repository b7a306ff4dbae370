"""`check backends`: which backends there are, and, with `test`, whether each replies."""

from typing import Annotated

import typer

from checker.commands.flags import COST, with_settings
from checker.commands.output import print_line
from checker.errors import UsageError
from checker.session import Examination, run
from checker.settings import Layers
from claims.audit import ExitCode

_TEST = "test"


def add(app: typer.Typer) -> None:
    """Add the command to an app."""
    app.command("backends")(with_settings(backends, COST))


def backends(
    action: Annotated[
        list[str] | None, typer.Argument(metavar="[test [NAME]...]", help="Ask each a question with a known reply.")
    ] = None,
    *,
    layers: Layers,
) -> int:
    """List the backends that are set, and the services whose keys are; with `test`, try them, or those named."""
    given = action or []
    if given and given[0] != _TEST:
        raise UsageError(f"check backends {given[0]}: there is `check backends` and `check backends test [NAME]...`")
    return _tried(given[1:], layers) if given else _listed(layers)


def _listed(layers: Layers) -> int:
    from checker.backends.settings import backend_settings, is_ready, key_of, services

    for name, table in layers.of_run.backends:
        settings = backend_settings(name, table)
        price = "no price known" if settings.price is None else "price known" if settings.price.tokens_in else "free"
        ready = "ready" if is_ready(settings) else f"set {settings.key_name}"
        print_line(f"{name}: {settings.model}, family {settings.family}, {price}, {ready}")
    known = [backend_settings(f"{service}/MODEL") for service in services()]
    for settings in known:
        if key_of(settings) is not None:
            print_line(f"{settings.name}: {settings.key_name} is set")
    missing = [f"{settings.service} ({settings.key_name})" for settings in known if key_of(settings) is None]
    print_line(f"services whose key is not set: {', '.join(missing)}")
    print_line("ollama_chat/MODEL, hosted_vllm/MODEL, openai/MODEL with api_base: servers of your own need no key")
    print_line("scripted:FILE, recorded:FILE: replies from a file")
    return ExitCode.PASSED


def _tried(names: list[str], layers: Layers) -> int:
    import asyncio

    from checker.backends.probe import Trial, trial

    names = names or [name for name, _ in layers.of_run.backends]
    if not names:
        raise UsageError("check backends test: name a backend, or set one in [tool.checker.backends.NAME]")

    async def tried() -> list[Trial]:
        return await asyncio.gather(*(trial(witness, panel.book) for witness in panel.witnesses))

    with Examination(names, layers.of_run, keeps=False).panel() as panel:
        trials = run(tried())
    for each in trials:
        print_line(each.line)
    return ExitCode.PASSED if all(each.is_good for each in trials) else ExitCode.FAILED
