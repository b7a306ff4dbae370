"""What a cross-examination will take, before anything is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from checker.backends.witness import Witness
from checker.examination.docket import Docket
from checker.examination.examine import Panel
from checker.examination.excerpt import tokens_of
from checker.examination.packing import most_reply_tokens
from claims.audit import Audit
from prompts.template import Prompt, schema_of

_TOKENS_PER_ENTRY = 25


@dataclass(frozen=True, slots=True)
class Forecast:
    """The calls of the first round for one backend, about so many tokens, and dollars where a price is known.

    A second round of an audit, on disagreements alone, comes to as much again at the very most.
    """

    backend: str
    calls: int
    tokens_in: int
    tokens_out: int
    cost: Fraction | None
    most: Fraction | None


def prompts_of(audit: Audit, panel: Panel) -> list[Prompt]:
    """The prompts of the first round about an audit."""
    return [
        prompt
        for audited in audit.documents
        if audited.document is not None
        for prompt in Docket(audited, panel.book).prompts(panel.questions)
    ]


def forecast(prompts: Sequence[Prompt], witnesses: Sequence[Witness]) -> list[Forecast]:
    """The forecast for each backend. Nothing is sent."""
    return [_of_witness(witness, prompts) for witness in witnesses]


def _of_witness(witness: Witness, prompts: Sequence[Prompt]) -> Forecast:
    settings, samples = witness.settings, witness.settings.samples
    tokens_in = samples * sum(_sent(prompt) for prompt in prompts)
    tokens_out = samples * sum(_TOKENS_PER_ENTRY * len(prompt.asked) for prompt in prompts)
    most_out = samples * sum(map(most_reply_tokens, prompts))
    price = settings.price
    return Forecast(
        settings.name,
        samples * len(prompts),
        tokens_in,
        tokens_out,
        None if price is None else price.of(tokens_in, tokens_out),
        None if price is None else price.of(tokens_in, most_out),
    )


def _sent(prompt: Prompt) -> int:
    return tokens_of(prompt.system + prompt.user + str(schema_of(prompt.shape)))


def forecast_text(forecasts: Sequence[Forecast], rounds: int = 2) -> str:
    """The forecast as lines for a terminal; where there may be a second round, it says what that comes to."""
    lines = ["dry run: nothing was sent"]
    for item in forecasts:
        money = "no price is known" if item.cost is None or item.most is None else _money(item.cost, item.most)
        lines.append(
            f"{item.backend}: {item.calls:,} {'call' if item.calls == 1 else 'calls'}, about {item.tokens_in:,} tokens"
            f" in and {item.tokens_out:,} out, {money}"
        )
    if rounds > 1:
        lines.append("a second round, on disagreements alone, comes to as much again at most")
    return "\n".join(lines)


def _money(cost: Fraction, most: Fraction) -> str:
    if not most:
        return "free"
    return f"about ${float(cost):.4f}, at most ${float(most):.4f}"
