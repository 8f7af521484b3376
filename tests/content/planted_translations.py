"""Mistakes of family T: an item and its file in another language."""

from __future__ import annotations

from .planting import CODE, HUB, QUESTIONNAIRE, Case, yaml

ITEM = QUESTIONNAIRE + yaml("""\
    sections: [{id: a, title: A, questions: [{id: a.one, FACT, kind: choice, SIZES}]}]
    """)

CASES: tuple[Case, ...] = (
    Case(
        "T301",
        "wording of nothing",
        {
            "questionnaire.yaml": ITEM,
            "fr.yaml": yaml("""\
                format: 1
                translation: questionnaire:sample
                language: fr
                title: Exemple
                titel: Exemple  # here
                questions:
                  a.one: {ask: Dites, options: {small: Petit}}
                  a.two:
                    ask: Quoi  # here
                """),
        },
    ),
    Case(
        "T301",
        "translation of another item",
        {
            "questionnaire.yaml": ITEM,
            "fr.yaml": yaml("""\
                format: 1
                translation: questionnaire:other  # here
                language: fr
                title: Exemple
                """),
        },
    ),
    Case(
        "T301",
        "translation of a clause that is not there",
        {
            "code.yaml": CODE + yaml("SCORING\nCLAUSES\n"),
            "fr.yaml": yaml("""\
                format: 1
                translation: code:sample
                language: fr
                clauses:
                  "1.1": {title: Article}
                  "1.2":
                    title: Article  # here
                """),
        },
    ),
    Case(
        "T301",
        "section of another questionnaire",
        {
            "questionnaire.yaml": QUESTIONNAIRE + "sections: [sections/a.yaml]\n",
            "sections/a.yaml": yaml("""\
                format: 1
                section: a
                of: other  # here
                title: A
                questions: [{id: a.one, FACT, kind: text}]
                """),
        },
    ),
    Case(
        "T302",
        "wording that is not translated",
        {
            "fr.yaml": yaml("""\
                format: 1
                translation: questionnaire:sample
                language: fr
                title: Exemple
                summary: Un exemple.
                scopes: {short: Bref, full: Entier}
                sections: {a: {title: A}}
                questions: {a.one: {ask: Dites, help: Ceci., options: {small: Petit, large: ""}}}
                """),
            "questionnaire.yaml": ITEM,
        },
        language="fr",
    ),
    Case(
        "T303",
        "translation with another figure",
        {
            "questionnaire.yaml": ITEM.replace("summary: A sample.", "summary: At most 1,000."),
            "fr.yaml": yaml("""\
                format: 1
                translation: questionnaire:sample
                language: fr
                title: Exemple
                summary: Au plus 100.  # here
                scopes: {short: Bref, full: Entier}
                sections: {a: {title: A}}
                questions: {a.one: {ask: Dites, help: Ceci., options: {small: Petit, large: Grand}}}
                """),
        },
        language="fr",
    ),
    Case("T302", "no translation at all", {"questionnaire.yaml": ITEM}, language="fr"),
    Case("T302", "no translation of the criteria", {"criteria.yaml": HUB}, language="fr"),
)
