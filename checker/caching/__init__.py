"""The cache of audits: what has not changed since it was last audited is not audited again."""

from checker.caching.cache import Cache, cache_folder

__all__ = ["Cache", "cache_folder"]
