"""The commands behind the command line, one module each; only the one that is asked for is imported."""

COMMANDS = {
    "audit": "checker.commands.audit",
    "backends": "checker.commands.backends",
    "baseline": "checker.commands.baseline",
    "bench": "checker.commands.bench",
    "clean": "checker.commands.clean",
    "config": "checker.commands.config",
    "explain": "checker.commands.explain",
    "lsp": "checker.commands.lsp",
    "mcp": "checker.commands.mcp",
    "report": "checker.commands.report",
    "rule": "checker.commands.rule",
    "scan": "checker.commands.scan",
    "schema": "checker.commands.schema",
}
"""Each command and the module that adds it to an app."""
