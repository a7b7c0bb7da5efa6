"""Genre–audience pairs of documents: for whom, and in which kind of text, questions and answers are written."""
