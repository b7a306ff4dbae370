"""What a team or a person sets: configuration files, environment and flags, in this order of strength."""

from checker.settings.layers import Layers
from checker.settings.settings import Settings

__all__ = ["Layers", "Settings"]
