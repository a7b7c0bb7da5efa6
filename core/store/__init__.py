"""The store: one SQLite file, its schema, its migrations and its one writer."""
