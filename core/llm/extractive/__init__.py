"""The built-in engine: domain tree, questions and answers out of the text itself, in Chinese and English.

It needs no model, key or network. Every question comes from a sentence (a definition, a duty, a reason, a list…) and
every answer is a quotation of the sentences it was made from. All functions are pure, so they may run in any process.
"""

from core.llm.extractive.answering import answer
from core.llm.extractive.candidate import Answer, Candidate, Span, quote
from core.llm.extractive.engine import candidates
from core.llm.extractive.labels import clean_label, is_boilerplate
from core.llm.extractive.outline import Node, tree
from core.llm.extractive.phrases import key_phrases
from core.llm.extractive.selecting import questions
from core.llm.extractive.tagging import Filing

__all__ = [
    "Answer",
    "Candidate",
    "Filing",
    "Node",
    "Span",
    "answer",
    "candidates",
    "clean_label",
    "is_boilerplate",
    "key_phrases",
    "questions",
    "quote",
    "tree",
]
