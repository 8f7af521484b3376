"""What this user keeps of sharing: keys, cards, consents, talks, the log."""
