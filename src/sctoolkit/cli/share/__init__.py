"""Sharing with other companies, by files and through a clearinghouse."""
