"""The Documents pane: what was brought in, its text, its chunks."""
