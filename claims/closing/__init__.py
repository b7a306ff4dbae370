"""Closing: which one formula the units and words of a few figures leave, all of them used."""
