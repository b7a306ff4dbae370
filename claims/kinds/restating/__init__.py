"""Figures that say again, in another unit or currency, what another figure says, without the words of a conversion beside it."""
