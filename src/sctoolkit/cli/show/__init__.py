"""Looking things up: lists, and one thing in full."""
