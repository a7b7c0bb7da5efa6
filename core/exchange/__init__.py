"""Exchange: datasets out of the program and into it, as files."""
