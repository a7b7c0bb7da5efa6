"""The settings of the program: sections of fields, each defined once, kept one row a changed field."""
