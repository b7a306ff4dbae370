"""Which family a backend belongs to: whose models share training, and with it mistakes."""

import re

from claims.pattern import lazy_regex

_FAMILIES = (
    ("claude", "anthropic"),
    ("mistral|mixtral|ministral|magistral|codestral|devstral|pixtral|voxtral", "mistral"),
    ("gpt|chatgpt|davinci|openai/o[1-9]|(?<![a-z])o[134](?![a-z])", "openai"),
    ("gemini|gemma|palm", "google"),
    ("qwen|qwq", "qwen"),
    ("deepseek", "deepseek"),
    ("llama(?!cpp|file)", "llama"),
    ("command|cohere|aya", "cohere"),
    ("grok", "xai"),
    ("phi-?[1-9]", "phi"),
    ("glm", "glm"),
    ("kimi", "kimi"),
    ("granite", "granite"),
    ("olmo", "olmo"),
    ("nova|titan", "amazon"),
)
_VERSION = lazy_regex(r"[:@].*$|[-_.]?\d.*$")


def family_of(model: str) -> str:
    """The family of a model by its name, most often its maker's; a name that is not known is a family of its own.

    A model distilled from another belongs to the one it was made from as much as to the other: the first name counts.
    """
    name = model.lower().rpartition("/")[2]
    found = [(match.start(), family) for words, family in _FAMILIES if (match := re.search(words, name))]
    if not found:
        found = [(match.start(), family) for words, family in _FAMILIES if (match := re.search(words, model.lower()))]
    if found:
        return min(found)[1]
    return _VERSION.sub("", name) or name
