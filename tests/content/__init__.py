"""Tests of the authored content: reading, checking, finding."""
