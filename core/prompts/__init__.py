"""What the program says to language models: one file for each prompt and language, and how it is filled in."""
