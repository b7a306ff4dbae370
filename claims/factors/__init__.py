"""Factors: results that figures near them multiply to, and those that are such a product but for a known slip."""
