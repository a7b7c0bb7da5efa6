"""Choosing the model a project works with, and checking that it answers."""
