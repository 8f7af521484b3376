"""Codes and tools held against one another."""
