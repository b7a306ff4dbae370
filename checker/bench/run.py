"""A bench: every paper put to every backend at once, by the prompt and with the limits of an audit, in one round."""

import asyncio
from collections.abc import Sequence

from checker.backends.witness import Outcome, Witness
from checker.bench.grade import Graded, grade
from checker.bench.problem import Paper, papers
from checker.bench.score import Bench, Score
from checker.examination.examine import Panel
from checker.examination.interpret import Source
from checker.examination.tally import tally
from claims.derivation import Question
from prompts.template import Prompt, PromptBook

_Asked = tuple[Paper, Prompt]


def asked(book: PromptBook, given: Sequence[Paper] | None = None) -> list[_Asked]:
    """Every prompt of a bench, with the paper that it is about; by default of all papers."""
    return [
        (paper, prompt)
        for paper in (papers() if given is None else given)
        for prompt in paper.docket(book).prompts([Question.DERIVE])
    ]


async def bench(panel: Panel, given: Sequence[Paper] | None = None) -> Bench:
    """The scores of a panel. No failure of a backend raises: it stands in its score."""
    pairs = asked(panel.book, given)
    async with asyncio.TaskGroup() as group:
        tasks = [
            [
                [group.create_task(witness.ask(prompt, repeat)) for repeat in range(witness.settings.samples)]
                for witness in panel.witnesses
            ]
            for _, prompt in pairs
        ]
    replies = [[[task.result() for task in samples] for samples in row] for row in tasks]
    scores = [_score(witness, pairs, [row[place] for row in replies]) for place, witness in enumerate(panel.witnesses)]
    problems = [paper.by_id[id] for paper, prompt in pairs for id in prompt.asked]
    traps = sum(problem.is_trap for problem in problems)
    return Bench(len(problems), traps, panel.book.digest(Question.DERIVE), scores)


def _score(witness: Witness, pairs: Sequence[_Asked], replies: Sequence[Sequence[Outcome]]) -> Score:
    settings = witness.settings
    graded: list[Graded] = []
    for (paper, prompt), samples in zip(pairs, replies, strict=True):
        source = Source(settings.name, settings.family, prompt.question, prompt.digest)
        graded += [grade(paper.by_id[id], paper, outcome, source) for outcome in samples for id in prompt.asked]
    outcomes = [outcome for samples in replies for outcome in samples]
    return Score(tuple(graded), tally(settings, outcomes, [item.derivation for item in graded]))
