"""Quotients whose operands the units and words find near a result: how much for each, how long, how many times."""
