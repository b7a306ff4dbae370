"""Told: shares and changes that the words mark as results, among whatever other figures stand around them."""
