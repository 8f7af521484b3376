"""Mistakes of family Y, in files of any sort."""

from __future__ import annotations

from .planting import CODE, QUESTIONNAIRE, Case, in_codes, in_questionnaires, yaml

DEEP = "[" * 50 + "]" * 50
FACTS = yaml("sections: [{id: a, title: A, questions: [{id: a.one, FACT, kind: text}]}]\n")
NOT_TEXT = "\udcff"
"""Stands for the byte FF, which no UTF-8 text has."""

CASES: tuple[Case, ...] = (
    Case("Y001", "no such file", {"questionnaire.yaml": None}),
    *in_questionnaires("""\
    Y002 tab
      sections:
      \t- id: a  # here

    Y002 quote that never ends
      sections:
        - id: a
          title: "A  # here

    Y002 two documents
      audience: company
      ---  # here
      format: 1

    Y004 key twice
      - id: a.one
        ask: Tell us
        help: This.
        scope: full
        scored: false
        kind: text
        ask: Tell us more  # here

    Y005 misspelt and misplaced keys
      - id: a.one
        ask: Tell us
        help: This.
        hlep: That.  # here
        scope: full
        scored: false
        kind: choice
        options:
          - {id: yes, label: Yes}
          - {id: no, label: No, lable: Nope}  # here

    Y006 no help, an empty label
      - id: a.one  # here
        ask: Tell us
        scope: full
        scored: false
        kind: choice
        options:
          - id: yes
            label:  # here
          - id: no
            label: ~  # here

    Y006 no sections
      sections: []  # here

    Y006 condition that allows nothing
      - {id: a.one, FACT, kind: choice, SIZES}
      - id: a.two
        ask: Tell us
        help: This.
        scope: full
        scored: false
        kind: text
        ask_if:
          question: a.one
          is: []  # here

    Y006 condition without a question
      - id: a.one
        ask: Tell us
        help: This.
        scope: full
        scored: false
        kind: text
        ask_if: {is: [small]}  # here

    Y006 heir without a legacy
      - {id: a.one, FACT, kind: text, when_hidden: inherit}  # here

    Y007 list for a text, words for a figure, yes for true, text for a list
      - id: a.one
        ask: [Tell, us]  # here
        help: This.
        scope: full
        scored: false
        kind: number
        minimum: none  # here
        maximum: 1e999  # here
        whole: yes  # here
      - id: a.two
        ask: Tell us
        help: This.
        scope: full
        scored: false
        kind: choice
        options: small  # here
      - id: a.three
        ask: Tell us
        help: This.
        scope: full
        scored: false
        kind: text
        evidence:
          - Records
          -  # here

    Y007 words for options, words for actions
      - id: a.one
        ask: Tell us
        help: This.
        scope: full
        scored: false
        kind: choice
        options:
          - small  # here
          - {id: large, label: Large}
      - id: a.two
        ask: Tell us
        help: This.
        scope: full
        severity: major
        criteria: [wages.paid]
        kind: yes-partly-no
        partly: Half
        actions: Mend it.  # here

    Y007 highest below lowest
      - id: a.one
        ask: Tell us
        help: This.
        scope: full
        scored: false
        kind: number
        minimum: 5
        maximum: 2  # here

    Y007 key that is a list
      ? [evidence, cap]  # here
      : 0.5
      sections: [{id: a, title: A, questions: [{id: a.one, FACT, kind: text}]}]

    Y007 section file elsewhere
      sections: [../a.yaml]  # here

    Y008 misspelt kind and severity, unknown action type
      - id: a.one
        ask: Tell us
        help: This.
        scope: full
        kind: maturty  # here
        levels: [Bad, Good]
        severity: majr  # here
        criteria: [wages.paid]
        actions:
          absent: {correct: Mend it., prevent: Watch it., type: other}
          partial:
            correct: Mend it.
            prevent: Watch it.
            type: magic  # here

    Y009 blanks and capitals in ids, a word that means a state
      - id: a.One two  # here
        ask: Tell us
        help: This.
        scope: full
        scored: false
        kind: choice
        options:
          - {id: Yes Please, label: Yes}  # here
          - {id: dont-know, label: No idea}  # here
          - {id: "null", label: Nothing}  # here

    Y012 alias and tag
      all_of_it: &summary Text
      sections:
        - id: a
          title: *summary  # here
          questions: !!python/object:os.system [ls]  # here

    Y015 escaped control character
      sections:
        - id: a
          title: "A \\e[31m"  # here
          questions: [{id: a.one, FACT, kind: text}]
    """),
    *in_codes("""\
    Y006 cap without a condition
      scoring:
        official: exact
        because: Made up.
        bands: [{id: low, from: 0, label: Low}]
        caps:
          - to: low  # here
            because: Always.
      CLAUSES

    Y006 cap on findings of no severity, of no outcome, on no sections
      scoring:
        official: exact
        because: Made up.
        bands: [{id: low, from: 0, label: Low}]
        caps:
          - {to: low, because: One., when: {finding: {severity: critical}}}  # here
          - {to: low, because: Two., when: {finding: {outcome: not-met}}}  # here
          - {to: low, because: Three., when: {section_below: {sections: [], score: 0.5}}}  # here
          - {to: low, because: Four., when: {section_below: {sections: ["1"]}}}  # here
      CLAUSES

    Y008 severity that is none
      scoring:
        official: exact
        because: Made up.
        severity_words:
          grave: Serious  # here
        bands: [{id: low, from: 0, label: Low}]
        caps:
          - to: low
            because: It is grave.
            when:
              finding:
                severity: [critcal]  # here
                outcome: not-met
      CLAUSES

    Y008 cap on clauses that are met
      scoring:
        official: exact
        because: Made up.
        bands: [{id: low, from: 0, label: Low}]
        caps:
          - to: low
            because: It is good.
            when:
              finding:
                severity: critical
                outcome: met  # here
      CLAUSES
    """),
    Case("Y003", "byte that is no text", {"code.yaml": f"format: 1\ncode: {NOT_TEXT}  # here\n"}),
    Case("Y007", "empty file", {"questionnaire.yaml": "# here"}),
    Case("Y007", "list for a file", {"questionnaire.yaml": "- format: 1  # here\n"}),
    Case(
        "Y007",
        "format that never was",
        {"questionnaire.yaml": "format: 0  # here\nquestionnaire: sample\n"},
    ),
    Case(
        "Y007",
        "language that is not the file's",
        {
            "questionnaire.yaml": QUESTIONNAIRE + FACTS,
            "fr.yaml": "format: 1\ntranslation: questionnaire:sample\nlanguage: es  # here\n",
        },
    ),
    Case(
        "Y009",
        "id that is not the folder's",
        {
            "code.yaml": CODE.replace("code: sample", "code: simple  # here")
            + yaml("SCORING\nCLAUSES\n")
        },
    ),
    Case(
        "Y009",
        "id that no folder can have on Windows",
        {
            "drafts/aux.yaml": CODE.replace("code: sample", "code: aux  # here")
            + yaml("SCORING\nCLAUSES\n")
        },
    ),
    Case(
        "Y010",
        "version without quotes",
        {
            "code.yaml": CODE.replace('version: "1"', "version: 1.10  # here")
            + yaml("SCORING\nCLAUSES\n")
        },
    ),
    Case("Y011", "newer format", {"code.yaml": "format: 2  # here\ncode: sample\n"}),
    Case("Y013", "file of another sort", {"plan.yaml": "format: 1  # here\nplan: mine\n"}),
    Case("Y014", "too deep", {"code.yaml": f"format: 1\nsections: {DEEP}  # here\n"}),
    Case("Y015", "control character", {"code.yaml": "format: 1\ntitle: \x1b[31m  # here\n"}),
)
