"""Mistakes of family Q, one small questionnaire each."""

from __future__ import annotations

from .planting import QUESTIONNAIRE, Case, in_questionnaires, yaml

CASES = (
    *in_questionnaires("""\
    Q101 question twice
      - {id: a.one, FACT, kind: text}
      - {id: a.one, FACT, kind: text}  # here

    Q119 section twice
      sections:
        - {id: a, title: A, questions: [{id: a.one, FACT, kind: text}]}
        - {id: a, title: B, questions: [{id: b.one, FACT, kind: text}]}  # here

    Q102 option twice
      - id: a.one
        ask: How large are you?
        help: All sites.
        kind: choice
        scope: full
        scored: false
        options:
          - {id: small, label: Small}
          - {id: large, label: Large}
          - {id: small, label: Tiny}  # here

    Q103 condition on nothing
      - {id: a.one, FACT, kind: choice, SIZES}
      - {id: a.two, FACT, kind: text, ask_if: {question: a.onne, is: [small]}}  # here

    Q103 inherits from nothing
      - {id: a.one, FACT, kind: choice, SIZES}
      - {id: a.two, FACT, kind: text,  # here
         ask_if: {question: a.one, is: [small]}, when_hidden: inherit, inherits: a.three}

    Q103 renamed to nothing
      renamed:
        a.old: a.one
        a.older: a.two  # here
      sections: [{id: a, title: A, questions: [{id: a.one, FACT, kind: text}]}]

    Q120 renamed, and still asked
      renamed:
        a.one: a.two  # here
      sections: [{id: a, title: A, questions: [{id: a.one, FACT, kind: text},
                                               {id: a.two, FACT, kind: text}]}]

    Q104 condition on a later question
      - {id: a.one, FACT, kind: text, ask_if: {question: a.two, is: [small]}}  # here
      - {id: a.two, FACT, kind: choice, SIZES}

    Q104 questions that wait for each other
      - {id: a.one, FACT, kind: choice, SIZES, ask_if: {question: a.two, is: [small]}}  # here
      - {id: a.two, FACT, kind: choice, SIZES, ask_if: {question: a.one, is: [small]}}

    Q104 question that waits for itself
      - {id: a.one, FACT, kind: choice, SIZES, ask_if: {question: a.one, is: [small]}}  # here

    Q105 condition on no option
      - {id: a.one, FACT, kind: choice, SIZES}
      - {id: a.two, FACT, kind: choice, SIZES, ask_if: {question: a.one, is: [smal]}}  # here
      - {id: a.three, FACT, kind: text, ask_if: {question: a.two, is: [small]}}

    Q105 not-applicable rule on no option
      - {id: a.one, FACT, kind: choice, SIZES}
      - {id: a.two, FACT, kind: text,  # here
         not_applicable: {kind: size, when: You are small, if: {question: a.one, is: [tiny]}}}

    Q105 must have no item
      - {id: a.one, SCORED, PAID, kind: checklist, SIZES, must_have: [tiny]}  # here

    Q106 contradiction
      - {id: a.one, FACT, kind: choice, SIZES}
      - {id: a.two, FACT, kind: text,  # here
         ask_if: {all: [{question: a.one, is: [small]}, {question: a.one, is: [large]}]}}

    Q107 circle of heirs
      - {id: a.one, FACT, kind: choice, SIZES}
      - {id: a.two, FACT, kind: text,  # here
         ask_if: {question: a.one, is: [small]}, when_hidden: inherit, inherits: a.three}
      - {id: a.three, FACT, kind: text,  # here
         ask_if: {question: a.one, is: [small]}, when_hidden: inherit, inherits: a.two}

    Q108 unknown scale
      scales: {process: [Nothing, Something, All]}
      sections:
        - id: a
          title: A
          questions:
            - {id: a.one, SCORED, PAID, kind: maturity,
               scale: proces}  # here

    Q109 unknown scope
      - id: a.one
        ask: How large are you?
        help: All sites.
        kind: text
        scored: false
        scope: ful  # here

    Q110 choice without points
      - {id: a.one, SCORED, PAID, kind: choice, SIZES}  # here

    Q110 points above 1, points below 0
      - {id: a.one, SCORED, PAID, kind: choice,  # here
         options: [{id: no, label: No, points: 0}, {id: yes, label: Yes, points: 2}]}
      - {id: a.two, SCORED, PAID, kind: choice,  # here
         options: [{id: no, label: No, points: -1}, {id: yes, label: Yes, points: 1}]}
      - {id: a.three, SCORED, PAID, kind: checklist,  # here
         options: [{id: one, label: One, points: -1}, {id: two, label: Two, points: 2}]}
      - {id: a.four, SCORED, PAID, kind: number, bands: [{from: 0, points: 2}]}  # here

    Q110 full marks out of reach
      - {id: a.one, SCORED, PAID, kind: menu, SIZES, full_at: 3}  # here
      - {id: a.two, SCORED, PAID, kind: checklist, full_at_points: 4,  # here
         options: [{id: one, label: One, points: 1}, {id: two, label: Two, points: 2}]}
      - {id: a.three, SCORED, PAID, kind: number, bands: [{from: 0, points: 0.5}]}  # here

    Q110 nothing to tick, points for some
      - {id: a.one, SCORED, PAID, kind: checklist,  # here
         options: [{id: none, label: None, exclusive: true}]}
      - {id: a.two, SCORED, PAID, kind: checklist,  # here
         options: [{id: one, label: One, points: 1}, {id: two, label: Two}]}

    Q110 cap above 1
      - {id: a.one, SCORED, PAID, kind: checklist, SIZES, capped_at: 2}  # here

    Q110 evidence cap above 1
      evidence_cap: 50  # here
      sections: [{id: a, title: A, questions: [{id: a.one, FACT, kind: text}]}]

    Q111 bands that go down, begin above the minimum, or are missing
      - {id: a.one, SCORED, PAID, kind: number,  # here
         bands: [{from: 50, points: 1}, {from: 0, points: 0}]}
      - {id: a.two, SCORED, PAID, kind: number, minimum: 0,  # here
         bands: [{from: 10, points: 0}, {from: 50, points: 1}]}
      - {id: a.three, SCORED, PAID, kind: number}  # here

    Q111 lines that go back, and a logarithm of nothing
      - {id: a.one, SCORED, PAID, kind: number,  # here
         linear: {from: {at: 0, points: 0}, through: [{at: 20, points: 0.5}],
                  to: {at: 10, points: 1}}}
      - {id: a.two, SCORED, PAID, kind: number,  # here
         linear: {from: {at: 0, points: 0}, to: {at: 10, points: 1}, by: logarithm}}

    Q112 no actions
      - {id: a.one, SCORED, criteria: [wages.paid], YES-NO}  # here

    Q112 no action for one gap
      - {id: a.one, SCORED, criteria: [wages.paid], YES-NO,
         actions: {  # here
           absent: {correct: Mend it., prevent: Watch it., type: other}}}

    Q113 no criterion
      - {id: a.one, SCORED, ACTIONS, YES-NO}  # here

    Q114 unknown criterion
      - {id: a.one, SCORED, criteria: [wages.payed], ACTIONS, YES-NO}  # here

    Q114 reaches what it does not test
      - {id: a.one, SCORED, PAID, kind: choice, options: [  # here
           {id: no, label: No, points: 0},
           {id: yes, label: Yes, points: 1, reaches: {wages.age: age-15}}]}

    Q115 no operator, nothing joined, no fitting operator
      - {id: a.one, FACT, kind: choice, SIZES}
      - {id: a.two, FACT, kind: text, ask_if: {question: a.one}}  # here
      - {id: a.three, FACT, kind: text, ask_if: {all: []}}  # here
      - {id: a.four, FACT, kind: text, ask_if: {question: a.one, at_least: 5}}  # here
      - {id: a.five, FACT, kind: text, ask_if: {question: a.two, is: [words]}}  # here
      - {id: a.six, FACT, kind: number}
      - {id: a.seven, FACT, kind: text, ask_if: {question: a.six, is: [small]}}  # here

    Q116 levels on a choice, bands and must-haves too
      - id: a.one
        ask: How large are you?
        help: All sites.
        kind: choice
        scope: full
        scored: false
        levels: [Bad, Good]  # here
        bands: [{from: 0, points: 0}]  # here
        must_have: [small]  # here
        SIZES

    Q116 severity, criteria and actions of a fact
      - id: a.one
        ask: How large are you?
        help: All sites.
        kind: text
        scope: full
        scored: false
        severity: major  # here
        criteria: [wages.paid]  # here
        ACTIONS  # here

    Q116 text that is scored
      - {id: a.one, SCORED, PAID, kind: text}  # here

    Q117 company asked about a site
      - {id: a.one, SCORED, criteria: [wages.slip], ACTIONS, YES-NO}  # here

    Q118 no answer reaches a level
      - {id: a.one, SCORED, criteria: [wages.age], ACTIONS, YES-NO}  # here
    """),
    Case(
        "Q119",
        "scope twice",
        {
            "questionnaire.yaml": QUESTIONNAIRE.replace(
                "scopes: [{id: short, title: Short}, {id: full, title: Full}]",
                "scopes: [{id: full, title: Short}, {id: full, title: Full}]  # here",
            )
            + yaml("sections: [{id: a, title: A, questions: [{id: a.one, FACT, kind: text}]}]\n")
        },
    ),
)
