"""Genre–audience pairs in the window: a sheet for one document, a form for many."""
