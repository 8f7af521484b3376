"""The engine against its rule book: an example for each rule, and laws over generated content."""
