"""Everything between a prompt and a checked answer: endpoints, pacing, parsing, prices and the built-in engine."""
