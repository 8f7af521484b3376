"""Mistakes in how figures are made: nothing to go over, nothing to divide by, circles."""

from __future__ import annotations

from .planting import in_codes

CASES = in_codes("""\
    C207 circle of figures, and figures of what stands elsewhere
      scoring:
        official: exact
        because: Made up.
        range: {from: 0, to: 1}
        steps: [{method: mean}]
        each: {clauses: {method: mean, of: ["1.1"]}}  # here
      sections:
        - id: "1"
          title: One
          method: mean
          of: ["1"]  # here
          clauses: [{id: "1.1", CLAUSE, OUTSIDE}]
        - id: "2"
          title: Two
          steps:
            - {method: mean}
            - {method: deduct, of: ["1.1"]}  # here
          clauses: [{id: "2.1", CLAUSE, OUTSIDE}]

    C220 kinds that are not below, and clauses that are counted as something else
      scoring:
        official: exact
        because: Made up.
        method: mean
        over: units  # here
      sections:
        - id: "1"
          title: One
          method: mean
          over: sections  # here
          clauses:
            - {id: "1.1", CLAUSE, OUTSIDE, method: conforming}  # here
        - id: "2"
          title: Two
          method: conforming
          over: criteria  # here
          clauses: [{id: "2.1", CLAUSE, OUTSIDE}]

    C220 part that would count twice, limit that holds nothing
      scoring:
        official: exact
        because: Made up.
        range: {from: 0, to: 1}
        steps:
          - {method: sum, over: clauses, of: ["1", "1.1"]}  # here
          - {method: limit}  # here
      CLAUSES

    C211 parts and criteria that weigh nothing
      scoring:
        official: exact
        because: Made up.
        of: ["1.1"]  # here
      sections:
        - id: "1"
          title: One
          clauses:
            - {id: "1.1", CLAUSE, OUTSIDE, weight: 0}
            - id: "1.2"
              title: Clause
              gist: Do it.
              basis: source
              criteria: [{id: wages.paid, relation: equivalent, weight: 0}]  # here

    C213 figures that cannot be
      scoring:
        official: exact
        because: Made up.
        range: {from: 0, to: 10}
        rounding: {decimals: 0.5}  # here
        steps:
          - {method: mean}
          - {method: scale, from: 10, to: 10}  # here
          - {method: limit, at_least: 5, at_most: 1}  # here
      CLAUSES

    C213 fewer than no decimals
      scoring:
        official: exact
        because: Made up.
        rounding: {decimals: -1}  # here
      CLAUSES

    Y006 steps without the range of what they make
      scoring:
        official: exact  # here
        because: Made up.
        steps: [{method: sum}]
      CLAUSES

    C209 bands with the same start, and none below the first
      scoring:
        official: exact
        because: Made up.
        bands: [{id: low, from: 0, label: Low}, {id: high, from: 0, label: High}]  # here
      CLAUSES

    C209 band above the range
      scoring:
        official: exact
        because: Made up.
        range: {from: 0, to: 4}
        steps: [{method: sum}]
        bands: [{id: low, from: 0, label: Low}, {id: high, from: 5, label: High}]  # here
      CLAUSES

    C209 grades that nothing reaches, and a table that leaves a case open
      scoring:
        official: approximation
        total: rating-only
        because: Made up.
        rating_by: grades
        bands: [{id: B, label: Low}, {id: A, label: High}]
        grades: [{id: a, from: 0}, {id: b, from: 101}]  # here
        counts: [{to: B, grade: a, at_least: 1}]  # here
      CLAUSES

    C208 count of a grade that nothing is given
      scoring:
        official: approximation
        total: rating-only
        because: Made up.
        rating_by: grades
        bands: [{id: B, label: Low}, {id: A, label: High}]
        grades: [{id: a, from: 0}]
        counts: [{to: B, grade: c, at_least: 1}, {to: A}]  # here
      CLAUSES

    C214 caps that nothing can bring about
      scoring:
        official: exact
        because: Made up.
        bands: [{id: low, from: 0, label: Low}, {id: high, from: 50, label: High}]
        caps:
          - to: low
            because: It is grave.
            when: {finding: {severity: critical, outcome: not-met, at_least: 2}}  # here
          - to: low
            because: It counts most.
            when: {section_below: {sections: ["1"], score: 0}}  # here
      CLAUSES

    C210 figure held down, or no score at all, where there is none
      scoring:
        official: approximation
        total: rating-only
        because: Made up.
        rating_by: worst-finding
        bands: [{id: B, label: Low}, {id: A, label: High}]
        worst: {none: A}
        caps:
          - figure: 3  # here
            because: It is grave.
            when: {finding: {severity: critical, outcome: not-met}}
        rounding: {decimals: 0}  # here
      CLAUSES

    C210 no score where none is given
      scoring:
        official: none
        total: refused
        because: The publisher gives none.
        void_if: [{clauses: ["1.1"], outcome: not-met, because: There is no plan.}]  # here
      CLAUSES

    Y008 no score for a clause that is met
      scoring:
        official: exact
        because: Made up.
        void_if: [{clauses: ["1.1"], outcome: [not-met, met], because: There is a plan.}]  # here
      CLAUSES

    C214 gates that nothing can set off
      scoring:
        official: exact
        because: Made up.
        bands: [{id: low, from: 0, label: Low}, {id: high, from: 50, label: High}]
        caps:
          - to: low
            because: Two sections of one.
            when: {section_below: {sections: ["1"], score: 0.5, at_least: 2}}  # here
          - to: low
            because: Both must hold.
            when:
              all:
                - {clause_below: {clauses: ["1.1"], score: 0.5}}
                - {finding: {severity: minor, outcome: not-met, at_least: 9}}  # here
      CLAUSES

    C207 gates on what is not there, or does not stand below
      scoring:
        official: exact
        because: Made up.
        range: {from: 0, to: 1}
        steps:
          - {method: mean}
          - {method: limit, at_most: 0.5, when: {clause_below: {clauses: ["9"], score: 1}}}  # here
        caps:
          - figure: 0.5
            because: Nobody asks it.
            when: {question_below: {questions: [q9], score: 1}}  # here
      sections:
        - id: "1"
          title: One
          steps:
            - {method: mean}
            - {method: add, points: -1, when: {clause_below: {clauses: ["2.1"], score: 1}}}  # here
          clauses: [{id: "1.1", CLAUSE, OUTSIDE}]
        - id: "2"
          title: Two
          clauses: [{id: "2.1", CLAUSE, OUTSIDE}]

    C220 gates that would pay for gaps
      scoring:
        official: exact
        because: Made up.
        range: {from: 0, to: 1}
        steps:
          - {method: mean}
          - {method: add, points: 1, when: {clause_below: {clauses: ["1.1"], score: 1}}}  # here
      CLAUSES

    C209 bands of figures in no order
      scoring:
        official: exact
        because: Made up.
        range: {from: 0, to: 4}
        steps:
          - {method: mean}
          - {method: bands, bands: [{from: 1, points: 0}, {from: 0, points: 4}]}  # here
      CLAUSES

    C213 bands in which a higher figure is worth less
      scoring:
        official: exact
        because: Made up.
        range: {from: 0, to: 4}
        steps:
          - {method: mean}
          - {method: bands, bands: [{from: 0, points: 4}, {from: 0.5, points: 0}]}  # here
      CLAUSES

    C208 count of a grade that no step gives
      scoring:
        official: approximation
        total: rating-only
        because: Made up.
        each:
          clauses:
            steps:
              - {method: mean}
              - {method: bands, bands: [{from: 0, grade: a}]}
        rating_by: grades
        bands: [{id: B, label: Low}, {id: A, label: High}]
        counts: [{to: B, grade: c, at_least: 1}, {to: A}]  # here
      CLAUSES

    C210 counts where nothing has a grade
      scoring:
        official: approximation
        total: rating-only
        because: Made up.
        rating_by: grades  # here
        bands: [{id: B, label: Low}, {id: A, label: High}]
        counts: [{to: A}]
      CLAUSES
    """)
