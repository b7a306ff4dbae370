"""Links: figures that are each said of one of what another counts, link by link up to a result."""
