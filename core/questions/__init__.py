"""Questions: asked of chunks, tagged with the domain tree."""
