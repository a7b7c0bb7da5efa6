"""The pane of questions."""
