"""The pane of the dataset: reviewing samples and exporting them."""
