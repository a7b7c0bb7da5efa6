"""The Playground pane: a question to up to three models, answered side by side."""
