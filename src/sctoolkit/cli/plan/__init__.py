"""Action plans: written, read back, followed."""
