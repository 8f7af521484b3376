"""Mistakes of family C, one small code of conduct or criteria file each."""

from __future__ import annotations

from .planting import Case, in_codes, in_questionnaires, yaml

CASES: tuple[Case, ...] = (
    *in_codes("""\
    C201 clause twice
      - {id: "1.1", CLAUSE, criteria: [{id: wages.paid, relation: equivalent}]}
      - {id: "1.1", CLAUSE, criteria: [{id: wages.slip, relation: equivalent}]}  # here

    C203 level without levels, relation with levels, neither, both
      - {id: "1.1", CLAUSE, criteria: [{id: wages.paid, level: age-15}]}  # here
      - {id: "1.2", CLAUSE, criteria: [{id: wages.age, relation: equivalent}]}  # here
      - {id: "1.3", CLAUSE, criteria: [{id: wages.slip}]}  # here
      - {id: "1.4", CLAUSE,
         criteria: [{id: wages.age, level: age-15, relation: equivalent}]}  # here

    C204 unknown level
      - {id: "1.1", CLAUSE, criteria: [{id: wages.age, level: age-51}]}  # here

    C205 partial, or more, without a reason
      - {id: "1.1", CLAUSE, criteria: [{id: wages.slip, relation: partial, because: It is.}]}
      - {id: "1.2", CLAUSE, criteria: [{id: wages.paid, relation: partial}]}  # here
      - {id: "1.3", CLAUSE, criteria: [{id: wages.paid, relation: exceeds}]}  # here

    C206 covers nothing
      - {id: "1.1", CLAUSE, OUTSIDE}
      - {id: "1.2", CLAUSE}  # here

    C207 jointly with nothing, and with itself
      - {id: "1.1", CLAUSE, criteria: [
          {id: wages.paid, relation: equivalent, jointly_with: ["1.2"]},  # here
          {id: wages.slip, relation: equivalent, jointly_with: ["1.1"]}]}  # here

    C207 total of nothing, cap on nothing
      scoring:
        official: none
        total: own-method
        because: Made up.
        of: ["1", "3"]  # here
        bands: [{id: low, from: 0, label: Low}, {id: high, from: 50, label: High}]
        caps:
          - to: low
            because: It counts most.
            when: {section_below: {sections: ["2"], score: 0.5}}  # here
          - to: low
            because: It hurts people.
            when: {criterion_below: {criteria: [wages.unknown], score: 0.3}}  # here
      CLAUSES

    C207 renamed to nothing
      renamed: {"0.1": "1.1",
        "0.2": "1.2"}  # here
      SCORING
      sections: [{id: "1", title: One, clauses: [{id: "1.1", CLAUSE, OUTSIDE}]}]

    C221 renamed, and still in the code: a clause, a section
      renamed:
        "1.2": "1.1"  # here
        "2": "1"  # here
        "0.1": "1.1"
      SCORING
      sections:
        - {id: "1", title: One, clauses: [{id: "1.1", CLAUSE, OUTSIDE}]}
        - {id: "2", title: Two, clauses: [{id: "1.2", CLAUSE, OUTSIDE}]}

    C208 cap at no band
      scoring:
        official: none
        total: own-method
        because: Made up.
        bands: [{id: low, from: 0, label: Low}, {id: high, from: 50, label: High}]
        caps:
          - to: lowest  # here
            because: It is grave.
            when: {finding: {severity: critical, outcome: not-met}}
      CLAUSES

    C209 bands that go down
      scoring:
        official: none
        total: own-method
        because: Made up.
        bands: [{id: high, from: 50, label: High}, {id: low, from: 0, label: Low}]  # here
      CLAUSES

    C209 no band at the bottom
      scoring:
        official: none
        total: own-method
        because: Made up.
        scale: {from: 0, to: 10}
        bands: [{id: low, from: 2, label: Low}, {id: high, from: 5, label: High}]  # here
      CLAUSES

    C210 refused total with a method
      scoring:
        official: none
        total: refused
        because: The publisher gives none.
        method: minimum  # here
      CLAUSES

    C210 published total of a publisher who has none
      scoring:
        official: none  # here
        because: Made up.
      CLAUSES

    C213 met below not met
      scoring:
        official: exact
        because: Made up.
        met_at: 0.4  # here
        not_met_below: 0.5
      CLAUSES

    C213 scale that runs down
      scoring:
        official: exact
        because: Made up.
        scale: {from: 5, to: 1}  # here
      CLAUSES

    C213 coverage above 1
      scoring:
        official: exact
        because: Made up.
        provisional_below: 7  # here
      CLAUSES

    C213 cap on no finding, or on half of one
      scoring:
        official: exact
        because: Made up.
        bands: [{id: low, from: 0, label: Low}]
        caps:
          - to: low
            because: It is grave.
            when: {finding: {severity: critical, outcome: not-met, at_least: 0}}  # here
          - to: low
            because: It is grave.
            when: {finding: {severity: critical, outcome: not-met, at_least: 1.5}}  # here
      CLAUSES

    C213 cap on sections below a figure that is no share
      scoring:
        official: exact
        because: Made up.
        bands: [{id: low, from: 0, label: Low}]
        caps:
          - to: low
            because: It counts most.
            when: {section_below: {sections: ["1"], score: 80}}  # here
      CLAUSES

    C214 cap on nothing, and on two things
      scoring:
        official: exact
        because: Made up.
        bands: [{id: low, from: 0, label: Low}]
        caps:
          - to: low
            because: Always.
            when: {}  # here
          - to: low
            because: Both.
            when:
              finding: {severity: critical, outcome: not-met}  # here
              section_below: {sections: ["1"], score: 0.5}
      CLAUSES

    C219 outside the hub, and covered
      - id: "1.1"
        title: Clause
        gist: Do it.
        basis: source
        criteria: [{id: wages.paid, relation: equivalent}]
        outside_hub: No criterion is about it.  # here

    Q103 clause that names no question
      - {id: "1.1", CLAUSE, questions: [a.one]}  # here

    C211 clauses that weigh nothing, a weight below 0
      SCORING
      sections:
        - id: "1"  # here
          title: One
          clauses: [{id: "1.1", CLAUSE, OUTSIDE, weight: 0}]
        - id: "2"
          title: Two
          weight: -1  # here
          clauses: [{id: "2.1", CLAUSE, OUTSIDE}]

    C212 section twice, band twice
      scoring:
        official: none
        total: own-method
        because: Made up.
        bands:
          - {id: low, from: 0, label: Low}
          - {id: low, from: 50, label: High}  # here
      sections:
        - {id: "1", title: One, clauses: [{id: "1.1", CLAUSE, OUTSIDE}]}
        - {id: "1", title: Two, clauses: [{id: "2.1", CLAUSE, OUTSIDE}]}  # here

    C211 sections that weigh nothing
      SCORING
      sections:  # here
        - {id: "1", title: One, weight: 0, clauses: [{id: "1.1", CLAUSE, OUTSIDE}]}
    """),
    *in_questionnaires("""\
    C204 answer that reaches no level
      - {id: a.one, SCORED, criteria: [wages.age], ACTIONS, kind: choice, options: [  # here
           {id: no, label: No, points: 0},
           {id: yes, label: Yes, points: 1, reaches: {wages.age: age-51}}]}
    """),
    Case(
        "C202",
        "criterion twice",
        {
            "criteria.yaml": yaml("""\
                format: 1
                criteria: hub
                version: "1"
                groups:
                  - id: wages
                    title: Wages
                    criteria:
                      - {id: a, title: A, definition: A., audience: both, severity: major}
                      - {id: a, title: B, definition: B., audience: both, severity: minor}  # here
                """)
        },
    ),
)
