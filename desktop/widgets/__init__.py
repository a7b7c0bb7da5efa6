"""Widgets that panes are built from; they take plain data and callables and know nothing of the database."""
