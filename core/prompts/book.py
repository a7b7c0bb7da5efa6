"""The prompts of one run: what the project has at its start stays the same to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.prompts.catalogue import Prompt
from core.prompts.overrides import effective

if TYPE_CHECKING:
    from core.workspace import Workspace


class PromptBook:
    """The prompts of a project, each read once."""

    def __init__(self, workspace: Workspace, project_id: int) -> None:
        self._workspace = workspace
        self._project_id = project_id
        self._prompts: dict[tuple[str, str], Prompt] = {}

    def load(self, id: str, language: str) -> Prompt:
        """Return the prompt `id` for documents in `language` ("zh", "en", or any other: the English one, told so).

        Raises:
            LorewrightError: there is no such prompt.
            PromptInvalid: the project's own text does not fit the variables that the program has now.
        """
        prompt = self._prompts.get((id, language))
        if prompt is None:
            with self._workspace.read() as connection:
                prompt = effective(connection, self._project_id, id, language)
            self._prompts[id, language] = prompt
        return prompt
