"""Authored YAML in: a reader returns the thing or None, with all problems, never half a thing."""
