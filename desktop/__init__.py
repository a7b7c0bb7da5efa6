"""The window of Lorewright."""
