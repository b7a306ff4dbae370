"""Portions: what the words around a share and two sizes make of them."""
