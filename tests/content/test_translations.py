"""One file for each language beside the original; what it lacks is shown in the original."""

from __future__ import annotations

from pathlib import Path

import pytest

from sctoolkit.content.checks import (
    check_paths,
    checked_code,
    checked_criteria,
    checked_questionnaire,
)
from sctoolkit.content.wordings import figures
from sctoolkit.model.questionnaire import Questionnaire

from .planting import CODE, HUB, QUESTIONNAIRE, plant, yaml

ITEM = QUESTIONNAIRE + yaml("""\
    scales: {process: [Nothing, All]}
    sections:
      - id: a
        title: Basics
        questions:
          - {id: a.one, FACT, kind: choice, SIZES, evidence: [Payroll, Contracts]}
          - {id: a.two, SCORED, PAID, kind: yes-partly-no, partly: At some sites}
          - {id: a.three, SCORED, PAID, kind: maturity, scale: process}
    """)


def translated(folder: Path, french: str) -> Questionnaire:
    head = "format: 1\ntranslation: questionnaire:sample\nlanguage: fr\n"
    item = plant(folder, {"questionnaire.yaml": ITEM, "fr.yaml": head + yaml(french)})
    questionnaire, problems = checked_questionnaire(item / "questionnaire.yaml")
    assert questionnaire is not None, problems
    return questionnaire


def test_wording_is_given_in_the_language_asked_for(tmp_path: Path) -> None:
    one = translated(
        tmp_path,
        """\
        title: Exemple
        sections: {a: {title: Bases}}
        scopes: {short: Bref}
        scales: {process: [Rien, Tout]}
        questions:
          a.one:
            ask: Combien êtes-vous ?
            options: {small: Petit}
            evidence: [Paie, Contrats]
          a.two:
            actions: {absent: {correct: Réparez.}}
        """,
    )
    size, pay, process = one.questions()
    assert one.languages == ("en", "fr")
    assert (one.title.to("fr"), one.title.to("en")) == ("Exemple", "Sample")
    assert one.sections[0].title.to("fr") == "Bases"
    assert one.scopes[0].title.to("fr") == "Bref"
    assert size.ask.to("fr") == "Combien êtes-vous ?"
    assert [piece.to("fr") for piece in size.evidence] == ["Paie", "Contrats"]
    assert [option.label.to("fr") for option in process.options] == ["Rien", "Tout"]
    assert pay.recommendation is not None
    assert pay.recommendation.absent.correct.to("fr") == "Réparez."


def test_wording_that_is_not_translated_is_given_in_the_original(tmp_path: Path) -> None:
    one = translated(tmp_path, 'title: ""\nquestions: {a.one: {options: {small: Petit}}}\n')
    small, large = one.questions()[0].options
    assert (small.label.to("fr"), large.label.to("fr")) == ("Petit", "Large")
    assert "fr" not in large.label.wordings
    assert one.title.to("fr") == "Sample"
    assert one.title.to("es") == "Sample"


def test_partly_is_explained_in_each_language(tmp_path: Path) -> None:
    one = translated(tmp_path, "questions: {a.two: {partly: Sur quelques sites}}\n")
    partly = one.questions()[1].options[1]
    assert partly.label.to("fr") == "En partie: Sur quelques sites"
    assert partly.label.to("en") == "Partly: At some sites"


def test_what_a_language_lacks_is_no_problem_unless_asked_for(tmp_path: Path) -> None:
    head = "format: 1\ntranslation: questionnaire:sample\nlanguage: fr\n"
    item = plant(tmp_path, {"questionnaire.yaml": ITEM, "fr.yaml": head})
    assert check_paths([item], None).problems == ()
    assert check_paths([item], None, "en").problems == ()
    lacking = [problem.message for problem in check_paths([item], None, "fr").problems]
    assert "“questions/a.one/ask” is not translated" in lacking
    assert "“questions/a.one/options/large” is not translated" in lacking
    assert "“scales/process/1” is not translated" in lacking
    assert "“questions/a.two/actions/partial/prevent” is not translated" in lacking


def test_mistakes_of_all_languages_are_listed_with_what_one_language_lacks(tmp_path: Path) -> None:
    item = plant(
        tmp_path,
        {
            "questionnaire.yaml": ITEM,
            "fr.yaml": "format: 1\ntranslation: questionnaire:sample\nlanguage: fr\n",
            "es.yaml": "format: 1\ntranslation: questionnaire:sample\nlanguage: es\ntitel: X\n",
        },
    )
    found = check_paths([item], None, "fr").problems
    assert {(Path(one.source.file).name, one.code) for one in found} == {
        ("fr.yaml", "T302"),
        ("es.yaml", "T301"),
    }


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("At most 1,000 of 12.5 %", "Au plus 1 000 sur 12,5 %"),
        ("At most 10,000", "Como máximo 10.000"),
        ("On 1 July 2022, clauses 6.2 to 6.6", "Le 1er juillet 2022, clauses 6.2 à 6.6"),
    ],
)
def test_figures_are_the_same_however_a_language_writes_them(ours: str, theirs: str) -> None:
    assert figures(ours) == figures(theirs)


