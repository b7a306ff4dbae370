"""Averages of figures that stand in another block than the average."""
