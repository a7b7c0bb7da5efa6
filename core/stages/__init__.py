"""What the model stages (tree, questions, answers) share: the choice of a model, one call, its cost, an estimate."""
