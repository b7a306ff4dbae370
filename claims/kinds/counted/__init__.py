"""What a count may count beside the items of a list: sections, and parts that are numbered by name."""
