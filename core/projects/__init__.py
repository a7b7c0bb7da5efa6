"""Projects: a body of work with its documents, tree, questions and samples."""
