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

    C220 figure made twice
      scoring:
        official: exact
        because: Made up.
        range: {from: 0, to: 10}
        steps:  # here
          - {method: sum}
          - {method: mean}
      CLAUSES

    C220 method beside steps, and a scale that is none of them
      scoring:
        official: exact
        because: Made up.
        range: {from: 0, to: 10}
        method: sum  # here
        scale: {from: 0, to: 10}  # here
        steps: [{method: sum}]
      CLAUSES

    C213 maximum to divide by that is nothing, and points that reward a finding
      scoring:
        official: exact
        because: Made up.
        range: {from: 0, to: 10}
        steps:
          - {method: share, maximum: 0}  # here
          - {method: deduct, findings: {major: -1}}  # here
      CLAUSES

    Y005 part of the next level, where no level needs the one below it
      scoring:
        official: exact
        because: Made up.
        range: {from: 0, to: 10}
        steps: [{method: sum, partly: true}]  # here
      CLAUSES

    C214 cap that can never hold anything down
      scoring:
        official: exact
        because: Made up.
        bands: [{id: low, from: 0, label: Low}, {id: high, from: 50, label: High}]
        caps:
          - to: high  # here
            because: It is grave.
            when: {finding: {severity: critical, outcome: not-met}}
          - figure: 100  # here
            because: It is grave.
            when: {finding: {severity: critical, outcome: not-met}}
      CLAUSES

    C207 no score without a clause that is not there
      scoring:
        official: exact
        because: Made up.
        void_if:
          - {clauses: ["9"], outcome: not-met, because: There is no plan.}  # here
      CLAUSES

    Y008 steps over what nobody has tagged, and grades of it
      scoring:
        official: exact
        because: Made up.
        method: mean
        over: indicators  # here
        graded: indicators  # here
        each:
          indicators: {method: sum}  # here
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
