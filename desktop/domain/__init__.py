"""The Domain Tree pane: the tags of a project, and the headings they come from."""
