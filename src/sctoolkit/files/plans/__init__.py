"""Action plans as plain text, and their deadlines as a calendar."""
