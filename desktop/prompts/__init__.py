"""The Prompts pane: what the program says to models, and a project's own texts of it."""
