"""Results out: each format is one function that returns text."""
