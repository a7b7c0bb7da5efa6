"""Documents: reading files into Markdown, keeping where every passage came from."""
