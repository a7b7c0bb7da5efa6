"""Chunks: the pieces of a document that questions are asked about."""
