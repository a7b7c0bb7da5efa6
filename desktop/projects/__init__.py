"""The Projects pane: cards of all projects, making, archiving and deleting them."""
