"""Answers and a code to a result: points, the tree of figures, what holds it down, its rating."""
