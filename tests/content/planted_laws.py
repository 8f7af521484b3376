"""Mistakes in what only laws and contradictions have."""

from __future__ import annotations

from .planting import CODE, QUESTIONNAIRE, Case, yaml

LAW = CODE.replace("workplace", "law")
FORM = QUESTIONNAIRE + yaml("""\
    sections: [{id: a, title: A, questions: [{id: a.one, FACT, kind: choice, SIZES}]}]
    """)


def contradictions(*lines: str) -> dict[str, str | None]:
    text = "\n".join(("format: 1", "of: sample", "contradictions:", *lines, ""))
    return {"questionnaire.yaml": FORM, "contradictions.yaml": text}


CASES = (
    Case(
        "C215",
        "dates that are none, and nobody whom the law binds",
        {
            "code.yaml": LAW
            + yaml("""\
                SCORING
                CLAUSES
                law:
                  jurisdiction: Nowhere
                  status: in-force  # here
                  checked: last year  # here
                """)
        },
    ),
    Case(
        "C215",
        "law without the part that makes it one",
        {"code.yaml": LAW.replace("kind: law", "kind: law  # here") + yaml("SCORING\nCLAUSES\n")},
    ),
    Case(
        "Q115",
        "count of conditions that cannot be",
        {
            "code.yaml": LAW
            + yaml("""\
                SCORING
                CLAUSES
                law:
                  jurisdiction: Nowhere
                  status: in-force
                  checked: "2026-11-22"
                  applies:
                    - because: Large.
                      when:
                        at_least_of:
                          count: 3  # here
                          of: [{question: a.one, is: [large]}, {question: a.two, at_least: 9}]
                """)
        },
    ),
    Case(
        "Q103",
        "contradiction with a question that does not exist",
        contradictions(
            "  - {id: too-large, when: {question: a.onne, is: [large]}, says: No.}  # here"
        ),
    ),
    Case(
        "Q105",
        "contradiction with an option that does not exist",
        contradictions(
            "  - {id: too-large, when: {question: a.one, is: [larg]}, says: No.}  # here"
        ),
    ),
    Case(
        "Q119",
        "contradiction twice",
        contradictions(
            "  - {id: too-large, when: {question: a.one, is: [large]}, says: No.}",
            "  - {id: too-large, when: {question: a.one, is: [small]}, says: No.}  # here",
        ),
    ),
    Case(
        "Y004",
        "wording translated in two files of one language",
        {
            "questionnaire.yaml": FORM,
            "fr/a.yaml": "format: 1\ntranslation: questionnaire:sample\nlanguage: fr\ntitle: Un\n",
            "fr/b.yaml": "format: 1\ntranslation: questionnaire:sample\nlanguage: fr\n"
            "title: Deux  # here\n",
        },
    ),
)
