"""Costs: what pays them back, and what each of those has of them who share them."""
