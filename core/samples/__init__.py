"""Samples: the rows of the dataset, made from questions, reviewed by a person."""
