"""What building a tree, or revising it, would take."""

from __future__ import annotations

from sqlalchemy import Connection

from core.domain import writing
from core.domain.revising import RevisionOptions, read, variables
from core.domain.suggesting import OUTLINE_CHARACTERS, TreeOptions, read_outlines, shown
from core.stages import estimate as stages
from core.stages.choice import is_built_in
from core.stages.estimate import Estimate

# A tree repeats the better half of the headings it is made from, in more signs than they have.
SHARE, LEAST, MOST = 0.6, 100, 4000


def estimate(connection: Connection, project_id: int, options: TreeOptions) -> Estimate:
    """Return calls, tokens and money; the documents' own headings cost nothing. `items` are the documents."""
    outlines, language = read_outlines(connection, project_id)
    if not outlines or options.source == "outline" or is_built_in(options.model):
        return Estimate(len(outlines))
    listed = shown(outlines, OUTLINE_CHARACTERS)
    prompt = stages.overhead("domain-tree", language, {"outlines": listed, "depth": str(options.depth)})
    found = stages.estimate(options.model, 1, prompt, reply(stages.tokens(listed)))
    return Estimate(len(outlines), found.calls, found.prompt_tokens, found.completion_tokens, found.cost)


def revision(connection: Connection, project_id: int, options: RevisionOptions) -> Estimate:
    """Return what revising the tree would take; `items` are the documents that came."""
    if is_built_in(options.model) or not writing.size(connection, project_id):
        return Estimate(len(options.documents))
    ground = read(connection, project_id, options)
    filled, _seen = variables(ground, options.headings)
    prompt = stages.overhead("tree-revise", ground.language, filled)
    listed = stages.tokens(filled["added"]) + stages.tokens(filled["removed"])
    found = stages.estimate(options.model, 1, prompt, reply(listed))
    return Estimate(len(options.documents), found.calls, found.prompt_tokens, found.completion_tokens, found.cost)


def reply(listed: int) -> int:
    """Return about how many tokens the tree has that is made from headings of so many tokens."""
    return min(MOST, max(LEAST, round(listed * SHARE)))