def test_translation_with_a_mistake_makes_its_item_unusable(tmp_path: Path) -> None:
    item = plant(
        tmp_path,
        {"questionnaire.yaml": ITEM, "fr.yaml": "format: 1\ntranslation: x\nlanguage: fr\n"},
    )
    questionnaire, problems = checked_questionnaire(item / "questionnaire.yaml")
    assert questionnaire is None
    assert [problem.code for problem in problems] == ["T301"]


def test_code_is_translated_clause_by_clause(tmp_path: Path) -> None:
    item = plant(
        tmp_path,
        {
            "code.yaml": CODE + yaml("SCORING\nCLAUSES\n"),
            "fr.yaml": yaml("""\
                format: 1
                translation: code:sample
                language: fr
                scoring: {because: Inventé.}
                sections: {"1": Un}
                clauses: {"1.1": {title: Article, gist: Faites-le.}}
                """),
        },
    )
    code, problems = checked_code(item / "code.yaml")
    assert code is not None, problems
    (clause,) = code.clauses()
    assert clause.title.to("fr") == "Article"
    assert clause.outside_hub is not None
    assert clause.outside_hub.to("fr") == "It is about something else."
    assert code.sections[0].title.to("fr") == "Un"
    assert code.scoring.because.to("fr") == "Inventé."


def test_criteria_are_translated_with_their_levels(tmp_path: Path) -> None:
    item = plant(
        tmp_path,
        {
            "criteria.yaml": HUB,
            "criteria.fr.yaml": yaml("""\
                format: 1
                translation: criteria:hub
                language: fr
                groups: {wages: Salaires}
                criteria: {wages.age: {title: Âge, levels: {age-14: Quatorze}}}
                """),
        },
    )
    hub, problems = checked_criteria(item / "criteria.yaml")
    assert hub is not None, problems
    age = hub.criteria["wages.age"]
    assert age.title.to("fr") == "Âge"
    assert [level.label.to("fr") for level in age.levels] == ["Quatorze", "Fifteen"]
    assert hub.groups["wages"].to("fr") == "Salaires"


@pytest.mark.parametrize("name", ["fr.yaml", "sections/a.yaml"])
def test_part_of_an_item_is_checked_with_its_item(name: str, tmp_path: Path) -> None:
    item = plant(
        tmp_path,
        {
            "questionnaire.yaml": QUESTIONNAIRE + "sections: [sections/a.yaml]\n",
            "sections/a.yaml": yaml("""\
                format: 1
                section: a
                of: sample
                title: A
                questions: [{id: a.one, FACT, kind: txt}]
                """),
            "fr.yaml": "format: 1\ntranslation: questionnaire:sample\nlanguage: fr\n",
        },
    )
    checked = check_paths([item / name], None)
    assert checked.files == (str(item / "questionnaire.yaml"),)
    assert [problem.code for problem in checked.problems] == ["Y008"]


def test_translation_may_stand_in_several_files_of_one_folder(tmp_path: Path) -> None:
    head = "format: 1\ntranslation: questionnaire:sample\nlanguage: fr\n"
    files: dict[str, str | None] = {
        "questionnaire.yaml": ITEM,
        "fr/head.yaml": head + "title: Exemple\n",
        "fr/a.yaml": head + "questions: {a.one: {ask: Combien}}\n",
    }
    questionnaire, problems = checked_questionnaire(plant(tmp_path, files) / "questionnaire.yaml")
    assert questionnaire is not None, problems
    assert questionnaire.languages == ("en", "fr")
    assert questionnaire.title.to("fr") == "Exemple"
    assert questionnaire.questions()[0].ask.to("fr") == "Combien"


def test_aliases_of_all_languages_are_known_and_none_has_to_be_translated(tmp_path: Path) -> None:
    original = ITEM.replace("id: a.one,", 'id: a.one, aliases: ["How big?", Size],')
    french = """\
        format: 1
        translation: questionnaire:sample
        language: fr
        questions: {a.one: {aliases: [Taille]}}
        """
    item = plant(tmp_path, {"questionnaire.yaml": original, "fr.yaml": yaml(french)})
    questionnaire, _problems = checked_questionnaire(item / "questionnaire.yaml")
    assert questionnaire is not None
    assert questionnaire.questions()[0].aliases == ("How big?", "Size", "Taille")
    untranslated = check_paths([item], None, "fr").problems
    assert untranslated
    assert not [one for one in untranslated if "aliases" in one.message]


def test_translation_of_a_section_called_code_is_not_taken_for_a_code(tmp_path: Path) -> None:
    french = "format: 1\ntranslation: questionnaire:sample\nlanguage: fr\ntitle: Exemple\n"
    item = plant(tmp_path, {"questionnaire.yaml": ITEM, "fr/code.yaml": french})
    checked = check_paths([item], None)
    assert (checked.files, checked.problems) == ((str(item / "questionnaire.yaml"),), ())


def test_code_with_an_id_of_two_letters_is_checked_beside_the_criteria(tmp_path: Path) -> None:
    library = plant(tmp_path, {"criteria.yaml": HUB, "qa/code.yaml": CODE})
    files = check_paths([library], None).files
    assert files == (str(library / "criteria.yaml"), str(library / "qa/code.yaml"))
