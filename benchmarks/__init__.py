"""Measurements of speed and memory, each against a limit or a peer measured in the same run."""
