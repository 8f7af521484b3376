"""Mistakes in what a code rates by."""

from __future__ import annotations

from .planting import in_codes

CASES = in_codes("""\
    C208 count and worst finding that lead to no rating
      scoring:
        official: approximation
        total: rating-only
        because: Made up.
        rating_by: grades
        bands: [{id: B, label: Low}, {id: A, label: High}]
        grades: [{id: a, from: 0}]
        counts: [{to: AA}]  # here
      CLAUSES

    C208 worst finding that leads to no rating
      scoring:
        official: approximation
        total: rating-only
        because: Made up.
        rating_by: worst-finding
        bands: [{id: B, label: Low}, {id: A, label: High}]
        worst:
          minor: C  # here
          none: A
      CLAUSES

    C209 grades with nothing at the bottom
      scoring:
        official: approximation
        total: rating-only
        because: Made up.
        rating_by: grades
        bands: [{id: A, label: High}]
        grades: [{id: a, from: 30}]  # here
        counts: [{to: A}]
      CLAUSES

    C210 figure without one, grades without their table
      scoring:
        official: approximation
        total: rating-only
        because: Made up.
        rating_by: grades  # here
        grades: [{id: a, from: 0}]
        scale: {from: 0, to: 200}  # here
        method: conforming  # here
      CLAUSES

    C210 count of all clauses, and of some
      scoring:
        official: exact
        because: Made up.
        method: conforming
        of: ["1"]  # here
      CLAUSES

    Y006 worst finding, and nothing for no finding
      scoring:
        official: approximation
        total: rating-only
        because: Made up.
        rating_by: worst-finding
        bands: [{id: A, label: High}]
        worst: {minor: A}  # here
      CLAUSES

    Y008 deduction for what is no severity
      scoring:
        official: exact
        because: Made up.
        deduct: {grave: 4}  # here
      CLAUSES
    """)
