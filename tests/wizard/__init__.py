"""Interviews driven through a real pty, and in plain lines."""
