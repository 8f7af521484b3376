"""Many suppliers' files at once, and what their columns mean."""
