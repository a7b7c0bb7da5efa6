"""A document beside what was read from it: its source, its Markdown, editing and comparing."""
