"""The one way out for the calls of a run: budget, kept replies, several endpoints, fallbacks, and a record of each."""
