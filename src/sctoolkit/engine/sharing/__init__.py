"""What may leave, to whom, and what came in."""
