"""Asks, in a terminal or in plain lines, what the interview wants asked."""
