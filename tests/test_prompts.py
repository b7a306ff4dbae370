"""Tests of what backends are asked: golden text, digests, boundaries, and templates in which no figure shows."""

import re

import pytest

from checker.examination.docket import Docket
from checker.examination.spelling import spelled
from checker.pipeline import audit_input
from checker.reading.reader import read_text
from claims.derivation import Question
from prompts.template import PromptBook, PromptError, boundary, schema_of

ESSAY = """# The orchard

The orchard has 40 rows of 25 trees, or 1,000 trees in all. Each gives 60 kg of apples, so the crop is 60 tonnes.

| Cost | A year |
|------|--------|
| Water | $4,000 |
| Labour | $26,000 |
| Total | $30,000 |

At $0.50 per kg the crop brings $30,000. A hectare holds 3,000 trees. [Nobody](https://example.org/9) counts them.
"""
BOOK = PromptBook()


def docket(text=ESSAY, book=BOOK):
    """The docket of an essay."""
    return Docket(audit_input(read_text(text, id="essay.md", path="essay.md", suffix=".md")), book)


def shown(prompt):
    """A prompt as it is kept beside the tests."""
    return f"{prompt.system}\n\n----------\n\n{prompt.user}\n"


@pytest.mark.parametrize("question", [Question.DERIVE, Question.ESTIMATE, Question.LOCATE])
def test_prompts_of_the_first_round_are_golden(question, golden):
    """What is sent in the first round is reviewed like code."""
    (prompt,) = docket().prompts([question])
    golden(f"prompts/{question.value}.txt", shown(prompt))


def test_the_prompt_of_the_second_round_is_golden(golden):
    """What is sent in the second round names the premises that somebody took, and nobody's value."""
    made = docket()
    (prompt,) = made.second(made.targets(Question.DERIVE)[:2])
    golden("prompts/cross-examine.txt", shown(prompt))


@pytest.mark.parametrize("question", Question)
def test_no_template_shows_a_figure(question):
    """No template holds a digit or a number word, so that no hidden figure shows in one by accident."""
    prompt = BOOK.render(question, "PASSAGE", ("qa",), bearing={"qa": ("qb",)})
    text = f"{prompt.system}\n{prompt.user}"
    assert [] == re.findall(r"\d", text)
    number_words = {word for number in range(1000) for word in spelled(number).split()}
    number_words |= {"half", "twice", "double", "triple", "dozen", "third", "quarter", "million", "billion", "thousand"}
    assert set() == set(re.findall(r"[a-z]+", text.lower())) & number_words
    assert [] == re.findall(r"\d", str(schema_of(prompt.shape)))


def test_the_text_stands_between_boundaries():
    """A boundary depends on every character of the text, and the text cannot hold it."""
    assert boundary("one text") != boundary("one text.")
    prompt = BOOK.render(Question.DERIVE, "PASSAGE", ("qa",))
    line = boundary("PASSAGE")
    assert f"{line}\nPASSAGE\n{line}\n" in prompt.user
    assert line.isalpha()
    assert line in prompt.system


def test_what_an_author_writes_is_not_rendered():
    """Template syntax, markup and brackets of an essay arrive as they are, or as round brackets."""
    (prompt, *_) = docket("We pay 3 × 4 = 12 coins {% if & [qz 4].").prompts([Question.DERIVE])
    assert "{% if &" in prompt.user
    assert "[qz" not in prompt.user


def test_the_digest_changes_with_the_template(tmp_path):
    """A prompt of the user's takes the place of ours, and the digest says so."""
    source = "Be brief. {{ boundary }}\n=== user ===\n{{ passage }}\n{{ asked | join(' ') }}"
    (tmp_path / "derive.j2").write_text(source)
    book = PromptBook(tmp_path)
    assert BOOK.digest(Question.DERIVE) != book.digest(Question.DERIVE)
    assert BOOK.digest(Question.LOCATE) == book.digest(Question.LOCATE)
    (prompt,) = docket(book=book).prompts([Question.DERIVE])
    assert prompt.system.startswith("Be brief.")
    assert book.digest(Question.DERIVE) == prompt.digest


@pytest.mark.parametrize("source", ["no separator", "a\n=== user ===\n{{ nonsense }}", "a\n=== user ===\n{% if %}"])
def test_a_template_that_cannot_be_rendered_is_named(tmp_path, source):
    """A name that is not known, or a template without its two parts, stops the run and is named."""
    (tmp_path / "derive.j2").write_text(source)
    with pytest.raises(PromptError, match=r"derive\.j2"):
        PromptBook(tmp_path).render(Question.DERIVE, "PASSAGE", ("qa",))


def test_a_folder_without_templates_is_refused(tmp_path):
    """A folder that was meant to hold prompts and holds none is a mistake."""
    with pytest.raises(PromptError, match="no template"):
        PromptBook(tmp_path)
