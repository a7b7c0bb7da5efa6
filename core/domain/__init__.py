"""The domain tree: the tags under which questions and samples are filed."""
