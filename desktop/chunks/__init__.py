"""Chunks on the screen: listed, made by a way of splitting, cut by hand."""
